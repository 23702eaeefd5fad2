"""What the kernel knows: CPU time and memory of processes, and who runs on which core. Linux only."""

import os
import platform
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

PROC = Path("/proc")
NANOSECONDS = 1e9
PAGE = os.sysconf("SC_PAGE_SIZE")
KILOBYTE = 1024
MEGABYTE = 1e6


class NotEnoughCoresError(Exception):
    """Server and load generator need a core each."""


class Cores(NamedTuple):
    """The numbers of two cores."""

    server: int
    load: int


def two_cores() -> Cores:
    """The first two that this process may use. Raises NotEnoughCoresError."""
    allowed = sorted(os.sched_getaffinity(0))
    if len(allowed) < len(Cores._fields):
        raise NotEnoughCoresError("Two cores are needed: one for the server, one for the load generator.")
    return Cores(*allowed[:2])


def pin(pids: Iterable[int], core: int) -> None:
    """Have all threads of these processes run on one core alone; what they start later inherits it."""
    for pid in pids:
        for task in _tasks(pid):
            with suppress(ProcessLookupError):  # the thread has ended
                os.sched_setaffinity(int(task.name), {core})


def cpu_seconds(pids: Iterable[int]) -> float:
    """What all threads of these processes have run so far, by the scheduler's own count (nanoseconds, not ticks)."""
    return sum(_ran(task) for pid in pids for task in _tasks(pid)) / NANOSECONDS


def cpu_by_thread(pid: int) -> tuple[float, float]:
    """The same for the main thread of a process, and for its other threads together."""
    main = _ran(PROC / str(pid) / "task" / str(pid)) / NANOSECONDS
    return main, cpu_seconds([pid]) - main


def memory(pids: Iterable[int]) -> float:
    """What these processes hold in memory, in MB; what they share counts for each."""
    return sum(_resident(pid) for pid in pids) * PAGE / MEGABYTE


def proportional_memory(pids: Iterable[int]) -> float:
    """The same with what processes share divided among them (PSS), so that nothing counts twice."""
    return sum(_proportional(pid) for pid in pids) * KILOBYTE / MEGABYTE


def description() -> str:
    """The machine, in a line."""
    return f"{_processor()}, {os.cpu_count()} cores, Linux {platform.release()}, Python {platform.python_version()}"


def _processor() -> str:
    for line in (PROC / "cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()


def _tasks(pid: int) -> list[Path]:
    try:
        return list((PROC / str(pid) / "task").iterdir())
    except FileNotFoundError:  # the process has ended
        return []


def _ran(task: Path) -> int:
    try:
        return int((task / "schedstat").read_text().split()[0])
    except (FileNotFoundError, ProcessLookupError):
        return 0


def _resident(pid: int) -> int:
    try:
        return int((PROC / str(pid) / "statm").read_text().split()[1])
    except (FileNotFoundError, ProcessLookupError):
        return 0


def _proportional(pid: int) -> int:
    try:
        text = (PROC / str(pid) / "smaps_rollup").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return 0
    return next(int(line.split()[1]) for line in text.splitlines() if line.startswith("Pss:"))
