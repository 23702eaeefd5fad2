"""The command line, as far as it goes without a server."""

import socket
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from wordsnake import __version__
from wordsnake.cli import main
from wordsnake.paths import DataDir
from wordsnake.supervisor.preflight import claim

Run = Callable[[Sequence[str]], Result]

POINT = "06" * 32
"""It can be a public key; "ab" * 32 can't."""


@pytest.fixture
def run() -> Run:
    runner = CliRunner()
    return lambda arguments: runner.invoke(main, arguments)


@pytest.fixture
def data(tmp_path: Path) -> DataDir:
    return DataDir(tmp_path / "data")


def commands(group: object, path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """The paths of all commands below a group, itself included."""
    below = getattr(group, "commands", {})
    return [path, *(found for name, each in below.items() for found in commands(each, (*path, name)))]


@pytest.mark.parametrize("path", commands(main), ids=" ".join)
def test_every_command_explains_itself(run: Run, path: tuple[str, ...]) -> None:
    """In a sentence at least, within 80 columns, with nothing cut off and no range as a formula."""
    result = run([*path, "--help"])
    assert result.exit_code == 0
    assert not any(line.endswith("...") or "<=" in line for line in result.output.splitlines()[1:])
    _usage, _blank, sentence, *_ = result.output.splitlines()
    assert sentence.startswith("  ")
    assert path == ("completion",) or max(map(len, result.output.splitlines())) <= 80


def test_the_version_is_the_packages(run: Run) -> None:
    """One line, for people and programs."""
    assert run(["--version"]).output.strip().endswith(f" {__version__}")


def test_help_needs_neither_twisted_nor_autobahn() -> None:
    """It answers at once."""
    import subprocess
    import sys

    loaded = "import sys, wordsnake.cli; print([m for m in ('twisted', 'autobahn', 'marisa_trie') if m in sys.modules])"
    shown = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"


@pytest.mark.parametrize(
    "arguments",
    [
        ["up", "--port", "0"],
        ["up", "--port", "many"],
        ["up", "--lan", "--host", "127.0.0.1"],
        ["up", "--lan", "--no-rate-limits"],
        ["up", "--host", "192.0.2.1", "--no-rate-limits"],
        ["up", "--host", "server.example", "--no-rate-limits"],
        ["up", "--allow-origin", "*"],
        ["up", "--allow-origin", "example.org"],
        ["up", "--allow-origin", "https://example.org/page"],
        ["up", "--tls-cert", "cert.pem"],
        ["up", "--tls-key", "key.pem"],
        ["up", "--trust-proxy", "proxy.example"],
        ["down"],
        ["players", "rename", "only-one-name"],
        ["keys", "add", "ab" * 32],
        ["keys", "add", "ab" * 32, "--role", "engine"],
        ["keys", "add", "ab" * 32, "--role", "router"],
        ["keys", "add", "ab" * 32, "--role", "player"],
        ["keys", "add", "ab" * 32, "--role", "bot"],
        ["keys", "add", "ab" * 32, "--role", "component", "--level", "3"],
        ["keys", "add", "the key", "--role", "component", "--fingerprint", "ab" * 16],
        ["relay"],
        ["relay", "--webhook", "ftp://example.org/"],
        ["relay", "--webhook", "example.org"],
        ["words", "check", "nl"],
        ["completion", "tcsh"],
    ],
    ids=" ".join,
)
def test_wrong_use_ends_with_2_and_a_sentence(run: Run, arguments: list[str]) -> None:
    """Before anything is touched."""
    result = run(arguments)
    assert result.exit_code == 2
    assert result.stderr.splitlines()[-1].startswith("Error: ")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["up", "--port", "65536"], "'65536' is not a whole number from 1 to 65535"),
        (["bot", "--level", "1.5"], "'1.5' is not a whole number from 1 to 5"),
        (["replay", "--wait", "nan", "-"], "'nan' is not a number from 0.0 to 60.0"),
    ],
    ids=" ".join,
)
def test_a_number_out_of_bounds_is_told_the_bounds(run: Run, arguments: list[str], told: str) -> None:
    """In words."""
    assert told in run(arguments).stderr


@pytest.mark.parametrize(
    ("key", "options", "told"),
    [
        ("ab" * 32, [], "The key is no Ed25519 public key; a private key belongs on no other machine."),
        (POINT, [], "Nobody can be asked here: --fingerprint says that you have compared it."),
        (POINT, ["--fingerprint", "ab" * 16], "The fingerprint of that key is another one: "),
    ],
    ids=["no key", "not compared", "another one"],
)
def test_a_key_is_looked_at_before_its_fingerprint(run: Run, key: str, options: list[str], told: str) -> None:
    """Nobody compares the fingerprint of what can't be a key."""
    result = run(["keys", "add", key, "--role", "component", *options])
    assert result.exit_code == 2
    assert told in result.stderr


def test_a_port_in_use_ends_with_2_and_one_line(run: Run, data: DataDir) -> None:
    """The line says what to do."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        port = server.getsockname()[1]
        result = run(["up", "--port", str(port), "--data", str(data.root)])
    assert result.exit_code == 2
    assert result.stderr == f"Error: port {port} on 127.0.0.1 is in use; --port names another\n"


def test_a_second_server_on_the_same_data_ends_with_2_and_one_line(run: Run, data: DataDir) -> None:
    """Neither of them is harmed."""
    lock = claim(data)
    result = run(["up", "--data", str(data.root)])
    lock.release()
    assert result.exit_code == 2
    assert result.stderr == f"Error: another Wordsnake server uses {data.root}; --data names another directory\n"


def test_an_unwritable_data_directory_ends_with_2_and_one_line(run: Run, tmp_path: Path) -> None:
    """A file stands where the folder should be made."""
    (tmp_path / "file").write_text("")
    result = run(["up", "--data", str(tmp_path / "file" / "data")])
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 1
    assert "cannot write to" in result.stderr


def test_a_language_that_does_not_exist_ends_with_2_and_one_line(run: Run, data: DataDir) -> None:
    """Those that do are named."""
    result = run(["up", "--language", "xx", "--data", str(data.root)])
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 1
    assert "choose one of nl, en" in result.stderr


def test_a_hosts_command_needs_data(run: Run, data: DataDir) -> None:
    """A wrong --data is found out, and nothing is made there."""
    result = run(["players", "list", "--data", str(data.root)])
    assert result.exit_code == 1
    assert result.stderr == f"Error: No server has used {data.root} yet; --data names another directory.\n"
    assert not data.root.exists()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_has_a_completion_script(run: Run, shell: str) -> None:
    """It calls the program back."""
    result = run(["completion", shell])
    assert result.exit_code == 0
    assert "_WORDSNAKE_COMPLETE" in result.output


def test_a_bot_with_a_damaged_key_says_so(run: Run, data: DataDir, tmp_path: Path) -> None:
    """Nothing is begun, and the key stays as it is."""
    key = tmp_path / "mamba.key"
    key.write_text("no key")
    result = run(["bot", "--name", "mamba", "--key", str(key), "--data", str(data.root)])
    assert (result.exit_code, key.read_text()) == (2, "no key")
    assert "mamba.key is damaged; delete it" in result.output
