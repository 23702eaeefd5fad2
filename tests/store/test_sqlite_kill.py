"""A server that dies in the middle of writing loses nothing that it acknowledged."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.store.conftest import OpenSqlite, Wait
from wordsnake.game.events import GameId

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("acknowledgements", [25, 1000])
def test_kill_nine_while_writing(acknowledgements: int, path: Path, open_sqlite: OpenSqlite, wait: Wait) -> None:
    """Every acknowledged append is there, every log is dense, every card is that of its last event."""
    command = [sys.executable, "-m", "tests.store.writing_child", str(path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        lines = [child.stdout.readline() for _ in range(acknowledgements)]
        os.kill(child.pid, signal.SIGKILL)
        lines += child.stdout.readlines()
    acknowledged = dict(line.split() for line in lines if line.endswith("\n"))  # the last of each game
    store = open_sqlite()
    assert len(acknowledged) == 20
    for game, seq in acknowledged.items():
        events = wait(store.read(GameId(game)))
        assert len(events) >= int(seq)
        assert [event.seq for event in events] == list(range(1, len(events) + 1))
        assert wait(store.card(GameId(game))).seq == len(events)
