"""What is checked: all that the catalogue has, and each promise where it is made."""

import re
from pathlib import Path

import pytest

from tests.support.fake_router import FakeRouter
from wordsnake.checks.run import check_server
from wordsnake.checks.server import CHECKS
from wordsnake.checks.server.declared import NOT_CALLED
from wordsnake.checks.server.refusing import NOT_PROVOKED, PROVOKED
from wordsnake.checks.stage import Stage
from wordsnake.keys import Key
from wordsnake.reference.schemas import reasons

DOCS = Path(__file__).parents[2] / "docs"
NO_BOTS = {"add_bot", "answers of add_bot"}


def test_every_procedure_is_answered_somewhere(router: FakeRouter) -> None:
    """But for those that say why not, and bots, of which there are none."""
    report = router.run(check_server(Stage(router), lambda _: None))
    left = {row.name for row in report.rows if row.status != "kept"}
    assert left == NO_BOTS | {f"answers of {name}" for name in NOT_CALLED}


def test_every_reason_is_provoked_or_it_is_said_why_not() -> None:
    """A new one is noticed here."""
    assert PROVOKED.keys() | NOT_PROVOKED.keys() == set(reasons())
    assert not PROVOKED.keys() & NOT_PROVOKED.keys()


def test_every_check_has_a_name_of_its_own() -> None:
    """Programs read the report."""
    assert len({check.name for check in CHECKS}) == len(CHECKS)


@pytest.mark.parametrize("where", sorted({check.where for check in CHECKS}))
def test_a_promise_is_where_the_check_says(where: str) -> None:
    """A page of docs/, and a heading on it."""
    page, _, heading = where.partition("#")
    text = (DOCS / page).read_text(encoding="utf-8")
    titles = [
        re.sub(r"[^\w -]", "", title).lower().replace(" ", "-")
        for title in re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    ]
    assert not heading or heading in titles


def test_nobody_is_left_in_a_game(router: FakeRouter) -> None:
    """A server is as it was, but for one finished game, and a name that nobody has played under."""
    stage = Stage(router)
    router.run(check_server(stage, lambda _: None))
    assert not [table for table in router.server.service.directory._tables.values() if table.state.phase == "waiting"]
    assert router.server.call(None, "list_games", phase="playing")["games"] == []


def test_the_games_can_be_played_with_a_key_of_ones_own(router: FakeRouter, tmp_path: Path) -> None:
    """Which may have a name."""
    key = Key.load(tmp_path / "own.key")
    router.server.call(key.fingerprint, "set_name", "Owner")
    report = router.run(check_server(Stage(router, key), lambda _: None))
    assert report.kept, [row for row in report.rows if row.status == "broken"]
    router.server.clock.advance(1)
    assert router.server.call(key.fingerprint, "get_history")["games"] != []


def test_a_server_where_nobody_can_sign_in(router: FakeRouter) -> None:
    """One line says so; most others cannot be made."""
    router.trusting = "nobody"
    report = router.run(check_server(Stage(router), lambda _: None))
    assert [row.name for row in report.rows if row.status == "broken"] == ["sign-in"]
    assert not [row for row in report.rows if row.name.startswith(("arguments", "refusal")) and row.status == "kept"]
