"""Watchers that do not read, while much is said: what the server keeps for them."""

import time
from collections import deque
from collections.abc import Sequence
from functools import partial

from bench.load.client import Client
from bench.load.connection import LoadError
from bench.load.crowd import Crowd
from bench.load.preparing import Guests, groups
from bench.load.spec import Result, Spec
from bench.load.stage import settle
from bench.machine import memory

RATE = 1200.0
"""Remarks a second, over all who speak: Wordsnake lets a player ask twenty times a second."""
SAMPLE_SECONDS = 0.02
AFTER_SECONDS = 3.0
LONGEST = 120.0


class Talk:
    """Remarks until there were enough, each client one at a time. A `Listener`."""

    def __init__(self, games: Sequence[str], clients: Sequence[Client], text: str, events: int) -> None:
        self.idle = deque(range(len(clients)))
        self.said = 0
        self._games = games
        self._clients = clients
        self._text = text
        self._left = events

    def event(self, client: int, now: float) -> None:
        """Nobody who speaks is told anything."""
        del client, now
        raise LoadError("an event for somebody who watches nothing")

    def ack(self, client: int, now: float) -> None:
        """It was said."""
        del now
        self.said += 1
        self.idle.append(client)

    def say(self, client: int) -> None:
        """Have a client speak, unless enough is under way."""
        if self._left:
            self._left -= 1
            self._clients[client].say(self._games[client], self._text)


class Memory:
    """The most that the processes held since it was made; looked at often, but not always."""

    def __init__(self, pids: Sequence[int]) -> None:
        self.before = self.worst = memory(pids)
        self._pids = pids
        self._due = 0.0

    def look(self, now: float) -> None:
        """Take a sample if the last one is old enough."""
        if now >= self._due:
            self._due = now + SAMPLE_SECONDS
            self.worst = max(self.worst, memory(self._pids))


def stalled_readers(spec: Spec) -> Result:
    """Have players talk in several games, all of which are watched by clients that read nothing any more."""
    plan = spec.plan
    with Guests(spec, plan.talk_games * plan.talk_seats + plan.readers) as guests:
        speakers, readers = guests.clients[: -plan.readers], guests.clients[-plan.readers :]
        games = [_open(guests, numbers) for numbers in groups(plan.talk_games, plan.talk_seats)]
        for game in games:
            guests.for_each(readers, partial(_watch, game))
        seats = [game for game in games for _ in range(plan.talk_seats)]
        talk = Talk(seats, speakers, "x" * plan.talk_letters, plan.talk_events)
        return _held(spec, Crowd(speakers), talk)


def _held(spec: Spec, crowd: Crowd, talk: Talk) -> Result:
    settle(crowd)
    held, began = Memory(spec.pids), time.perf_counter()

    def more(now: float) -> bool:
        held.look(now)
        if now - began > LONGEST:
            raise LoadError(f"only {talk.said} of {spec.plan.talk_events} remarks were made")
        return talk.said < spec.plan.talk_events

    crowd.pace(talk, talk.idle, talk.say, RATE, more)
    seconds = time.perf_counter() - began
    _wait(crowd, held)
    return {
        "readers_worst_mb": held.worst - held.before,
        "readers_after_mb": memory(spec.pids) - held.before,
        "readers_seconds": seconds,
    }


def _open(guests: Guests, numbers: range) -> str:
    first, *others = (guests.clients[number] for number in numbers)
    return first.open_game(others)[0]


def _watch(game: str, reader: Client) -> None:
    reader.watch(game)


def _wait(crowd: Crowd, held: Memory) -> None:
    """What is under way may still grow."""
    until = time.perf_counter() + AFTER_SECONDS
    while (now := time.perf_counter()) < until:
        held.look(now)
        settle(crowd)
