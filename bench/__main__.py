"""`python -m bench`: measure, show the table, and write it down."""

import os
import tempfile
from collections.abc import Callable, Collection
from pathlib import Path
from time import perf_counter

import click
import msgspec
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from bench import comparison
from bench.chains import every_word, walk
from bench.contestants import Places, versions
from bench.growth import table as growth_table
from bench.growth.axes import AXES, GROWTH, growth_steps
from bench.machine import Cores, NotEnoughCoresError, description, two_cores
from bench.plan import FULL, LONG, QUICK, Plan
from bench.publish import publish
from bench.report import RESULT, RESULT_OF_ALL, Report, added, read, write
from bench.runner import Heat, Runner, ScenarioError, everybody, heats, steps
from bench.table import CONTESTANTS, TITLES, Line, lines, markdown

LEXICONS = Path(".cache/bench/lexicon")
SHORT = ("watched", "moves", "flood", "readers", "page")
LONG_ONES = ("usual", "memory", "crowd", GROWTH)
SCENARIOS = (*SHORT, *LONG_ONES)
CHAIN = 10_000
"""Words: more than a game plays, after beginnings for a hundred games."""


@click.command()
@click.option("--quick", is_flag=True, help="A few seconds of each, to see that it works.")
@click.option("--everybody", "all_peers", is_flag=True,
              help="Compare all servers that do the same work, and see how it grows: half an hour.")  # fmt: skip
@click.option("--repeats", type=click.IntRange(1), help="How often each is measured.  [default: 3]")
@click.option(
    "--only",
    multiple=True,
    type=click.Choice(SCENARIOS),
    help="Of the scenarios, these alone; other figures written before are kept.",
)
@click.option("--result", type=click.Path(path_type=Path, dir_okay=False),
              help=f"Where the figures are written.  [default: {RESULT}; {RESULT_OF_ALL} for everybody]")  # fmt: skip
@click.option("--markdown", "as_markdown", is_flag=True, help="Measure nothing; show the figures written last.")
@click.option("--publish", "to_publish", is_flag=True,
              help="Measure nothing; put the figures written last into the documentation.")  # fmt: skip
def main(  # noqa: PLR0913 - its options
    *,
    quick: bool,
    all_peers: bool,
    repeats: int | None,
    only: tuple[str, ...],
    result: Path | None,
    as_markdown: bool,
    to_publish: bool,
) -> None:
    """Measure Wordsnake beside servers that do the same work: about five minutes, in which the machine should rest."""
    result = result or (RESULT_OF_ALL if all_peers else RESULT)
    if as_markdown:
        _show_markdown(read(result), all_peers=all_peers)
        return
    if to_publish:
        for path in publish():
            click.echo(path)
        return
    plan = QUICK if quick else LONG if all_peers else FULL
    plan = msgspec.structs.replace(plan, repeats=repeats or plan.repeats)
    wanted = only or ((*SHORT[:2], *LONG_ONES) if all_peers else SHORT)
    try:
        report = measure(plan, everybody(plan) if all_peers else heats(plan), wanted)
    except (NotEnoughCoresError, ScenarioError) as problem:
        raise click.ClickException(str(problem)) from None
    if only and result.exists():
        report = added(report, read(result))
    write(report, result)
    (show_everybody if all_peers else show)(report)
    show_growth(report)


def measure(plan: Plan, heats: list[Heat], only: Collection[str]) -> Report:
    """Run the scenarios that are wanted, with a bar on standard error. Raises NotEnoughCoresError, ScenarioError."""
    cores, neighbours = two_cores(), os.getloadavg()[0]
    os.sched_setaffinity(0, {cores.load})
    began = perf_counter()
    with tempfile.TemporaryDirectory() as folder, _bars() as bars:
        task = bars.add_task("", total=None)
        places, chain = _prepare(Path(folder), cores, lambda step, _share: bars.update(task, description=step))
        wanted = [heat for heat in heats if heat.scenario in only]
        grown = growth_steps(plan) if GROWTH in only else 0
        bars.update(task, total=steps(wanted) + grown)
        runner = Runner(plan, places, cores.load, chain, lambda step: bars.update(task, description=step, advance=1))
        for heat in wanted:
            runner.run(heat)
        growth = {key: grow(runner, plan) for key, grow in AXES.items()} if grown else {}
    return Report(description(), versions(), plan, perf_counter() - began, runner.results, growth, neighbours)


def _bars() -> Progress:
    return Progress(TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn(), console=Console(stderr=True))


def _prepare(folder: Path, cores: Cores, progress: Callable[[str, float], None]) -> tuple[Places, str]:
    """Build the lexicon once and for all; write down its words, and a chain of them, whose file's name is returned."""
    words, chain = folder / "words", folder / "chain"
    every = every_word(LEXICONS, progress)
    words.write_text("\n".join(every))
    chain.write_text("\n".join(walk(every, CHAIN)))
    return Places(LEXICONS, words, cores.server), str(chain)


def show(report: Report) -> None:
    """Print the table."""
    table = Table("", *(TITLES[kind] for kind in CONTESTANTS), "target")
    for line in lines(report.results):
        table.add_row(line.title, *line.cells, _goal(line))
    console = Console()
    console.print(table)
    console.print(f"{report.machine}; {report.seconds:.0f} s. Medians of {report.plan.repeats} (least-greatest).")


def show_everybody(report: Report) -> None:
    """Print the comparison."""
    head, *rows = comparison.comparison(report.results)
    table = Table(*head)
    for row in rows:
        table.add_row(*row)
    console = Console()
    console.print(table)
    console.print(f"{report.machine}; {report.seconds:.0f} s. Medians of {report.plan.repeats}.")


def show_growth(report: Report) -> None:
    """Print a table for each axis."""
    console = Console()
    for key, series in report.growth.items():
        head, *body = growth_table.rows(growth_table.AXES[key], series)
        table = Table(*head, title=growth_table.AXES[key].title)
        for row in body:
            table.add_row(*row)
        console.print(table)


def _show_markdown(report: Report, *, all_peers: bool) -> None:
    table = comparison.markdown(report.results) if all_peers else markdown(lines(report.results))
    click.echo("\n\n".join(filter(None, [report.machine, table, growth_table.markdown(report.growth)])))


def _goal(line: Line) -> str:
    colour = {True: "green", False: "red", None: ""}[line.kept]
    return f"[{colour}]{line.target}[/]" if colour else line.target


if __name__ == "__main__":
    main(prog_name="python -m bench")
