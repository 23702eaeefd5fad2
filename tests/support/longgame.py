"""A game of many words, put into a server's store before it starts: nobody could play it in the time of a test."""

import itertools
import time

from tests.store.support import Pump
from tests.support.play import Play
from tests.support.wamp import authid, seed
from wordsnake.game.card import card_of
from wordsnake.game.events import GameId, PlayerId
from wordsnake.game.state import nothing
from wordsnake.paths import DataDir
from wordsnake.store.sqlite.store import SqliteStore

SYLLABLES = tuple("".join(parts) for parts in itertools.product("bdfghjklmnprstvw", "aeiou", "lmnrst"))
"""Two in a row make a word of a long snake; the second is the beginning of the next word."""


class LongGame:
    """A private game of `words` words between Lange Ada and Lange Bob, which goes on after `end` with real words.

    Its words are made up, each of two parts of three letters, and overlap by one part.
    """

    names = ("Ada-long", "Bob-long")
    end = "haard"

    def __init__(self, words: int = 2000, game: str = "abcdefghijklmnopqrstuvwxyz") -> None:
        self.words = words
        self.game = GameId(game)

    @property
    def path(self) -> str:
        """Of its link."""
        return f"/g/{self.game}"

    def chain(self) -> list[str]:
        """The words: every pair of syllables at most once."""
        walk, used = ["bal"], set[tuple[str, str]]()
        steps = itertools.cycle(SYLLABLES[::7])
        while len(walk) < self.words:
            step = next(part for part in steps if (walk[-1], part) not in used and part != walk[-1])
            used.add((walk[-1], step))
            walk.append(step)
        walk.append(self.end)
        return [a + b for a, b in itertools.pairwise(walk)]

    def store(self, data: DataDir) -> None:
        """Play it, and write it into the store that the server will open."""
        pump = Pump()
        store = SqliteStore(data.database, pump.call_from_thread)
        now = int(time.time() * 1000)
        players = [self._enter(store, pump, name, now) for name in self.names]
        play = self._played(players, now)
        pump.wait(store.append(self.game, play.log, card_of(play.state)))
        pump.wait(store.close())

    def _enter(self, store: SqliteStore, pump: Pump, name: str, now: int) -> PlayerId:
        player = pump.wait(store.enter(authid(seed(name)), now))
        return pump.wait(store.claim_name(player.id, name, now)).id

    def _played(self, players: list[PlayerId], now: int) -> Play:
        words = self.chain()
        play = Play(" ".join(words))
        play.state, play.now = nothing(self.game), now
        play.started(*players, target_score=None, turn_seconds=600)
        for word in words:
            play.word(word)
        assert play.state.ply == self.words, play.state.ply
        return play
