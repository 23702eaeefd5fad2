"""router.guard, router.repair, router.component"""

from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from router import guard
from router.repair import Kind, Repair, StaleRepairError, Upstream
from router.repairs import forged_callers, origins
from tests.support.node import Change, RouterNode

ROUTER = Path(guard.__file__).parent


def test_the_repairs_fit_the_installed_versions() -> None:
    """Every function that they rest on is the one that was read when they were written."""
    fit, stale = guard.fitting(guard.REPAIRS)
    assert (fit, stale) == (list(guard.REPAIRS), {})


def test_no_repair_is_forgotten() -> None:
    """Each module that can be installed is in the table."""
    modules = [path for folder in ("repairs", "fast", "limits") for path in (ROUTER / folder).glob("*.py")]
    repairs = {path.stem for path in modules if "\ndef install(" in path.read_text()}
    assert repairs <= {repair.name for repair in guard.REPAIRS}


@pytest.mark.parametrize(
    "upstream",
    [
        Upstream("crossbar.router.router", "Router.process", "0" * 16),
        Upstream("crossbar.router.router", "Router.no_such_function", "0" * 16),
        Upstream("crossbar.no_such_module", "Router.process", "0" * 16),
    ],
)
def test_a_function_that_changed_makes_a_repair_stale(upstream: Upstream) -> None:
    """Or that has gone."""
    with pytest.raises(StaleRepairError, match=upstream.name):
        upstream.check()


def stale(name: str, kind: Kind) -> Repair:
    """A repair of something that is not there."""
    module = ModuleType(f"router.{name}")
    module.UPSTREAM = (Upstream("crossbar.no_such_module", "f", ""),)  # type: ignore[attr-defined]
    return Repair(module, kind)


def test_a_stale_repair_that_keeps_strangers_out_keeps_the_node_from_starting() -> None:
    """A router without it must not serve."""
    with pytest.raises(StaleRepairError):
        guard.fitting([stale("wall", Kind.SECURITY)])


def test_a_stale_repair_that_makes_the_router_faster_is_left_out() -> None:
    """The others are put in place, and it is told which is missing and why."""
    other = Repair(forged_callers)
    fit, missing = guard.fitting([stale("fast_send", Kind.PERFORMANCE), other])
    assert fit == [other]
    assert "crossbar.no_such_module" in missing["fast_send"]


WITHOUT_IT = {
    "forged_callers": "players act as others",
    "pattern_subscriptions": "players hear private games",
    "authorization_cache": "refused URIs are kept for ever",
    "origins": "pages of strangers play with a visitor's key",
    "long_poll": "pages of every origin get in, and nothing is bounded",
    "broken_messages": "strangers fill the log",
    "kicked_sessions": "who was shut out plays on",
    "recursion_limit": "a nested message ends the process",
    "strange_signins": "strangers fill the log, and have their certificates parsed",
    "server_header": "strangers learn the version",
    "closing_connections": "one client takes events away from others",
    "slow_readers": "who does not read has everything kept for it",
    "codes": "codes of other players can be guessed",
    "message_size": "long messages are kept",
    "message_shape": "subscriptions, registrations and calls are kept without end",
    "message_rate": "a flood holds everybody up",
    "sign_ins": "sign-ins hold everybody up",
    "connections": "one address takes all connections",
    "http_requests": "requests hold everybody up",
    "slow_requests": "slow requests take all connections",
    "log_lines": "strangers fill the log",
    "strays": "connections without a session take all connections",
}
"""What strangers gain where a repair is missing: the reason why no node starts without it."""
AT_LESS_COST = {
    "nodelay",
    "lazy_log_arguments",
    "json_codec",
    "whole_frames",
    "plain_messages",
    "direct_calls",
    "direct_events",
    "frame_once",
    "joined_writes",
    "single_timers",
    "whole_collections",
}
"""Those without which the router does the same, and nobody gains anything."""


def test_what_strangers_would_gain_by_keeps_the_node_from_starting() -> None:
    """Only what does the same at less cost may be missing. A new repair is put into one of the two lists."""
    kinds = {repair.name: repair.kind for repair in guard.REPAIRS}
    assert kinds == dict.fromkeys(WITHOUT_IT, Kind.SECURITY) | dict.fromkeys(AT_LESS_COST, Kind.PERFORMANCE)


@pytest.mark.parametrize("repair", guard.REPAIRS, ids=lambda repair: repair.name)
def test_every_repair_names_what_it_rests_on(repair: Repair) -> None:
    """One without would never be stale, whatever its makers change."""
    assert repair.module.UPSTREAM


def test_what_a_repair_tries_can_make_it_stale() -> None:
    """Beside the functions that it rests on."""

    def failing() -> None:
        raise StaleRepairError("tried")

    module = ModuleType("router.any")
    module.UPSTREAM = ()  # type: ignore[attr-defined]
    module.check = failing  # type: ignore[attr-defined]
    with pytest.raises(StaleRepairError, match="tried"):
        Repair(module).check()


def test_a_repair_that_is_switched_off_is_not_wanted() -> None:
    """Tests and benchmarks show what it is for. The order of the others stays."""
    assert guard.wanted(guard.REPAIRS, ["origins"]) == [each for each in guard.REPAIRS if each.name != "origins"]


def test_only_what_exists_can_be_switched_off() -> None:
    """A name that was mistyped would switch off nothing, unseen."""
    with pytest.raises(ValueError, match="no such repair: orgins; there are forged_callers"):
        guard.wanted(guard.REPAIRS, ["origins", "orgins"])


def test_no_rate_limits_leaves_out_what_limits_rates_and_nothing_else() -> None:
    """Bounds on sizes and on what waits stay, and so does everything else."""
    extra = {"allow_origins": [], "limits": {}, "off": ["origins"], "rate_limits": False}
    off = guard.GuardSettings.parse(extra).left_out
    assert off == {"origins", "message_rate", "sign_ins", "connections", "http_requests"}
    assert guard.GuardSettings.parse({**extra, "rate_limits": True}).left_out == {"origins"}
    guard.wanted(guard.REPAIRS, off)


def test_a_repair_is_installed_with_the_settings_if_it_asks_for_them() -> None:
    """Else without arguments."""
    given: list[Any] = []
    module = ModuleType("router.any")
    module.install = lambda: given.append("nothing")  # type: ignore[attr-defined]
    Repair(module).install("settings")
    Repair(origins, configured=given.append).install("settings")
    assert given == ["nothing", "settings"]


def test_a_function_that_is_repaired_already_is_seen_through() -> None:
    """The fingerprint is that of the function beneath."""
    upstream = next(each for each in forged_callers.UPSTREAM if each.name == "Router.process")
    from crossbar.router.router import Router

    class Repaired(Router):  # type: ignore[misc]
        pass

    forged_callers.install(Repaired)
    assert Repaired.process is not Router.process
    upstream.check()


def unconfigured_guard(config: dict[str, Any]) -> None:
    """The guard can't be made."""
    config["workers"][0]["components"][0]["extra"] = {}


def two_signins(config: dict[str, Any]) -> None:
    """The second can't register its procedure."""
    components = config["workers"][0]["components"]
    components.append({**components[1], "id": "again"})


@pytest.mark.e2e
@pytest.mark.parametrize("change", [unconfigured_guard, two_signins])
def test_a_node_whose_components_fail_does_not_start(change: Change) -> None:
    """It ends with an error instead of serving without them."""
    with pytest.raises(RuntimeError, match="the node ended with 1"), RouterNode(change=change):
        pass
