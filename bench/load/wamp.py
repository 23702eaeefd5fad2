"""A client of Wordsnake: WAMP in JSON, signed in by key."""

import hashlib
import itertools
import json
from typing import Any, Self

from nacl.signing import SigningKey

from bench.load.connection import Connection, LoadError

HELLO, WELCOME, CHALLENGE, AUTHENTICATE, ERROR = 1, 2, 4, 5, 8
SUBSCRIBE, SUBSCRIBED, EVENT, CALL, RESULT = 32, 33, 36, 48, 50
ROLES: dict[str, Any] = {"caller": {}, "subscriber": {}}
RULES = {"name": "classic", "target_score": None, "turn_seconds": 600}
"""Nobody wins and no turn ends while something is measured."""


class WampClient:
    """See `bench.load.client.Client`."""

    EVENT = b"[36,"
    ACK = b"[50,"

    def __init__(self, connection: Connection, name: str) -> None:
        self.connection = connection
        self._ids = itertools.count(1)
        self._enter(SigningKey(hashlib.sha256(name.encode()).digest()))

    @classmethod
    def connect(cls, source: str, port: int, name: str) -> Self:
        """Sign in with the key that belongs to a name, as a guest."""
        return cls(Connection(source, port, "/ws", "wamp.2.json"), name)

    def open_game(self, others: list[Self]) -> tuple[str, list[Self]]:
        """See the protocol."""
        game = self.call("create_game", RULES | {"seats_max": 1 + len(others)})["game"]
        for other in others:
            view = other.call("join_game", game)
        self.call("start_game", game)
        names = dict(zip([seat["player"] for seat in view["seats"]], [self, *others], strict=True))
        events = self.call("get_events", game)["events"]
        order = next(event["order"] for event in events if event["type"] == "game_started")
        return game, [names[player] for player in order]

    def watch(self, game: str) -> None:
        """See the protocol."""
        self._ask([SUBSCRIBE, next(self._ids), {}, f"wordsnake.game.{game}"], SUBSCRIBED)

    def leave(self, game: str) -> None:
        """See the protocol."""
        self.call("leave_game", game)

    def play(self, game: str, word: str, ply: int) -> None:
        """See the protocol."""
        number = next(self._ids)
        self.connection.send(f'[48,{number},{{}},"wordsnake.play_word",["{game}","{word}",{ply},"move-{number}"]]')

    def say(self, game: str, text: str) -> None:
        """See the protocol."""
        self.connection.send(f'[48,{next(self._ids)},{{}},"wordsnake.say",["{game}","{text}"]]')

    def flood(self) -> str:
        """See the protocol."""
        return f'[48,{next(self._ids)},{{}},"wordsnake.check_word",["haard","nl"]]'

    def call(self, procedure: str, *args: Any) -> Any:
        """What a procedure answers. Raises LoadError if it is an error."""
        return self._ask([CALL, next(self._ids), {}, f"wordsnake.{procedure}", args], RESULT)[3][0]

    def try_call(self, procedure: str) -> bool:
        """Whether a procedure answers now, and not with an error."""
        self.connection.send(json.dumps([CALL, next(self._ids), {}, f"wordsnake.{procedure}"]))
        return self._heard()[0] == RESULT

    def _enter(self, key: SigningKey) -> None:
        public = key.verify_key.encode().hex()
        hello = {"roles": ROLES, "authmethods": ["cryptosign"], "authextra": {"pubkey": public}}
        challenge = self._ask([HELLO, "wordsnake", hello], CHALLENGE)[2]["challenge"]
        self._ask([AUTHENTICATE, key.sign(bytes.fromhex(challenge)).hex(), {}], WELCOME)

    def _ask(self, message: list[Any], wanted: int) -> list[Any]:
        """Send a message and wait for the answer; events that come before it are dropped."""
        self.connection.send(json.dumps(message))
        answer = self._heard()
        if answer[0] != wanted:
            raise LoadError(f"{message[:4]} was answered {answer}")
        return answer

    def _heard(self) -> list[Any]:
        while (answer := json.loads(self.connection.receive()))[0] == EVENT:
            pass
        found: list[Any] = answer
        return found
