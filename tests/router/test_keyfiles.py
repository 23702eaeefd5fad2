"""router.keyfiles"""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from router.keyfiles import LARGEST_BYTES, KeyFile, banned, trusted_keys

A, B = "a" * 32, "b" * 32


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "banned.json"


def replace(path: Path, content: str) -> None:
    """As the engine writes: a new file in the place of the old one."""
    draft = path.with_suffix(".new")
    draft.write_text(content)
    draft.replace(path)


def test_a_missing_file_is_an_empty_one(path: Path) -> None:
    """Nobody is trusted or banned on a new server."""
    assert KeyFile(path, banned).current() == frozenset()


def test_a_file_is_read_again_when_it_was_replaced(path: Path) -> None:
    """Also by one of the same size."""
    file = KeyFile(path, banned)
    replace(path, json.dumps([A]))
    assert file.current() == {A}
    replace(path, json.dumps([B]))
    assert file.current() == {B}


def test_a_removed_file_is_an_empty_one(path: Path) -> None:
    """Removing it takes back what it said."""
    replace(path, json.dumps([A]))
    file = KeyFile(path, banned)
    assert file.current() == {A}
    path.unlink()
    assert file.current() == frozenset()


def test_a_file_that_did_not_change_is_not_read(path: Path) -> None:
    """One look at its date for each sign-in is all it costs."""
    replace(path, json.dumps([A]))
    read: list[Any] = []
    file = KeyFile(path, lambda content: banned(read.append(content) or content))
    file.current()
    file.current()
    assert read == [[A]]


def test_a_touched_file_is_read_again(path: Path) -> None:
    """Its date decides."""
    replace(path, json.dumps([A]))
    read: list[Any] = []
    file = KeyFile(path, lambda content: banned(read.append(content) or content))
    file.current()
    os.utime(path, (1, 1))
    file.current()
    assert len(read) == 2


@pytest.mark.parametrize("content", ["", "[", "{}", '"x"', "[1]", "null", "\ud7ff"])
def test_what_makes_no_sense_changes_nothing(path: Path, content: str) -> None:
    """Who was banned stays banned while the host repairs the file."""
    replace(path, json.dumps([A]))
    file = KeyFile(path, banned)
    file.current()
    replace(path, content)
    assert file.current() == {A}


def test_a_huge_file_changes_nothing(path: Path) -> None:
    """Reading it would stop the router."""
    replace(path, json.dumps(["x" * LARGEST_BYTES]))
    assert KeyFile(path, banned).current() == frozenset()


def test_trusted_keys_are_compared_in_lower_case() -> None:
    """A host pastes them from anywhere."""
    assert trusted_keys({"AB" * 32: {"role": "component", "label": "archive"}}) == {"ab" * 32}


def test_a_trusted_bot_is_a_player() -> None:
    """What it is trusted with is the engine's business."""
    assert trusted_keys({A: {"role": "bot", "level": 3, "label": "adder-3"}, B: {"role": "component"}}) == {B}


@pytest.mark.parametrize("role", ["engine", "router", "player", "trusted"])
def test_no_other_role_can_be_given_away(role: str) -> None:
    """The engine's role is the Unix socket's, the router's nobody's."""
    with pytest.raises(ValueError, match="component"):
        trusted_keys({A: {"role": role}})


@pytest.mark.parametrize("content", [["x"], {A: {}}, {A: "component"}, None])
def test_trusted_keys_without_a_role_make_no_sense(path: Path, content: Any) -> None:
    """The file is then left unread."""
    replace(path, json.dumps(content))
    assert KeyFile(path, trusted_keys).current() == frozenset()
