"""How a game looks on the wire: whole, in one row of a list, and its parts. See `wordsnake.wamp.contract.messages`."""

from typing import Literal

import msgspec

Phase = Literal["waiting", "playing", "finished", "closed"]


class Message(msgspec.Struct, frozen=True, kw_only=True):
    """What all messages are: frozen, named fields."""


class RulesetView(Message, frozen=True, kw_only=True):
    """A preset with its overrides: every field of `wordsnake.rules.ruleset.Ruleset`."""

    name: str
    pace: Literal["turns", "race", "solo"]
    min_overlap: int
    max_overlap: int | None
    points_per_letter: int
    points_per_word: int
    target_score: int | None
    max_words: int | None
    game_seconds: int | None
    turn_seconds: int | None
    turn_shrink: int
    turn_floor: int | None
    lives: int | None
    misses_out: int | None
    min_length: int
    length_every: int
    length_cap: int | None
    opening: Literal["player", "drawn"]
    seats_min: int
    seats_max: int


class LinkView(Message, frozen=True, kw_only=True):
    """One word of the snake; ply 0 is the opening, and nobody's (player null) if it was drawn."""

    ply: int
    word: str
    player: str | None
    overlap: int
    points: int


class SeatView(Message, frozen=True, kw_only=True):
    """A place in a game, in order of turns once it has started. `lives` is null where the ruleset has none.

    `connected`: the player has a session, or lost its last one less than 5 s ago. `out`: it plays no further, and
    `out_why` says why.
    """

    player: str
    bot: bool
    level: int | None
    guest: bool
    score: int
    misses: int
    lives: int | None
    connected: bool
    out: bool
    out_why: Literal["left", "misses", "lives", "removed"] | None


class OutcomeView(Message, frozen=True, kw_only=True):
    """How a game ended."""

    winners: list[str]
    why: Literal["goal", "last_in_play", "stalled", "time", "abandoned"]
    scores: dict[str, int]


class GameView(Message, frozen=True, kw_only=True):
    """A whole game as of `seq`. `snake` is the last 100 links, beginning at ply `snake_from`.

    `turn` is null in a race, where everybody may move until the deadline. `laid_at` is when the current word was laid.
    `day` is the day (UTC, as 2026-01-31) whose daily game this is, or null.
    `watchers`: people who look on, as counted last.
    `rated`: it counts for ratings, if no guest plays and no two of the players have had three such games that day.
    """

    game: str
    seq: int
    phase: Phase
    ruleset: RulesetView
    language: str
    private: bool
    rated: bool
    host: str
    seats: list[SeatView]
    turn: str | None
    ply: int
    current: str | None
    laid_at: str | None
    snake: list[LinkView]
    snake_from: int
    deadline: str | None
    opened_at: str
    started_at: str | None
    outcome: OutcomeView | None
    rematch: str | None
    rematch_of: str | None
    day: str | None
    watchers: int


class SummarySeat(Message, frozen=True, kw_only=True):
    """A seat as lists show it."""

    player: str
    score: int


class GameSummary(Message, frozen=True, kw_only=True):
    """A game as lists and the lobby show it."""

    game: str
    seq: int
    phase: Phase
    ruleset: str
    language: str
    host: str
    seats: list[SummarySeat]
    seats_max: int
    words: int
    opened_at: str
    changed_at: str
    outcome: OutcomeView | None
