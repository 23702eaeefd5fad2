"""Whether the tests of `docs/security.md` would notice: each is run without the module that its row names.

    python -m tests.router.defences

takes a few minutes, and ends with 1 if a row's tests pass all the same.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator

from tests.support.named_tests import TEST, table_rows
from tests.support.node import WITHOUT
from wordsnake.paths import node_root
from wordsnake.supervisor.nodeconfig import STAND_INS

DOCUMENT = node_root() / "docs" / "security.md"
MODULE = re.compile(r"`(?:router/\w+/)?(\w+)\.py`")
FAILED = 1
"""How pytest ends when tests have failed."""


def rows() -> Iterator[tuple[str, list[str]]]:
    """The repairs that the table names, each with the tests of its row."""
    names = {path.stem for package in ("repairs", "limits") for path in (node_root() / "router" / package).iterdir()}
    for row in table_rows(DOCUMENT):
        for name in MODULE.findall(row):
            if name in names:
                yield name, [f"{path}::{test}" for path, test in TEST.findall(row)]


def notice(name: str, tests: list[str]) -> bool:
    """Whether one of these tests fails without the repair.

    Without the stand-ins, too: they happen to leave out a package that raises the limit of recursion.
    """
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-x", *tests],
        env={**os.environ, WITHOUT: f"{STAND_INS} {name}"},
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    return ran.returncode == FAILED


def main() -> None:
    """Try all of them."""
    unnoticed = 0
    for name, tests in rows():
        noticed = notice(name, tests)
        unnoticed += not noticed
        sys.stdout.write(f"{'noticed' if noticed else 'NOT NOTICED':12} {name}\n")
        sys.stdout.flush()
    sys.exit(unnoticed > 0)


if __name__ == "__main__":
    main()
