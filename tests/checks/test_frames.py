"""WebSocket frames, taken apart and made anew."""

from hypothesis import given
from hypothesis import strategies as st

from wordsnake.checks.bot.frames import BINARY, CONTINUATION, PING, TEXT, Frame, Frames, Messages, made

FRAMES = st.builds(Frame, st.sampled_from([TEXT, BINARY, PING]), st.binary(max_size=200), st.booleans())
LONG = Frame(BINARY, bytes(70_000))
MEDIUM = Frame(TEXT, b"a" * 300)


@given(st.lists(FRAMES, max_size=4), st.booleans(), st.integers(1, 50))
def test_what_is_made_is_taken_apart_again(frames: list[Frame], masked: bool, chunk: int) -> None:  # noqa: FBT001
    """However the bytes come in."""
    data = b"".join(made(frame, masked=masked) for frame in [*frames, MEDIUM])
    reader = Frames()
    found = [frame for at in range(0, len(data), chunk) for frame in reader.feed(data[at : at + chunk])]
    assert found == [*frames, MEDIUM]


def test_a_long_frame() -> None:
    """Its length takes eight bytes."""
    assert Frames().feed(made(LONG, masked=True)) == [LONG]


def test_the_example_of_the_standard() -> None:
    """RFC 6455, section 5.7: a single masked frame with "Hello"."""
    assert Frames().feed(bytes.fromhex("818537fa213d7f9f4d5158")) == [Frame(TEXT, b"Hello")]
    assert made(Frame(TEXT, b"Hello"), masked=False) == bytes.fromhex("810548656c6c6f")


def test_a_message_in_parts() -> None:
    """A ping may come between them."""
    parts = [Frame(TEXT, b"Hel", final=False), Frame(PING, b""), Frame(CONTINUATION, b"lo")]
    messages = Messages()
    assert [messages.put(frame) for frame in parts] == [None, Frame(PING, b""), Frame(TEXT, b"Hello")]
