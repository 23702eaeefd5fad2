"""GET /health: whether somebody could sign in and play now.

200 `{"status": "ok", "version", "players"}` while an engine offers `wordsnake.play_word`, 503 `{"status": "starting"}`
otherwise. `players` counts the sessions of players. The router is asked anew for every request, so the answer is
never stale.
"""

import json
from typing import Any

from twisted.internet.defer import Deferred
from twisted.python.failure import Failure
from twisted.web import http
from twisted.web.resource import Resource
from twisted.web.server import NOT_DONE_YET, Request

from router.component import RouterComponent

NEEDED = "wordsnake.play_word"


class Health(RouterComponent):
    """The session through which the page asks the router; Crossbar.io makes the two apart, in one process."""

    joined: "Health | None" = None

    async def begin(self) -> None:
        """Be found by `HealthPage`."""
        Health.joined = self

    async def players(self) -> int | None:
        """How many sessions players have; None while no engine plays."""
        if await self.call("wamp.registration.lookup", NEEDED) is None:
            return None
        count: int = await self.call("wamp.session.count", ["player"])
        return count


class HealthPage(Resource):
    """The page. `extra`: `{"version": the version to tell}`."""

    isLeaf = True

    def __init__(self, extra: dict[str, Any]) -> None:
        super().__init__()
        self._version = extra["version"]

    def render_GET(self, request: Request) -> int:  # noqa: N802 - twisted's name
        """Answer once the router has."""
        request.setHeader(b"content-type", b"application/json")
        request.setHeader(b"cache-control", b"no-store")
        request.setHeader(b"x-content-type-options", b"nosniff")
        answer = Deferred.fromCoroutine(self._status())
        gone = request.notifyFinish()
        gone.addErrback(lambda _: answer.cancel())
        answer.addCallbacks(lambda status: self._answer(request, *status), lambda failure: _failed(request, failure))
        return NOT_DONE_YET

    async def _status(self) -> tuple[int, dict[str, Any]]:
        players = await Health.joined.players() if Health.joined else None
        if players is None:
            return http.SERVICE_UNAVAILABLE, {"status": "starting"}
        return http.OK, {"status": "ok", "version": self._version, "players": players}

    def _answer(self, request: Request, code: int, body: dict[str, Any]) -> None:
        request.setResponseCode(code)
        request.write(json.dumps(body).encode())
        request.finish()


def _failed(request: Request, failure: Failure) -> None:
    pass
