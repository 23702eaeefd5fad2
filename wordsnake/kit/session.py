"""A WAMP session, signed in with a key: the part that is the same for Autobahn on asyncio and on Twisted."""

from collections.abc import Callable
from typing import Any, Protocol

from autobahn.wamp.cryptosign import CryptosignKey
from autobahn.wamp.types import Challenge, CloseDetails, ComponentConfig, SessionDetails

from wordsnake.keys import Key
from wordsnake.wamp.contract import uris


class Told(Protocol):
    """Who is told of a session's beginning and end."""

    def joined(self, session: Any) -> None:
        """It has signed in."""

    def left(self, session: Any, reason: str, sentence: str) -> None:
        """It is over, or could not begin: why, as a URI, and in words."""


def session_of(key: Key, told: Told) -> Callable[[type[Any]], Any]:
    """What makes a session of Autobahn's class `ApplicationSession`, of either framework."""
    signer = CryptosignKey.from_bytes(bytes.fromhex(key.seed))

    def make(base: type[Any]) -> Any:
        class SignedSession(base):
            def onConnect(self) -> None:  # noqa: N802 - Autobahn's name
                self.join(uris.REALM, authmethods=["cryptosign"], authextra={"pubkey": signer.public_key()})

            def onChallenge(self, challenge: Challenge) -> Any:  # noqa: N802 - Autobahn's name
                return signer.sign_challenge(challenge)

            def onJoin(self, details: SessionDetails) -> None:  # noqa: ARG002, N802 - Autobahn's
                told.joined(self)

            def onLeave(self, details: CloseDetails) -> None:  # noqa: N802 - Autobahn's name
                told.left(self, details.reason, details.message or details.reason)
                # Autobahn's own would refuse what has no answer yet, by an error that looks like the server's. When
                # the line is down what is left fails with TransportLost.
                self.disconnect()

        return SignedSession(ComponentConfig(uris.REALM))

    return make
