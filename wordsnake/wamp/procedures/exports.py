"""The procedure `export_game`: a finished game as one text, for people or for programs."""

from collections.abc import Sequence

import msgspec

from wordsnake.game.events import Event, Said
from wordsnake.game.state import GameState
from wordsnake.notation.write import write_game
from wordsnake.store.protocols import EventLog
from wordsnake.wamp.contract import asks
from wordsnake.wamp.contract import messages as m
from wordsnake.wamp.contract.arguments import InvalidArgument
from wordsnake.wamp.presence.caller import Caller
from wordsnake.wamp.presence.names import Names
from wordsnake.wamp.presence.people import People
from wordsnake.wamp.procedures.dailies import Secrecy
from wordsnake.wamp.procedures.finished import finished_game
from wordsnake.wamp.telling.views import players_of_state
from wordsnake.wamp.telling.wire_events import players_of_events, wire_event

EXPORT_BYTES = 200_000
"""No text is longer than this, as JSON: long-poll keeps 256 kB for a client. As text it is some 4,000 moves."""


class Exports:
    """Finished games as texts. What was said in them is left out: it is forgotten after 30 days."""

    def __init__(self, log: EventLog, people: People, secrecy: Secrecy) -> None:
        self._log = log
        self._people = people
        self._secrecy = secrecy

    async def export_game(self, caller: Caller, ask: asks.ExportGame) -> m.GameExport:
        """The whole game."""
        await self._secrecy.guard(caller, ask.game)
        state, events = await finished_game(self._log, ask.game)
        names = await self._people.names(players_of_state(state) | players_of_events(events))
        text = write_game(state, events, names) if ask.format == "text" else json_lines(state, events, names)
        if len(msgspec.json.encode(text)) > EXPORT_BYTES:
            raise InvalidArgument("game", f"is too long for one answer as {ask.format}; get_events has all of it")
        return m.GameExport(game=ask.game, format=ask.format, text=text)


def json_lines(state: GameState, events: Sequence[Event], names: Names) -> str:
    """The events as the game's topic carried them, one a line."""
    told = (wire_event(state.game, event, names) for event in events if not isinstance(event, Said))
    return "".join(f"{msgspec.json.encode(event).decode()}\n" for event in told)
