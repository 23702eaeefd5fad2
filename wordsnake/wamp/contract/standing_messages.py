"""What finished games come to: ratings, records, histories, leaderboards. See `wordsnake.wamp.contract.messages`."""

from typing import Literal

from wordsnake.wamp.contract.game_messages import GameSummary, Message

Board = Literal["rating", "link", "snake", "day"]


class RatingView(Message, frozen=True, kw_only=True):
    """How strong a player is in a ruleset. Everybody begins at 1500; 400 more are ten wins to one.

    `deviation`: with two chances in three the rating is off by no more. `provisional`: it is from fewer than 10 games.
    """

    ruleset: str
    rating: int
    deviation: int
    games: int
    provisional: bool


class CurvePoint(Message, frozen=True, kw_only=True):
    """A rating after a game that counted."""

    game: str
    at: str
    rating: int


class RatingCurve(Message, frozen=True, kw_only=True):
    """A player's rating in one ruleset (null: none yet), and how it came about: the last 200 games, oldest first."""

    player: str
    ruleset: str
    rating: RatingView | None
    curve: list[CurvePoint]


class BestLink(Message, frozen=True, kw_only=True):
    """A word laid on the word `before`, as move `ply` of a public game that ended at `at`."""

    ruleset: str
    language: str
    game: str
    at: str
    ply: int
    before: str
    word: str
    overlap: int
    points: int


class PlayedGame(Message, frozen=True, kw_only=True):
    """A finished game in a player's history. `rating`: after the game, if it counted (else null); `gained`: by it."""

    game: GameSummary
    at: str
    private: bool
    won: bool
    rating: int | None
    gained: int | None


class History(Message, frozen=True, kw_only=True):
    """Finished games of a player, the last one first; `cursor` goes on after them (null: no more)."""

    player: str
    games: list[PlayedGame]
    cursor: str | None


class FinishedGame(Message, frozen=True, kw_only=True):
    """A public game that ended at `at`; `cursor` goes on after it."""

    game: GameSummary
    at: str
    cursor: str


class ResultsPage(Message, frozen=True, kw_only=True):
    """Public games in the order in which they finished; `cursor` goes on after them. `more`: there are some already."""

    results: list[FinishedGame]
    cursor: str
    more: bool


class LeaderboardRow(Message, frozen=True, kw_only=True):
    """A line of a leaderboard: `value` is what the board is ordered by. What the board does not tell is null.

    `rank`: equal values share one; null for a provisional rating, which ranks after all others. `players` is one, or
    all who laid a snake.
    """

    rank: int | None
    players: list[str]
    value: int
    rating: RatingView | None = None
    link: BestLink | None = None
    game: str | None = None
    language: str | None = None
    at: str | None = None


class Leaderboard(Message, frozen=True, kw_only=True):
    """The best of a ruleset: players by rating, links by overlap, snakes by words; of people, or of bots.

    Or the best of a day: `day` (UTC, as 2026-01-31), the `language`, and how many `players` have finished the daily
    game, which are null for the other boards. `own` is the line of the caller, also where it is not among the rows;
    null for who has none.
    """

    board: Board
    ruleset: str
    bots: bool
    rows: list[LeaderboardRow]
    day: str | None = None
    language: str | None = None
    players: int | None = None
    own: LeaderboardRow | None = None
