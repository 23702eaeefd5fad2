"""What is written down of a run, and where."""

from pathlib import Path

import msgspec

from bench.growth.axes import Growth
from bench.plan import Plan
from bench.runner import Results

RESULT = Path(".cache/bench.json")
RESULT_OF_ALL = Path(".cache/bench-everybody.json")


class Report(msgspec.Struct):
    """One run. `neighbours`: the load average before it began, which is nothing on a machine that rests."""

    machine: str
    versions: dict[str, str]
    plan: Plan
    seconds: float
    results: Results
    growth: Growth = {}
    neighbours: float = 0.0


def write(report: msgspec.Struct, path: Path) -> None:
    """Whatever was measured, so that a person can read it, too."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(msgspec.json.format(msgspec.json.encode(report)))


def read(path: Path) -> Report:
    """Raises FileNotFoundError where nothing was measured yet, msgspec.ValidationError for another version's."""
    return msgspec.json.decode(path.read_bytes(), type=Report)


def together(first: Report, second: Report | None) -> Results:
    """The results of two runs; what both have measured counts as the first has it."""
    found = {kind: dict(figures) for kind, figures in (second.results if second else {}).items()}
    for kind, figures in first.results.items():
        found[kind] = found.get(kind, {}) | figures
    return found


def added(report: Report, before: Report) -> Report:
    """A run of some scenarios, with the figures of an earlier run of others."""
    return msgspec.structs.replace(
        report,
        seconds=report.seconds + before.seconds,
        results=together(report, before),
        growth=before.growth | report.growth,
        neighbours=max(report.neighbours, before.neighbours),
    )
