"""router.fast.json_codec"""

import decimal
import json
import math
import sys
from typing import Any

import pytest
import txaio
from autobahn.wamp.serializer import JsonObjectSerializer
from hypothesis import example, given
from hypothesis import strategies as st

from router.fast.json_codec import install
from router.repairs.recursion_limit import LIMIT

txaio.use_twisted()


class Stock(JsonObjectSerializer):  # type: ignore[misc]
    """As it comes."""

    serialize, unserialize = JsonObjectSerializer.serialize, JsonObjectSerializer.unserialize


class Repaired(JsonObjectSerializer):  # type: ignore[misc]
    """Ours."""

    serialize, unserialize = JsonObjectSerializer.serialize, JsonObjectSerializer.unserialize


install(Repaired)
assert not hasattr(Stock.serialize, "__wrapped__"), "the node's own classes must not be repaired in this process"

LEAVES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.binary(max_size=20)
    | st.decimals(allow_nan=False)
)
VALUES = st.recursive(LEAVES, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=20)


def outcome(codec: JsonObjectSerializer, payload: bytes) -> Any:
    """What is read, in a form in which NaN equals itself; or the name of the exception."""
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(LIMIT)
    try:
        return repr(codec.unserialize(payload))
    except Exception as problem:  # noqa: BLE001 - whichever it is
        return type(problem).__name__
    finally:
        sys.setrecursionlimit(limit)


@given(value=VALUES)
def test_what_is_written_is_the_same_to_the_byte(value: Any) -> None:
    """For every value: bytes, decimals, NaN and long numbers among them."""
    try:
        expected: Any = Stock().serialize([value])
    except UnicodeEncodeError as problem:
        expected = type(problem)
    if isinstance(expected, bytes):
        assert Repaired().serialize([value]) == expected
    else:
        with pytest.raises(expected):
            Repaired().serialize([value])


@given(value=VALUES)
def test_what_is_read_is_the_same_for_every_value(value: Any) -> None:
    """Bytes, which WAMP writes as a string that begins with U+0000, among them."""
    try:
        payload = Stock().serialize([value])
    except UnicodeEncodeError:
        return
    assert outcome(Repaired(), payload) == outcome(Stock(), payload)


@given(payload=st.binary(max_size=30) | st.text(alphabet='[]{}",:0123456789.eE+-nulltrfase\\ud8 \n').map(str.encode))
@example(b"NaN")
@example(b"[-Infinity,1e400,-1e400,1e-400]")
@example(b'"\\ud800"')
@example(b'"\\u0000AAEC"')
@example(b"123456789012345678901234567890")
@example(b"-9223372036854775809")
@example(b"-0")
@example(b'{"a":1,"a":2}')
@example(b"\xef\xbb\xbf[]")
@example(b'"\xff"')
@example(b'"\xed\xa0\x80"')
@example(b"9" * 5000)
@example(b"[" * 100_000)
@example(b"[1] [2]")
@example(b"")
def test_what_is_no_json_is_refused_alike(payload: bytes) -> None:
    """And what is, after all, is read alike."""
    assert outcome(Repaired(), payload) == outcome(Stock(), payload)


def test_deeper_lists_are_read_than_before() -> None:
    """The one difference."""
    deep = b"[" * 700 + b"]" * 700
    assert outcome(Stock(), deep) == "RecursionError"
    assert outcome(Repaired(), deep) != "RecursionError"


@pytest.mark.parametrize(
    ("options", "payload"),
    [
        ({"batched": True}, b"[1]\x18[2]\x18"),
        ({"use_binary_hex_encoding": True}, b'["0xff"]'),
        ({"use_decimal_from_str": True}, b'["1.5"]'),
        ({"use_decimal_from_float": True}, b"[1.5]"),
    ],
)
def test_options_are_left_to_the_old_way(options: dict[str, bool], payload: bytes) -> None:
    """They read and write other things than JSON says."""
    stock, ours = Stock(**options), Repaired(**options)
    assert ours.unserialize(payload) == stock.unserialize(payload)
    value = [b"\xff", decimal.Decimal("1.5"), 2]
    assert ours.serialize(value) == stock.serialize(value)


def test_numbers_that_are_none_stay_what_they_were() -> None:
    """NaN is no JSON, but the old way reads and writes it."""
    [[number]] = Repaired().unserialize(b"[NaN]")
    assert math.isnan(number)
    assert Repaired().serialize([math.inf]) == b"[Infinity]"


def test_what_no_json_can_hold_is_refused() -> None:
    """As before."""
    with pytest.raises(TypeError, match="not JSON serializable"):
        Repaired().serialize([object()])


def test_it_is_what_every_other_reader_reads() -> None:
    """JSON."""
    value = [36, 1, 2, {}, [], {"text": "slang ü 𝄞", "at": 1732270000123, "score": 1.5, "next": None}]
    assert json.loads(Repaired().serialize(value)) == value
    assert Repaired().unserialize(json.dumps(value).encode()) == [value]
