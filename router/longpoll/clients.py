"""All clients of long-poll, found by their ids, and how many of them there may be.

A client of a WebSocket holds a connection, and connections are bounded; one of long-poll may hold none for a while.
"""

import secrets
from collections import Counter
from collections.abc import Callable

from router.longpoll.transport import LongPollTransport

MOST = 2000
MOST_OF_ADDRESS = 300
"""As many as sessions of one address: a school behind one NAT can play."""
ID_BYTES = 16


class TooManyError(Exception):
    """There are as many clients as there may be, in all or of this address."""


class Clients:
    """The transports that are open."""

    def __init__(self, most: int = MOST, most_of_address: int = MOST_OF_ADDRESS) -> None:
        self._most = most
        self._most_of_address = most_of_address
        self._open: dict[str, LongPollTransport] = {}
        self._addresses: Counter[str] = Counter()

    def __len__(self) -> int:
        return len(self._open)

    def bytes_waiting(self) -> int:
        """How much waits for all of them."""
        return sum(each.bytes_waiting for each in self._open.values())

    def get(self, name: str) -> LongPollTransport | None:
        """The transport with this id; None if it has ended, or never was."""
        return self._open.get(name)

    def add(self, address: str, make: Callable[[Callable[[], None]], LongPollTransport]) -> str:
        """The id of a new transport for a client at `address`; `make` gets what to call when it ends.

        Raises TooManyError before anything is made.
        """
        if len(self._open) >= self._most or self._addresses[address] >= self._most_of_address:
            raise TooManyError
        name = secrets.token_urlsafe(ID_BYTES)
        self._open[name] = make(lambda: self._remove(name, address))
        self._addresses[address] += 1
        return name

    def _remove(self, name: str, address: str) -> None:
        del self._open[name]
        self._addresses[address] -= 1
        if not self._addresses[address]:
            del self._addresses[address]
