"""How many files the server's processes may have open. Every connection is one, and most systems begin with 1,024."""

import resource

ENOUGH = 16_384
"""For all connections that the node takes (`max_connections` in its configuration), and the rest."""
SPARE = 224
"""What a process has open besides connections: listeners, libraries, the database, its log."""


def make_room() -> int:
    """Let this process, and those it starts, open as many files as they need or the system allows.

    Answers for how many connections there is room.
    """
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    limit = limit_of(soft, hard)
    if limit != soft:
        resource.setrlimit(resource.RLIMIT_NOFILE, (limit, hard))
    return max(limit - SPARE, 1)


def limit_of(soft: int, hard: int) -> int:
    """The soft limit to have, given both as the kernel has them; it is never lowered."""
    highest = ENOUGH if hard == resource.RLIM_INFINITY else min(ENOUGH, hard)
    return soft if soft == resource.RLIM_INFINITY else max(soft, highest)


def shortage(room: int | None, wanted: int) -> str | None:
    """What to tell the host where there is room for fewer connections than are wanted (None: for all)."""
    if room is None or room >= wanted:
        return None
    return (
        f"room for {room:,} connections at a time instead of {wanted:,}: raise the limit of open files to {ENOUGH:,}"
        " (LimitNOFILE= of a systemd unit, `ulimit -Hn` in a shell)"
    )
