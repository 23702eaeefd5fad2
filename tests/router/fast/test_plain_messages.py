"""Reading messages that say little, against Autobahn's own way of reading them."""

from typing import Any

import pytest
from autobahn.wamp import message
from autobahn.wamp.serializer import Serializer
from hypothesis import given
from hypothesis import strategies as st

from router.fast import plain_messages
from router.fast.plain_messages import Call, Publish, Yield

PAIRS = {Call: message.Call, Publish: message.Publish, Yield: message.Yield}

IDS = st.sampled_from([0, 1, 2**53, 2**53 + 1, -1, True, 1.0, "1", None])
URIS = st.sampled_from(["wordsnake.play_word", "a", "", "a..b", "a.", "a b", "a#b", b"a", None, 5])
OPTION_NAMES = st.sampled_from(
    [
        *("acknowledge", "exclude_me", "eligible_authid", "eligible", "exclude", "retain", "timeout", "progress"),
        *("receive_progress", "forward_for", "caller", "enc_algo", "unknown"),
    ]
)
VALUES = st.sampled_from([True, False, None, 0, 1, "x", ["x"], [1], [], {}])
OPTIONS = st.one_of(
    st.just({}), st.dictionaries(OPTION_NAMES, VALUES, max_size=3), st.sampled_from([None, [], "x", {1: 2}])
)
TAILS = st.sampled_from(
    [
        *([], [[]], [[1, {"a": []}]], [[], {}], [[], {"a": 1}], [["x"], {"a": 1}], [[], {1: 2}], [[], {b"a": 2}]),
        *([None], [None, {}], ["bytes"], [b"bytes"], [b"bytes", {}], [{}], [[], []], [[], None], [[], {}, []]),
    ]
)
ATTRIBUTES = {name for kind in PAIRS.values() for base in kind.__mro__ for name in vars(base).get("__slots__", ())}


def raw(kind: type) -> st.SearchStrategy[list[Any]]:
    """Messages of a kind, right and wrong."""
    if kind is Yield:
        return st.tuples(IDS, OPTIONS, TAILS).map(lambda parts: [70, parts[0], parts[1], *parts[2]])
    code = kind.MESSAGE_TYPE  # type: ignore[attr-defined]
    return st.tuples(IDS, OPTIONS, URIS, TAILS).map(lambda parts: [code, *parts[:3], *parts[3]])


def outcome(kind: Any, wmsg: list[Any]) -> Any:
    """What is read, with every attribute there may be; or what is raised."""
    try:
        read = kind.parse(wmsg)
    except Exception as problem:  # noqa: BLE001 - whatever it is
        return type(problem), str(problem)
    there = {name.lstrip("_"): getattr(read, name, None) for name in ATTRIBUTES}
    asked = {name: getattr(read, name) for name in there if hasattr(type(read), name)}
    return type(read).__name__, there, asked, read.marshal()


@pytest.mark.parametrize("kind", PAIRS, ids=lambda kind: kind.__name__)
@given(data=st.data())
def test_everything_is_read_as_autobahn_does(kind: Any, data: st.DataObject) -> None:
    """The same attributes, or the same error."""
    wmsg = data.draw(raw(kind))
    assert outcome(kind, wmsg) == outcome(PAIRS[kind], wmsg)


PLAIN: list[tuple[Any, list[Any]]] = [
    (Call, [48, 1, {}, "wordsnake.play_word", [1, 2]]),
    (Publish, [16, 1, {}, "wordsnake.lobby", [], {"a": 1}]),
    (Publish, [16, 1, {"acknowledge": False, "eligible_authid": ["a"]}, "wordsnake.me", [], {"a": 1}]),
    (Yield, [70, 1, {}, [1]]),
]


@pytest.mark.parametrize(("kind", "wmsg"), PLAIN)
def test_what_a_move_consists_of_is_plain(kind: Any, wmsg: list[Any]) -> None:
    """And so may go direct ways."""
    assert type(kind.parse(wmsg)) is kind


UNUSUAL: list[tuple[Any, list[Any]]] = [
    (Call, [48, 1, {"timeout": 5}, "wordsnake.play_word"]),
    (Call, [48, 1, {"forward_for": [{"session": 1, "authid": "a", "authrole": "b"}]}, "wordsnake.play_word"]),
    (Call, [48, 1, {}, "wordsnake.play_word", b"opaque"]),
    (Publish, [16, 1, {"retain": True}, "wordsnake.lobby"]),
    (Publish, [16, 1, {"forward_for": [{"session": 1, "authid": "a", "authrole": "b"}]}, "wordsnake.lobby"]),
    (Yield, [70, 1, {"progress": True}]),
]


@pytest.mark.parametrize(("kind", "wmsg"), UNUSUAL)
def test_what_is_unusual_is_not(kind: Any, wmsg: list[Any]) -> None:
    """Who forges a caller, or asks for more, goes where the guards and the other features are."""
    assert type(kind.parse(wmsg)) is PAIRS[kind]


def test_messages_share_nothing() -> None:
    """What one looks like in a serializer is not what another does; an attribute may be set as in any other."""
    one, other = (Call.parse([48, number, {}, "wordsnake.about"]) for number in (1, 2))
    one.correlation_id = "traced"
    one._serialized["x"] = b""
    assert (other.correlation_id, other._serialized) == (None, {})


def test_it_is_put_in_place_for_every_serializer() -> None:
    """By the numbers of the types; others stay."""
    kinds = dict(Serializer.MESSAGE_TYPE_MAP)
    plain_messages.install(kinds)
    changed = {code for code, kind in kinds.items() if kind is not Serializer.MESSAGE_TYPE_MAP[code]}
    assert changed <= {48, 16, 70}
    assert (kinds[48], kinds[16], kinds[70]) == (Call, Publish, Yield)
