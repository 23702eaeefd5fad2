"""Tells the world what happened. Nothing comes here that is not stored.

While the router is away nothing is queued: consumers see the gap by `seq` and fetch what they missed.
"""

import logging
from collections.abc import Callable, Iterable

from autobahn.wamp.types import PublishOptions

from wordsnake.game import events as e
from wordsnake.game.card import card_of
from wordsnake.game.events import GameId, PlayerId
from wordsnake.game.state import GameState
from wordsnake.table.ports import Clock
from wordsnake.wamp.contract import messages as m
from wordsnake.wamp.contract import uris
from wordsnake.wamp.contract.times import wire_time, wire_time_or_none
from wordsnake.wamp.presence.names import Names
from wordsnake.wamp.presence.people import People
from wordsnake.wamp.telling.lobby import LobbyFeed
from wordsnake.wamp.telling.views import outcome_view, players_of_state
from wordsnake.wamp.telling.wire_events import players_of_events, wire_event

Send = Callable[[str, m.Message, PublishOptions], None]
"""Publishes an event: topic, message, options."""

TO_ALL = PublishOptions(acknowledge=False)
TO_ALL_BUT_COMPONENTS = PublishOptions(acknowledge=False, exclude_authrole=["component"])
"""For private games: components may listen to all games at once, and must not learn these ids."""

log = logging.getLogger(__name__)


class Publisher:
    """Events of games to their topics, and what follows from them to lobby, results and the players themselves."""

    def __init__(self, people: People, clock: Clock, hides: Callable[[str | None], bool]) -> None:
        """`hides` tells whether the games of a day, or of none, are still kept from all but their players."""
        self._people = people
        self._hides = hides
        self._lobby = LobbyFeed(clock, lambda game: self._publish(uris.LOBBY, m.GameChanged(game=game)))
        self.send: Send | None = None
        """The way to the router; None while there is none."""

    async def announce(self, before: GameState, events: tuple[e.Event, ...], after: GameState) -> None:
        """`events`, which are stored, led from `before` to `after`."""
        names = await self._people.names(players_of_events(events) | players_of_state(after))
        for event in events:
            self._to_game(after, wire_event(after.game, event, names))
        if not after.private:
            if after.day is None:  # nobody can join a daily game, nor for a day look at it
                self._lobby.changed(after, names)
            self._result(events, after, names)
        if after.turn is not None and after.ruleset.pace == "turns" and _a_turn_begins(before, events, after):
            deadline = wire_time_or_none(after.deadline)
            self.tell([after.turn], m.YourTurn(game=after.game, ply=after.ply, deadline=deadline))

    async def presence_changed(self, states: Iterable[GameState], player: PlayerId, *, connected: bool) -> None:
        """A player went away or came back; `states` are the games to tell."""
        names = await self._people.names([player])
        for state in states:
            self._to_game(state, m.PresenceChanged(game=state.game, player=names[player], connected=connected))

    def watchers_changed(self, state: GameState, watchers: int) -> None:
        """So many look on at a game now."""
        self._to_game(state, m.WatchersChanged(game=state.game, watchers=watchers))

    async def invite(self, players: Iterable[PlayerId], game: GameId, by: PlayerId) -> None:
        """Tell players that `by` has opened a rematch."""
        players = list(players)
        names = await self._people.names([*players, by])
        self.tell(players, m.Invited(game=game, by=names[by]))

    def tell(self, players: Iterable[PlayerId], message: m.Message) -> None:
        """Something for these players alone, wherever they are connected."""
        authids = [authid for player in players for authid in self._people.authids(player)]
        if authids:
            self.tell_keys(authids, message)

    def tell_keys(self, authids: Iterable[str], message: m.Message) -> None:
        """Something for the sessions with these keys alone, players yet or not."""
        self._publish(uris.ME, message, PublishOptions(acknowledge=False, eligible_authid=list(authids)))

    def _to_game(self, state: GameState, message: m.Message) -> None:
        options = TO_ALL_BUT_COMPONENTS if state.private else TO_ALL
        if self._hides(state.day):
            authids = [authid for seat in state.seats for authid in self._people.authids(seat.player)]
            if not authids:  # to be eligible, somebody must be named: an empty list would mean everybody
                return
            options = PublishOptions(acknowledge=False, eligible_authid=authids)
        self._publish(uris.game_topic(state.game), message, options)

    def _result(self, events: tuple[e.Event, ...], after: GameState, names: Names) -> None:
        for event in events:
            if isinstance(event, e.GameFinished):
                card = card_of(after)
                result = m.GameResult(
                    game=after.game,
                    ruleset=card.ruleset,
                    language=card.language,
                    outcome=outcome_view(event.outcome, names),
                    words=card.words,
                    started_at=wire_time(after.started_at or after.opened_at),
                    at=wire_time(event.at),
                )
                self._publish(uris.RESULTS, result)

    def _publish(self, topic: str, message: m.Message, options: PublishOptions = TO_ALL) -> None:
        if self.send is not None:
            self.send(topic, message, options)


def _a_turn_begins(before: GameState, events: tuple[e.Event, ...], after: GameState) -> bool:
    begins = any(isinstance(event, e.GameStarted | e.WordPlayed | e.TurnMissed) for event in events)
    return begins or before.turn != after.turn
