"""The engine's process: its command line, its lifeline, its log."""

import logging
import os
import sys
from collections.abc import Mapping
from typing import Any

from wordsnake.supervisor.child import Running, Spawn
from wordsnake.supervisor.clock import Clock
from wordsnake.supervisor.lifeline import Pinger
from wordsnake.supervisor.log import INDENT, LINE, LineLog
from wordsnake.supervisor.noise import NoiseFilter
from wordsnake.supervisor.process import spawner
from wordsnake.supervisor.settings import UpOptions

log = logging.getLogger(__name__)


def program(*arguments: str) -> list[str]:
    """The command line of this program itself, whatever folder it is started from."""
    return [sys.executable, "-P", "-m", "wordsnake.cli", *arguments]


def command(options: UpOptions) -> list[str]:
    """The engine's command line."""
    flags = [*([] if options.chat else ["--no-chat"]), *(["--verbose"] if options.verbose else [])]
    languages = [word for language in options.languages for word in ("--language", language)]
    return program("engine", "--supervised", "--data", str(options.data.root), *languages, *flags)


def engine_spawner(reactor: Any, options: UpOptions, env: Mapping[str, str]) -> Spawn:
    """What starts the engine."""
    return spawner(reactor, command(options), env=env, cwd=os.fspath(options.data.root))


class EngineWatch:
    """Pings a running engine, or what `name` and `source` call it, and kills it when it hangs; passes its log on."""

    def __init__(
        self, lines: LineLog, clock: Clock, *, verbose: bool = False, name: str = "the engine", source: str = "engine"
    ) -> None:
        self._name = name
        self._source = source
        self._lines = lines
        self._clock = clock
        self._filter = NoiseFilter(verbose=verbose)
        self._pinger: Pinger | None = None

    def started(self, process: Running) -> None:
        """An engine was started."""

        def hangs() -> None:
            log.warning("no ping is answered by %s: killed", self._name)
            process.kill()

        self._pinger = Pinger(process, self._clock, hangs)
        self._pinger.start()

    def line(self, fd: int, text: str) -> None:
        """It answered a ping (stdout), or wrote to its log (stderr)."""
        if fd == 1:
            if self._pinger is None or not self._pinger.line(text):
                log.debug("%s wrote %r to its lifeline", self._name, text)
            return
        self._relay(self._filter.feed(text))

    def ended(self) -> None:
        """It has ended: ping no more, and show what was held back."""
        if self._pinger is not None:
            self._pinger.stop()
        self._relay(self._filter.flush())

    def _relay(self, lines: list[str]) -> None:
        if not lines:
            return
        if LINE.match(lines[0]) or lines[0].startswith(INDENT):
            self._lines.relay("\n".join(lines))
        else:  # it came from below the log: the interpreter, a C library
            self._lines.write("warn", self._source, "\n".join(lines))
