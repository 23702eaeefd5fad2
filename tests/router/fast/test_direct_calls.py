"""The direct way of calls and answers, against the router as it comes: the same is heard, counted and kept."""

import pytest

from tests.support.direct import ANN, ASKED, BEN, CANCEL, ENGINE, EVERYBODY, REGISTERS, Step, answers, calls, play
from tests.support.hall import Latest
from tests.support.wamp import CALL, ERROR, INVOCATION, REGISTER, REGISTERED, UNREGISTER, YIELD

CALLS: dict[str, list[Step]] = {
    "answered": [calls("open.echo", [1, "a"], {"b": [2]}), answers([{"c": None}], {"d": 1.5})],
    "without arguments": [calls("open.echo"), answers()],
    "with empty ones": [calls("open.echo", [], {}), answers([], {})],
    "with named ones only": [calls("open.echo", [], {"x": 1}), answers([], {"y": 1})],
    "of a disclosed caller": [calls("told.echo", [1]), answers([1])],
    "twice": [calls("open.echo", [1]), answers([1]), calls("open.echo", [2]), answers([2])],
    "refused by the callee": [calls("open.echo"), (ENGINE, [ERROR, INVOCATION, ASKED, {}, "my.error", [1], {"x": 2}])],
    "of what nobody offers": [calls("open.nothing", [1])],
    "not permitted": [calls("wordsnake.host.stop", [1])],
    "of a longer URI than permitted": [calls("open.echo.more", [1])],
    "of an invalid URI": [calls("open..echo"), calls("open.Echo"), calls("open.ec ho"), calls("")],
    "of the router": [calls("wamp.session.count")],
    "with a time limit": [calls("open.echo", [1], options={"timeout": 1000}), answers([1])],
    "with progress": [
        calls("open.echo", options={"receive_progress": True}),
        (ENGINE, [YIELD, ASKED, {"progress": True}, [1]]),
        answers([2]),
    ],
    "cancelled, skip": [calls("open.echo"), (ANN, [CANCEL, 7, {"mode": "skip"}]), answers([1])],
    "cancelled, kill": [calls("open.echo"), (ANN, [CANCEL, 7, {"mode": "kill"}]), answers([1])],
    "killed, not waiting": [calls("open.echo"), (ANN, [CANCEL, 7, {"mode": "killnowait"}]), answers([1])],
    "answered twice": [calls("open.echo"), answers([1]), answers([1])],
    "never asked": [(ENGINE, [YIELD, 4711, {}, [1]])],
    "answered by somebody else": [calls("open.echo"), (BEN, [YIELD, ASKED, {}, ["forged"]]), answers([1])],
    "whose caller leaves": [calls("open.echo"), (ANN, "leaves"), answers([1])],
    "whose caller comes back": [calls("open.echo"), (ANN, "leaves"), (ANN, "enters"), answers([1])],
    "whose callee leaves": [calls("open.echo"), (ENGINE, "leaves")],
    "whose callee has left": [(ENGINE, "leaves"), calls("open.echo")],
    "after the end of the offer": [(ENGINE, [UNREGISTER, 9, Latest(ENGINE, REGISTERED, 2)]), calls("told.echo")],
    "with too long a result": [(ANN, 60), calls("open.echo"), answers(["x" * 60]), (ANN, None), calls("open.echo")],
    "with too long a result, told": [(ANN, 400), calls("open.echo"), answers(["x" * 400])],
    "too long for the callee": [(ENGINE, 60), calls("open.echo", ["x" * 60]), (ENGINE, None), calls("open.echo")],
    "with bytes for arguments": [calls("open.echo", "opaque"), answers([1])],
    "with impossible arguments": [calls("open.echo", {"a": 1}), calls("open.echo", [], []), calls("open.echo", None)],
    "with too many parts": [calls("open.echo", [], {}, [])],
    "with an impossible id": [(ANN, [CALL, -1, {}, "open.echo"]), (ANN, [CALL, "7", {}, "open.echo"])],
    "with impossible options": [(ANN, [CALL, 7, [], "open.echo"]), (ANN, [CALL, 7, None, "open.echo"])],
    "with a caller": [calls("told.echo", options={"caller": 1, "caller_authid": "x", "caller_authrole": "y"})],
    "under way at once": [
        (ANN, [CALL, 7, {}, "open.echo", ["a"]]),
        (BEN, [CALL, 7, {}, "told.echo", ["b"]]),
        answers(["to b"]),
        (ENGINE, [YIELD, 1, {}, ["to a"]]),
    ],
    "of a pattern": [
        (ENGINE, [REGISTER, 3, {"match": "prefix"}, "open.pre"]),
        calls("open.pre.fix", [1]),
        answers([1]),
    ],
    "shared": [
        (ENGINE, [REGISTER, 3, {"invoke": "roundrobin"}, "open.shared"]),
        (BEN, [REGISTER, 3, {"invoke": "roundrobin"}, "open.shared"]),
        calls("open.shared", [1]),
        calls("open.shared", [2]),
    ],
    "of bounded concurrency": [
        (ENGINE, [REGISTER, 3, {"concurrency": 1}, "open.one"]),
        calls("open.one", [1]),
        (BEN, [CALL, 7, {}, "open.one", [2]]),
        answers([1]),
        (BEN, [CALL, 8, {}, "open.one", [3]]),
    ],
}


@pytest.mark.parametrize("steps", CALLS.values(), ids=list(CALLS))
def test_calls_are_the_same(steps: list[Step]) -> None:
    """Whatever becomes of them; and the dealer's books are."""
    told = play([*REGISTERS, *steps])
    assert sum(len(told[name]) for name in EVERYBODY) > len(EVERYBODY) + len(REGISTERS) - 1
