"""router.longpoll.clients"""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest

from router.longpoll.clients import Clients, TooManyError


class Made:
    """Makes transports of nothing, and ends them."""

    def __init__(self) -> None:
        self.ends: list[Callable[[], None]] = []

    def __call__(self, gone: Callable[[], None]) -> Any:
        self.ends.append(gone)
        return SimpleNamespace(bytes_waiting=10)


def test_a_client_is_found_by_its_id_until_it_ends() -> None:
    """Ids are long, and never the same."""
    clients, made = Clients(), Made()
    one, two = clients.add("a", made), clients.add("a", made)
    assert one != two
    assert len(one) >= 22
    assert clients.get(one)
    made.ends[0]()
    assert clients.get(one) is None
    assert (len(clients), clients.bytes_waiting()) == (1, 10)


def test_an_address_has_so_many() -> None:
    """Others are not concerned, and an end makes room."""
    clients, made = Clients(most_of_address=2), Made()
    clients.add("a", made)
    clients.add("a", made)
    with pytest.raises(TooManyError):
        clients.add("a", made)
    clients.add("b", made)
    made.ends[0]()
    clients.add("a", made)
    assert len(clients) == 3


def test_there_are_so_many_in_all() -> None:
    """Wherever they come from."""
    clients, made = Clients(most=2), Made()
    clients.add("a", made)
    clients.add("b", made)
    with pytest.raises(TooManyError):
        clients.add("c", made)
