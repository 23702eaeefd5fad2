"""Building lexicons while the server runs, in processes of their own."""

import logging
import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any, cast

from twisted.internet.defer import Deferred
from twisted.internet.error import ProcessExitedAlready
from twisted.internet.protocol import ProcessProtocol
from twisted.python.failure import Failure

log = logging.getLogger(__name__)


class WordBuilder:
    """Builds lexicons, one after another, each in a process of its own that gives way to everything else."""

    def __init__(self, reactor: Any, folder: Path) -> None:
        self._reactor = reactor
        self._folder = folder
        self._running: _Build | None = None
        self._stopped = False

    async def build(self, languages: Iterable[str]) -> None:
        """Build these; one that cannot be built is logged, and the next is tried."""
        for language in languages:
            if self._stopped:
                return
            log.info("building the words of %s", language)
            build = self._running = _Build()
            command = [sys.executable, "-P", "-m", "wordsnake.lexicon", language, str(self._folder)]
            self._reactor.spawnProcess(build, command[0], command, env=os.environ, childFDs={1: "r", 2: "r"})
            problem = await build.over
            self._running = None
            if problem and not self._stopped:
                log.warning("the words of %s could not be built: %s", language, problem)

    def stop(self) -> None:
        """Build no more; what is half done is thrown away."""
        self._stopped = True
        if self._running is not None:
            self._running.kill()


class _Build(ProcessProtocol):
    """A build that runs. `over` fires with what went wrong, or with nothing."""

    def __init__(self) -> None:
        self.over: Deferred[str] = Deferred()
        self._complaint = b""

    def errReceived(self, data: bytes) -> None:  # noqa: N802 - Twisted's name
        """It complains."""
        self._complaint = (self._complaint + data)[-2000:]

    def processEnded(self, reason: Failure) -> None:  # noqa: N802 - Twisted's name
        """It is over."""
        code = cast("Any", reason.value).exitCode
        self.over.callback("" if code == 0 else self._complaint.decode(errors="replace").strip() or f"exit code {code}")

    def kill(self) -> None:
        """End it."""
        with suppress(ProcessExitedAlready):
            cast("Any", self.transport).signalProcess("KILL")
