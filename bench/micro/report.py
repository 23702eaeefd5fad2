"""What was measured of single parts, as it is written down, and as a table for the documentation."""

from pathlib import Path

import msgspec

from bench.figures import Figure, figure
from bench.micro.compare import Rounds

RESULT = Path(".cache/bench-micro.json")


class MicroReport(msgspec.Struct):
    """Microseconds of CPU by part and round, here and `against` a commit; `neighbours` is the load before the run."""

    machine: str
    against: str | None
    here: Rounds
    there: Rounds
    neighbours: float

    @property
    def rounds(self) -> int:
        """How often each part was measured."""
        return max(map(len, self.here.values()))


def read(path: Path) -> MicroReport:
    """What a run wrote down."""
    return msgspec.json.decode(path.read_bytes(), type=MicroReport)


def markdown(report: MicroReport) -> str:
    """A row for each part; what it cost at another commit is nobody's concern later."""
    rows = [f"| {part.replace('_', ' ')} | {text(figure(costs))} |" for part, costs in report.here.items()]
    return "\n".join(["| part | µs of CPU |", "|---|---|", *rows])


def text(of: Figure) -> str:
    """A median, with the least and the greatest."""
    return f"{of.median:,.3g} ({of.low:,.3g}-{of.high:,.3g})"
