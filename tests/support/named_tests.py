"""Documents that name, for each thing they claim, the test that holds it: `tests/file.py::test_name`."""

import re
from pathlib import Path

from wordsnake.paths import node_root

TEST = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")


def missing_tests(document: Path) -> list[str]:
    """The tests that a document names and that do not exist."""
    named = TEST.findall(document.read_text(encoding="utf-8"))
    return [f"{path}::{name}" for path, name in named if not _exists(node_root() / path, name)]


def table_rows(document: Path) -> list[str]:
    """The rows of its tables that have a column of tests, without their heads."""
    lines = [line for line in document.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    return [line for line in lines if not line.startswith("| |") and "| test |" not in line]


def _exists(path: Path, name: str) -> bool:
    return path.is_file() and f"def {name}(" in path.read_text(encoding="utf-8")
