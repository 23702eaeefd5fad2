"""Many clients in one epoll loop."""

import select
from collections import deque
from collections.abc import Callable, Sequence
from time import perf_counter
from typing import Protocol, TypeVar

from bench.load.client import Client
from bench.load.connection import LoadError
from bench.load.polling import Rounds

Mover = TypeVar("Mover")
LONGEST_WAIT = 0.05
SHOWN = 300
CATCH_UP = 0.005


class Listener(Protocol):
    """Who is told what the clients of a crowd hear. Clients go by their number; `now` is of `perf_counter`."""

    def event(self, client: int, now: float) -> None:
        """One of them was told what happened in a game."""

    def ack(self, client: int, now: float) -> None:
        """What one of them asked for was done."""


class Crowd:
    """Clients that have signed in. `event_bytes`: the size of all events so far."""

    def __init__(self, clients: Sequence[Client]) -> None:
        self.clients = clients
        self.event_bytes = 0
        self._rounds = Rounds(client.connection for client in clients)
        self._epoll = select.epoll()
        self._by_socket = {client.connection.socket.fileno(): number for number, client in enumerate(clients)}
        for client in clients:
            client.connection.socket.setblocking(True)  # without a timeout: epoll says when there is something to read
            self._epoll.register(client.connection.socket.fileno(), select.EPOLLIN)

    def turn(self, listener: Listener, wait: float) -> None:
        """Hear what has arrived, or arrives within `wait` seconds. Raises LoadError for anything else but its due."""
        until_next_poll = self._rounds.turn(perf_counter())
        for file, _ in self._epoll.poll(min(wait, until_next_poll, LONGEST_WAIT)):
            number = self._by_socket[file]
            client = self.clients[number]
            messages = client.connection.read()
            now = perf_counter()
            for message in messages:
                if message.startswith(client.EVENT):
                    self.event_bytes += len(message)
                    listener.event(number, now)
                elif message.startswith(client.ACK):
                    listener.ack(number, now)
                else:
                    raise LoadError(f"not expected: {message[:SHOWN].decode()}")

    def pace(
        self,
        listener: Listener,
        idle: deque[Mover],
        go: Callable[[Mover], None],
        rate: float,
        more: Callable[[float], bool],
    ) -> None:
        """Have whoever is idle `go`, in rotation, `rate` times a second (inf: at once), while there is `more` to do.

        What the coarse timeouts of epoll delay is made up for; turns that are missed since nobody is idle are not.
        """
        gap = 1 / rate
        due = perf_counter()
        while more(now := perf_counter()):
            while idle and due <= now:
                go(idle.popleft())
                due = max(due + gap, now - CATCH_UP)
            self.turn(listener, max(due - now, 0) if idle else LONGEST_WAIT)
