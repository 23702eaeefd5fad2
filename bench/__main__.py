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

from bench.chains import every_word, walk
from bench.contestants import Places, versions
from bench.machine import Cores, NotEnoughCoresError, description, two_cores
from bench.plan import FULL, QUICK, Plan
from bench.runner import Results, Runner, ScenarioError, heats, steps
from bench.table import CONTESTANTS, TITLES, Line, lines, markdown

LEXICONS = Path(".cache/bench/lexicon")
RESULT = Path(".cache/bench.json")
SCENARIOS = ("watched", "moves", "flood", "readers", "page")
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
@click.option("--repeats", type=click.IntRange(1), help="How often each is measured.  [default: 3]")
@click.option("--only", multiple=True, type=click.Choice(SCENARIOS), help="Of the scenarios, these alone.")
@click.option("--result", type=click.Path(path_type=Path, dir_okay=False), default=RESULT, show_default=True,
              help="Where the figures are written.")  # fmt: skip
@click.option("--markdown", "as_markdown", is_flag=True, help="Measure nothing; show the figures written last.")
def main(*, quick: bool, repeats: int | None, only: tuple[str, ...], result: Path, as_markdown: bool) -> None:
    """Measure Wordsnake beside servers that do the same work: about five minutes, in which the machine should rest."""
    if as_markdown:
        report = msgspec.json.decode(result.read_bytes(), type=Report)
        click.echo(f"{report.machine}\n\n{markdown(lines(report.results))}")
        return
    plan = QUICK if quick else FULL
    try:
        report = measure(msgspec.structs.replace(plan, repeats=repeats or plan.repeats), only or SCENARIOS)
    except (NotEnoughCoresError, ScenarioError) as problem:
        raise click.ClickException(str(problem)) from None
    result.parent.mkdir(parents=True, exist_ok=True)
    result.write_bytes(msgspec.json.format(msgspec.json.encode(report)))
    show(report)


def measure(plan: Plan, only: tuple[str, ...]) -> Report:
    """Run the scenarios, with a bar on standard error. Raises NotEnoughCoresError, ScenarioError."""
    cores = two_cores()
    os.sched_setaffinity(0, {cores.load})
    began = perf_counter()
    with tempfile.TemporaryDirectory() as folder, _bars() as bars:
        task = bars.add_task("", total=None)
        places, chain = _prepare(Path(folder), cores, lambda step, _share: bars.update(task, description=step))
        wanted = [heat for heat in heats(plan) if heat.scenario in only]
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


def _goal(line: Line) -> str:
    colour = {True: "green", False: "red", None: ""}[line.kept]
    return f"[{colour}]{line.target}[/]" if colour else line.target


if __name__ == "__main__":
    main(prog_name="python -m bench")
