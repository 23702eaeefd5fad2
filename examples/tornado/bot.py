"""A bot on tornado.websocket: plays one game in raw messages. Usage: python bot.py LINK-OF-A-GAME."""

import asyncio
import itertools
import json
import sys
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

from nacl.signing import SigningKey
from tornado.httpclient import HTTPError
from tornado.websocket import WebSocketClosedError, websocket_connect

HELLO, WELCOME, ABORT, CHALLENGE, AUTHENTICATE = 1, 2, 3, 4, 5
ERROR, SUBSCRIBE, EVENT, CALL, RESULT = 8, 32, 36, 48, 50

AWAY = {"wamp.error.no_such_procedure", "wamp.error.canceled", "wordsnake.error.unavailable"}

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


class AwayError(Exception):
    """The game's engine starts again."""


class Session:
    """WAMP, as much of it as a bot needs; answers are futures, so that events may come in between."""

    def __init__(self, socket):
        self.socket, self.ids, self.answers = socket, itertools.count(1), {}
        self.happened = asyncio.Event()

    async def sign_in(self, key):
        hello = {
            "roles": {"caller": {}, "subscriber": {}},
            "authmethods": ["cryptosign"],
            "authextra": {"pubkey": key.verify_key.encode().hex()},
        }
        await self.send(HELLO, "wordsnake", hello)
        kind, _method, extra = json.loads(await self.socket.read_message())
        if kind != CHALLENGE:
            sys.exit(f"turned away: {extra}")
        await self.send(AUTHENTICATE, key.sign(bytes.fromhex(extra["challenge"])).hex(), {})
        answer = json.loads(await self.socket.read_message())
        if answer[0] != WELCOME:
            sys.exit(f"turned away: {answer}")

    async def read(self):
        while (text := await self.socket.read_message()) is not None:
            message = json.loads(text)
            if message[0] == EVENT:
                self.happened.set()
            elif message[0] == ERROR:
                problem = AwayError if message[4] in AWAY else RuntimeError
                self.answers.pop(message[2]).set_exception(problem(f"{message[4]}: {message[5:]}"))
            else:
                self.answers.pop(message[1]).set_result(message)
        for answer in self.answers.values():
            answer.set_exception(WebSocketClosedError())
        self.happened.set()  # whoever waits looks, and finds that the line is lost

    async def send(self, *message):
        await self.socket.write_message(json.dumps(message))

    async def ask(self, kind, *rest):
        request = next(self.ids)
        answer = self.answers[request] = asyncio.get_running_loop().create_future()
        await self.send(kind, request, {}, *rest)
        return await answer

    async def call(self, procedure, *args):
        return (await self.ask(CALL, f"wordsnake.{procedure}", args))[3][0]


link = urlsplit(sys.argv[1])
game = link.path.split("/")[-1]
scheme = "wss" if link.scheme == "https" else "ws"
key = SigningKey.generate()  # keep it, to be the same player next time


async def play():
    session = Session(await websocket_connect(f"{scheme}://{link.netloc}/ws", subprotocols=["wamp.2.json"]))
    await session.sign_in(key)
    reading = asyncio.create_task(session.read())
    me = (await session.call("get_player"))["name"]
    await session.ask(SUBSCRIBE, f"wordsnake.game.{game}")
    await session.call("join_game", game)
    while True:
        session.happened.clear()
        view = await session.call("get_game", game)
        if view["phase"] == "finished":
            break
        if view["turn"] == me and (word := choose(view)):
            await session.call("play_word", game, word, view["ply"], uuid4().hex)
        elif view["turn"] == me:
            await session.call("pass_turn", game, view["ply"])
        else:
            await session.happened.wait()
    print(f"{me} is done: {view['outcome']['scores']}")
    reading.cancel()


async def main():
    while True:
        try:
            return await play()
        except (AwayError, WebSocketClosedError, HTTPError, OSError):  # the game still knows us
            await asyncio.sleep(1)


asyncio.run(main())
