"""A whole store is looked through: file, games, cards, players, keys."""

import sqlite3
from pathlib import Path

import pytest

from tests.store.support import ANNE, BRAM, Pump
from tests.support.stored import a_game, fill, lexicons
from wordsnake.audit.findings import Tally
from wordsnake.audit.store import audit
from wordsnake.game import commands as c
from wordsnake.game.card import card_of
from wordsnake.paths import DataDir
from wordsnake.store.sqlite.inspection import inspect
from wordsnake.store.sqlite.store import SqliteStore


@pytest.fixture
def data(tmp_path: Path) -> DataDir:
    data = DataDir(tmp_path / "data")
    fill(data)
    return data


def findings(data: DataDir, change: str = "") -> list[str]:
    """What is found after a change of the database by SQL."""
    connection = sqlite3.connect(data.database)
    connection.executescript(change)
    connection.close()
    connection = inspect(data.database)
    found = [f"{it.where}: {it.problem}" for it in audit(connection, lexicons, Tally(), lambda: None)]
    connection.close()
    return found


def test_a_sound_store(data: DataDir) -> None:
    """Nothing is found, and everything was looked at."""
    tally = Tally()
    connection = inspect(data.database)
    assert list(audit(connection, lexicons, tally, lambda: None)) == []
    connection.close()
    assert (tally.games, tally.players, tally.keys) == (30, 3, 3)
    assert (tally.judged, tally.trusted) == (20, 0)
    assert tally.events > 200


def replaced(old: str, new: str) -> str:
    """A change of the events of a game."""
    return (
        f"UPDATE events SET body = CAST(replace(CAST(body AS TEXT), '{old}', '{new}') AS BLOB) WHERE game = 'gameaazz'"
    )


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (
            "DELETE FROM chat; DELETE FROM events WHERE game = 'gameaazz' AND seq = 9",
            "game gameaazz: event 9 is missing: event 10, which says it is 10, follows",
        ),
        (
            "UPDATE events SET body = CAST('{\"v\": 7}' AS BLOB) WHERE game = 'gameaazz' AND seq = 9",
            "game gameaazz: event 9 cannot be read: 'None' is no type of event",
        ),
        (
            replaced('"score":0', '"score":9'),
            "game gameaazz: event 6 has score 9; by the rules 0",
        ),
        ("UPDATE games SET words = 7 WHERE game = 'gameabzz'", "game gameabzz: has a card that is not what its events"),
        ("UPDATE games SET scores = 'none' WHERE game = 'gameabzz'", "game gameabzz: cannot be read: "),
        ("DELETE FROM seats WHERE game = 'gameabzz'", "game gameabzz: is listed for other players than have its seats"),
        ("UPDATE chat SET player = 'bram' WHERE game = 'gameaazz'", "event 8 has a text that its player did not say"),
        ("UPDATE players SET finished = 3 WHERE player = 'anna'", "players: player anna has finished 10 games, not 3"),
        (
            "UPDATE players SET name_key = 'a' WHERE name = 'Anna'",
            "players: the name Anna of player anna is kept under",
        ),
        ("UPDATE keys SET authid = 'x' WHERE player = 'anna'", "keys: x of player anna is no fingerprint of a key"),
        (
            "UPDATE keys SET player = 'eve' WHERE player = 'anna'",
            "references: 1 rows of keys belong to none of players",
        ),
        ("DELETE FROM players WHERE player = 'caro'", "references: 10 rows of seats belong to none of players"),
        (
            "DELETE FROM seats WHERE game = 'gameabzz'; DELETE FROM games WHERE game = 'gameabzz'",
            "references: 5 rows of events belong to none of games",
        ),
    ],
)
def test_what_does_not_fit_is_found(data: DataDir, change: str, found: str) -> None:
    """It is told where, and what."""
    assert any(found in line for line in findings(data, change)), findings(data)


@pytest.fixture
def rated(tmp_path: Path) -> DataDir:
    """Two rated games of Anne and Bram are over."""
    data = DataDir(tmp_path / "rated")
    data.root.mkdir()
    pump = Pump()
    ids = iter((ANNE, BRAM))
    store = SqliteStore(data.database, pump.call_from_thread, new_id=lambda: next(ids))
    for letter in "ab":
        pump.wait(store.enter(letter * 32, 5))
    for game in ("gameaazz", "gamebbzz"):
        play = a_game(game).started(ANNE, BRAM, rated=True)
        play.words("behaard haardvuur")
        play.do(c.LeaveGame(player=BRAM))
        pump.wait(store.append(play.state.game, play.log, card_of(play.state)))
    pump.wait(store.close())
    return data


def test_ratings_are_computed_anew(rated: DataDir) -> None:
    """From the games; they are what is stored, and are counted."""
    tally = Tally()
    connection = inspect(rated.database)
    assert list(audit(connection, lexicons, tally, lambda: None)) == []
    connection.close()
    assert tally.ratings == 2


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (
            "UPDATE ratings SET mean = mean + 1e-9 WHERE player = 'bram'",
            "ratings is not what the games come to in 1 rows, the first that of bram classic: ",
        ),
        ("DELETE FROM ratings", "ratings is not what the games come to in 2 rows, the first that of anne classic: "),
        ("UPDATE results SET points = 1600 WHERE place = 2", "results is not what the games come to in 2 rows"),
        ("DELETE FROM best_links", "best_links is not what the games come to in "),
        ("UPDATE meetings SET games = 1", "meetings is not what the games come to in 1 rows"),
        ("INSERT INTO snakes VALUES (9, 'classic', 0, 99)", "snakes is not what the games come to in 1 rows"),
        (
            "DELETE FROM finishes WHERE game = 'gameaazz'",
            "game gameaazz is finished, but has no place among those that are",
        ),
        (
            "UPDATE games SET phase = 'playing' WHERE game = 'gameaazz'",
            "game gameaazz is not finished, but has a place among those that are",
        ),
        (
            "UPDATE events SET body = x'78' WHERE game = 'gameaazz' AND seq = 1",
            "results: cannot be compared with the games, of which not all can be read",
        ),
    ],
)
def test_results_that_do_not_follow_from_the_games_are_found(rated: DataDir, change: str, found: str) -> None:
    """Each in its table, with the first of the rows and what to do."""
    assert any(found in line for line in findings(rated, change)), findings(rated)


def test_one_bad_game_hides_no_other(data: DataDir) -> None:
    """Each is looked at by itself."""
    assert len(findings(data, "UPDATE games SET words = 77")) == 30


def test_it_looks_on_while_another_program_writes(data: DataDir) -> None:
    """A lock on the database holds up nobody who reads; and what is not committed is not seen."""
    writing = sqlite3.connect(data.database, isolation_level=None)
    writing.execute("BEGIN IMMEDIATE")
    writing.execute("UPDATE games SET words = 77")
    assert findings(data) == []
    writing.close()
