"""`python -m bench.micro`: measure parts of the server, and compare them with those of an older commit."""

import os
import sys
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from bench.machine import description, two_cores
from bench.micro.compare import CompareError, Ratio, compare, geometric_mean, last_commit, ratios
from bench.micro.report import RESULT, MicroReport, text
from bench.report import write

AS_IT_IS = "nothing"


@click.command()
@click.option("--against", metavar="REF", help="A commit to compare with, or 'nothing'.  [default: the last one]")
@click.option("--rounds", type=click.IntRange(1), default=5, help="How often each is measured.  [default: 5]")
@click.option("--result", type=click.Path(path_type=Path, dir_okay=False), default=RESULT,
              help=f"Where the figures are written.  [default: {RESULT}]")  # fmt: skip
def main(*, against: str | None, rounds: int, result: Path) -> None:
    """Measure parts of the server here and at an older commit by turns. Exit code 1: something has become slower."""
    os.sched_setaffinity(0, {two_cores().server})
    console = Console(stderr=True)
    neighbours = os.getloadavg()[0]
    try:
        other = None if against == AS_IT_IS else against or last_commit()
        here, there = compare(other, rounds, console.print)
    except CompareError as problem:
        raise click.ClickException(str(problem)) from None
    write(MicroReport(description(), other, here, there, neighbours), result)
    found = ratios(here, there)
    show(found, other)
    sys.exit(any(each.slower for each in found))


def show(found: list[Ratio], against: str | None) -> None:
    """Print the table."""
    table = Table("part", "µs of CPU", *([f"at {against}", "ratio"] if against else []))
    for each in found:
        there = ["" if each.there is None else text(each.there), _verdict(each)] if against else []
        table.add_row(each.part.replace("_", " "), text(each.here), *there)
    console = Console()
    console.print(table)
    if (mean := geometric_mean(found)) is not None:
        console.print(f"All together: {mean:.2f}x. Medians (least-greatest); below 1.1x is chance.")


def _verdict(of: Ratio) -> str:
    if of.ratio is None:
        return ""
    text = f"{of.ratio.median:.2f}x ({of.ratio.low:.2f}-{of.ratio.high:.2f})"
    return f"[red]{text} slower[/]" if of.slower else text


if __name__ == "__main__":
    main(prog_name="python -m bench.micro")
