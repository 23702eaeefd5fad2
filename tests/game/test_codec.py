"""Events as bytes: what is stored once must be read for ever."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wordsnake.game import events as e
from wordsnake.game.codec import UPCASTERS, VERSIONS, CodecError, decode, encode, upcast
from wordsnake.rules.ruleset import PRESETS, Ruleset

GOLDEN = [Path(__file__).with_name(f"golden_events_v{version}.jsonl") for version in (1, 2, 3)]
"""One event of each type that has this version, as it is written. These files are never rewritten: such bytes are in
people's stores."""

ANNA, BRAM = e.PlayerId("p-anna"), e.PlayerId("p-bram")
AT = 1_700_000_000_123

EXAMPLES: list[e.Event] = [
    e.GameCreated(
        seq=1,
        at=AT,
        ruleset=PRESETS["sprint"],
        language="nl",
        lexicon="abc123",
        private=False,
        host=ANNA,
        rematch_of=e.GameId("aaaabbbb"),
        rated=True,
        day="2026-01-31",
    ),
    e.SeatTaken(seq=2, at=AT, player=ANNA, bot=True, level=3, guest=True),
    e.SeatLeft(seq=3, at=AT, player=BRAM),
    e.HostChanged(seq=4, at=AT, host=BRAM),
    e.GameClosed(seq=5, at=AT, why="idle"),
    e.GameStarted(
        seq=6,
        at=AT,
        order=(BRAM, ANNA),
        current=e.Link(0, "reünie", "reunie", None, 0, 0),
        turn=BRAM,
        ply=1,
        deadline=AT + 30_000,
    ),
    e.WordPlayed(
        seq=7,
        at=AT,
        player=BRAM,
        word="eend",
        key="eend",
        overlap=1,
        points=2,
        score=2,
        ply=1,
        move_id='"\\{}é',
        turn=None,
        deadline=None,
        missed="eenden",
    ),
    e.TurnMissed(seq=8, at=AT, player=ANNA, why="timeout", misses=1, lives=None, turn=BRAM, deadline=AT),
    e.ClockExtended(seq=9, at=AT, turn=BRAM, deadline=AT),
    e.PlayerOut(seq=10, at=AT, player=ANNA, why="lives", turn=BRAM, deadline=AT),
    e.Said(seq=11, at=AT, player=ANNA, text=None),
    e.GameFinished(seq=12, at=AT, outcome=e.Outcome((BRAM,), "goal", ((BRAM, 2), (ANNA, 0)))),
    e.RematchOpened(seq=13, at=AT, rematch=e.GameId("ccccdddd")),
]


IN_VERSION_1: list[e.Event] = [
    replace(event, rated=False, day=None)
    if isinstance(event, e.GameCreated)
    else replace(event, guest=False)
    if isinstance(event, e.SeatTaken)
    else event
    for event in EXAMPLES
]
"""What version 1 could not say is what it was before anybody could."""


def golden(version: int) -> list[bytes]:
    """The events that were written in this version."""
    return GOLDEN[version - 1].read_bytes().splitlines()


def record(**changes: object) -> bytes:
    """A stored event of someone taking a seat, changed."""
    stored = json.loads(encode(EXAMPLES[1])) | changes
    return json.dumps({name: value for name, value in stored.items() if value != "drop"}).encode()


def test_every_event_is_tested() -> None:
    """There is an example of each type, and each has a version."""
    types = [value for value in vars(e).values() if isinstance(value, type) and issubclass(value, e.Event)]
    assert [e.Event, *map(type, EXAMPLES)] == types
    assert len(VERSIONS) == len(EXAMPLES)


def test_what_is_written_today_is_what_was_written_before() -> None:
    """A change of format shows here. Then it is a new version, with an upcaster, and a golden file of its own."""
    written = {line.split(b",", 2)[1]: line for version in (1, 2, 3) for line in golden(version)}
    assert list(map(encode, EXAMPLES)) == list(written.values())


def test_what_was_written_before_can_be_read() -> None:
    """Every golden event, whatever has become of its type since."""
    assert list(map(decode, golden(1))) == IN_VERSION_1
    created, taken = EXAMPLES[:2]
    assert isinstance(created, e.GameCreated)
    assert list(map(decode, golden(2))) == [replace(created, day=None), taken]
    assert list(map(decode, golden(3))) == [created]


@given(st.text(st.characters(exclude_categories=["Cs"])), st.none() | st.integers(0, 5), st.integers(), st.integers())
def test_what_is_written_is_read_back(text: str, level: int | None, seq: int, at: int) -> None:
    """Any text and any number."""
    for event in (
        e.Said(seq=seq, at=at, player=e.PlayerId(text), text=text),
        e.SeatTaken(seq=seq, at=at, player=ANNA, level=level),
    ):
        assert decode(encode(event)) == event


@given(st.builds(Ruleset))
def test_rulesets_are_read_back(ruleset: Ruleset) -> None:
    """Any ruleset at all: what can be played may change, what was played stays readable."""
    event = e.GameCreated(seq=1, at=0, ruleset=ruleset, language="nl", lexicon="x", private=True, host=ANNA)
    assert decode(encode(event)) == event


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"\xff\xfe{}",
        b"[]",
        b"{}",
        record(type="seat_burnt"),
        record(type=7),
        record(v=0),
        record(v=3),
        record(v=True),
        record(v="drop"),
        record(seq="drop"),
        record(seq="2"),
        record(seq=2.0),
        record(seq=True),
        record(bot=1),
        record(player=None),
        record(level=[]),
        record(colour="red"),
        encode(EXAMPLES[4]).replace(b"idle", b"bored"),
        encode(EXAMPLES[5]).replace(b'"reunie",', b'"reunie","extra":1,'),
        encode(EXAMPLES[5]).replace(b'["p-bram","p-anna"]', b'{"p-bram":1}'),
        encode(EXAMPLES[11]).replace(b'["p-bram",2]', b'["p-bram",2,3]'),
        encode(EXAMPLES[11]).replace(b'["p-bram",2]', b'["p-bram","2"]'),
    ],
)
def test_what_is_no_event(data: bytes) -> None:
    """Damaged, of a type or version that is not known, or of another shape: one typed error, which says what."""
    with pytest.raises(CodecError):
        decode(data)


def test_older_versions_are_brought_up_step_by_step() -> None:
    """Each upcaster knows only its own version and the next."""
    upcasters = {
        ("said", 1): lambda fields: {**fields, "text": fields["message"]},
        ("said", 2): lambda fields: {name: value for name, value in fields.items() if name != "message"},
    }
    assert upcast("said", 1, {"message": "x"}, {"said": 3}, upcasters) == {"text": "x"}
    assert upcast("said", 3, {"text": "x"}, {"said": 3}, upcasters) == {"text": "x"}
    with pytest.raises(CodecError):
        upcast("said", 4, {"text": "x"}, {"said": 3}, upcasters)


def test_every_older_version_has_its_upcaster() -> None:
    """None is missing between version 1 and the current one."""
    assert set(UPCASTERS) == {(name, old) for name, current in VERSIONS.items() for old in range(1, current)}
