"""Processes left behind by a server that was killed.

They die by themselves (`launch` and `lifeline` see to that), within a second or two. Who holds the lock of a data
directory need not wait for it: whatever else still runs for that directory has lost its master, and is killed.
They are known by a variable in their environment, which what they start inherits; a process id in a file would one day
belong to somebody else.
"""

import os
import signal
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from wordsnake.paths import DataDir

MARK = "WORDSNAKE_SERVER"
"""In the environment of every process of a server: the path of its data directory."""


def marked(environment: Mapping[str, str], data: DataDir) -> dict[str, str]:
    """The environment for a process of this server: everything that `up` was given, and the mark."""
    return {**environment, MARK: str(data.root.resolve())}


def orphans(data: DataDir, proc: Path = Path("/proc")) -> list[int]:
    """The ids of this user's processes that carry the mark of `data`, this process apart; none without a /proc."""
    wanted = f"{MARK}={data.root.resolve()}".encode()
    return [pid for pid in _pids(proc) if pid != os.getpid() and wanted in _environment(proc, pid)]


def sweep(data: DataDir, bound: float = 3.0) -> int:
    """Kill the orphans of `data`, and wait until they are gone or `bound` seconds are over; how many there were.

    Only who holds the lock of `data` may call this.
    """
    found = orphans(data)
    for pid in found:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    until = time.monotonic() + bound
    while found and orphans(data) and time.monotonic() < until:
        time.sleep(0.02)
    return len(found)


def _pids(proc: Path) -> list[int]:
    if not proc.is_dir():
        return []
    return [int(entry.name) for entry in proc.iterdir() if entry.name.isdecimal()]


def _environment(proc: Path, pid: int) -> list[bytes]:
    try:
        return (proc / str(pid) / "environ").read_bytes().split(b"\0")
    except OSError:  # it has ended, or is somebody else's
        return []
