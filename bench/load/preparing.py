"""Clients that sign in and sit down, before anything is measured."""

import select
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from pathlib import Path
from typing import Any, Self, TypeVar

from bench.load.client import Client
from bench.load.connection import PATIENCE, Line
from bench.load.crowd import Crowd
from bench.load.plain import PlainClient
from bench.load.polling import PollingClient
from bench.load.socketio import SocketIoClient
from bench.load.spec import Dialect, Spec
from bench.load.stage import Match, Stage, settle
from bench.load.wamp import WampClient

STRIDE = 50
"""Words by which the beginnings of two games are apart, in the first half of the chain."""
Item = TypeVar("Item")
DIALECTS: dict[Dialect, Any] = {
    "wamp": WampClient,
    "plain": PlainClient,
    "socketio": SocketIoClient,
    "polling": PollingClient,
}


def connect(spec: Spec, name: str, source: str) -> Client:
    """Sign in as somebody, from an address of loopback."""
    client: Client = DIALECTS[spec.dialect].connect(source, spec.port, f"{spec.salt} {name}")
    return client


class Guests:
    """The clients of a scenario, by number, who end their matches and go when it is over.

    What is done for many is done for some of them at the same time.
    """

    def __init__(self, spec: Spec, count: int) -> None:
        self.clients: list[Client] = []
        self._spec = spec
        self._matches: list[Match] = []
        self._poll = select.epoll()
        self._by_socket: dict[int, Line] = {}
        self._chain = Path(spec.words).read_text().split()
        self.join(count)

    def join(self, count: int) -> None:
        """So many more come."""
        here = len(self.clients)
        self.for_each([str(number) for number in range(here, here + count)], self._connect)

    def for_each(self, items: Iterable[Item], do: Callable[[Item], None]) -> None:
        """Do something that blocks, for each; each has clients of its own."""
        left = iter(items)
        with ThreadPoolExecutor(self._spec.plan.at_once) as pool:
            while some := list(islice(left, self._spec.plan.at_once)):
                list(pool.map(do, some))
                self._keep_alive()

    def open_match(self, players: range, audience: range, start: int) -> Match:
        """A game that is being played, of `players`, whose moves begin `start` strides into the chain."""
        first, *others = (self.clients[number] for number in players)
        game, order = first.open_game(others)
        self.for_each([self.clients[number] for number in audience], lambda client: client.watch(game))
        self._matches.append(match := Match(game, order, audience, self._words(start)))
        return match

    def open_matches(self, count: int, seats: int) -> list[Match]:
        """As many games, whose players are their audience."""
        matches: dict[int, Match] = {}

        def begin(at: int) -> None:
            numbers = groups(count, seats)[at]
            first, *others = (self.clients[number] for number in numbers)
            game, order = first.open_game(others)
            for player in order:
                player.watch(game)
            matches[at] = Match(game, order, numbers, self._words(at))

        self.for_each(range(count), begin)
        self._matches += matches.values()
        return [matches[at] for at in range(count)]

    def open_pairs(self, count: int) -> None:
        """As many games, which nobody watches and nobody will play, of two clients each, all of them in their turn."""
        pairs = len(self.clients) // 2
        games = iter(range(count))
        while some := list(islice(games, pairs)):  # nobody sits down twice at the same time
            self.for_each(range(len(some)), lambda at: self.clients[2 * at].open_game([self.clients[2 * at + 1]]))

    def stage(self, matches: list[Match]) -> Stage:
        """Matches that are about to begin; what was said while they were prepared is over."""
        crowd = Crowd(self.clients)
        settle(crowd)
        return Stage(crowd, matches, self._spec)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *problem: object) -> None:
        """End the games, so that nobody's clock runs out during the next scenario."""
        if not any(problem):
            for match in self._matches:
                self.for_each([match], _leave)
        for client in self.clients:
            client.connection.close()

    def _connect(self, name: str) -> None:
        client = connect(self._spec, name, self._spec.source)
        self.clients.append(client)
        file = client.connection.socket.fileno()
        self._by_socket[file] = client.connection
        self._poll.register(file, select.EPOLLIN)

    def _keep_alive(self) -> None:
        """Have everybody read, so that pings are answered."""
        for file, _ in self._poll.poll(0):
            self._by_socket[file].keep()

    def _words(self, start: int) -> Iterator[str]:
        return islice(self._chain, start * STRIDE % (len(self._chain) // 2), None)


def groups(count: int, size: int) -> list[range]:
    """The numbers of the clients of so many games, so many each."""
    return [range(at * size, (at + 1) * size) for at in range(count)]


def _leave(match: Match) -> None:
    for player in match.players[1:]:
        player.connection.socket.settimeout(PATIENCE)
        player.leave(match.game)
