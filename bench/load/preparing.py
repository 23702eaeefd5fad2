"""Clients that sign in and sit down, before anything is measured."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from pathlib import Path
from typing import TypeVar

from bench.load.client import Client
from bench.load.plain import PlainClient
from bench.load.spec import Spec
from bench.load.stage import Match
from bench.load.wamp import WampClient

STRIDE = 50
"""Words by which the beginnings of two games are apart."""
Item = TypeVar("Item")


def connect(spec: Spec, name: str) -> Client:
    """Sign in as somebody."""
    kind = WampClient if spec.dialect == "wamp" else PlainClient
    return kind.connect(spec.port, f"{spec.salt} {name}")


def connect_all(spec: Spec, count: int) -> list[Client]:
    """Sign in many clients, some of them at the same time."""
    with ThreadPoolExecutor(spec.plan.at_once) as pool:
        return list(pool.map(lambda number: connect(spec, str(number)), range(count)))


def for_all(spec: Spec, items: Sequence[Item], do: Callable[[Item], None]) -> None:
    """Do something that blocks for each, some at the same time; each has clients of its own."""
    with ThreadPoolExecutor(spec.plan.at_once) as pool:
        list(pool.map(do, items))


def groups(count: int, size: int) -> list[range]:
    """The numbers of the clients of so many games, so many each."""
    return [range(at * size, (at + 1) * size) for at in range(count)]


def open_match(spec: Spec, clients: Sequence[Client], players: range, audience: range, start: int) -> Match:
    """A game that is being played, of `players`, whose moves begin `start` steps into the chain."""
    first, *others = (clients[number] for number in players)
    game, order = first.open_game(others)
    for_all(spec, [clients[number] for number in audience], lambda client: client.watch(game))
    return Match(game, order, audience, words_of(spec, start))


def words_of(spec: Spec, start: int) -> Iterator[str]:
    """The chain from somewhere on."""
    return islice(Path(spec.words).read_text().split(), start * STRIDE, None)


def leave_all(spec: Spec, matches: Sequence[Match]) -> None:
    """End the games, so that nobody's clock runs out during the next scenario."""

    def end(match: Match) -> None:
        for player in match.players:
            player.connection.socket.settimeout(60.0)
        for player in match.players[1:]:
            player.leave(match.game)

    for_all(spec, matches, end)
