"""A WAMP session for asyncio, as a stranger would write it: JSON over a WebSocket, signed in with a key."""

import asyncio
import itertools
import json
from collections.abc import Callable
from typing import Any

from nacl.signing import SigningKey
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException
from websockets.typing import Subprotocol

from tests.support.wamp import (
    ABORT,
    AUTHENTICATE,
    CALL,
    CHALLENGE,
    ERROR,
    EVENT,
    HELLO,
    REALM,
    RESULT,
    SUBSCRIBE,
    SUBSCRIBED,
    WELCOME,
    public_key,
)
from tests.support.wamp_types import WampError

ANSWER_S = 8.0
"""A call without an answer for so long means that the line is dead."""


class Lost(Exception):  # noqa: N818 - it names what happened
    """The line is gone; what was asked may have been done or not."""


class Session:
    """A session that has joined. `heard(event)` is called with the keyword arguments of each event."""

    def __init__(self, socket: ClientConnection, heard: Callable[[dict[str, Any]], None]) -> None:
        self._socket = socket
        self._heard = heard
        self._ids = itertools.count(1)
        self._waiting: dict[int, asyncio.Future[list[Any]]] = {}

    @classmethod
    async def join(cls, url: str, seed: bytes, heard: Callable[[dict[str, Any]], None]) -> "Session":
        """Connect and sign in. Raises Lost, or a WampError where that is refused."""
        try:
            socket = await connect(
                url,
                subprotocols=[Subprotocol("wamp.2.json")],
                compression=None,
                open_timeout=5,
                close_timeout=0.2,
                ping_interval=2,
                ping_timeout=3,
                max_size=None,
            )
        except (OSError, TimeoutError, WebSocketException) as problem:
            raise Lost from problem
        session = cls(socket, heard)
        try:
            await asyncio.wait_for(session._sign_in(SigningKey(seed), public_key(seed)), ANSWER_S)
        except BaseException:
            session.drop()
            raise
        return session

    @property
    def port(self) -> int:
        """Of this end of the connection."""
        return int(self._socket.local_address[1])

    def drop(self) -> None:
        """End it at once."""
        self._socket.transport.abort()

    async def read(self) -> None:
        """Take what comes until the line is gone."""
        try:
            async for text in self._socket:
                self._take(json.loads(text))
        except (WebSocketException, ValueError, KeyError, IndexError):
            pass  # broken frames end a connection: bytes came twice, or in the wrong order
        finally:
            self.drop()
            for waiting in self._waiting.values():
                if not waiting.done():
                    waiting.set_exception(Lost())
            self._waiting.clear()

    async def call(self, procedure: str, *args: Any, **kwargs: Any) -> Any:
        """The result of a call. Raises WampError, Lost."""
        answer = await self._ask([CALL, {}, f"wordsnake.{procedure}", list(args), kwargs])
        return answer[3][0]

    async def subscribe(self, topic: str) -> None:
        """Listen."""
        await self._ask([SUBSCRIBE, {}, topic])

    async def _ask(self, message: list[Any]) -> list[Any]:
        request = next(self._ids)
        waiting = self._waiting[request] = asyncio.get_running_loop().create_future()
        try:
            await self._send([message[0], request, *message[1:]])
            answer = await asyncio.wait_for(waiting, ANSWER_S)
        except TimeoutError:
            self.drop()
            raise Lost from None
        finally:
            self._waiting.pop(request, None)
        if answer[0] == ERROR:
            raise WampError(answer[4], *answer[5:7])
        return answer

    async def _send(self, message: list[Any]) -> None:
        try:
            await self._socket.send(json.dumps(message))
        except WebSocketException as problem:
            raise Lost from problem

    def _take(self, message: list[Any]) -> None:
        kind = message[0]
        if kind == EVENT:
            self._heard(message[5] if len(message) > 5 else {})
        elif kind in {RESULT, SUBSCRIBED, ERROR}:
            waiting = self._waiting.pop(message[2 if kind == ERROR else 1], None)
            if waiting is not None and not waiting.done():
                waiting.set_result(message)

    async def _sign_in(self, key: SigningKey, pubkey: str) -> None:
        try:
            details = {"roles": {"caller": {}, "subscriber": {}}, "authmethods": ["cryptosign"]}
            await self._send([HELLO, REALM, {**details, "authextra": {"pubkey": pubkey}}])
            answer = json.loads(await self._socket.recv())
            if answer[0] == CHALLENGE:
                await self._send([AUTHENTICATE, key.sign(bytes.fromhex(answer[2]["challenge"])).hex(), {}])
                answer = json.loads(await self._socket.recv())
        except (WebSocketException, ValueError, TimeoutError) as problem:
            raise Lost from problem
        if answer[0] == ABORT:
            raise WampError(answer[2], [answer[1].get("message")])
        if answer[0] != WELCOME:
            raise Lost
