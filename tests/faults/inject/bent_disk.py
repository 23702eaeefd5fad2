"""Stands between a process and its disk: what is written finds no space, a sync takes longer, or fails.

seccomp hands the system calls by which SQLite writes to a thread of the same process, which lets them through, later,
or has them fail; it needs no rights, but Linux 5.5 on x86_64 or aarch64. Run as a program this says by its exit code
whether that is to be had here: some containers forbid it.
"""

import ctypes
import errno
import fcntl
import platform
import struct
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import NamedTuple

NUMBERS = {"x86_64": (317, 18, 74, 75), "aarch64": (277, 68, 82, 83)}
"""Of the system calls seccomp, pwrite64, fsync and fdatasync."""
NO_NEW_PRIVS, FILTER, NEW_LISTENER = 38, 1, 8
RECEIVE, SEND = 0xC0502100, 0xC0182101
CONTINUE = 1
LOAD_NUMBER, SKIP_IF, ANSWER = 0x20, 0x15, 0x06
ALLOWED, ASKED = 0x7FFF0000, 0x7FC00000


class Disk(NamedTuple):
    """How it is just now: how long a sync takes besides, in seconds; whether there is no space; whether syncs fail."""

    slow: float = 0.0
    full: bool = False
    broken: bool = False


class Unsupported(Exception):  # noqa: N818 - it is not wrong
    """This kernel, or the container we are in, does not hand out system calls."""


def bend(disk: Callable[[], Disk]) -> None:
    """From now on the disk of this process, of its threads to come and of its children, is as `disk` says."""
    listener = _listener()
    threading.Thread(target=_answer, args=(listener, disk), daemon=True).start()


def _listener() -> int:
    seccomp, *asked = NUMBERS.get(platform.machine(), (0,))
    if not asked or sys.platform != "linux":
        raise Unsupported
    steps = [(LOAD_NUMBER, 0, 0, 0)]
    steps += [(SKIP_IF, len(asked) - place, 0, number) for place, number in enumerate(asked)]
    steps += [(ANSWER, 0, 0, ALLOWED), (ANSWER, 0, 0, ASKED)]
    code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *step) for step in steps))
    program = struct.pack("H6xQ", len(steps), ctypes.addressof(code))
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(NO_NEW_PRIVS, 1, 0, 0, 0)
    listener: int = libc.syscall(seccomp, FILTER, NEW_LISTENER, program)
    if listener < 0:
        raise Unsupported
    return listener


def _answer(listener: int, disk: Callable[[], Disk]) -> None:
    writes = NUMBERS[platform.machine()][1]
    while True:
        call = bytearray(80)
        with suppress(OSError):  # whoever called was interrupted, or is gone
            fcntl.ioctl(listener, RECEIVE, call)
            call_id, _pid, _flags, number = struct.unpack_from("QIIi", call)
            problem = _problem(disk(), is_write=number == writes)
            fcntl.ioctl(listener, SEND, struct.pack("QqiI", call_id, 0, -problem, 0 if problem else CONTINUE))


def _problem(disk: Disk, *, is_write: bool) -> int:
    """How the call is to fail; 0: not at all."""
    if is_write:
        return errno.ENOSPC if disk.full else 0
    time.sleep(disk.slow)
    return errno.EIO if disk.broken else 0


if __name__ == "__main__":
    try:
        bend(Disk)
    except Unsupported:
        sys.exit(1)
