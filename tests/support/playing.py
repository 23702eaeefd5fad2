"""Games for the tests of the page: words, people who play over WAMP beside a page, and what people do in one."""

from typing import Any, Protocol

from playwright.sync_api import Page, expect

from tests.support.server import Server
from tests.support.wamp import Client

_SNAKE = (
    "behaard haardvuur vuurdoop doopvont ontslag slagroom roomboter boterham hamster sterrenbeeld beeldhouwer "
    "werkplaats plaatsnaam naambord bordspel spelregel regelmaat maatstaf stafkaart kaartspel speltafel tafelblad "
    "bladgroen groente tegel gelijk lijken kennis nissen senaat atleet eethoek hoeksteen steengroeve"
)
WORDS = tuple(_SNAKE.split())
"""Dutch words, each of which follows the one before it. A sprint ends with the seventh or so."""

MY_TURN = "you, to move"
LONG_TURNS = {"name": "classic", "target_score": None, "turn_seconds": 600}
"""Rules under which a game is played for as long as a test looks at it."""


class Place(Protocol):
    """Where people can sign in: mostly a `Server`."""

    def connect(self, name: str) -> Client: ...


class Table:
    """A game between people who play over WAMP. A page can be one of them as well: it signs in with the same key.

    The players get the names given, in order of joining; whoever is to move first is drawn by the server.
    """

    def __init__(self, server: Place, *names: str, ruleset: Any = "sprint", private: bool = False) -> None:
        self.names = names
        self.clients = {name: _named(server, name) for name in names}
        host, *others = self.clients.values()
        self.game = str(host.call("wordsnake.create_game", ruleset, "nl", private)["game"])
        for other in others:
            other.call("wordsnake.join_game", self.game)

    @classmethod
    def of(cls, server: Server, path: str, *names: str) -> "Table":
        """A game that was opened in a page; these sit down at it."""
        table = cls.__new__(cls)
        table.names, table.game = names, path.rpartition("/")[2]
        table.clients = {name: _named(server, name) for name in names}
        for client in table.clients.values():
            client.call("wordsnake.join_game", table.game)
        return table

    @classmethod
    def strangers(cls, server: Server, *names: str) -> "Table":
        """A game that counts, between those who looked for one at about the same time."""
        table = cls.__new__(cls)
        table.names = names
        table.clients = {name: _named(server, name) for name in names}
        games = {client.call("wordsnake.find_game", "sprint", "nl")["game"] for client in table.clients.values()}
        (table.game,) = games
        return table

    @property
    def path(self) -> str:
        """Of its link."""
        return f"/g/{self.game}"

    @property
    def view(self) -> dict[str, Any]:
        """The game now."""
        return self._host.call("wordsnake.get_game", self.game)  # type: ignore[no-any-return]

    @property
    def turn(self) -> str:
        """Who is to move."""
        return str(self.view["turn"])

    @property
    def next_word(self) -> str:
        """What fits on the snake."""
        return WORDS[int(self.view["ply"])]

    def start(self) -> "Table":
        """The host starts it."""
        self._host.call("wordsnake.start_game", self.game)
        return self

    def play(self, times: int = 1) -> "Table":
        """Whoever is to move plays the next word, so many times."""
        for _ in range(times):
            view = self.view
            self.clients[view["turn"]].call("wordsnake.play_word", self.game, WORDS[view["ply"]], view["ply"])
        return self

    def play_until(self, name: str) -> "Table":
        """The others play until `name` is to move."""
        while self.turn != name:
            self.play()
        return self

    def finish(self) -> "Table":
        """Play to the end."""
        while self.view["phase"] == "playing":
            self.play()
        return self

    def give_up(self, name: str) -> None:
        """Somebody leaves the game."""
        self.clients[name].call("wordsnake.leave_game", self.game)

    def say(self, name: str, text: str) -> None:
        """Somebody says something."""
        self.clients[name].call("wordsnake.say", self.game, text)

    def played(self) -> list[str]:
        """The words that are stored, in order."""
        events = self._host.call("wordsnake.get_events", self.game, 0, 500)["events"]
        return [event["word"] for event in events if event["type"] == "word_played"]

    def leave(self) -> None:
        """Close the connections; the seats stay taken."""
        for client in self.clients.values():
            client.close()

    @property
    def _host(self) -> Client:
        return self.clients[self.names[0]]


def _named(server: Place, name: str) -> Client:
    client = server.connect(name)
    client.call("wordsnake.set_name", name)
    return client


def create(page: Page, name: str) -> str:
    """Open a sprint in Dutch; the path of its link."""
    page.get_by_label("Your name").fill(name)
    page.get_by_role("radio", name="Sprint").check()
    page.get_by_role("radio", name="Dutch").check()
    page.get_by_role("button", name="Create game").click()
    expect(page.get_by_role("button", name="Start", exact=True)).to_be_visible()
    return str(page.evaluate("location.pathname"))


def join(page: Page, name: str) -> None:
    """Sit down at the game whose link was opened."""
    page.get_by_label("Your name").fill(name)
    page.get_by_role("button", name="Join", exact=True).click()
    expect(page.get_by_label("Your name")).to_have_count(0)


def play(page: Page, word: str) -> None:
    """Type a word and press Enter."""
    page.get_by_label("Your word").fill(word)
    page.keyboard.press("Enter")


def mover(*pages: Page) -> Page:
    """The page of two whose player is to move, once one of them is."""
    turn = pages[0].get_by_text(MY_TURN)
    expect(turn.or_(pages[0].get_by_text("Type ahead:"))).to_be_visible()
    return pages[0] if turn.is_visible() else pages[1]


def expect_in_log(page: Page, *words: str) -> None:
    """The column tells of each of these words, once."""
    for word in words:
        expect(page.get_by_role("log").get_by_text(word, exact=True)).to_have_count(1)
