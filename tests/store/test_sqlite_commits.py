"""How the SQLite store writes: durable commits, shared by whatever waits, answered in order."""

import sqlite3
import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.store.conftest import OpenSqlite, Wait
from tests.store.support import BRAM, NOON, Append, Gate, joined, opened, said
from wordsnake.game.card import Phase
from wordsnake.game.events import GameId
from wordsnake.store.protocols import SeqConflict, StoreUnavailable
from wordsnake.store.sqlite.connection import connect, connect_for_reading
from wordsnake.store.sqlite.log import public_games
from wordsnake.store.sqlite.store import BATCH, SqliteStore
from wordsnake.store.sqlite.worker import MOST_WAITING

LETTERS = "abcdefghijklmnopqrstuvwxyz234567"
MANY = [opened(first + second * 7) for first in LETTERS for second in LETTERS[:4]]


@pytest.fixture
def store(open_sqlite: OpenSqlite, gate: Gate) -> SqliteStore:
    """A store whose writer waits at the gate."""
    store = open_sqlite(connect=gate.connect)
    gate.hold(store)
    return store


def test_a_commit_is_on_the_disk_before_it_is_answered(open_sqlite: OpenSqlite, path: Path) -> None:
    """WAL with synchronous=FULL (2), and foreign keys are enforced; waiting for a lock has a bound."""
    open_sqlite()
    for connection in (connect(path), connect_for_reading(path)):
        settings = ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "busy_timeout")
        values = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in settings]
        connection.close()
        assert values == ["wal", 2, 1, 1, 2000]


def test_the_reading_connection_cannot_write(open_sqlite: OpenSqlite, path: Path) -> None:
    """A query that writes is a bug that shows."""
    open_sqlite()
    connection = connect_for_reading(path)
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        connection.execute("DELETE FROM players")
    connection.close()


def test_appends_that_wait_together_share_a_commit(store: SqliteStore, gate: Gate, wait: Wait) -> None:
    """128 appends take one commit, beside that of the call that held the writer up."""
    answers = [store.append(*first) for first in MANY]
    gate.open.set()
    for answer in answers:
        wait(answer)
    assert len(wait(store.unfinished())) == len(MANY) == 128
    assert gate.statements.count("COMMIT") == 2


def test_an_event_that_moves_nobody_takes_two_statements(store: SqliteStore, gate: Gate, wait: Wait) -> None:
    """The card in place of the one before, and the event: hardly anything else is asked for, a move least of all."""
    answers = [store.append(*first) for first in MANY]
    gate.open.set()
    for answer in answers:
        wait(answer)
    gate.statements.clear()
    wait(store.append(*said(MANY[0], text=None)))
    assert [statement.split()[0] for statement in gate.statements] == ["BEGIN", "UPDATE", "INSERT", "COMMIT"]


def test_a_flood_is_committed_in_pieces(store: SqliteStore, gate: Gate, wait: Wait) -> None:
    """However many wait, no more than BATCH of them share a commit."""
    answers = [store.prune_chat(NOON) for _ in range(BATCH + 1)]
    gate.open.set()
    wait(answers[-1])
    assert gate.statements.count("COMMIT") == 3  # with that of the call at the gate


def test_one_append_that_fails_takes_no_neighbour_with_it(store: SqliteStore, gate: Gate, wait: Wait) -> None:
    """In the same commit those before and after it are stored, and nothing of it is."""
    game, events, card = said(opened("bbbb2222"))
    first, stale, last = (
        store.append(*opened("aaaa2222")),
        store.append(game, events, card),
        store.append(*opened("cccc2222")),
    )
    gate.open.set()
    assert wait(first) is None
    assert wait(last) is None
    with pytest.raises(SeqConflict):
        wait(stale)
    assert wait(store.card(game)) is None


def test_answers_come_in_the_order_of_the_calls(store: SqliteStore, gate: Gate, wait: Wait) -> None:
    """Refused or not."""
    order: list[int] = []

    def note(result: Any, number: int) -> Any:
        order.append(number)
        return result

    game, events, card = opened()
    answers = [store.append(game, events, card) for _ in range(5)]
    for number, answer in enumerate(answers):
        answer.addBoth(note, number)
    gate.open.set()
    for answer in answers[1:]:
        with pytest.raises(SeqConflict):
            wait(answer)
    assert order == [0, 1, 2, 3, 4]


def test_answers_come_on_the_reactor_thread(store: SqliteStore, gate: Gate, wait: Wait) -> None:
    """No callback ever runs in a thread of the store."""
    threads: list[int] = []

    def note(_: Any) -> None:
        threads.append(threading.get_ident())

    answer = store.append(*opened()).addCallback(note)
    gate.open.set()
    wait(answer)
    assert threads == [threading.get_ident()]


def test_reads_do_not_wait_for_commits(store: SqliteStore, gate: Gate, wait: Wait) -> None:
    """While an append is on its way everything else can be read."""
    pending = store.append(*opened())
    assert wait(store.read(GameId("other222"))) == ()
    assert wait(store.everyone()) == ()
    assert not pending.called
    gate.open.set()
    wait(pending)


def test_a_read_of_a_game_waits_for_its_appends(store: SqliteStore, gate: Gate, wait: Wait) -> None:
    """It was asked after them, so it sees them."""
    first = opened()
    store.append(*first)
    pending = store.append(*joined(first, BRAM))
    events = store.read(first[0])
    gate.open.set()
    assert [event.seq for event in wait(events)] == [1, 2, 3]
    assert pending.called


def test_a_bug_in_one_call_is_its_own(store: SqliteStore, gate: Gate, wait: Wait) -> None:
    """What SQLite refuses for its type is no trouble of the file: the caller gets the exception, others are stored."""
    game, events, card = opened("bbbb2222")
    many: Any = "many"
    broken = store.append(game, events, replace(card, words=many))
    healthy = store.append(*opened("cccc2222"))
    gate.open.set()
    with pytest.raises(sqlite3.IntegrityError, match="cannot store TEXT value in INTEGER column"):
        wait(broken)
    assert wait(healthy) is None


def test_the_queue_has_a_bound(store: SqliteStore, gate: Gate, wait: Wait) -> None:
    """A disk that does not answer makes calls fail at once, before memory runs out; then everything goes on."""
    waiting = [store.prune_chat(NOON) for _ in range(MOST_WAITING - 1)]  # and the one at the gate
    with pytest.raises(StoreUnavailable, match="cannot keep up"):
        wait(store.append(*opened()))
    gate.open.set()
    assert wait(waiting[-1]) == 0
    assert wait(store.append(*opened())) is None


def test_two_stores_on_one_file(open_sqlite: OpenSqlite, wait: Wait) -> None:
    """The primary key is the fence: of two processes that append the same seq one succeeds, and both can read it."""
    ours, theirs = open_sqlite(), open_sqlite()
    first = opened()
    wait(ours.append(*first))
    wait(theirs.append(*joined(first, BRAM)))
    with pytest.raises(SeqConflict):
        wait(ours.append(*said(first)))
    assert wait(ours.read(first[0])) == wait(theirs.read(first[0])) == (*first[1], *joined(first, BRAM)[1])


def test_the_primary_key_fences_alone(open_sqlite: OpenSqlite, wait: Wait, path: Path) -> None:
    """Even where a card is behind its log (a file somebody mended by hand), no event is written twice; nor is the card
    changed by the append that failed.
    """
    store = open_sqlite()
    first = opened()
    wait(store.append(*first))
    wait(store.append(*joined(first, BRAM)))
    connection = connect(path)
    connection.execute("UPDATE games SET seq = 2")
    connection.close()
    with pytest.raises(SeqConflict):
        wait(store.append(*said(first)))
    assert len(wait(store.read(first[0]))) == 3
    assert wait(store.card(first[0])).seq == 2


def test_every_event_has_its_game(path: Path, open_sqlite: OpenSqlite) -> None:
    """The schema itself keeps the log whole."""
    open_sqlite()
    connection = connect(path)
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        connection.execute("INSERT INTO events (game, seq, body) VALUES ('game2222', 1, x'00')")
    connection.close()


@pytest.mark.parametrize(
    ("phase", "language", "index"),
    [
        (None, None, "games_public"),
        ("waiting", None, "games_of_phase"),
        ("finished", None, "games_of_phase"),
        ("waiting", "nl", "games_of_phase"),
        ("finished", "nl", "games_over_in"),
        ("closed", "nl", "games_over_in"),
    ],
)
def test_lists_are_read_in_the_order_of_an_index(
    path: Path, open_sqlite: OpenSqlite, phase: Phase | None, language: str | None, index: str
) -> None:
    """A page costs as much with a million games as with ten: nothing is sorted, nothing scanned from its beginning.

    Of a language, games that are over are looked for among its own; those that go on are few.
    """
    open_sqlite()
    connection = connect(path)
    asked = list[str]()
    connection.set_trace_callback(asked.append)
    public_games(connection, phase, language, "1.aaaa2222", 5)
    connection.set_trace_callback(None)
    (query,) = asked
    (step,) = connection.execute(f"EXPLAIN QUERY PLAN {query}").fetchall()
    assert step[3].startswith(f"SEARCH games USING INDEX {index} ")
    connection.close()


def test_a_whole_game_at_once(open_sqlite: OpenSqlite, wait: Wait) -> None:
    """Nobody needs to wait between the appends of a game: they share commits and keep their order."""
    store = open_sqlite()
    steps: list[Append] = [opened()]
    for number in range(100):
        steps.append(said(steps[-1], f"nummer {number}"))
    answers = [store.append(*step) for step in steps]
    assert [wait(answer) for answer in answers] == [None] * 101
    assert [event.seq for event in wait(store.read(steps[0][0]))] == list(range(1, 103))
