"""Games put into a store, for tests of what finished games come to."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from tests.store.support import NOON
from tests.support.play import Play
from wordsnake.game.card import card_of
from wordsnake.game.commands import CreateGame, LeaveGame, TakeSeat
from wordsnake.game.events import GameId, PlayerId
from wordsnake.rules.ruleset import PRESETS
from wordsnake.store.protocols import Store

Table = Sequence[PlayerId]


class Season:
    """Games put into a store, one a minute; whoever sits first wins, because all others leave."""

    def __init__(self, store: Store, wait: Callable[..., Any]) -> None:
        self.store = store
        self.wait = wait
        self.now = NOON
        self.games: list[GameId] = []

    def __getattr__(self, name: str) -> Any:
        """What the store answers at once."""
        return lambda *args, **options: self.wait(getattr(self.store, name)(*args, **options))

    def play(
        self,
        *players: PlayerId,
        words: str = "behaard haardvuur",
        rated: bool = True,
        private: bool = False,
        guests: Table = (),
        bots: Table = (),
        **rules: Any,
    ) -> GameId:
        """A game from beginning to end."""
        play = Play()
        play.now = self.now = self.now + 60_000
        ruleset = replace(PRESETS["sprint"], **rules)
        for player in players:
            marks: dict[str, Any] = {"player": player, "guest": player in guests, "bot": player in bots}
            if player == players[0]:
                command = CreateGame(ruleset=ruleset, language="nl", private=private, rated=rated, **marks)
                play.events(command)
            else:
                play.events(TakeSeat(**marks))
        play.begin(*players).words(words)
        for player in players[1:]:
            play.do(LeaveGame(player=player))
        letters = "abcdefghijklmnopqrstuvwxyz"
        game = GameId(f"game{letters[len(self.games) // 26]}{letters[len(self.games) % 26]}22")
        self.games.append(game)
        self.append(game, play.log, replace(card_of(play.state), game=game))
        return game

    def named(self, *names: str) -> list[PlayerId]:
        """Players with these names."""
        players = [self.enter(name.lower(), NOON).id for name in names]
        for player, name in zip(players, names, strict=True):
            self.claim_name(player, name, NOON)
        return players
