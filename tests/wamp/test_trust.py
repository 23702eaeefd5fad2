"""The file of trusted keys."""

import json
from pathlib import Path

import pytest

from router.keyfiles import trusted_keys
from wordsnake.wamp.trust.keys import BadTrustError, Trusted, TrustFile, authid_of, levels

KEY, OTHER = "ab" * 32, "cd" * 32
ADDER = Trusted(role="bot", level=3, label="adder-3")
ARCHIVE = Trusted(role="component", label="archive")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "trusted_keys.json"


def test_without_a_file_nobody_is_trusted(path: Path) -> None:
    """A server without bots has none."""
    assert TrustFile(path).read() == {}


def test_bots_are_known_by_their_authid(path: Path) -> None:
    """The first 32 hex digits of the SHA-256 of the key, as the router has it. A component has no level."""
    TrustFile(path).add({KEY: ADDER, OTHER: ARCHIVE})
    assert levels(TrustFile(path).read()) == {authid_of(KEY): 3}
    assert authid_of("00" * 32) == "66687aadf862bd776c8fc18b8e9f8e20"


def test_the_router_reads_the_same_file(path: Path) -> None:
    """A bot is a player to it."""
    TrustFile(path).add({KEY: ADDER, OTHER: ARCHIVE})
    assert trusted_keys(json.loads(path.read_text())) == {OTHER}


def test_what_was_added_stays_until_it_is_removed(path: Path) -> None:
    """Written by hand or by us, in capitals or not."""
    path.write_text(json.dumps({OTHER.upper(): {"role": "bot", "level": 5}}))
    file = TrustFile(path)
    file.add({KEY: ADDER})
    assert file.read() == {OTHER: Trusted(role="bot", level=5), KEY: ADDER}
    file.remove(OTHER)
    assert file.read() == {KEY: ADDER}


def test_a_file_that_says_so_already_is_not_written(path: Path) -> None:
    """The router need not read it again at every start."""
    TrustFile(path).add({KEY: ADDER})
    before = path.stat()
    TrustFile(path).add({KEY: ADDER})
    assert path.stat().st_ino == before.st_ino


@pytest.mark.parametrize("role", ["engine", "router", "reader", "player", "Component", "", None, ["component"]])
def test_no_other_role_can_be_given(path: Path, role: object) -> None:
    """Not by us, and not by hand: the file is then the host's to mend."""
    with pytest.raises(ValueError, match="cannot be given"):
        Trusted(role=role)  # type: ignore[arg-type]
    path.write_text(json.dumps({KEY: {"role": role}}))
    with pytest.raises(BadTrustError, match="cannot be given"):
        TrustFile(path).read()


@pytest.mark.parametrize(
    "entry",
    [
        3,
        {},
        {"level": 3},
        {"role": "bot"},
        {"role": "bot", "level": 6},
        {"role": "bot", "level": True},
        {"role": "bot", "level": "3"},
        {"role": "component", "level": 3},
        {"role": "component", "label": "a\nb"},
        {"role": "component", "label": "x" * 65},
    ],
)
def test_an_entry_that_cannot_be_understood_is_an_error_for_the_host(path: Path, entry: object) -> None:
    """It is not replaced behind the host's back."""
    content = json.dumps({OTHER: entry})
    path.write_text(content)
    with pytest.raises(BadTrustError, match=r"trusted_keys\.json"):
        TrustFile(path).add({KEY: ADDER})
    assert path.read_text() == content


@pytest.mark.parametrize("content", ["{", "[]", "null", '{"xyz": {"role": "component"}}'])
def test_a_damaged_file_is_an_error_for_the_host(path: Path, content: str) -> None:
    """As above."""
    path.write_text(content)
    with pytest.raises(BadTrustError, match="mend it"):
        TrustFile(path).read()
