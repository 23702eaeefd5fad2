"""A POST over HTTP, by Twisted's own client. Redirects are not followed, and of an answer only its head is read."""

from collections.abc import Mapping
from io import BytesIO
from typing import Any, cast

from twisted.internet.defer import TimeoutError as TimedOut
from twisted.internet.error import ConnectError, DNSLookupError
from twisted.internet.protocol import Protocol
from twisted.web import client as web
from twisted.web.http_headers import Headers

from wordsnake.relay.verdict import Answer

WITHIN_S = 15.0
"""A receiver must answer within this time: it does its work afterwards."""

_web = cast("Any", web)  # it has no types
FAILURES: tuple[type[Exception], ...] = (
    ConnectError,
    DNSLookupError,
    TimedOut,
    OSError,
    _web.RequestNotSent,
    _web.RequestTransmissionFailed,
    _web.ResponseFailed,
)


class Post:
    """Sends to one URL."""

    def __init__(self, reactor: Any, url: str) -> None:
        self._reactor = reactor
        self._url = url.encode("ascii")
        self._agent = _web.Agent(reactor, connectTimeout=WITHIN_S)

    async def __call__(self, headers: Mapping[str, str], body: bytes) -> Answer:
        """The answer to `body`, which is JSON."""
        whole = {"content-type": "application/json", "user-agent": "wordsnake-relay", **headers}
        fields = Headers({name: [value] for name, value in whole.items()})
        sent = self._agent.request(b"POST", self._url, fields, _web.FileBodyProducer(BytesIO(body)))
        sent.addTimeout(WITHIN_S, self._reactor)
        try:
            response = await sent
        except FAILURES:
            return Answer(None)
        response.deliverBody(_Unread())
        return Answer(response.code, _seconds(response.headers.getRawHeaders("retry-after")))


class _Unread(Protocol):
    def connectionMade(self) -> None:  # noqa: N802 - Twisted's name
        cast("Any", self.transport).loseConnection()


def _seconds(values: Any) -> float | None:
    """How long was asked for, if in seconds."""
    return float(values[0]) if values and values[0].isascii() and values[0].isdecimal() else None
