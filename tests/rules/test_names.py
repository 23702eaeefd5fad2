"""Names of players."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wordsnake.rules.names import InvalidName, name_key, player_name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Anna", "Anna"),
        ("  Bo ", "Bo"),
        ("José-Luis_2", "José-Luis_2"),
        ("Jose\u0301", "José"),
        ("\uff21\uff4e\uff4e\uff41", "Anna"),
        ("Ярослав", "Ярослав"),
        ("佐々木", "佐々木"),
        ("アンナー", "アンナー"),
        ("さくら子", "さくら子"),
        ("1234", "1234"),
        ("x" * 20, "x" * 20),
        ("guestbook", "guestbook"),
    ],
)
def test_names(text: str, name: str) -> None:
    """Letters of one script, digits, - and _; the case is kept."""
    assert player_name(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "",
        "A",
        "x" * 21,
        "An na",
        "Anna!",
        "a.b",
        "_-_",
        "\u0410nna",
        "\u02bb\u02bb",
        "12٣",
        "A\u200bnna",
        "\ud800x",
        "💥💥",
    ],
)
def test_no_names(text: str) -> None:
    """Too short or long, other characters, nothing but marks, two scripts, or characters that pass for others."""
    with pytest.raises(InvalidName):
        player_name(text)


@pytest.mark.parametrize("text", ["guest-12ab34", "Guest-x", "SNAKEBOT", "Snakebot-5", "snakebotje"])
def test_reserved_names(text: str) -> None:
    """What the server calls guests and its own bots is nobody's to claim, in any case."""
    with pytest.raises(InvalidName):
        player_name(text)


def test_names_are_compared_without_case() -> None:
    """Anna, ANNA and anna are one name; Strauß and STRAUSS are."""
    assert name_key("Anna") == name_key("ANNA") == "anna"
    assert name_key("Strauß") == name_key("STRAUSS")


def test_an_invalid_name_says_what_is_wrong() -> None:
    """One sentence for people."""
    with pytest.raises(InvalidName, match=r"^The name must have 2 to 20 characters\.$"):
        player_name("A")


@given(st.text("abB\u0308_-1\u00df\uff21", min_size=2, max_size=20))
def test_normal_form_is_normal(text: str) -> None:
    """A name in normal form is its own normal form."""
    try:
        name = player_name(text)
    except InvalidName:
        return
    assert player_name(name) == name
