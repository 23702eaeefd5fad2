"""Results on SQLite: what becomes of them when a file is damaged, and recomputing them while no server runs."""

import sqlite3
from pathlib import Path

import pytest

from tests.store.conftest import OpenSqlite, Wait
from tests.store.support import ANNE, BRAM, CARO, NOON, Append, finished, joined, opened
from wordsnake.store.protocols import StoreUnavailable, Unreadable
from wordsnake.store.results import Recount
from wordsnake.store.sqlite.books import DERIVED
from wordsnake.store.sqlite.recompute import put_in_order, recompute_file
from wordsnake.store.sqlite.store import SqliteStore


def almost_over(store: SqliteStore, wait: Wait, game: str) -> Append:
    """A rated game of Anne, Bram and Caro is played: the append that ends it."""
    step = opened(game, rated=True)
    wait(store.append(*step))
    for player in (BRAM, CARO):
        step = joined(step, player)
        wait(store.append(*step))
    return finished(step)


def execute(path: Path, statement: str) -> None:
    """Change the file by hand."""
    connection = sqlite3.connect(path)
    with connection:
        connection.execute(statement)
    connection.close()


@pytest.fixture
def store(open_sqlite: OpenSqlite, wait: Wait) -> SqliteStore:
    """Two games are over, in which three shared the first place."""
    store = open_sqlite()
    for game in ("aaaa2222", "bbbb2222"):
        wait(store.append(*almost_over(store, wait, game)))
    return store


def recomputed(path: Path) -> Recount:
    """What the host's command does."""
    return recompute_file(path, lambda _done, _of: None)


def test_a_result_and_the_end_of_its_game_are_stored_together(path: Path, store: SqliteStore, wait: Wait) -> None:
    """Where the one cannot be, the other is not: here the log of the game is damaged before it ends."""
    end = almost_over(store, wait, "cccc2222")
    before = wait(store.ratings([ANNE]))
    execute(path, "UPDATE events SET body = x'78' WHERE game = 'cccc2222' AND seq = 1")
    with pytest.raises(Unreadable, match="The log of game cccc2222"):
        wait(store.append(*end))
    assert wait(store.card(end[0])).phase == "waiting"
    assert wait(store.ratings([ANNE])) == before


def test_recomputing_puts_right_what_was_changed(path: Path, store: SqliteStore, wait: Wait) -> None:
    """And tells how many ratings that were."""
    before = wait(store.ratings([ANNE, BRAM, CARO]))
    execute(path, "UPDATE ratings SET mean = 50 WHERE player = 'anne'")
    execute(path, "DELETE FROM ratings WHERE player = 'bram'")
    execute(path, "DELETE FROM meetings")
    assert recomputed(path) == Recount(games=2, ratings=3, changed=2)
    assert wait(store.ratings([ANNE, BRAM, CARO])) == before
    assert recomputed(path) == Recount(games=2, ratings=3, changed=0)


def test_a_game_that_cannot_be_read_is_left_out_and_told_of(path: Path, store: SqliteStore, wait: Wait) -> None:
    """One damaged game costs no other its rating."""
    execute(path, "UPDATE events SET body = x'78' WHERE game = 'aaaa2222' AND seq = 2")
    recount = recomputed(path)
    assert (recount.games, recount.unreadable) == (1, ("aaaa2222",))
    assert wait(store.ratings([ANNE]))[ANNE]["sprint"].games == 1


@pytest.mark.usefixtures("store")
def test_it_tells_how_far_it_is(path: Path) -> None:
    """Games gone through, and how many there are."""
    told: list[tuple[int, int]] = []
    recompute_file(path, lambda done, of: told.append((done, of)))
    assert told == [(0, 2)]


def test_a_recompute_that_fails_changes_nothing(path: Path, store: SqliteStore, wait: Wait) -> None:
    """It is one transaction."""
    before = wait(store.history(ANNE, None, 5, private=True))

    def fail(_done: int, _of: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        recompute_file(path, fail)
    assert wait(store.history(ANNE, None, 5, private=True)) == before


def test_a_file_that_is_none_of_ours(path: Path) -> None:
    """As for a server."""
    path.write_text("no database")
    with pytest.raises(StoreUnavailable):
        recomputed(path)


def test_games_entered_in_any_order_are_put_in_the_order_of_their_ends(
    path: Path, store: SqliteStore, wait: Wait
) -> None:
    """As when a damaged file is saved; of two that ended in the same millisecond the order is known by their places."""
    first = almost_over(store, wait, "0000late")
    wait(store.append(*first))
    before = wait(store.history(ANNE, None, 5, private=True))
    assert [played.card.game for played in before.games] == ["0000late", "bbbb2222", "aaaa2222"]
    connection = sqlite3.connect(path)
    with connection:
        places = dict(connection.execute("SELECT game, place FROM finishes"))
        for table in (*DERIVED, "finishes"):
            connection.execute(f"DELETE FROM {table}")
        rows = [(game, NOON) for game in sorted(places)]
        connection.executemany("INSERT INTO finishes (game, at) VALUES (?, ?)", rows)
        put_in_order(connection, places)
    connection.close()
    after = wait(store.history(ANNE, None, 5, private=True))
    assert [played.card.game for played in after.games] == ["0000late", "bbbb2222", "aaaa2222"]
    assert [played.points for played in after.games] == [played.points for played in before.games]
