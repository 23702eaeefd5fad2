"""The events of a game, on wordsnake.game.<id> and from get_events. See `wordsnake.wamp.contract.messages`."""

from typing import Literal

from wordsnake.wamp.contract.game_messages import LinkView, Message, OutcomeView, RulesetView


class Event(Message, frozen=True, kw_only=True, tag_field="type"):
    """What every stored event of a game has. `v` is the version of its shape."""

    game: str
    seq: int
    at: str
    v: int = 1


class GameCreated(Event, frozen=True, kw_only=True, tag="game_created"):
    """A game was opened; `rated`: by the server, for strangers who look for one."""

    ruleset: RulesetView
    language: str
    private: bool
    host: str
    rematch_of: str | None
    rated: bool
    day: str | None


class SeatTaken(Event, frozen=True, kw_only=True, tag="seat_taken"):
    """A player sat down."""

    player: str
    bot: bool
    level: int | None
    guest: bool


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
    """The turn order was drawn. `turn` is null in a race, here and in every event."""

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
    """The server was down during a turn, or during a race."""

    turn: str | None
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


class WatchersChanged(Message, frozen=True, kw_only=True, tag_field="type", tag="watchers_changed"):
    """Live only, on the game's topic, without seq: so many people look on now."""

    game: str
    watchers: int


class PresenceChanged(Message, frozen=True, kw_only=True, tag_field="type", tag="presence_changed"):
    """Live only, on the game's topic, without seq: a player came back or went away."""

    game: str
    player: str
    connected: bool
