"""GET /health: whether somebody could sign in and play now.

200 `{"status": "ok", "version", "players", "degraded"}` while an engine offers `wordsnake.play_word`, 503
`{"status": "starting"}` otherwise. `players` counts the sessions of players; `degraded` lists what makes the router
faster and does not fit the versions installed (see `router.guard`). The router is asked anew for every request, so the
answer is never stale. The transport of the engine starts after that of the players: 200 means that they can connect.
"""

# mypy: allow-untyped-calls
import json
from typing import Any

from twisted.internet.defer import Deferred
from twisted.web import http
from twisted.web.resource import Resource
from twisted.web.server import NOT_DONE_YET, Request

from router.answer import Answer, refusal, send
from router.component import RouterComponent
from router.guard import Guard

NEEDED = "wordsnake.play_word"


class Health(RouterComponent):
    """The session through which the page asks the router."""

    joined: "Health | None" = None

    async def begin(self) -> None:
        """Be found by `HealthPage`: Crossbar.io makes the two apart, in one process."""
        Health.joined = self

    async def players(self) -> int | None:
        """How many sessions players have; None while no engine plays."""
        if await self.call("wamp.registration.lookup", NEEDED) is None:
            return None
        return self.present()["player"]


def answer(version: str, players: int | None, degraded: tuple[str, ...] = ()) -> Answer:
    """The answer when `players` have sessions; None: no engine plays."""
    headers = {"content-type": "application/json", "cache-control": "no-store"}
    if players is None:
        return Answer(http.SERVICE_UNAVAILABLE, json.dumps({"status": "starting"}).encode(), headers)
    well = {"status": "ok", "version": version, "players": players, "degraded": degraded}
    return Answer(http.OK, json.dumps(well).encode(), headers)


class HealthPage(Resource):
    """The page. `extra`: `{"version": the version to tell}`."""

    isLeaf = True  # noqa: N815 - twisted's name

    def __init__(self, extra: dict[str, Any]) -> None:
        super().__init__()
        self._version: str = extra["version"]

    def render(self, request: Request) -> int:
        """Answer once the router has."""
        if refused := refusal(request.method.decode("ascii", "replace")):
            return send(request, refused)
        Deferred.fromCoroutine(self._render(request)).addErrback(request.processingFailed)
        return NOT_DONE_YET

    async def _render(self, request: Request) -> None:
        players = await Health.joined.players() if Health.joined else None
        if request.channel is not None:  # else the client is gone
            send(request, answer(self._version, players, Guard.degraded))
