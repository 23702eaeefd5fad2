"""Starts a program as the leader of a session of its own that dies with its parent. Run as a file, it needs no package.

    python launch.py PARENT-PID PROGRAM ARGUMENT...

The session keeps a terminal's Ctrl-C away from it, for its parent decides how it stops, and lets its parent kill it
together with everything it starts. The kernel kills it when its parent is gone, even by SIGKILL.
"""

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1


def main(parent: int, program: list[str]) -> None:
    """Become `program`, unless `parent` is gone already."""
    os.setsid()
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() == parent:  # else it died before the kernel was asked
        os.execv(program[0], program)  # noqa: S606 - the program is its parent's choice


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:])
