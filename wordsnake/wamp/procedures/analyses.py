"""The procedure `get_analysis`: each game is analysed once, off the reactor, one game at a time."""

from collections import OrderedDict
from functools import partial
from typing import cast

from twisted.internet.defer import Deferred, DeferredLock

from wordsnake.analysis.analyse import Analyst
from wordsnake.analysis.report import AnalysedMiss, AnalysedMove, Analysis, Best, Trap
from wordsnake.analysis.words import Words
from wordsnake.game.events import GameId, PlayerId
from wordsnake.store.protocols import EventLog
from wordsnake.table.ports import NotNow
from wordsnake.wamp.aside import Aside
from wordsnake.wamp.contract import asks
from wordsnake.wamp.contract import messages as m
from wordsnake.wamp.presence.caller import Caller
from wordsnake.wamp.presence.names import Names
from wordsnake.wamp.presence.people import People
from wordsnake.wamp.procedures.dailies import Secrecy
from wordsnake.wamp.procedures.finished import finished_game
from wordsnake.wamp.procedures.languages import Languages
from wordsnake.wamp.telling.views import name_or_none

REMEMBERED = 256
"""So many analyses are kept in memory; the others are made again when they are asked for."""
WAITING = 16
"""More games than this may not wait to be analysed."""


class Analyses:
    """Analyses finished games. However many ask for the same one at a time, the work is done once."""

    def __init__(self, log: EventLog, people: People, languages: Languages, secrecy: Secrecy, aside: Aside) -> None:
        self._log = log
        self._people = people
        self._languages = languages
        self._secrecy = secrecy
        self._aside = aside
        self._known: OrderedDict[GameId, tuple[str, Analysis]] = OrderedDict()
        self._under_way: dict[GameId, list[Deferred[Analysis]]] = {}
        self._turn = DeferredLock()

    async def get_analysis(self, caller: Caller, ask: asks.OfGame) -> m.GameAnalysis:
        """What could have been played in a finished game."""
        await self._secrecy.guard(caller, ask.game)
        analysis = self._remembered(ask.game) or await self._made_for_all(ask.game)
        return analysis_view(ask.game, analysis, await self._people.names(players_of(analysis)))

    def _remembered(self, game: GameId) -> Analysis | None:
        """The analysis, if the word list it was made with is still there."""
        if game not in self._known:
            return None
        language, analysis = self._known[game]
        if self._languages.lexicon(language, analysis.lexicon).version != analysis.lexicon:
            return None
        self._known.move_to_end(game)
        return analysis

    async def _made_for_all(self, game: GameId) -> Analysis:
        if game in self._under_way:
            mine: Deferred[Analysis] = Deferred()
            self._under_way[game].append(mine)
            return await mine
        self._under_way[game] = []
        try:
            analysis = await self._made(game)
        except BaseException as error:
            for waiting in self._under_way.pop(game):
                waiting.errback(error)
            raise
        for waiting in self._under_way.pop(game):
            waiting.callback(analysis)
        return analysis

    async def _made(self, game: GameId) -> Analysis:
        state, events = await finished_game(self._log, game)
        words = cast("Words", self._languages.lexicon(state.language, state.lexicon))
        if len(self._turn.waiting) >= WAITING:
            raise NotNow("too many games are to be analysed at once")
        analyst = Analyst(state, events, words)
        analysis: Analysis = await self._turn.run(partial(self._aside, analyst.analysis))
        self._known[game] = state.language, analysis
        if len(self._known) > REMEMBERED:
            self._known.popitem(last=False)
        return analysis


def players_of(analysis: Analysis) -> set[PlayerId]:
    """Everybody whom an analysis mentions."""
    movers = {move.player for move in analysis.moves if move.player is not None}
    return movers | {miss.player for miss in analysis.misses}


def analysis_view(game: GameId, analysis: Analysis, names: Names) -> m.GameAnalysis:
    """An analysis as the public sees it."""
    return m.GameAnalysis(
        game=game,
        lexicon=analysis.lexicon,
        moves=[_move_view(move, names) for move in analysis.moves],
        misses=[_miss_view(miss, names) for miss in analysis.misses],
    )


def _move_view(move: AnalysedMove, names: Names) -> m.AnalysedMove:
    return m.AnalysedMove(
        ply=move.ply,
        player=name_or_none(move.player, names),
        word=move.word,
        overlap=move.overlap,
        points=move.points,
        best=_best_view(move.best),
        left=move.left,
        trap=_trap_view(move.trap),
    )


def _miss_view(miss: AnalysedMiss, names: Names) -> m.AnalysedMiss:
    return m.AnalysedMiss(ply=miss.ply, player=names[miss.player], possible=miss.possible, best=_best_view(miss.best))


def _best_view(best: Best | None) -> m.BestView | None:
    return None if best is None else m.BestView(overlap=best.overlap, points=best.points, words=list(best.words))


def _trap_view(trap: Trap | None) -> m.TrapView | None:
    return None if trap is None else m.TrapView(word=trap.word, left=trap.left)
