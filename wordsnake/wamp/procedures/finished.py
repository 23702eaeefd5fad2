"""Games that are over, for the procedures that look back at them."""

from wordsnake.game.events import Event, GameId
from wordsnake.game.evolve import replay
from wordsnake.game.refusals import NoSuchGame, WrongPhase
from wordsnake.game.state import GameState
from wordsnake.store.protocols import EventLog
from wordsnake.wamp.contract.refusals import Refusal


async def finished_game(log: EventLog, game: GameId) -> tuple[GameState, tuple[Event, ...]]:
    """How a game ended, and all of its events; ends the call with `no_such_game`, or `wrong_phase` before its end."""
    card = await log.card(game)
    if card is None:
        raise Refusal(NoSuchGame())
    if card.phase != "finished":
        raise Refusal(WrongPhase(card.phase))
    events = await log.read(game)
    return replay(game, events), events
