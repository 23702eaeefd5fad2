"""Results are signed, sent until they are taken, and laid aside where they are refused."""

import json
import re
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from twisted.internet.defer import Deferred

from tests.support.service import result_of
from wordsnake.kit import messages as m
from wordsnake.paths import PACKAGE
from wordsnake.relay.finished import StoppedError
from wordsnake.relay.position import Position
from wordsnake.relay.signing import BadSecretError, Secret
from wordsnake.relay.verdict import LAST_PAUSE_S, LONGEST_ASKED_S, Answer, pause, verdict
from wordsnake.relay.webhook import LAID_ASIDE, REFUSALS, Webhook, message

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
PAGE = (PACKAGE.parent / "docs" / "components.md").read_text(encoding="utf-8")


class Receiver:
    """Answers as it is told to, the last answer for ever; no time passes but by waiting."""

    def __init__(self, folder: Path, *answers: Answer) -> None:
        self.answers = list(answers)
        self.got: list[tuple[Mapping[str, str], bytes]] = []
        self.waits: list[float] = []
        self.refused = folder / "refused.jsonl"
        self.webhook = Webhook(
            self._send, Secret.read(SECRET), self.refused, sleep=self._sleep, now=self._now, chance=lambda: 0.0
        )

    def _now(self) -> float:
        return 1_600_000_000 + sum(self.waits)

    async def _send(self, headers: Mapping[str, str], body: bytes) -> Answer:
        self.got.append((headers, body))
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]

    async def _sleep(self, seconds: float) -> None:
        self.waits.append(seconds)

    def deliver(self, finished: m.FinishedGame) -> None:
        result_of(Deferred.fromCoroutine(self.webhook.deliver(finished)))


def test_the_signature_is_that_of_the_specification() -> None:
    """Its own example."""
    headers = Secret.read(SECRET).headers("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, b'{"test": 2432232314}')
    assert headers["webhook-signature"] == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_a_secret_is_made_once_and_kept_to_oneself(tmp_path: Path) -> None:
    """In a file that others can't read."""
    path = tmp_path / "secret"
    first, again = (Secret.load(path).headers("a", 1, b"") for _ in range(2))
    assert first == again
    assert path.stat().st_mode & 0o777 == 0o600
    assert Secret.load(tmp_path / "other").headers("a", 1, b"") != first


@pytest.mark.parametrize(
    "text", ["", "password", "whsec_", "whsec_c2hvcnQ=", "whsec_!!!", SECRET.removeprefix("whsec_")]
)
def test_what_is_no_secret_is_told_so(text: str) -> None:
    """And what one is, without the text itself."""
    with pytest.raises(BadSecretError, match="whsec_ and base64") as told:
        Secret.read(text)
    assert not text or text == "whsec_" or text not in str(told.value)


def test_a_result_is_posted_once_where_it_is_taken(tmp_path: Path, finished: m.FinishedGame) -> None:
    """With the id of the game, and the summary that lists have."""
    receiver = Receiver(tmp_path, Answer(204))
    receiver.deliver(finished)
    [(headers, body)] = receiver.got
    assert headers["webhook-id"] == finished.game.game
    told = json.loads(body)
    assert (told["type"], told["timestamp"], set(told["data"])) == ("game.finished", finished.at, {"game", "at"})
    assert told["data"]["game"]["outcome"]["winners"] == finished.game.outcome.winners  # type: ignore[union-attr]


def test_it_is_sent_again_until_it_is_taken_with_a_signature_of_that_moment(
    tmp_path: Path, finished: m.FinishedGame
) -> None:
    """Ever more seldom, and when the receiver asks for it."""
    trouble = [Answer(None), Answer(500), Answer(302), Answer(429, 60.0), Answer(503)]
    receiver = Receiver(tmp_path, *trouble, Answer(200))
    receiver.deliver(finished)
    assert receiver.waits == [1, 2, 4, 60, 16]
    assert {body for _, body in receiver.got} == {message(finished)}
    times = [int(headers["webhook-timestamp"]) for headers, _ in receiver.got]
    assert times == [1_600_000_000 + wait for wait in (0, 1, 3, 7, 67, 83)]
    assert not receiver.refused.exists()


def test_what_is_refused_as_it_is_is_laid_aside(tmp_path: Path, finished: m.FinishedGame) -> None:
    """On the disk, and the next one is sent."""
    receiver = Receiver(tmp_path, *[Answer(422)] * REFUSALS, Answer(200))
    receiver.deliver(finished)
    receiver.deliver(finished)
    assert len(receiver.got) == REFUSALS + 1
    [line] = map(json.loads, receiver.refused.read_text(encoding="utf-8").splitlines())
    assert line == {"id": finished.game.game, "status": 422, "body": json.loads(message(finished))}


def test_a_receiver_that_refuses_everything_ends_it(tmp_path: Path, finished: m.FinishedGame) -> None:
    """After some in a row, of which nothing is lost."""
    receiver = Receiver(tmp_path, Answer(404))
    for _ in range(LAID_ASIDE - 1):
        receiver.deliver(finished)
    with pytest.raises(StoppedError, match="refuses everything"):
        receiver.deliver(finished)
    assert len(receiver.refused.read_text().splitlines()) == LAID_ASIDE


def test_a_receiver_that_is_gone_ends_it_at_once(tmp_path: Path, finished: m.FinishedGame) -> None:
    """410 says: nothing more."""
    receiver = Receiver(tmp_path, Answer(410))
    with pytest.raises(StoppedError, match="wants no more"):
        receiver.deliver(finished)
    assert (len(receiver.got), receiver.waits) == (1, [])


@given(st.integers(100, 599))
def test_every_answer_means_something(status: int) -> None:
    """Only a 2xx has taken it, and only a 4xx can refuse it."""
    meant = verdict(Answer(status))
    assert (meant == "taken") == (status // 100 == 2)
    assert meant not in {"refused", "gone"} or status // 100 == 4


@given(st.integers(0, 10_000), st.floats(0, 1), st.none() | st.floats(0, 1e9))
def test_a_pause_is_bounded(attempt: int, chance: float, asked: float | None) -> None:
    """Whoever asks for what."""
    waited = pause(attempt, chance, asked)
    assert 0.5 <= waited <= max(LAST_PAUSE_S, min(asked or 0, LONGEST_ASKED_S))
    assert waited >= min(asked or 0, LONGEST_ASKED_S)


def test_a_position_is_kept_for_each_receiver(tmp_path: Path) -> None:
    """Whole, or not at all."""
    position = Position(tmp_path / "webhook-1.json", "http://a/", "http://b/")
    assert position.read() is None
    position.write("5")
    position.write("61")
    assert Position(tmp_path / "webhook-1.json", "http://a/", "http://b/").read() == "61"
    assert [path.name for path in tmp_path.iterdir()] == ["webhook-1.json"]
    (tmp_path / "webhook-1.json").write_text("{")
    with pytest.raises(StoppedError, match="damaged"):
        position.read()


def snippet(language: str) -> str:
    found = re.search(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)
    assert found
    return found[1]


def forgeries(finished: m.FinishedGame) -> list[tuple[dict[str, str], bytes, bool]]:
    """Messages, and whether they are genuine."""
    body, now = message(finished), int(time.time())
    good = Secret.read(SECRET).headers("abcdefgh", now, body)
    old = Secret.read(SECRET).headers("abcdefgh", now - 600, body)
    stranger = Secret.read("whsec_" + "A" * 32).headers("abcdefgh", now, body)
    rotated = good | {"webhook-signature": f"{stranger['webhook-signature']} {good['webhook-signature']}"}
    other = good | {"webhook-id": "bcdefghi"}
    return [(good, body, True), (rotated, body, True), (old, body, False), (stranger, body, False),
            (other, body, False), (good, body + b" ", False)]  # fmt: skip


def test_what_the_docs_say_in_python_tells_forgeries(finished: m.FinishedGame) -> None:
    """The lines of the page themselves."""
    defined: dict[str, Any] = {}
    exec(snippet("python"), defined)
    for headers, body, genuine in forgeries(finished):
        assert defined["is_genuine"](headers, body, SECRET) is genuine


def test_what_the_docs_say_in_javascript_tells_forgeries(finished: m.FinishedGame, tmp_path: Path, node: str) -> None:
    """As above."""
    (tmp_path / "verify.mjs").write_text(snippet("javascript"))
    cases = [[headers, body.decode(), SECRET] for headers, body, _ in forgeries(finished)]
    program = (
        'import { isGenuine } from "./verify.mjs";'
        f"console.log(JSON.stringify({json.dumps(cases)}.map((it) => isGenuine(...it))));"
    )
    (tmp_path / "run.mjs").write_text(program)
    ran = subprocess.run([node, "run.mjs"], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert json.loads(ran.stdout) == [genuine for *_, genuine in forgeries(finished)]
