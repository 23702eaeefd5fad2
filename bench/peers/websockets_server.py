"""The game over `websockets` (asyncio), with its default settings.

`python -m bench.peers.websockets_server PORT WORDS`, WORDS a file with a word a line.
Events go out by `broadcast`, as the documentation advises.
"""

import asyncio
import itertools
import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

from websockets.asyncio.server import ServerConnection, broadcast, serve
from websockets.exceptions import ConnectionClosedError

from bench.peers.game import Game, RefusedError


class Hall:
    """All games, and who is told of each."""

    def __init__(self, words: frozenset[str]) -> None:
        self._words = words
        self._ids = itertools.count(1)
        self._games: dict[str, Game] = {}
        self._watching: defaultdict[str, set[ServerConnection]] = defaultdict(set)

    async def serve(self, connection: ServerConnection) -> None:
        """Answer one client until it goes."""
        name = json.loads(await connection.recv())["name"]
        await connection.send(json.dumps({"type": "ack"}))
        try:
            async for message in connection:
                await connection.send(json.dumps(self._answer(connection, name, json.loads(message))))
        except ConnectionClosedError:
            pass  # gone without a goodbye
        finally:
            for watching in self._watching.values():
                watching.discard(connection)

    def _answer(self, connection: ServerConnection, name: str, asked: dict[str, Any]) -> dict[str, Any]:
        try:
            return {"type": "ack", **self._do(connection, name, asked)}
        except RefusedError as refused:
            return {"type": "error", "reason": str(refused)}

    def _do(self, connection: ServerConnection, name: str, asked: dict[str, Any]) -> dict[str, Any]:
        match asked:
            case {"do": "create"}:
                return self._create(name)
            case {"do": "join", "game": game}:
                self._games[game].join(name)
            case {"do": "watch", "game": game}:
                self._watching[game].add(connection)
            case {"do": "leave", "game": game}:
                self._watching[game].discard(connection)
            case {"do": "play", "game": game, "word": word, "ply": ply}:
                return self._play(name, self._games[game], word, ply)
            case {"do": "say", "game": game, "text": text}:
                return self._tell(self._games[game].tell(player=name, text=text))
            case {"do": "check", "word": word}:
                return {"valid": word in self._words}
            case _:
                raise RefusedError("no such question")
        return {}

    def _create(self, name: str) -> dict[str, Any]:
        game = Game(f"{next(self._ids):08}")
        self._games[game.id] = game
        game.join(name)
        return {"game": game.id}

    def _play(self, name: str, game: Game, word: str, ply: int) -> dict[str, Any]:
        event = game.play(name, word, ply, self._words)
        self._tell(event)
        return {key: event[key] for key in ("seq", "ply", "word", "overlap", "points", "score")}

    def _tell(self, event: dict[str, Any]) -> dict[str, Any]:
        broadcast(self._watching[event["game"]], json.dumps(event))
        return {"seq": event["seq"]}


async def main(port: int, words: frozenset[str]) -> None:
    """Serve until killed."""
    hall = Hall(words)
    async with serve(hall.serve, "127.0.0.1", port) as server:
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), frozenset(Path(sys.argv[2]).read_text().split())))
