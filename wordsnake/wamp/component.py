"""The engine's way to the router: one session on the Unix socket, renewed for as long as the engine lives.

A session offers nothing until it knows who is connected. When it is lost, games go on and nothing is published; the
next session begins anew.
"""

import logging
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, cast

from autobahn.twisted.rawsocket import WampRawSocketClientFactory
from autobahn.wamp.cryptosign import CryptosignKey
from autobahn.wamp.exception import ApplicationError, TransportLost
from autobahn.wamp.message import Invocation
from autobahn.wamp.serializer import MsgPackSerializer
from autobahn.wamp.types import (
    Challenge,
    CloseDetails,
    ComponentConfig,
    PublishOptions,
    RegisterOptions,
    SessionDetails,
)
from twisted.application.internet import ClientService
from twisted.internet.defer import Deferred
from twisted.internet.endpoints import UNIXClientEndpoint
from twisted.internet.interfaces import IStreamClientEndpoint

from wordsnake.wamp.calls.endpoint import DETAILS, Endpoint
from wordsnake.wamp.calls.inbound import refusal_of_invocation
from wordsnake.wamp.contract import uris
from wordsnake.wamp.contract.messages import Message
from wordsnake.wamp.lean_link import LeanProtocol, LeanSession, is_sound
from wordsnake.wamp.presence.rollcall import RollCall
from wordsnake.wamp.service import Service
from wordsnake.wamp.trust.farewells import Farewell

AUTHID = "engine"
FIRST_RETRY_S = 0.1
LAST_RETRY_S = 1.0
ASKED = "wamp.subscription.lookup"
"""What the router is asked to see whether it answers: a look into a table."""
LAST_OFFERED = uris.PLAY_WORD
"""Who sees this procedure may play: it is registered when all others are."""
REGISTRATION = RegisterOptions(details_arg=DETAILS, force_reregister=True)
"""A new engine takes over from one that hangs."""

log = logging.getLogger(__name__)


class EngineSession(LeanSession):
    """One session of the engine."""

    def __init__(self, link: "RouterLink", key: CryptosignKey) -> None:
        super().__init__(ComponentConfig(uris.REALM))
        self._link = link
        self._key = key

    def onConnect(self) -> None:  # noqa: N802 - Autobahn's name
        """Sign in with the engine's key."""
        extra = {"pubkey": self._key.public_key()}
        self.join(self.config.realm, authmethods=["cryptosign"], authid=AUTHID, authextra=extra)

    def onChallenge(self, challenge: Challenge) -> Any:  # noqa: N802 - Autobahn's name
        """Prove that the key is ours."""
        return self._key.sign_challenge(challenge)

    def onJoin(self, details: SessionDetails) -> Deferred[None]:  # noqa: ARG002, N802 - Autobahn's
        """Learn who is here, then offer the procedures; if that fails, try with another session."""
        return Deferred.fromCoroutine(self._link.joined(self)).addErrback(self._give_up)

    def onMessage(self, msg: Any) -> Any:  # noqa: N802 - Autobahn's name
        """Refuse forged calls before anything else sees them."""
        refusal = refusal_of_invocation(msg) if isinstance(msg, Invocation) else None
        if refusal is None:
            return super().onMessage(msg)
        return self._transport.send(refusal)

    def onLeave(self, details: CloseDetails) -> None:  # noqa: N802 - Autobahn's name
        """The session is over: whatever waits for an answer of the router fails."""
        self._link.left(self, details.reason)
        # By its default reason Autobahn fails what is outstanding without a warning of its own.
        super().onLeave(CloseDetails(CloseDetails.REASON_DEFAULT, details.message))

    def onUserError(self, fail: Any, msg: str) -> None:  # noqa: N802 - Autobahn's name
        """Endpoints answer with errors on purpose, and log what is none; anything else is a defect."""
        if not isinstance(fail.value, ApplicationError):
            log.error("a session failed: %s", msg, exc_info=fail.value)

    def _give_up(self, failure: Any) -> None:
        if failure.check(TransportLost, ApplicationError) is None:
            log.error("the session could not begin", exc_info=failure.value)
        if self.is_attached():
            self.disconnect()


class RouterLink:
    """Keeps the service connected. `seed` is the engine's Ed25519 seed in hex, `socket` the router's Unix socket."""

    def __init__(
        self, service: Service, endpoints: Mapping[str, Endpoint], *, seed: str, socket: Path, reactor: Any
    ) -> None:
        """`endpoints` are offered besides the service's own."""
        self._service = service
        self._endpoints = {**endpoints, **service.endpoints}
        self._key = CryptosignKey.from_bytes(bytes.fromhex(seed))
        self._session: EngineSession | None = None
        self._serving: EngineSession | None = None
        self._client = ClientService(
            cast("IStreamClientEndpoint", UNIXClientEndpoint(reactor, str(socket))),  # type: ignore[no-untyped-call]
            self._factory(),
            retryPolicy=lambda attempt: min(LAST_RETRY_S, FIRST_RETRY_S * 2 ** min(attempt, 4)),
            clock=reactor,
        )

    def start(self) -> None:
        """Connect, and connect again whenever the connection is lost."""
        self._client.startService()

    def stop(self) -> Deferred[None]:
        """Leave the router."""
        stopped: Deferred[None] = self._client.stopService()
        return stopped

    async def joined(self, session: EngineSession) -> None:
        """A new session: learn who is connected, then publish and answer through it."""
        await RollCall(self._service.sessions).begin(session)
        await self._service.router.ask(session.call)
        self._session = session
        self._service.publisher.send = self._send
        self._service.watchers.ask = session.call
        for uri in sorted(self._endpoints, key=lambda uri: uri == LAST_OFFERED):
            registration = await session.register(self._endpoints[uri].call, uri, options=REGISTRATION)
            session.answers[registration.id] = self._endpoints[uri]
        self._serving = session
        log.info("joined the router")
        await self._service.unheard.tell()

    def left(self, session: EngineSession, reason: str) -> None:
        """A session is over."""
        if session is self._session:
            self._session = self._serving = None
            self._service.publisher.send = None
            self._service.watchers.ask = None
            self._service.unheard.lost()
        log.info("left the router: %s", reason)

    async def reaches(self) -> bool:
        """Whether the router answers the session that serves the players; waits until it does, or is lost."""
        if self._serving is None:
            return False
        try:
            await self._serving.call(ASKED, uris.LOBBY)
        except (ApplicationError, TransportLost):
            return False
        return True

    async def kick(self, authids: Iterable[str], why: Farewell) -> None:
        """End all sessions with these keys."""
        if self._session is not None:
            for authid in authids:
                await self._session.call(
                    "wamp.session.kill_by_authid", authid, reason=uris.error(why.reason), message=why.sentence
                )

    def _new_session(self) -> EngineSession:
        return EngineSession(self, self._key)

    def _factory(self) -> WampRawSocketClientFactory:
        factory = WampRawSocketClientFactory(self._new_session, serializer=MsgPackSerializer())
        if is_sound():
            factory.protocol = LeanProtocol
        return factory

    def _send(self, topic: str, message: Message, options: PublishOptions) -> None:
        if self._session is not None and self._session.is_attached():
            self._session.tell(topic, message, options)
