"""The books of results in memory, and what is asked of them."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from wordsnake.game.card import GameCard
from wordsnake.game.events import GameId, PlayerId
from wordsnake.ratings.counting import Day, Pair
from wordsnake.ratings.rating import Rating
from wordsnake.ratings.result import Result
from wordsnake.store.results import (
    BestLink,
    Finished,
    FinishedPage,
    History,
    LongSnake,
    Own,
    Placed,
    Played,
    Rated,
    Recount,
    Step,
    read_place,
    read_span,
)
from wordsnake.store.settling import Books, Change, KeptLink, settle

ALL = 2**62


class MemoryResults(Books):
    """The books. `cards` are those of all games; `listed` tells whether a player may stand in a list."""

    def __init__(self, cards: Mapping[GameId, GameCard], listed: Callable[[PlayerId], bool]) -> None:
        self._cards = cards
        self._listed = listed
        self._finished: list[Result] = []
        self._bots: dict[tuple[str, PlayerId], tuple[bool, int]] = {}
        self._ratings: dict[tuple[str, PlayerId], Rating] = {}
        self._meetings: Counter[tuple[Day, Pair]] = Counter()
        self._results: dict[PlayerId, list[tuple[int, Change | None]]] = {}
        self._links: dict[tuple[str, PlayerId], list[KeptLink]] = {}
        self._snakes: list[tuple[int, bool]] = []

    def settle(self, result: Result) -> None:
        """Enter the result of the game that has just finished."""
        self._finished.append(result)
        settle(self, result, len(self._finished))

    def games(self) -> tuple[GameId, ...]:
        """The games that were entered, in the order in which they finished."""
        return tuple(result.game for result in self._finished)

    def compared_with(self, before: "MemoryResults") -> Recount:
        """What came of entering the same games anew."""
        ours, theirs = (set(it._ratings.items()) for it in (self, before))  # noqa: SLF001 - our own kind
        changed = {key for key, _ in ours ^ theirs}
        return Recount(games=len(self._finished), ratings=len(ours), changed=len(changed))

    # As Books.

    def ratings_in(self, ruleset: str, players: Sequence[PlayerId]) -> Mapping[PlayerId, Rating]:
        """As Books."""
        return {player: self._ratings[ruleset, player] for player in players if (ruleset, player) in self._ratings}

    def keep_rating(self, ruleset: str, player: PlayerId, rating: Rating, *, bot: bool, finish: int) -> None:
        """As Books."""
        self._ratings[ruleset, player] = rating
        self._bots[ruleset, player] = bot, finish

    def met(self, day: Day, pairs: Iterable[Pair]) -> Sequence[int]:
        """As Books."""
        return [self._meetings[day, pair] for pair in pairs]

    def meet(self, day: Day, pairs: Iterable[Pair]) -> None:
        """As Books."""
        self._meetings = Counter({key: games for key, games in self._meetings.items() if key[0] >= day})
        self._meetings.update((day, pair) for pair in pairs)

    def keep_result(self, player: PlayerId, result: Result, finish: int, change: Change | None) -> None:  # noqa: ARG002
        """As Books; the result itself is kept by its number."""
        self._results.setdefault(player, []).append((finish, change))

    def links_of(self, ruleset: str, player: PlayerId) -> Sequence[KeptLink]:
        """As Books."""
        return self._links.get((ruleset, player), [])

    def keep_links(self, ruleset: str, player: PlayerId, links: Sequence[KeptLink]) -> None:
        """As Books."""
        self._links[ruleset, player] = list(links)

    def keep_snake(self, result: Result, finish: int, *, bots: bool) -> None:  # noqa: ARG002 - it is kept by its number
        """As Books."""
        self._snakes.append((finish, bots))

    # What is asked.

    def history(self, player: PlayerId, cursor: str | None, limit: int, *, private: bool) -> History:
        """As ResultBook."""
        before = read_place(cursor)
        rows = [
            (finish, change)
            for finish, change in reversed(self._results.get(player, []))
            if finish < before and (private or not self._at(finish).private)
        ]
        games = tuple(self._played(finish, change) for finish, change in rows[:limit])
        return History(games, str(rows[limit - 1][0]) if len(rows) > limit else None)

    def finished(self, cursor: str | None, limit: int) -> FinishedPage:
        """As ResultBook."""
        last = len(self._finished)
        after, until = read_span(cursor, last)
        cards = {place: self._cards[self._at(place).game] for place in range(after + 1, until + 1)}
        public = [place for place, card in cards.items() if not card.private and card.day is None][:limit]
        reached = public[-1] if len(public) == limit else until
        games = tuple(Finished(cards[place], self._at(place).at, str(place)) for place in public)
        return FinishedPage(games, str(reached), more=reached < last)

    def ratings(self, players: Sequence[PlayerId]) -> dict[PlayerId, dict[str, Rating]]:
        """As ResultBook."""
        found: dict[PlayerId, dict[str, Rating]] = {}
        for (ruleset, player), rating in sorted(self._ratings.items(), key=lambda item: item[0]):
            if player in players:
                found.setdefault(player, {})[ruleset] = rating
        return found

    def curve(self, player: PlayerId, ruleset: str, limit: int) -> tuple[Step, ...]:
        """As ResultBook."""
        steps = [
            Step(self._at(finish).game, self._at(finish).at, change.points)
            for finish, change in self._results.get(player, [])
            if change is not None and self._at(finish).ruleset == ruleset
        ]
        return tuple(steps[-limit:])

    def links(self, player: PlayerId, limit: int) -> tuple[BestLink, ...]:
        """As ResultBook."""
        return self._best(link for (_, owner), links in self._links.items() if owner == player for link in links)[
            :limit
        ]

    def best_ratings(self, ruleset: str, limit: int, *, bots: bool) -> tuple[Rated, ...]:
        """As ResultBook."""
        found = [
            (rating.provisional, -rating.points, finish, player)
            for (rules, player), rating in self._ratings.items()
            for bot, finish in [self._bots[rules, player]]
            if (rules, bot) == (ruleset, bots) and self._listed(player)
        ]
        return tuple(Rated(player, self._ratings[ruleset, player]) for *_, player in sorted(found)[:limit])

    def best_links(self, ruleset: str, limit: int, *, bots: bool) -> tuple[BestLink, ...]:
        """As ResultBook."""
        first = [
            links[0] for (rules, player), links in self._links.items() if rules == ruleset and self._listed(player)
        ]
        return self._best(kept for kept in first if kept.bot == bots)[:limit]

    def longest_snakes(self, ruleset: str, limit: int, *, bots: bool) -> tuple[LongSnake, ...]:
        """As ResultBook."""
        found = [self._at(finish) for finish, of_bots in self._snakes if of_bots == bots]
        longest = sorted((it for it in found if it.ruleset == ruleset), key=lambda result: -result.words)
        return tuple(
            LongSnake(players=self._cards[it.game].seats, language=it.language, game=it.game, at=it.at, words=it.words)
            for it in longest[:limit]
        )

    def placed_by_rating(self, ruleset: str, player: PlayerId, *, bots: bool) -> Placed[Rated] | None:
        """As ResultBook."""
        ranked = self.best_ratings(ruleset, ALL, bots=bots)
        own = next((it for it in ranked if it.player == player), None)
        if own is None or own.rating.provisional:
            return None if own is None else Placed(None, own)
        better = (it for it in ranked if not it.rating.provisional and it.rating.points > own.rating.points)
        return Placed(1 + sum(1 for _ in better), own)

    def placed_by_link(self, ruleset: str, player: PlayerId, *, bots: bool) -> Placed[BestLink] | None:
        """As ResultBook."""
        ranked = self.best_links(ruleset, ALL, bots=bots)
        return _placed(ranked, lambda it: it.player == player, lambda it: it.overlap)

    def placed_by_snake(self, ruleset: str, player: PlayerId, *, bots: bool) -> Placed[LongSnake] | None:
        """As ResultBook."""
        ranked = self.longest_snakes(ruleset, ALL, bots=bots)
        return _placed(ranked, lambda it: player in it.players, lambda it: it.words)

    def _at(self, finish: int) -> Result:
        return self._finished[finish - 1]

    def _played(self, finish: int, change: Change | None) -> Played:
        result = self._at(finish)
        points, gained = (None, None) if change is None else (change.points, change.gained)
        return Played(card=self._cards[result.game], at=result.at, points=points, gained=gained)

    def _best(self, links: Iterable[KeptLink]) -> tuple[BestLink, ...]:
        ordered = sorted(links, key=lambda kept: (-kept.link.overlap, kept.finish, kept.link.ply))
        return tuple(self._told(kept) for kept in ordered)

    def _told(self, kept: KeptLink) -> BestLink:
        link, result = kept.link, self._at(kept.finish)
        return BestLink(
            player=link.player,
            ruleset=result.ruleset,
            language=result.language,
            game=result.game,
            at=result.at,
            ply=link.ply,
            before=link.before,
            word=link.word,
            overlap=link.overlap,
            points=link.points,
        )


def _placed(ranked: Sequence[Own], is_own: Callable[[Own], bool], value: Callable[[Own], int]) -> Placed[Own] | None:
    """The first of somebody's in a list; the rank counts those with a greater value."""
    own = next((it for it in ranked if is_own(it)), None)
    return None if own is None else Placed(1 + sum(value(it) > value(own) for it in ranked), own)
