"""Asking the running server: one call over the engine's Unix socket, with the engine's key."""

from collections.abc import Sequence
from typing import Any

from autobahn.twisted.rawsocket import WampRawSocketClientFactory
from autobahn.twisted.wamp import ApplicationSession
from autobahn.wamp.cryptosign import CryptosignKey
from autobahn.wamp.exception import ApplicationError
from autobahn.wamp.serializer import MsgPackSerializer
from autobahn.wamp.types import Challenge, CloseDetails, ComponentConfig, SessionDetails
from twisted.internet.defer import Deferred
from twisted.internet.endpoints import UNIXClientEndpoint

from wordsnake.host.problems import HostError
from wordsnake.paths import DataDir
from wordsnake.supervisor.keys import ensure_engine_key
from wordsnake.wamp.contract import uris

NO_ANSWER = "The server is starting or stopping. Try again in a moment."

NO_ENGINE = ("wamp.error.no_such_procedure", "wamp.error.canceled")
"""What the router answers while no engine is there."""


class HostSession(ApplicationSession):
    """Signs in as the engine does, makes one call, and leaves. `answer` gets the result or a HostError."""

    def __init__(self, key: CryptosignKey, uri: str, arguments: Sequence[object], answer: Deferred[Any]) -> None:
        super().__init__(ComponentConfig(uris.REALM))
        self._key = key
        self._uri = uri
        self._arguments = arguments
        self._answer = answer

    def onConnect(self) -> None:  # noqa: N802 - Autobahn's name
        """Sign in."""
        extra = {"pubkey": self._key.public_key()}
        self.join(self.config.realm, authmethods=["cryptosign"], authid="engine", authextra=extra)

    def onChallenge(self, challenge: Challenge) -> Any:  # noqa: N802 - Autobahn's name
        """Prove that the key is ours."""
        return self._key.sign_challenge(challenge)

    async def onJoin(self, details: SessionDetails) -> None:  # noqa: N802 - Autobahn's name
        """Make the call."""
        del details
        try:
            result = await self.call(self._uri, *self._arguments)
        except ApplicationError as error:
            self._fail(problem(error))
        else:
            self._answer.callback(result)
        self.leave()

    def onLeave(self, details: CloseDetails) -> None:  # noqa: N802 - Autobahn's name
        """Refused, or done."""
        super().onLeave(details)
        self._fail(HostError(NO_ANSWER))

    def onDisconnect(self) -> None:  # noqa: N802 - Autobahn's name
        """The router went away."""
        self._fail(HostError(NO_ANSWER))

    def _fail(self, error: HostError) -> None:
        if not self._answer.called:
            self._answer.errback(error)


def call(reactor: Any, data: DataDir, command: str, arguments: Sequence[object]) -> Deferred[Any]:
    """Call `wordsnake.host.<command>`; its result, or a HostError."""
    answer: Deferred[Any] = Deferred()
    key = CryptosignKey.from_bytes(bytes.fromhex(ensure_engine_key(data)))

    def session() -> HostSession:
        return HostSession(key, uris.HOST_PREFIX + command, arguments, answer)

    factory = WampRawSocketClientFactory(session, serializer=MsgPackSerializer())
    endpoint: Any = UNIXClientEndpoint(reactor, str(data.engine_socket))  # type: ignore[no-untyped-call]
    endpoint.connect(factory).addErrback(lambda _: answer.errback(HostError(NO_ANSWER)))
    return answer


def problem(error: ApplicationError) -> HostError:
    """What an error means to a host: our own sentence, or that there is no engine now."""
    if error.error in NO_ENGINE:
        return HostError(NO_ANSWER)
    if error.error.startswith(uris.ERROR_PREFIX) and error.args:
        return HostError(str(error.args[0]))
    return HostError(f"The server answered {error.error}.")
