"""`python -m bench.route`: a move in the router alone."""

import subprocess
import sys

import pytest


@pytest.mark.parametrize("options", [[], ["--without", "direct_events"]])
def test_a_move_is_made_and_measured(options: list[str]) -> None:
    """With every repair, and without one: call, event, notice and answer arrive, or it would say so."""
    command = [sys.executable, "-m", "bench.route", "--moves", "4", "--repeats", "1", *options]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    assert "us a move:" in done.stdout
