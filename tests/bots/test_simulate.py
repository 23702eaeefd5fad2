"""Bots against bots without a server."""

import pytest

from tests.support.lexicon import SetLexicon
from tests.support.play import WORDS
from wordsnake.bots.levels import LEVELS
from wordsnake.bots.rows import FIRST, Rows
from wordsnake.bots.simulate import Result, Simulation
from wordsnake.bots.tables import (
    TABLES,
    ahead,
    balance,
    endings,
    levels,
    margin,
    rulesets,
    share_of_level,
    share_of_seat,
    spread,
)
from wordsnake.bots.vocabulary import Vocabulary
from wordsnake.rules.ruleset import PRESETS, Ruleset

FEW = WORDS.replace("é", "e").replace("ü", "u").split()
MANY = ["ab" * times for times in range(1, 31)]
"""Words each of which can follow any other, with `max_overlap=2`."""


def simulation(rules: Ruleset, words: list[str]) -> Simulation:
    """All levels know the same words, and the server no others."""
    return Simulation(SetLexicon("nl", words), dict.fromkeys(LEVELS, Vocabulary(words)), rules, seed=1)


def rows(games: int = FIRST, seed: int = 1, words: list[str] = FEW) -> Rows:
    return Rows(SetLexicon("nl", words), dict.fromkeys(LEVELS, Vocabulary(words)), games, seed)


@pytest.mark.parametrize("ruleset", PRESETS)
def test_every_game_is_played_to_its_end(ruleset: str) -> None:
    """Under every ruleset, by as many as it takes; the win is shared out, or nobody's."""
    bots = PRESETS[ruleset].seats_min
    for result in simulation(PRESETS[ruleset], FEW).games([3] * bots, 20):
        assert sum(result.shares) == pytest.approx(1)
        assert len(result.scores) == bots
        assert result.seconds > 0


def test_either_moves_first() -> None:
    """The order of turns is drawn in each game."""
    firsts = {result.levels[0] for result in simulation(PRESETS["sprint"], FEW).games([1, 2], 20)}
    assert firsts == {1, 2}


def test_time_is_counted() -> None:
    """A bot alone thinks before each word, as long as its level does; a race lasts its three minutes."""
    (alone,) = simulation(PRESETS["daily"], MANY).games([3], 1)
    assert (alone.words, alone.why) == (11, "goal")
    assert 10 * LEVELS[3].quick <= alone.seconds <= 10 * LEVELS[3].slow
    (race,) = simulation(PRESETS["race"], FEW).games([3, 3], 1)
    assert (race.seconds, race.why) == (180.3, "time")


def test_in_a_race_the_quicker_bot_lays_more_words() -> None:
    """Both think of every word; whoever is first has it."""
    results = simulation(PRESETS["race"], MANY).games([1, 5], 20)
    assert share_of_level(results, 5) > 0.9


def test_a_game_is_the_same_however_many_are_played() -> None:
    """Each has chance of its own, so that a few games are the beginning of many."""
    few, many = (simulation(PRESETS["sprint"], FEW).games([1, 2], count) for count in (5, 20))
    assert few == many[:5]
    assert len({result.seconds for result in many}) > 10


def test_the_digest_tells_games_apart_by_the_first_of_each_row() -> None:
    """It does not depend on how many are played; it does on chance, words, rules and levels."""

    def digest(played: Rows, ruleset: str = "sprint", level: int = 2) -> str:
        played.play(PRESETS[ruleset], [level, level])
        return played.digest

    assert digest(rows()) == digest(rows(games=FIRST + 5))
    others = [digest(rows(seed=2)), digest(rows(words=FEW[1:])), digest(rows(), "race"), digest(rows(), level=3)]
    assert len({digest(rows()), *others}) == 5


def test_what_is_being_played_is_told_apart_from_the_table(capsys: pytest.CaptureFixture[str]) -> None:
    """A table that goes to a file is a table and nothing else."""
    rows().play(PRESETS["sprint"], [2, 1])
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("sprint, levels 2 1")


def test_the_table_of_levels_has_a_row_for_each_pairing() -> None:
    """Every level against the one below, and against its own like."""
    lines = list(levels(rows().play, PRESETS["sprint"]))
    assert [line.split("|")[1].strip() for line in lines[2:]] == [
        *("2 and 1", "3 and 2", "4 and 3", "5 and 4"),
        *("1 and 1", "2 and 2", "3 and 3", "4 and 4", "5 and 5"),
    ]


def test_the_table_of_rulesets_has_a_share_for_each_pairing() -> None:
    """Under every ruleset; who plays alone has no first seat."""
    lines = list(rulesets(rows().play))
    assert [line.split("|")[1].strip(" `") for line in lines[2:]] == list(PRESETS)
    shares = {line.split("|")[1].strip(" `"): line.count("%") for line in lines[2:]}
    assert shares == {name: 9 if rules.seats_max > 1 else 4 for name, rules in PRESETS.items()}
    assert {line.count("|") for line in lines} == {11}


def test_the_table_of_balance_has_a_row_for_each_ruleset() -> None:
    """None of those that are offered is left out."""
    lines = list(balance(rows().play))
    assert [line.split("|")[1].strip(" `") for line in lines[2:]] == [name for name, _ in TABLES]
    assert {name for name, _ in TABLES} == set(PRESETS)
    assert {line.count("|") for line in lines} == {9}


def test_who_plays_alone_is_ahead_by_points() -> None:
    """Games are compared number by number; equal points count half."""

    def alone(*points: int) -> list[Result]:
        return [Result(levels=[1], shares=[1], scores=[each], words=3, seconds=1, why="goal") for each in points]

    assert ahead(alone(5, 4, 9, 1), alone(4, 4, 3, 2)) == 0.625


def test_what_games_come_to() -> None:
    """Shares by level and seat, how they ended, by how much the best was ahead, and the spread of a number."""
    games = [
        Result(levels=[1, 2], shares=[1, 0], scores=[9, 4], words=3, seconds=1, why="goal"),
        Result(levels=[2, 1], shares=[0.5, 0.5], scores=[4, 4], words=3, seconds=1, why="stalled"),
        Result(levels=[2, 1], shares=[0, 1], scores=[2, 7], words=3, seconds=1, why="goal"),
        Result(levels=[1, 2], shares=[1, 0], scores=[8, 3], words=3, seconds=1, why="goal"),
    ]
    assert share_of_level(games, 1) == 0.875
    assert share_of_seat(games, 0) == 0.625
    assert endings(games) == "goal 75.0%, stalled 25.0%"
    assert [margin(game) for game in games] == [5, 0, 5, 5]
    assert spread(range(1, 100)) == "10, 50, 90"
