"""Every store there is, and a stand-in for the reactor that their answers come through."""

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.store.season import Season
from tests.store.support import Gate, Pump
from wordsnake.game.events import PlayerId
from wordsnake.store.memory.store import MemoryStore
from wordsnake.store.protocols import Store
from wordsnake.store.sqlite.store import SqliteStore

Wait = Callable[..., Any]
OpenSqlite = Callable[..., SqliteStore]


@pytest.fixture
def pump() -> Pump:
    """The reactor thread: the test's own."""
    return Pump()


@pytest.fixture
def wait(pump: Pump) -> Wait:
    """The result of a Deferred, or its exception."""
    return pump.wait


@pytest.fixture
def gate() -> Iterator[Gate]:
    """Closed; it opens at the latest when the test ends, so that no thread is left behind."""
    gate = Gate()
    yield gate
    gate.open.set()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the database is."""
    return tmp_path / "wordsnake.db"


@pytest.fixture
def open_sqlite(path: Path, pump: Pump) -> Iterator[OpenSqlite]:
    """Opens SQLite stores on `path`, and closes them in the end."""
    stores = []

    def open_store(**options: Any) -> SqliteStore:
        numbers = itertools.count(1)
        options.setdefault("new_id", lambda: PlayerId(f"player{next(numbers)}"))
        stores.append(SqliteStore(path, pump.call_from_thread, **options))
        return stores[-1]

    yield open_store
    for store in stores:
        pump.wait(store.close())


@pytest.fixture(params=["memory", "sqlite"])
def store(request: pytest.FixtureRequest) -> Store:
    """One store of each kind; ids of players are player1, player2 ..."""
    if request.param == "sqlite":
        open_store: OpenSqlite = request.getfixturevalue("open_sqlite")
        return open_store()
    numbers = itertools.count(1)
    return MemoryStore(new_id=lambda: PlayerId(f"player{next(numbers)}"))


@pytest.fixture
def season(store: Store, wait: Wait) -> Season:
    """No game was played in it yet."""
    return Season(store, wait)
