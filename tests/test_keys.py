"""Keys in files."""

import stat
from pathlib import Path

import pytest

from tests.support.wamp import authid, public_key
from wordsnake.keys import BadKeyError, Key


def test_a_key_is_made_once_for_its_owner_alone(tmp_path: Path) -> None:
    """Another file has another one."""
    first = Key.load(tmp_path / "a.key")
    assert Key.load(str(tmp_path / "a.key")) == first != Key.load(tmp_path / "b.key")
    assert stat.S_IMODE((tmp_path / "a.key").stat().st_mode) == 0o600


def test_it_is_known_by_its_public_half_and_fingerprint(tmp_path: Path) -> None:
    """As the router has them. Nothing shows the private half by accident."""
    key = Key.load(tmp_path / "a.key")
    seed = bytes.fromhex(key.seed)
    assert (key.public, key.fingerprint) == (public_key(seed), authid(seed))
    assert key.seed not in repr(key)


@pytest.mark.parametrize("content", ["", "xyz", "ab" * 31, "AB" * 32, "é" * 64])
def test_a_damaged_file_is_named(tmp_path: Path, content: str) -> None:
    """It is not replaced: it may be somebody's only key."""
    (tmp_path / "a.key").write_text(content, encoding="utf-8")
    with pytest.raises(BadKeyError, match=r"a\.key is damaged"):
        Key.load(tmp_path / "a.key")
