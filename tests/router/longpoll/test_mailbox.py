"""router.longpoll.mailbox"""

from hypothesis import given
from hypothesis import strategies as st

from router.longpoll.mailbox import Mailbox

Steps = st.lists(st.one_of(st.binary(min_size=1, max_size=30), st.none()), max_size=60)


def mailbox(*, batched: bool = False) -> Mailbox:
    return Mailbox(most_messages=3, most_bytes=10, batched=batched)


def test_one_answer_holds_one_message() -> None:
    """As autobahn-js expects."""
    box = mailbox()
    box.put(b"a")
    box.put(b"b")
    assert [box.take(), box.take(), box.take()] == [b"a", b"b", b""]


def test_one_answer_holds_all_in_batches() -> None:
    """Each message brings its own separator."""
    box = mailbox(batched=True)
    box.put(b"a\x18")
    box.put(b"b\x18")
    assert [box.take(), box.take()] == [b"a\x18b\x18", b""]


def test_messages_are_bounded() -> None:
    """The one that is too much is not kept."""
    box = mailbox()
    assert [box.put(b"x") for _ in range(4)] == [True, True, True, False]
    assert len(box) == 3


def test_bytes_are_bounded() -> None:
    """Together."""
    box = mailbox()
    assert [box.put(b"123456"), box.put(b"12345"), box.put(b"1234")] == [True, False, True]
    assert box.bytes == 10


@given(steps=Steps, batched=st.booleans())
def test_what_is_taken_is_what_was_put(steps: list[bytes | None], *, batched: bool) -> None:
    """In order, once, never beyond the bounds, whatever the order of putting and taking (None)."""
    box = mailbox(batched=batched)
    put, taken = b"", b""
    for step in steps:
        if step is None:
            taken += box.take()
        elif box.put(step):
            put += step
        assert box.bytes == len(put) - len(taken) <= 10
        assert len(box) <= 3
    while box:
        taken += box.take()
    assert taken == put
