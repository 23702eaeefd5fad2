"""What every store does with an append before it writes: check it, and keep chat apart."""

from collections.abc import Sequence
from dataclasses import replace

from wordsnake.game.card import GameCard
from wordsnake.game.events import Event, GameId, Said
from wordsnake.store.protocols import SeqConflict


def check_append(game: GameId, events: Sequence[Event], card: GameCard) -> None:
    """Raise SeqConflict unless the events follow each other, ValueError unless the card is theirs (a bug)."""
    if not events:
        raise ValueError("an append needs an event")
    if [event.seq for event in events] != list(range(events[0].seq, events[0].seq + len(events))):
        raise SeqConflict(f"The events for game {game} have a hole.")
    if (card.game, card.seq) != (game, events[-1].seq):
        raise ValueError(f"the card of {card.game} at {card.seq} is not that of {game} at {events[-1].seq}")


def check_follows(game: GameId, first: int, stored: int) -> None:
    """The fence: raise SeqConflict unless an append from seq `first` goes on where the log ends, at `stored`."""
    if first != stored + 1:
        raise SeqConflict(f"Event {first} of game {game} cannot follow event {stored}.")


def without_text(event: Event) -> Event:
    """The event as the log keeps it: what was said is kept apart."""
    return replace(event, text=None) if isinstance(event, Said) else event


def with_text(event: Event, text: str | None) -> Event:
    """The event as it is read: with what was said, as long as that is kept."""
    return replace(event, text=text) if isinstance(event, Said) else event
