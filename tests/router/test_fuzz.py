"""Whatever arrives: every request is answered or its connection closed, and the node lives.

The short form below is the same on every run. The long form, 5,000 new sessions:
`HYPOTHESIS_PROFILE=soak python -m pytest tests/router/test_fuzz.py`.
"""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.router.fuzz.campaign import KEPT
from tests.router.fuzz.inputs import Input, seeds
from tests.support.links import LinkClosedError, WebSocketLink
from tests.support.node import RouterNode
from tests.support.wamp import ANSWERS, CALL, ERROR, GOODBYE, PUBLISH, seed, sign_in
from tests.support.wamp_types import WAIT

EXAMPLES = settings(max_examples=settings().max_examples if settings().max_examples > 100 else 60)
"""Each is a session of its own, which takes some milliseconds."""
REQUESTS = {16, 32, 34, 48, 64, 66}
"""PUBLISH, SUBSCRIBE, UNSUBSCRIBE, CALL, REGISTER, UNREGISTER: each has a request id as its second element."""
MOST_GROWTH = 8 * 1024 * 1024
"""Bytes: what the allocator may keep. One kB for each session of the long form would be more."""
MARK = 2**53 - 7
"""The request id of the last call of a session, with which it is known that all before was handled."""

Uri = st.sampled_from(
    [
        "wordsnake.about",
        "wordsnake.play_word",
        "wordsnake.game.abc",
        "wordsnake.lobby",
        "wamp.session.list",
        "a",
        "",
        "A b",
    ]
) | st.text(max_size=20)
Scalar = st.none() | st.booleans() | st.integers(-(2**70), 2**70) | st.floats(allow_nan=False) | st.text(max_size=8)
Json = st.recursive(
    Scalar,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=8,
)
OPTIONS = (
    "acknowledge", "match", "forward_for", "exclude", "eligible", "exclude_me", "timeout", "receive_progress",
    "disclose_me", "invoke", "concurrency", "force_reregister", "retain", "get_retained", "enc_algo", "enc_key",
    "enc_serializer", "mode", "caller", "caller_authid", "progress", "transaction_hash", "x_custom",
)  # fmt: skip
Options = st.dictionaries(st.sampled_from(OPTIONS), Json, max_size=3)
Id = st.integers(0, 2**53) | st.integers(1, 5)
Request = st.builds(
    lambda kind, id_, options, uri, rest: [kind, id_, options, uri, *rest],
    st.sampled_from(sorted(REQUESTS)), Id, Options, Uri, st.lists(Json, max_size=3),
)  # fmt: skip
Wild = st.builds(lambda kind, rest: [kind, *rest], st.integers(0, 80), st.lists(Json | Options | Uri | Id, max_size=5))
Message = (Request | Wild).map(json.dumps) | st.text(max_size=30) | st.binary(max_size=30)


@pytest.fixture(scope="module")
def fuzzed() -> Iterator[RouterNode]:
    """A node of its own, without rate limits: they would answer in place of what is to be tried."""

    def unlimited(config: dict[str, Any]) -> None:
        config["workers"][0]["components"][0]["extra"]["rate_limits"] = False

    with RouterNode(change=unlimited) as node:
        yield node


def resident(node: RouterNode) -> int:
    """The memory of the router's process, in bytes."""
    [worker] = Path(f"/proc/{node.pid}/task/{node.pid}/children").read_text().split()
    return int(Path(f"/proc/{worker}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


@pytest.fixture(scope="module")
def at_first(fuzzed: RouterNode) -> int:
    """The memory after some sessions: what is kept for every session ever after is there by then."""
    for _ in range(30):
        outcome(fuzzed, seed("bob"), [])
    return resident(fuzzed)


def is_owed(message: str | bytes) -> bool:
    """Whether the message is a request that is answered if the connection stays open."""
    try:
        kind, request, options, *_ = json.loads(message)
    except (ValueError, TypeError):
        return False
    return kind in REQUESTS and request != MARK and (kind != PUBLISH or options.get("acknowledge") is True)


def outcome(node: RouterNode, key_seed: bytes | None, messages: list[str | bytes]) -> tuple[int, int]:
    """How many answers came back, and the code with which the connection ended, 0 if it did not.

    Without a key nobody signs in first, and nothing is answered.
    """
    link = WebSocketLink(node.ws)
    try:
        if key_seed:
            sign_in(link, key_seed)
        for message in messages:
            link.send_raw(message)
        link.send([CALL, MARK, {}, "wamp.session.list"])
        return _answers(link) if key_seed else (0, 0)
    except LinkClosedError as closed:
        return 0, closed.code or 1006
    finally:
        link.close()


def _answers(link: WebSocketLink) -> tuple[int, int]:
    count = 0
    while (answer := link.receive(WAIT))[0] != GOODBYE:
        if answer[0] == ERROR and answer[2] == MARK:
            return count, 0
        count += answer[0] in {ERROR, *ANSWERS}
    return count, 1000


@pytest.mark.e2e
@EXAMPLES
@pytest.mark.usefixtures("at_first")
@given(messages=st.lists(Message, min_size=1, max_size=6))
def test_whatever_is_sent_the_node_lives(fuzzed: RouterNode, messages: list[str | bytes]) -> None:
    """By a player: requests are answered, or the connection is closed because of one, and never by a fault of ours."""
    answered, code = outcome(fuzzed, seed("mallory"), messages)
    assert code in {0, 1000, 1002}
    if code == 0:
        assert answered >= sum(is_owed(message) for message in messages)


@pytest.mark.e2e
@EXAMPLES
@given(messages=st.lists(Message, min_size=1, max_size=4))
def test_whatever_a_stranger_sends_the_node_lives(fuzzed: RouterNode, messages: list[str | bytes]) -> None:
    """Before anybody has signed in; afterwards somebody does."""
    assert outcome(fuzzed, None, messages)[1] in {0, 1002}
    assert outcome(fuzzed, seed("bob"), []) == (0, 0)


def found_inputs() -> list[Input]:
    """Those the fuzzer begins from; in the long form also the corpus that its campaign left."""
    kept = sorted((KEPT / "corpus").glob("*")) if os.environ.get("HYPOTHESIS_PROFILE") == "soak" else []
    inputs = map(Input.of, [*seeds().values(), *(path.read_bytes() for path in kept)])
    return [each for each in inputs if each.serializer == "json" and not each.raw]


@pytest.mark.e2e
@pytest.mark.usefixtures("at_first")
def test_a_node_lives_through_what_the_fuzzer_found(fuzzed: RouterNode) -> None:
    """Its JSON messages, said over the network by somebody who has signed in, or has not."""
    for each in found_inputs():
        messages: list[str | bytes] = [message.decode(errors="replace") for message in each.messages]
        assert outcome(fuzzed, None if each.stranger else seed("mallory"), messages)[1] in {0, 1000, 1002}
    assert outcome(fuzzed, seed("bob"), []) == (0, 0)


@pytest.mark.e2e
def test_no_fault_is_in_the_log(fuzzed: RouterNode) -> None:
    """After all of the above."""
    assert "Traceback" not in fuzzed.log


@pytest.mark.e2e
def test_memory_is_level(fuzzed: RouterNode, at_first: int) -> None:
    """After all of the above, however long it took."""
    assert resident(fuzzed) - at_first < MOST_GROWTH
