"""Arguments: by position or keyword, and everything that is wrong with them."""

from dataclasses import dataclass
from typing import Annotated, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wordsnake.wamp.contract import asks
from wordsnake.wamp.contract.arguments import InvalidArgument, flag, integer, line, one_of, optional, parse, text


@dataclass(frozen=True)
class Ask:
    word: Annotated[str, text(5, shortest=1)]
    ply: Annotated[int | None, optional(integer(0, 9))] = None
    loud: Annotated[bool, flag] = False


def problem(kind: type[Any], *args: Any, **kwargs: Any) -> tuple[str, str]:
    with pytest.raises(InvalidArgument) as raised:
        parse(kind, args, kwargs)
    return raised.value.argument, raised.value.problem


@pytest.mark.parametrize(
    ("args", "kwargs"),
    [(("abc", 3), {}), (("abc",), {"ply": 3}), ((), {"ply": 3, "word": "abc"}), (("abc", 3, False), {})],
)
def test_arguments_come_by_position_or_by_keyword(args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
    """Or by both; what is left out has its default."""
    assert parse(Ask, args, kwargs) == Ask("abc", 3, loud=False)


@pytest.mark.parametrize(
    ("args", "kwargs", "expected"),
    [
        ((), {}, ("word", "is missing")),
        (("abc", 3, True, 4), {}, ("argument 4", "is one too many")),
        (("abc",), {"wrod": "abd"}, ("wrod", "is not an argument of this procedure")),
        (("abc",), {"x" * 99: 1}, ("x" * 40, "is not an argument of this procedure")),
        (("abc",), {"word": "abc"}, ("word", "is given twice")),
        ((7,), {}, ("word", "must be a string")),
        ((None,), {}, ("word", "must be a string")),
        (("",), {}, ("word", "must have 1 to 5 characters")),
        (("abcdef",), {}, ("word", "must have 1 to 5 characters")),
        (("a\ud800",), {}, ("word", "must be Unicode text")),
        (("abc", "3"), {}, ("ply", "must be a whole number")),
        (("abc", True), {}, ("ply", "must be a whole number")),
        (("abc", 3.0), {}, ("ply", "must be a whole number")),
        (("abc", -1), {}, ("ply", "must be from 0 to 9")),
        (("abc", 10**30), {}, ("ply", "must be from 0 to 9")),
        (("abc", 3, 1), {}, ("loud", "must be true or false")),
        (("abc", 3, None), {}, ("loud", "must be true or false")),
    ],
)
def test_a_bad_argument_is_named_with_its_problem(
    args: tuple[Any, ...], kwargs: dict[str, Any], expected: tuple[str, str]
) -> None:
    """Types, lengths, ranges, unknown keywords, too many, too few."""
    assert problem(Ask, *args, **kwargs) == expected


def test_text_is_composed() -> None:
    """An e with a combining accent is the letter é, and counts as one character."""
    assert parse(Ask, ("cafe\u0301s",), {}).word == "cafés"


@pytest.mark.parametrize("said", ["a\nb", "a\x00b", "\u202eabc", "a\u2028b", "\u2066a", "\x7f"])
def test_what_is_said_has_no_control_characters(said: str) -> None:
    """Nor such as turn the text around."""
    assert problem(asks.Say, "aaaaaaaa", said) == ("text", "must not contain control characters")


@pytest.mark.parametrize("said", ["", "   ", "x" * 501])
def test_what_is_said_has_one_to_500_characters(said: str) -> None:
    """Blank is nothing."""
    assert problem(asks.Say, "aaaaaaaa", said)[0] == "text"


@pytest.mark.parametrize("said", ["x" * 500, "👩‍👩‍👧 ok", "שלום", "  hi "])
def test_people_may_say_what_they_like(said: str) -> None:
    """Every script, and emoji of several characters; spaces around it are dropped."""
    assert parse(asks.Say, ("aaaaaaaa", said), {}).text == said.strip()


@pytest.mark.parametrize(
    ("ruleset", "expected"),
    [
        ("chess", "cannot be played: name must be one of classic, sprint, survival"),
        ({"name": "sprint", "target_score": 9}, "target_score must be a whole number from 10 to 1000, or null"),
        ({"name": "sprint", "colour": 1}, "colour is no field of a ruleset"),
        ({}, "name must be one of"),
        ({1: 2}, "must be the name of a ruleset, or an object"),
        (7, "must be the name of a ruleset, or an object"),
        (None, "must be the name of a ruleset, or an object"),
    ],
)
def test_a_ruleset_that_cannot_be_played_is_explained(ruleset: Any, expected: str) -> None:
    """The field, and what is wrong with it."""
    argument, found = problem(asks.CreateGame, ruleset)
    assert argument == "ruleset"
    assert expected in found


def test_a_choice_names_what_may_be_chosen() -> None:
    """One of the phases, or null."""
    assert problem(asks.ListGames, "over") == ("phase", "must be one of waiting, playing, finished, closed")
    assert parse(asks.ListGames, (None,), {}).phase is None


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.binary(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text() | st.integers(), inner, max_size=3),
    max_leaves=5,
)
KINDS = [kind for kind in vars(asks).values() if isinstance(kind, type) and kind.__module__ == asks.__name__]


@given(kind=st.sampled_from(KINDS), args=st.lists(ANYTHING, max_size=5), name=st.text(), value=ANYTHING)
def test_whatever_a_stranger_sends_is_parsed_or_refused(kind: Any, args: list[Any], name: str, value: Any) -> None:
    """No value of any type brings anything but an InvalidArgument."""
    try:
        parse(kind, args, {name: value})
        parse(kind, args, {})
    except InvalidArgument as invalid:
        str(invalid).encode()  # it can be sent back


@given(st.text())
def test_what_passes_can_be_sent_on(said: str) -> None:
    """UTF-8 takes it, and parsing it again changes nothing."""
    parser = line(500)
    try:
        once = parser(said)
    except ValueError:
        return
    assert parser(once) == once
    assert once.encode()


def test_one_of_takes_no_other_type() -> None:
    """A list is not unhashable trouble but a bad argument."""
    with pytest.raises(ValueError, match="must be one of a, b"):
        one_of("a", "b")(["a"])
