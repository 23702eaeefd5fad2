"""A few players who play one game after another."""

import asyncio
import random
from typing import Any

from tests.faults.players import Player
from tests.support.wamp_types import WampError

RULES: tuple[dict[str, Any], ...] = (
    {"name": "classic", "target_score": None, "max_words": 150, "turn_seconds": 5, "misses_out": 10},
    {"name": "classic", "target_score": None, "max_words": 150, "turn_seconds": 20, "misses_out": 5},
    {"name": "classic", "target_score": 500, "turn_seconds": 10, "misses_out": 5},
    {"name": "classic", "target_score": None, "max_words": 100, "turn_seconds": 8, "opening": "drawn"},
)


class Party:
    """Plays for ever, by one ruleset. The first player is the host."""

    def __init__(self, players: list[Player], chance: random.Random) -> None:
        self.players = players
        self.games: list[str] = []
        self.problems: list[str] = []
        self._rules = chance.choice(RULES)

    async def keep_playing(self) -> None:
        """One game after another."""
        for player in self.players:
            await self._ask(player, "set_name", player.name)
        while True:
            await self._play_one()

    async def _play_one(self) -> None:
        host, *others = self.players
        game = await self._opened(host)
        self.games.append(game)
        for player in others:
            await self._ask(player, "join_game", game)
        for player in self.players:
            await player.follow(game)
        await self._ask(host, "start_game", game)
        await host.until(lambda: host.fold is not None and host.fold.phase in {"finished", "closed"})
        await asyncio.sleep(0.2)

    async def _opened(self, host: Player) -> str:
        """A new game; or the one that was opened already, if its answer did not arrive."""
        while True:
            me = await self._ask(host, "get_player")
            for game in me["games"] if me else ():
                view = await self._ask(host, "get_game", game)
                if view and view["phase"] == "waiting" and view["host"] == host.name:
                    return str(game)
            view = await self._ask(host, "create_game", self._rules, "nl")
            if view:
                return str(view["game"])

    async def _ask(self, player: Player, procedure: str, *args: Any) -> Any:
        """The answer. A refusal may mean that it was done already: `start_game` in a game that plays."""
        try:
            return await player.ask(procedure, *args)
        except WampError as error:
            if not (procedure == "start_game" and error.uri.endswith("wrong_phase")):
                self.problems.append(f"{player.name}: {procedure}: {error}")
            return None
