"""A file of games goes on after its last whole line, however it was cut off."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from twisted.internet.defer import Deferred

from tests.contract.golden import FOLDER
from tests.support.network import Network
from tests.support.service import answers_to
from wordsnake.kit import messages as m
from wordsnake.relay import archive as it
from wordsnake.relay.archive import Archive, ArchivedGame, archived
from wordsnake.relay.finished import FinishedGames, StoppedError

EVENTS = [
    {**event, "seq": seq}
    for seq, event in enumerate(
        (event for event in json.loads((FOLDER / "game.json").read_text())["events"] if "seq" in event), start=1
    )
]


def game(finished: m.FinishedGame, cursor: str) -> ArchivedGame:
    return ArchivedGame(cursor=cursor, at=finished.at, game=finished.game, events=[])


def cursors(path: Path) -> list[str]:
    return [json.loads(line)["cursor"] for line in path.read_text(encoding="utf-8").splitlines()]


def test_an_archive_goes_on_where_it_stopped(tmp_path: Path, finished: m.FinishedGame) -> None:
    """A new one begins at the beginning."""
    path = tmp_path / "games.jsonl"
    archive = Archive(path)
    assert archive.cursor is None
    for cursor in ("3", "4"):
        archive.add(game(finished, cursor))
    archive.close()
    again = Archive(path)
    assert again.cursor == "4"
    again.add(game(finished, "9"))
    again.close()
    assert cursors(path) == ["3", "4", "9"]


@given(cut=st.integers(1, 500), block=st.integers(1, 700))
def test_a_line_that_was_cut_off_is_written_anew(
    tmp_path_factory: pytest.TempPathFactory, cut: int, block: int
) -> None:
    """Wherever the power failed; the lines before it stay as they were."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(it, "BLOCK", block)
        path = tmp_path_factory.mktemp("torn") / "games.jsonl"
        line = b'{"cursor":"5","game":"' + b"x" * 480 + b'"}\n'
        path.write_bytes(line * 2 + line[: min(cut, len(line) - 1)])
        archive = Archive(path)
        assert archive.cursor == "5"
        archive.close()
        assert path.read_bytes() == line * 2


def test_two_relays_do_not_write_to_one_file(tmp_path: Path) -> None:
    """The second one says so."""
    first = Archive(tmp_path / "games.jsonl")
    with pytest.raises(StoppedError, match="Another relay"):
        Archive(tmp_path / "games.jsonl")
    first.close()
    Archive(tmp_path / "games.jsonl").close()


@pytest.mark.parametrize("text", ["Dear Bram,\nhow are you?\n", "Dear Bram", '{"cursor":"5"}\nDear Bram', '{"a":1}\n'])
def test_another_file_is_left_alone(tmp_path: Path, text: str) -> None:
    """It may be all that somebody has of it."""
    (tmp_path / "letter.txt").write_text(text)
    with pytest.raises(StoppedError, match="no archive"):
        Archive(tmp_path / "letter.txt")
    assert (tmp_path / "letter.txt").read_text() == text


def test_a_line_is_the_whole_game_without_what_was_said(tmp_path: Path, finished: m.FinishedGame) -> None:
    """Page by page."""
    network = Network(tmp_path)
    session = network.join()
    made = answers_to(Deferred.fromCoroutine(archived(network.client, finished)))
    session.answer("get_events", {"events": EVENTS[:5], "more": True})
    assert session.waiting("get_events") == [(finished.game.game, 5, 500)]
    session.answer("get_events", {"events": EVENTS[5:], "more": False})
    [line] = made
    kept = msgspec.to_builtins(line)["events"]
    assert kept == [event for event in EVENTS if event["type"] != "said"]
    assert (line.cursor, line.game) == (finished.cursor, finished.game)


class Reader:
    """Takes one game after another."""

    def __init__(self, network: Network, cursor: str | None) -> None:
        self.got: list[str] = []
        self.failed: list[Any] = []
        games = FinishedGames(network.client, cursor)
        Deferred.fromCoroutine(self._read(games)).addErrback(lambda failure: self.failed.append(failure.value))

    async def _read(self, games: FinishedGames) -> None:
        while True:
            self.got.append((await games.next()).cursor)


def page(finished: m.FinishedGame, cursors: Sequence[str], cursor: str, *, more: bool = False) -> dict[str, Any]:
    results = [{**msgspec.to_builtins(finished), "cursor": each} for each in cursors]
    return {"results": results, "cursor": cursor, "more": more}


def test_what_ended_meanwhile_comes_first_and_then_what_ends(tmp_path: Path, finished: m.FinishedGame) -> None:
    """A page may be empty though there are more; the topic rings, and what ended is asked for."""
    network = Network(tmp_path)
    reader = Reader(network, "4")
    session = network.join()
    session.answer("get_results", page(finished, [], "1000", more=True))
    session.answer("get_results", page(finished, ["1001", "1003"], "1003"))
    session.answer("get_results", page(finished, [], "1003"))
    session.answer("get_player", json.loads((FOLDER / "player.json").read_text()))
    session.answer("get_results", page(finished, [], "1003"))
    assert session.waiting("get_results") == []
    [result] = json.loads((FOLDER / "result.json").read_text())[:1]
    session.publish("wordsnake.results", **result)
    assert session.waiting("get_results") == [("1003", 50)]
    session.answer("get_results", page(finished, ["1004"], "1004"))
    assert (reader.got, reader.failed) == (["1001", "1003", "1004"], [])


def test_a_new_session_rings_too(tmp_path: Path, finished: m.FinishedGame) -> None:
    """What ended while the line was down is missed on the topic."""
    network = Network(tmp_path)
    reader = Reader(network, None)
    first = network.join()
    first.answer("get_results", page(finished, [], "0"))
    first.answer("get_player", json.loads((FOLDER / "player.json").read_text()))
    first.answer("get_results", page(finished, [], "0"))
    first.drop()
    network.clock.advance(1)
    second = network.join()
    second.answer("get_player", json.loads((FOLDER / "player.json").read_text()))
    second.answer("get_results", page(finished, ["1"], "1"))
    assert reader.got == ["1"]


def test_a_server_that_does_not_know_the_place_ends_it(tmp_path: Path) -> None:
    """An older backup was put back: whoever hosts it decides."""
    network = Network(tmp_path)
    reader = Reader(network, "4711")
    network.join().refuse("get_results", "wordsnake.error.invalid_argument", argument="cursor", problem="is none")
    assert [type(failure) for failure in reader.failed] == [StoppedError]
