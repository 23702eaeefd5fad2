"""A bot without a WAMP library: plays one game in raw messages. Usage: python bot.py LINK-OF-A-GAME."""

import itertools
import json
import sys
from pathlib import Path
from time import sleep
from urllib.parse import urlsplit
from uuid import uuid4

from nacl.signing import SigningKey
from websockets.exceptions import WebSocketException
from websockets.sync.client import connect

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
    """WAMP, as much of it as a bot needs: https://wamp-proto.org/wamp_latest_ietf.html."""

    def __init__(self, socket, key):
        self.socket, self.ids, self.events = socket, itertools.count(1), []
        self.send(
            HELLO,
            "wordsnake",
            {
                "roles": {"caller": {}, "subscriber": {}},
                "authmethods": ["cryptosign"],
                "authextra": {"pubkey": key.verify_key.encode().hex()},
            },
        )
        kind, _method, extra = self.receive()
        if kind != CHALLENGE:
            sys.exit(f"turned away: {extra}")
        self.send(AUTHENTICATE, key.sign(bytes.fromhex(extra["challenge"])).hex(), {})
        if (answer := self.receive())[0] != WELCOME:
            sys.exit(f"turned away: {answer}")

    def send(self, *message):
        self.socket.send(json.dumps(message))

    def receive(self):
        return json.loads(self.socket.recv())

    def ask(self, kind, *rest):
        """Send a request, and wait for its answer; events that come first are kept."""
        request = next(self.ids)
        self.send(kind, request, {}, *rest)
        while True:
            answer = self.receive()
            if answer[0] == EVENT:
                self.events.append(answer)
            elif answer[0] == ERROR:
                raise (AwayError if answer[4] in AWAY else RuntimeError)(f"{answer[4]}: {answer[5:]}")
            elif answer[1] == request:
                return answer

    def call(self, procedure, *args):
        return self.ask(CALL, f"wordsnake.{procedure}", args)[3][0]

    def wait(self):
        """Until something happens."""
        while not self.events:
            self.events.append(self.receive())
        self.events.clear()


link = urlsplit(sys.argv[1])
game = link.path.split("/")[-1]
scheme = "wss" if link.scheme == "https" else "ws"
key = SigningKey.generate()  # keep it, to be the same player next time


def play():
    with connect(f"{scheme}://{link.netloc}/ws", subprotocols=["wamp.2.json"]) as socket:
        session = Session(socket, key)
        me = session.call("get_player")["name"]
        session.ask(SUBSCRIBE, f"wordsnake.game.{game}")
        session.call("join_game", game)
        while (view := session.call("get_game", game))["phase"] != "finished":
            if view["turn"] == me and (word := choose(view)):
                session.call("play_word", game, word, view["ply"], uuid4().hex)
            elif view["turn"] == me:
                session.call("pass_turn", game, view["ply"])
            else:
                session.wait()
        print(f"{me} is done: {view['outcome']['scores']}")


while True:
    try:
        play()
        break
    except (
        AwayError,
        WebSocketException,
        OSError,
    ):  # the server or the line is gone: the game still knows us
        sleep(1)
