"""A router in this process whose members say raw WAMP messages in JSON, and everything they hear."""

import json
import re
from dataclasses import dataclass
from typing import Any

import txaio
from autobahn.exception import PayloadExceededError
from autobahn.wamp.serializer import JsonSerializer
from autobahn.wamp.types import Accept, TransportDetails
from crossbar.bridge.mqtt.wamp import WampTransport
from crossbar.router.router import Router, RouterFactory
from crossbar.router.session import RouterSession
from crossbar.worker.types import RouterRealm
from twisted.internet import reactor

from tests.support.wamp import HELLO, REALM

txaio.use_twisted()

NOTHING = {"uri": "", "match": "prefix", "allow": {}, "cache": False}
ALL = {"call": True, "register": True, "publish": True, "subscribe": True}
TOLD = {"caller": True, "publisher": True}
ROLES = [
    {
        "name": "player",
        "permissions": [
            NOTHING,
            {"uri": "open.", "match": "prefix", "allow": ALL, "cache": False},
            {"uri": "told.", "match": "prefix", "allow": ALL, "disclose": TOLD, "cache": False},
        ],
    },
    {"name": "engine", "permissions": [{"uri": "", "match": "prefix", "allow": ALL, "cache": False}]},
]
"""A player may do everything beneath `open.` and `told.`, and is disclosed beneath the latter; an engine may do all."""

FEATURES = {
    "caller": {"features": {"call_canceling": True, "progressive_call_results": True}},
    "callee": {"features": {"call_canceling": True, "progressive_call_results": True}},
    "publisher": {"features": {}},
    "subscriber": {"features": {}},
}

Name = str


@dataclass(frozen=True)
class Session:
    """Stands in a message for the session id of a member."""

    of: Name


@dataclass(frozen=True)
class Latest:
    """Stands for the id in the latest message of a type that a member heard; 0 if there is none."""

    of: Name
    type: int
    at: int = 1


class Line(WampTransport):  # type: ignore[misc]
    """A member's connection: what is sent on it is read at once."""

    def __init__(self, serializer: JsonSerializer, heard: list[Any]) -> None:
        self.peer = "here"
        self.transport_details = TransportDetails()
        self.longest: int | None = None
        self._serializer = serializer
        self._heard = heard

    def send(self, msg: Any) -> None:
        """Be heard, unless it is too long. Raises PayloadExceededError."""
        payload, _ = self._serializer.serialize(msg)
        length = len(re.sub(rb"\d{8,}", b"id", payload))  # which ids there are is chance
        if self.longest is not None and length > self.longest:
            raise PayloadExceededError("too long")
        self._heard.append(json.loads(payload))

    def isOpen(self) -> bool:  # noqa: N802 - autobahn's name
        """Always."""
        return True


class Doorman(RouterSession):  # type: ignore[misc]
    """A session that is let in as who it says it is."""

    def onHello(self, realm: str, details: Any) -> Accept:  # noqa: N802 - autobahn's name
        """The authid is the name, which the role precedes."""
        return Accept(realm=realm, authid=details.authid, authrole=details.authid.split("-")[0], authmethod="test")


class Hall:
    """Members by name (`player-ann`: of the role `player`), of a router of a class and a serializer of a class."""

    def __init__(
        self, *names: Name, router: type = Router, serializer: type = JsonSerializer, chunk: int = 100
    ) -> None:
        self.factory = RouterFactory("node", "worker", None)
        self.factory.router = router
        options = {"uri_check": "strict", "event_dispatching_chunk_size": chunk}
        self.router = self.factory.start_realm(RouterRealm(None, "realm", {"name": REALM, "options": options}))
        for role in ROLES:
            self.factory.add_role(REALM, role)
        self.heard: dict[Name, list[Any]] = {}
        self.sessions: dict[Name, Any] = {}
        self._serializer = serializer
        for name in names:
            self.enter(name)

    def enter(self, name: Name) -> None:
        """Somebody joins."""
        heard = self.heard.setdefault(name, [])
        session = self.sessions[name] = Doorman(self.factory)
        session.onOpen(Line(self._serializer(), heard))
        self.say(name, [HELLO, REALM, {"roles": FEATURES, "authid": name}])

    def leave(self, name: Name) -> None:
        """Somebody's connection is lost."""
        self.sessions.pop(name).onClose(False)

    def bound(self, name: Name, longest: int | None) -> None:
        """Somebody takes no messages longer than this from now on."""
        self.sessions[name]._transport.longest = longest

    def say(self, name: Name, message: Any) -> None:
        """Somebody sends a message, and all that follows from it happens. What it raises is heard as well."""
        session = self.sessions.get(name)
        if session is None:  # has left
            return
        payload = json.dumps(self._resolved(message)).encode()
        try:
            for each in session._transport._serializer.unserialize(payload):
                session.onMessage(each)
        except Exception as problem:  # noqa: BLE001 - what the connection would end for
            self.heard[name].append(["raised", type(problem).__name__, str(problem)])
        for _ in range(10):
            reactor.runUntilCurrent()  # type: ignore[attr-defined]

    def told(self) -> dict[str, Any]:
        """All that was heard, by whom, and what the router counted and keeps, in a form that can be compared."""
        known: dict[int, str] = {}
        dealer = self.router._dealer
        kept = (dealer._invocations, dealer._invocations_by_call, dealer._callee_to_invocations)
        return {
            **{name: [plain(each, known) for each in heard] for name, heard in self.heard.items()},
            "counted": {way: {**kinds} for way, kinds in self.router.stats()["messages"].items()},
            "kept": [len(each) for each in (*kept, dealer._caller_to_invocations)],
        }

    def _resolved(self, message: Any) -> Any:
        match message:
            case Session(of):
                return self.sessions[of]._session_id if of in self.sessions else 0
            case Latest(of, kind, at):
                return next((each[at] for each in reversed(self.heard[of]) if each[0] == kind), 0)
            case list():
                return [self._resolved(each) for each in message]
            case dict():
                return {key: self._resolved(each) for key, each in message.items()}
        return message


def plain(value: Any, known: dict[int, str]) -> Any:
    """A value in which ids that chance made have names, by the order in which they came."""
    if isinstance(value, dict):
        return {key: plain(each, known) for key, each in value.items() if key not in {"authextra", "roles"}}
    if isinstance(value, list):
        return [plain(each, known) for each in value]
    if isinstance(value, int) and 2**24 < value < 2**53:
        return known.setdefault(value, f"id {len(known)}")
    if isinstance(value, str):
        return re.sub(r"\d{8,}", "an id", value)
    return value
