"""The game over `websockets` (asyncio), with its default settings.

Events go out by `broadcast`, as the documentation advises.
"""

import asyncio
import json
from collections.abc import Iterable

from websockets.asyncio.server import ServerConnection, broadcast, serve
from websockets.exceptions import ConnectionClosedError

from bench.peers.hall import Event, Hall, asked_for, ready


def tell(watching: Iterable[ServerConnection], event: Event) -> None:
    """Send an event to many."""
    broadcast(watching, json.dumps(event))


async def main(port: int, words: frozenset[str]) -> None:
    """Serve until killed."""
    hall = Hall(words, tell)

    async def answer(connection: ServerConnection) -> None:
        name = json.loads(await connection.recv())["name"]
        await connection.send(json.dumps({"type": "ack"}))
        try:
            async for message in connection:
                await connection.send(json.dumps(hall.answer(connection, name, json.loads(message))))
        except ConnectionClosedError:
            pass  # gone without a goodbye
        finally:
            hall.gone(connection)

    async with serve(answer, "127.0.0.1", port) as server:
        ready()
        await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main(*asked_for()))
