"""The one log."""

import io
import logging
from collections.abc import Callable

import pytest
from twisted.logger import Logger, LogPublisher
from twisted.python.failure import Failure

from wordsnake.supervisor.log import LINE, LineHandler, LineLog, LogObserver

Screen = Callable[[], list[str]]
Say = Callable[[str], None]
"""Logs "x" from a logger of the given name, once at each of the levels debug, info and warn."""


class Gone(io.StringIO):
    """A pipe whose other end is closed."""

    def write(self, text: str) -> int:
        raise BrokenPipeError(text)


def by_twisted(log: LineLog, verbose: bool) -> Say:  # noqa: FBT001 - both makers alike
    def say(name: str) -> None:
        logger = Logger(name, observer=LogPublisher(LogObserver(log, verbose=verbose)))
        logger.debug("x")
        logger.info("x")
        logger.warn("x")  # noqa: G010 - Twisted's logger has no `warning`

    return say


def by_the_standard_library(log: LineLog, verbose: bool) -> Say:  # noqa: FBT001 - both makers alike
    def say(name: str) -> None:
        handler = LineHandler(log, verbose=verbose)
        for level in (logging.DEBUG, logging.INFO, logging.WARNING):
            handler.handle(logging.LogRecord(name, level, "", 0, "x", None, None))

    return say


@pytest.mark.parametrize("say", [by_twisted, by_the_standard_library])
def test_a_line_has_time_level_source_and_message(
    say: Callable[[LineLog, bool], Say], line_log: LineLog, shown: Screen
) -> None:
    """The form that every process keeps to; the source is the package."""
    say(line_log, False)("wordsnake.table.live")
    assert shown() == ["12:00:00 info table x", "12:00:00 warn table x"]


@pytest.mark.parametrize("say", [by_twisted, by_the_standard_library])
@pytest.mark.parametrize(
    ("name", "verbose", "expected"),
    [
        ("wordsnake.table", False, ["info", "warn"]),
        ("wordsnake.table", True, ["debug", "info", "warn"]),
        ("autobahn.wamp", False, ["warn"]),
        ("autobahn.wamp", True, ["warn"]),
    ],
)
def test_others_must_be_more_important_than_we(  # noqa: PLR0917 - a table of cases
    say: Callable[[LineLog, bool], Say],
    line_log: LineLog,
    shown: Screen,
    name: str,
    verbose: bool,  # noqa: FBT001 - a parameter of the test
    expected: list[str],
) -> None:
    """A dependency's information is nothing to a host."""
    say(line_log, verbose)(name)
    assert [line.split()[1] for line in shown()] == expected


def test_a_failure_is_logged_with_its_traceback(line_log: LineLog, shown: Screen) -> None:
    """A bug is loud."""
    logger = Logger("wordsnake.table", observer=LogPublisher(LogObserver(line_log)))
    logger.failure("a bug", Failure(ZeroDivisionError("boom")))
    assert shown()[0] == "12:00:00 critical table a bug"
    assert "boom" in shown()[-1]
    assert all(line.startswith("         ") for line in shown()[1:])


def test_further_lines_are_indented(line_log: LineLog, shown: Screen) -> None:
    """So that a message is seen to belong together, and is told from the next."""
    line_log.write("warn", "up", "one\ntwo")
    assert shown() == ["12:00:00 warn up one", "         two"]


def test_an_empty_message_is_a_line_all_the_same(line_log: LineLog, shown: Screen) -> None:
    """Nothing breaks on it."""
    line_log.write("info", "up", "")
    assert shown() == ["12:00:00 info up "]


def test_a_log_that_nobody_reads_any_more_stops_nothing() -> None:
    """The terminal is closed, the pipe is broken; the games go on."""
    LineLog(Gone()).write("info", "up", "anybody there?")


def test_the_form_is_known_again(line_log: LineLog, shown: Screen) -> None:
    """What one process wrote, another passes on unchanged."""
    line_log.write("error", "store", "disk full")
    assert LINE.match(shown()[0])
    assert not LINE.match("Traceback (most recent call last):")
