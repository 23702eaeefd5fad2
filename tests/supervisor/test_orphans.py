"""Finding what a killed server left behind."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from wordsnake.paths import DataDir
from wordsnake.supervisor.orphans import marked, orphans, sweep


@pytest.fixture
def orphan(data: DataDir) -> Iterator[subprocess.Popen[bytes]]:
    """A process with the mark of `data`, which ends with the test."""
    process = subprocess.Popen([sys.executable, "-c", "print(flush=True); input()"], env=marked(os.environ, data),
                               stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # fmt: skip
    process.stdout.readline()
    yield process
    process.kill()
    process.communicate()


def test_the_mark_is_added_to_the_environment(data: DataDir) -> None:
    """Everything that `up` was given is passed on."""
    assert marked({"HOME": "/x"}, data) == {"HOME": "/x", "WORDSNAKE_SERVER": str(data.root)}


def test_an_orphan_is_found_by_its_mark(orphan: subprocess.Popen[bytes], data: DataDir) -> None:
    """Whoever started it."""
    assert orphans(data) == [orphan.pid]


@pytest.mark.usefixtures("orphan")
def test_what_belongs_to_other_data_is_not_an_orphan(data: DataDir) -> None:
    """Not even if one path begins with the other."""
    assert orphans(DataDir(data.root.parent)) == []
    assert orphans(DataDir(data.root / "x")) == []


def test_sweeping_kills_orphans(orphan: subprocess.Popen[bytes], data: DataDir) -> None:
    """They hold the port and the socket."""
    assert sweep(data, bound=0) == 1
    assert orphan.wait(10) == -9


def test_without_proc_there_is_nothing_to_find(data: DataDir, tmp_path: Path) -> None:
    """Other systems have none; the processes die by themselves there."""
    assert orphans(data, proc=tmp_path / "none") == []
