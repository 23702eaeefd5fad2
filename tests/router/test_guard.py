"""router.guard, router.repair, router.component"""

from pathlib import Path
from typing import Any

import pytest

from router import guard
from router.repair import StaleRepairError, Upstream
from tests.support.node import Change, RouterNode

REPAIRS = Path(guard.__file__).parent / "repairs"


def test_the_repairs_fit_the_installed_versions() -> None:
    """Every function that they rest on is the one that was read when they were written."""
    guard.check()


def test_no_repair_is_forgotten() -> None:
    """Each module of router.repairs is checked."""
    modules = {path.stem for path in REPAIRS.glob("*.py")} - {"__init__"}
    assert {repair.__name__.rpartition(".")[2] for repair in guard.REPAIRS} == modules


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


def test_a_function_that_is_repaired_already_is_seen_through() -> None:
    """The fingerprint is that of the function beneath."""
    upstream = next(each for each in guard.forged_callers.UPSTREAM if each.name == "Router.process")
    from crossbar.router.router import Router

    class Repaired(Router):  # type: ignore[misc]
        pass

    guard.forged_callers.install(Repaired)
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
