"""What the host decides about keys: on a running server, and without one."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from nacl.signing import SigningKey

from tests.support.service import ANNA, Server, result_of
from tests.support.wamp import authid, public_key, seed
from wordsnake.paths import DataDir
from wordsnake.store.memory.store import MemoryStore
from wordsnake.wamp.contract.refusals import Refusal
from wordsnake.wamp.host.key_desk import KeyDesk
from wordsnake.wamp.host.procedures import key_desk, offline_commands
from wordsnake.wamp.trust.farewells import Farewell

MAMBA = public_key(seed("mamba"))
MAMBA_ID = authid(seed("mamba"))
ARCHIVE = public_key(seed("archive"))
ARCHIVE_ID = authid(seed("archive"))


@pytest.fixture
def data(tmp_path: Path) -> DataDir:
    return DataDir(tmp_path)


@pytest.fixture
def kicked() -> list[tuple[str, str]]:
    return []


@pytest.fixture
def desk(server: Server, data: DataDir, kicked: list[tuple[str, str]]) -> KeyDesk:
    """The desk of a running server; `kicked` are the keys whose sessions it ended, and why."""

    async def kick(authids: Iterable[str], why: Farewell) -> None:
        kicked.extend((authid, why.reason) for authid in authids)

    return key_desk(server.service, data, kick)


def refused(deferred: Any) -> str:
    """The sentence for the host."""
    with pytest.raises(Refusal) as raised:
        result_of(deferred)
    return str(raised.value)


def trusted(data: DataDir) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(data.trusted_keys.read_text())
    return content


def test_a_component_is_trusted_at_its_next_sign_in_which_is_now(
    desk: KeyDesk, data: DataDir, kicked: list[tuple[str, str]]
) -> None:
    """It stands in the file before its sessions end."""
    row = result_of(desk.keys_add(ARCHIVE.upper(), "component", None, "the archive"))
    assert (row["fingerprint"], row["role"]) == (ARCHIVE_ID, "component")
    assert trusted(data) == {ARCHIVE: {"role": "component", "label": "the archive"}}
    assert kicked == [(ARCHIVE_ID, "trust_changed")]


def test_a_bot_is_believed_and_asked_at_once_until_it_is_revoked(server: Server, desk: KeyDesk) -> None:
    """Without a restart of the engine."""
    server.named(ANNA)
    server.connect(MAMBA_ID, 1)
    game = server.waiting(ANNA)
    assert server.refused(ANNA, "add_bot", game, 4)[0] == "unavailable"
    result_of(desk.keys_add(MAMBA, "bot", 4, "mamba"))
    server.ask(ANNA, "add_bot", game, 4)
    server.call(MAMBA_ID, "join_game", game)
    assert server.events(game)[-1]["level"] == 4
    result_of(desk.keys_revoke("mamba"))
    assert server.refused(ANNA, "add_bot", server.waiting(ANNA), 4)[0] == "unavailable"


@pytest.mark.parametrize("which", [ARCHIVE, ARCHIVE_ID, f" {ARCHIVE_ID[:4]} {ARCHIVE_ID[4:].upper()} ", "the archive"])
def test_a_key_is_revoked_by_whatever_it_is_known_by(
    desk: KeyDesk, data: DataDir, kicked: list[tuple[str, str]], which: str
) -> None:
    """The others stay; its sessions end."""
    result_of(desk.keys_add(ARCHIVE, "component", None, "the archive"))
    result_of(desk.keys_add(MAMBA, "bot", 4, "mamba"))
    kicked.clear()
    assert result_of(desk.keys_revoke(which))["key"] == ARCHIVE
    assert list(trusted(data)) == [MAMBA]
    assert kicked == [(ARCHIVE_ID, "trust_changed")]


def test_what_is_trusted_is_listed(server: Server, desk: KeyDesk) -> None:
    """Those who are connected too, and nothing of others."""
    server.connect(MAMBA_ID, 1)
    result_of(desk.keys_add(MAMBA, "bot", 4, "mamba"))
    result_of(desk.keys_add(ARCHIVE, "component", None, ""))
    rows = result_of(desk.keys_list())["keys"]
    assert [(row["role"], row["level"], row["label"], row["online"]) for row in rows] == [
        ("bot", 4, "mamba", True),
        ("component", None, "", False),
    ]


def test_what_is_not_known_or_not_clear_is_not_revoked(desk: KeyDesk, data: DataDir) -> None:
    """A key without a label is not meant by none."""
    for name in ("one", "two"):
        result_of(desk.keys_add(public_key(seed(name)), "component", None, "twins"))
    assert "several" in refused(desk.keys_revoke("twins")).lower()
    assert "wordsnake keys list" in refused(desk.keys_revoke("nobody"))
    assert len(trusted(data)) == 2


@pytest.mark.parametrize("role", ["engine", "router", "player", "reader", ""])
def test_no_role_but_those_two_can_be_given(desk: KeyDesk, data: DataDir, role: Any) -> None:
    """Whoever asks, and however."""
    assert "cannot be given" in refused(desk.keys_add(ARCHIVE, role, None, ""))
    assert not data.trusted_keys.exists()


@pytest.mark.parametrize(
    ("key", "part"),
    [("", "64 hex digits"), ("zz" * 32, "64 hex digits"), (ARCHIVE_ID, "64 hex digits"), ("02" + "00" * 31, "private")],
)
def test_what_is_no_public_key_is_not_trusted(desk: KeyDesk, key: str, part: str) -> None:
    """Half of all private keys, pasted by mistake, are no points of the curve."""
    assert part in refused(desk.keys_add(key, "component", None, ""))


def test_every_real_key_is_one(desk: KeyDesk) -> None:
    """As many as a test can bear."""
    for number in range(20):
        key = bytes(SigningKey(number.to_bytes(32, "big")).verify_key).hex()
        result_of(desk.keys_add(key, "component", None, str(number)))


def test_a_damaged_file_is_left_alone(desk: KeyDesk, data: DataDir, kicked: list[tuple[str, str]]) -> None:
    """Nobody is trusted or sent away by guesses."""
    data.trusted_keys.write_text("{")
    for attempt in (desk.keys_list(), desk.keys_add(ARCHIVE, "component", None, ""), desk.keys_revoke(ARCHIVE)):
        assert "mend it" in refused(attempt)
    assert (data.trusted_keys.read_text(), kicked) == ("{", [])


def test_the_commands_work_without_a_server(data: DataDir) -> None:
    """On the same file."""
    commands = offline_commands(MemoryStore(), data)
    result_of(commands["keys_add"](ARCHIVE, "component", None, "archive"))
    assert [row["label"] for row in result_of(commands["keys_list"]())["keys"]] == ["archive"]
    result_of(commands["keys_revoke"]("archive"))
    assert trusted(data) == {}
