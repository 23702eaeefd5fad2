"""`python -m bench.page SPEC`: measure the page, and print the result as JSON."""

import os
import sys

import msgspec

from bench.load.spec import Spec
from bench.page.scenarios import page


def main(text: str) -> None:
    """Run on the server's core too: a browser is several processes, and the server has little to do meanwhile."""
    spec = msgspec.json.decode(text, type=Spec)
    os.sched_setaffinity(0, {spec.core, *os.sched_getaffinity(spec.pids[0])})
    sys.stdout.buffer.write(msgspec.json.encode(page(spec)))


if __name__ == "__main__":
    main(sys.argv[1])
