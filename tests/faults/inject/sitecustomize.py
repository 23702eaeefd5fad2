"""Runs first in every process of a server under test: bends its clock, slows its commits, and counts its timers.

Python imports a module of this name when it starts, from the folder in PYTHONPATH. The file of `WORDSNAKE_FAULTS` holds
two doubles that the campaign changes: how far the time of day is off, and how long a commit takes besides, both in
seconds. On SIGUSR1 a process writes how many timers its reactor has into a file beside, with its id in the name.
"""

import mmap
import os
import signal
import sqlite3
import struct
import sys
import time
from pathlib import Path
from typing import Any

CONTROL = Path(os.environ["WORDSNAKE_FAULTS"])
_shared = mmap.mmap(os.open(CONTROL, os.O_RDONLY), 16, prot=mmap.PROT_READ)
_time, _connect = time.time, sqlite3.connect


def _setting(place: int) -> float:
    value: float = struct.unpack_from("d", _shared, 8 * place)[0]
    return value


def _bent_time() -> float:
    return _time() + _setting(0)


class _SlowConnection(sqlite3.Connection):
    """As with a slow disk: what was committed is there a moment later."""

    def execute(self, sql: str, *args: Any) -> sqlite3.Cursor:
        if sql == "COMMIT" and (wait := _setting(1)):
            time.sleep(wait)
        return super().execute(sql, *args)


def _slow_connect(*args: Any, **kwargs: Any) -> sqlite3.Connection:
    return _connect(*args, **{"factory": _SlowConnection, **kwargs})


def _count_timers(*_: object) -> None:
    reactor: Any = sys.modules.get("twisted.internet.reactor")
    count = len(reactor.getDelayedCalls()) if reactor else 0
    draft = CONTROL.with_name(f"{CONTROL.name}.{os.getpid()}.draft")
    draft.write_text(str(count))
    draft.rename(CONTROL.with_name(f"{CONTROL.name}.{os.getpid()}"))


time.time = _bent_time
sqlite3.connect = _slow_connect  # type: ignore[assignment]
signal.signal(signal.SIGUSR1, _count_timers)
