"""Stand-ins for processes and for who watches them."""

import signal
from dataclasses import dataclass, field

from wordsnake.supervisor.child import Audience, Running


@dataclass
class FakeProcess:
    """A process that does what a test says; it remembers what was done to it."""

    audience: Audience
    pid: int
    signals: list[int] = field(default_factory=list)
    written: list[bytes] = field(default_factory=list)

    def write(self, data: bytes) -> None:
        self.written.append(data)

    def signal(self, number: int) -> None:
        self.signals.append(number)

    def kill(self) -> None:
        self.signals.append(signal.SIGKILL)

    def end(self, why: str = "exit code 1") -> None:
        self.audience.ended(why)


@dataclass
class Spawner:
    """Starts fake processes, and keeps them."""

    started: list[FakeProcess] = field(default_factory=list)

    def __call__(self, audience: Audience) -> FakeProcess:
        self.started.append(FakeProcess(audience, 1000 + len(self.started)))
        return self.started[-1]

    @property
    def last(self) -> FakeProcess:
        return self.started[-1]


@dataclass
class Watcher:
    """Records what a child tells."""

    told: list[tuple[object, ...]] = field(default_factory=list)

    def started(self, process: Running) -> None:
        self.told.append(("started", process.pid))

    def line(self, fd: int, text: str) -> None:
        self.told.append(("line", fd, text))

    def ended(self) -> None:
        self.told.append(("ended",))


class Nobody:
    """An audience that does not listen."""

    def line(self, fd: int, text: str) -> None:
        """A line was written."""

    def ended(self, why: str) -> None:
        """The process has ended."""
