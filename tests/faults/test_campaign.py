"""Two hundred faults while fifty players play twenty games; `python -m tests.faults` does ten thousand."""

import asyncio
from pathlib import Path

import pytest

from tests.faults.campaign import Campaign, plan
from tests.faults.report import Report
from tests.faults.table import table
from tests.support.server import Server
from wordsnake.lexicon.shelf import Shelf

pytestmark = pytest.mark.e2e

FAULTS, WHOLE, SEED = 200, 14, 20260101


@pytest.fixture(scope="module")
def report(server: Server, lexicons: Path, control: Path) -> Report:
    """The campaign itself; after each fault everything was looked at already."""
    told: list[str] = []
    campaign = Campaign(server, control, Shelf(lexicons).open("nl"), SEED, told.append)
    try:
        return asyncio.run(campaign.run(plan(FAULTS, SEED, WHOLE)))
    except BaseException:
        print("\n".join(told))  # noqa: T201 - pytest shows it with the failure
        raise


def test_every_fault_mends_and_no_move_is_lost_or_doubled(report: Report) -> None:
    """After each of them every player came to see what the server shows, by itself, and played on."""
    assert len(report.mended) == FAULTS
    assert not report.wrong, table(report)
    assert report.acknowledged > FAULTS
    assert report.stored >= report.acknowledged


def test_no_turn_ends_before_its_time(report: Report) -> None:
    """Whatever was killed, stopped or set: deadlines hold, with their grace."""
    assert report.late
    assert min(report.late) >= 0


def test_no_turn_is_shorter_for_what_the_server_lost(report: Report) -> None:
    """Stopped or killed: it was given back. By how much a turn was short is bounded at each fault."""
    assert report.short


def test_nothing_leaks(report: Report) -> None:
    """From one kill to the next a process keeps as many descriptors and timers as it had, but for games under way."""
    assert {name for name, _, _ in report.eras} == {"engine", "router"}
    for name, before, after in report.eras:
        assert after.descriptors <= before.descriptors + 8, (name, before, after)
        assert after.timers <= before.timers + 100, (name, before, after)
        assert after.resident <= before.resident + 40e6, (name, before, after)


def test_what_is_stored_was_played_by_the_rules(report: Report, server: Server) -> None:
    """Every game is played again from its events."""
    assert report.games >= 20
    verified = server.run("verify")
    assert verified.stdout.endswith("All is well.\n"), verified.stdout
    assert verified.returncode == 0
