"""The network that checks use."""

from dataclasses import dataclass
from typing import Any, Protocol

from wordsnake.kit.ports import Loop


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer by HTTP. `body` is None if it was no JSON."""

    status: int
    body: Any


class Net(Protocol):
    """A way to one server."""

    @property
    def url(self) -> str:
        """Its page, without a slash at the end."""

    @property
    def loop(self) -> Loop:
        """What everything runs on."""

    def now(self) -> float:
        """Seconds that only grow."""

    async def ask(self, path: str, body: bytes | None = None) -> Answer:
        """GET a path, such as "/health", or POST a body to it. Fails with OSError."""
