"""A server's data as it is after some games: logs, players, keys, chat, and the files beside the database."""

import itertools
from pathlib import Path

from tests.store.support import Pump
from tests.support.lexicon import SetLexicon
from tests.support.play import ANNA, BRAM, CARO, WORDS, Play
from wordsnake.game import commands as c
from wordsnake.game.card import card_of
from wordsnake.game.events import GameId
from wordsnake.game.state import nothing
from wordsnake.paths import DataDir
from wordsnake.store.sqlite.store import SqliteStore
from wordsnake.supervisor.keys import ensure_engine_key, ensure_key

NL = SetLexicon("nl", WORDS.split())


def lexicons(language: str, version: str) -> SetLexicon | None:  # noqa: ARG001 - there is one version
    """The words the games were played with."""
    return NL if language == "nl" else None


def a_game(game: str) -> Play:
    """A new game with this id."""
    play = Play()
    play.state = nothing(GameId(game))
    return play


def finished(game: str) -> Play:
    """A sprint that is over, with a pass, a late turn, somebody who left, and talk."""
    play = a_game(game).started(ANNA, BRAM, CARO, target_score=10, game_seconds=300)
    play.words("behaard haardvuur")
    play.do(c.Say(player=ANNA, text="Mooi!"))
    play.passes()
    play.runs_out()
    play.do(c.LeaveGame(player=CARO))
    while play.state.phase == "playing":
        play.runs_out()
    play.do(c.OpenRematch(player=BRAM, rematch=GameId("zzzzzzzz")))
    return play


def playing(game: str) -> Play:
    """One that goes on, after a restart of its server."""
    play = a_game(game).started(ANNA, BRAM, opening="drawn")
    play.do(c.ExtendClock(), wait_ms=58_000)
    return play


def waiting(game: str) -> Play:
    """One that has not begun; its first host has left."""
    play = a_game(game).seated(BRAM, ANNA)
    play.do(c.LeaveGame(player=BRAM))
    return play


def fill(data: DataDir, games: int = 30) -> dict[GameId, Play]:
    """Store so many games, by id, of three players."""
    data.root.mkdir(mode=0o700, parents=True, exist_ok=True)
    ids = iter((ANNA, BRAM, CARO))
    pump = Pump()
    store = SqliteStore(data.database, pump.call_from_thread, new_id=lambda: next(ids))
    for letter, name in zip("abc", ("Anna", "Bram", None), strict=True):
        player = pump.wait(store.enter(letter * 32, 5))
        if name:
            pump.wait(store.claim_name(player.id, name, 6))
    kinds = itertools.cycle((finished, playing, waiting))
    plays = {}
    for number in range(games):
        play = next(kinds)(f"game{chr(97 + number // 26)}{chr(97 + number % 26)}zz")
        pump.wait(store.append(play.state.game, play.log, card_of(play.state)))
        plays[play.state.game] = play
    pump.wait(store.close())
    ensure_engine_key(data)
    data.bot_keys.mkdir(exist_ok=True)
    ensure_key(data.bot_keys / "snakebot-1.key")
    data.banned.write_text("[]\n")
    return plays


def kept_files(data: DataDir) -> dict[str, bytes]:
    """What a backup holds besides the database."""
    return {str(path.relative_to(data.root)): path.read_bytes() for path in data.kept}


def overwrite(path: Path, at: int, content: bytes) -> None:
    """Damage a file."""
    with path.open("r+b") as file:
        file.seek(at)
        file.write(content)
