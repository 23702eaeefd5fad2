"""What each procedure takes: a dataclass whose fields are the arguments in order, each with its parser and default."""

from dataclasses import dataclass
from typing import Annotated, Any, Literal, get_args

from wordsnake.game.events import GameId
from wordsnake.rules.names import InvalidName, player_name
from wordsnake.rules.ruleset import BOUNDS, CHOICES, PRESETS, Bounds, InvalidRuleset, Ruleset, ruleset_from
from wordsnake.wamp.contract.arguments import (
    Json,
    Problem,
    date,
    flag,
    game_id,
    integer,
    line,
    one_of,
    optional,
    takes,
    text,
)
from wordsnake.wamp.contract.messages import Board, Phase
from wordsnake.wamp.trust import codes
from wordsnake.wamp.trust.keys import LEVELS

WORD_TEXT = 256
"""A text longer than this is no try at a word; up to it the game answers `not_a_word`."""
NAME_TEXT = 64
SAY_CHARACTERS = 500
MOVE_ID_CHARACTERS = 64
EVENTS_PAGE = 500
PLIES = 1_000_000
SEQS = 2**53
CURSOR_CHARACTERS = 200
LANGUAGE_CHARACTERS = 8
LEADERBOARD_ROWS = 100
RESULTS_PAGE = 100
CODE_TEXT = 32
PHASES = ("waiting", "playing", "finished", "closed")


def _field_schema(bounds: Bounds) -> Json:
    number = {"type": "integer", "minimum": bounds.low, "maximum": bounds.high}
    return {"anyOf": [number, {"type": "null"}]} if bounds.nullable else number


PRESET = {"type": "string", "enum": list(PRESETS)}
OVERRIDDEN = {
    "type": "object",
    "required": ["name"],
    "additionalProperties": False,
    "properties": {
        "name": PRESET,
        **{field: {"type": "string", "enum": list(choices)} for field, choices in CHOICES.items()},
        **{field: _field_schema(bounds) for field, bounds in BOUNDS.items()},
    },
}
"""The JSON Schema of a ruleset with overrides."""


@takes(anyOf=[PRESET, OVERRIDDEN])
def ruleset(value: Any) -> Ruleset:
    """A preset's name, or an object with overrides."""
    if not isinstance(value, str | dict) or not all(isinstance(key, str) for key in value):
        raise Problem("must be the name of a ruleset, or an object with its name and overrides")
    try:
        return ruleset_from(value)
    except InvalidRuleset as invalid:
        raise Problem(f"cannot be played: {invalid.field} {invalid.problem}") from None


@takes(**text(NAME_TEXT).schema)
def new_name(value: Any) -> str:
    """A name that somebody may bear, in its normal form."""
    try:
        return player_name(text(NAME_TEXT)(value))
    except InvalidName as invalid:
        raise Problem(invalid.problem) from None


@takes(**text(CODE_TEXT).schema)
def link_code(value: Any) -> str:
    """A code for a second device, as people type it; it need not exist."""
    code = codes.canonical(text(CODE_TEXT)(value))
    if code is None:
        raise Problem(f"must be a code of {codes.LENGTH} letters and digits")
    return code


Game = Annotated[GameId, game_id]
Language = Annotated[str, text(LANGUAGE_CHARACTERS, shortest=1)]
Name = Annotated[str, line(NAME_TEXT)]
Ply = Annotated[int, integer(0, PLIES)]
Rules = Annotated[Ruleset, ruleset]
Preset = Annotated[str, one_of(*PRESETS)]


@dataclass(frozen=True, slots=True)
class Nothing:
    """No arguments."""


@dataclass(frozen=True, slots=True)
class SetName:
    """The arguments of `wordsnake.set_name`."""

    name: Annotated[str, new_name]
    bot: Annotated[bool, flag] = False


@dataclass(frozen=True, slots=True)
class GetPlayer:
    """The arguments of `wordsnake.get_player`."""

    name: Annotated[str | None, optional(line(NAME_TEXT))] = None


@dataclass(frozen=True, slots=True)
class RedeemLink:
    """The arguments of `wordsnake.redeem_link`."""

    code: Annotated[str, link_code]


@dataclass(frozen=True, slots=True)
class CreateGame:
    """The arguments of `wordsnake.create_game`."""

    ruleset: Rules = PRESETS["classic"]
    language: Language = "nl"
    private: Annotated[bool, flag] = False


@dataclass(frozen=True, slots=True)
class OfGame:
    """What takes a game and nothing else."""

    game: Game


@dataclass(frozen=True, slots=True)
class FindGame:
    """The arguments of `wordsnake.find_game`."""

    ruleset: Rules
    language: Language


@dataclass(frozen=True, slots=True)
class AddBot:
    """The arguments of `wordsnake.add_bot`."""

    game: Game
    level: Annotated[int, integer(LEVELS.start, LEVELS.stop - 1)]


@dataclass(frozen=True, slots=True)
class PlayWord:
    """The arguments of `wordsnake.play_word`."""

    game: Game
    word: Annotated[str, text(WORD_TEXT)]
    ply: Annotated[int | None, optional(integer(0, PLIES))] = None
    move_id: Annotated[str | None, optional(text(MOVE_ID_CHARACTERS, shortest=1))] = None


@dataclass(frozen=True, slots=True)
class PassTurn:
    """The arguments of `wordsnake.pass_turn`."""

    game: Game
    ply: Ply


@dataclass(frozen=True, slots=True)
class RemoveSeat:
    """The arguments of `wordsnake.remove_seat`."""

    game: Game
    player: Name


@dataclass(frozen=True, slots=True)
class Say:
    """The arguments of `wordsnake.say`."""

    game: Game
    text: Annotated[str, line(SAY_CHARACTERS)]


@dataclass(frozen=True, slots=True)
class GetEvents:
    """The arguments of `wordsnake.get_events`."""

    game: Game
    since: Annotated[int, integer(0, SEQS)] = 0
    limit: Annotated[int, integer(1, EVENTS_PAGE)] = 100


@dataclass(frozen=True, slots=True)
class ExportGame:
    """The arguments of `wordsnake.export_game`."""

    game: Game
    format: Annotated[Literal["text", "jsonl"], one_of("text", "jsonl")] = "text"


@dataclass(frozen=True, slots=True)
class AppealWord:
    """The arguments of `wordsnake.appeal_word`."""

    game: Game
    word: Annotated[str, text(WORD_TEXT)]


@dataclass(frozen=True, slots=True)
class ListGames:
    """The arguments of `wordsnake.list_games`."""

    phase: Annotated[Phase | None, optional(one_of(*PHASES))] = None
    language: Annotated[str | None, optional(text(LANGUAGE_CHARACTERS, shortest=1))] = None
    cursor: Annotated[str | None, optional(text(CURSOR_CHARACTERS))] = None


@dataclass(frozen=True, slots=True)
class GetLeaderboard:
    """The arguments of `wordsnake.get_leaderboard`."""

    ruleset: Preset
    board: Annotated[Board, one_of(*get_args(Board))] = "rating"
    bots: Annotated[bool, flag] = False
    limit: Annotated[int, integer(1, LEADERBOARD_ROWS)] = 50
    language: Annotated[str | None, optional(text(LANGUAGE_CHARACTERS, shortest=1))] = None
    day: Annotated[str | None, optional(date)] = None


@dataclass(frozen=True, slots=True)
class GetHistory:
    """The arguments of `wordsnake.get_history`."""

    name: Annotated[str | None, optional(line(NAME_TEXT))] = None
    cursor: Annotated[str | None, optional(text(CURSOR_CHARACTERS))] = None


@dataclass(frozen=True, slots=True)
class GetResults:
    """The arguments of `wordsnake.get_results`."""

    cursor: Annotated[str | None, optional(text(CURSOR_CHARACTERS))] = None
    limit: Annotated[int, integer(1, RESULTS_PAGE)] = 50


@dataclass(frozen=True, slots=True)
class GetRating:
    """The arguments of `wordsnake.get_rating`."""

    ruleset: Preset
    name: Annotated[str | None, optional(line(NAME_TEXT))] = None


@dataclass(frozen=True, slots=True)
class CheckWord:
    """The arguments of `wordsnake.check_word`."""

    word: Annotated[str, text(WORD_TEXT)]
    language: Language
