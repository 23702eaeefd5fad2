"""Names and devices, lists and standings, words: what is there beside a game."""

import secrets
from typing import Any

from wordsnake.checks.check import Check, Unchecked, expect
from wordsnake.checks.player import Declined, Player
from wordsnake.checks.stage import Stage
from wordsnake.wamp.contract import uris

PROCEDURES = "api.md#procedures"


async def name_of(stage: Stage) -> str:
    """The name that caro has claimed. She never finishes a game: it is free again after 30 days."""
    caro = await stage.player("caro")
    if caro.name.startswith("guest-"):
        caro.name = (await caro.call("set_name", f"check-{secrets.token_hex(4)}"))["name"]
    return caro.name


async def names(stage: Stage) -> None:
    """Claimed, and found by others in any case."""
    name = await name_of(stage)
    found = await (await stage.player("bram")).call("get_player", name.upper())
    expect((found["name"], found["guest"]) == (name, False), f"{found['name']!r}, guest: {found['guest']}")


async def devices(stage: Stage) -> None:
    """One more key of caro's."""
    name = await name_of(stage)
    code = (await (await stage.player("caro")).call("link_device"))["code"]
    second = await stage.player("dora")
    told = await second.listen(uris.ME)
    linked = await second.call("redeem_link", code.lower())
    expect(linked["name"] == name, f"it became {linked['name']!r}, not {name!r}")
    await told.until("device_linked", name=name)
    seen = (await second.call("get_player"))["name"]
    expect(seen == name, f"it is {seen!r} afterwards")


async def lobby(stage: Stage) -> None:
    """A public game, from its opening to its end; nobody else can sit down in so short a time."""
    listener = await stage.player("caro")
    opened, ended = await listener.listen(uris.LOBBY), await listener.listen(uris.RESULTS)
    async with stage.match(private=False) as game:
        await opened.until("game_changed", game=await _row(listener, game.id, phase="playing"))
        _, other = await game.turn()
        await other.call("leave_game", game.id)
        result = await ended.until("game_result", game=game.id)
    expect(result["outcome"]["why"] == "last_in_play", f"{result['outcome']}")


async def ended(stage: Stage) -> None:
    """Read on from where one stopped: other games may have ended meanwhile."""
    reader = await stage.player("caro")
    cursor = (await reader.call("get_results", "end", 1))["cursor"]
    async with stage.match(private=False) as game:
        _, other = await game.turn()
        await other.call("leave_game", game.id)
        page = await reader.call("get_results", cursor)
    games = [each["game"]["game"] for each in page["results"]]
    expect(games.count(game.id) == 1, f"{game.id} has ended, and these were told: {games}")


async def _row(player: Player, game: str, **asked: str) -> dict[str, Any]:
    """How a game stands in the list."""
    page = await player.call("list_games", **asked)
    found = [each for each in page["games"] if each["game"] == game]
    expect(found, f"{game} is not in the list of games")
    row: dict[str, Any] = found[0]
    return row


async def private_games(stage: Stage) -> None:
    """A game that is opened is changed, and in no list."""
    listener = await stage.player("caro")
    opened = await listener.listen(uris.LOBBY)
    async with stage.waiting() as game, stage.waiting(private=False, alone=True) as public:
        page = await listener.call("list_games")
        expect(game.id not in [each["game"] for each in page["games"]], "a private game is in the list")
        await opened.until("game_changed", game=await _row(listener, public.id))
    expect(game.id not in [event["game"]["game"] for event in opened.all], "the lobby was told of a private game")


async def strangers(stage: Stage) -> None:
    """Who looks for a game sits in one; left at once, so that nobody waits for us."""
    player = await stage.player("bram")
    language = (await stage.words()).language
    view = await player.call("find_game", "survival", language)
    again = await player.call("find_game", "survival", language)
    await player.call("leave_game", view["game"])
    expect(again["game"] == view["game"], f"asked twice, two games: {view['game']} and {again['game']}")
    expect(player.name in [seat["player"] for seat in view["seats"]], f"no seat: {view['seats']}")


async def permitted(stage: Stage) -> None:
    """Typed in capitals."""
    words, player = await stage.words(), await stage.player("bram")
    good = await player.call("check_word", words.chain[1].upper(), words.language)
    expect((good["valid"], good["word"]) == (True, words.chain[1]), f"{good}")
    bad = await player.call("check_word", words.unknown, words.language)
    expect((bad["valid"], bad["reason"]) == (False, "not_in_lexicon"), f"{bad}")


async def standings(stage: Stage) -> None:
    """Of a player who has finished nothing that counts."""
    name = await name_of(stage)
    player = await stage.player("bram")
    for board in ("rating", "link", "snake"):
        told = await player.call("get_leaderboard", ruleset="classic", board=board, limit=5)
        expect(told["board"] == board and len(told["rows"]) <= 5, f"{told['board']}, {len(told['rows'])} rows")  # noqa: PLR2004
    curve = await player.call("get_rating", ruleset="classic", name=name)
    expect((curve["player"], curve["curve"]) == (name, []), f"{curve}")


async def opponents(stage: Stage) -> None:
    """If there are any."""
    async with stage.waiting(alone=True) as game:
        try:
            await game.players[0].call("add_bot", game.id, 1)
        except Declined as declined:
            if declined.refusal.reason == "unavailable":
                raise Unchecked(f"no bot is here: {declined.refusal}") from None
            raise
        bots = [seat for seat in (await game.view())["seats"] if seat["bot"]]
        expect([bot["level"] for bot in bots] == [1], f"{bots}")


CHECKS = (
    Check("names", PROCEDURES, "a name is had by one player, whatever its case", names),
    Check("second device", PROCEDURES, "whoever redeems a code is the player who made it, and is told so", devices),
    Check("lobby and results", "api.md#topics", "public games are told to the lobby, and their ends to results", lobby),
    Check("get_results", PROCEDURES, "every public game that has ended since a cursor is told, once", ended),
    Check("private games", "api.md#on-the-wire", "a private game appears in no list", private_games),
    Check("find_game", PROCEDURES, "who looks for a game is seated in one, and in the same one when asked again",
          strangers),
    Check("check_word", PROCEDURES, "words are told from others, whatever their case", permitted),
    Check("standings", PROCEDURES, "boards have as many rows as asked for, and a rating that was never made no curve",
          standings),
    Check("add_bot", PROCEDURES, "a bot of that level sits down", opponents),
)  # fmt: skip
