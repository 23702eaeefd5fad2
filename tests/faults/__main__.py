"""The long form: `python -m tests.faults --faults 10000 --seed 1` prints what it does, and in the end a table.

Ctrl-C ends it early: the table is of what was done by then.
"""

import argparse
import asyncio
import os
import sys
import tempfile
from pathlib import Path

from tests.faults.campaign import Campaign, Fault, Wrong, bent, plan
from tests.faults.table import table
from tests.support.server import Server
from wordsnake.lexicon.shelf import Shelf


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> None:
    """Run a campaign."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--faults", type=int, default=10_000)
    parser.add_argument("--whole", type=int, help="how many of them are of the whole server; default: a sixth")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--lexicons", type=Path, help="a folder of built word lists")
    options = parser.parse_args()
    whole = options.faults // 6 if options.whole is None else options.whole
    with tempfile.TemporaryDirectory() as folder:
        control = bent(Path(folder), os.environ.__setitem__)
        lexicons = options.lexicons or Path(folder) / "lexicons"
        shelf = Shelf(lexicons)
        for language in ("nl", "en"):
            shelf.build(language, lambda _doing, _share: None)
        with Server(lexicons=lexicons) as server:
            campaign = Campaign(server, control, shelf.open("nl"), options.seed, _say)
            problem = _run(campaign, plan(options.faults, options.seed, whole))
            verified = server.run("verify")
    _say(table(campaign.report))
    _say(verified.stdout)
    sys.exit(problem or verified.returncode or None)


def _run(campaign: Campaign, faults: list[Fault]) -> str | None:
    """What went wrong, if anything did. Ctrl-C ends a campaign early."""
    try:
        asyncio.run(campaign.run(faults))
    except Wrong as wrong:
        return str(wrong)
    except KeyboardInterrupt:
        _say("interrupted")
    return None


if __name__ == "__main__":
    main()
