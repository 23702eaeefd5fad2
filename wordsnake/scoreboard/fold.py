"""What the events of all games come to: those that run, and those that ended last. Pure.

The events of a game come in order of `seq`, from its first one on; those of a game that was never opened here (it was
over before) say nothing.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from wordsnake.kit import messages as m

LINKS = 4
"""So many of its last links are remembered of a game."""
ENDED = 20
"""So many games that are over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """A player in a game. `out`: why it plays no further. `lives` is None where nobody has any."""

    player: str
    bot: bool
    score: int = 0
    misses: int = 0
    lives: int | None = None
    out: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Game:
    """One game. Times are as on the wire; `ply` is the number of the next move, `links` are the last ones."""

    game: str
    phase: m.Phase
    ruleset: m.RulesetView
    language: str
    changed_at: str
    seats: tuple[Seat, ...] = ()
    turn: str | None = None
    ply: int = 0
    deadline: str | None = None
    links: tuple[m.LinkView, ...] = ()
    outcome: m.OutcomeView | None = None


@dataclass(frozen=True, slots=True)
class Board:
    """Games that wait or run, by their ids; and those that ended, the last one first."""

    games: Mapping[str, Game] = field(default_factory=lambda: MappingProxyType({}))
    ended: tuple[Game, ...] = ()

    def playing(self) -> list[Game]:
        """The games that run, the one in which something happened last first."""
        running = [game for game in self.games.values() if game.phase == "playing"]
        return sorted(running, key=lambda game: (game.changed_at, game.game), reverse=True)

    def shown(self, count: int) -> list[Game]:
        """So many running games, those where something happened last, in the order in which they were opened."""
        chosen = {game.game for game in self.playing()[:count]}
        return [game for game in self.games.values() if game.game in chosen]

    def waiting(self) -> int:
        """How many games wait for players."""
        return sum(game.phase == "waiting" for game in self.games.values())

    def points(self) -> list[tuple[str, int]]:
        """Everybody's points in the games that run, the most first."""
        sums: Counter[str] = Counter()
        for game in self.playing():
            sums.update({seat.player: seat.score for seat in game.seats})
        return sorted(sums.items(), key=lambda item: (-item[1], item[0].casefold()))


def fold(board: Board, event: m.GameEvent) -> Board:
    """The board after one event more."""
    if isinstance(event, m.GameCreated):
        return _with(board, _created(event))
    before = board.games.get(event.game)
    if before is None:
        return board
    game = replace(_after(before, event), changed_at=event.at)
    if game.phase in {"waiting", "playing"}:
        return _with(board, game)
    games = MappingProxyType({id_: game for id_, game in board.games.items() if id_ != event.game})
    return Board(games, (game, *board.ended)[:ENDED] if game.phase == "finished" else board.ended)


def _with(board: Board, game: Game) -> Board:
    return replace(board, games=MappingProxyType({**board.games, game.game: game}))


def _created(event: m.GameCreated) -> Game:
    return Game(game=event.game, phase="waiting", ruleset=event.ruleset, language=event.language, changed_at=event.at)


def _after(game: Game, event: m.GameEvent) -> Game:  # noqa: PLR0911 - one case an event
    match event:
        case m.SeatTaken():
            return replace(game, seats=(*game.seats, Seat(player=event.player, bot=event.bot)))
        case m.SeatLeft():
            return replace(game, seats=tuple(seat for seat in game.seats if seat.player != event.player))
        case m.GameClosed():
            return replace(game, phase="closed")
        case m.GameStarted():
            return _started(game, event)
        case m.WordPlayed():
            return _played(game, event)
        case m.TurnMissed():
            missed = _seat(game, event.player, misses=event.misses, lives=event.lives)
            return replace(missed, turn=event.turn, deadline=event.deadline)
        case m.PlayerOut():
            return replace(_seat(game, event.player, out=event.why), turn=event.turn, deadline=event.deadline)
        case m.ClockExtended():
            return replace(game, turn=event.turn, deadline=event.deadline)
        case m.GameFinished():
            return replace(game, phase="finished", outcome=event.outcome, turn=None, deadline=None)
    return game


def _started(game: Game, event: m.GameStarted) -> Game:
    seats = {seat.player: replace(seat, lives=game.ruleset.lives) for seat in game.seats}
    return replace(
        game,
        phase="playing",
        seats=tuple(seats[player] for player in event.order),
        turn=event.turn,
        ply=event.ply,
        deadline=event.deadline,
        links=() if event.current is None else (event.current,),
    )


def _played(game: Game, event: m.WordPlayed) -> Game:
    link = m.LinkView(ply=event.ply, word=event.word, player=event.player, overlap=event.overlap, points=event.points)
    return replace(
        _seat(game, event.player, score=event.score, misses=0),
        links=(*game.links, link)[-LINKS:],
        ply=event.ply + 1,
        turn=event.turn,
        deadline=event.deadline,
    )


def _seat(game: Game, player: str, **changed: object) -> Game:
    seats = tuple(replace(seat, **changed) if seat.player == player else seat for seat in game.seats)  # type: ignore[arg-type]
    return replace(game, seats=seats)
