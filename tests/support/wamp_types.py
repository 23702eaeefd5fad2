"""What a WAMP client of the tests meets: errors, events, invocations."""

import queue
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

WAIT = 15.0
"""Whatever waits does so for at most as many seconds."""


class WampError(Exception):
    """An ERROR or ABORT: its URI, arguments and fields."""

    def __init__(self, uri: str, args: list[Any] | None = None, kwargs: dict[str, Any] | None = None) -> None:
        super().__init__(uri, args, kwargs)
        self.uri = uri
        self.arguments = args or []
        self.kwargs = kwargs or {}


class ClosedError(ConnectionError):
    """The connection ended; `code` and `reason` are those of the close frame, if there was one."""

    def __init__(self, code: int | None, reason: str) -> None:
        super().__init__(code, reason)
        self.code = code
        self.reason = reason


@dataclass(frozen=True)
class Event:
    """An event. `topic` is set for pattern subscriptions."""

    args: list[Any]
    kwargs: dict[str, Any]
    details: dict[str, Any]

    @property
    def topic(self) -> str | None:
        return self.details.get("topic")


@dataclass(frozen=True)
class Invocation:
    """A call as the callee sees it; `caller` is the caller's authid as the router discloses it."""

    args: list[Any]
    kwargs: dict[str, Any]
    details: dict[str, Any]

    @property
    def caller(self) -> str | None:
        return self.details.get("caller_authid")


@dataclass
class Subscription:
    """The events of one subscription, in order of arrival."""

    id: int
    arrived: "queue.Queue[Event]" = field(default_factory=queue.Queue)

    def next(self, wait: float = WAIT) -> Event:
        """The next event."""
        try:
            return self.arrived.get(timeout=wait)
        except queue.Empty:
            raise TimeoutError(f"no event within {wait} s") from None

    def until(self, wanted: Callable[[dict[str, Any]], bool], wait: float = WAIT) -> Event:
        """The next event whose kwargs are `wanted`; those before it are dropped."""
        while not wanted((event := self.next(wait)).kwargs):
            pass
        return event

    def so_far(self) -> list[Event]:
        """What has arrived and was not taken yet."""
        return [self.arrived.get_nowait() for _ in range(self.arrived.qsize())]
