"""A bot with Autobahn on Twisted: plays one game. Usage: python bot.py LINK-OF-A-GAME."""

import os
import sys
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

from autobahn.twisted.component import Component, run
from twisted.internet.defer import DeferredLock

WORDS = Path(__file__).parents[1].joinpath("words.txt").read_text(encoding="utf-8").split()


def overlap(current, word):
    lengths = range(min(len(current), len(word)) - 1, 0, -1)
    return next((length for length in lengths if word.startswith(current[-length:])), 0)


def choose(view):
    """The longest link there is; None: no word fits."""
    played = {link["word"] for link in view["snake"]}
    links = {word: overlap(view["current"], word) if view["current"] else 1 for word in WORDS if word not in played}
    best = max(links, key=links.get)
    return best if links[best] else None


link = urlsplit(sys.argv[1])
game = link.path.split("/")[-1]
bot = Component(
    transports=f"{'wss' if link.scheme == 'https' else 'ws'}://{link.netloc}/ws",
    realm="wordsnake",
    authentication={"cryptosign": {"privkey": os.urandom(32).hex()}},  # keep it, to be the same player next time
)


@bot.on_join
async def joined(session, _details):
    me = (await session.call("wordsnake.get_player"))["name"]
    looking = DeferredLock()  # one at a time: two would both see our turn, and both play

    async def look():
        """Whatever has happened, the game as it stands says what is to be done."""
        view = await session.call("wordsnake.get_game", game)
        if view["phase"] == "finished":
            print(f"{me} is done: {view['outcome']['scores']}")
            session.leave()
        elif view["turn"] == me:
            word = choose(view)
            if word is None:
                await session.call("wordsnake.pass_turn", game, view["ply"])
            else:
                await session.call("wordsnake.play_word", game, word, view["ply"], uuid4().hex)

    async def heard(**event):
        if event.get("turn") == me or event["type"] == "game_finished":
            async with looking:
                await look()

    await session.subscribe(heard, f"wordsnake.game.{game}")
    await session.call("wordsnake.join_game", game)
    async with looking:
        await look()


run([bot], log_level=None)
