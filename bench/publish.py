"""The figures measured last, put into the documentation: tables between marks, plots, and the figures themselves.

`docs/performance.md` has pairs of marks, `<!-- figures: NAME -->` and `<!-- end -->`; what stands between them is made
here. The figures are kept in `docs/figures`, so that tables and plots can be made again without measuring.
"""

import re
import shutil
from collections.abc import Mapping
from pathlib import Path

from bench import comparison
from bench.growth import table as growth_table
from bench.micro import report as micro
from bench.plots import EVERYBODY, FIGURES, draw
from bench.report import RESULT, RESULT_OF_ALL, Report, read
from bench.runner import BASE, OURS
from bench.table import lines, markdown
from wordsnake.paths import node_root

PAGE = node_root() / "docs" / "performance.md"
SHORT = "bench.json"
SINGLE = "micro.json"
CROWD = "crowd_"
RESTS = 0.5
"""A load average below this is no neighbour."""
BLOCK = r"(<!-- figures: {} -->\n).*?(<!-- end -->)"


def publish(page: Path = PAGE, folder: Path = FIGURES) -> list[Path]:
    """Take what was measured last, and renew page and plots; the files that were written."""
    folder.mkdir(exist_ok=True)
    for result, name in ((RESULT, SHORT), (RESULT_OF_ALL, EVERYBODY), (micro.RESULT, SINGLE)):
        if result.exists():
            shutil.copy(result, folder / name)
    page.write_text(filled(page.read_text(encoding="utf-8"), blocks(folder)), encoding="utf-8")
    return [page, *draw(folder)]


def blocks(folder: Path) -> dict[str, str]:
    """What belongs between the marks, by name, from the figures in a folder; nothing for what was not measured."""
    short, everybody = (read(folder / name) if (folder / name).exists() else None for name in (SHORT, EVERYBODY))
    found = {}
    if short:
        found["short"] = f"{_measured(short)}\n\n{markdown(lines(short.results))}"
    if everybody and BASE in everybody.results:
        found["everybody"] = f"{_measured(everybody)}\n\n{comparison.markdown(everybody.results)}"
    if everybody:
        ours = everybody.results.get(OURS, {})
        crowd = markdown(lines({OURS: {key: ours[key] for key in ours if key.startswith(CROWD)}}))
        found["crowd"] = f"{_measured(everybody)}\n\n{crowd}"
        found["growth"] = f"{_measured(everybody)}\n\n{growth_table.markdown(everybody.growth)}"
    if (folder / SINGLE).exists():
        parts = micro.read(folder / SINGLE)
        found["micro"] = f"Medians of {parts.rounds}, {_machine(parts)}:\n\n{micro.markdown(parts)}"
    return found


def _measured(report: Report) -> str:
    names = ", ".join(f"{name} {version}" for name, version in report.versions.items() if name != "wordsnake")
    return f"Medians of {report.plan.repeats}, {_machine(report)}; {names}:"


def _machine(report: Report | micro.MicroReport) -> str:
    busy = f" (which had other things to do: a load of {report.neighbours:.1f})" if report.neighbours > RESTS else ""
    return f"on {report.machine}{busy}"


def filled(text: str, blocks: Mapping[str, str]) -> str:
    """A page with its blocks renewed. Raises ValueError for one that it has no place for."""
    for name, block in blocks.items():
        text, places = re.subn(
            BLOCK.format(name), lambda marks, block=block: f"{marks[1]}\n{block}\n\n{marks[2]}", text, flags=re.DOTALL
        )
        if places != 1:
            raise ValueError(f"{places} places for the figures called {name!r}, one is needed")
    return text
