"""Every repair of router.fast, when what it rests on has changed: those for speed are left out, one bounds memory."""

from types import ModuleType

import pytest

from router import guard
from router.repair import Repair, StaleRepairError, Upstream
from tests.router.test_guard import AT_LESS_COST

FAST = [repair for repair in guard.REPAIRS if repair.module.__name__.startswith("router.fast.")]
FOR_SPEED = [repair for repair in FAST if repair.name != "slow_readers"]


def falsified(module: ModuleType) -> ModuleType:
    """The same module, but one fingerprint is not what is found."""
    copy = ModuleType(module.__name__)
    vars(copy).update(vars(module))
    first, *rest = module.UPSTREAM
    copy.UPSTREAM = (Upstream(first.module, first.name, "0" * 16), *rest)  # type: ignore[attr-defined]
    return copy


def test_all_of_them_are_in_the_table() -> None:
    """Those of the table of kinds, and the one that bounds memory."""
    assert {repair.name for repair in FAST} == AT_LESS_COST | {"slow_readers"}


@pytest.mark.parametrize("repair", FOR_SPEED, ids=lambda repair: repair.name)
def test_a_stale_one_is_left_out_and_told_of(repair: Repair) -> None:
    """The node starts; /health lists it as `degraded`."""
    fit, stale = guard.fitting([Repair(falsified(repair.module), repair.kind, repair.configured)])
    assert (fit, list(stale)) == ([], [repair.name])
    assert "read router/repair.py" in stale[repair.name]


def test_a_stale_bound_of_memory_keeps_the_node_from_starting() -> None:
    """Without it, whoever does not read makes the router keep everything for it."""
    [bound] = [repair for repair in FAST if repair.name == "slow_readers"]
    with pytest.raises(StaleRepairError):
        guard.fitting([Repair(falsified(bound.module), bound.kind, bound.configured)])


@pytest.mark.parametrize("repair", FAST, ids=lambda repair: repair.name)
def test_each_names_what_it_rests_on(repair: Repair) -> None:
    """Its kind is a row of the table in tests/router/test_guard.py."""
    assert repair.module.UPSTREAM
