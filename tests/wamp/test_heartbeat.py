"""Signs of life: who gives them, when, and what is left of them for the next process."""

from pathlib import Path

import pytest
from twisted.internet.defer import Deferred
from twisted.internet.task import Clock

from wordsnake.heartbeat import Heartbeat, last_sign
from wordsnake.table.lost import BEAT_S, LostTime


class Router:
    """Answers what it is asked; or, while `mute`, does when it is told to."""

    def __init__(self) -> None:
        self.mute = False
        self.asked: list[Deferred[bool]] = []

    async def reaches(self) -> bool:
        if not self.mute:
            return True
        self.asked.append(Deferred())
        return await self.asked[-1]


class Engine:
    """What a heartbeat is put between."""

    def __init__(self, file: Path) -> None:
        self.clock = Clock()
        self.router = Router()
        self.lost = LostTime(self.now)
        self.heartbeat = Heartbeat(self.clock, self.lost, self.router.reaches, file, self.now)
        self.heartbeat.start()

    def now(self) -> int:
        return 1_767_225_600_000 + round(self.clock.seconds() * 1000)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "alive"


def test_a_router_that_answers_loses_no_time(file: Path) -> None:
    """And each sign of life is written over the one before."""
    engine = Engine(file)
    engine.clock.pump([BEAT_S] * 100)
    assert engine.lost.total(engine.now()) == 0
    assert file.read_bytes() == b"1767225650000\n"
    assert last_sign(file) == engine.now()


def test_a_router_that_is_silent_loses_time_until_it_answers(file: Path) -> None:
    """It is asked once, not again and again."""
    engine = Engine(file)
    engine.router.mute = True
    engine.clock.pump([BEAT_S] * 20)
    assert len(engine.router.asked) == 1
    assert engine.lost.standing(engine.now())
    engine.router.asked[0].callback(True)
    assert (engine.lost.standing(engine.now()), engine.lost.total(engine.now())) == (False, 10_000)


def test_a_lost_router_is_asked_again(file: Path) -> None:
    """There is none to answer, for a while; then it is another one."""
    engine = Engine(file)
    engine.router.mute = True
    for _ in range(6):
        engine.clock.advance(BEAT_S)
        engine.router.asked[-1].callback(False)
    assert engine.lost.standing(engine.now())
    engine.router.mute = False
    engine.clock.advance(BEAT_S)
    assert (engine.lost.standing(engine.now()), engine.lost.total(engine.now())) == (False, 3500)


def test_a_process_that_was_stopped_notices(file: Path) -> None:
    """Its timer is late by as much."""
    engine = Engine(file)
    engine.clock.advance(7)
    assert engine.lost.total(engine.now()) == 7000


def test_a_stopped_heartbeat_asks_no_more_and_leaves_no_timer(file: Path) -> None:
    """Not even if the router answers late."""
    engine = Engine(file)
    engine.router.mute = True
    engine.clock.advance(BEAT_S)
    engine.heartbeat.stop()
    engine.router.asked[0].callback(True)
    assert engine.clock.getDelayedCalls() == []
    assert file.read_bytes() == b"1767225600000\n"


@pytest.mark.parametrize("found", [b"", b"now\n", b"\xff\xfe"])
def test_a_file_that_says_nothing_says_nothing(file: Path, found: bytes) -> None:
    """The power failed while it was made, or somebody else wrote it; and there may be none."""
    assert last_sign(file) is None
    file.write_bytes(found)
    assert last_sign(file) is None


def test_a_sign_that_cannot_be_written_is_a_sign(tmp_path: Path) -> None:
    """The disk is full, or the folder is gone: the game goes on."""
    engine = Engine(tmp_path / "gone" / "alive")
    engine.clock.pump([BEAT_S] * 10)
    assert engine.lost.total(engine.now()) == 0
