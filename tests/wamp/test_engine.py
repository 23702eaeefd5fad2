"""The engine's start where it fails, and the building of words beside a running server."""

import logging
from pathlib import Path
from typing import Any

import pytest
from twisted.internet.defer import Deferred
from twisted.internet.error import ProcessDone, ProcessTerminated
from twisted.internet.task import Clock
from twisted.python.failure import Failure

from tests.support.service import answers_to
from wordsnake.engine import Engine
from wordsnake.paths import DataDir
from wordsnake.word_builder import WordBuilder


class FakeReactor(Clock):
    """Delays by hand; `stopped` and `spawned` are what it was asked to do."""

    def __init__(self) -> None:
        super().__init__()
        self.stopped = False
        self.spawned: list[tuple[Any, list[str]]] = []

    def stop(self) -> None:
        self.stopped = True

    def callFromThread(self, work: Any, *args: Any) -> None:  # noqa: N802 - as the reactor
        work(*args)

    def spawnProcess(self, protocol: Any, _program: str, args: list[str], **_: Any) -> None:  # noqa: N802 - as the reactor
        self.spawned.append((protocol, args))


def spoil_key(data: DataDir) -> None:
    data.engine_key.write_text("no key")


def spoil_database(data: DataDir) -> None:
    data.database.write_bytes(b"this is no database at all, though it is long enough to be looked at" * 20)


@pytest.mark.parametrize(("spoil", "told"), [(spoil_key, "engine.key"), (spoil_database, "wordsnake.db")])
def test_an_engine_that_cannot_start_says_why_and_ends_with_1(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, spoil: Any, told: str
) -> None:
    """One line that names the file, without a traceback."""
    data = DataDir(tmp_path)
    spoil(data)
    reactor = FakeReactor()
    engine = Engine(reactor, data, ["nl"], chat=True)
    engine.begin()
    reactor.advance(0)
    assert (engine.exit_code, reactor.stopped) == (1, True)
    assert told in caplog.text
    assert "Traceback" not in caplog.text


class FakeTransport:
    """A process that can be killed."""

    def __init__(self) -> None:
        self.signals: list[str] = []

    def signalProcess(self, signal: str) -> None:  # noqa: N802 - as Twisted
        self.signals.append(signal)


def test_words_are_built_one_language_after_another(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """One that fails is told, and the next is tried."""
    reactor = FakeReactor()
    answers = answers_to(Deferred.fromCoroutine(WordBuilder(reactor, tmp_path).build(["en", "de"])))
    first, command = reactor.spawned[0]
    assert command[-4:] == ["-m", "wordsnake.lexicon", "en", str(tmp_path)]
    assert len(reactor.spawned) == 1
    with caplog.at_level(logging.WARNING):
        first.errReceived(b"a source is missing\n")
        first.processEnded(Failure(ProcessTerminated(1)))
    assert "the words of en could not be built: a source is missing" in caplog.text
    second, command = reactor.spawned[1]
    assert command[-2] == "de"
    assert not answers
    second.processEnded(Failure(ProcessDone(0)))
    assert answers == [None]


def test_a_server_that_stops_does_not_wait_for_words(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """The build is killed, without a complaint, and no other begins."""
    reactor = FakeReactor()
    builder = WordBuilder(reactor, tmp_path)
    Deferred.fromCoroutine(builder.build(["en", "de"]))
    build, _ = reactor.spawned[0]
    build.transport = FakeTransport()
    builder.stop()
    assert build.transport.signals == ["KILL"]
    with caplog.at_level(logging.WARNING):
        build.processEnded(Failure(ProcessTerminated(None, 9)))
    assert (len(reactor.spawned), caplog.text) == (1, "")
