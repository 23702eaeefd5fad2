"""A whole bot: the longest link it knows, in every game it is asked into. `python bot.py LINK-OF-A-GAME`"""

import sys
from pathlib import Path

from wordsnake.kit import Client, Connected, Refused
from wordsnake.kit.messages import Invited, YourTurn
from wordsnake.kit.on_asyncio import run  # or .on_twisted: nothing else changes

WORDS = Path(__file__).parents[1].joinpath("words.txt").read_text(encoding="utf-8").split()


def overlap(current: str, word: str) -> int:
    lengths = range(min(len(current), len(word)) - 1, 0, -1)
    return next((length for length in lengths if word.startswith(current[-length:])), 0)


async def move(bot: Client, game: str) -> None:
    view, me = await bot.get_game(game), await bot.get_player()
    if view.turn == me.name:
        played = {link.word for link in view.snake}
        links = {word: overlap(view.current, word) if view.current else 1 for word in WORDS if word not in played}
        best = max(links, key=lambda word: links[word])
        await (bot.play_word(game, best, view.ply) if links[best] else bot.pass_turn(game, view.ply))


async def main(bot: Client) -> None:
    await bot.join_game(sys.argv[1].split("/")[-1])
    async for told in bot.messages():
        try:
            match told:
                case Invited(game=game):
                    await bot.join_game(game)
                case YourTurn(game=game):
                    await move(bot, game)
                case Connected(me=me):
                    for game in me.games:
                        await move(bot, game)
        except Refused as no:
            print(no)


run(main, url=sys.argv[1], key="bot.key")
