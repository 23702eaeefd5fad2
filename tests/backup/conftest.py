"""A server's data, and the program that looks after it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.support.stored import fill
from wordsnake.cli import main
from wordsnake.paths import DataDir

Run = Callable[..., Result]


@pytest.fixture
def data(tmp_path: Path) -> DataDir:
    """The data of a server, after thirty games."""
    data = DataDir(tmp_path / "data")
    fill(data)
    return data


@pytest.fixture
def other(tmp_path: Path) -> DataDir:
    """Where it is put back."""
    return DataDir(tmp_path / "other")


@pytest.fixture
def run(data: DataDir) -> Run:
    """Runs `wordsnake`, on `data` unless told otherwise."""

    def invoke(command: str, *arguments: object, on: DataDir = data) -> Result:
        return CliRunner().invoke(main, [command, *map(str, arguments), "--data", str(on.root)])

    return invoke


@pytest.fixture
def backup(run: Run, tmp_path: Path) -> Path:
    """A backup of `data`."""
    file = tmp_path / "wordsnake.backup"
    result = run("backup", file)
    assert result.exit_code == 0, result.output
    return file
