"""`python -m bench.start`: how long an engine takes from its start until all can play, with many games to take up.

A store is filled with games that are being played, each by the rules and through the table, and an engine is started on
it, with no router but the end of its link. Seconds are those on the clock, and of CPU.
"""

import os
import random
import tempfile
import time
from pathlib import Path

import click
from twisted.internet.defer import Deferred
from twisted.internet.task import Clock

from bench.chains import every_word, walk
from bench.link import BareRouter
from bench.machine import cpu_seconds, two_cores
from bench.move import LEXICONS, RULES, engine
from tests.store.support import Pump
from wordsnake.game.commands import CreateGame, PlayWord, StartGame, TakeSeat
from wordsnake.game.events import PlayerId
from wordsnake.game.state import GameState
from wordsnake.lexicon.ruled_shelf import RuledShelf
from wordsnake.lexicon.shelf import Shelf, offered
from wordsnake.paths import DataDir
from wordsnake.rules.ruleset import ruleset_from
from wordsnake.store.sqlite.store import SqliteStore
from wordsnake.table.directory import Directory
from wordsnake.table.ports import World
from wordsnake.table.table import Table
from wordsnake.wamp.journal import StoredJournal

SEATS = 4


@click.command()
@click.option("--games", type=int, default=1000, help="That are being played.  [default: 1000]")
@click.option("--moves", type=int, default=30, help="In each of them.  [default: 30]")
@click.option("--repeats", type=int, default=3, help="How often.  [default: 3]")
def main(*, games: int, moves: int, repeats: int) -> None:
    """Measure."""
    cores = two_cores()
    os.sched_setaffinity(0, {cores.load})
    words = walk(every_word(LEXICONS, lambda _step, _share: None), moves)
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        data = DataDir(Path(folder))
        data.lexicons.symlink_to(LEXICONS)
        fill(data, games, words)
        for _ in range(repeats):
            show(data, cores.server)


def show(data: DataDir, core: int) -> None:
    """Start an engine once."""
    data.engine_socket.unlink(missing_ok=True)
    with BareRouter(data.engine_socket) as router:
        begun = time.perf_counter()
        with engine(data, core) as pid:
            router.let_in()
            click.echo(f"{time.perf_counter() - begun:.2f} s, of CPU {cpu_seconds([pid]):.2f} s")


def fill(data: DataDir, games: int, words: list[str]) -> None:
    """Put games into the store, in each of which all `words` have been laid."""
    pump = Pump()
    store = SqliteStore(data.database, pump.call_from_thread)
    world = World(
        journal=StoredJournal(store),
        lexicons=RuledShelf(Shelf(data.lexicons, offered(["nl"]))),
        clock=Clock(),
        now=lambda: int(time.time() * 1000),
        chance=random.Random(1).getrandbits,  # noqa: S311 - no secret
        here=lambda _player: True,
        announce=_tell_nobody,
    )
    directory = Directory(world)
    played = [Deferred.fromCoroutine(_play(store, directory, number, words)) for number in range(games)]
    for game in played:
        pump.wait(game)
    pump.wait(store.close())


async def _play(store: SqliteStore, directory: Directory, number: int, words: list[str]) -> None:
    players = [(await store.enter(f"{number:060x}{seat:04x}", 0)).id for seat in range(SEATS)]
    table = await directory.open(
        CreateGame(player=players[0], ruleset=ruleset_from(RULES), language="nl", private=False)
    )
    if not isinstance(table, Table):
        raise TypeError(table)
    for player in players[1:]:
        await table.ask(TakeSeat(player=player))
    await table.ask(StartGame(player=players[0], draw=number))
    for word in words:
        await table.ask(PlayWord(player=table.state.turn or PlayerId(""), text=word))
    if table.state.ply != len(words):
        raise ValueError(f"game {number} is at {table.state}")


async def _tell_nobody(_before: GameState, _events: object, _after: GameState) -> None:
    """Nobody listens."""


if __name__ == "__main__":
    main(prog_name="python -m bench.start")
