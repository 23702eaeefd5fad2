"""Every message of the public API, declared once.

The TypeScript types of the page (`web/src/protocol.ts`) are generated from these by `make types`; nothing is written
twice. Times are RFC 3339 UTC with milliseconds. `player`, `host`, `turn`, `winners` and the keys of `scores` are names.
"""

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
    """A whole game as of `seq`. `snake` is the last 100 links, beginning at ply `snake_from`."""

    game: str
    seq: int
    phase: Phase
    ruleset: RulesetView
    language: str
    private: bool
    host: str
    seats: list[SeatView]
    turn: str | None
    ply: int
    current: str | None
    snake: list[LinkView]
    snake_from: int
    deadline: str | None
    opened_at: str
    started_at: str | None
    outcome: OutcomeView | None
    rematch: str | None
    rematch_of: str | None


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


# Events of a game, on wordsnake.game.<id> and from get_events


class Event(Message, frozen=True, kw_only=True, tag_field="type"):
    """What every stored event of a game has. `v` is the version of its shape."""

    game: str
    seq: int
    at: str
    v: int = 1


class GameCreated(Event, frozen=True, kw_only=True, tag="game_created"):
    """A game was opened."""

    ruleset: RulesetView
    language: str
    private: bool
    host: str
    rematch_of: str | None


class SeatTaken(Event, frozen=True, kw_only=True, tag="seat_taken"):
    """A player sat down."""

    player: str
    bot: bool
    level: int | None


class SeatLeft(Event, frozen=True, kw_only=True, tag="seat_left"):
    """A player left while the game was waiting."""

    player: str


class HostChanged(Event, frozen=True, kw_only=True, tag="host_changed"):
    """Somebody else is host now."""

    host: str


class GameClosed(Event, frozen=True, kw_only=True, tag="game_closed"):
    """The game ended before it began."""

    why: Literal["all_left", "idle", "ended"]


class GameStarted(Event, frozen=True, kw_only=True, tag="game_started"):
    """The turn order was drawn."""

    order: list[str]
    current: LinkView | None
    turn: str | None
    ply: int
    deadline: str | None


class WordPlayed(Event, frozen=True, kw_only=True, tag="word_played"):
    """A word was laid as move `ply`; `turn` and `deadline` say who is next and until when."""

    player: str
    word: str
    overlap: int
    points: int
    score: int
    ply: int
    move_id: str | None
    turn: str | None
    deadline: str | None
    missed: str | None


class TurnMissed(Event, frozen=True, kw_only=True, tag="turn_missed"):
    """A deadline passed, or a player passed."""

    player: str
    why: Literal["timeout", "pass"]
    misses: int
    lives: int | None
    turn: str | None
    deadline: str | None


class ClockExtended(Event, frozen=True, kw_only=True, tag="clock_extended"):
    """The server was down during a turn."""

    turn: str
    deadline: str


class PlayerOut(Event, frozen=True, kw_only=True, tag="player_out"):
    """A seat plays no further; `turn` and `deadline` hold from here on."""

    player: str
    why: Literal["left", "misses", "lives", "removed"]
    turn: str | None
    deadline: str | None


class Said(Event, frozen=True, kw_only=True, tag="said"):
    """A seated player said something; `text` is null after 30 days."""

    player: str
    text: str | None


class GameFinished(Event, frozen=True, kw_only=True, tag="game_finished"):
    """The game is over."""

    outcome: OutcomeView


class RematchOpened(Event, frozen=True, kw_only=True, tag="rematch_opened"):
    """The game goes on in another."""

    rematch: str


GameEvent = (
    GameCreated
    | SeatTaken
    | SeatLeft
    | HostChanged
    | GameClosed
    | GameStarted
    | WordPlayed
    | TurnMissed
    | ClockExtended
    | PlayerOut
    | Said
    | GameFinished
    | RematchOpened
)


class PresenceChanged(Message, frozen=True, kw_only=True, tag_field="type", tag="presence_changed"):
    """Live only, on the game's topic, without seq: a player came back or went away."""

    game: str
    player: str
    connected: bool


# Events of the other topics


class GameChanged(Message, frozen=True, kw_only=True, tag_field="type", tag="game_changed"):
    """On wordsnake.lobby: a public game was opened, changed or closed."""

    game: GameSummary


class GameResult(Message, frozen=True, kw_only=True, tag_field="type", tag="game_result"):
    """On wordsnake.results: a public game is over."""

    game: str
    ruleset: str
    language: str
    outcome: OutcomeView
    words: int
    started_at: str
    at: str


class YourTurn(Message, frozen=True, kw_only=True, tag_field="type", tag="your_turn"):
    """On wordsnake.me: you are to move."""

    game: str
    ply: int
    deadline: str | None


class Invited(Message, frozen=True, kw_only=True, tag_field="type", tag="invited"):
    """On wordsnake.me: somebody you played with opened a rematch."""

    game: str
    by: str


class Notice(Message, frozen=True, kw_only=True, tag_field="type", tag="notice"):
    """On wordsnake.me: the host of the server has something to tell you, for example a new name."""

    text: str


# Results of procedures


class Limits(Message, frozen=True, kw_only=True):
    """The bounds a client should know."""

    word_letters: int
    say_characters: int
    name_characters: int
    move_id_characters: int
    unfinished_games: int
    events_page: int
    grace_ms: int


class About(Message, frozen=True, kw_only=True):
    """What this server is. `now` is its clock; `chat` is false where the host switched chat off."""

    version: str
    api: int
    languages: list[str]
    rulesets: list[RulesetView]
    limits: Limits
    chat: bool
    now: str


class PlayerView(Message, frozen=True, kw_only=True):
    """A player. `games` lists the unfinished games it sits in, for the player itself; for others the public ones."""

    name: str
    bot: bool
    guest: bool
    online: bool
    games: list[str]


class NameResult(Message, frozen=True, kw_only=True):
    """The answer of set_name."""

    name: str
    bot: bool
    online: bool


class SeqResult(Message, frozen=True, kw_only=True):
    """The seq of the event that a call led to, or of the last event where it led to none."""

    seq: int


class MoveResult(Message, frozen=True, kw_only=True):
    """The answer of play_word: the word in its canonical spelling and what it scored; `score` is the total."""

    seq: int
    ply: int
    word: str
    overlap: int
    points: int
    score: int


class EventsPage(Message, frozen=True, kw_only=True):
    """Events in order of seq; `more` says that there are further ones."""

    events: list[GameEvent]
    more: bool


class GamesPage(Message, frozen=True, kw_only=True):
    """Games, latest change first; `cursor` goes on after them (null: no more)."""

    games: list[GameSummary]
    cursor: str | None


class WordVerdict(Message, frozen=True, kw_only=True):
    """Whether a word is permitted; `word` is its canonical spelling, `reason` says why not."""

    valid: bool
    word: str | None
    reason: Literal["not_a_word", "not_in_lexicon"] | None
