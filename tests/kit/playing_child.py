"""A bot of the kit in a process of its own. `LOOP URL KEY GAME`: it plays that game, or opens one (`-`).

It prints the id of the game, then every numbered event as a line of JSON, and last the words that it was told count.
"""

import importlib
import json
import sys

import msgspec

from tests.support.match import WORDS, overlap
from wordsnake.kit import Client
from wordsnake.kit.messages import GameView, PresenceChanged, SeatTaken, WatchersChanged

LOOP, URL, KEY, GAME = sys.argv[1:]
PAUSE_S = 0.3
"""Before a move: there is time to kill a server in the middle of a game."""
RULES = {"name": "sprint", "target_score": 100, "turn_seconds": 600}


async def main(bot: Client) -> None:
    me = (await bot.get_player()).name
    view = await (bot.create_game(RULES, "nl") if GAME == "-" else bot.join_game(GAME))
    say(view.game)
    counted: list[str] = []
    async for event in bot.follow(view.game):
        if isinstance(event, PresenceChanged | WatchersChanged):
            continue
        say(msgspec.json.encode(event).decode())
        if isinstance(event, SeatTaken) and view.host == me != event.player:
            await bot.start_game(view.game)
        now = await bot.get_game(view.game)
        if now.phase == "finished" and now.seq == event.seq:
            break
        if now.turn == me:
            counted += await moved(bot, now)
    say(json.dumps(counted))


def say(line: str) -> None:
    """To whoever runs this."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


async def moved(bot: Client, view: GameView) -> list[str]:
    """Play the longest link, or pass; the word, if there was one."""
    await rest()
    played = {link.word for link in view.snake}
    links = {word: overlap(view.current, word) if view.current else 1 for word in WORDS if word not in played}
    best = max(links, key=lambda word: links[word], default=None)
    if best is None or not links[best]:
        await bot.pass_turn(view.game, view.ply)
        return []
    return [(await bot.play_word(view.game, best, view.ply)).word]


async def rest() -> None:
    """On either loop."""
    if LOOP == "asyncio":
        import asyncio

        await asyncio.sleep(PAUSE_S)
    else:
        from twisted.internet import reactor
        from twisted.internet.task import deferLater

        await deferLater(reactor, PAUSE_S)  # type: ignore[arg-type]


importlib.import_module(f"wordsnake.kit.on_{LOOP}").run(main, URL, KEY)
