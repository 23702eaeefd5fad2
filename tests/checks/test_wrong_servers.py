"""Exactly the right line is wrong: a server that departs in one thing fails one check, and no other."""

import pytest

from tests.checks.spoiling import WRONG, Spoil, bare, other_reason
from tests.support.fake_router import FakeRouter
from wordsnake.checks.report import Report
from wordsnake.checks.run import check_server
from wordsnake.checks.server import CHECKS
from wordsnake.checks.server.refusing import PROVOKED
from wordsnake.checks.stage import Stage

ALSO = {"stale_ply": {"race"}}
"""Checks of which a refusal is a part."""
EVERYWHERE = {"invalid_argument"}
"""Refusals that other checks need, whose fields and sentences are looked at there too."""


def broken(report: Report) -> set[str]:
    return {row.name for row in report.rows if row.status == "broken"}


def checked(router: FakeRouter) -> Report:
    report: Report = router.run(check_server(Stage(router), lambda _: None))
    return report


@pytest.mark.parametrize(("check", "spoil"), [each[1:] for each in WRONG], ids=[each[0] for each in WRONG])
def test_a_server_that_departs_in_one_thing(router: FakeRouter, check: str, spoil: Spoil) -> None:
    """Its line says so, and all others are as they were."""
    spoil(router)
    report = checked(router)
    assert broken(report) == {check}, report.rows
    assert not report.kept


@pytest.mark.parametrize("reason", sorted(PROVOKED.keys() - EVERYWHERE))
def test_a_server_that_refuses_for_another_reason(router: FakeRouter, reason: str) -> None:
    """Programs branch on it."""
    other_reason(reason)(router)
    assert broken(checked(router)) == {f"refusal {reason}"} | ALSO.get(reason, set())


def test_a_server_whose_refusals_say_nothing(router: FakeRouter) -> None:
    """Without a sentence for people."""
    bare("not_in_lexicon")(router)
    assert broken(checked(router)) == {"refusal not_in_lexicon"}


def test_every_check_can_fail() -> None:
    """There is a wrong server for each, or for one of its kind."""
    kinds = ("arguments of ", "answers of ", "refusal ")
    alone = {check.name for check in CHECKS if not check.name.startswith(kinds)}
    assert alone - {check for _, check, _ in WRONG} == {"add_bot"}
    assert all(any(check.startswith(kind) for _, check, _ in WRONG) for kind in kinds[:2])
