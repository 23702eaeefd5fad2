"""Which unfinished games a player sits in."""

from wordsnake.game.events import GameId, PlayerId
from wordsnake.game.state import GameState

UNFINISHED_GAMES = 16
"""A player sits in at most so many unfinished games at a time."""


def seated(state: GameState) -> dict[PlayerId, bool]:
    """Everybody with a seat in an unfinished game, and whether they still sit at the table."""
    if state.phase not in {"waiting", "playing"}:
        return {}
    return {seat.player: not seat.gone for seat in state.seats}


class Seating:
    """An index over the live games, kept by what happens in them."""

    def __init__(self) -> None:
        self._games: dict[PlayerId, dict[GameId, bool]] = {}

    def games(self, player: PlayerId) -> tuple[GameId, ...]:
        """The unfinished games in which the player has a seat, given up or not."""
        return tuple(self._games.get(player, ()))

    def has_room(self, player: PlayerId) -> bool:
        """Whether the player may sit in one game more; those it has left do not count."""
        return sum(self._games.get(player, {}).values()) < UNFINISHED_GAMES

    def note(self, before: GameState, after: GameState) -> None:
        """A game went from `before` to `after`."""
        here = seated(after)
        for player in seated(before).keys() - here.keys():
            games = self._games[player]
            games.pop(after.game, None)
            if not games:
                del self._games[player]
        for player, sits in here.items():
            self._games.setdefault(player, {})[after.game] = sits
