"""wordsnake.wamp.procedures.router_limits: the engine tells clients what the router in front of it says."""

from typing import Any

import pytest
from autobahn.wamp.exception import ApplicationError
from twisted.internet.defer import Deferred, fail, succeed

from tests.support.router_limits import AS_IT_SHIPS
from tests.support.service import ANNA, Server, result_of
from wordsnake.wamp.procedures.router_limits import PROCEDURE


def ask(server: Server, answer: Deferred[Any]) -> list[str]:
    """Have the server ask its router; what it called."""
    called: list[str] = []

    def call(procedure: str) -> Deferred[Any]:
        called.append(procedure)
        return answer

    result_of(Deferred.fromCoroutine(server.service.router.ask(call)))
    return called


def test_about_tells_what_the_router_says(server: Server) -> None:
    """Anew in each session: a router may come back with other limits."""
    changed = {**AS_IT_SHIPS, "connection": {**AS_IT_SHIPS["connection"], "subscriptions": 7, "messages": None}}
    assert ask(server, succeed(changed)) == [PROCEDURE]
    told = server.call(ANNA, "about")["router"]["connection"]
    assert (told["subscriptions"], told["messages"]) == (7, None)


@pytest.mark.parametrize(
    "answer",
    [
        lambda: fail(ApplicationError("wamp.error.no_such_procedure")),
        lambda: succeed({"connection": {}}),
        lambda: succeed(None),
    ],
)
def test_where_the_router_says_nothing_about_says_nothing(server: Server, answer: Any) -> None:
    """An engine also plays beside a router of another make."""
    ask(server, answer())
    assert server.call(ANNA, "about")["router"] is None


def test_a_player_learns_how_much_it_may_call(server: Server) -> None:
    """The engine's own limit, over all connections."""
    assert server.call(ANNA, "about")["limits"]["calls"] == {"per_second": 20.0, "at_once": 60}
