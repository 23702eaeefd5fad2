"""Runs the fuzzer in a process of its own: `python -m tests.router.fuzz.campaign [--seconds S]` is the long form.

The corpus is kept in `.cache/fuzz` and grows from run to run; an input that fails is written beside it, as `crash-...`.
"""

import importlib.util
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import click

from tests.router.fuzz.inputs import LONGEST, dictionary, seeds

ROOT = Path(__file__).resolve().parents[3]
KEPT = ROOT / ".cache" / "fuzz"
PARTS = re.compile(r"cov: (\d+) ft: (\d+)")


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a campaign ended: what it said, and the parts of the code reached by the first inputs, and by all."""

    code: int
    said: str

    @property
    def growth(self) -> tuple[int, int]:
        """Parts reached by the corpus as it was, and at the end."""
        reached = [int(cov) for cov, _ in PARTS.findall(self.said)]
        return reached[0], reached[-1]


def fuzz(folder: Path, *options: str, limit: float) -> Outcome:
    """Run the target with options of libFuzzer's or its own on the corpus in `folder`; `limit` in seconds."""
    corpus = folder / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for name, data in seeds().items():
        (corpus / name).write_bytes(data)
    words = folder / "words"
    words.write_text(dictionary())
    command = [sys.executable, "-m", "tests.router.fuzz.target", f"-dict={words}", f"-max_len={LONGEST}"]
    command += [f"-artifact_prefix={folder}/", *options, str(corpus)]
    same = {**os.environ, "PYTHONHASHSEED": "0"}
    done = subprocess.run(command, cwd=ROOT, env=same, capture_output=True, text=True, timeout=limit, check=False)
    said = "\n".join(line for line in done.stderr.splitlines() if "Instrumenting" not in line)
    return Outcome(done.returncode, done.stdout + said)


@click.command()
@click.option("--seconds", type=int, default=3600, help="How long.  [default: 3600]")
def main(*, seconds: int) -> None:
    """Fuzz the router, and keep the corpus."""
    if importlib.util.find_spec("atheris") is None:
        click.echo("no atheris here (it has wheels for Linux on x86_64 alone): the router is not fuzzed")
        return
    ended = fuzz(KEPT, f"-max_total_time={seconds}", "-rss_limit_mb=1024", "-print_final_stats=1", limit=seconds + 120)
    click.echo(ended.said[-4000:])
    sys.exit(ended.code)


if __name__ == "__main__":
    main()
