"""`python -m bench`: measure, show the table, and write it down."""

import os
import tempfile
from collections.abc import Callable
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
from bench.machine import Cores, NotEnoughCoresError, description, two_cores
from bench.plan import FULL, LONG, QUICK, Plan
from bench.runner import Heat, Results, Runner, ScenarioError, everybody, heats, steps
from bench.table import CONTESTANTS, TITLES, Line, lines, markdown

LEXICONS = Path(".cache/bench/lexicon")
RESULT = Path(".cache/bench.json")
RESULT_OF_ALL = Path(".cache/bench-everybody.json")
SCENARIOS = ("watched", "moves", "usual", "flood", "readers", "page")
CHAIN = 10_000
"""Words: more than a game plays, after beginnings for a hundred games."""


class Report(msgspec.Struct):
    """What is written down."""

    machine: str
    versions: dict[str, str]
    plan: Plan
    seconds: float
    results: Results


@click.command()
@click.option("--quick", is_flag=True, help="A few seconds of each, to see that it works.")
@click.option("--everybody", "all_peers", is_flag=True,
              help="Compare all servers that do the same work: half an hour.")  # fmt: skip
@click.option("--repeats", type=click.IntRange(1), help="How often each is measured.  [default: 3]")
@click.option("--only", multiple=True, type=click.Choice(SCENARIOS), help="Of the scenarios, these alone.")
@click.option("--result", type=click.Path(path_type=Path, dir_okay=False),
              help=f"Where the figures are written.  [default: {RESULT}; {RESULT_OF_ALL} for everybody]")  # fmt: skip
@click.option("--markdown", "as_markdown", is_flag=True, help="Measure nothing; show the figures written last.")
def main(  # noqa: PLR0913 - its options
    *,
    quick: bool,
    all_peers: bool,
    repeats: int | None,
    only: tuple[str, ...],
    result: Path | None,
    as_markdown: bool,
) -> None:
    """Measure Wordsnake beside servers that do the same work: about five minutes, in which the machine should rest."""
    result = result or (RESULT_OF_ALL if all_peers else RESULT)
    if as_markdown:
        report = msgspec.json.decode(result.read_bytes(), type=Report)
        table = comparison.markdown(report.results) if all_peers else markdown(lines(report.results))
        click.echo(f"{report.machine}\n\n{table}")
        return
    plan = QUICK if quick else LONG if all_peers else FULL
    plan = msgspec.structs.replace(plan, repeats=repeats or plan.repeats)
    try:
        report = measure(plan, everybody(plan) if all_peers else heats(plan), only or SCENARIOS)
    except (NotEnoughCoresError, ScenarioError) as problem:
        raise click.ClickException(str(problem)) from None
    result.parent.mkdir(parents=True, exist_ok=True)
    result.write_bytes(msgspec.json.format(msgspec.json.encode(report)))
    (show_everybody if all_peers else show)(report)


def measure(plan: Plan, heats: list[Heat], only: tuple[str, ...]) -> Report:
    """Run the scenarios that are wanted, with a bar on standard error. Raises NotEnoughCoresError, ScenarioError."""
    cores = two_cores()
    os.sched_setaffinity(0, {cores.load})
    began = perf_counter()
    with tempfile.TemporaryDirectory() as folder, _bars() as bars:
        task = bars.add_task("", total=None)
        places, chain = _prepare(Path(folder), cores, lambda step, _share: bars.update(task, description=step))
        wanted = [heat for heat in heats if heat.scenario in only]
        bars.update(task, total=steps(wanted))
        runner = Runner(plan, places, cores.load, chain, lambda step: bars.update(task, description=step, advance=1))
        for heat in wanted:
            runner.run(heat)
    return Report(description(), versions(), plan, perf_counter() - began, runner.results)


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
    table = Table(*comparison.HEADS)
    for row in comparison.comparison(report.results):
        table.add_row(*row)
    console = Console()
    console.print(table)
    console.print(f"{report.machine}; {report.seconds:.0f} s. Medians of {report.plan.repeats}.")


def _goal(line: Line) -> str:
    colour = {True: "green", False: "red", None: ""}[line.kept]
    return f"[{colour}]{line.target}[/]" if colour else line.target


if __name__ == "__main__":
    main(prog_name="python -m bench")
