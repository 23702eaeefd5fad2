"""What a host reads once the server is ready."""

import pytest

from wordsnake.paths import DataDir
from wordsnake.supervisor.settings import ANY, UpOptions
from wordsnake.supervisor.welcome import welcome


@pytest.mark.parametrize(
    ("host", "lan", "ready"),
    [
        ("127.0.0.1", "192.168.1.5", "http://127.0.0.1:8080/"),
        (ANY, "192.168.1.5", "http://192.168.1.5:8080/"),
        (ANY, None, "http://127.0.0.1:8080/"),
        ("play.example", None, "http://play.example:8080/"),
        ("::1", None, "http://[::1]:8080/"),
    ],
)
def test_the_ready_line_has_the_address_to_open(data: DataDir, host: str, lan: str | None, ready: str) -> None:
    """Exactly one line of the form that scripts wait for."""
    lines = welcome(UpOptions(data=data, host=host), lan, checkout=True)
    assert [line for line in lines if "is ready" in line] == [f"Wordsnake is ready: {ready}"]


@pytest.mark.parametrize(("checkout", "again"), [(True, "make play LAN=1"), (False, "wordsnake up --lan")])
def test_a_server_for_this_machine_alone_says_how_to_let_others_join(
    data: DataDir,
    checkout: bool,  # noqa: FBT001 - a parameter of the test
    again: str,
) -> None:
    """By the command that this host has."""
    _, hint = welcome(UpOptions(data=data), "192.168.1.5", checkout=checkout)
    assert hint.endswith(again)
