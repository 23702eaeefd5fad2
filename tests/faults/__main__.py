"""The long form: `python -m tests.faults --faults 10000 --seed 1` prints what it does, and in the end a table.

A campaign mostly waits for the server: `--at-once 4` runs four of them, each with a quarter of the faults, and a server
and a seed of its own. Ctrl-C ends it early: the table is of what was done by then.
"""

import argparse
import sys
import tempfile
from concurrent.futures import Future, ProcessPoolExecutor, wait
from multiprocessing import get_context
from pathlib import Path

from tests.faults.parts import Outcome, campaign, hear_ctrl_c, say
from tests.faults.report import together
from tests.faults.table import table
from wordsnake.lexicon.shelf import Shelf


def main() -> None:
    """Run a campaign, or several."""
    options = _options()
    whole = options.faults // 6 if options.whole is None else options.whole
    with tempfile.TemporaryDirectory() as folder:
        lexicons = options.lexicons or Path(folder)
        for language in ("nl", "en"):
            Shelf(lexicons).build(language, lambda _doing, _share: None)
        hear_ctrl_c()
        with ProcessPoolExecutor(options.at_once, get_context("spawn"), hear_ctrl_c) as pool:
            shares = zip(_shares(options.faults, options.at_once), _shares(whole, options.at_once), strict=True)
            parts = [
                pool.submit(campaign, options.seed + number, *share, lexicons) for number, share in enumerate(shares)
            ]
            outcomes = _ends(parts)
    say(table(together([outcome.report for outcome in outcomes])))
    for outcome in outcomes:
        say(outcome.verified)
    sys.exit("\n".join(outcome.problem for outcome in outcomes if outcome.problem) or None)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--faults", type=int, default=10_000)
    parser.add_argument("--whole", type=int, help="how many of them are of the whole server; default: a sixth")
    parser.add_argument("--seed", type=int, default=1, help="of the first campaign; the others have those after it")
    parser.add_argument("--at-once", type=int, default=1, metavar="N", help="share them among so many campaigns")
    parser.add_argument("--lexicons", type=Path, help="a folder of built word lists")
    return parser.parse_args()


def _shares(total: int, parts: int) -> list[int]:
    return [total // parts + (part < total % parts) for part in range(parts)]


def _ends(parts: list[Future[Outcome]]) -> list[Outcome]:
    try:
        wait(parts)
    except KeyboardInterrupt:  # each has heard it too
        wait(parts)
    return [part.result() for part in parts]


if __name__ == "__main__":
    main()
