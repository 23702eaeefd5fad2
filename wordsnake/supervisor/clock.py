"""Time, as this package uses it: the reactor's in a server, `twisted.internet.task.Clock` in tests."""

from collections.abc import Callable
from typing import Any, Protocol


class Timer(Protocol):
    """A call that will be made."""

    def active(self) -> bool:
        """Whether it is still to be made."""

    def cancel(self) -> None:
        """Do not make it."""


class Clock(Protocol):
    """The part of `IReactorTime` that is used."""

    def seconds(self) -> float:
        """Seconds on a clock that never goes back."""

    def callLater(self, delay: float, callable: Callable[..., Any], *args: Any) -> Timer:  # noqa: A002, N802
        """Call a function in `delay` seconds (names are Twisted's)."""
