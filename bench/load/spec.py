"""What the load generator is told, and what it answers: figures by name."""

from typing import Literal

import msgspec

from bench.plan import Plan

Result = dict[str, float]
Dialect = Literal["wamp", "plain"]


class Spec(msgspec.Struct, frozen=True, kw_only=True):
    """One scenario on one server.

    `core` is the load generator's own, `pids` are the server's processes, `words` names a file with a chain of words,
    and `salt` makes the players other ones than those of the run before.
    """

    scenario: str
    dialect: Dialect
    port: int
    pids: list[int]
    core: int
    words: str
    salt: str
    plan: Plan
