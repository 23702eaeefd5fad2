"""A disk that is bent does what such disks do, and is well again at once."""

import os
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults import wrongs
from tests.faults.campaign import bent

WRITES = """
import sqlite3, sys, time
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA journal_mode = WAL")
connection.execute("CREATE TABLE IF NOT EXISTS words (word TEXT)")
print("ready", flush=True)
for line in sys.stdin:
    began = time.monotonic()
    try:
        connection.execute("INSERT INTO words VALUES ('regen')")
        print("stored" if time.monotonic() - began < 0.5 else "slowly", flush=True)
    except sqlite3.Error as error:
        print(error.sqlite_errorname, flush=True)
connection.close()
"""
"""Stores a word for each line it reads, and says what came of it. An argument `engine` makes its disk bend."""


def test_a_disk_is_full_or_broken_or_slow_for_as_long_as_we_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As SQLite sees it: ENOSPC for a write, EIO for a sync, a second for a sync."""
    if wrongs.broken not in wrongs.possible():
        pytest.skip("seccomp is not to be had here")
    control = bent(tmp_path, monkeypatch.setenv)
    with subprocess.Popen(
        [sys.executable, "-c", WRITES, str(tmp_path / "words.db"), "engine"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=dict(os.environ),
    ) as child:  # fmt: skip
        assert child.stdin is not None
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
        told = []
        for disk in ((0, 1, 0), (0, 0, 1), (1, 0, 0), (0, 0, 0)):
            with control.open("r+b") as file:
                file.write(struct.pack("4d", 0, *disk))
            child.stdin.write("\n")
            child.stdin.flush()
            told.append(child.stdout.readline().strip())
    assert child.returncode == 0
    assert told[:3] == ["SQLITE_FULL", "SQLITE_IOERR_FSYNC", "slowly"]
    assert told[3] in {"stored", "slowly"}
