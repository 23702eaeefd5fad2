"""wordsnake.supervisor.nodeconfig"""

import copy
import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from wordsnake import __version__
from wordsnake.paths import DataDir, node_root
from wordsnake.supervisor.nodeconfig import (
    STAND_INS,
    NodeSettings,
    effective_config,
    most_connections,
    node_command,
    node_environment,
)

KEY = "ab" * 32


@pytest.fixture
def template() -> dict[str, Any]:
    """The configuration in the repository."""
    config: dict[str, Any] = json.loads((node_root() / ".crossbar" / "config.json").read_text())
    return config


@pytest.fixture
def settings(tmp_path: Path) -> NodeSettings:
    return NodeSettings(
        host="192.168.1.5",
        port=9000,
        root=tmp_path / "root",
        data=DataDir(tmp_path / "data"),
        engine_pubkey=KEY,
        allow_origins=("https://friend.example",),
        rate_limits=False,
        repairs_off=("origins",),
        trusted_proxies=("192.0.2.1",),
    )


def changes(before: Any, after: Any, at: str = "") -> dict[str, Any]:
    """Every place whose value differs, by its path, and its value after."""
    if isinstance(before, dict) and isinstance(after, dict) and before.keys() == after.keys():
        pairs = [(f"{at}/{key}", before[key], after[key]) for key in before]
    elif isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        pairs = [(f"{at}/{_name(each, index)}", each, after[index]) for index, each in enumerate(before)]
    else:
        return {} if before == after else {at: after}
    return {place: value for pair in pairs for place, value in changes(pair[1], pair[2], pair[0]).items()}


def _name(thing: Any, index: int) -> str:
    return thing.get("id", str(index)) if isinstance(thing, dict) else str(index)


def test_the_places_that_are_filled(template: dict[str, Any], settings: NodeSettings) -> None:
    """These and no others: everything else runs as it stands in the repository."""
    data, root = settings.data.root, settings.root
    assert changes(template, effective_config(template, settings)) == {
        "/workers/router/options/pythonpath/0": str(root),
        "/workers/router/components/guard/extra/allow_origins": ["https://friend.example"],
        "/workers/router/components/guard/extra/rate_limits": False,
        "/workers/router/components/guard/extra/off": ["origins"],
        "/workers/router/components/guard/extra/trusted_proxies": ["192.0.2.1"],
        "/workers/router/components/signin/extra/trusted_keys": str(data / "trusted_keys.json"),
        "/workers/router/components/signin/extra/banned": str(data / "banned.json"),
        "/workers/router/transports/web/endpoint/interface": "192.168.1.5",
        "/workers/router/transports/web/endpoint/port": 9000,
        "/workers/router/transports/web/paths///extra/directory": str(root / "web" / "dist"),
        "/workers/router/transports/web/paths/health/extra/version": __version__,
        "/workers/router/transports/web/paths/call/extra/allow_origins": ["https://friend.example"],
        "/workers/router/transports/web/paths/call/extra/rate_limits": False,
        "/workers/router/transports/engine/endpoint/path": str(data / "engine.sock"),
        "/workers/router/transports/engine/auth/cryptosign/principals/engine/authorized_keys/0": KEY,
    }


@pytest.mark.parametrize(("room", "connections"), [(800, 800), (1_000_000, 15_000), (None, 15_000)])
def test_no_more_connections_are_taken_than_there_is_room_for(
    template: dict[str, Any], tmp_path: Path, room: int | None, connections: int
) -> None:
    """One that cannot be opened would cost all others their listener."""
    settings = NodeSettings(host="::1", port=9000, root=tmp_path, data=DataDir(tmp_path), engine_pubkey=KEY, room=room)
    assert most_connections(effective_config(template, settings)) == connections


def test_metrics_have_a_transport_of_their_own_on_loopback(template: dict[str, Any], tmp_path: Path) -> None:
    """Which starts before the last one, by which it is known that all have started."""
    settings = NodeSettings(
        host="0.0.0.0", port=1, root=tmp_path, data=DataDir(tmp_path), engine_pubkey=KEY, metrics_port=9100
    )
    metrics, *others = effective_config(template, settings)["workers"][0]["transports"]
    assert metrics["endpoint"] == {"type": "tcp", "interface": "127.0.0.1", "port": 9100}
    assert [transport["id"] for transport in others] == ["web", "engine"]


def test_the_template_stays_as_it_was(template: dict[str, Any], settings: NodeSettings) -> None:
    """It can be filled again with other settings."""
    before = copy.deepcopy(template)
    effective_config(template, settings)
    assert template == before


def test_an_ipv6_address_is_listened_on_as_one(template: dict[str, Any], tmp_path: Path) -> None:
    """Crossbar.io wants to be told the version."""
    settings = NodeSettings(host="::1", port=9000, root=tmp_path, data=DataDir(tmp_path), engine_pubkey=KEY)
    web = effective_config(template, settings)["workers"][0]["transports"][0]
    assert (web["endpoint"]["interface"], web["endpoint"]["version"]) == ("::1", 6)


@pytest.mark.parametrize("part", ["components", "transports"])
def test_a_template_without_a_place_to_fill_is_an_error(
    template: dict[str, Any], settings: NodeSettings, part: str
) -> None:
    """Whoever changes the template learns of it."""
    template["workers"][0][part] = []
    with pytest.raises(KeyError):
        effective_config(template, settings)


def test_the_engines_transport_is_the_last_to_start(template: dict[str, Any]) -> None:
    """So that /health answers 200, once the engine has joined, only when players can connect."""
    assert [each["id"] for each in template["workers"][0]["transports"]] == ["web", "engine"]


def test_the_guard_is_the_first_component(template: dict[str, Any]) -> None:
    """Nothing starts before it."""
    assert template["workers"][0]["components"][0]["id"] == "guard"


def test_crossbar_accepts_the_effective_configuration(template: dict[str, Any], settings: NodeSettings) -> None:
    """With an ordinary address and with IPv6: the template is checked by `make check`."""
    settings.data.node.mkdir(parents=True)
    config = effective_config(template, settings)
    config["workers"][0]["transports"][0]["endpoint"] |= {"interface": "::1", "version": 6}
    (settings.data.node / "config.json").write_text(json.dumps(config))
    check = [sys.executable, "-c", "from crossbar import run; run()", "check", "--cbdir", str(settings.data.node)]
    done = subprocess.run(check, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout


def test_the_node_is_started_at_a_level_that_keeps_secrets(settings: NodeSettings) -> None:
    """At `info` Crossbar.io logs cookies and what clients say when they sign in."""
    command = node_command(settings)
    assert command[command.index("--loglevel") + 1] == "warn"
    assert command[command.index("--cbdir") + 1] == str(settings.data.node)


def hiding(settings: NodeSettings) -> list[str]:
    """The folders that hide packages."""
    return [str(settings.root / "router" / folder) for folder in ("standins", "absent")]


def test_the_environment_is_passed_on(settings: NodeSettings) -> None:
    """With what hides the package that does not fit, before whatever the host has on the path."""
    environment = node_environment(settings, {"LANG": "nl_NL.UTF-8", "PYTHONPATH": "/elsewhere"})
    assert environment == {
        "LANG": "nl_NL.UTF-8",
        "PYTHONPATH": os.pathsep.join([*hiding(settings), "/elsewhere"]),
        "PYTHONSAFEPATH": "1",
    }


def test_an_empty_path_stays_out_of_the_environment(settings: NodeSettings) -> None:
    """An empty entry would mean the current directory."""
    assert node_environment(settings, {"PYTHONPATH": ""})["PYTHONPATH"] == os.pathsep.join(hiding(settings))


def test_stand_ins_can_be_left_out(settings: NodeSettings, template: dict[str, Any]) -> None:
    """That is told to the processes by their path; the guard has no part in it."""
    plain = replace(settings, repairs_off=(STAND_INS, "nodelay"))
    assert node_environment(plain, {})["PYTHONPATH"] == hiding(settings)[1]
    guard = effective_config(template, plain)["workers"][0]["components"][0]
    assert (guard["id"], guard["extra"]["off"]) == ("guard", ["nodelay"])
