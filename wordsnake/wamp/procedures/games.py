"""The procedures by which games come about: opening, joining, leaving, starting, and playing on."""

from collections.abc import Callable

from wordsnake.game import commands as c
from wordsnake.game.days import DAILY
from wordsnake.game.events import GameId, PlayerId
from wordsnake.game.refusals import InvalidArgument, NameTaken, NotSeated, Refused, TooManyGames, WrongPhase
from wordsnake.game.state import GameState
from wordsnake.rules.names import name_key
from wordsnake.rules.ruleset import PRESETS, Ruleset
from wordsnake.rules.words import Word
from wordsnake.store.protocols import Player
from wordsnake.table.table import Table
from wordsnake.wamp.contract import asks
from wordsnake.wamp.contract import messages as m
from wordsnake.wamp.contract.refusals import Refusal
from wordsnake.wamp.presence.caller import Caller
from wordsnake.wamp.presence.lanes import Lanes
from wordsnake.wamp.presence.names import public_name
from wordsnake.wamp.presence.people import People
from wordsnake.wamp.procedures.dailies import Dailies, Secrecy
from wordsnake.wamp.procedures.languages import Languages
from wordsnake.wamp.procedures.matching import Matching
from wordsnake.wamp.procedures.opponents import Opponents
from wordsnake.wamp.procedures.tables import Tables
from wordsnake.wamp.telling.publisher import Publisher

MEETING = 1000
"""So many strangers may look for the same game at the same moment."""


class Games:
    """Games and seats.

    What seats or names one player happens one after another (`lanes`), so that nobody slips past a limit by calling
    twice at once; the same goes for the rematch of one game.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - its collaborators
        self,
        tables: Tables,
        people: People,
        languages: Languages,
        publisher: Publisher,
        lanes: Lanes,
        chance: Callable[[int], int],
        opponents: Opponents,
        matching: Matching,
        dailies: Dailies,
        secrecy: Secrecy,
        looked: Callable[[GameId], None],
    ) -> None:
        """`chance` gives a random number of so many bits; `looked` is told of a game that somebody looks at."""
        self._tables = tables
        self._people = people
        self._languages = languages
        self._publisher = publisher
        self._lanes = lanes
        self._chance = chance
        self._opponents = opponents
        self._matching = matching
        self._dailies = dailies
        self._secrecy = secrecy
        self._looked = looked
        self._meeting = Lanes(most=MEETING)

    async def create_game(self, caller: Caller, ask: asks.CreateGame) -> m.GameView:
        """Open a game; the caller is its host."""
        self._languages.lexicon(ask.language)
        async with caller.alone(self._lanes) as player:
            table = await self._created(player, ask)
        return await self._tables.view(table.state)

    async def _created(self, player: Player, ask: asks.CreateGame) -> Table:
        if not self._dailies.is_daily(ask.ruleset):
            return await self._open(player, ask.ruleset, ask.language, private=ask.private)
        if ask.private:
            raise Refusal(InvalidArgument("private", "must be false: everybody plays the same daily game"))
        return await self._daily(player, ask.language)

    async def _daily(self, player: Player, language: str) -> Table:
        """The player's game of today: begun now, or as it stands."""
        day = self._dailies.today()
        game = await self._dailies.begun(day, language, player)
        if game is not None:
            return await self._tables.table(game)
        opening = await self._dailies.opening(day, self._languages.lexicon(language))
        return await self._open(player, DAILY, language, private=False, day=day, opening=opening)

    async def find_game(self, caller: Caller, ask: asks.FindGame) -> m.GameView:
        """Sit down in an open game with others who look for one, or in a new one."""
        if ask.ruleset.pace == "solo":  # there is nobody to look for
            return await self.create_game(caller, asks.CreateGame(ask.ruleset, ask.language))
        self._languages.lexicon(ask.language)
        async with caller.alone(self._lanes) as player, self._meeting.hold((ask.ruleset, ask.language)):
            table = await self._matching.meet(
                player,
                ask.ruleset,
                ask.language,
                sit=lambda table: self._sit(table, player, caller.authid),
                create=lambda: self._open(player, ask.ruleset, ask.language, private=False, rated=True),
            )
        return await self._tables.view(table.state)

    async def join_game(self, caller: Caller, ask: asks.OfGame) -> m.GameView:
        """Take a seat; who has one already just sees the game."""
        table = await self._tables.table(ask.game)
        async with caller.alone(self._lanes) as player:
            await self._sit(table, player, caller.authid)
        return await self._tables.view(table.state)

    async def leave_game(self, caller: Caller, ask: asks.OfGame) -> m.SeqResult:
        """Give up a seat."""
        player = await caller.player()
        return m.SeqResult(seq=await self._tables.seq(ask.game, c.LeaveGame(player=player.id)))

    async def start_game(self, caller: Caller, ask: asks.OfGame) -> m.SeqResult:
        """Begin to play."""
        player = await caller.player()
        command = c.StartGame(player=player.id, draw=self._chance(64))
        return m.SeqResult(seq=await self._tables.seq(ask.game, command))

    async def remove_seat(self, caller: Caller, ask: asks.RemoveSeat) -> m.SeqResult:
        """Take somebody out of the game."""
        player = await caller.player()
        table = await self._tables.table(ask.game)
        target = await self._seat_called(table.state, ask.player)
        command = c.RemoveSeat(player=player.id, target=target)
        return m.SeqResult(seq=await self._tables.seq(ask.game, command))

    async def get_game(self, caller: Caller, ask: asks.OfGame) -> m.GameView:
        """Look at a game."""
        state = (await self._tables.table(ask.game)).state
        await self._secrecy.guard_players(caller, state.day, (seat.player for seat in state.seats))
        self._looked(state.game)
        return await self._tables.view(state)

    async def rematch(self, caller: Caller, ask: asks.OfGame) -> m.GameView:
        """Go on in another game: the first caller opens it, every later one takes a seat in it."""
        table = await self._tables.table(ask.game)
        async with caller.alone(self._lanes) as player:
            _refuse_rematch(table.state, player.id)
            async with self._lanes.hold(ask.game):
                following = await self._following(table, player)
            await self._sit(following, player, caller.authid)
        return await self._tables.view(following.state)

    async def _following(self, table: Table, player: Player) -> Table:
        """The next game; a new one as well where the one before was closed, say because whoever opened it left."""
        state = table.state
        if state.rematch is not None:
            following = await self._tables.table(state.rematch)
            if following.state.phase != "closed":
                return following
        self._languages.lexicon(state.language)
        following = await self._open(
            player, state.ruleset, state.language, private=state.private, rematch_of=state.game
        )
        command = c.OpenRematch(player=player.id, rematch=following.game, instead_of=state.rematch)
        await self._tables.do(table, command)
        others = [seat.player for seat in state.seats if seat.player != player.id]
        await self._publisher.invite(others, following.game, by=player.id)
        return following

    async def _open(  # noqa: PLR0913 - what a game is opened with
        self,
        player: Player,
        ruleset: Ruleset,
        language: str,
        *,
        private: bool,
        rated: bool = False,
        rematch_of: GameId | None = None,
        day: str | None = None,
        opening: Word | None = None,
    ) -> Table:
        """A new game. Where one plays alone it begins at once, with `opening`, or by chance."""
        self._refuse_too_many(player.id)
        opened = await self._tables.directory.open(
            c.CreateGame(
                player=player.id,
                bot=player.bot,
                guest=player.name is None,
                rated=rated and _is_common(ruleset),
                ruleset=ruleset,
                language=language,
                private=private,
                rematch_of=rematch_of,
                day=day,
                draw=self._chance(64) if ruleset.pace == "solo" and opening is None else 0,
                opening=opening,
            )
        )
        if isinstance(opened, Refused):
            raise Refusal(opened)
        return opened

    async def _sit(self, table: Table, player: Player, authid: str | None) -> None:
        state = table.state
        if state.phase == "waiting" and not state.sits(player.id):
            self._refuse_too_many(player.id)
            await self._refuse_namesake(state, player)
        level = self._opponents.level(authid)
        command = c.TakeSeat(
            player=player.id, bot=player.bot or level is not None, level=level, guest=player.name is None
        )
        await self._tables.do(table, command)
        self._opponents.sat_down(table.game, authid, table.state.seq)

    def _refuse_too_many(self, player: PlayerId) -> None:
        if not self._tables.directory.seating.has_room(player):
            raise Refusal(TooManyGames())

    async def _refuse_namesake(self, state: GameState, player: Player) -> None:
        # Guests are called after 24 bits of their key: somebody might make one that shows as another's.
        names = await self._people.names(seat.player for seat in state.seats)
        if public_name(player) in names.values():
            raise Refusal(NameTaken())

    async def _seat_called(self, state: GameState, name: str) -> PlayerId:
        """Whose seat is meant; an id that has no seat if it is nobody's, so that the game finds its own refusal."""
        names = await self._people.names(seat.player for seat in state.seats)
        meant = (player for player, called in names.items() if name_key(called) == name_key(name))
        return next(meant, PlayerId(""))


def _is_common(ruleset: Ruleset) -> bool:
    """Whether players can be compared by it: rules of one's own are no common measure, and one plays against others."""
    return ruleset == PRESETS[ruleset.name] and ruleset.seats_max > 1


def _refuse_rematch(state: GameState, player: PlayerId) -> None:
    if state.day is not None:
        raise Refusal(InvalidArgument("game", "is a daily game, of which there is one a day"))
    if state.phase != "finished":
        raise Refusal(WrongPhase(state.phase))
    if state.seat(player) is None:
        raise Refusal(NotSeated())
