"""The head of an exported game: a line `[Name "value"]` for each fact, before the moves."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from typing import Self

from wordsnake.game.events import PlayerId
from wordsnake.game.state import GameState, Seat
from wordsnake.notation.wrong import Wrong
from wordsnake.rules.languages import LANGUAGES
from wordsnake.rules.ruleset import BOUNDS, InvalidRuleset, Ruleset, ruleset_from

FORMAT = "1"
"""The version of the format; it changes when a reader of the one before would go wrong."""

_LINE = re.compile(r'\[(\w+) "([^"]*)"\]')
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What is known before the first move. Players stand by name; `started_at` is in milliseconds since 1970.

    `day` is the day (UTC, as 2026-01-31) whose daily game it is, if it is one.
    """

    game: str
    language: str
    lexicon: str
    ruleset: Ruleset
    started_at: int
    host: str
    seats: tuple[Seat, ...]
    day: str | None = None

    @classmethod
    def of(cls, state: GameState, host: PlayerId, names: Mapping[PlayerId, str]) -> Self:
        """The heading of a game that has started; `host` is who was host then."""
        seats = tuple(Seat(player=PlayerId(names[it.player]), bot=it.bot, level=it.level) for it in state.seats)
        return cls(
            game=state.game,
            language=state.language,
            lexicon=state.lexicon,
            ruleset=state.ruleset,
            started_at=state.started_at or 0,
            host=names[host],
            seats=seats,
            day=state.day,
        )

    def lines(self) -> Iterator[str]:
        """As it is written."""
        yield f'[Wordsnake "{FORMAT}"]'
        yield f'[Game "{self.game}"]'
        yield f'[Language "{self.language}"]'
        yield f'[Lexicon "{self.lexicon}"]'
        yield f'[Ruleset "{self.ruleset.name}"]'
        yield f'[Rules "{_rules(self.ruleset)}"]'
        yield f'[Started "{_time(self.started_at)}"]'
        if self.day is not None:
            yield f'[Day "{self.day}"]'
        yield f'[Host "{self.host}"]'
        for seat in self.seats:
            yield f'[Seat "{_seat(seat)}"]'


def read_heading(lines: Iterable[str]) -> Heading:
    """The heading that these lines, all there are of it, spell. Raises Wrong."""
    single: dict[str, tuple[int, str]] = {}
    seats: list[Seat] = []
    for number, line in enumerate(lines, start=1):
        match = _LINE.fullmatch(line)
        if match is None or not line.isprintable():  # what is read may be shown on a terminal
            raise Wrong(number, 'is not of the form [Name "value"]')
        name, value = match.groups()
        if name == "Seat":
            seats.append(_read_seat(number, value))
        elif name in single:
            raise Wrong(number, f"gives {name} a second time")
        else:
            single[name] = number, value
    return _heading(single, tuple(seats))


def _heading(single: Mapping[str, tuple[int, str]], seats: tuple[Seat, ...]) -> Heading:
    def value(name: str) -> tuple[int, str]:
        if name not in single:
            raise Wrong(1, f"begins no exported game: its head has no {name}")
        return single[name]

    number, version = value("Wordsnake")
    if version != FORMAT:
        raise Wrong(number, f"asks for version {version} of the format; this program reads {FORMAT}")
    number, language = value("Language")
    if language not in LANGUAGES:
        raise Wrong(number, f"names a language that is not known: {language}")
    number, host = value("Host")
    players = [seat.player for seat in seats]
    if host not in players or len(set(players)) != len(players):
        raise Wrong(number, "names a host who has no seat, or two seats have the same name")
    return Heading(
        game=value("Game")[1],
        language=language,
        lexicon=value("Lexicon")[1],
        ruleset=_read_rules(value("Ruleset"), value("Rules")),
        started_at=_read_time(*value("Started")),
        host=host,
        seats=seats,
        day=single.get("Day", (0, None))[1],
    )


def _rules(ruleset: Ruleset) -> str:
    fields = {name: value for name, value in asdict(ruleset).items() if name != "name"}
    return " ".join(f"{name}={'null' if value is None else value}" for name, value in fields.items())


def _read_rules(preset: tuple[int, str], rules: tuple[int, str]) -> Ruleset:
    number, text = rules
    fields: dict[str, object] = {"name": preset[1]}
    for pair in text.split():
        name, _, value = pair.partition("=")
        fields[name] = _read_value(number, name, value)
    try:
        return ruleset_from(fields)
    except InvalidRuleset as invalid:
        raise Wrong(preset[0] if invalid.field == "name" else number, f"cannot be played: {invalid}") from None


def _read_value(number: int, name: str, value: str) -> object:
    if name not in BOUNDS:
        return value
    if value == "null":
        return None
    if not re.fullmatch(r"\d{1,6}", value):
        raise Wrong(number, f"gives {name} no number")
    return int(value)


def _seat(seat: Seat) -> str:
    level = "" if seat.level is None else f" {seat.level}"
    return f"{seat.player} bot{level}" if seat.bot else seat.player


def _read_seat(number: int, value: str) -> Seat:
    match = re.fullmatch(r"(\S+)( bot( \d{1,2})?)?", value)
    if match is None:
        raise Wrong(number, "is no seat: NAME, NAME bot, or NAME bot LEVEL")
    name, bot, level = match.groups()
    return Seat(player=PlayerId(name), bot=bot is not None, level=None if level is None else int(level))


def _time(milliseconds: int) -> str:
    moment = _EPOCH + timedelta(milliseconds=milliseconds)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _read_time(number: int, text: str) -> int:
    try:
        return (datetime.fromisoformat(text) - _EPOCH) // timedelta(milliseconds=1)
    except (ValueError, TypeError, OverflowError):  # TypeError: it names no time zone
        raise Wrong(number, "is no time, as in 2026-01-31T12:00:00.000Z") from None
