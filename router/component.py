"""The base of the components in the router process."""

from abc import ABC, abstractmethod
from collections import Counter

from autobahn.twisted.wamp import ApplicationSession
from autobahn.wamp.exception import ApplicationError
from autobahn.wamp.types import SessionDetails
from twisted.internet import reactor
from twisted.python.failure import Failure


class RouterComponent(ApplicationSession, ABC):
    """A session that either begins or takes the process down.

    Crossbar.io only logs an exception in the `onJoin` of an embedded component: the node would come up without its
    procedures. When the process ends instead, the node ends with it, and whoever started the node learns of it.
    """

    @abstractmethod
    async def begin(self) -> None:
        """Do what is needed before anybody may connect. An exception ends the process."""

    def present(self) -> Counter[str]:
        """Sessions on this router, by role.

        They are counted here: `wamp.session.count` of Crossbar.io 26.10.1 (crossbar/router/service.py) fails for all
        while one of those who are counted is just leaving.
        """
        sessions = self._transport._router._session_id_to_session.values()  # noqa: SLF001 - it is embedded in the router
        details = (getattr(session, "_session_details", None) for session in sessions)
        return Counter(each.authrole for each in details if each is not None)

    async def onJoin(self, details: SessionDetails) -> None:  # noqa: N802 - autobahn's name
        """Begin."""
        del details
        try:
            await self.begin()
        except Exception:
            self.log.failure("The router cannot start: {log_failure.value}")
            reactor.stop()  # type: ignore[misc]
            raise

    def onUserError(self, fail: Failure, msg: str) -> None:  # noqa: N802 - autobahn's name
        """Log what went wrong in a procedure; refusals are answers, and nobody may fill the log with them."""
        if not isinstance(fail.value, ApplicationError):
            super().onUserError(fail, msg)
