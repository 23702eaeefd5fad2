"""All procedures of the public API, put together from their collaborators."""

import logging
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from twisted.internet.defer import Deferred

from wordsnake.game.events import Event, PlayerId
from wordsnake.game.state import GameState
from wordsnake.lexicon.ruled_shelf import RuledShelf
from wordsnake.store.protocols import Store
from wordsnake.table.directory import Directory
from wordsnake.table.lost import Lost, NeverLost
from wordsnake.table.ports import Clock, World
from wordsnake.table.presence import Presence
from wordsnake.wamp.aside import Aside, at_once
from wordsnake.wamp.calls.endpoint import Endpoint, Procedure
from wordsnake.wamp.contract import asks, uris
from wordsnake.wamp.journal import StoredJournal
from wordsnake.wamp.metrics import Json, Metrics
from wordsnake.wamp.presence.lanes import Lanes
from wordsnake.wamp.presence.limits import CallLimit
from wordsnake.wamp.presence.people import People
from wordsnake.wamp.presence.sessions import Sessions
from wordsnake.wamp.presence.watchers import Watchers
from wordsnake.wamp.presence.whom import Whom
from wordsnake.wamp.procedures.analyses import Analyses
from wordsnake.wamp.procedures.appeals import Appeals
from wordsnake.wamp.procedures.dailies import Dailies, Secrecy
from wordsnake.wamp.procedures.day_board import DayBoard
from wordsnake.wamp.procedures.devices import Devices
from wordsnake.wamp.procedures.exports import Exports
from wordsnake.wamp.procedures.games import Games
from wordsnake.wamp.procedures.languages import Languages, OpenShelf, Shelf
from wordsnake.wamp.procedures.lists import Lists
from wordsnake.wamp.procedures.matching import Matching
from wordsnake.wamp.procedures.opponents import AddBot, Opponents
from wordsnake.wamp.procedures.play import Play
from wordsnake.wamp.procedures.players import Players
from wordsnake.wamp.procedures.router_limits import RouterSays
from wordsnake.wamp.procedures.standings import Standings
from wordsnake.wamp.procedures.tables import Tables
from wordsnake.wamp.telling.publisher import Publisher
from wordsnake.wamp.telling.unheard import Unheard

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What a service is made of: storage, words, time (`clock` for delays, `now` in milliseconds), chance (in bits).

    `secret` is known to this server alone: it chooses the openings of daily games. `aside` does what takes longer than
    a reactor may stand still. `bots` are the levels of trusted bots, by authid. `lost` knows when nobody was served.
    """

    store: Store
    shelf: Shelf
    clock: Clock
    now: Callable[[], int]
    chance: Callable[[int], int]
    secret: bytes
    chat: bool = True
    seconds: Callable[[], float] = time.monotonic
    aside: Aside = at_once
    bots: Mapping[str, int] = field(default_factory=dict)
    lost: Lost = field(default_factory=NeverLost)


class Service:
    """The game server without its connection: `endpoints` answer calls, `publisher.send` is the way out."""

    def __init__(self, given: Given) -> None:
        self.shelf = RuledShelf(OpenShelf(given.shelf))
        self.store = given.store
        self.metrics = Metrics(given.seconds, given.now() / 1000)
        self.people = People(given.store, given.now)
        self._secrecy = Secrecy(given.store, self.people, given.now)
        self.publisher = Publisher(self.people, given.clock, self._secrecy.hides)
        self.presence = Presence(given.clock, self._presence_changed)
        self.sessions = Sessions(self.people, self.presence)
        self.lanes = Lanes()
        self.directory = Directory(
            World(
                journal=self.metrics.timed(StoredJournal(given.store)),
                lexicons=self.shelf,
                clock=given.clock,
                now=given.now,
                chance=given.chance,
                here=self.presence.here,
                announce=self.metrics.counted(self._announce),
                lost=given.lost,
            )
        )
        self.unheard = Unheard(self.directory, given.store, self.publisher, given.now)
        self.watchers = Watchers(given.clock, self.directory, self.sessions, self.publisher.watchers_changed)
        self.router = RouterSays()
        self._tables = Tables(self.directory, self.people, self.presence.here, self.watchers.count)
        self.opponents = Opponents(
            given.bots, self.directory, self.people, self.sessions, self.publisher, given.clock, given.chance
        )
        self._matching = Matching(
            self._tables,
            self.people,
            self.opponents,
            given.clock,
            self.presence.here,
            given.chance,
            given.now,
            given.store.ratings,
        )
        limit = CallLimit(given.now)
        self.endpoints = {
            procedure.uri: Endpoint(procedure, self.people, limit, self.metrics.called)
            for procedure in self._procedures(given, Languages(self.shelf))
        }

    def watched(self) -> list[Json]:
        """What the engine counts, as `wordsnake.wamp.metrics` has it."""
        return self.metrics.families(table.state.phase for table in self.directory.live())

    async def recover(self) -> int:
        """Bring the unfinished games back to life; answers how many. Fails with NotNow, StoreError."""
        for ruling in await self.store.rulings():
            self.shelf.add(ruling)
        games = await self.directory.recover()
        self.presence.expect({seat.player for table in self.directory.live() for seat in table.state.seats})
        await self._matching.resume(table.state for table in self.directory.live())
        return games

    def _procedures(self, given: Given, languages: Languages) -> Iterator[Procedure]:
        tables = self._tables
        lists = Lists(
            given.store, self.people, languages, self._secrecy, given.now, router=self.router, chat=given.chat
        )
        yield Procedure(uris.ABOUT, asks.Nothing, lists.about)
        yield Procedure(uris.GET_EVENTS, asks.GetEvents, lists.get_events)
        yield Procedure(uris.LIST_GAMES, asks.ListGames, lists.list_games)
        yield Procedure(uris.CHECK_WORD, asks.CheckWord, lists.check_word)
        analyses = Analyses(given.store, self.people, languages, self._secrecy, given.aside)
        yield Procedure(uris.GET_ANALYSIS, asks.OfGame, analyses.get_analysis)
        exports = Exports(given.store, self.people, self._secrecy)
        yield Procedure(uris.EXPORT_GAME, asks.ExportGame, exports.export_game)
        appeals = Appeals(given.store, languages, self.shelf, given.now)
        yield Procedure(uris.APPEAL_WORD, asks.AppealWord, appeals.appeal_word)
        players = Players(given.store, self.people, self.directory, self.sessions, self.lanes, given.now)
        yield Procedure(uris.SET_NAME, asks.SetName, players.set_name)
        yield Procedure(uris.GET_PLAYER, asks.GetPlayer, players.get_player)
        day_board = DayBoard(given.store, self.people, self._secrecy, given.now)
        standings = Standings(given.store, self.people, Whom(self.people, self.sessions), day_board)
        yield Procedure(uris.GET_LEADERBOARD, asks.GetLeaderboard, standings.get_leaderboard)
        yield Procedure(uris.GET_HISTORY, asks.GetHistory, standings.get_history)
        yield Procedure(uris.GET_RESULTS, asks.GetResults, standings.get_results)
        yield Procedure(uris.GET_RATING, asks.GetRating, standings.get_rating)
        yield from self._linking(given)
        games = Games(
            tables,
            self.people,
            languages,
            self.publisher,
            self.lanes,
            given.chance,
            self.opponents,
            self._matching,
            Dailies(given.store, given.secret, given.now),
            self._secrecy,
            self.watchers.look,
        )
        yield Procedure(uris.CREATE_GAME, asks.CreateGame, games.create_game)
        yield Procedure(uris.FIND_GAME, asks.FindGame, games.find_game)
        yield Procedure(uris.JOIN_GAME, asks.OfGame, games.join_game)
        yield Procedure(uris.LEAVE_GAME, asks.OfGame, games.leave_game)
        yield Procedure(uris.START_GAME, asks.OfGame, games.start_game)
        yield Procedure(uris.REMOVE_SEAT, asks.RemoveSeat, games.remove_seat)
        yield Procedure(uris.REMATCH, asks.OfGame, games.rematch)
        yield Procedure(uris.GET_GAME, asks.OfGame, games.get_game)
        yield Procedure(uris.ADD_BOT, asks.AddBot, AddBot(tables, self.people, self.opponents).add_bot)
        play = Play(tables, chat=given.chat)
        yield Procedure(uris.PLAY_WORD, asks.PlayWord, play.play_word)
        yield Procedure(uris.PASS_TURN, asks.PassTurn, play.pass_turn)
        yield Procedure(uris.SAY, asks.Say, play.say)

    def _linking(self, given: Given) -> Iterator[Procedure]:
        devices = Devices(given.store, self.people, self.sessions, self.publisher, self.lanes, given.now, given.chance)
        yield Procedure(uris.LINK_DEVICE, asks.Nothing, devices.link_device)
        yield Procedure(uris.REDEEM_LINK, asks.RedeemLink, devices.redeem_link)

    def close(self) -> None:
        """Stop all clocks."""
        self._matching.close()
        self.watchers.close()
        self.directory.close()

    async def _announce(self, before: GameState, events: tuple[Event, ...], after: GameState) -> None:
        self._matching.note(after)
        self.watchers.happened(after)
        await self.publisher.announce(before, events, after)

    def _presence_changed(self, player: PlayerId, here: bool) -> None:  # noqa: FBT001 - as Presence tells it
        states = [table.state for table in self.directory.tables_of(player)]
        telling = Deferred.fromCoroutine(self.publisher.presence_changed(states, player, connected=here))
        telling.addErrback(lambda failure: log.warning("presence was not told: %s", failure.getErrorMessage()))
