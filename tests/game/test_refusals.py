"""The refusals of the public API."""

import re

import pytest

from wordsnake.game import refusals as r
from wordsnake.game.events import PlayerId

EVERY = [
    r.InvalidArgument("limit", "must be at most 500"),
    r.RateLimited(1.5),
    r.NoSuchGame(),
    r.WrongPhase("finished"),
    r.NotSeated(),
    r.NotHost(),
    r.StalePly(3, "behaard"),
    r.NotYourTurn(PlayerId("p-anna")),
    r.TooLate(),
    r.NotAWord("not_letters"),
    r.TooShort(3),
    r.NotInLexicon("blorf", None),
    r.NoOverlap("behaard", "zee", ("d",)),
    r.OwnWord(3.8),
    r.AlreadyPlayed("zee", PlayerId("p-anna"), 3),
    r.TooFewSeats(2),
    r.GameFull(),
    r.TooManyGames(),
    r.NameTaken(),
    r.Unavailable(),
]

REASONS = {
    "invalid_argument": ["argument", "problem"],
    "rate_limited": ["retry_after"],
    "no_such_game": [],
    "wrong_phase": ["phase"],
    "not_seated": [],
    "not_host": [],
    "stale_ply": ["ply", "current"],
    "not_your_turn": ["turn"],
    "own_word": ["retry_after"],
    "too_late": [],
    "not_a_word": ["problem"],
    "too_short": ["min"],
    "not_in_lexicon": ["word", "nearest"],
    "no_overlap": ["current", "word", "beginnings"],
    "already_played": ["word", "player", "ply"],
    "too_few_seats": ["min"],
    "game_full": [],
    "too_many_games": [],
    "name_taken": [],
    "unavailable": [],
}


def test_reasons_and_fields() -> None:
    """Each reason of the API has one type, with the fields that explain it."""
    assert {refused.reason: list(refused.details) for refused in EVERY} == REASONS


def test_every_refusal_is_tested() -> None:
    """The list above is complete."""
    assert {type(refused).__name__ for refused in EVERY} == set(r.__all__) - {"Refused", "Repeated"}


@pytest.mark.parametrize("refused", EVERY, ids=lambda refused: refused.reason)
def test_sentences(refused: r.Refused) -> None:
    """One English sentence with every field in its place, and no player's id in it."""
    assert re.fullmatch(r'["A-Za-z][^{}]*\.', refused.sentence)
    assert "p-anna" not in refused.sentence
