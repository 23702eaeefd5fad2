"""The host's desk: with a server, and without one."""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from autobahn.wamp.exception import ApplicationError
from autobahn.wamp.request import Registration
from autobahn.wamp.types import CallDetails

from tests.support.service import ANNA, BRAM, CARO, Server, result_of
from tests.support.wamp import public_key, seed
from wordsnake.paths import DataDir
from wordsnake.wamp.calls.endpoint import DETAILS
from wordsnake.wamp.contract.refusals import Refusal
from wordsnake.wamp.host.desk import HostDesk
from wordsnake.wamp.host.key_desk import KeyDesk
from wordsnake.wamp.host.procedures import host_desk, host_endpoints, key_desk, offline_desk
from wordsnake.wamp.service import Given
from wordsnake.wamp.trust.farewells import BANNED, Farewell


@pytest.fixture
def data(tmp_path: Path) -> DataDir:
    return DataDir(tmp_path)


@pytest.fixture
def kicked() -> list[str]:
    return []


@pytest.fixture
def desk(server: Server, data: DataDir, kicked: list[str]) -> HostDesk:
    """The desk of a running server; `kicked` are the keys whose sessions it ended."""

    async def kick(authids: Iterable[str], why: Farewell) -> None:
        assert why == BANNED
        kicked.extend(authids)

    given = Given(
        store=server.store, shelf=server.shelf, clock=server.clock, now=server.now, chance=lambda _: 0, secret=b""
    )
    return host_desk(server.service, given, data, kick)


@pytest.fixture
def keys(server: Server, data: DataDir) -> KeyDesk:
    """Beside it, that for keys."""

    async def kick(authids: Iterable[str], why: Farewell) -> None:
        """Nobody is connected."""

    return key_desk(server.service, data, kick)


@pytest.fixture
def offline(server: Server, data: DataDir) -> HostDesk:
    """The desk on the store of a server that has stopped."""
    server.service.directory.close()
    return offline_desk(server.store, data)


def refused(deferred: Any) -> str:
    """The sentence for the host."""
    with pytest.raises(Refusal) as raised:
        result_of(deferred)
    return str(raised.value)


def names(desk: HostDesk) -> list[str]:
    return [player["name"] for player in result_of(desk.players_list())["players"]]


def test_the_list_has_all_named_players_and_the_guests_who_are_connected(server: Server, desk: HostDesk) -> None:
    """So that a guest can be dealt with, too."""
    server.named(ANNA, BRAM)
    server.connect(CARO, 1)
    server.call(CARO, "get_player")
    assert names(desk) == ["Anna", "Bram", "guest-cccccc"]


def test_an_unfit_name_is_changed_and_its_owner_told(server: Server, desk: HostDesk) -> None:
    """The server knows it by the new name at once."""
    server.named(ANNA)
    result_of(desk.players_rename("anna", "Antje"))
    assert server.call(ANNA, "get_player")["name"] == "Antje"
    assert server.on("wordsnake.me")[-1]["type"] == "notice"
    assert "Antje" in server.on("wordsnake.me")[-1]["text"]


def test_a_name_is_not_changed_under_somebody_who_sits_in_a_game(
    server: Server, desk: HostDesk, offline: HostDesk
) -> None:
    """The sentence says which game to end."""
    server.named(ANNA)
    game = server.waiting(ANNA)
    for each in (desk, offline):
        for attempt in (each.players_rename("Anna", "Antje"), each.players_free("Anna"), each.players_forget("Anna")):
            assert game in refused(attempt)
    result_of(desk.games_end(game))
    assert result_of(desk.players_free("Anna"))["name"] == "guest-aaaaaa"


@pytest.mark.parametrize(("new", "part"), [("x", "2 to 20"), ("Bram", "else"), ("guest-1", "must not begin")])
def test_a_player_gets_no_name_that_could_not_be_claimed(server: Server, desk: HostDesk, new: str, part: str) -> None:
    """Unfit or taken."""
    server.named(ANNA, BRAM)
    assert part in refused(desk.players_rename("Anna", new))


def test_nobody_of_that_name_is_a_clear_answer(desk: HostDesk, offline: HostDesk) -> None:
    """With a server and without."""
    for each in (desk, offline):
        assert refused(each.players_ban("nobody")) == "There is no player called nobody."


def test_a_ban_is_written_for_the_sign_in_and_ends_all_sessions(
    server: Server, desk: HostDesk, data: DataDir, kicked: list[str]
) -> None:
    """`unban` takes it back; the file keeps others."""
    data.banned.write_text(json.dumps([BRAM]))
    server.named(ANNA)
    assert result_of(desk.players_ban("Anna"))["banned"] is True
    assert json.loads(data.banned.read_text()) == [ANNA, BRAM]
    assert kicked == [ANNA]
    assert server.refused(ANNA, "create_game")[0] == "wamp.error.not_authorized"
    result_of(desk.players_unban("Anna"))
    assert json.loads(data.banned.read_text()) == [BRAM]
    assert server.call(ANNA, "create_game")


def test_a_connected_guest_can_be_banned(server: Server, desk: HostDesk, kicked: list[str]) -> None:
    """By the name it shows."""
    server.connect(CARO, 1)
    server.call(CARO, "get_player")
    result_of(desk.players_ban("guest-cccccc"))
    assert kicked == [CARO]


def test_a_second_key_is_the_same_player(server: Server, desk: HostDesk) -> None:
    """Given as a public key, or as its authid."""
    server.named(ANNA)
    key = "ab" * 32
    result_of(desk.players_link("Anna", key))
    authid = hashlib.sha256(bytes.fromhex(key)).hexdigest()[:32]
    assert server.call(authid, "get_player")["name"] == "Anna"
    result_of(desk.players_link("Anna", "d" * 32))
    assert server.call("d" * 32, "get_player")["name"] == "Anna"


def test_a_key_in_use_or_no_key_is_not_linked(server: Server, desk: HostDesk) -> None:
    """A named player's key stays its own."""
    server.named(ANNA, BRAM)
    assert "another player" in refused(desk.players_link("Anna", BRAM))
    assert "64 hex digits" in refused(desk.players_link("Anna", "no key"))


def test_a_forgotten_player_is_gone(server: Server, desk: HostDesk, kicked: list[str]) -> None:
    """The games stay, with a guest that nobody can name."""
    server.named(ANNA, BRAM)
    game = server.playing(ANNA, BRAM)
    server.call(ANNA, "say", game, "secret")
    server.call(ANNA, "leave_game", game)
    result_of(desk.players_forget("Anna"))
    assert (names(desk), kicked) == (["Bram"], [ANNA])
    seats = [seat["player"] for seat in server.call(None, "get_game", game)["seats"]]
    assert "Anna" not in seats
    assert server.call(ANNA, "get_player")["guest"] is True
    said = [event for event in server.call(None, "get_events", game)["events"] if event["type"] == "said"]
    assert [event["text"] for event in said] == [None]


def test_the_host_sees_and_ends_games_with_and_without_a_server(
    server: Server, desk: HostDesk, offline: HostDesk
) -> None:
    """Private ones too. A waiting game is closed, a running one abandoned."""
    waiting, running = server.waiting(ANNA, private=True), server.playing(ANNA, BRAM)
    for each in (desk, offline):
        listed = {game["game"]: game["phase"] for game in result_of(each.games_list())["games"]}
        assert listed == {waiting: "waiting", running: "playing"}
    assert result_of(desk.games_end(waiting)) == {"game": waiting, "phase": "closed"}
    assert result_of(offline.games_end(running)) == {"game": running, "phase": "finished"}
    assert server.restarted().call(None, "get_game", running)["outcome"]["why"] == "abandoned"
    assert refused(desk.games_end(waiting)) == "That cannot be done: the game is closed."
    assert refused(desk.games_end("nonsense")) == refused(desk.games_end("aaaaaaaa")) == "There is no such game."


def test_only_the_hosts_own_commands_reach_the_desks(server: Server, desk: HostDesk, keys: KeyDesk) -> None:
    """Should the router ever let a player through."""
    server.named(ANNA)
    endpoints = host_endpoints(desk, keys, server.service, server.now)
    server.service.endpoints.update(endpoints)
    for uri in endpoints:
        name = uri.removeprefix("wordsnake.")
        several: dict[str, tuple[Any, ...]] = {
            "host.players_rename": ("Anna", "Antje"),
            "host.players_link": ("Anna", BRAM),
            "host.keys_add": ("ab" * 32, "component", None, ""),
            "host.words_accept": ("nl", "selfie", "so"),
            "host.words_ban": ("nl", "selfie", "so"),
        }
        arguments = several.get(name, ("Anna",))
        if name.endswith(("_list", "_appeals", "_rulings", "metrics")):
            arguments = ()
        assert server.refused(ANNA, name, *arguments)[0] == "wamp.error.not_authorized"


def test_the_hosts_own_commands_are_answered(server: Server, desk: HostDesk, keys: KeyDesk) -> None:
    """By the engine's role, with arguments by position."""
    server.named(ANNA)
    endpoints = host_endpoints(desk, keys, server.service, server.now)
    details = CallDetails(Registration(None, 1, "uri", None), caller_authid="engine", caller_authrole="engine")

    def call(name: str, *arguments: Any) -> Any:
        return result_of(endpoints[f"wordsnake.host.{name}"].call(*arguments, **{DETAILS: details}))

    assert call("players_rename", "Anna", "Antje")["name"] == "Antje"
    assert call("keys_add", public_key(seed("mamba")), "bot", 4, "mamba")["level"] == 4
    with pytest.raises(ApplicationError, match="role must be one of component, bot"):
        call("keys_add", public_key(seed("mamba")), "engine", None, "")
