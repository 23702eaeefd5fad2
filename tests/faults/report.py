"""What a campaign came to, or several."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from tests.faults import wrongs
from tests.faults.ledger import Balance, Late
from tests.faults.vitals import Vitals


@dataclass(frozen=True, slots=True)
class Mended:
    """A fault that is over: when it began, when all was well (since 1970), and how long it took to mend, in seconds."""

    name: str
    began: float
    well: float
    recovery: float


@dataclass
class Report:
    """What a campaign came to."""

    mended: list[Mended] = field(default_factory=list)
    eras: list[tuple[str, Vitals, Vitals]] = field(default_factory=list)
    acknowledged: int = 0
    stored: int = 0
    refused: int = 0
    games: int = 0
    wrong: Balance = field(default_factory=Balance)
    late: list[float] = field(default_factory=list)
    """Of each turn that ran out: how long after its deadline it ended, in seconds."""
    calm: list[float] = field(default_factory=list)
    """Of those that ran out while nothing was done to the whole server, the same."""
    short: list[float] = field(default_factory=list)
    """Of each turn in which the server was lost: by how much it was shorter for that, in seconds."""
    seconds: float = 0.0


def calm(late: Iterable[Late], mended: Sequence[Mended]) -> list[float]:
    """By how much each turn was late that ran out while nothing was done to the whole server."""
    whole = {wrong.__name__ for wrong in wrongs.WHOLE}
    busy = [(each.began - 1, each.well + 1) for each in mended if each.name in whole]
    return [each.by for each in late if not any(began <= each.at <= well for began, well in busy)]


def together(reports: Sequence[Report]) -> Report:
    """Of campaigns that went on at once."""
    whole = Report(seconds=max(report.seconds for report in reports))
    for report in reports:
        for name in ("mended", "eras", "acknowledged", "stored", "refused", "games", "late", "calm", "short"):
            setattr(whole, name, getattr(whole, name) + getattr(report, name))
        for name, moves in vars(report.wrong).items():
            getattr(whole.wrong, name).extend(moves)
    return whole
