"""What a campaign came to, as the tables of `docs/reliability.md`."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from tests.faults import wrongs
from tests.faults.report import Report


def table(report: Report) -> str:
    """Markdown."""
    return "\n".join([*_totals(report), "", *_faults(report), "", *_eras(report)])


def _totals(report: Report) -> Iterator[str]:
    wrong = report.wrong
    yield f"| faults | {len(report.mended):,} in {report.seconds / 60:.0f} minutes |"
    yield "|---|---|"
    yield f"| games | {report.games:,} |"
    yield f"| moves acknowledged | {report.acknowledged:,} |"
    yield f"| of these lost | {len(wrong.lost)} |"
    yield f"| doubled | {len(wrong.doubled)} |"
    yield f"| stored, though nobody sent them | {len(wrong.never_sent)} |"
    yield f"| refused, and stored all the same | {len(wrong.refused_and_stored)} |"
    yield f"| turns that ended before their time | {sum(late < 0 for late in report.late)} of {len(report.late):,} |"
    if report.short:
        yield f"| turns that the server lost time of | {len(report.short):,} |"
        yield f"| how much shorter these were for it: p50, p99 | {_percentiles(report.short)} |"
    if report.calm:
        yield f"| turns that ended late, no fault being done: p50, p99 | {_percentiles(report.calm)} |"


def _faults(report: Report) -> Iterator[str]:
    times: dict[str, list[float]] = defaultdict(list)
    for mended in report.mended:
        times[mended.name].append(mended.recovery)
    yield "| fault | what is done | times | mended after: p50, p99 |"
    yield "|---|---|---|---|"
    for wrong in (*wrongs.WHOLE, *wrongs.LINES):
        if found := times.get(wrong.__name__):
            told = " ".join((wrong.__doc__ or "").split())
            yield f"| {wrong.__name__.replace('_', ' ')} | {told} | {len(found)} | {_percentiles(found)} |"
    yield f"| all | | {len(report.mended)} | {_percentiles([mended.recovery for mended in report.mended])} |"


def _eras(report: Report) -> Iterator[str]:
    yield "| process | eras | descriptors | timers | memory, MB |"
    yield "|---|---|---|---|---|"
    for name in ("engine", "router"):
        eras = [(before, after) for process, before, after in report.eras if process == name]
        if eras:
            growths = (
                [after.descriptors - before.descriptors for before, after in eras],
                [after.timers - before.timers for before, after in eras],
                [(after.resident - before.resident) / 1e6 for before, after in eras],
            )
            yield f"| {name} | {len(eras)} | " + " | ".join(f"{min(g):+.0f} to {max(g):+.0f}" for g in growths) + " |"


def _percentiles(values: Sequence[float]) -> str:
    ordered = sorted(values)
    return ", ".join(f"{ordered[min(len(ordered) - 1, int(len(ordered) * part))]:.2f} s" for part in (0.5, 0.99))
