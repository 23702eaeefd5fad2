"""The router's end of the engine's link, without a router: it lets the engine in, answers it, and calls procedures.

So the engine can be measured alone. It speaks WAMP as msgpack over a Unix socket, as the engine does; of what the
engine asks for it knows as much as the engine needs to begin.
"""

import itertools
import socket
import struct
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Self

import msgspec

HELLO, WELCOME, CHALLENGE, AUTHENTICATE, GOODBYE, ERROR = 1, 2, 4, 5, 6, 8
PUBLISH, SUBSCRIBE, SUBSCRIBED, CALL, RESULT, REGISTER, REGISTERED, INVOCATION, YIELD = (
    16,
    32,
    33,
    48,
    50,
    64,
    65,
    68,
    70,
)
HANDSHAKE = bytes([0x7F, 0xF2, 0, 0])
"""Messages of up to 16 MB, as msgpack."""
WELCOMED = {"roles": {"broker": {"features": {}}, "dealer": {"features": {}}}, "authid": "engine", "authrole": "engine"}
READ = 1 << 20
PATIENCE = 120.0
LAST_OFFERED = "wordsnake.play_word"
PREFIX = struct.Struct("!L")


class BareRouter:
    """Waits for an engine on the socket `path`. `people` are the sessions that are on the router, with their keys."""

    def __init__(self, path: Path, people: Mapping[int, str] | None = None) -> None:
        self.registered: dict[str, int] = {}
        self._people = people or {}
        self._ids = itertools.count(1)
        self._received = bytearray()
        self._listener = socket.socket(socket.AF_UNIX)
        self._listener.bind(str(path))
        self._listener.listen(1)
        self._listener.settimeout(PATIENCE)
        self.socket = self._listener

    def let_in(self) -> None:
        """Wait for an engine, and for all of its procedures."""
        self.socket, _ = self._listener.accept()
        self.socket.settimeout(PATIENCE)
        self.socket.recv(len(HANDSHAKE))
        self.socket.sendall(HANDSHAKE)
        while LAST_OFFERED not in self.registered:
            for message in self.receive():
                self.answer(message)

    def call(self, procedure: str, caller: str, *args: Any) -> Any:
        """Call a procedure in the name of a key, and wait for the answer; whatever else comes is dropped."""
        request, invocation = self.invocation(procedure, caller, *args)
        self.socket.sendall(invocation)
        answers: list[list[Any]] = []
        while not answers:
            for message in self.receive():
                if message[:2] == [YIELD, request] or (message[0] == ERROR and message[2] == request):
                    answers.append(message)
                else:
                    self.answer(message)
        (answer,) = answers
        if answer[0] == ERROR:
            raise ConnectionError(f"{procedure} was answered {answer[4:]}")
        return answer[3][0]

    def invocation(self, procedure: str, caller: str, *args: Any) -> tuple[int, bytes]:
        """A call as the engine gets it: its number, and its bytes."""
        request = next(self._ids)
        details = {"caller": request, "caller_authid": caller, "caller_authrole": "player"}
        return request, frame([INVOCATION, request, self.registered[f"wordsnake.{procedure}"], details, list(args)])

    def receive(self) -> list[list[Any]]:
        """What has come, at least something."""
        read = self.socket.recv(READ)
        if not read:
            raise ConnectionError("the engine has gone")
        self._received += read
        return self._messages()

    def _messages(self) -> list[list[Any]]:
        found, at, data = [], 0, bytes(self._received)
        while at + PREFIX.size <= len(data):
            end = at + PREFIX.size + PREFIX.unpack_from(data, at)[0]
            if end > len(data):
                break
            found.append(msgspec.msgpack.decode(data[at + PREFIX.size : end]))
            at = end
        del self._received[:at]
        return found

    def _send(self, message: list[Any]) -> None:
        self.socket.sendall(frame(message))

    def answer(self, message: list[Any]) -> None:
        """Answer what the engine asks; anything else needs no answer."""
        match message:
            case [1, *_]:
                self._send([CHALLENGE, "cryptosign", {"challenge": "00" * 32}])
            case [5, *_]:
                self._send([WELCOME, 1, WELCOMED])
            case [32, request, *_]:
                self._send([SUBSCRIBED, request, request])
            case [64, request, _, uri]:
                self.registered[uri] = request
                self._send([REGISTERED, request, request])
            case [48, request, _, "wamp.session.list", *_]:
                self._send([RESULT, request, {}, [list(self._people)]])
            case [48, request, _, "wamp.session.get", [session], *_]:
                found = {"session": session, "authid": self._people[session], "authrole": "player"}
                self._send([RESULT, request, {}, [found]])
            case [48, request, *_]:
                self._send([RESULT, request, {}, [None]])

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.socket.close()
        self._listener.close()


def frame(message: list[Any]) -> bytes:
    """A message with its length before it."""
    payload = msgspec.msgpack.encode(message)
    return PREFIX.pack(len(payload)) + payload
