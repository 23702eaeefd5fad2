"""Players and games for checks to use: four fresh keys, private games, words that a server of that language knows."""

import secrets
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

from wordsnake.checks.check import Departed, Unchecked
from wordsnake.checks.net import Net
from wordsnake.checks.player import Heard, Player
from wordsnake.checks.record import Record
from wordsnake.keys import Key
from wordsnake.kit.errors import Refused
from wordsnake.wamp.contract import uris

SEED_BYTES = 32
Ruleset = str | Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a language. Each of the `chain` follows the one before it with so many letters as `overlaps` says.

    `apart` does not follow the first of the chain, `again` follows itself, `unknown` is no word.
    """

    language: str
    chain: tuple[str, ...]
    overlaps: tuple[int, ...]
    apart: str
    again: str
    unknown: str = "qwrtzpx"


WORDS = (
    Words("nl", ("behaard", "haardvuur", "vuurdoop", "doopvont"), (5, 4, 4), "zee", "rooster"),
    Words("en", ("handsome", "someone", "oneself", "selfish"), (4, 3, 4), "zebra", "area"),
)
SHORT = {"name": "classic", "target_score": 10, "points_per_letter": 3}
"""A game of three words: the first link reaches the goal, and the round is finished."""


@dataclass(slots=True)
class Game:
    """A private game between two players, the host and somebody else."""

    id: str
    players: tuple[Player, ...]

    async def view(self) -> dict[str, Any]:
        """As its host sees it."""
        view: dict[str, Any] = await self.players[0].call("get_game", self.id)
        return view

    async def turn(self) -> tuple[Player, Player]:
        """Who is to move, and somebody who is not."""
        turn = (await self.view())["turn"]
        for player, other in zip(self.players, reversed(self.players), strict=True):
            if player.name == turn:
                return player, other
        raise Departed(f"it is the turn of {turn!r}, who does not sit here")

    async def lay(self, word: str, **more: Any) -> dict[str, Any]:
        """Whoever is to move lays a word."""
        mover, _ = await self.turn()
        move: dict[str, Any] = await mover.call("play_word", self.id, word, **more)
        return move


@dataclass(slots=True)
class Whole:
    """A whole game, and what was heard of it."""

    game: Game
    events: Heard
    told: tuple[Heard, ...]
    """What was addressed to each of the players."""
    since: int
    """The seq up to which it was not followed yet."""
    moves: list[dict[str, Any]] = field(default_factory=list)
    """The answers of play_word."""
    clocks: tuple[str, str] = ("", "")
    """The server's clock before it and after it."""


class Stage:
    """What the checks of one server share. `key`: that of the first player, fresh if none is given."""

    def __init__(self, net: Net, key: Key | None = None) -> None:
        self.net = net
        self.record = Record()
        self._players = {"anna": Player(net, key or fresh_key(), self.record)}
        self._joined: set[str] = set()
        self._words: Words | None = None
        self._whole: Whole | None = None
        self._no_whole: str | None = None
        self._no_line: str | None = None

    async def player(self, name: str) -> Player:
        """The player of this name, signed in: anna, bram, caro, or anybody."""
        player = self._players.setdefault(name, Player(self.net, fresh_key(), self.record))
        if name not in self._joined:
            if self._no_line is not None:  # tried again by each check, it would take a quarter of an hour
                raise Unchecked(self._no_line)
            try:
                await player.join()
            except Refused as problem:
                raise Unchecked(f"nobody could sign in: {problem}") from None
            except OSError as problem:
                self._no_line = f"nobody could sign in: {problem}"
                raise Unchecked(self._no_line) from None
            self._joined.add(name)
            player.name = (await player.call("get_player"))["name"]
        return player

    def twin(self, player: Player) -> Player:
        """The same player at another window, not signed in yet."""
        twin = Player(self.net, player.key, self.record)
        twin.name = player.name
        return twin

    async def words(self) -> Words:
        """Words that this server knows."""
        if self._words is None:
            languages = (await (await self.player("anna")).call("about"))["languages"]
            self._words = next((words for words in WORDS if words.language in languages), None)
        if self._words is None:
            raise Unchecked("the server offers neither nl nor en, of which some words are known here")
        return self._words

    @asynccontextmanager
    async def waiting(
        self, ruleset: Ruleset = "classic", *, private: bool = True, alone: bool = False
    ) -> AsyncIterator[Game]:
        """A game that has not begun, of anna and bram; left by its host in the end, which ends it."""
        host, guest = await self.player("anna"), await self.player("bram")
        language = (await self.words()).language
        view = await host.call("create_game", ruleset=ruleset, language=language, private=private)
        try:
            if not alone:
                await guest.call("join_game", view["game"])
            yield Game(view["game"], (host,) if alone else (host, guest))
        finally:
            for player in (guest, host):
                with suppress(Departed, Unchecked):  # it may be over, or they may never have sat in it
                    await player.send_quietly("leave_game", view["game"])

    @asynccontextmanager
    async def match(self, ruleset: Ruleset = "classic", *, private: bool = True) -> AsyncIterator[Game]:
        """The same, begun."""
        async with self.waiting(ruleset, private=private) as game:
            await game.players[0].call("start_game", game.id)
            yield game

    async def whole(self) -> Whole:
        """A game that was played to its end, once for all checks."""
        if self._no_whole is not None:
            raise Unchecked(self._no_whole)
        if self._whole is None:
            self._no_whole = "no whole game could be played; see that line"
            self._whole = await self._play()
            self._no_whole = None
        return self._whole

    async def close(self) -> None:
        """Everybody leaves."""
        for name in sorted(self._joined):
            await self._players[name].leave()

    async def _play(self) -> Whole:
        host, guest, watcher = [await self.player(name) for name in ("anna", "bram", "caro")]
        words = await self.words()
        before = (await host.call("about"))["now"]
        view = await host.call("create_game", ruleset=SHORT, language=words.language, private=True)
        told = tuple([await player.listen(uris.ME) for player in (host, guest)])
        game = Game(view["game"], (host, guest))
        whole = Whole(game, await watcher.listen(uris.game_topic(game.id)), told, view["seq"])
        await guest.call("join_game", game.id)
        await host.call("start_game", game.id)
        for ply, word in enumerate(words.chain[:3]):
            whole.moves.append(await game.lay(word, ply=ply, move_id=f"move-{ply}"))
        await whole.events.until("game_finished")
        whole.clocks = (before, (await host.call("about"))["now"])
        return whole


def fresh_key() -> Key:
    """A key that nobody has."""
    return Key(secrets.token_hex(SEED_BYTES))
