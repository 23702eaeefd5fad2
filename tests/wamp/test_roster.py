"""The file of trusted bots."""

import json
from pathlib import Path

import pytest

from wordsnake.wamp.roster import BadRosterError, authid_of, enrol, read_roster

KEY, OTHER = "ab" * 32, "cd" * 32


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "bots.json"


def test_without_a_file_no_bot_is_trusted(path: Path) -> None:
    """A server without bots has none."""
    assert read_roster(path) == {}


def test_bots_are_known_by_their_authid(path: Path) -> None:
    """The first 32 hex digits of the SHA-256 of the key, as the router has it."""
    enrol(path, {KEY: ("adder-3", 3)})
    assert read_roster(path) == {authid_of(KEY): 3}
    assert authid_of("00" * 32) == "66687aadf862bd776c8fc18b8e9f8e20"


def test_what_a_host_has_added_stays(path: Path) -> None:
    """Only the entries that are given are written."""
    path.write_text(json.dumps({OTHER: {"level": 5, "label": "mine"}}))
    enrol(path, {KEY: ("adder-3", 3)})
    assert read_roster(path) == {authid_of(OTHER): 5, authid_of(KEY): 3}


@pytest.mark.parametrize(
    "content", ["{", "[]", '{"xyz": {"level": 1}}', *(json.dumps({KEY: wrong}) for wrong in (3, {}, {"level": 6}))]
)
def test_a_file_that_cannot_be_understood_is_an_error_for_the_host(path: Path, content: str) -> None:
    """It is not replaced behind the host's back."""
    path.write_text(content)
    with pytest.raises(BadRosterError, match=r"bots\.json"):
        enrol(path, {KEY: ("adder-3", 3)})
    assert path.read_text() == content
