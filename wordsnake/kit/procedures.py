"""Every procedure of the API as a method: typed arguments, typed results, the URI's last part as its name.

Those that may be carried out twice are repeated until they are answered: a move goes out as often as it takes under one
`move_id`, and counts once.
"""

import secrets
from collections.abc import Awaitable
from typing import Any, Protocol, TypeVar

import msgspec

from wordsnake.wamp.contract import messages as m
from wordsnake.wamp.contract import uris

M = TypeVar("M", bound=m.Message)
Ruleset = str | dict[str, Any]
"""A preset's name, or an object with overrides."""

ANSWER_S = 10.0
SLOW_ANSWER_S = 60.0
"""Games wait their turn to be analysed, and bots that do not react are waited for."""


class Calls(Protocol):
    """A `Connection`."""

    def call(self, uri: str, *args: Any, repeat: bool, answer_s: float, within_s: float) -> Awaitable[Any]:
        """Call a procedure."""


class Procedures:
    """The procedures. Each raises Refused, or Unavailable when nothing was answered within `patience` seconds."""

    def __init__(self, calls: Calls, patience: float) -> None:
        self._calls = calls
        self._patience = patience

    async def about(self) -> m.About:
        """What this server is and offers."""
        return await self._again(m.About, uris.ABOUT)

    async def set_name(self, name: str, *, bot: bool = False) -> m.NameResult:
        """Be known by a name; it is fixed while you sit in an unfinished game."""
        return await self._again(m.NameResult, uris.SET_NAME, name, bot)

    async def get_player(self, name: str | None = None) -> m.PlayerView:
        """A player; yourself without a name."""
        return await self._again(m.PlayerView, uris.GET_PLAYER, name)

    async def link_device(self) -> m.LinkCode:
        """Make a code with which one other key becomes yours too."""
        return await self._once(m.LinkCode, uris.LINK_DEVICE)

    async def redeem_link(self, code: str) -> m.LinkedDevice:
        """Become the player who made a code."""
        return await self._again(m.LinkedDevice, uris.REDEEM_LINK, code)

    async def create_game(
        self, ruleset: Ruleset = "classic", language: str = "nl", *, private: bool = False
    ) -> m.GameView:
        """Open a game: you are seated, and its host."""
        return await self._once(m.GameView, uris.CREATE_GAME, ruleset, language, private)

    async def find_game(self, ruleset: Ruleset, language: str) -> m.GameView:
        """Sit down in a public game that others look for too, or in a new one."""
        return await self._again(m.GameView, uris.FIND_GAME, ruleset, language)

    async def join_game(self, game: str) -> m.GameView:
        """Take a seat; who has one already just sees the game."""
        return await self._again(m.GameView, uris.JOIN_GAME, game)

    async def leave_game(self, game: str) -> m.SeqResult:
        """Give up your seat."""
        return await self._once(m.SeqResult, uris.LEAVE_GAME, game)

    async def start_game(self, game: str) -> m.SeqResult:
        """Begin to play."""
        return await self._once(m.SeqResult, uris.START_GAME, game)

    async def play_word(self, game: str, word: str, ply: int | None = None, move_id: str | None = None) -> m.MoveResult:
        """Lay a word. Without a `move_id` of your own it gets one, so that it counts once however often it is sent."""
        return await self._again(m.MoveResult, uris.PLAY_WORD, game, word, ply, move_id or secrets.token_hex(16))

    async def pass_turn(self, game: str, ply: int) -> m.SeqResult:
        """Miss a turn by choice."""
        return await self._once(m.SeqResult, uris.PASS_TURN, game, ply)

    async def rematch(self, game: str) -> m.GameView:
        """Go on in another game: the first to ask opens it, others take a seat in it."""
        return await self._again(m.GameView, uris.REMATCH, game)

    async def remove_seat(self, game: str, player: str) -> m.SeqResult:
        """Take somebody out of the game, also while it is played."""
        return await self._once(m.SeqResult, uris.REMOVE_SEAT, game, player)

    async def say(self, game: str, text: str) -> m.SeqResult:
        """Say something to the table."""
        return await self._once(m.SeqResult, uris.SAY, game, text)

    async def get_game(self, game: str) -> m.GameView:
        """A game as it stands."""
        return await self._again(m.GameView, uris.GET_GAME, game)

    async def get_events(self, game: str, since: int = 0, limit: int = 100) -> m.EventsPage:
        """The events of a game after `since`."""
        return await self._again(m.EventsPage, uris.GET_EVENTS, game, since, limit)

    async def list_games(
        self, phase: m.Phase | None = None, language: str | None = None, cursor: str | None = None
    ) -> m.GamesPage:
        """Public games, latest change first."""
        return await self._again(m.GamesPage, uris.LIST_GAMES, phase, language, cursor)

    async def get_leaderboard(  # noqa: PLR0913 - the arguments of the procedure
        self,
        ruleset: str,
        board: m.Board = "rating",
        *,
        bots: bool = False,
        limit: int = 50,
        language: str | None = None,
        day: str | None = None,
    ) -> m.Leaderboard:
        """The best of a ruleset, by rating, by their best link or by the longest snake; or those of a day."""
        return await self._again(m.Leaderboard, uris.GET_LEADERBOARD, ruleset, board, bots, limit, language, day)

    async def get_history(self, name: str | None = None, cursor: str | None = None) -> m.History:
        """The finished games of a player, 20 a page; private ones only of yourself."""
        return await self._again(m.History, uris.GET_HISTORY, name, cursor)

    async def get_results(self, cursor: str | None = None, limit: int = 50) -> m.ResultsPage:
        """Public games in the order in which they finished; "end" is the cursor after the last one."""
        return await self._again(m.ResultsPage, uris.GET_RESULTS, cursor, limit)

    async def get_rating(self, ruleset: str, name: str | None = None) -> m.RatingCurve:
        """How the rating of a player came about, game by game."""
        return await self._again(m.RatingCurve, uris.GET_RATING, ruleset, name)

    async def appeal_word(self, game: str, word: str) -> m.WordAppeal:
        """Ask the host of the server to permit a word that a game refused."""
        return await self._again(m.WordAppeal, uris.APPEAL_WORD, game, word)

    async def check_word(self, word: str, language: str) -> m.WordVerdict:
        """Whether a word is permitted."""
        return await self._again(m.WordVerdict, uris.CHECK_WORD, word, language)

    async def add_bot(self, game: str, level: int) -> m.SeqResult:
        """Have a bot of a level sit down."""
        return await self._once(m.SeqResult, uris.ADD_BOT, game, level, answer_s=SLOW_ANSWER_S)

    async def get_analysis(self, game: str) -> m.GameAnalysis:
        """What could have been played in a finished game."""
        return await self._again(m.GameAnalysis, uris.GET_ANALYSIS, game, answer_s=SLOW_ANSWER_S)

    async def export_game(self, game: str, format: str = "text") -> m.GameExport:  # noqa: A002 - the API's name
        """A finished game as one text."""
        return await self._again(m.GameExport, uris.EXPORT_GAME, game, format)

    async def _again(self, result: type[M], uri: str, *args: Any, answer_s: float = ANSWER_S) -> M:
        return await self._ask(result, uri, args, repeat=True, answer_s=answer_s)

    async def _once(self, result: type[M], uri: str, *args: Any, answer_s: float = ANSWER_S) -> M:
        return await self._ask(result, uri, args, repeat=False, answer_s=answer_s)

    async def _ask(self, result: type[M], uri: str, args: tuple[Any, ...], *, repeat: bool, answer_s: float) -> M:
        answer = await self._calls.call(
            uri, *args, repeat=repeat, answer_s=answer_s, within_s=max(answer_s, self._patience)
        )
        return msgspec.convert(answer, result)
