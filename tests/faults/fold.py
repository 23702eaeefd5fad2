"""What a client makes of a game's events: enough to play, and to compare with what the server shows."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

Event = Mapping[str, Any]
Seen = dict[str, Any]


class Fold:
    """A game after the events up to `seq`, and after so many turns. `digests`: of what was visible after each event."""

    def __init__(self, game: str) -> None:
        self.game = game
        self.seq = 0
        self.phase = "new"
        self.seats: dict[str, dict[str, Any]] = {}
        self.words: list[str] = []
        self.turns = 0
        self.turn: str | None = None
        self.deadline: str | None = None
        self.digests: dict[int, str] = {}

    def apply(self, event: Event) -> None:
        """The next event. One that is known already changes nothing; one out of order is a mistake of the caller."""
        if event["seq"] <= self.seq:
            return
        assert event["seq"] == self.seq + 1, (self.game, event, self.seq)
        self.seq = event["seq"]
        self._change(event)
        self.digests[self.seq] = digest(self.seen())

    def _change(self, event: Event) -> None:  # noqa: C901 - one case an event
        match event["type"]:
            case "game_created":
                self.phase = "waiting"
            case "seat_taken":
                self.seats[event["player"]] = {"score": 0, "misses": 0, "out": False}
            case "seat_left":
                del self.seats[event["player"]]
            case "game_started":
                self.phase = "playing"
                self.seats = {player: self.seats[player] for player in event["order"]}
                self.words += [event["current"]["word"]] if event["current"] else []
            case "word_played":
                self.words.append(event["word"])
                self.seats[event["player"]] |= {"score": event["score"], "misses": 0}
            case "turn_missed":
                self.seats[event["player"]]["misses"] = event["misses"]
            case "player_out":
                self.seats[event["player"]]["out"] = True
            case "game_finished":
                self.phase, self.turn, self.deadline = "finished", None, None
            case "game_closed":
                self.phase = "closed"
        if event["type"] in {"word_played", "turn_missed"}:
            self.turns += 1
        if "turn" in event:
            self.turn, self.deadline = event["turn"], event["deadline"]

    def seen(self) -> Seen:
        """What somebody sees who looks at the game."""
        seats = [[name, seat["score"], seat["misses"], seat["out"]] for name, seat in self.seats.items()]
        word = self.words[-1] if self.words else None
        return {
            "phase": self.phase, "seats": seats, "turn": self.turn, "deadline": self.deadline,
            "ply": len(self.words), "current": word,
        }  # fmt: skip


def seen_in(view: Mapping[str, Any]) -> Seen:
    """The same of a game view of the server."""
    seats = [[seat["player"], seat["score"], seat["misses"], seat["out"]] for seat in view["seats"]]
    return {"seats": seats, **{field: view[field] for field in ("phase", "turn", "deadline", "ply", "current")}}


def digest(seen: Seen) -> str:
    """Of what is visible."""
    return hashlib.sha256(json.dumps(seen, sort_keys=True).encode()).hexdigest()[:16]
