"""The log of games on a disk: what the writer does in its thread, on the writer's own connection."""

import sqlite3
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from bench.material import Played, chain
from wordsnake.lexicon.lexicon import IndexedLexicon
from wordsnake.store.sqlite import log
from wordsnake.store.sqlite.connection import connect
from wordsnake.store.sqlite.schema import prepare
from wordsnake.store.sqlite.worker import in_one_commit

COMMITS = 100
MANY = 20
"""Games whose moves share a commit."""


@pytest.fixture
def database(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    path = tmp_path / "wordsnake.db"
    prepare(path)
    connection = connect(path)
    yield connection
    connection.close()


class Games:
    """Games that are stored move by move."""

    def __init__(self, database: sqlite3.Connection, lexicon: IndexedLexicon, count: int) -> None:
        self._database = database
        self._games = [Played(lexicon, game=f"aaaab{number:03}".translate(LETTERS)) for number in range(count)]
        self._words = iter(chain(COMMITS * 3))
        for game in self._games:
            self._commit([self._append(game, tuple(game.events))])

    def next_moves(self) -> list[partial[None]]:
        """The appends of one move in each game."""
        word = next(self._words)
        return [self._append(game, game.do(game.move(word))) for game in self._games]

    def measure(self, benchmark: BenchmarkFixture) -> None:
        """Store the moves of one ply at a time, in a commit."""
        benchmark.pedantic(self._commit, setup=lambda: ((self.next_moves(),), {}), rounds=COMMITS, warmup_rounds=10)

    def stored(self) -> int:
        """How many events there are."""
        (count,) = self._database.execute("SELECT count(*) FROM events").fetchone()
        return int(count)

    def expected(self) -> int:
        """How many there should be."""
        return sum(len(game.events) for game in self._games)

    def _append(self, game: Played, events: tuple) -> partial[None]:
        return partial(log.append, game=game.state.game, events=events, card=game.card)

    def _commit(self, works: list[partial[None]]) -> None:
        assert in_one_commit(self._database, works) == [None] * len(works)


LETTERS = str.maketrans("0123456789", "cdefghijkl")


def test_append_alone(benchmark: BenchmarkFixture, database: sqlite3.Connection, lexicon: IndexedLexicon) -> None:
    """A move, in a commit of its own."""
    games = Games(database, lexicon, 1)
    games.measure(benchmark)
    assert games.stored() == games.expected()


def test_append_batch(benchmark: BenchmarkFixture, database: sqlite3.Connection, lexicon: IndexedLexicon) -> None:
    """A move in each of twenty games, in one commit."""
    games = Games(database, lexicon, MANY)
    games.measure(benchmark)
    assert games.stored() == games.expected()


def test_read_log(benchmark: BenchmarkFixture, database: sqlite3.Connection, played: Played) -> None:
    """All events of a game of a hundred words."""
    game = played.state.game
    in_one_commit(database, [partial(log.append, game=game, events=played.events, card=played.card)])
    assert benchmark(log.read, database, game, 0, None) == tuple(played.events)
