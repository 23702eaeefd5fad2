"""`python -m bench.load SPEC`: run a scenario, and print its result as JSON."""

import os
import resource
import sys

import msgspec

from bench.load.scenarios import SCENARIOS
from bench.load.spec import Spec


def main(text: str) -> None:
    """Run on the core that the spec names."""
    spec = msgspec.json.decode(text, type=Spec)
    os.sched_setaffinity(0, {spec.core})
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    sys.stdout.buffer.write(msgspec.json.encode(SCENARIOS[spec.scenario](spec)))


if __name__ == "__main__":
    main(sys.argv[1])
