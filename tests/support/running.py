"""A program that runs beside a test, and the lines that it prints."""

import queue
import signal
import subprocess
import threading
from typing import Self

from tests.support.server import environment
from tests.support.wamp import WAIT


class Running:
    """A program, until the end of the block. `stderr` as of `subprocess.Popen`."""

    def __init__(self, *command: str, stderr: int | None = None) -> None:
        self.process = subprocess.Popen(
            command, env=environment(), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=stderr, text=True
        )
        self._lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(line.rstrip("\n"))

    def line(self, wait: float = WAIT) -> str:
        """The next line, which comes within `wait` seconds."""
        return self._lines.get(timeout=wait)

    def end(self, how: signal.Signals) -> int:
        """Send it a signal; its exit code."""
        self.process.send_signal(how)
        return self.process.wait(WAIT)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *problem: object) -> None:
        self.process.kill()
        self.process.communicate()
