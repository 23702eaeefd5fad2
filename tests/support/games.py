"""Whole games of every kind, for tests of what is made of them when they are over."""

import random

from hypothesis import strategies as st

from tests.support.play import ANNA, BRAM, CARO, Play
from wordsnake.game import commands as c

SMALL = "aa ab ba bb aab aba abb baa bab bba aaba abab abba baab baba bbab ababa babab aabbaa bbaabb bebé abé"
"""Words most of which can follow one another."""

RULES: st.SearchStrategy[dict[str, object]] = st.fixed_dictionaries(
    {"misses_out": st.integers(1, 2)},
    optional={
        "min_overlap": st.integers(1, 2),
        "max_overlap": st.sampled_from([None, 2, 3]),
        "length_every": st.integers(0, 3),
        "opening": st.sampled_from(["player", "drawn"]),
        "points_per_word": st.integers(0, 3),
        "target_score": st.sampled_from([None, 10, 40]),
        "max_words": st.sampled_from([None, 5, 9]),
        "game_seconds": st.sampled_from([None, 60]),
        "lives": st.sampled_from([None, 2]),
    },
)


PACES: st.SearchStrategy[dict[str, object]] = st.sampled_from(
    [
        {},
        {"pace": "race", "turn_seconds": None, "lives": None, "misses_out": None, "game_seconds": 60},
        {"pace": "solo", "seats_min": 1, "seats_max": 1, "lives": None, "misses_out": None},
    ]
)
"""What makes each pace out of rules for turns."""


@st.composite
def finished_games(draw: st.DrawFn) -> Play:
    """A game that is over, by people who play, pass, wait, leave and are sent away, under rules of many kinds."""
    chance = random.Random(draw(st.integers(0, 2**32 - 1)))
    rules = draw(RULES) | draw(PACES)
    play = Play(SMALL)
    if rules.get("pace") == "solo":
        play.seated(ANNA, day=draw(st.sampled_from([None, "2026-01-31"])), **rules)
    else:
        play.started(ANNA, BRAM, CARO, **rules)
    while play.state.phase == "playing":
        play.now += chance.randrange(15_000)
        play.do(c.Expire())
        if play.state.phase == "playing":
            _turn(play, chance)
    return play


def _turn(play: Play, chance: random.Random) -> None:
    state = play.state
    ply, host = state.ply, state.host
    turn = state.turn or chance.choice(state.standing.in_play).player
    what = chance.random()
    if what < 0.7 and any(
        isinstance(play.do(c.PlayWord(player=turn, text=text, ply=ply)), tuple)
        for text in chance.sample(SMALL.split(), 22)
    ):
        return
    if what < 0.75:
        play.do(c.Say(player=turn, text="hoi"))
    elif what < 0.8:
        play.do(chance.choice([c.ExtendClock(), c.ExtendClock(lost=chance.randint(1, 60_000), restarted=False)]))
    elif what < 0.84:
        play.do(c.LeaveGame(player=chance.choice([ANNA, BRAM, CARO])))
    elif what < 0.86:
        play.do(c.RemoveSeat(player=host, target=chance.choice([ANNA, BRAM, CARO])))
    elif what < 0.87:
        play.do(c.EndGame())
    else:
        play.do(c.PassTurn(player=turn, ply=ply))
