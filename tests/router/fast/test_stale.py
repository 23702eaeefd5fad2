"""Every repair of router.fast, when what it rests on has changed: the router runs without it, and says so."""

from types import ModuleType

import pytest

from router import guard
from router.repair import Kind, Repair, Upstream

FAST = [repair for repair in guard.REPAIRS if repair.module.__name__.startswith("router.fast.")]


def falsified(module: ModuleType) -> ModuleType:
    """The same module, but one fingerprint is not what is found."""
    copy = ModuleType(module.__name__)
    vars(copy).update(vars(module))
    first, *rest = module.UPSTREAM
    copy.UPSTREAM = (Upstream(first.module, first.name, "0" * 16), *rest)  # type: ignore[attr-defined]
    return copy


def test_all_of_them_are_in_the_table() -> None:
    """In the order of the package's docstring."""
    assert {repair.name for repair in FAST} == {
        "nodelay",
        "lazy_log_arguments",
        "json_codec",
        "frame_once",
        "joined_writes",
        "slow_readers",
    }


@pytest.mark.parametrize("repair", FAST, ids=lambda repair: repair.name)
def test_a_stale_one_is_left_out_and_told_of(repair: Repair) -> None:
    """The node starts; /health lists it as `degraded`."""
    fit, stale = guard.fitting([Repair(falsified(repair.module), repair.kind, repair.configured)])
    assert (fit, list(stale)) == ([], [repair.name])
    assert "read router/repair.py" in stale[repair.name]


@pytest.mark.parametrize("repair", FAST, ids=lambda repair: repair.name)
def test_each_names_what_it_rests_on(repair: Repair) -> None:
    """And is a matter of speed, not of who may do what."""
    assert repair.module.UPSTREAM
    assert repair.kind is Kind.PERFORMANCE
