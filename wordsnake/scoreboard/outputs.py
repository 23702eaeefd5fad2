"""The three ways to show: a screen for a terminal, lines of text for anything else, lines of JSON for programs."""

import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import Any, Protocol, TextIO

import msgspec
from rich.console import Console
from rich.live import Live

from wordsnake.kit import messages as m
from wordsnake.scoreboard.screen import View, screen
from wordsnake.scoreboard.sentences import sentence, trusting


class Output(Protocol):
    """A way to show what happens. `shown` is a block during which it does."""

    def shown(self) -> AbstractContextManager[Any]:
        """Begin, and leave everything as it was at the end."""

    def event(self, event: m.GameEvent) -> None:
        """The next event. Raises BrokenPipeError when nobody reads any more."""

    def untrusted(self) -> None:
        """Nothing can be shown yet; may be said more than once."""

    def tick(self) -> None:
        """Some time has passed."""


class Lines:
    """A line for each event that has one, on `out`; what is in the way, once, on `err`."""

    def __init__(
        self,
        write: Callable[[m.GameEvent], str | None],
        key: str,
        out: TextIO | None = None,
        err: TextIO | None = None,
    ) -> None:
        """`key` is the public one."""
        self._write = write
        self._key = key
        self._out = out or sys.stdout
        self._err = err or sys.stderr
        self._said = False

    def shown(self) -> AbstractContextManager[Any]:
        """As Output."""
        return nullcontext()

    def event(self, event: m.GameEvent) -> None:
        """As Output."""
        line = self._write(event)
        if line is not None:
            self._out.write(line + "\n")
            self._out.flush()

    def untrusted(self) -> None:
        """As Output."""
        if not self._said:
            self._said = True
            self._err.write(f"Waiting until the host of the server trusts this scoreboard:\n{trusting(self._key)}\n")
            self._err.flush()

    def tick(self) -> None:
        """As Output."""


def plain(key: str) -> Lines:
    """Sentences."""
    return Lines(sentence, key)


def json_lines(key: str) -> Lines:
    """Events as `docs/api.md` has them."""
    return Lines(lambda event: msgspec.json.encode(event).decode(), key)


class Screen:
    """The whole terminal, which is drawn anew when something on it is different, or its size."""

    def __init__(self, look: Callable[[], View], console: Console | None = None) -> None:
        self._look = look
        self._console = console or Console(highlight=False)
        self._live = Live(console=self._console, screen=True, auto_refresh=False)
        self._drawn: object = None

    def shown(self) -> AbstractContextManager[Any]:
        """As Output."""
        return self._live

    def event(self, event: m.GameEvent) -> None:
        """As Output: the next tick shows it."""

    def untrusted(self) -> None:
        """As Output: the view says so."""

    def tick(self) -> None:
        """As Output."""
        view, (width, height) = self._look(), self._console.size
        if (view, width, height) != self._drawn:
            self._drawn = (view, width, height)
            self._live.update(screen(view, width, height), refresh=True)
