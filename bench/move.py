"""`python -m bench.move`: what a move costs in the engine, by thread, with no router but the end of its link.

The engine is the whole process as `wordsnake up` starts it, with its store on disk. Many games are played at a time; as
soon as a move is answered, the next one of that game is due.
"""

import hashlib
import os
import subprocess
import sys
import tempfile
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from time import perf_counter, sleep
from typing import Any

import click

from bench.chains import every_word, walk
from bench.figures import MICRO
from bench.link import ERROR, YIELD, BareRouter
from bench.machine import cpu_by_thread, pin, two_cores
from wordsnake.paths import DataDir

LEXICONS = Path(".cache/bench/lexicon").absolute()
CHAIN, STRIDE = 10_000, 40
RULES = {"name": "classic", "target_score": None, "turn_seconds": 600}
WARM_UP = 0.5
Game = tuple[str, list[str], Iterator[str]]


@click.command()
@click.option("--games", type=int, default=200, help="That are played.  [default: 200]")
@click.option("--seats", type=int, default=4, help="In each of them.  [default: 4]")
@click.option("--at-once", type=int, default=100, help="Moves under way at a time.  [default: 100]")
@click.option("--rate", type=float, default=None, help="Moves a second.  [default: as fast as it goes]")
@click.option("--seconds", type=float, default=3.0, help="How long.  [default: 3]")
@click.option("--repeats", type=int, default=3, help="How often.  [default: 3]")
def main(  # noqa: PLR0913 - its options
    *, games: int, seats: int, at_once: int, rate: float | None, seconds: float, repeats: int
) -> None:
    """Measure."""
    cores = two_cores()
    os.sched_setaffinity(0, {cores.load})
    words = walk(every_word(LEXICONS, lambda _step, _share: None), CHAIN)
    people = {100 + n: hashlib.sha256(b"%d" % n).hexdigest() for n in range(games * seats)}
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        data = DataDir(Path(folder))
        data.lexicons.symlink_to(LEXICONS)
        with BareRouter(data.engine_socket, people) as router, engine(data, cores.server) as pid:
            click.echo(f"the engine is process {pid}")
            router.let_in()
            pin([pid], cores.server)
            match = Match(router, [open_game(router, list(people.values()), n, seats, words) for n in range(games)])
            match.play(WARM_UP, at_once, rate)
            for _ in range(repeats):
                show(match, pid, at_once, seconds, rate)


@contextmanager
def engine(data: DataDir, core: int) -> Iterator[int]:
    """The engine alone, on a core of its own; its process id."""
    command = [sys.executable, "-m", "wordsnake.cli", "engine", "--data", str(data.root), "--language", "nl"]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:  # noqa: S603 - a program of ours
        pin([process.pid], core)
        try:
            yield process.pid
        finally:
            process.terminate()


def open_game(router: BareRouter, people: list[str], number: int, seats: int, words: list[str]) -> Game:
    """A game that is being played, its players in the order of their turns, and the words they lay."""
    players = people[number * seats : (number + 1) * seats]
    game = router.call("create_game", players[0], RULES)["game"]
    for player in players[1:]:
        router.call("join_game", player, game)
    seats_taken = router.call("get_game", players[0], game)["seats"]
    names = {seat["player"]: key for seat, key in zip(seats_taken, players, strict=True)}
    router.call("start_game", players[0], game)
    events = router.call("get_events", players[0], game)["events"]
    order = next(event["order"] for event in events if event["type"] == "game_started")
    return game, [names[name] for name in order], islice(words, number * STRIDE, None)


class Match:
    """Games that are played at the same time."""

    def __init__(self, router: BareRouter, games: list[Game]) -> None:
        self._router = router
        self._idle = deque((game, 0) for game in games)
        self._under_way: dict[int, tuple[Game, int]] = {}

    def play(self, seconds: float, at_once: int, rate: float | None) -> tuple[int, float]:
        """Play so long; how many moves that were, and the seconds it took."""
        begun = perf_counter()
        made = sent = 0
        while (now := perf_counter() - begun) < seconds or self._under_way:
            due = int(now * rate) - sent if rate else at_once
            frames = []
            while now < seconds and due > 0 and len(self._under_way) < at_once and self._idle:
                frames.append(self._move())
                sent, due = sent + 1, due - 1
            if frames:
                self._router.socket.sendall(b"".join(frames))
            if self._under_way:
                made += self._hear(self._router.receive())
            elif now < seconds:
                sleep(0.0002)
        return made, perf_counter() - begun

    def _move(self) -> bytes:
        game, ply = self._idle.popleft()
        player = game[1][ply % len(game[1])]
        request, sent = self._router.invocation("play_word", player, game[0], next(game[2]), ply, f"move-{ply}")
        self._under_way[request] = game, ply
        return sent

    def _hear(self, messages: list[list[Any]]) -> int:
        made = 0
        for message in messages:
            if message[0] == YIELD:
                game, ply = self._under_way.pop(message[1])
                self._idle.append((game, ply + 1))
                made += 1
            elif message[0] == ERROR:
                raise click.ClickException(f"a move was answered {message[4:]}")
            else:
                self._router.answer(message)
        return made


def show(match: Match, pid: int, at_once: int, seconds: float, rate: float | None) -> None:
    """Measure once."""
    before = cpu_by_thread(pid)
    made, took = match.play(seconds, at_once, rate)
    after = cpu_by_thread(pid)
    reactor, store = ((now - then) / made * MICRO for now, then in zip(after, before, strict=True))
    click.echo(f"{made / took:,.0f} moves/s, {reactor + store:.1f} us a move: reactor {reactor:.1f}, store {store:.1f}")


if __name__ == "__main__":
    main(prog_name="python -m bench.move")
