"""WAMP over long-poll for tests: a link as in `tests.support.links`, and raw requests."""

import contextlib
import http.client
import json
import queue
import threading
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from nacl.signing import SigningKey

from tests.support.links import LinkClosedError
from tests.support.wamp import REALM, Client, join
from tests.support.wamp_types import WAIT

SEPARATOR = b"\x18"


@dataclass
class Reply:
    """An HTTP response."""

    status: int
    body: bytes
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def json(self) -> Any:
        return json.loads(self.body)


def post(url: str, body: bytes | None = b"", method: str = "POST", **headers: str) -> Reply:
    """One request on a connection of its own. Underscores in the names of headers stand for hyphens."""
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=WAIT)
    with contextlib.closing(connection):
        connection.request(method, parts.path, body, {name.replace("_", "-"): value for name, value in headers.items()})
        answer = connection.getresponse()
        return Reply(answer.status, answer.read(), {name.lower(): value for name, value in answer.getheaders()})


class LongPollLink:
    """WAMP as JSON over long-poll. `url` is the path's: http://HOST:PORT/lp. `polls`: whether it asks by itself."""

    def __init__(self, url: str, *, batched: bool = False, polls: bool = True, **headers: str) -> None:
        self._batched = batched
        self._headers = headers
        protocol = "wamp.2.json.batched" if batched else "wamp.2.json"
        opened = post(f"{url}/open", json.dumps({"protocols": [protocol]}).encode(), **headers)
        if opened.status != 200:
            raise LinkClosedError(opened.status, opened.body.decode())
        assert opened.json["protocol"] == protocol
        self.url = f"{url}/{opened.json['transport']}"
        self.closed = False
        self._idle = threading.Semaphore(0)
        self._arrived: queue.Queue[list[Any] | LinkClosedError] = queue.Queue()
        if polls:
            threading.Thread(target=self._poll, daemon=True).start()

    def send(self, *messages: list[Any]) -> None:
        end = SEPARATOR if self._batched else b""
        reply = post(
            f"{self.url}/send", b"".join(json.dumps(each).encode() + end for each in messages), **self._headers
        )
        if reply.status != 204:
            raise LinkClosedError(reply.status, reply.body.decode())

    def receive(self, wait: float | None) -> list[Any]:
        try:
            arrived = self._arrived.get(timeout=wait)
        except queue.Empty:
            raise TimeoutError(f"nothing within {wait} s") from None
        if isinstance(arrived, LinkClosedError):
            raise arrived
        return arrived

    def close(self) -> None:
        self.closed = True
        post(f"{self.url}/close", **self._headers)

    def drop(self) -> None:
        """Ask no more, as a client that was killed."""
        self.closed = True

    def idle_until(self, times: int) -> None:
        """Wait until so many requests were answered with nothing."""
        for _ in range(times):
            if not self._idle.acquire(timeout=WAIT):
                raise TimeoutError("no request was answered with nothing")

    def join_by_hand(self, key_seed: bytes) -> int:
        """Join with a request for each answer; the session's id. For a link that does not ask by itself."""
        key = SigningKey(key_seed)
        extra = {"pubkey": key.verify_key.encode().hex()}
        self.send([1, REALM, {"roles": {"subscriber": {}}, "authmethods": ["cryptosign"], "authextra": extra}])
        challenge = post(f"{self.url}/receive").json[2]["challenge"]
        self.send([5, key.sign(bytes.fromhex(challenge)).hex(), {}])
        session: int = post(f"{self.url}/receive").json[1]
        return session

    def _poll(self) -> None:
        while not self.closed:
            try:
                reply = post(f"{self.url}/receive", **self._headers)
            except OSError as problem:
                reply = Reply(0, str(problem).encode())
            if reply.status == 204:
                self._idle.release()
            elif reply.status == 200:
                parts = reply.body.split(SEPARATOR)[:-1] if self._batched else [reply.body]
                for part in parts:
                    self._arrived.put(json.loads(part))
            else:
                self._arrived.put(LinkClosedError(reply.status, reply.body.decode()))
                return
        self._arrived.put(LinkClosedError(None, "closed"))


def connect(url: str, *, seed: bytes, batched: bool = False, **hello: Any) -> Client:
    """Join by long-poll; as `tests.support.wamp.connect`."""
    return join(LongPollLink(url, batched=batched), seed, hello)
