"""What a process holds: file descriptors, memory, timers."""

import asyncio
import os
import signal
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

PAGE = os.sysconf("SC_PAGE_SIZE")


class Vitals(NamedTuple):
    """Of one process."""

    pid: int
    descriptors: int
    resident: int
    timers: int


async def vitals(pid: int, control: Path, timers_wait: float = 2.0) -> Vitals:
    """As of now; a process that does not count its timers in time has -1."""
    told = control.with_name(f"{control.name}.{pid}")
    told.unlink(missing_ok=True)
    os.kill(pid, signal.SIGUSR1)
    for _ in range(int(timers_wait / 0.05)):
        if told.exists():
            break
        await asyncio.sleep(0.05)
    timers = -1
    with suppress(OSError):
        timers = int(told.read_text())
    return Vitals(pid, *_held(Path(f"/proc/{pid}")), timers)


def _held(process: Path) -> tuple[int, int]:
    """Its descriptors, and its memory in bytes."""
    return len(list((process / "fd").iterdir())), int((process / "statm").read_text().split()[1]) * PAGE
