"""The one log of a server: `HH:MM:SS level source message` on stderr, from every process alike.

This project logs with the standard library, Twisted and Autobahn with Twisted's logger; both end here. Shown are this
project's messages from `info` on (with `--verbose` all of them) and others' from `warn` on. A failure is logged with
its traceback, indented under its line: that is a bug, and bugs are loud. Expected trouble is logged without one.
"""

import logging
import re
import time
from collections.abc import Callable
from contextlib import suppress
from typing import TextIO, cast

from twisted.logger import ILogObserver, LogEvent, LogLevel, formatEvent, globalLogBeginner
from zope.interface import implementer  # type: ignore[import-untyped]

INDENT = " " * 9
"""What stands before the further lines of a message: the width of the time and a space."""

LINE = re.compile(r"^\d\d:\d\d:\d\d (debug|info|warn|error|critical) \S+ ")
"""A line that is in the log's form already."""

OURS = ("wordsnake", "router")
"""The top names of this project's own loggers."""


class LineLog:
    """Writes log lines to a text stream. `now` gives seconds since the epoch; lines show the local time of day."""

    def __init__(self, stream: TextIO, now: Callable[[], float] = time.time) -> None:
        self._stream = stream
        self._now = now

    def write(self, level: str, source: str, text: str) -> None:
        """Write one message; its further lines are indented."""
        stamp = time.strftime("%H:%M:%S", time.localtime(self._now()))
        first, *rest = text.splitlines() or [""]
        self.relay("\n".join([f"{stamp} {level} {source} {first}", *(INDENT + line for line in rest)]))

    def relay(self, line: str) -> None:
        """Pass on what is in the log's form already."""
        with suppress(OSError):  # whoever read the log is gone; the games go on
            self._stream.write(line + "\n")
            self._stream.flush()


def source_of(name: str) -> str:
    """What a host calls the part a logger belongs to: `wordsnake.store.sqlite` -> "store"; a library by its name."""
    first, _, rest = name.partition(".")
    part = rest.partition(".")[0] if rest and first in OURS else first
    return {"supervisor": "up"}.get(part, part) or "-"


def _own(name: str) -> bool:
    return name.partition(".")[0] in OURS


class LineHandler(logging.Handler):
    """Writes the standard library's records to a LineLog."""

    def __init__(self, log: LineLog, *, verbose: bool = False) -> None:
        super().__init__()
        self._log = log
        self._verbose = verbose

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether a record is important enough."""
        own = logging.DEBUG if self._verbose else logging.INFO
        return record.levelno >= (own if _own(record.name) else logging.WARNING)

    def emit(self, record: logging.LogRecord) -> None:
        """Write a record."""
        level = "warn" if record.levelno == logging.WARNING else record.levelname.lower()
        self._log.write(level, source_of(record.name), self.format(record))


@implementer(ILogObserver)
class LogObserver:
    """Writes the events of Twisted's logger to a LineLog."""

    def __init__(self, log: LineLog, *, verbose: bool = False) -> None:
        self._log = log
        self._own = LogLevel.debug if verbose else LogLevel.info

    def __call__(self, event: LogEvent) -> None:
        """Write an event that is important enough."""
        level = event.get("log_level", LogLevel.info)
        name = str(event.get("log_namespace") or "-")
        if level < (self._own if _own(name) else LogLevel.warn):
            return
        text = formatEvent(event)
        if "log_failure" in event:
            text = f"{text}\n{event['log_failure'].getTraceback()}"
        self._log.write(level.name, source_of(name), text)


def begin(stream: TextIO, *, verbose: bool = False) -> LineLog:
    """Send what this process logs to `stream` from now on. Once a process."""
    log = LineLog(stream)
    logging.basicConfig(
        format="%(message)s",
        handlers=[LineHandler(log, verbose=verbose)],
        level=logging.DEBUG if verbose else logging.INFO,
    )
    observer = cast("ILogObserver", LogObserver(log, verbose=verbose))
    globalLogBeginner.beginLoggingTo([observer], redirectStandardIO=False)
    return log
