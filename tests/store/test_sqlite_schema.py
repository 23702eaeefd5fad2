"""Files of older versions become files of this one, with everything in them."""

import sqlite3
from pathlib import Path

import pytest

from tests.store.conftest import OpenSqlite, Wait
from tests.store.support import ANNE, BRAM, NOON, finished, joined, opened, said
from wordsnake.game.codec import encode
from wordsnake.game.events import Event, GameId, GameStarted, Link, PlayerId
from wordsnake.rules.words import Word
from wordsnake.store.protocols import NameTaken, Player
from wordsnake.store.sqlite.schema import APPLICATION_ID, STEPS, prepare

WAITING = joined(opened("aaaa2222"), BRAM)
OVER = finished(joined(opened("bbbb2222", at=NOON + 5), BRAM), at=NOON + 9)


def schema(path: Path) -> list[tuple[str, str]]:
    """All that the file is made of."""
    connection = sqlite3.connect(path)
    rows = connection.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name").fetchall()
    connection.close()
    return rows


def version(path: Path) -> tuple[int, int]:
    connection = sqlite3.connect(path)
    values = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("user_version", "application_id")]
    connection.close()
    return values[0], values[1]


def a_file_of_version_one(path: Path) -> None:
    """Two games and two players, as the first version stored them, put in by hand."""
    prepare(path, steps=STEPS[:1])
    connection = sqlite3.connect(path)
    for game, phase, seq, outcome in (
        ("aaaa2222", "waiting", 3, None),
        ("bbbb2222", "finished", 4, '{"winners":["anne","bram"],"why":"goal","scores":[["anne",26],["bram",26]]}'),
    ):
        scores = "[26,26]" if outcome else "[0,0]"
        opened_at, changed_at = (NOON + 5, NOON + 9) if outcome else (NOON, NOON)
        connection.execute(
            "INSERT INTO games VALUES (?, ?, ?, 'sprint', 'nl', 0, 'anne', '[\"anne\",\"bram\"]', ?, 8, 0, ?, ?, ?)",
            (game, seq, phase, scores, opened_at, changed_at, outcome),
        )
    for game, events in (("aaaa2222", events_of_waiting()), ("bbbb2222", events_of_over())):
        rows = [(game, event.seq, encode(event)) for event in events]
        connection.executemany("INSERT INTO events VALUES (?, ?, ?)", rows)
    connection.execute("INSERT INTO players VALUES ('anne', 'Anne', 'anne', 7, 0, 0, 1, 5)")
    connection.execute("INSERT INTO players VALUES ('bram', NULL, NULL, NULL, 0, 1, 1, 6)")
    connection.execute("INSERT INTO keys VALUES (1, 'a1', 'anne', 5), (2, 'b2', 'bram', 6), (3, 'a2', 'anne', 7)")
    connection.commit()
    connection.close()


def events_of_waiting() -> tuple[Event, ...]:
    return (*opened("aaaa2222")[1], *WAITING[1])


def events_of_over() -> tuple[Event, ...]:
    first = opened("bbbb2222", at=NOON + 5)
    return (*first[1], *joined(first, BRAM)[1], *OVER[1])


def test_a_file_of_version_one_is_brought_up_to_date(path: Path, open_sqlite: OpenSqlite, wait: Wait) -> None:
    """Every event, card, player and key is still there."""
    a_file_of_version_one(path)
    assert version(path) == (1, APPLICATION_ID)
    store = open_sqlite()
    assert version(path) == (len(STEPS), APPLICATION_ID)
    assert wait(store.read(GameId("aaaa2222"))) == events_of_waiting()
    assert wait(store.read(GameId("bbbb2222"))) == events_of_over()
    assert wait(store.card(GameId("aaaa2222"))) == WAITING[2]
    assert wait(store.card(GameId("bbbb2222"))) == OVER[2]
    assert wait(store.by_authid("a2")) == Player(
        id=ANNE, name="Anne", bot=False, authids=("a1", "a2"), created_at=5, finished=1
    )
    assert wait(store.by_authid("b2")).banned is True


def test_what_later_versions_added_is_filled_in(path: Path, open_sqlite: OpenSqlite, wait: Wait) -> None:
    """Seats are known by player as well, lists work, and the old games go on, with chat."""
    a_file_of_version_one(path)
    store = open_sqlite()
    with pytest.raises(NameTaken):
        wait(store.link_key(ANNE, "b2", NOON))  # Bram is a guest, but he has seats
    assert [card.game for card in wait(store.public_games(None, "nl", None, 5)).games] == ["bbbb2222", "aaaa2222"]
    assert wait(store.unfinished()) == (GameId("aaaa2222"),)
    wait(store.append(*said(WAITING, "nog steeds hier", player=PlayerId("bram"))))
    assert wait(store.read(GameId("aaaa2222"), since=3))[0].text == "nog steeds hier"


def test_games_that_were_over_are_in_the_histories(path: Path, open_sqlite: OpenSqlite, wait: Wait) -> None:
    """Unrated, as they were played; a recompute finds the same."""
    a_file_of_version_one(path)
    store = open_sqlite()
    before = wait(store.history(ANNE, None, 5, private=False))
    assert [(played.card, played.at, played.points) for played in before.games] == [(OVER[2], NOON + 9, None)]
    wait(store.recompute())
    assert wait(store.history(ANNE, None, 5, private=False)) == before


def test_days_that_were_played_keep_their_openings(path: Path, open_sqlite: OpenSqlite, wait: Wait) -> None:
    """That of the first game which began is the day's; what is drawn now changes nothing."""
    prepare(path, steps=STEPS[:6])
    connection = sqlite3.connect(path)
    for game, host, at, word in (("aaaa2222", "bram", NOON + 9, "zee"), ("bbbb2222", "anne", NOON, "café")):
        connection.execute(
            "INSERT INTO games (game, seq, phase, ruleset, language, private, host, seats, seats_max, words, scores,"
            " opened_at, changed_at, day) VALUES (?, 3, 'playing', 'daily', 'nl', 0, ?, '[]', 1, 1, '[]', ?, ?, ?)",
            (game, host, at, at, "2026-01-01"),
        )
        link = Link(ply=0, word=word, key=word.replace("é", "e"), player=None, overlap=0, points=0)
        order = (PlayerId(host),)
        started = GameStarted(seq=3, at=at, order=order, current=link, turn=order[0], ply=1, deadline=at)
        connection.execute("INSERT INTO events VALUES (?, 3, ?)", (game, encode(started)))
    connection.commit()
    connection.close()
    store = open_sqlite()
    assert wait(store.daily_opening("2026-01-01", "nl", Word("ijs", "ijs"))) == Word("café", "cafe")


@pytest.mark.parametrize("first", range(1, len(STEPS)))
def test_every_way_leads_to_the_same_schema(tmp_path: Path, first: int) -> None:
    """A file that was upgraded from any version is made as a new one is."""
    prepare(tmp_path / "new.db")
    prepare(tmp_path / "old.db", steps=STEPS[:first])
    assert schema(tmp_path / "old.db") != schema(tmp_path / "new.db")
    prepare(tmp_path / "old.db")
    assert schema(tmp_path / "old.db") == schema(tmp_path / "new.db")


def test_a_step_that_fails_is_undone_whole(path: Path) -> None:
    """A file stays at the version it had: here the second step finds its table in the way."""
    prepare(path, steps=STEPS[:1])
    connection = sqlite3.connect(path)
    connection.execute("CREATE INDEX games_of_phase ON games (phase)")
    connection.close()
    before = schema(path)
    with pytest.raises(Exception, match="already exists"):
        prepare(path)
    assert schema(path) == before
    assert version(path)[0] == 1


def test_every_table_is_strict(path: Path) -> None:
    """No column takes a value of another type."""
    prepare(path)
    connection = sqlite3.connect(path)
    tables = connection.execute("SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table'")
    found = {name: strict for name, strict in tables if not name.startswith("sqlite_")}
    connection.close()
    first = ("games", "events", "players", "keys", "seats", "chat")
    results = ("finishes", "results", "ratings", "meetings", "best_links", "snakes")
    assert found == dict.fromkeys((*first, *results, "rulings", "appeals", "openings"), 1)
