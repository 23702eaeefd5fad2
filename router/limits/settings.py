"""Every limit, in one place. `docs/api.md` tells them to clients."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, NamedTuple, Self


class Rate(NamedTuple):
    """How much a second in the long run, and how much at once after a rest."""

    per_second: float
    burst: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a client may do. A school is one address: 300 pupils behind it can sign in, and play, at once.

    `component_share`: what a message of a component costs, where one of a player costs 1; the host trusts its key.
    """

    messages: Rate = Rate(20, 100)  # noqa: RUF009 - a tuple, which nobody can change
    """Of one connection, control frames included. A player at the keyboard sends two a second at the most; the page
    sends ten when it opens a game."""
    component_share: float = 0.1
    bytes: Rate = Rate(65_536, 262_144)  # noqa: RUF009 - a tuple, which nobody can change
    """Of one connection, as they come from the wire. Beyond that they are read later; nothing is refused."""
    refusals: Rate = Rate(10, 200)  # noqa: RUF009 - a tuple, which nobody can change
    """Messages of one connection that are answered with a refusal, before the connection is dropped."""

    sign_ins: Rate = Rate(10, 300)  # noqa: RUF009 - a tuple, which nobody can change
    """Of one address. Each costs the router about 2 ms; after a restart of the server everybody comes back at once."""
    sessions: int = 300
    """Of one address."""
    websockets: Rate = Rate(20, 400)  # noqa: RUF009 - a tuple, which nobody can change
    """Of one address: handshakes, of which each costs about 1 ms."""
    connections: int = 1000
    """Of one address, open at a time: a fifteenth of what the transport takes from everybody. A browser opens six for a
    page and one to play."""
    requests: Rate = Rate(100, 3000)  # noqa: RUF009 - a tuple, which nobody can change
    """Of one address, by HTTP: 300 browsers that load the page at once, of about eight files."""

    codes: Rate = Rate(0.2, 30)  # noqa: RUF009 - a tuple, which nobody can change
    """Of one address: codes for second devices, made or tried. A class that links its telephones makes and tries one
    each."""

    message_bytes: int = 65_536
    fragments: int = 64
    """Frames that one message may be cut into."""
    arguments: int = 32
    """Positional, and as many by keyword. No procedure takes more than four."""
    nesting: int = 8
    """Lists and objects within each other. A ruleset with overrides, the deepest of ours, has two."""
    subscriptions: int = 100
    """Of one session: the 16 games that a player may sit in, the four other topics, and 80 games to watch."""
    registrations: int = 100
    """Of one session."""
    calls: int = 100
    """Of one session, under way at a time."""

    join_seconds: float = 5.0
    """How long a connection may be without a session, before the first or after the last. With the close handshake
    (2 s) and the interval of the check it is gone within 10 s."""
    body_bytes: int = 65_536
    """Of an HTTP request."""

    log_lines: Rate = Rate(0.5, 60)  # noqa: RUF009 - a tuple, which nobody can change
    """Of all clients together: what is logged of their mistakes. Some 5 MB a day at the worst."""

    @classmethod
    def parse(cls, changes: Mapping[str, Any]) -> Self:
        """The defaults with some changed, as JSON has them. Raises ValueError for a name that is no limit."""
        known = {field.name: field for field in fields(cls)}
        if unknown := set(changes) - known.keys():
            raise ValueError(f"no such limit: {', '.join(sorted(unknown))}; there are {', '.join(known)}")
        values: dict[str, Any] = {
            name: Rate(*value) if isinstance(value, list) else value for name, value in changes.items()
        }
        return cls(**values)


LIMITS = Limits()
"""Those that hold where the configuration says nothing."""
