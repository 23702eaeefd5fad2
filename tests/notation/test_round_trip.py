"""An exported game is read back as it was played; a game that was changed is found out."""

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.support.games import finished_games
from tests.support.play import Play
from wordsnake.game.events import PlayerId, Said
from wordsnake.notation.read import Step, read_game
from wordsnake.notation.write import write_game
from wordsnake.notation.wrong import Wrong

NAMES = {PlayerId("anna"): "Anna", PlayerId("bram"): "Łukasz", PlayerId("caro"): "guest-c0ffee"}


def exported(play: Play) -> str:
    return write_game(play.state, play.log, NAMES)


def read(text: str) -> list[Step]:
    return list(read_game(text)[1])


@given(finished_games())
def test_a_game_is_read_as_it_was_played(play: Play) -> None:
    """Every word, miss and score, who is out and why, and the outcome."""
    state, before = read(exported(play))[-1].state, play.state
    assert [(it.ply, it.word, it.key, it.overlap, it.points) for it in state.snake] == [
        (it.ply, it.word, it.key, it.overlap, it.points) for it in before.snake
    ]
    assert [(it.player, it.score, it.misses, it.lives, it.out) for it in state.seats] == [
        (NAMES[it.player], it.score, it.misses, it.lives, it.out) for it in before.seats
    ]
    assert state.outcome is not None
    assert before.outcome is not None
    assert state.outcome.why == before.outcome.why
    assert list(state.outcome.winners) == [NAMES[player] for player in before.outcome.winners]


@given(finished_games())
def test_what_was_read_is_written_the_same(play: Play) -> None:
    """The events that reading gives are those of the same text."""
    text = exported(play)
    steps = read(text)
    events = [event for step in steps for event in step.events]
    assert write_game(steps[-1].state, events, {PlayerId(name): name for name in NAMES.values()}) == text
    assert not any(isinstance(event, Said) for event in events)


@given(finished_games())
def test_each_line_is_told_once(play: Play) -> None:
    """In the order of the text."""
    text = exported(play)
    assert [line for step in read(text) for line in step.lines] == text.partition("\n\n")[2].splitlines()


@given(finished_games(), st.data())
def test_a_number_that_is_changed_is_found_out(play: Play, data: st.DataObject) -> None:
    """Overlap, points, score and ply: at that line or at one before, never later. How long a clock stood is trusted."""
    lines = exported(play).splitlines()
    places = [
        (number, digit.start())
        for number, line in enumerate(lines)
        if not line.startswith("[")
        for digit in re.finditer(r"\d", re.split("@|-clock", line)[0])
    ]
    assume(places)
    number, at = data.draw(st.sampled_from(places))
    line = lines[number]
    lines[number] = line[:at] + str((int(line[at]) + 1) % 10) + line[at + 1 :]
    with pytest.raises(Wrong) as wrong:
        read("\n".join(lines))
    assert wrong.value.line <= number + 1


def leaves_a_trace(lines: list[str], number: int) -> bool:
    """Whether it shows elsewhere that this line is missing.

    Time that was given back need not, nor that somebody left who would not have moved again; nor, where not the moves
    ended the game, a last one that scored nothing.
    """
    line, why = lines[number], lines[-1].split()[1]
    if "-clock" in line or "-out" in line:
        return False
    return why in {"goal,", "stalled,"} or number == len(lines) - 1 or re.search(r" \+[1-9]", line) is not None


@given(finished_games(), st.data())
def test_a_line_that_is_missing_is_found_out(play: Play, data: st.DataObject) -> None:
    """Where it should have stood, or where it is missed first."""
    lines = exported(play).splitlines()
    first = lines.index("") + 1
    number = data.draw(st.integers(first, len(lines) - 1))
    assume(leaves_a_trace(lines, number))
    with pytest.raises(Wrong):
        read("\n".join(lines[:number] + lines[number + 1 :]))
