"""How a big database is made, and what is shown of growth."""

import sqlite3
from pathlib import Path

import pytest

from bench.growth import axes, table
from bench.growth.big_store import fill
from bench.growth.lexicons import of_size
from bench.load.holding import slope
from bench.material import Played, chain, lexicon_of, word_list, write_lexicon
from bench.plan import FULL, QUICK
from wordsnake.lexicon.lexicon import IndexedLexicon
from wordsnake.rules.ruleset import PRESETS


@pytest.fixture
def lexicon(tmp_path: Path) -> IndexedLexicon:
    path = tmp_path / "nl.lexicon"
    write_lexicon(path, chain(200))
    return lexicon_of(path)


@pytest.fixture
def finished(lexicon: IndexedLexicon) -> Played:
    """A sprint of two that somebody has won."""
    played = Played(lexicon, seats=2, rules=PRESETS["sprint"])
    for word in chain(200):
        if played.state.phase == "finished":
            return played
        played.do(played.move(word))
    raise AssertionError("nobody won")


def rows(path: Path, query: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(path)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


def test_a_big_store_holds_as_many_events_as_were_asked_for(tmp_path: Path, finished: Played) -> None:
    """In whole games, each with all that follows from one."""
    path = tmp_path / "wordsnake.db"
    games = fill(path, finished, 5000)
    (events,) = rows(path, "SELECT count(*) FROM events")[0]
    assert events == games * len(finished.events) >= 5000
    for rows_of_a_game, counted in {"games": 1, "seats": 2, "finishes": 1, "results": 2, "snakes": 1}.items():
        assert rows(path, f"SELECT count(*) FROM {rows_of_a_game}") == [(games * counted,)]
    assert rows(path, "PRAGMA foreign_key_check") == []


def test_games_of_a_big_store_can_be_played_again(tmp_path: Path, finished: Played) -> None:
    """They are games of different players, and each leads to the card that is stored."""
    path = tmp_path / "wordsnake.db"
    games = fill(path, finished, 400 * len(finished.events))
    assert rows(path, "SELECT count(DISTINCT body) > 1 FROM events WHERE seq = 2") == [(1,)]
    found = rows(path, "SELECT games.seats FROM games ORDER BY game DESC LIMIT 1")
    assert games == 400
    assert found == [('["player-00-1","player-01-1"]',)]


def test_an_empty_store_is_a_store(tmp_path: Path, finished: Played) -> None:
    """What the others are compared with."""
    path = tmp_path / "wordsnake.db"
    assert fill(path, finished, 0) == 0
    assert rows(path, "SELECT count(*) FROM games") == [(0,)]


def test_a_lexicon_of_any_size_is_asked(tmp_path: Path) -> None:
    """Nothing is free, and more words take more room."""
    words = word_list(5000)
    small, large = (of_size(words, size, tmp_path) for size in (100, 0))
    assert (small["words"], large["words"]) == (100, 5000)
    assert small["index_mb"] < large["index_mb"]
    assert min(*small.values(), *large.values()) > 0


def test_the_slope_is_what_each_one_more_adds() -> None:
    """Whatever there was before."""
    assert slope([(0, 100.0), (250, 110.0), (500, 120.0)]) == pytest.approx(0.04)


def test_every_axis_has_a_table() -> None:
    """And there is none without figures."""
    assert table.AXES.keys() == axes.AXES.keys()


@pytest.mark.parametrize("plan", [FULL, QUICK], ids=["full", "quick"])
def test_a_size_of_all_words_is_the_last(plan: object) -> None:
    """Sizes go up."""
    sizes = [getattr(plan, name) for name in ("grown_games", "grown_seats", "grown_snake", "grown_live", "grown_store")]
    assert all(list(each) == sorted(each) for each in sizes)


def test_growth_is_shown_size_by_size() -> None:
    """The smallest first, with a cell for each figure that was measured."""
    text = table.markdown({"live": {500: {"restart_s": 0.5}, 0: {"restart_s": 0.25, "start_s": 4.0}}})
    assert text.splitlines()[2:] == [
        "| games | engine answers again after kill -9 | server ready after |",
        "| ---: | ---: | ---: |",
        "| 0 | 0.25 s | 4.00 s |",
        "| 500 | 0.50 s |  |",
    ]
