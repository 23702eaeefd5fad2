"""Names of players: unique whatever their case, and hard to mistake for one another."""

import unicodedata

SHORTEST, LONGEST = 2, 20
"""How many characters a name has."""

RESERVED = ("guest-", "snakebot")
"""Beginnings that only the server gives out: to players without a name, and to the bots it offers."""

_LETTERS = frozenset({"Lu", "Ll", "Lt", "Lo"})
_MARKS = frozenset("-_")
_JAPANESE = frozenset({"CJK", "HIRAGANA", "KATAKANA", "IDEOGRAPHIC"})


class InvalidName(ValueError):  # noqa: N818 - says what is wrong, like the refusals
    """Nobody may be called this; `problem` completes the sentence that begins with "The name"."""

    def __init__(self, problem: str) -> None:
        super().__init__(f"The name {problem}.")
        self.problem = problem


def player_name(text: str) -> str:
    """The normal form of a name: stripped, NFKC, its case kept. Raises InvalidName."""
    name = unicodedata.normalize("NFKC", text.strip())
    if not SHORTEST <= len(name) <= LONGEST:
        raise InvalidName(f"must have {SHORTEST} to {LONGEST} characters")
    if not all(map(_allowed, name)):
        raise InvalidName("may have letters, digits, - and _ only")
    if _MARKS.issuperset(name):
        raise InvalidName("must have a letter or a digit")
    if len({_script(letter) for letter in name if letter.isalpha()}) > 1:
        raise InvalidName("must be written in one script")
    if name_key(name).startswith(RESERVED):
        raise InvalidName(f"must not begin with {' or '.join(RESERVED)}")
    return name


def name_key(name: str) -> str:
    """By what names are compared: two names with the same key are one name."""
    return unicodedata.normalize("NFKC", name.casefold())


def _allowed(character: str) -> bool:
    if character.isascii():
        return character.isalnum() or character in _MARKS
    # Of the modifier letters only those that Japanese writes words with: most others pass for punctuation.
    return unicodedata.category(character) in _LETTERS or (character.isalpha() and _script(character) == "CJK")


def _script(letter: str) -> str:
    """The script of a letter: the first word of its Unicode name, Han and kana taken as one."""
    script = unicodedata.name(letter, "").replace("-", " ").partition(" ")[0]
    return "CJK" if script in _JAPANESE else script
