"""A disk that fills up for real: a small file system that holds all of a server's data, logs included."""

import errno
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.test_players import join, opened, refused
from tests.support.server import Server

pytestmark = pytest.mark.e2e

SIZE = "48m"
LONG_TURNS = {"name": "classic", "turn_seconds": 600}


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """The folder where it is mounted; few are allowed to do that."""
    mount, unmount = shutil.which("mount"), shutil.which("umount")
    if not mount or not unmount:
        pytest.skip("there is no mount here")
    mounted = subprocess.run([mount, "-t", "tmpfs", "-o", f"size={SIZE}", "none", str(tmp_path)], check=False)
    if mounted.returncode:
        pytest.skip("who runs this may not mount")
    try:
        yield tmp_path
    finally:
        subprocess.run([unmount, "-l", str(tmp_path)], check=True)  # lazily: whoever was killed may still be going


def fill(disk: Path) -> Path:
    """Leave no byte; the file that took them."""
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError as full:
            assert full.errno == errno.ENOSPC  # noqa: PT017 - writing ends with it
    return filler


def test_a_game_stands_while_the_disk_is_full_and_goes_on_when_there_is_room(lexicons: Path, disk: Path) -> None:
    """Moves are refused for now and can be repeated, views are answered, and no process ends for it."""
    with Server(lexicons=lexicons, folder=disk) as server, join(server, "Anna") as anna, join(server, "Bob") as bob:
        game, players = opened(anna, bob, ruleset=LONG_TURNS)

        def to_move() -> str:
            return str(anna.call("wordsnake.get_game", game)["turn"])

        players[to_move()].call("wordsnake.play_word", game, "behaard", 0)
        processes = server.children()
        filler = fill(disk)
        mover = to_move()
        for _ in range(3):
            refused(players[mover], "unavailable", "play_word", game, "haardvuur", 1, move_id="move 1")
        refused(bob, "unavailable", "say", game, "is there nobody?")
        assert (to_move(), server.health()) == (mover, 200)
        filler.unlink()
        players[mover].call("wordsnake.play_word", game, "haardvuur", 1, move_id="move 1")
        players[to_move()].call("wordsnake.play_word", game, "vuurdoop", 2)
        events = anna.call("wordsnake.get_events", game)["events"]
        words = [event["word"] for event in events if event["type"] == "word_played"]
        assert words == ["behaard", "haardvuur", "vuurdoop"]
        assert server.children() == processes
        assert server.run("verify").stdout.endswith("All is well.\n")
