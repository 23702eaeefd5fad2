"""A small synchronous WAMP client for tests, written against the specification and not against Autobahn.

    with connect(node.ws, seed=seed("bob")) as bob:
        events = bob.subscribe("wordsnake.lobby")
        view = bob.call("wordsnake.create_game", ruleset="sprint")
        events.next()

Everything that waits is bounded (`WAIT` seconds) and fails with TimeoutError.
"""

import hashlib
import itertools
import queue
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Self

from nacl.signing import SigningKey

from tests.support.links import Link, RawSocketLink, WebSocketLink
from tests.support.wamp_types import WAIT, ClosedError, Event, Invocation, Subscription, WampError

REALM = "wordsnake"

HELLO, WELCOME, ABORT, CHALLENGE, AUTHENTICATE, GOODBYE, ERROR = 1, 2, 3, 4, 5, 6, 8
PUBLISH, PUBLISHED, SUBSCRIBE, SUBSCRIBED, UNSUBSCRIBE, UNSUBSCRIBED, EVENT = 16, 17, 32, 33, 34, 35, 36
CALL, RESULT, REGISTER, REGISTERED, UNREGISTER, UNREGISTERED, INVOCATION, YIELD = 48, 50, 64, 65, 66, 67, 68, 70
ANSWERS = {RESULT, PUBLISHED, SUBSCRIBED, UNSUBSCRIBED, REGISTERED, UNREGISTERED}


class Client:
    """A session that has joined. A thread reads; handlers of procedures run in it."""

    def __init__(self, link: Link, welcome: list[Any]) -> None:
        self.session: int = welcome[1]
        self.details: dict[str, Any] = welcome[2]
        self.link = link
        self.closed: ClosedError | None = None
        self._ids = itertools.count(1)
        self._waiting: dict[int, queue.Queue[list[Any] | ClosedError]] = {}
        self._subscriptions: dict[int, Subscription] = {}
        self._early: dict[int, list[Event]] = {}
        self._handlers: dict[int, Callable[[Invocation], Any]] = {}
        self._lock = threading.Lock()
        self._registering = threading.Lock()
        self._ended = threading.Event()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    @property
    def authid(self) -> str:
        return self.details["authid"]

    @property
    def authrole(self) -> str:
        return self.details["authrole"]

    def call(self, uri: str, *args: Any, **kwargs: Any) -> Any:
        """The first result of a call, or None. Raises WampError."""
        return self.call_with({}, uri, *args, **kwargs)

    def call_with(self, options: dict[str, Any], uri: str, *args: Any, **kwargs: Any) -> Any:
        """As `call`, with options."""
        answer = self.ask([CALL, options, uri, list(args), kwargs])
        return answer[3][0] if len(answer) > 3 and answer[3] else None

    def subscribe(self, uri: str, match: str = "exact") -> Subscription:
        """Subscribe; events are kept until they are taken."""
        subscription = Subscription(self.ask([SUBSCRIBE, {} if match == "exact" else {"match": match}, uri])[2])
        with self._lock:
            subscription = self._subscriptions.setdefault(subscription.id, subscription)
            for event in self._early.pop(subscription.id, []):
                subscription.arrived.put(event)
        return subscription

    def publish(self, uri: str, *args: Any, options: dict[str, Any] | None = None, **kwargs: Any) -> None:
        """Publish, and wait for the router's acknowledgement."""
        self.ask([PUBLISH, {"acknowledge": True, **(options or {})}, uri, list(args), kwargs])

    def register(self, uri: str, handler: Callable[[Invocation], Any], **options: Any) -> int:
        """Offer a procedure: `handler` returns its result or raises WampError. Answers the registration's id."""
        with self._registering:  # an invocation waits until its handler is known; the reader goes on reading
            registration: int = self.ask([REGISTER, options, uri])[2]
            self._handlers[registration] = handler
        return registration

    def unregister(self, registration: int) -> None:
        """Offer it no longer."""
        self.ask([UNREGISTER, registration])

    def ask(self, message: list[Any]) -> list[Any]:
        """Send a request, given without its id, and wait for the answer."""
        request = next(self._ids)
        waiting = self._waiting[request] = queue.Queue(1)
        if self.closed:
            raise self.closed
        self.link.send([message[0], request, *message[1:]])
        try:
            answer = waiting.get(timeout=WAIT)
        except queue.Empty:
            raise TimeoutError(f"no answer to {message[:3]}") from None
        if isinstance(answer, ClosedError):
            raise answer
        if answer[0] == ERROR:
            raise WampError(answer[4], *answer[5:7])
        return answer

    def wait_closed(self, wait: float = WAIT) -> ClosedError:
        """How the other side ended the connection."""
        if not self._ended.wait(wait):
            raise TimeoutError("the connection is still open")
        assert self.closed is not None
        return self.closed

    def leave(self) -> None:
        """Say goodbye and close."""
        if not self.closed:
            self.link.send([GOODBYE, {}, "wamp.close.normal"])
        self.close()

    def close(self) -> None:
        """Close the connection without a goodbye."""
        self.link.close()
        self._reader.join(WAIT)

    def drop(self) -> None:
        """Cut the connection, as a network does: no close frame."""
        self.link.drop()
        self._reader.join(WAIT)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *problem: object) -> None:
        self.close()

    def _read(self) -> None:
        try:
            while True:
                self._take(self.link.receive(None))
        except (ConnectionError, OSError) as problem:
            self.closed = ClosedError(getattr(problem, "code", None), str(getattr(problem, "reason", problem)))
            for waiting in list(self._waiting.values()):
                if waiting.empty():
                    waiting.put(self.closed)
            self._ended.set()

    def _take(self, message: list[Any]) -> None:
        kind = message[0]
        if kind in ANSWERS:
            self._waiting.pop(message[1]).put(message)
        elif kind == ERROR:
            self._waiting.pop(message[2]).put(message)
        elif kind == EVENT:
            self._event(message)
        elif kind == INVOCATION:
            threading.Thread(target=self._invoked, args=(message,), daemon=True).start()

    def _event(self, message: list[Any]) -> None:
        event = Event(*_payload(message[4:]), message[3])
        with self._lock:
            if subscription := self._subscriptions.get(message[1]):
                subscription.arrived.put(event)
            else:
                self._early.setdefault(message[1], []).append(event)

    def _invoked(self, message: list[Any]) -> None:
        with self._registering:
            handler = self._handlers[message[2]]
        try:
            answer = [YIELD, message[1], {}, [handler(Invocation(*_payload(message[4:]), message[3]))]]
        except WampError as error:
            answer = [ERROR, INVOCATION, message[1], {}, error.uri, error.arguments, error.kwargs]
        self.link.send(answer)


def _payload(rest: list[Any]) -> tuple[list[Any], dict[str, Any]]:
    return (rest[0] if rest else []) or [], (rest[1] if len(rest) > 1 else {}) or {}


def seed(name: str) -> bytes:
    """A key for a test: always the same one for the same name."""
    return hashlib.sha256(f"test key of {name}".encode()).digest()


def public_key(key_seed: bytes) -> str:
    """The public key, 64 hex digits."""
    return SigningKey(key_seed).verify_key.encode().hex()


def authid(key_seed: bytes) -> str:
    """The authid that the router gives to a key."""
    return hashlib.sha256(bytes.fromhex(public_key(key_seed))).hexdigest()[:32]


def connect(
    url: str, *, seed: bytes, origin: str | None = None, headers: Mapping[str, str] | None = None, **hello: Any
) -> Client:
    """Join by WebSocket and JSON. `hello`: further details of HELLO, and `realm`. An ABORT is a WampError."""
    return join(WebSocketLink(url, origin, headers), seed, hello)


def connect_engine(path: str, *, seed: bytes, **hello: Any) -> Client:
    """Join by RawSocket and msgpack over the engine's Unix socket."""
    return join(RawSocketLink(path), seed, hello)


@contextmanager
def _closing_on_failure(link: Link) -> Iterator[None]:
    try:
        yield
    except BaseException:
        link.close()
        raise


def join(link: Link, key_seed: bytes, hello: dict[str, Any]) -> Client:
    """Join over a link that is open; see `connect`."""
    with _closing_on_failure(link):
        return Client(link, sign_in(link, key_seed, hello))


def sign_in(link: Link, key_seed: bytes, hello: dict[str, Any] | None = None) -> list[Any]:
    """The WELCOME to a HELLO on a link that is open; see `connect`."""
    key = SigningKey(key_seed)
    hello = dict(hello or {})
    roles: dict[str, Any] = {"caller": {}, "callee": {}, "publisher": {}, "subscriber": {}}
    extra = {"pubkey": public_key(key_seed), **hello.pop("authextra", {})}
    details = {"roles": roles, "authmethods": ["cryptosign"], "authextra": extra}
    realm = hello.pop("realm", REALM)
    link.send([HELLO, realm, {**details, **hello}])
    answer = link.receive(WAIT)
    if answer[0] == CHALLENGE:
        signed = key.sign(bytes.fromhex(answer[2]["challenge"]))
        link.send([AUTHENTICATE, signed.hex(), {}])
        answer = link.receive(WAIT)
    if answer[0] == ABORT:
        raise WampError(answer[2], [answer[1].get("message")])
    assert answer[0] == WELCOME, answer
    return answer
