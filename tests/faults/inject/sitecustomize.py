"""Runs first in every process of a server under test: bends its clock and its disk, and counts its timers.

Python imports a module of this name when it starts, from the folder in PYTHONPATH. The file of `WORDSNAKE_FAULTS` holds
four doubles that the campaign changes: how far the time of day is off, in seconds, and the fields of `bent_disk.Disk`,
which is the engine's. On SIGUSR1 a process writes how many timers its reactor has into a file beside, with its id in
the name.
"""

import importlib
import mmap
import os
import signal
import struct
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

CONTROL = Path(os.environ["WORDSNAKE_FAULTS"])
_shared = mmap.mmap(os.open(CONTROL, os.O_RDONLY), 32, prot=mmap.PROT_READ)
_time = time.time


def _bent_time() -> float:
    off: float = struct.unpack_from("d", _shared)[0]
    return _time() + off


def _bend_disk() -> None:
    bent_disk = importlib.import_module("bent_disk")
    with suppress(bent_disk.Unsupported):  # then the campaign leaves it alone
        bent_disk.bend(lambda: bent_disk.Disk(*struct.unpack_from("3d", _shared, 8)))


def _count_timers(*_: object) -> None:
    reactor: Any = sys.modules.get("twisted.internet.reactor")
    count = len(reactor.getDelayedCalls()) if reactor else 0
    draft = CONTROL.with_name(f"{CONTROL.name}.{os.getpid()}.draft")
    draft.write_text(str(count))
    draft.rename(CONTROL.with_name(f"{CONTROL.name}.{os.getpid()}"))


time.time = _bent_time
signal.signal(signal.SIGUSR1, _count_timers)
if "engine" in sys.orig_argv:
    _bend_disk()
