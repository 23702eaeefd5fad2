"""Two people who play over WAMP while a page looks on."""

from contextlib import ExitStack
from typing import Self

from tests.support.playing import LONG_TURNS, WORDS
from tests.support.wamp import Client, connect, seed


class Opponents:
    """A game between the players with these keys (names for `seed`): one that they begin, or `game`.

    A game that is given has `ahead` words before those that are played here.
    """

    def __init__(self, port: int, *keys: str, game: str = "", ahead: int = 0) -> None:
        self.game = game
        self._port = port
        self._keys = keys
        self._ahead = ahead
        self._connections = ExitStack()
        self._players: dict[str, tuple[str, Client]] = {}

    @property
    def path(self) -> str:
        """Of the link of the game."""
        return f"/g/{self.game}"

    @property
    def mover(self) -> str:
        """The key of whoever is to move."""
        return self._players[self._view()["turn"]][0]

    @property
    def next_word(self) -> str:
        """What fits on the snake."""
        return WORDS[int(self._view()["ply"]) - self._ahead]

    def play(self) -> None:
        """Whoever is to move plays the next word."""
        view, word = self._view(), self.next_word
        _key, client = self._players[view["turn"]]
        client.call("wordsnake.play_word", self.game, word, view["ply"])

    def __enter__(self) -> Self:
        for key in self._keys:
            client = connect(f"ws://127.0.0.1:{self._port}/ws", seed=seed(key))
            self._connections.callback(client.close)
            self._players[client.call("wordsnake.get_player")["name"]] = (key, client)
        if not self.game:
            self._begin()
        return self

    def __exit__(self, *problem: object) -> None:
        self._connections.close()

    def _begin(self) -> None:
        host, *others = (client for _key, client in self._players.values())
        self.game = host.call("wordsnake.create_game", LONG_TURNS, "nl", True)["game"]
        for other in others:
            other.call("wordsnake.join_game", self.game)
        host.call("wordsnake.start_game", self.game)

    def _view(self) -> dict[str, object]:
        host = next(iter(self._players.values()))[1]
        return host.call("wordsnake.get_game", self.game)  # type: ignore[no-any-return]
