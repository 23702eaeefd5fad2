"""What goes wrong in a call, turned into a WAMP error: one English sentence, and the fields as keywords.

Refusals keep their reason and fields. Whatever was not foreseen is logged whole, under an incident number, and the
caller learns nothing but that number.
"""

import logging
import secrets
from collections.abc import Iterator

from autobahn.wamp.exception import ApplicationError

from wordsnake.game.events import PlayerId
from wordsnake.game.refusals import InvalidArgument as BadArgument
from wordsnake.game.refusals import NameTaken, Refused, Unavailable
from wordsnake.store import protocols as store
from wordsnake.table.ports import NotNow
from wordsnake.wamp.contract import uris
from wordsnake.wamp.contract.arguments import InvalidArgument
from wordsnake.wamp.contract.refusals import Refusal
from wordsnake.wamp.presence.names import Names

PLAYER_FIELDS = ("player", "turn")
"""The fields of refusals that hold a player's id."""

log = logging.getLogger(__name__)


def players_in(refused: Refused) -> Iterator[PlayerId]:
    """The players whom a refusal of a game mentions."""
    for field in PLAYER_FIELDS:
        player = refused.details.get(field)
        if isinstance(player, str):
            yield PlayerId(player)


def error_from(refused: Refused, names: Names) -> ApplicationError:
    """The WAMP error for a refusal; `names` knows everybody in it."""
    fields = dict(refused.details)
    for field in PLAYER_FIELDS:
        if isinstance(fields.get(field), str):
            fields[field] = names[PlayerId(str(fields[field]))]
    return ApplicationError(uris.error(refused.reason), refused.sentence, **fields)


def refusal_of(error: BaseException) -> Refused | None:
    """The refusal that an exception stands for; None for a defect of ours."""
    match error:
        case Refusal(refused=refused):
            return refused
        case InvalidArgument(argument=argument, problem=problem):
            return BadArgument(argument, problem)
        case store.NameTaken():
            return NameTaken()
        case NotNow() | store.StoreUnavailable():
            log.warning("unavailable: %s", error)
            return Unavailable()
    return None


def incident(procedure: str, error: BaseException) -> ApplicationError:
    """Log an unforeseen error whole, and make of it what the caller may know."""
    number = secrets.token_hex(4)
    log.error("incident %s: %s failed", number, procedure, exc_info=error)
    return ApplicationError(
        uris.error("internal"), f"Something went wrong in the server. Its log knows it as {number}.", incident=number
    )
