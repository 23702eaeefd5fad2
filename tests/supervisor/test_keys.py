"""The engine's key."""

import stat

import pytest

from wordsnake.paths import DataDir
from wordsnake.supervisor.keys import BadKeyError, ensure_engine_key, public_key


@pytest.fixture(autouse=True)
def folder(data: DataDir) -> None:
    data.root.mkdir()


def test_the_key_is_made_at_the_first_start_for_its_owner_alone(data: DataDir) -> None:
    """64 hex digits, mode 0600."""
    seed = ensure_engine_key(data)
    assert len(bytes.fromhex(seed)) == 32
    assert stat.S_IMODE(data.engine_key.stat().st_mode) == 0o600


def test_the_key_stays_the_same(data: DataDir) -> None:
    """The router is told its public half at every start."""
    assert ensure_engine_key(data) == ensure_engine_key(data)


@pytest.mark.parametrize("content", ["", "ab", "z" * 64, "ab" * 33])
def test_a_damaged_key_is_an_error_that_says_what_to_do(data: DataDir, content: str) -> None:
    """It is not replaced behind the host's back."""
    data.engine_key.write_text(content)
    with pytest.raises(BadKeyError, match=r"engine\.key is damaged; delete it"):
        ensure_engine_key(data)


def test_the_public_key_is_that_of_ed25519() -> None:
    """Test vector 1 of RFC 8032."""
    seed = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"
    assert public_key(seed) == "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
