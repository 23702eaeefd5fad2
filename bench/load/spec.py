"""What the load generator is told, and what it answers: figures by name."""

from typing import Literal

import msgspec

from bench.plan import Plan

Result = dict[str, float]
Dialect = Literal["wamp", "plain", "socketio", "polling"]


class Spec(msgspec.Struct, frozen=True, kw_only=True):
    """One scenario on one server.

    `core` is the load generator's own, `pids` are the server's processes, of which `engine` (0: none) is Wordsnake's
    engine. `words` names a file with a chain of words. `salt` makes the players other ones than those of the run
    before, and they come from another address, `source`; a flood comes from `flood_source`.
    """

    scenario: str
    dialect: Dialect
    port: int
    pids: list[int]
    engine: int
    core: int
    words: str
    salt: str
    source: str
    flood_source: str
    plan: Plan
