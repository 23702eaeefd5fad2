"""Real processes: started in a group of their own, read by the line, killed with everything they started."""

import os
import signal
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from twisted.internet.error import ProcessExitedAlready, ProcessTerminated
from twisted.internet.protocol import ProcessProtocol
from twisted.python.failure import Failure

from wordsnake.supervisor.child import Audience, Running, Spawn

LAUNCHER = str(Path(__file__).with_name("launch.py"))

LINE_BYTES = 65_536
"""A line longer than this is cut into several: a child may not fill its keeper's memory."""


class Process(ProcessProtocol):
    """One process; it is the `Running` that its keeper holds."""

    transport: Any  # IProcessTransport, which zope.interface hides from mypy

    def __init__(self, audience: Audience) -> None:
        self._audience = audience
        self._rest: dict[int, bytes] = {}
        self.pid = 0

    def connectionMade(self) -> None:  # noqa: N802 - Twisted's name
        """It was started."""
        self.pid = self.transport.pid or 0

    def childDataReceived(self, childFD: int, data: bytes) -> None:  # noqa: N802, N803 - Twisted's names
        """It wrote something."""
        *lines, rest = (self._rest.get(childFD, b"") + data).split(b"\n")
        if len(rest) > LINE_BYTES:
            lines, rest = [*lines, rest], b""
        self._rest[childFD] = rest
        for line in lines:
            self._tell(childFD, line)

    def processExited(self, reason: Failure) -> None:  # noqa: ARG002, N802 - Twisted's
        """It is gone; what it had started must not outlive it."""
        self._kill_group()

    def processEnded(self, reason: Failure) -> None:  # noqa: N802 - Twisted's name
        """It is gone, and nothing more will come out of it."""
        for fd, rest in sorted(self._rest.items()):
            if rest:
                self._tell(fd, rest)
        self._audience.ended(describe(reason))

    def write(self, data: bytes) -> None:
        """Write to its standard input."""
        with suppress(KeyError):  # closed by the child
            self.transport.writeToChild(0, data)

    def signal(self, number: int) -> None:
        """Send it a signal."""
        with suppress(ProcessExitedAlready):
            self.transport.signalProcess(number)

    def kill(self) -> None:
        """Kill it and its group; itself by its id too, for it may not have made its group yet."""
        self._kill_group()
        self.signal(signal.SIGKILL)

    def _tell(self, fd: int, line: bytes) -> None:
        self._audience.line(fd, line.decode("utf-8", "replace").rstrip("\r"))

    def _kill_group(self) -> None:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self.pid, signal.SIGKILL)


def describe(reason: Failure) -> str:
    """How a process ended, for people: "exit code 1", "killed by SIGKILL"."""
    if isinstance(reason.value, ProcessTerminated) and reason.value.signal:
        return f"killed by {signal.Signals(reason.value.signal).name}"
    return f"exit code {getattr(reason.value, 'exitCode', 0) or 0}"


def spawner(
    reactor: Any, argv: Sequence[str], *, env: Mapping[str, str], cwd: str | None = None, tty: bool = False
) -> Spawn:
    """What starts `argv` (its first item an absolute path) with exactly this environment.

    With `tty` its stderr is ours, for a program that draws on the terminal.
    """
    command = [sys.executable, "-ES", LAUNCHER, str(os.getpid()), *argv]
    fds: dict[int, int | str] = {0: "w", 1: "r", 2: 2 if tty else "r"}

    def spawn(audience: Audience) -> Running:
        process = Process(audience)
        reactor.spawnProcess(process, command[0], command, env=dict(env), path=cwd, childFDs=fds)
        return process

    return spawn
