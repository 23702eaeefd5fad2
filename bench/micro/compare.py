"""The same parts of this tree and of an older commit, measured by turns in one run."""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from bench.figures import MICRO, Figure, figure

HERE = Path(__file__).resolve().parents[2]
CARRIED = (Path("bench/micro"), Path("bench/material.py"))
"""What is measured is the same on both sides: these come from here."""
OPTIONS = (
    "--benchmark-enable", "--benchmark-only", "--benchmark-disable-gc", "--benchmark-timer=time.process_time",
    "--benchmark-min-time=0.0002", "--benchmark-max-time=0.2", "--continue-on-collection-errors", "--quiet",
    "-p", "no:cacheprovider",
)  # fmt: skip
SLOWER = 1.1
"""By so much a part has to be slower to be named, in every round by half of that: less is chance."""

Rounds = dict[str, list[float]]
"""By part: the median of each round, in microseconds."""


class CompareError(Exception):
    """Nothing could be measured; the text says why."""


class Ratio(NamedTuple):
    """What a part costs here, there (None: it was not to be measured there), and how the two compare."""

    part: str
    here: Figure
    there: Figure | None
    ratio: Figure | None

    @property
    def slower(self) -> bool:
        """Whether it costs more than before, and not by chance."""
        return self.ratio is not None and self.ratio.median > SLOWER and self.ratio.low > (1 + SLOWER) / 2


def compare(against: str | None, rounds: int, said: Callable[[str], None]) -> tuple[Rounds, Rounds]:
    """The parts here, and at the commit `against` (None: nowhere). Raises CompareError."""
    here: Rounds = defaultdict(list)
    there: Rounds = defaultdict(list)
    with _checkout(against) as other:
        for number in range(rounds):
            sides = [(HERE, here), (other, there)] if other else [(HERE, here)]
            for tree, kept in sides if number % 2 else reversed(sides):
                said(f"{number + 1} of {rounds}: {'this tree' if tree == HERE else against}")
                for part, cost in _measured(tree).items():
                    kept[part].append(cost)
    if not here:
        raise CompareError("None of the parts could be measured: run `python -m pytest bench/micro`.")
    return dict(here), dict(there)


def ratios(here: Mapping[str, list[float]], there: Mapping[str, list[float]]) -> list[Ratio]:
    """Round by round, since the machine was as busy for both sides of one."""
    return [_ratio(part, costs, there.get(part, [])) for part, costs in here.items()]


def _ratio(part: str, here: list[float], there: list[float]) -> Ratio:
    if len(here) != len(there):
        return Ratio(part, figure(here), None, None)
    by_round = [ours / theirs for ours, theirs in zip(here, there, strict=True)]
    return Ratio(part, figure(here), figure(there), figure(by_round))


def last_commit() -> str:
    """What there is to compare with: the last commit, or the one before it if nothing was changed since."""
    return "HEAD" if _git("status", "--porcelain", "--untracked-files=no") else "HEAD~1"


def _git(*arguments: str) -> bytes:
    done = subprocess.run(["git", "-C", str(HERE), *arguments], capture_output=True, check=False)  # noqa: S603, S607
    if done.returncode:
        raise CompareError(done.stderr.decode().strip())
    return done.stdout


@contextmanager
def _checkout(commit: str | None) -> Iterator[Path | None]:
    """The files of a commit in a folder of their own, with the measuring parts of this tree."""
    if commit is None:
        yield None
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        packed = _git("archive", "--format=tar", commit)
        subprocess.run(["tar", "-x", "-C", name], input=packed, check=True)  # noqa: S603, S607
        for part in CARRIED:
            _carry(HERE / part, folder / part)
        yield folder


def _carry(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    (target.parent / "__init__.py").touch()
    if source.is_dir():
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
    else:
        shutil.copy(source, target)


def _measured(tree: Path) -> dict[str, float]:
    """What each part costs in that tree: its median, in microseconds of CPU."""
    with tempfile.NamedTemporaryFile(suffix=".json") as result:
        command = [sys.executable, "-P", "-m", "pytest", "bench/micro", *OPTIONS, f"--benchmark-json={result.name}"]
        # Its own packages come first, whatever is installed.
        environment = {**os.environ, "PYTHONPATH": str(tree), "PYTHONDONTWRITEBYTECODE": "1"}
        subprocess.run(command, cwd=tree, env=environment, capture_output=True, check=False)  # noqa: S603
        text = Path(result.name).read_text(encoding="utf-8")
    found = json.loads(text)["benchmarks"] if text else []
    return {each["name"].removeprefix("test_"): _cost(each["stats"]) for each in found}


def _cost(stats: Mapping[str, float]) -> float:
    return float(stats["median"]) * MICRO


def geometric_mean(found: list[Ratio]) -> float | None:
    """Of all ratios there are."""
    known = [each.ratio.median for each in found if each.ratio]
    return statistics.geometric_mean(known) if known else None
