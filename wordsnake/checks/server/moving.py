"""Moves on lines that are lost, clocks that run out, talk: a game at the moment when it is played."""

import unicodedata
from datetime import datetime

from wordsnake.checks.check import Check, Unchecked, expect
from wordsnake.checks.player import Heard
from wordsnake.checks.stage import Game, Stage
from wordsnake.wamp.contract import uris

PROCEDURES = "api.md#procedures"
TURN_S = 5
SLACK_S = 5.0
"""A machine may be busy."""
SAID = "cafe\u0301?"


async def repeated_move(stage: Stage) -> None:
    """Sent twice, as after a lost answer."""
    word = (await stage.words()).chain[0]
    async with stage.match() as game:
        mover, _ = await game.turn()
        first = await mover.call("play_word", game.id, word, 0, "the-same")
        second = await mover.call("play_word", game.id, word, 0, "the-same")
        expect(second == first, f"{second} after {first}")
        seq = (await game.view())["seq"]
        expect(seq == first["seq"], f"the game is at seq {seq}, the move was {first['seq']}")


async def other_word(stage: Stage) -> None:
    """A program's mistake, of which it hears."""
    words = await stage.words()
    async with stage.match() as game:
        mover, _ = await game.turn()
        await mover.call("play_word", game.id, words.chain[0], 0, "the-same")
        fields = await mover.refused("play_word", "invalid_argument", game.id, words.apart, 0, "the-same")
        expect(fields["argument"] == "move_id", f"{fields['argument']!r} is named")


async def repeated_seat(stage: Stage) -> None:
    """Whoever sits there sees the game."""
    async with stage.waiting() as game:
        seq = (await game.view())["seq"]
        view = await game.players[1].call("join_game", game.id)
        expect(view["seq"] == seq, f"seq {view['seq']} after {seq}")


async def reconnect(stage: Stage) -> None:
    """The line is cut, something happens, and the same key comes back."""
    words = await stage.words()
    async with stage.match() as game:
        mover, other = await game.turn()
        first = await mover.call("play_word", game.id, words.chain[0], 0, "before")
        mover.cut()
        await other.call("play_word", game.id, words.chain[1], 1)
        await mover.join()
        repeated = await mover.call("play_word", game.id, words.chain[0], 0, "before")
        expect(repeated == first, f"the move sent again gave {repeated}, not {first}")
        missed = await mover.call("get_events", game.id, first["seq"])
        types = [event["type"] for event in missed["events"]]
        expect(types == ["word_played"], f"missed: {types}")
        await mover.call("play_word", game.id, words.chain[2], 2)


async def old_session(stage: Stage) -> None:
    """A player in two windows."""
    words = await stage.words()
    async with stage.match() as game:
        mover, _ = await game.turn()
        second = stage.twin(mover)
        await second.join()
        games = (await second.call("get_player"))["games"]
        expect(game.id in games, f"its games are {games}")
        await second.call("play_word", game.id, words.chain[0], 0)
        await second.leave()


async def timeout(stage: Stage) -> None:
    """Nobody moves."""
    grace = (await (await stage.player("caro")).call("about"))["limits"]["grace_ms"] / 1000
    async with stage.match({"name": "classic", "turn_seconds": TURN_S}) as game:
        events = await _follow(stage, game)
        mover, _ = await game.turn()
        deadline = (await game.view())["deadline"]
        missed = await events.until("turn_missed", TURN_S + SLACK_S)
        late = (datetime.fromisoformat(missed["at"]) - datetime.fromisoformat(deadline)).total_seconds()
        expect((missed["player"], missed["why"]) == (mover.name, "timeout"), f"{missed}")
        expect(0 <= late <= grace + SLACK_S, f"{late} s after the deadline")


async def passing(stage: Stage) -> None:
    """By choice."""
    async with stage.match() as game:
        mover, other = await game.turn()
        events = await _follow(stage, game)
        await mover.call("pass_turn", game.id, 0)
        missed = await events.until("turn_missed")
        expect((missed["why"], missed["misses"], missed["turn"]) == ("pass", 1, other.name), f"{missed}")


async def removal(stage: Stage) -> None:
    """While it waits."""
    async with stage.waiting() as game:
        host, guest = game.players
        events = await _follow(stage, game)
        await host.call("remove_seat", game.id, guest.name)
        await events.until("seat_left", player=guest.name)


async def leaving(stage: Stage) -> None:
    """And whoever is left wins."""
    async with stage.match() as game:
        mover, other = await game.turn()
        events = await _follow(stage, game)
        await mover.call("leave_game", game.id)
        await events.until("player_out", player=mover.name, why="left")
        finished = await events.until("game_finished")
        expect(finished["outcome"]["winners"] == [other.name], f"{finished['outcome']}")


async def chat(stage: Stage) -> None:
    """Where the host permits it."""
    permitted = (await (await stage.player("anna")).call("about"))["chat"]
    async with stage.waiting() as game:
        guest = game.players[1]
        if not permitted:
            await guest.refused("say", "chat_off", game.id, SAID)
            raise Unchecked("chat is switched off, and refused with chat_off")
        events = await _follow(stage, game)
        answer = await guest.call("say", game.id, SAID)
        said = await events.until("said", player=guest.name)
        expect(said["seq"] == answer["seq"], f"seq {said['seq']} was told, {answer['seq']} answered")
        expect(said["text"] == unicodedata.normalize("NFC", SAID), f"{said['text']!r}")


async def race(stage: Stage) -> None:
    """Whoever has a word lays it; not twice in a row."""
    words = await stage.words()
    async with stage.match({"name": "race", "opening": "player"}) as game:
        first, second = game.players
        await first.call("play_word", game.id, words.chain[0], 0)
        await first.refused("play_word", "own_word", game.id, words.chain[1], 1)
        await second.refused("play_word", "stale_ply", game.id, words.chain[0], 0)
        await second.call("play_word", game.id, words.chain[1], 1)
        expect((await game.view())["turn"] is None, "it is somebody's turn")


async def _follow(stage: Stage, game: Game) -> Heard:
    return await (await stage.player("caro")).listen(uris.game_topic(game.id))


CHECKS = (
    Check("same move_id", PROCEDURES, "the same move_id gives the first result again, and nothing is played twice",
          repeated_move),
    Check("same move_id, other word", PROCEDURES, "a move_id that stood for another word is refused", other_word),
    Check("seat taken twice", PROCEDURES, "who is seated already just sees the game", repeated_seat),
    Check("reconnect", "api.md#topics",
          "after a lost line the same key plays on, repeats its move and fetches what it missed", reconnect),
    Check("two sessions", "api.md#connecting", "the key is the identity, in every session it has", old_session),
    Check("timeout", "rules.md#turns", "a turn that runs out is missed, the grace after its deadline", timeout),
    Check("pass", "rules.md#turns", "who passes has missed a turn, and the next one is to move", passing),
    Check("remove_seat", PROCEDURES, "the host takes somebody out", removal),
    Check("leave_game", "rules.md#turns", "who leaves is out, and the last one in play wins", leaving),
    Check("chat", PROCEDURES, "what a seated player says is told to the table, in NFC", chat),
    Check("race", PROCEDURES, "in a race whoever has a word lays it, but not two in a row", race),
)  # fmt: skip
