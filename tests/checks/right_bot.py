"""A bot without a fault, on raw messages, in the process of whoever tries it: others are made from it by one fault."""

import asyncio
import itertools
import json
from typing import Any
from uuid import uuid4

from nacl.signing import SigningKey
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake

from tests.support.wamp import AUTHENTICATE, CALL, ERROR, EVENT, HELLO, SUBSCRIBE, WELCOME
from wordsnake.paths import PACKAGE

WORDS = (PACKAGE.parent / "examples" / "words.txt").read_text(encoding="utf-8").split()


class Refused(Exception):  # noqa: N818 - as the kit's
    """By the server."""


class Session:
    """WAMP, as much of it as a bot needs."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self._ids = itertools.count(1)
        self.events: list[dict[str, Any]] = []

    async def sign_in(self, key: SigningKey) -> None:
        extra = {"pubkey": key.verify_key.encode().hex()}
        roles: dict[str, Any] = {"caller": {}, "subscriber": {}}
        await self.send(HELLO, "wordsnake", {"roles": roles, "authmethods": ["cryptosign"], "authextra": extra})
        challenge = (await self.receive())[2]["challenge"]
        await self.send(AUTHENTICATE, key.sign(bytes.fromhex(challenge)).hex(), {})
        assert (await self.receive())[0] == WELCOME

    async def send(self, *message: Any) -> None:
        await self._socket.send(json.dumps(message))

    async def garbage(self) -> None:
        await self._socket.send("no message at all")

    async def receive(self) -> Any:
        return json.loads(await self._socket.recv())

    async def ask(self, kind: int, *rest: Any) -> Any:
        request = next(self._ids)
        await self.send(kind, request, {}, *rest)
        while (answer := await self.receive())[0] == EVENT or answer[2 if answer[0] == ERROR else 1] != request:
            if answer[0] == EVENT:
                self.events.append(answer[5])
        if answer[0] == ERROR:
            raise Refused(answer[4])
        return answer

    async def call(self, procedure: str, *args: Any, **kwargs: Any) -> Any:
        return (await self.ask(CALL, f"wordsnake.{procedure}", args, kwargs))[3][0]

    async def event(self) -> dict[str, Any]:
        while not self.events:
            message = await self.receive()
            if message[0] == EVENT:
                self.events.append(message[5])
        return self.events.pop(0)


class Bot:
    """A bot without a fault. `first`: it plays its first game."""

    line = ""
    """The line that is wrong."""

    def __init__(self, link: str, *, first: bool) -> None:
        self._base, _, self.game = link.rpartition("/g/")
        self.first = first
        self.key = SigningKey.generate()
        self.sent: tuple[Any, ...] | None = None
        """The word that was not answered yet."""
        self.visits = 0
        self.turns = 0
        self.me = ""

    async def run(self) -> int:
        while True:
            try:
                async with connect(self._base.replace("http", "ws") + "/ws", subprotocols=["wamp.2.json"]) as socket:  # type: ignore[list-item]
                    session = Session(socket)
                    await session.sign_in(self.key)
                    self.visits += 1
                    return await self.play(session)
            except (ConnectionClosed, InvalidHandshake, OSError):
                await self.lost()

    async def lost(self) -> None:
        await asyncio.sleep(0.3)

    async def play(self, session: Session) -> int:
        self.me = (await session.call("get_player"))["name"]
        await session.ask(SUBSCRIBE, f"wordsnake.game.{self.game}")
        await session.call("join_game", self.game)
        await self.back(session)
        while (view := await session.call("get_game", self.game))["phase"] != "finished":
            session.events.clear()
            if view["turn"] == self.me:
                await self.move(session, view)
            else:
                await self.wait(session)
        return 0

    async def back(self, session: Session) -> None:
        """It has a session."""

    async def wait(self, session: Session) -> None:
        await session.event()

    async def move(self, session: Session, view: dict[str, Any]) -> None:
        self.turns += 1
        word = choose(view)
        if word is None:
            await session.call("pass_turn", self.game, view["ply"])
        else:
            await self.lay(session, word, view["ply"])

    async def lay(self, session: Session, word: str, ply: int | None) -> None:
        self.sent = (self.game, word, ply, uuid4().hex)
        await session.call("play_word", *self.sent)
        self.sent = None


def choose(view: dict[str, Any]) -> str | None:
    """The longest link there is."""
    played = {link["word"] for link in view["snake"]}
    links = {word: overlap(view["current"], word) for word in WORDS if word not in played}
    best = max(links, key=lambda word: links[word])
    return best if links[best] else None


def overlap(current: str | None, word: str) -> int:
    if current is None:
        return 1
    lengths = range(min(len(current), len(word)) - 1, 0, -1)
    return next((length for length in lengths if word.startswith(current[-length:])), 0)
