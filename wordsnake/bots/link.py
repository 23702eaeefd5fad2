"""A bot's way to a server: a WAMP session over WebSocket, signed in with the bot's key, renewed whenever it is lost."""

import logging
import random
from typing import Any
from urllib.parse import urlsplit

from autobahn.twisted.wamp import ApplicationSession
from autobahn.twisted.websocket import WampWebSocketClientFactory
from autobahn.wamp.cryptosign import CryptosignKey
from autobahn.wamp.exception import ApplicationError, TransportLost
from autobahn.wamp.serializer import MsgPackSerializer
from autobahn.wamp.types import Challenge, CloseDetails, ComponentConfig, SessionDetails
from twisted.application.internet import ClientService
from twisted.internet.defer import CancelledError, Deferred
from twisted.internet.endpoints import HostnameEndpoint, wrapClientTLS
from twisted.internet.ssl import optionsForClientTLS
from twisted.python.failure import Failure

from wordsnake.bots.bot import Bot
from wordsnake.kit.connection import pause, websocket_url
from wordsnake.wamp.contract import uris

ALIVE = {"autoPingInterval": 10, "autoPingTimeout": 10, "openHandshakeTimeout": 10}

log = logging.getLogger(__name__)


class BotSession(ApplicationSession):
    """One session of a bot."""

    def __init__(self, bot: Bot, key: CryptosignKey) -> None:
        super().__init__(ComponentConfig(uris.REALM))
        self._bot = bot
        self._key = key

    def onConnect(self) -> None:  # noqa: N802 - Autobahn's name
        """Sign in with the bot's key."""
        extra = {"pubkey": self._key.public_key()}
        self.join(self.config.realm, authmethods=["cryptosign"], authextra=extra)

    def onChallenge(self, challenge: Challenge) -> Any:  # noqa: N802 - Autobahn's name
        """Prove that the key is ours."""
        return self._key.sign_challenge(challenge)

    def onJoin(self, details: SessionDetails) -> Deferred[None]:  # noqa: N802 - Autobahn's name
        """Listen, then see to the games; if that fails, try with another session."""
        log.debug("%s joined as %s", self._bot.name, details.authid)
        return Deferred.fromCoroutine(self._begin()).addErrback(self._give_up)

    def onLeave(self, details: CloseDetails) -> None:  # noqa: N802 - Autobahn's name
        """The session is over, or could not begin."""
        if details.reason not in {CloseDetails.REASON_DEFAULT, CloseDetails.REASON_TRANSPORT_LOST}:
            log.warning("%s has to leave: %s", self._bot.name, details.message or details.reason)
        self._bot.end()
        self.disconnect()  # what is outstanding fails with TransportLost

    async def _begin(self) -> None:
        await self.subscribe(self._bot.heard, uris.ME)
        await self._bot.begin(self)

    def _give_up(self, failure: Failure) -> None:
        if failure.check(TransportLost, ApplicationError, CancelledError) is None:  # type: ignore[no-untyped-call]
            log.error("%s could not begin", self._bot.name, exc_info=failure.value)
        if self.is_attached():
            self.disconnect()


class BotLink:
    """Keeps a bot connected to the server whose page is at `url` (http or https). `seed` is its Ed25519 seed in hex.

    `tls` makes the connections by https; by default the server's certificate is checked.
    """

    def __init__(self, bot: Bot, *, seed: str, url: str, reactor: Any, tls: Any = None) -> None:
        self._bot = bot
        key = CryptosignKey.from_bytes(bytes.fromhex(seed))
        factory = WampWebSocketClientFactory(
            lambda: BotSession(bot, key), url=websocket_url(url), serializers=[MsgPackSerializer()], reactor=reactor
        )
        factory.setProtocolOptions(**ALIVE)
        self._client = ClientService(_endpoint(url, reactor, tls), factory, retryPolicy=_pause, clock=reactor)

    def start(self) -> None:
        """Connect, and connect again whenever the connection is lost."""
        self._client.startService()

    def stop(self) -> Deferred[None]:
        """Leave the server. Games go on without the bot until its seats are out."""
        self._bot.end()
        stopped: Deferred[None] = self._client.stopService()
        return stopped


def _endpoint(url: str, reactor: Any, tls: Any) -> Any:
    parts = urlsplit(url)
    secure = parts.scheme == "https"
    host = parts.hostname or ""
    endpoint: Any = HostnameEndpoint(reactor, host, parts.port or (443 if secure else 80))
    return wrapClientTLS(tls or optionsForClientTLS(host), endpoint) if secure else endpoint


def _pause(attempt: int) -> float:
    return pause(attempt, random.random())  # noqa: S311 - no secret
