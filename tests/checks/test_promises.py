"""What is checked: all that the catalogue has, and each promise where it is made."""

import re
from pathlib import Path
from typing import Any

import pytest
from twisted.internet.defer import Deferred

from tests.support.fake_router import FakeRouter
from wordsnake.checks.run import check_server
from wordsnake.checks.server import CHECKS
from wordsnake.checks.server.declared import NOT_CALLED
from wordsnake.checks.server.refusing import NOT_PROVOKED, PROVOKED
from wordsnake.checks.stage import Stage
from wordsnake.keys import Key
from wordsnake.reference.schemas import reasons

DOCS = Path(__file__).parents[2] / "docs"
PUBLIC = 4
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
    """All games are over, and four were public; what stays besides is a name that nobody has played under."""
    stage = Stage(router)
    router.run(check_server(stage, lambda _: None))
    assert not [table for table in router.server.service.directory._tables.values() if table.state.phase == "waiting"]
    assert router.server.call(None, "list_games", phase="playing")["games"] == []
    assert len(router.server.call(None, "list_games")["games"]) == PUBLIC


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


@pytest.mark.parametrize("procedure", ["set_name", "start_game", "play_word", "leave_game", "say", "rematch"])
def test_a_server_that_dies_on_the_way(router: FakeRouter, procedure: str) -> None:
    """Every line is there all the same, and what nobody could look at is not kept."""
    router.asked[procedure] = lambda _args, _kwargs: router.die()
    report = router.run(check_server(Stage(router), lambda _: None))
    assert (len(report.rows), report.kept) == (len(CHECKS), False)
    assert any("the line was lost" in row.seen for row in report.rows if row.status == "broken")


def test_a_server_that_never_answers_is_not_waited_for_by_each_check(router: FakeRouter) -> None:
    """Three checks of signing in and the first player wait; the others go without."""
    tried: list[str] = []

    def silent(url: str, _session: object) -> Deferred[Any]:
        tried.append(url)
        return Deferred()

    router.dial = silent  # type: ignore[method-assign, assignment]
    report = router.run(check_server(Stage(router), lambda _: None))
    assert (len(report.rows), report.kept, len(tried)) == (len(CHECKS), False, 4)
    assert "no session: no session began within 10 s" in {row.seen for row in report.rows}
