"""Arguments, parsed once, at the edge: what gets past here has the right type, length and range.

What a procedure takes is declared as a dataclass (see `asks`), whose fields in order are its arguments and carry their
parser: `word: Annotated[str, text(256)]`. Callers may give arguments by position or by keyword. A parser
knows the JSON Schema of what it takes, as far as one can say it.
"""

import unicodedata
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import MISSING, dataclass, fields
from datetime import datetime
from functools import cache
from typing import Annotated, Any, Generic, TypeVar, cast, get_args, get_origin, get_type_hints

from wordsnake.game.events import GameId
from wordsnake.table.ids import is_well_formed

Json = Mapping[str, Any]
Asked = TypeVar("Asked")
Parsed = TypeVar("Parsed")

SHOWN = 40
"""So much of an unknown keyword is repeated in the error."""


class Problem(ValueError):  # noqa: N818 - says what is wrong, like the refusals
    """What is wrong with a value, as the end of a sentence: "must be ..."."""


class InvalidArgument(Exception):  # noqa: N818 - it is the reason the caller gets
    """An argument that cannot be used."""

    def __init__(self, argument: str, problem: str) -> None:
        super().__init__(f"{argument} {problem}")
        self.argument = argument
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Parser(Generic[Parsed]):
    """Turns a value into what it should be, or raises Problem. `schema` is the JSON Schema of what it takes."""

    read: Callable[[Any], Parsed]
    schema: Json

    def __call__(self, value: Any) -> Parsed:
        """The value, parsed."""
        return self.read(value)


def takes(**schema: Any) -> Callable[[Callable[[Any], Parsed]], Parser[Parsed]]:
    """Makes a parser of a function: `schema` are the keywords of its JSON Schema."""
    return lambda read: Parser(read, schema)


def parse(kind: type[Asked], args: Sequence[Any], kwargs: Mapping[str, Any]) -> Asked:
    """The arguments of a call as a `kind`. Raises InvalidArgument."""
    signature = signature_of(cast("Hashable", kind))
    if len(args) > len(signature):
        raise InvalidArgument(f"argument {len(signature) + 1}", "is one too many")
    given = dict(zip(signature, args, strict=False))
    for name, value in kwargs.items():
        if name not in signature:
            shown = name[:SHOWN].encode(errors="replace").decode()
            raise InvalidArgument(shown, "is not an argument of this procedure")
        if name in given:
            raise InvalidArgument(name, "is given twice")
        given[name] = value
    if len(given) < len(signature):
        missing = next((name for name, (_, required) in signature.items() if required and name not in given), None)
        if missing is not None:
            raise InvalidArgument(missing, "is missing")
    for name, value in given.items():
        try:
            given[name] = signature[name][0].read(value)
        except Problem as problem:
            raise InvalidArgument(name, str(problem)) from None
    return kind(**given)


@cache
def signature_of(kind: Hashable) -> dict[str, tuple[Parser[Any], bool]]:
    """Each argument's parser, and whether it must be given."""
    hints = get_type_hints(kind, include_extras=True)
    return {
        field.name: (_parser_of(hints[field.name]), field.default is MISSING) for field in fields(cast("Any", kind))
    }


def _parser_of(hint: Any) -> Parser[Any]:
    parser = get_args(hint)[1] if get_origin(hint) is Annotated else None
    if not isinstance(parser, Parser):
        raise TypeError(f"{hint} carries no parser")
    return parser


def text(longest: int, *, shortest: int = 0) -> Parser[str]:
    """A string of so many characters, in NFC. Lone surrogates are not text."""

    @takes(type="string", minLength=shortest, maxLength=longest)
    def parse_text(value: Any) -> str:
        if not isinstance(value, str):
            raise Problem("must be a string")
        # NFC at most triples a text; a longer one need not be looked at.
        normal = unicodedata.normalize("NFC", value) if len(value) <= 3 * longest else value
        if not shortest <= len(normal) <= longest:
            raise Problem(f"must have {shortest} to {longest} characters")
        if not _is_unicode(normal):
            raise Problem("must be Unicode text")
        return normal

    return parse_text


def _is_unicode(value: str) -> bool:
    try:
        value.encode()  # lone surrogates have no bytes
    except UnicodeEncodeError:
        return False
    return True


def line(longest: int) -> Parser[str]:
    """Something to show, at least one visible character: no control characters, and none that reorder the text."""
    parse_text = text(longest, shortest=1)

    @takes(**parse_text.schema)
    def parse_line(value: Any) -> str:
        said = parse_text(value).strip()
        if not said:
            raise Problem("must not be blank")
        if any(unicodedata.category(character) in {"Cc", "Zl", "Zp"} or is_bidi(character) for character in said):
            raise Problem("must not contain control characters")
        return said

    return parse_line


def is_bidi(character: str) -> bool:
    """Whether it changes the direction of the text after it."""
    return "\u202a" <= character <= "\u202e" or "\u2066" <= character <= "\u2069"


def integer(least: int, most: int) -> Parser[int]:
    """A whole number within bounds."""

    @takes(type="integer", minimum=least, maximum=most)
    def parse_integer(value: Any) -> int:
        if not isinstance(value, int) or isinstance(value, bool):
            raise Problem("must be a whole number")
        if not least <= value <= most:
            raise Problem(f"must be from {least} to {most}")
        return value

    return parse_integer


@takes(type="boolean")
def flag(value: Any) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise Problem("must be true or false")
    return value


def one_of(*values: str) -> Parser[Any]:
    """One of these strings."""

    @takes(type="string", enum=list(values))
    def parse_choice(value: Any) -> str:
        if not isinstance(value, str) or value not in values:
            raise Problem(f"must be one of {', '.join(values)}")
        return value

    return parse_choice


def optional(parser: Parser[Parsed]) -> Parser[Parsed | None]:
    """The same, or null."""

    @takes(anyOf=[parser.schema, {"type": "null"}])
    def parse_optional(value: Any) -> Parsed | None:
        return None if value is None else parser(value)

    return parse_optional


@takes(type="string", format="date")
def date(value: Any) -> str:
    """A day, as in 2026-01-31."""
    try:
        return datetime.strptime(value, "%Y-%m-%d").date().isoformat()  # noqa: DTZ007 - a day has no zone
    except (ValueError, TypeError):
        raise Problem("must be a day, as in 2026-01-31") from None


@takes(type="string", pattern="^([a-z2-7]{8}|[a-z2-7]{26})$")
def game_id(value: Any) -> GameId:
    """The id of a game, which need not exist."""
    if not isinstance(value, str) or not is_well_formed(value):
        raise Problem("must be the id of a game: 8 or 26 characters of a-z and 2-7")
    return GameId(value)
