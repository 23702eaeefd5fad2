"""The event log in SQLite: what is asked of the tables games, events, seats and chat, inside a transaction."""

import sqlite3
from collections.abc import Sequence
from typing import Any, get_args

import msgspec

from wordsnake.game.card import GameCard, Phase
from wordsnake.game.codec import CodecError, decode, encode
from wordsnake.game.events import Event, GameId, Outcome, PlayerId, Said
from wordsnake.store.appending import check_follows, with_text, without_text
from wordsnake.store.cursor import place_of, read_cursor, write_cursor
from wordsnake.store.protocols import GamePage, SeqConflict, Unreadable
from wordsnake.store.sqlite.books import settle_finished

CARD_COLUMNS = """
    games.game, games.seq, games.phase, games.ruleset, games.language, games.private, games.host, games.seats,
    games.scores, games.seats_max, games.words, games.opened_at, games.changed_at, games.outcome, games.day
"""
"""What `card_of_row` makes a card of."""

_CARD = f"SELECT {CARD_COLUMNS} FROM games "  # noqa: S608 - the names of columns

_OPEN_GAME = """
    INSERT INTO games (seq, phase, host, seats, scores, words, changed_at, outcome, game,
                       ruleset, language, private, seats_max, opened_at, day)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""

_CHANGE_GAME = """
    UPDATE games
       SET seq = ?, phase = ?, host = ?, seats = ?, scores = ?, words = ?, changed_at = ?, outcome = ?
     WHERE game = ?
"""

_CHANGE_ONLY = f"{_CHANGE_GAME} AND seq = ? AND phase = ? AND seats = ?"

_BEFORE = "SELECT seq, phase, seats FROM games WHERE game = ?"

_READ = """
    SELECT events.body, chat.text
      FROM events LEFT JOIN chat USING (game, seq)
     WHERE game = ? AND seq > ?
     ORDER BY seq
     LIMIT ?
"""


def append(connection: sqlite3.Connection, game: GameId, events: Sequence[Event], card: GameCard) -> None:
    """Store events and card, and who has sat down, stood up or finished a game by it, with what that comes to."""
    if _goes_on(connection, events[0].seq - 1, card):
        _put_events(connection, game, events)
        _put_chat(connection, game, events)
        return
    seq, phase, seats = connection.execute(_BEFORE, (game,)).fetchone() or (0, None, "[]")
    check_follows(game, events[0].seq, seq)
    _put_card(connection, card, new=seq == 0)
    _put_events(connection, game, events)
    _put_chat(connection, game, events)
    if _json(card.seats) != seats:
        _move_seats(connection, game, set(players_of_row(seats)), set(card.seats))
    if card.phase == "finished" != phase:
        connection.executemany(
            "UPDATE players SET finished = finished + 1 WHERE player = ?", [(player,) for player in card.seats]
        )
        settle_finished(connection, game, events[-1].at)


def read(connection: sqlite3.Connection, game: GameId, since: int, limit: int | None) -> tuple[Event, ...]:
    """The events after `since`, with what was said as long as it is kept."""
    rows = connection.execute(_READ, (game, since, -1 if limit is None else limit))
    try:
        return tuple(with_text(decode(body), text) for body, text in rows)
    except CodecError as error:  # damage, or a newer server wrote it
        raise Unreadable(f"The log of game {game} cannot be read by this version of Wordsnake: {error}.") from error


def card(connection: sqlite3.Connection, game: GameId) -> GameCard | None:
    """The card of a game."""
    row = connection.execute(_CARD + "WHERE game = ?", (game,)).fetchone()
    return None if row is None else card_of_row(row)


def unfinished(connection: sqlite3.Connection) -> tuple[GameId, ...]:
    """The games that are waiting or playing, oldest first."""
    rows = connection.execute("SELECT game FROM games WHERE phase IN ('waiting', 'playing') ORDER BY opened_at, game")
    return tuple(GameId(game) for (game,) in rows)


def over_since(connection: sqlite3.Connection, at: int) -> tuple[GameId, ...]:
    """The games that are over and changed at this time or later."""
    query = "SELECT game FROM games WHERE phase IN ('finished', 'closed') AND changed_at >= ? ORDER BY changed_at, game"
    rows = connection.execute(query, (at,))
    return tuple(GameId(game) for (game,) in rows)


def public_games(
    connection: sqlite3.Connection, phase: Phase | None, language: str | None, cursor: str | None, limit: int
) -> GamePage:
    """A page of public games; one row more than asked for tells whether there is another page.

    Those of a language are looked for phase by phase, since that is how its index has them.
    """
    phases = get_args(Phase) if phase is None and language is not None else (phase,)
    found = [row for each in phases for row in _public(connection, each, language, cursor, limit + 1)]
    cards = sorted(map(card_of_row, found), key=place_of, reverse=True)
    games = tuple(cards[:limit])
    return GamePage(games, write_cursor(place_of(games[-1])) if len(cards) > limit else None)


def _public(
    connection: sqlite3.Connection, phase: Phase | None, language: str | None, cursor: str | None, most: int
) -> list[Any]:
    conditions, values = ["private = 0", "day IS NULL"], list[object]()
    if phase is not None:
        conditions.append("phase = ?")
        values.append(phase)
    if language is not None:
        conditions.append("language = ?")
        values.append(language)
        if phase in {"finished", "closed"}:
            conditions.append("phase IN ('finished', 'closed')")  # as the index games_over_in has it
    if cursor is not None:
        conditions.append("(changed_at, game) < (?, ?)")
        values.extend(read_cursor(cursor))
    query = f"{_CARD} WHERE {' AND '.join(conditions)} ORDER BY changed_at DESC, game DESC LIMIT ?"
    return connection.execute(query, (*values, most)).fetchall()


def prune_chat(connection: sqlite3.Connection, before: int) -> int:
    """Forget what was said before this time; answers how many texts that were."""
    return connection.execute("DELETE FROM chat WHERE said_at < ?", (before,)).rowcount


def _goes_on(connection: sqlite3.Connection, seq: int, card: GameCard) -> bool:
    """Put the card in place of that at `seq` if both have the same phase and seats, as after most events."""
    row = _row(card)
    return connection.execute(_CHANGE_ONLY, (*row, seq, card.phase, row[3])).rowcount == 1


def _row(card: GameCard) -> tuple[object, ...]:
    outcome = None if card.outcome is None else _json(card.outcome)
    seats, scores = _json(card.seats), _json(card.scores)
    return card.seq, card.phase, card.host, seats, scores, card.words, card.changed_at, outcome, card.game


def _put_card(connection: sqlite3.Connection, card: GameCard, *, new: bool) -> None:
    row = _row(card)
    if new:
        _open_game(connection, card, row)
    else:
        connection.execute(_CHANGE_GAME, row)


def _open_game(connection: sqlite3.Connection, card: GameCard, row: tuple[object, ...]) -> None:
    fixed = (card.ruleset, card.language, card.private, card.seats_max, card.opened_at, card.day)
    try:
        connection.execute(_OPEN_GAME, row + fixed)
    except sqlite3.IntegrityError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_CONSTRAINT_UNIQUE:  # that is the index games_of_day
            raise
        raise SeqConflict(f"The host of game {card.game} has a daily game of {card.day} already.") from error


def _put_events(connection: sqlite3.Connection, game: GameId, events: Sequence[Event]) -> None:
    rows = [(game, event.seq, encode(without_text(event))) for event in events]
    try:
        connection.executemany("INSERT INTO events (game, seq, body) VALUES (?, ?, ?)", rows)
    except sqlite3.IntegrityError as error:
        raise SeqConflict(f"An event of game {game} from {events[0].seq} on is stored already.") from error


def _put_chat(connection: sqlite3.Connection, game: GameId, events: Sequence[Event]) -> None:
    said = [(game, e.seq, e.player, e.at, e.text) for e in events if isinstance(e, Said) and e.text is not None]
    if said:
        connection.executemany("INSERT INTO chat (game, seq, player, said_at, text) VALUES (?, ?, ?, ?, ?)", said)


def _move_seats(connection: sqlite3.Connection, game: GameId, before: set[PlayerId], after: set[PlayerId]) -> None:
    up, down = sorted(before - after), sorted(after - before)
    connection.executemany("DELETE FROM seats WHERE player = ? AND game = ?", [(player, game) for player in up])
    connection.executemany("INSERT INTO seats (player, game) VALUES (?, ?)", [(player, game) for player in down])


def card_of_row(row: Sequence[Any]) -> GameCard:
    """The card in a row of CARD_COLUMNS."""
    game, seq, phase, ruleset, language, private, host, *others = row
    seats, scores, seats_max, words, opened, changed, outcome, day = others
    return GameCard(
        game=GameId(game),
        seq=seq,
        phase=phase,
        ruleset=ruleset,
        language=language,
        private=bool(private),
        host=PlayerId(host),
        seats=players_of_row(seats),
        scores=msgspec.json.decode(scores, type=tuple[int, ...]),
        seats_max=seats_max,
        words=words,
        opened_at=opened,
        changed_at=changed,
        outcome=None if outcome is None else msgspec.json.decode(outcome, type=Outcome),
        day=day,
    )


def players_of_row(text: str) -> tuple[PlayerId, ...]:
    """The players in the column `seats`."""
    return msgspec.json.decode(text, type=tuple[PlayerId, ...])


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()
