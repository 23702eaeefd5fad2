"""Codes for second devices."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wordsnake.table.ports import NotNow
from wordsnake.wamp.trust import codes as module
from wordsnake.wamp.trust.codes import ALPHABET, LENGTH, VALID_MS, Codes, canonical


class Time:
    """A clock in milliseconds."""

    now = 0

    def __call__(self) -> int:
        return self.now


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def codes(time: Time) -> Codes:
    return Codes(time, random.Random(1).getrandbits)


def test_a_code_is_found_by_whoever_has_it(codes: Codes) -> None:
    """Eight characters, of which none looks like another."""
    code, expires = codes.make("anna")
    assert (len(code), expires) == (8, VALID_MS)
    assert set(code) <= set(ALPHABET)
    found = codes.find(code, "phone")
    assert found is not None
    assert found.owner == "anna"


def test_a_code_ends(codes: Codes, time: Time) -> None:
    """After five minutes, to the millisecond."""
    code, expires = codes.make("anna")
    time.now = expires - 1
    assert codes.find(code, "phone") is not None
    time.now = expires
    assert codes.find(code, "phone") is None


def test_a_used_code_is_there_for_nobody_else(codes: Codes) -> None:
    """But for the key that used it, which may not have heard the answer."""
    code, _ = codes.make("anna")
    found = codes.find(code, "phone")
    assert found is not None
    found.used_by = "phone"
    assert codes.find(code, "thief") is None
    assert codes.find(code, "phone") is found


def test_a_new_code_voids_the_one_before_it(codes: Codes) -> None:
    """Of the same key; others stay."""
    (old, _), (other, _), (new, _) = codes.make("anna"), codes.make("bram"), codes.make("anna")
    assert [codes.find(code, "phone") is not None for code in (old, other, new)] == [False, True, True]


def test_how_many_stand_open_is_bounded(codes: Codes, time: Time, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those that ended make room."""
    monkeypatch.setattr(module, "MOST", 2)
    codes.make("anna")
    codes.make("bram")
    codes.make("bram")
    with pytest.raises(NotNow):
        codes.make("caro")
    time.now = VALID_MS
    codes.make("caro")
    assert len(codes._codes) == len(codes._of_owner) == 1


def test_no_code_is_kept_as_it_is(codes: Codes) -> None:
    """What is compared is a hash."""
    code, _ = codes.make("anna")
    assert all(code.encode() not in digest and len(digest) == 32 for digest in codes._codes)


@given(st.text(ALPHABET, min_size=LENGTH, max_size=LENGTH), st.integers(0, LENGTH), st.booleans())
def test_a_code_is_read_as_people_type_it(code: str, place: int, lower: bool) -> None:  # noqa: FBT001
    """In any case, with a space or a hyphen anywhere, and with letters for the digits that look like them."""
    typed = f" {code[:place]}-{code[place:]} ".replace("1", "l").replace("0", "O")
    assert canonical(typed.lower() if lower else typed) == code


@pytest.mark.parametrize("text", ["", "ABCDEFG", "ABCDEFGHJ", "ABCDEFGU", "ABCDEFG!", "ABCDEFG\u0661", "ÀBCDEFGH"])
def test_what_is_no_code_is_none(text: str) -> None:
    """Too short, too long, or of other characters."""
    assert canonical(text) is None
