"""Players, their names and keys in SQLite: what is asked of the tables players and keys, inside a transaction."""

import sqlite3
from collections.abc import Callable, Sequence

import msgspec

from wordsnake.game.events import PlayerId
from wordsnake.rules.names import name_key
from wordsnake.store.naming import is_lapsed
from wordsnake.store.protocols import NameTaken, NoSuchPlayer, Player

_PLAYER = "SELECT player, name, bot, created_at, banned, finished FROM players "
_GUEST = "UPDATE players SET name = NULL, name_key = NULL, claimed_at = NULL WHERE player = ?"


def by_authid(connection: sqlite3.Connection, authid: str) -> Player | None:
    """The owner of a key."""
    return _one(connection, "WHERE player = (SELECT player FROM keys WHERE authid = ?)", authid)


def by_name(connection: sqlite3.Connection, name: str) -> Player | None:
    """The owner of a name, whatever its case."""
    return _one(connection, "WHERE name_key = ?", name_key(name))


def by_ids(connection: sqlite3.Connection, ids: Sequence[PlayerId]) -> dict[PlayerId, Player]:
    """Those that exist."""
    players = _some(connection, "WHERE player IN (SELECT value FROM json_each(?))", _json(ids))
    return {player.id: player for player in players}


def everyone(connection: sqlite3.Connection) -> tuple[Player, ...]:
    """All with a name, by name."""
    return _some(connection, "WHERE name IS NOT NULL ORDER BY name_key")


def enter(connection: sqlite3.Connection, authid: str, at: int, new_id: Callable[[], PlayerId]) -> Player:
    """The owner of a key; a new guest if it has none."""
    known = by_authid(connection, authid)
    if known is not None:
        return known
    player = new_id()
    connection.execute("INSERT INTO players (player, created_at) VALUES (?, ?)", (player, at))
    _add_key(connection, player, authid, at)
    return _the(connection, player)


def name(connection: sqlite3.Connection, player: PlayerId, name: str, at: int, *, bot: bool | None) -> Player:
    """Give a player a name, taking it from one whose claim has lapsed; `bot` None leaves that as it was.

    To spell one's own name anew is no new claim: its 30 days do not begin again.
    """
    _the(connection, player)
    claimed_at = _claim(connection, player, name, at)
    connection.execute(
        "UPDATE players SET name = ?, name_key = ?, claimed_at = ?, bot = coalesce(?, bot) WHERE player = ?",
        (name, name_key(name), claimed_at, bot, player),
    )
    return _the(connection, player)


def free_name(connection: sqlite3.Connection, player: PlayerId) -> Player:
    """Make a guest of a player."""
    connection.execute(_GUEST, (player,))
    return _the(connection, player)


def link_key(connection: sqlite3.Connection, player: PlayerId, authid: str, at: int) -> Player:
    """Add a key, with all others of the guest it belonged to, who is no more."""
    _the(connection, player)
    owner = by_authid(connection, authid)
    if owner is None:
        _add_key(connection, player, authid, at)
    elif owner.id != player:
        _merge(connection, owner, player, at)
    return _the(connection, player)


def ban(connection: sqlite3.Connection, player: PlayerId, *, banned: bool) -> Player:
    """Shut out, or let in."""
    connection.execute("UPDATE players SET banned = ? WHERE player = ?", (banned, player))
    return _the(connection, player)


def forget(connection: sqlite3.Connection, player: PlayerId) -> None:
    """Erase name, keys and the texts said; the row stays, for the logs' sake."""
    _the(connection, player)
    connection.execute(_GUEST, (player,))
    connection.execute("DELETE FROM keys WHERE player = ?", (player,))
    connection.execute("DELETE FROM chat WHERE player = ?", (player,))
    connection.execute("DELETE FROM appeals WHERE player = ?", (player,))


def _claim(connection: sqlite3.Connection, player: PlayerId, name: str, at: int) -> int:
    """Since when the player has the name, if it may have it."""
    row = connection.execute(
        "SELECT player, claimed_at, finished FROM players WHERE name_key = ?", (name_key(name),)
    ).fetchone()
    if row is None:
        return at
    owner, claimed_at, finished = row
    if owner == player:
        return int(claimed_at)
    if not is_lapsed(claimed_at=claimed_at, finished=finished, at=at):
        raise NameTaken(f"The name {name} belongs to another player.")
    connection.execute(_GUEST, (owner,))
    return at


def _merge(connection: sqlite3.Connection, guest: Player, player: PlayerId, at: int) -> None:
    seated = connection.execute("SELECT 1 FROM seats WHERE player = ? LIMIT 1", (guest.id,)).fetchone()
    if guest.name is not None or seated is not None:
        raise NameTaken("The key belongs to another player.")
    connection.execute("DELETE FROM players WHERE player = ?", (guest.id,))  # and its keys
    for authid in guest.authids:
        _add_key(connection, player, authid, at)


def _add_key(connection: sqlite3.Connection, player: PlayerId, authid: str, at: int) -> None:
    connection.execute("INSERT INTO keys (authid, player, linked_at) VALUES (?, ?, ?)", (authid, player, at))


def _the(connection: sqlite3.Connection, player: PlayerId) -> Player:
    found = _one(connection, "WHERE player = ?", player)
    if found is None:
        raise NoSuchPlayer("There is no such player.")
    return found


def _one(connection: sqlite3.Connection, where: str, value: str) -> Player | None:
    return next(iter(_some(connection, where, value)), None)


def _some(connection: sqlite3.Connection, where: str, *values: str) -> tuple[Player, ...]:
    rows = connection.execute(_PLAYER + where, values).fetchall()
    authids = _authids(connection, [row[0] for row in rows])
    return tuple(
        Player(
            id=PlayerId(player),
            name=name,
            bot=bool(bot),
            authids=tuple(authids[player]),
            created_at=created_at,
            banned=bool(banned),
            finished=finished,
        )
        for player, name, bot, created_at, banned, finished in rows
    )


def _authids(connection: sqlite3.Connection, ids: Sequence[PlayerId]) -> dict[str, list[str]]:
    """The keys of players, each one's in the order in which they were linked."""
    found: dict[str, list[str]] = {player: [] for player in ids}
    rows = connection.execute(
        "SELECT player, authid FROM keys WHERE player IN (SELECT value FROM json_each(?)) ORDER BY place", (_json(ids),)
    )
    for player, authid in rows:
        found[player].append(authid)
    return found


def _json(value: Sequence[str]) -> str:
    return msgspec.json.encode(value).decode()
