"""All games of a small server, whatever it speaks: what is asked of it, and who is told."""

import itertools
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Generic, TypeVar

from bench.peers.game import Game, RefusedError

Listener = TypeVar("Listener")
Event = dict[str, Any]


class Hall(Generic[Listener]):
    """All games. `tell` sends an event to everybody who watches its game."""

    def __init__(self, words: frozenset[str], tell: Callable[[Iterable[Listener], Event], None]) -> None:
        self._words = words
        self._tell_all = tell
        self._ids = itertools.count(1)
        self._games: dict[str, Game] = {}
        self._watching: defaultdict[str, set[Listener]] = defaultdict(set)

    def answer(self, listener: Listener, name: str, asked: dict[str, Any]) -> dict[str, Any]:
        """What a client called `name` is answered."""
        try:
            return {"type": "ack", **self._do(listener, name, asked)}
        except RefusedError as refused:
            return {"type": "error", "reason": str(refused)}

    def gone(self, listener: Listener) -> None:
        """It is told nothing more."""
        for watching in self._watching.values():
            watching.discard(listener)

    def _do(self, listener: Listener, name: str, asked: dict[str, Any]) -> dict[str, Any]:
        match asked:
            case {"do": "create"}:
                return self._create(name)
            case {"do": "join", "game": game}:
                self._games[game].join(name)
            case {"do": "watch", "game": game}:
                self._watching[game].add(listener)
            case {"do": "leave", "game": game}:
                self._watching[game].discard(listener)
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

    def _tell(self, event: Event) -> dict[str, Any]:
        self._tell_all(self._watching[event["game"]], event)
        return {"seq": event["seq"]}


def asked_for() -> tuple[int, frozenset[str]]:
    """The port and the words that the command line names: `PORT WORDS`, WORDS a file with a word a line."""
    return int(sys.argv[1]), frozenset(Path(sys.argv[2]).read_text(encoding="utf-8").split())


def ready() -> None:
    """Say that clients may come."""
    sys.stdout.write("ready\n")
    sys.stdout.flush()
