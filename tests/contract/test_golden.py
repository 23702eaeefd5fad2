"""The server sends exactly the golden messages, which clients in other languages are tested with."""

from typing import Any

import pytest

from tests.contract.golden import FOLDER, golden, text_of

GOLDEN = dict(golden())


@pytest.mark.parametrize("name", GOLDEN)
def test_the_server_sends_what_the_golden_file_says(name: str) -> None:
    """After a deliberate change: `python -m tests.contract.golden`, and look at the difference."""
    assert (FOLDER / name).read_text(encoding="utf-8") == text_of(GOLDEN[name])


def test_no_golden_file_is_left_over() -> None:
    """A file that nothing writes would prove nothing."""
    assert {path.name for path in FOLDER.glob("*.json")} == set(GOLDEN)


def test_the_games_hold_every_kind_of_event() -> None:
    """Whoever folds all of them has seen all there is."""
    games: list[Any] = [GOLDEN[name] for name in GOLDEN if name.startswith("game") and name != "games.json"]
    kinds = {event["type"] for game in games for event in game["events"]}
    assert kinds == {
        *("seat_taken", "seat_left", "host_changed", "game_closed", "game_started", "word_played", "turn_missed"),
        *("clock_extended", "player_out", "said", "game_finished", "rematch_opened", "presence_changed"),
    }
