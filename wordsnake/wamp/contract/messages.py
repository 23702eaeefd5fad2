"""Every message of the public API, declared once.

The TypeScript types of the page (`web/src/protocol.ts`) are generated from these by `make types`; nothing is written
twice. Times are RFC 3339 UTC with milliseconds. `player`, `host`, `turn`, `winners` and the keys of `scores` are names.
"""

from typing import Literal

from wordsnake.wamp.contract.analysis_messages import (
    AnalysedMiss,
    AnalysedMove,
    BestView,
    GameAnalysis,
    GameExport,
    TrapView,
)
from wordsnake.wamp.contract.event_messages import (
    ClockExtended,
    Event,
    GameClosed,
    GameCreated,
    GameEvent,
    GameFinished,
    GameStarted,
    HostChanged,
    PlayerOut,
    PresenceChanged,
    RematchOpened,
    Said,
    SeatLeft,
    SeatTaken,
    TurnMissed,
    WatchersChanged,
    WordPlayed,
)
from wordsnake.wamp.contract.game_messages import (
    GameSummary,
    GameView,
    LinkView,
    Message,
    OutcomeView,
    Phase,
    RulesetView,
    SeatView,
    SummarySeat,
)
from wordsnake.wamp.contract.limit_messages import AddressLimits, ConnectionLimits, Limits, RateView, RouterLimits
from wordsnake.wamp.contract.standing_messages import (
    BestLink,
    Board,
    CurvePoint,
    FinishedGame,
    History,
    Leaderboard,
    LeaderboardRow,
    PlayedGame,
    RatingCurve,
    RatingView,
    ResultsPage,
)

__all__ = [
    "About",
    "AddressLimits",
    "AnalysedMiss",
    "AnalysedMove",
    "BestLink",
    "BestView",
    "Board",
    "BoundsView",
    "ClockExtended",
    "ConnectionLimits",
    "CurvePoint",
    "DeviceLinked",
    "Event",
    "EventsPage",
    "FinishedGame",
    "GameAnalysis",
    "GameChanged",
    "GameClosed",
    "GameCreated",
    "GameEvent",
    "GameExport",
    "GameFinished",
    "GameResult",
    "GameStarted",
    "GameSummary",
    "GameView",
    "GamesPage",
    "History",
    "HostChanged",
    "Invited",
    "Leaderboard",
    "LeaderboardRow",
    "Limits",
    "LinkCode",
    "LinkView",
    "LinkedDevice",
    "Message",
    "MoveResult",
    "NameResult",
    "Notice",
    "OutcomeView",
    "Phase",
    "PlayedGame",
    "PlayerOut",
    "PlayerView",
    "PresenceChanged",
    "RateView",
    "RatingCurve",
    "RatingView",
    "RematchOpened",
    "ResultsPage",
    "RouterLimits",
    "RulesetView",
    "Said",
    "SeatLeft",
    "SeatTaken",
    "SeatView",
    "SeqResult",
    "SummarySeat",
    "TrapView",
    "TurnMissed",
    "WatchersChanged",
    "WordPlayed",
    "WordVerdict",
    "YourTurn",
]

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
    """On wordsnake.me: somebody you played with opened a rematch, or wants a bot, which you are."""

    game: str
    by: str


class Notice(Message, frozen=True, kw_only=True, tag_field="type", tag="notice"):
    """On wordsnake.me: the host of the server has something to tell you, for example a new name."""

    text: str


class DeviceLinked(Message, frozen=True, kw_only=True, tag_field="type", tag="device_linked"):
    """On wordsnake.me: one more key signs in as you, by a code that one of your devices made. `name` is yours."""

    name: str


# Results of procedures


class BoundsView(Message, frozen=True, kw_only=True):
    """The least and the greatest value of a field of a ruleset, and whether it may be null instead."""

    low: int
    high: int
    nullable: bool


class About(Message, frozen=True, kw_only=True):
    """What this server is. `now` is its clock; `chat` is false where the host switched chat off.

    `bounds` are those of the fields of a ruleset, by name; `router` is what the router in front takes from a client,
    null where it does not say.
    """

    version: str
    api: int
    languages: list[str]
    rulesets: list[RulesetView]
    bounds: dict[str, BoundsView]
    limits: Limits
    router: RouterLimits | None
    chat: bool
    now: str


class PlayerView(Message, frozen=True, kw_only=True):
    """A player. `games` lists the unfinished games it sits in, for the player itself; for others the public ones.

    `ratings` are those of all rulesets in which it has one, `best_links` at most three, of public games.
    """

    name: str
    bot: bool
    guest: bool
    online: bool
    games: list[str]
    ratings: list[RatingView]
    best_links: list[BestLink]


class NameResult(Message, frozen=True, kw_only=True):
    """The answer of set_name."""

    name: str
    bot: bool
    online: bool


class LinkCode(Message, frozen=True, kw_only=True):
    """The answer of link_device: the code to be redeemed by one other key, until `expires`."""

    code: str
    expires: str


class LinkedDevice(Message, frozen=True, kw_only=True):
    """The answer of redeem_link: whose key the caller's is now."""

    name: str


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


class WordAppeal(Message, frozen=True, kw_only=True):
    """What became of an appeal. `open`: it waits for the host; else what holds now, with the host's `reason` if any."""

    game: str
    word: str
    status: Literal["open", "permitted", "banned"]
    reason: str | None


class WordVerdict(Message, frozen=True, kw_only=True):
    """Whether a word is permitted; `word` is its canonical spelling, `reason` says why not."""

    valid: bool
    word: str | None
    reason: Literal["not_a_word", "not_in_lexicon"] | None
