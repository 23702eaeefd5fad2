"""The game over python-socketio on uvicorn, with default settings; a game is a room, an answer an acknowledgement."""

import asyncio
from collections.abc import Iterable
from typing import Any

import socketio
import uvicorn

from bench.peers.hall import Event, Hall, asked_for, ready


class Server(uvicorn.Server):
    """Says when it is ready."""

    async def startup(self, sockets: Any = None) -> None:
        """Listen."""
        await super().startup(sockets)
        ready()


def application(words: frozenset[str]) -> socketio.ASGIApp:
    """The game."""
    server = socketio.AsyncServer(async_mode="asgi")
    told: list[Event] = []

    def tell(_watching: Iterable[str], event: Event) -> None:
        told.append(event)

    hall: Hall[str] = Hall(words, tell)
    names: dict[str, str] = {}

    @server.on("do")
    async def do(sid: str, asked: dict[str, Any]) -> dict[str, Any]:
        match asked:
            case {"do": "enter", "name": name}:
                names[sid] = name
                return {"type": "ack"}
            case {"do": "watch", "game": game}:
                await server.enter_room(sid, game)
                return {"type": "ack"}
            case {"do": "leave", "game": game}:
                await server.leave_room(sid, game)
                return {"type": "ack"}
        answer = hall.answer(sid, names[sid], asked)
        while told:
            event = told.pop()
            await server.emit("event", event, room=event["game"])
        return answer

    @server.event
    def disconnect(sid: str, _reason: str) -> None:
        names.pop(sid, None)

    return socketio.ASGIApp(server)


async def main(port: int, words: frozenset[str]) -> None:
    """Serve until killed."""
    await Server(uvicorn.Config(application(words), host="127.0.0.1", port=port, log_level="warning")).serve()


if __name__ == "__main__":
    asyncio.run(main(*asked_for()))
