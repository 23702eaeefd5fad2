"""The leaderboard of a day: who has played the daily game, and where one stands."""

from collections.abc import Callable

from wordsnake.game.days import DAILY, day_of
from wordsnake.store.dailies import Attempt, DailyBook
from wordsnake.wamp.contract import asks
from wordsnake.wamp.contract import messages as m
from wordsnake.wamp.contract.arguments import InvalidArgument
from wordsnake.wamp.presence.caller import Caller
from wordsnake.wamp.presence.names import Names
from wordsnake.wamp.presence.people import People
from wordsnake.wamp.procedures.dailies import Secrecy


class DayBoard:
    """Points are told at once; which game they are from, only to its player until the day is over."""

    def __init__(self, book: DailyBook, people: People, secrecy: Secrecy, now: Callable[[], int]) -> None:
        """`now` in milliseconds since 1970-01-01T00:00Z."""
        self._book = book
        self._people = people
        self._secrecy = secrecy
        self._now = now

    async def get(self, caller: Caller, ask: asks.GetLeaderboard) -> m.Leaderboard:
        """The board of a day, today if none is named, in one language."""
        if ask.ruleset != DAILY.name:
            raise InvalidArgument("ruleset", f"must be {DAILY.name} for the board of a day")
        if ask.language is None:
            raise InvalidArgument("language", "must be given for the board of a day: each has a word of its own")
        day = ask.day or day_of(self._now())
        asking = None if caller.authid is None else await self._people.find(caller.authid)
        board = await self._book.daily_board(day, ask.language, ask.limit, None if asking is None else asking.id)
        own = () if board.own is None else (board.own,)
        names = await self._people.names(attempt.player for attempt in (*board.attempts, *own))
        hidden = self._secrecy.hides(day)

        def row(attempt: Attempt) -> m.LeaderboardRow:
            return _row(attempt, ask.language, names, hidden=hidden and attempt not in own)

        return m.Leaderboard(
            board=ask.board,
            ruleset=ask.ruleset,
            bots=ask.bots,
            rows=[row(attempt) for attempt in board.attempts],
            day=day,
            language=ask.language,
            players=board.players,
            own=None if board.own is None else row(board.own),
        )


def _row(attempt: Attempt, language: str | None, names: Names, *, hidden: bool) -> m.LeaderboardRow:
    return m.LeaderboardRow(
        rank=attempt.place,
        players=[names[attempt.player]],
        value=attempt.score,
        game=None if hidden else attempt.game,
        language=language,
    )
