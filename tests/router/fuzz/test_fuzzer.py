"""The fuzzer that watches the router's code, in its short form: the same inputs on every run.

The long form is `python -m tests.router.fuzz.campaign`, which `make soak` runs.
"""

import importlib.util
import os
import platform
import sys
from pathlib import Path

import pytest

from tests.router.fuzz.campaign import fuzz
from tests.router.fuzz.inputs import Input, framed, seeds

HAS_WHEEL = sys.platform == "linux" and platform.machine() == "x86_64"
LIMIT = 300.0
"""Seconds after which the process is ended; it takes a dozen, most of them for the instrumentation."""

needs_atheris = pytest.mark.skipif(
    importlib.util.find_spec("atheris") is None and not (HAS_WHEEL and os.environ.get("CI") == "true"),
    reason="no atheris here: it has wheels for Linux on x86_64 alone",
)


@needs_atheris
def test_no_input_is_a_defect(tmp_path: Path) -> None:
    """The corpus and 1,500 inputs made from it; what they reach grows, so the fuzzer does see the code."""
    ended = fuzz(tmp_path, "-runs=1500", "-seed=1", limit=LIMIT)
    assert ended.code == 0, ended.said[-3000:]
    first, last = ended.growth
    assert last > first > 0


def test_an_input_is_what_it_was_made_of() -> None:
    """As messages and as bytes on the connection, it is the same session."""
    for name, data in seeds().items():
        if not name.endswith("-raw"):
            apart, joined = Input.of(data), Input.of(seeds()[f"{name}-raw"])
            assert [framed(apart.serializer, message) for message in apart.messages] == apart.frames()
            assert b"".join(apart.frames()) == b"".join(joined.frames())
