"""The address that others open."""

import pytest

from wordsnake.supervisor.addresses import best, lan_address


@pytest.mark.parametrize(
    ("candidates", "expected"),
    [
        (["192.168.1.5", "10.0.0.1"], "192.168.1.5"),
        ([None, "127.0.1.1", "10.0.0.1"], "10.0.0.1"),
        (["169.254.3.4", "0.0.0.0"], None),
        ([], None),
    ],
)
def test_the_first_address_that_another_machine_could_reach(candidates: list[str | None], expected: str | None) -> None:
    """Neither loopback, nor link-local, nor no address."""
    assert best(candidates) == expected


def test_the_route_to_the_outside_comes_before_the_machines_name() -> None:
    """Debian's /etc/hosts calls the machine 127.0.1.1."""
    assert lan_address(lambda: "192.168.1.5", lambda: ["10.0.0.1"]) == "192.168.1.5"
    assert lan_address(lambda: None, lambda: ["127.0.1.1"]) is None
