"""One campaign of several that go on at once, each in a process and on a server of its own."""

import asyncio
import os
import signal
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from tests.faults.campaign import Campaign, Fault, Wrong, bent, plan
from tests.faults.report import Report
from tests.support.server import Server
from wordsnake.lexicon.shelf import Shelf


class Outcome(NamedTuple):
    """Of one campaign: its report, what `wordsnake verify` said after it, and what went wrong, if anything did."""

    report: Report
    verified: str
    problem: str | None


def hear_ctrl_c() -> None:
    """Also where it was started in the background, which hears none."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def say(line: str) -> None:
    """To whoever runs this."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def campaign(seed: int, faults: int, whole: int, lexicons: Path) -> Outcome:
    """One of them, with a server of its own."""
    with tempfile.TemporaryDirectory() as folder:
        control = bent(Path(folder), os.environ.__setitem__)
        with Server(lexicons=lexicons) as server:
            it = Campaign(server, control, Shelf(lexicons).open("nl"), seed, lambda line: say(f"{seed:3} {line}"))
            problem = _run(it, plan(faults, seed, whole))
            verified = server.run("verify")
    if verified.returncode:
        problem = "\n".join(filter(None, [problem, f"verify ended with {verified.returncode}"]))
    return Outcome(it.report, verified.stdout, problem)


def _run(it: Campaign, faults: list[Fault]) -> str | None:
    """What went wrong, if anything did. Ctrl-C ends a campaign early."""
    try:
        asyncio.run(it.run(faults))
    except Wrong as wrong:
        return str(wrong)
    except KeyboardInterrupt:
        say("interrupted")
    return None
