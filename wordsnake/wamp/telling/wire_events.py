"""The events of a game as the public sees them: the same facts, with names and times of the wire.

A message has the name of its event and, `v` and `game` apart, its fields (a test compares them). What must be
translated is known by the name of the field.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import Any, get_args

from wordsnake.game import events as e
from wordsnake.wamp.contract import messages as m
from wordsnake.wamp.contract.times import wire_time, wire_time_or_none
from wordsnake.wamp.presence.names import Names
from wordsnake.wamp.telling.views import link_view, name_or_none, outcome_view, ruleset_view

MESSAGES: Mapping[str, type[m.GameEvent]] = MappingProxyType({kind.__name__: kind for kind in get_args(m.GameEvent)})
"""The message for each event, by the event's name."""

Translate = Callable[[Any, Names], Any]
TRANSLATED: Mapping[str, Translate] = MappingProxyType(
    {
        "at": lambda at, _names: wire_time(at),
        "deadline": lambda deadline, _names: wire_time_or_none(deadline),
        "player": lambda player, names: names[player],
        "host": lambda host, names: names[host],
        "turn": name_or_none,
        "order": lambda order, names: [names[player] for player in order],
        "current": lambda link, names: None if link is None else link_view(link, names),
        "ruleset": lambda ruleset, _names: ruleset_view(ruleset),
        "outcome": outcome_view,
    }
)


def wire_event(game: e.GameId, event: e.Event, names: Names) -> m.GameEvent:
    """The message for an event of `game`; `names` knows everybody in it."""
    kind, same, translated = _shape(type(event).__name__)
    fields = {name: getattr(event, name) for name in same}
    for name, translate in translated:
        fields[name] = translate(getattr(event, name), names)
    return kind(game=game, **fields)


@cache
def _shape(event: str) -> tuple[type[m.GameEvent], Sequence[str], Sequence[tuple[str, Translate]]]:
    """The message for events of this name, the fields that are the same in both, the others with their translators."""
    kind = MESSAGES[event]
    fields = [name for name in kind.__struct_fields__ if name not in {"v", "game"}]
    same = [name for name in fields if name not in TRANSLATED]
    return kind, same, [(name, TRANSLATED[name]) for name in fields if name in TRANSLATED]


def players_of_events(events: Iterable[e.Event]) -> set[e.PlayerId]:
    """Everybody whom these events mention."""
    return {player for event in events for player in _players(event) if player is not None}


def _players(event: e.Event) -> Iterable[e.PlayerId | None]:  # noqa: PLR0911 - one case an event
    match event:
        case e.GameCreated() | e.HostChanged():
            return (event.host,)
        case e.GameStarted():
            return (*event.order, event.turn)
        case e.WordPlayed() | e.TurnMissed() | e.PlayerOut():
            return (event.player, event.turn)
        case e.SeatTaken() | e.SeatLeft() | e.Said():
            return (event.player,)
        case e.ClockExtended():
            return (event.turn,)
        case e.GameFinished():
            return tuple(player for player, _ in event.outcome.scores)
    return ()
