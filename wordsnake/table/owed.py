"""What the server owes whoever is to move in one game: the time of the turn that it has lost and not given back."""

from typing import NamedTuple

from wordsnake.game.commands import ExtendClock
from wordsnake.table.lost import LATE_MS, Lost


class Mark(NamedTuple):
    """A moment before events are stored: by a clock that stands while time is lost, and what was lost until then."""

    running: int
    lost: int


class Owed:
    """Time is lost while nobody can reach the server, while events wait long to be stored, and while they cannot be.

    `restarted`: the game was loaded from its log, so all that the server has lost since its last sign of life was lost
    of this turn. `at` is the time now, everywhere in milliseconds.
    """

    def __init__(self, lost: Lost, at: int, *, restarted: bool) -> None:
        self._lost = lost
        self.restarted = restarted
        self._given_back = 0 if restarted else lost.total(at)
        self._waited = 0
        self._failing_since: int | None = None

    def time(self, at: int) -> int:
        """How much is owed."""
        lost = self._lost.total(at)
        failing = 0 if self._failing_since is None else max(at - lost - self._failing_since, 0)
        return lost + self._waited + failing - self._given_back

    def command(self, at: int) -> ExtendClock | None:
        """What would give it back; None where that is not worth an event."""
        owed = self.time(at)
        return ExtendClock(lost=owed, restarted=self.restarted) if self.restarted or owed > LATE_MS else None

    def given_back(self, command: ExtendClock) -> None:
        """It was."""
        self._given_back += command.lost
        self.restarted = False

    def mark(self, at: int) -> Mark:
        """Before events are stored."""
        lost = self._lost.total(at)
        return Mark(at - lost, lost)

    def failed(self, mark: Mark) -> None:
        """They could not be stored."""
        if self._failing_since is None:
            self._failing_since = mark.running

    def stored(self, mark: Mark, at: int, *, new_turn: bool) -> None:
        """They are. Where a new turn has begun with them nothing is owed of those before."""
        if new_turn:
            self._given_back = mark.lost + self._waited
        since = mark.running if new_turn or self._failing_since is None else self._failing_since
        took = at - self._lost.total(at) - since
        self._waited += took if took > LATE_MS else 0
        self._failing_since = None
