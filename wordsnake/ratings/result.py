"""What a finished game means beyond itself: who came where, and which words are worth remembering."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from wordsnake.game import events as e
from wordsnake.game.events import Event, Finish, GameId, PlayerId
from wordsnake.rules.ruleset import PRESETS

Laid = e.WordPlayed | e.Link
"""A word of the snake: a move, or the drawn opening."""

LINKS_KEPT = 3
"""So many of a player's best links are remembered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatResult:
    """How a seat ended. `place` is 1 for the winners; equals share a place, and the next one counts them all."""

    player: PlayerId
    bot: bool
    guest: bool
    place: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LaidLink:
    """A word that a player laid on the word `before`, as move `ply`."""

    player: PlayerId
    ply: int
    word: str
    before: str
    overlap: int
    points: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """A game that is over. `at` is when it ended, in milliseconds since 1970-01-01T00:00Z.

    `common`: by the rules of the preset `ruleset`, unchanged, so that it compares with others. `words` is the length of
    the snake. `links` are the best of each player, at most LINKS_KEPT, the longest overlap first; a daily game tells
    none, for its words are hidden at first.
    """

    game: GameId
    ruleset: str
    common: bool
    language: str
    private: bool
    rated: bool
    why: Finish
    at: int
    words: int
    seats: tuple[SeatResult, ...]
    links: tuple[LaidLink, ...]


def result_in(game: GameId, events: Iterable[Event]) -> Result:
    """The result of the game with this log; what came after its end changes nothing. A ValueError if it has none."""
    story = _Story()
    for event in events:
        story.add(event)
        if isinstance(event, e.GameFinished):
            return story.result(game, event)
    raise ValueError(f"game {game} is not over")


@dataclass(slots=True)
class _Story:
    """What a log has told so far of what a result is made of: a fraction of the state, at a fraction of the cost."""

    created: e.GameCreated | None = None
    seats: dict[PlayerId, e.SeatTaken] = field(default_factory=dict)
    order: tuple[PlayerId, ...] = ()
    snake: list[Laid] = field(default_factory=list)
    out: dict[PlayerId, e.OutReason] = field(default_factory=dict)

    def add(self, event: Event) -> None:
        match event:
            case e.WordPlayed():
                self.snake.append(event)
            case e.GameCreated():
                self.created = event
            case e.SeatTaken():
                self.seats[event.player] = event
            case e.SeatLeft():
                self.seats.pop(event.player, None)
            case e.GameStarted():
                self.order = event.order
                if event.current is not None:
                    self.snake.append(event.current)
            case e.PlayerOut():
                self.out.setdefault(event.player, event.why)  # who is out may still leave the table: that is no matter

    def result(self, game: GameId, end: e.GameFinished) -> Result:
        if self.created is None:
            raise ValueError(f"the log of game {game} has no beginning")
        rules = self.created.ruleset
        return Result(
            game=game,
            ruleset=rules.name,
            common=rules == PRESETS.get(rules.name),
            language=self.created.language,
            private=self.created.private,
            rated=self.created.rated,
            why=end.outcome.why,
            at=end.at,
            words=len(self.snake),
            seats=self._seats(end.outcome),
            links=() if self.created.day else tuple(self._best_links()),
        )

    def _seats(self, outcome: e.Outcome) -> tuple[SeatResult, ...]:
        players = self.order or tuple(self.seats)
        scores = dict(outcome.scores)
        merits = [self._merit(player, outcome, scores) for player in players]
        return tuple(
            SeatResult(
                player=player,
                bot=self.seats[player].bot,
                guest=self.seats[player].guest,
                place=1 + sum(other > merit for other in merits),
            )
            for player, merit in zip(players, merits, strict=True)
        )

    def _merit(self, player: PlayerId, outcome: e.Outcome, scores: Mapping[PlayerId, int]) -> tuple[int, int]:
        """The greater the better: winners, then who was in play to the end, by score, then who was out, the last first.

        Whoever left, or was sent away, before being out comes last, whatever the score: leaving is losing.
        """
        if player in outcome.winners:
            return 3, 0
        why = self.out.get(player)
        if why is None:
            return 2, scores.get(player, 0)
        return (0, 0) if why in {"left", "removed"} else (1, list(self.out).index(player))

    def _best_links(self) -> Iterator[LaidLink]:
        """The best of each player; of equals the first one: sorting is stable."""
        laid: dict[PlayerId, list[LaidLink]] = {}
        for before, link in sorted(pairwise(self.snake), key=lambda two: -two[1].overlap):
            if link.player is None:
                continue
            kept = laid.setdefault(link.player, [])
            if len(kept) < LINKS_KEPT:
                kept.append(_link(link.player, before, link))
        for links in laid.values():
            yield from links


def _link(player: PlayerId, before: Laid, link: Laid) -> LaidLink:
    return LaidLink(
        player=player, ply=link.ply, word=link.word, before=before.word, overlap=link.overlap, points=link.points
    )
