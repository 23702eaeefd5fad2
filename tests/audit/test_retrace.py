"""A game is played again from its events: whatever was played is as the rules have it, and what was not is found."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support import stored
from tests.support.games import finished_games
from tests.support.lexicon import SetLexicon
from tests.support.play import ANNA, BRAM, GAME, Play
from wordsnake.audit.retrace import retrace
from wordsnake.game import events as e
from wordsnake.game.commands import CreateGame
from wordsnake.game.days import DAILY
from wordsnake.rules.words import Word


@given(play=finished_games(), known=st.booleans())
def test_what_was_played_is_as_the_rules_have_it(play: Play, known: bool) -> None:  # noqa: FBT001 - drawn by name
    """Games of every kind, with their words at hand or not."""
    retraced = retrace(GAME, play.log, play.lexicon if known else None)
    assert retraced.problem is None
    assert retraced.state == play.state


@given(play=finished_games(), chance=st.randoms(use_true_random=False))
def test_an_event_too_many_or_too_few_is_found(play: Play, chance: Any) -> None:
    """What comes after it does not follow; but what changes nothing for that may be missing: the last word, say."""
    place = chance.randrange(len(play.log) - 1)
    without = [replace(event, seq=seq) for seq, event in enumerate(_without(play.log, place), start=1)]
    twice = [replace(event, seq=seq) for seq, event in enumerate(_twice(play.log, place), start=1)]
    loose = (e.Said, e.SeatTaken, e.ClockExtended)  # that somebody spoke or sat down could well have been otherwise
    if isinstance(play.log[place], e.GameCreated | e.GameStarted) or _is_followed(play.log, place):
        assert retrace(GAME, without, play.lexicon).problem is not None
    if not isinstance(play.log[place], (*loose, e.RematchOpened)):
        assert retrace(GAME, twice, play.lexicon).problem is not None


def _is_followed(events: list[e.Event], place: int) -> bool:
    """Whether it is a word on which another was laid."""
    return isinstance(events[place], e.WordPlayed) and any(isinstance(it, e.WordPlayed) for it in events[place + 1 :])


def _without(events: list[e.Event], place: int) -> list[e.Event]:
    return events[:place] + events[place + 1 :]


def _twice(events: list[e.Event], place: int) -> list[e.Event]:
    return events[: place + 1] + events[place:]


PLAYS = [stored.finished("aaaabbbb"), stored.playing("aaaabbbb"), stored.waiting("aaaabbbb")]


@pytest.mark.parametrize("play", PLAYS, ids=["finished", "playing", "waiting"])
def test_every_kind_of_game_is_as_the_rules_have_it(play: Play) -> None:
    """Also one that goes on, or has not begun."""
    assert retrace(GAME, play.log, play.lexicon).problem is None


def wrong(kind: type[e.Event], place: int = 0, **fields: Any) -> str:
    """What is said of a finished game, of whose events of this kind one has other fields."""
    play = stored.finished("aaaabbbb")
    event = [each for each in play.log if isinstance(each, kind)][place]
    changed = [replace(each, **fields) if each is event else each for each in play.log]
    problem = retrace(GAME, changed, play.lexicon).problem
    assert problem is not None
    return problem


@pytest.mark.parametrize(
    ("kind", "fields", "problem"),
    [
        (e.WordPlayed, {"points": 99}, "event 6 has points 99; by the rules 0"),
        (e.WordPlayed, {"player": BRAM}, "event 6 breaks the rules: It is not your turn."),
        (e.WordPlayed, {"word": "behoord"}, 'event 6 breaks the rules: "behoord" is not in the lexicon.'),
        (e.WordPlayed, {"turn": ANNA}, "event 6 has turn 'anna'; by the rules 'bram'"),
        (e.WordPlayed, {"deadline": 5}, "event 6 has deadline 5; by the rules "),
        (e.TurnMissed, {"why": "timeout"}, "event 9 is a TurnMissed; by the rules nothing happens then"),
        (e.GameStarted, {"order": (ANNA, BRAM)}, "event 5 has order ('anna', 'bram'); by the rules "),
        (e.GameStarted, {"current": e.Link(0, "zee", "zee", None, 0, 0)}, "event 5 has current Link"),
        (e.GameCreated, {"language": "xx"}, "event 1 names a language that this version does not know: xx"),
        (e.SeatTaken, {"player": BRAM}, "event 2 has player 'bram'; by the rules 'anna'"),
        (e.Said, {"player": "dirk"}, "event 8 breaks the rules: You have no seat in this game."),
        (e.GameFinished, {"outcome": e.Outcome((BRAM,), "stalled", ())}, "has outcome"),
    ],
)
def test_what_is_wrong_is_told(kind: type[e.Event], fields: dict[str, Any], problem: str) -> None:
    """The first event that is not as it should be, and what it should be."""
    assert problem in wrong(kind, **fields)


def test_the_game_is_right_up_to_the_first_wrong_event() -> None:
    """That state is what can be saved."""
    play = stored.finished("aaaabbbb")
    changed = [replace(each, score=99) if each.seq == 7 else each for each in play.log]  # type: ignore[call-arg]
    assert retrace(GAME, changed, play.lexicon).state.seq == 6


def test_a_game_that_ends_in_the_middle_of_what_belongs_together() -> None:
    """A move that ends the game is stored with its end; half of it is damage."""
    play = stored.waiting("aaaabbbb")
    assert retrace(GAME, play.log[:1], play.lexicon).problem == (
        "event 1 is the last; by the rules a SeatTaken follows"
    )


def test_words_of_a_list_that_is_not_here_are_taken_on_trust() -> None:
    """Lists change; the rest is verified all the same."""
    play = Play("behaard haardvuur").started(ANNA, BRAM).words("behaard haardvuur")
    assert retrace(GAME, play.log, SetLexicon("nl", ["zee"])).problem is not None
    assert retrace(GAME, play.log, None).problem is None


@pytest.mark.parametrize(("day", "right"), [("2026-01-31", True), (None, False)])
def test_the_opening_of_a_day_need_not_be_in_the_word_list(day: str | None, right: bool) -> None:  # noqa: FBT001 - a table
    """It was drawn when the day's first game began, from the list of that moment; any other game draws from its own."""
    play = Play("zee zeef")
    opening = Word("behaard", "behaard")
    play.events(CreateGame(player=ANNA, ruleset=DAILY, language="nl", private=False, day=day, opening=opening))
    problem = retrace(GAME, play.log, play.lexicon).problem
    assert problem is None if right else "no permitted opening was drawn" in str(problem)
