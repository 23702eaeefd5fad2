"""The procedures that tell what finished games came to: leaderboards, histories, the curve of a rating."""

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from functools import partial

from wordsnake.game.events import PlayerId
from wordsnake.ratings.rating import Rating
from wordsnake.store import results as s
from wordsnake.wamp.contract import asks
from wordsnake.wamp.contract import messages as m
from wordsnake.wamp.contract.arguments import InvalidArgument
from wordsnake.wamp.contract.times import wire_time
from wordsnake.wamp.presence.caller import Caller
from wordsnake.wamp.presence.names import Names, public_name
from wordsnake.wamp.presence.people import People
from wordsnake.wamp.presence.whom import Whom
from wordsnake.wamp.procedures.day_board import DayBoard
from wordsnake.wamp.telling.views import game_summary, players_of_cards

HISTORY_PAGE = 20
CURVE_GAMES = 200

Lines = tuple[list[m.LeaderboardRow], m.LeaderboardRow | None]
"""Those of a board, and that of the caller."""
Row = Callable[[int | None, s.Own, Names], m.LeaderboardRow]
Board = Callable[[asks.GetLeaderboard, PlayerId | None], Awaitable[Lines]]


class Standings:
    """Everything the store keeps of finished games."""

    def __init__(self, book: s.ResultBook, people: People, whom: Whom, day_board: DayBoard) -> None:
        self._book = book
        self._people = people
        self._whom = whom
        self._day_board = day_board
        self._boards: Mapping[m.Board, Board] = {
            "rating": self._by_rating,
            "link": self._by_link,
            "snake": self._by_snake,
        }

    async def get_leaderboard(self, caller: Caller, ask: asks.GetLeaderboard) -> m.Leaderboard:
        """The best of a ruleset, or of a day, and where the caller stands."""
        if ask.board == "day":
            return await self._day_board.get(caller, ask)
        asking = None if caller.authid is None else await self._people.find(caller.authid)
        rows, own = await self._boards[ask.board](ask, None if asking is None else asking.id)
        return m.Leaderboard(board=ask.board, ruleset=ask.ruleset, bots=ask.bots, rows=rows, own=own)

    async def get_history(self, caller: Caller, ask: asks.GetHistory) -> m.History:
        """The finished games of a player; private ones are one's own affair."""
        player, me = await self._whom.find(caller, ask.name)
        try:
            page = await self._book.history(player.id, ask.cursor, HISTORY_PAGE, private=me)
        except ValueError:
            raise InvalidArgument("cursor", "is not one that this server gave") from None
        names = await self._people.names(players_of_cards(played.card for played in page.games))
        games = [_played(played, player.id, names) for played in page.games]
        return m.History(player=public_name(player), games=games, cursor=page.cursor)

    async def get_results(self, _caller: Caller, ask: asks.GetResults) -> m.ResultsPage:
        """Public games in the order in which they finished."""
        try:
            page = await self._book.finished(ask.cursor, ask.limit)
        except ValueError:
            raise InvalidArgument("cursor", "is not one that this server gave") from None
        names = await self._people.names(players_of_cards(it.card for it in page.games))
        results = [
            m.FinishedGame(game=game_summary(it.card, names), at=wire_time(it.at), cursor=it.cursor)
            for it in page.games
        ]
        return m.ResultsPage(results=results, cursor=page.cursor, more=page.more)

    async def get_rating(self, caller: Caller, ask: asks.GetRating) -> m.RatingCurve:
        """A player's rating in one ruleset, game by game."""
        player, _ = await self._whom.find(caller, ask.name)
        rating = (await self._book.ratings([player.id])).get(player.id, {}).get(ask.ruleset)
        curve = await self._book.curve(player.id, ask.ruleset, CURVE_GAMES)
        return m.RatingCurve(
            player=public_name(player),
            ruleset=ask.ruleset,
            rating=None if rating is None else rating_view(ask.ruleset, rating),
            curve=[m.CurvePoint(game=step.game, at=wire_time(step.at), rating=step.points) for step in curve],
        )

    async def _by_rating(self, ask: asks.GetLeaderboard, player: PlayerId | None) -> Lines:
        best = await self._book.best_ratings(ask.ruleset, ask.limit, bots=ask.bots)
        placed = None if player is None else await self._book.placed_by_rating(ask.ruleset, player, bots=ask.bots)
        ranked = ranks([it.rating.points for it in best if not it.rating.provisional])
        ranked += [None] * (len(best) - len(ranked))
        return await self._lines(zip(ranked, best, strict=True), placed, partial(_rating_row, ask.ruleset))

    async def _by_link(self, ask: asks.GetLeaderboard, player: PlayerId | None) -> Lines:
        best = await self._book.best_links(ask.ruleset, ask.limit, bots=ask.bots)
        placed = None if player is None else await self._book.placed_by_link(ask.ruleset, player, bots=ask.bots)
        ranked = ranks([link.overlap for link in best])
        return await self._lines(zip(ranked, best, strict=True), placed, _link_row)

    async def _by_snake(self, ask: asks.GetLeaderboard, player: PlayerId | None) -> Lines:
        best = await self._book.longest_snakes(ask.ruleset, ask.limit, bots=ask.bots)
        placed = None if player is None else await self._book.placed_by_snake(ask.ruleset, player, bots=ask.bots)
        ranked = ranks([snake.words for snake in best])
        return await self._lines(zip(ranked, best, strict=True), placed, _snake_row)

    async def _lines(
        self, ranked: Iterable[tuple[int | None, s.Own]], placed: "s.Placed[s.Own] | None", row: Row[s.Own]
    ) -> Lines:
        best: list[tuple[int | None, s.Own]] = list(ranked)
        everybody: list[s.Own] = [it for _, it in best] + ([] if placed is None else [placed.own])
        names = await self._people.names(player for it in everybody for player in _players_of(it))
        own = None if placed is None else row(placed.rank, placed.own, names)
        return [row(rank, it, names) for rank, it in best], own


def _players_of(it: "s.Rated | s.BestLink | s.LongSnake") -> Sequence[PlayerId]:
    return it.players if isinstance(it, s.LongSnake) else [it.player]


def _rating_row(ruleset: str, rank: int | None, it: s.Rated, names: Names) -> m.LeaderboardRow:
    rating = rating_view(ruleset, it.rating)
    return m.LeaderboardRow(rank=rank, players=[names[it.player]], value=it.rating.points, rating=rating)


def _link_row(rank: int | None, it: s.BestLink, names: Names) -> m.LeaderboardRow:
    return m.LeaderboardRow(
        rank=rank,
        players=[names[it.player]],
        value=it.overlap,
        link=best_link(it),
        game=it.game,
        language=it.language,
        at=wire_time(it.at),
    )


def _snake_row(rank: int | None, it: s.LongSnake, names: Names) -> m.LeaderboardRow:
    return m.LeaderboardRow(
        rank=rank,
        players=[names[player] for player in it.players],
        value=it.words,
        game=it.game,
        language=it.language,
        at=wire_time(it.at),
    )


def ranks(values: Sequence[int]) -> list[int | None]:
    """The rank of each of these values, the best one first: equal ones share a rank, and the next one counts them."""
    found: list[int | None] = []
    for place, value in enumerate(values, start=1):
        found.append(found[-1] if found and value == values[place - 2] else place)
    return found


def rating_view(ruleset: str, rating: Rating) -> m.RatingView:
    """A rating as players see it."""
    return m.RatingView(
        ruleset=ruleset,
        rating=rating.points,
        deviation=rating.points_deviation,
        games=rating.games,
        provisional=rating.provisional,
    )


def rating_views(ratings: Iterable[tuple[str, Rating]]) -> list[m.RatingView]:
    """Those of all rulesets, the one that was played most first."""
    return [rating_view(*it) for it in sorted(ratings, key=lambda it: (-it[1].games, it[0]))]


def best_link(link: s.BestLink) -> m.BestLink:
    """A link that is remembered."""
    return m.BestLink(
        ruleset=link.ruleset,
        language=link.language,
        game=link.game,
        at=wire_time(link.at),
        ply=link.ply,
        before=link.before,
        word=link.word,
        overlap=link.overlap,
        points=link.points,
    )


def _played(played: s.Played, player: PlayerId, names: Names) -> m.PlayedGame:
    outcome = played.card.outcome
    return m.PlayedGame(
        game=game_summary(played.card, names),
        at=wire_time(played.at),
        private=played.card.private,
        won=outcome is not None and player in outcome.winners,
        rating=played.points,
        gained=played.gained,
    )
