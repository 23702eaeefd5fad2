"""Bots against bots without a server."""

import pytest

from tests.support.lexicon import SetLexicon
from tests.support.play import WORDS
from wordsnake.bots.simulate import BOTS, Simulation, table
from wordsnake.bots.vocabulary import Vocabulary
from wordsnake.rules.ruleset import PRESETS


@pytest.fixture
def simulation() -> Simulation:
    """Two levels that know the same few words."""
    lexicon = SetLexicon("nl", WORDS.split())
    known = Vocabulary(word.replace("é", "e").replace("ü", "u") for word in WORDS.split())
    return Simulation(lexicon, dict.fromkeys(range(1, 6), known), PRESETS["sprint"], seed=1)


def test_every_game_is_played_to_its_end(simulation: Simulation) -> None:
    """And the win is shared out, or nobody's."""
    pairing = simulation.pairing(2, 1, 50)
    assert all(sum(result.shares.values()) == 1 for result in pairing.results)
    assert {result.first for result in pairing.results} == set(BOTS)
    assert {result.why for result in pairing.results} <= {"goal", "stalled", "last_in_play"}


def test_the_table_has_a_row_for_each_pairing(simulation: Simulation) -> None:
    """Every level against the one below, and against its own like."""
    rows = list(table(simulation, 10))
    assert [row.split("|")[1].strip() for row in rows[2:]] == [
        *("2 and 1", "3 and 2", "4 and 3", "5 and 4"),
        *("1 and 1", "2 and 2", "3 and 3", "4 and 4", "5 and 5"),
    ]
