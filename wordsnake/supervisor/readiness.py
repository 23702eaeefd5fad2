"""Waiting until somebody can sign in and play."""

import logging
from collections.abc import Callable
from typing import Any, cast

from OpenSSL.SSL import Connection
from twisted.internet.defer import Deferred
from twisted.internet.interfaces import IOpenSSLClientConnectionCreator
from twisted.internet.ssl import CertificateOptions
from twisted.internet.task import LoopingCall
from twisted.web.client import Agent, readBody
from twisted.web.iweb import IPolicyForHTTPS, IResponse
from zope.interface import implementer  # type: ignore[import-untyped]

from wordsnake.supervisor.clock import Clock

POLL_SECONDS = 0.1
"""Between two questions."""

ANSWER_SECONDS = 2.0
"""How long one question may take."""

GRUMBLE_SECONDS = 30.0
"""After this long without readiness, and again each time, the log says so."""

OK = 200


@implementer(IPolicyForHTTPS, IOpenSSLClientConnectionCreator)
class AnyCertificate:
    """Takes whatever certificate the server shows: it is ours, asked by an address for which it was not made."""

    def creatorForNetloc(self, hostname: bytes, port: int) -> "AnyCertificate":  # noqa: N802 - twisted's name
        """Who makes connections to this address."""
        del hostname, port
        return self

    def clientConnectionForTLS(self, tlsProtocol: object) -> Connection:  # noqa: N802, N803 - twisted's names
        """A connection that checks nothing."""
        del tlsProtocol
        return Connection(CertificateOptions().getContext(), None)


Ask = Callable[[], "Deferred[int]"]
"""Asks /health once: the status code of the answer. Fails if there is none."""


def health(reactor: Any, url: str) -> Ask:
    """Asks `url` + "health", for at most `ANSWER_SECONDS` a time."""
    agent = Agent(reactor, AnyCertificate(), connectTimeout=ANSWER_SECONDS)  # type: ignore[no-untyped-call]

    def read(response: IResponse) -> Deferred[int]:
        return readBody(response).addCallback(lambda _: response.code)

    def ask() -> Deferred[int]:
        asked: Deferred[int] = agent.request(b"GET", f"{url}health".encode()).addCallback(read)
        return asked.addTimeout(ANSWER_SECONDS, reactor)

    return ask


log = logging.getLogger(__name__)


class Readiness:
    """Asks until the answer is 200, then calls `ready`, once."""

    def __init__(self, ask: Ask, clock: Clock, ready: Callable[[], None]) -> None:
        self._ask = ask
        self._clock = clock
        self._ready = ready
        self._loop = LoopingCall(self._poll)
        self._loop.clock = cast("Any", clock)
        self._grumble_at = 0.0

    def start(self) -> None:
        """Begin to ask."""
        self._grumble_at = self._clock.seconds() + GRUMBLE_SECONDS
        self._loop.start(POLL_SECONDS)

    def stop(self) -> None:
        """Ask no more."""
        if self._loop.running:
            self._loop.stop()

    def _poll(self) -> Deferred[None]:
        return self._ask().addCallbacks(self._answered, self._unanswered)

    def _answered(self, code: int) -> None:
        if code != OK:
            self._grumble(f"it answers {code}")
        elif self._loop.running:
            self.stop()
            self._ready()

    def _unanswered(self, reason: object) -> None:
        del reason  # refused, reset, too slow: it has yet to come up
        self._grumble("it does not answer yet")

    def _grumble(self, why: str) -> None:
        if self._loop.running and self._clock.seconds() >= self._grumble_at:
            self._grumble_at += GRUMBLE_SECONDS
            log.warning("the server is not ready: %s", why)
