"""One stored game: its log can be read, is dense, is as the rules have it, and comes to the card beside it."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence

from wordsnake.audit.findings import Finding, Tally
from wordsnake.audit.retrace import retrace
from wordsnake.game import events as e
from wordsnake.game.card import GameCard, card_of
from wordsnake.game.codec import CodecError, decode
from wordsnake.game.evolve import BrokenLog
from wordsnake.rules.lexicon import Lexicon
from wordsnake.store.appending import with_text
from wordsnake.store.sqlite.inspection import StoredEvent, stored_game

Lexicons = Callable[[str, str], Lexicon | None]
"""The words of a language in a version or, where that is not here, in another one; None while there are none."""


def audit_game(connection: sqlite3.Connection, game: e.GameId, lexicons: Lexicons, tally: Tally) -> Iterator[Finding]:
    """What is wrong with a game. It is counted in `tally`."""
    tally.games += 1
    try:
        card, stored, seats = stored_game(connection, game)
    except (sqlite3.DatabaseError, ValueError) as error:  # ValueError: what a card holds is no JSON
        yield Finding(f"game {game}", f"cannot be read: {error}")
        return
    tally.events += len(stored)
    for problem in _problems(game, card, stored, seats, lexicons, tally):
        yield Finding(f"game {game}", problem)


def readable(stored: Sequence[StoredEvent]) -> tuple[tuple[e.Event, ...], str | None]:
    """The events from the first one on that can be read and follow each other, and why no more of them do."""
    events: list[e.Event] = []
    for row in stored:
        try:
            event = with_text(decode(row.body), row.text)
        except CodecError as error:
            return tuple(events), f"event {row.seq} cannot be read: {error}"
        if not row.seq == event.seq == len(events) + 1:
            return tuple(
                events
            ), f"event {len(events) + 1} is missing: event {row.seq}, which says it is {event.seq}, follows"
        events.append(event)
    return tuple(events), None


def words_of(events: Sequence[e.Event], lexicons: Lexicons) -> Lexicon | None:
    """The words with which a game was opened; None if there is only another version of them."""
    created = events[0] if events else None
    if not isinstance(created, e.GameCreated):
        return None
    lexicon = lexicons(created.language, created.lexicon)
    return lexicon if lexicon is not None and lexicon.version == created.lexicon else None


def _problems(  # noqa: PLR0913, PLR0917 - what is stored of a game
    game: e.GameId,
    card: GameCard | None,
    stored: Sequence[StoredEvent],
    seats: frozenset[str],
    lexicons: Lexicons,
    tally: Tally,
) -> Iterator[str]:
    events, unreadable = readable(stored)
    if unreadable is not None:
        yield unreadable
        return
    lexicon = words_of(events, lexicons)
    _count_words(events, tally, known=lexicon is not None)
    try:
        retraced = retrace(game, events, lexicon)
    except (BrokenLog, LookupError) as error:
        yield f"does not make sense: {error}"
        return
    if retraced.problem is not None:
        yield retraced.problem
        return
    if not events or card != card_of(retraced.state):
        yield "has a card that is not what its events come to"
    if seats != {seat.player for seat in retraced.state.seats}:
        yield "is listed for other players than have its seats"
    yield from _wrong_texts(events, stored)


def _count_words(events: Sequence[e.Event], tally: Tally, *, known: bool) -> None:
    words = sum(isinstance(event, e.WordPlayed) for event in events)
    if known:
        tally.judged += words
    else:
        tally.trusted += words


def _wrong_texts(events: Sequence[e.Event], stored: Sequence[StoredEvent]) -> Iterator[str]:
    for event, row in zip(events, stored, strict=True):
        if row.said_by is not None and not (isinstance(event, e.Said) and event.player == row.said_by):
            yield f"event {row.seq} has a text that its player did not say"
