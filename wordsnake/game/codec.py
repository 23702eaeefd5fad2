"""Events as bytes, as the store keeps them for ever: JSON with the type, the version of its shape, and the fields.

When the shape of an event changes, its type's entry in VERSIONS goes up by one, and an upcaster is added that turns the
fields of the version before into those of the new one. What is stored is never rewritten.
"""

import json
from collections.abc import Callable, Hashable, Mapping
from dataclasses import fields
from functools import cache
from types import MappingProxyType
from typing import Any, cast

from wordsnake.game import events as e
from wordsnake.game.shapes import Misshapen, read
from wordsnake.rules.ruleset import Ruleset

Fields = dict[str, object]
Upcaster = Callable[[Fields], Fields]


class CodecError(ValueError):
    """The bytes are no event, or one of a type or version that this server does not know."""


_TYPES: Mapping[str, type[e.Event]] = MappingProxyType(
    {
        "game_created": e.GameCreated,
        "seat_taken": e.SeatTaken,
        "seat_left": e.SeatLeft,
        "host_changed": e.HostChanged,
        "game_closed": e.GameClosed,
        "game_started": e.GameStarted,
        "word_played": e.WordPlayed,
        "turn_missed": e.TurnMissed,
        "clock_extended": e.ClockExtended,
        "player_out": e.PlayerOut,
        "said": e.Said,
        "game_finished": e.GameFinished,
        "rematch_opened": e.RematchOpened,
    }
)
_NAMES: Mapping[type[e.Event], str] = MappingProxyType({shape: name for name, shape in _TYPES.items()})

VERSIONS: Mapping[str, int] = MappingProxyType(dict.fromkeys(_TYPES, 1) | {"game_created": 3, "seat_taken": 2})
"""The version in which an event of each type is written."""

UPCASTERS: Mapping[tuple[str, int], Upcaster] = MappingProxyType(
    {
        # Before there were ratings no game was rated, so that it does not matter who was a guest.
        ("game_created", 1): lambda record: {**record, "rated": False},
        ("game_created", 2): lambda record: {**record, "day": None},  # before there were daily games
        ("seat_taken", 1): lambda record: {**record, "guest": False},
    }
)
"""For a type and an older version: what turns its fields into those of the next version."""


def encode(event: e.Event) -> bytes:
    """The event in the current version of its type."""
    name = _NAMES[type(event)]
    record = {"v": VERSIONS[name], "type": name, **_fields(event)}
    return _json(record).encode()


def decode(data: bytes) -> e.Event:
    """The event that was encoded, in whatever version. Raises CodecError."""
    name, version, record = _opened(data)
    if name not in _TYPES:
        raise CodecError(f"{name!r} is no type of event")
    try:
        event: e.Event = read(_TYPES[name], upcast(name, version, record))
    except Misshapen as wrong:
        raise CodecError(f"{name}, version {version}: {wrong}") from wrong
    return event


def upcast(
    name: str,
    version: object,
    record: Fields,
    versions: Mapping[str, int] = VERSIONS,
    upcasters: Mapping[tuple[str, int], Upcaster] = UPCASTERS,
) -> Fields:
    """The fields of an event of type `name` in its current version. Raises CodecError for a version without a way."""
    if type(version) is not int or not 1 <= version <= versions[name]:
        raise CodecError(f"{name} has no version {version!r}")
    for old in range(version, versions[name]):
        record = upcasters[name, old](record)
    return record


def _fields(record: e.Event | e.Link | e.Outcome | Ruleset) -> Fields:
    return {name: getattr(record, name) for name in _names(cast("Hashable", type(record)))}


@cache
def _names(shape: Hashable) -> tuple[str, ...]:
    return tuple(field.name for field in fields(cast("Any", shape)))


_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_fields).encode


def _opened(data: bytes) -> tuple[str, object, Fields]:
    try:
        record = json.loads(data)
    except ValueError as wrong:
        raise CodecError(f"an event must be JSON: {wrong}") from wrong
    if not isinstance(record, dict):
        raise CodecError("an event must be a JSON object")
    return str(record.pop("type", None)), record.pop("v", None), record
