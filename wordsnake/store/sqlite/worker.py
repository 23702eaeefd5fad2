"""A thread with a connection of its own: work goes in on the reactor thread, answers come back there, in order.

The writer takes everything that is waiting when it is free, as a batch, and carries it out in one transaction: many
appends share one commit, one wait for the disk. The reader takes one call at a time, each with its own snapshot. When
the file or its disk is in trouble the whole batch fails and the connection is dropped: the next batch opens a new one,
so that the store is well again as soon as its file is.
"""

import sqlite3
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any, TypeVar

from twisted.internet.defer import Deferred, fail
from twisted.python.failure import Failure

from wordsnake.store.protocols import StoreUnavailable
from wordsnake.store.sqlite.connection import close_quietly
from wordsnake.store.sqlite.errors import explain, is_trouble

T = TypeVar("T")
Work = Callable[[sqlite3.Connection], T]
Connect = Callable[[Path], sqlite3.Connection]
CallFromThread = Callable[..., object]
CarryOut = Callable[[sqlite3.Connection, Sequence[Work[Any]]], list[Any]]

MOST_WAITING = 10_000
"""Calls that may wait for one thread; a disk this far behind is out of order, and memory is not endless."""


@dataclass(frozen=True, slots=True)
class _Job:
    work: Work[Any]
    answer: Deferred[Any]


class Worker:
    """One thread, one connection, one queue.

    `carry_out` answers a batch of at most `most` works with their results, a Failure standing for one that failed
    alone; raising fails them all. `call_from_thread(f, *args)` runs f on the reactor thread. The thread does not keep a
    process alive: what was acknowledged is on the disk, and what was not may be lost.
    """

    def __init__(
        self, path: Path, connect: Connect, carry_out: CarryOut, call_from_thread: CallFromThread, *, most: int
    ) -> None:
        self._path = path
        self._most = most
        self._connect = connect
        self._carry_out = carry_out
        self._call_from_thread = call_from_thread
        self._connection: sqlite3.Connection | None = None
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self._waiting = 0
        self._closing = False
        self._closed: Deferred[None] = Deferred()
        self._thread = threading.Thread(target=self._run, name=carry_out.__name__, daemon=True)
        self._thread.start()

    def submit(self, work: Work[T]) -> Deferred[T]:
        """Have `work(connection)` done in the thread. Fails with what it raises, or with StoreUnavailable."""
        if self._closing:
            return fail(StoreUnavailable("The store is closed."))
        if self._waiting >= MOST_WAITING:
            return fail(
                StoreUnavailable(f"The disk of {self._path} cannot keep up: {self._waiting} calls wait for it.")
            )
        answer: Deferred[T] = Deferred()
        self._waiting += 1
        self._jobs.put(_Job(work, answer))
        return answer

    def close(self) -> Deferred[None]:
        """Finish what was submitted, then end the thread and its connection."""
        self._closing = True
        self._jobs.put(None)
        return self._closed

    # On the reactor thread.

    def _deliver(self, batch: Sequence[_Job], results: Sequence[Any]) -> None:
        self._waiting -= len(batch)
        for job, result in zip(batch, results, strict=True):
            job.answer.callback(result)

    def _end(self) -> None:
        self._thread.join()  # it has nothing left to do
        self._closed.callback(None)

    # On the worker's own thread.

    def _run(self) -> None:
        while True:
            batch, more = self._take()
            if batch:
                self._call_from_thread(self._deliver, batch, self._results(batch))
            if not more:
                self._disconnect()
                self._call_from_thread(self._end)
                return

    def _take(self) -> tuple[list[_Job], bool]:
        """Wait for a job, then take all that are there; and whether more may come."""
        job = self._jobs.get()
        batch: list[_Job] = []
        while job is not None:
            batch.append(job)
            if len(batch) == self._most:
                return batch, True
            try:
                job = self._jobs.get_nowait()
            except Empty:
                return batch, True
        return batch, False

    def _results(self, batch: Sequence[_Job]) -> list[Any]:
        try:
            if self._connection is None:
                self._connection = self._connect(self._path)
            return self._carry_out(self._connection, [job.work for job in batch])
        except Exception as error:  # noqa: BLE001 - whatever it is, the callers hear of it and the thread lives on
            self._disconnect()
            trouble = explain(error, self._path) if isinstance(error, sqlite3.Error) and is_trouble(error) else error
            return [_failure(trouble) for _ in batch]

    def _disconnect(self) -> None:
        if self._connection is not None:
            close_quietly(self._connection)
            self._connection = None


def in_one_commit(connection: sqlite3.Connection, works: Sequence[Work[Any]]) -> list[Any]:
    """The writer's way: all in one transaction, so that one that fails takes no other with it.

    Hardly any fails: only when one has, all is undone and done again, each in a savepoint of its own.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        results = [work(connection) for work in works]
    except Exception as error:
        if is_trouble(error):
            raise
        connection.execute("ROLLBACK")
        connection.execute("BEGIN IMMEDIATE")
        results = [_in_savepoint(connection, work) for work in works]
    connection.execute("COMMIT")
    return results


def _in_savepoint(connection: sqlite3.Connection, work: Work[Any]) -> Any:
    connection.execute("SAVEPOINT work")
    try:
        result = work(connection)
    except Exception as error:
        if is_trouble(error):
            raise
        result = _failure(error)
        connection.execute("ROLLBACK TO work")
    connection.execute("RELEASE work")
    return result


def in_snapshots(connection: sqlite3.Connection, works: Sequence[Work[Any]]) -> list[Any]:
    """The reader's way: each sees one state of the file, with everything acknowledged before it was asked."""
    return [_in_snapshot(connection, work) for work in works]


def _in_snapshot(connection: sqlite3.Connection, work: Work[Any]) -> Any:
    connection.execute("BEGIN")
    try:
        return work(connection)
    except Exception as error:
        if is_trouble(error):
            raise
        return _failure(error)
    finally:
        connection.rollback()  # it only read


def _failure(error: Exception) -> Failure:
    return Failure(error)  # type: ignore[no-untyped-call]
