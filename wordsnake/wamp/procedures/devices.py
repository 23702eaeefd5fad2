"""The procedures by which a player signs in on a second device: the first makes a code, the second redeems it.

A key says who somebody is, and never leaves its device; so the second device keeps its own, and the player has one key
more. Only a key that has been nobody yet can be linked: what two players have played cannot be made one.
"""

from collections.abc import Callable

from wordsnake.game.refusals import RateLimited
from wordsnake.store import protocols as store
from wordsnake.store.protocols import Player, PlayerBook
from wordsnake.wamp.contract import asks
from wordsnake.wamp.contract import messages as m
from wordsnake.wamp.contract.refusals import KeyHasPlayed, NoSuchCode, Refusal, TooManyKeys
from wordsnake.wamp.contract.times import wire_time
from wordsnake.wamp.presence.caller import Caller
from wordsnake.wamp.presence.lanes import Lanes
from wordsnake.wamp.presence.limits import CallLimit
from wordsnake.wamp.presence.names import public_name
from wordsnake.wamp.presence.people import People
from wordsnake.wamp.presence.sessions import Sessions
from wordsnake.wamp.telling.publisher import Publisher
from wordsnake.wamp.trust.codes import Code, Codes

KEYS = 16
"""A player signs in with at most so many keys."""
REDEEMING = 1000
"""So many devices may redeem a code at the same moment."""
EVERYBODY = "everybody"


class Devices:
    """Codes, and the keys that come to a player by them.

    Guessing is bounded three times: a key may try 5 times at once and then once a minute, all keys together may be
    wrong 120 times at once and then twice a second, and the router bounds each address (`router.limits.codes`).
    """

    def __init__(  # noqa: PLR0913, PLR0917 - its collaborators
        self,
        book: PlayerBook,
        people: People,
        sessions: Sessions,
        publisher: Publisher,
        lanes: Lanes,
        now: Callable[[], int],
        chance: Callable[[int], int],
    ) -> None:
        """`now` in milliseconds since 1970-01-01T00:00Z; `chance` gives a random number of so many bits."""
        self._book = book
        self._people = people
        self._sessions = sessions
        self._publisher = publisher
        self._lanes = lanes
        self._now = now
        self._codes = Codes(now, chance)
        self._tries = CallLimit(now, rate=1 / 60, burst=5)
        self._wrong = CallLimit(now, rate=2, burst=120)
        self._redeeming = Lanes(most=REDEEMING)

    async def link_device(self, caller: Caller, _ask: asks.Nothing) -> m.LinkCode:
        """A code with which one other device becomes the caller's."""
        player = await caller.player()
        _refuse_too_many(player)
        code, expires = self._codes.make(caller.key)
        return m.LinkCode(code=code, expires=wire_time(expires))

    async def redeem_link(self, caller: Caller, ask: asks.RedeemLink) -> m.LinkedDevice:
        """Make the caller's key one more of the player who made the code."""
        self._refuse_guessing(caller.key)
        # One after another, so that nobody who redeems a code waits for somebody who redeems theirs.
        async with self._redeeming.hold(EVERYBODY), caller.alone(self._lanes) as guest:
            code = self._codes.find(ask.code, caller.key)
            if code is None:
                self._wrong.take(EVERYBODY)
                raise Refusal(NoSuchCode())
            owner = await self._owner(code)
            if owner.id != guest.id:
                async with self._lanes.hold(owner.id):
                    owner = await self._link(code, guest, caller.key)
            return m.LinkedDevice(name=public_name(owner))

    async def _owner(self, code: Code) -> Player:
        """Whose code it is now: since it was made the player may have been shut out, or forgotten."""
        owner = await self._people.find(code.owner)
        if owner is None or owner.banned:
            raise Refusal(NoSuchCode())
        return owner

    async def _link(self, code: Code, guest: Player, key: str) -> Player:
        owner = await self._owner(code)
        _refuse_too_many(owner)
        if guest.name is not None:
            raise Refusal(KeyHasPlayed(public_name(guest)))
        try:
            linked = await self._book.link_key(owner.id, key, self._now())
        except store.NameTaken:
            raise Refusal(KeyHasPlayed(public_name(guest))) from None
        code.used_by = key
        self._people.drop(guest.id)
        self._people.keep(linked)
        self._sessions.rebind(linked)
        self._publisher.tell([linked.id], m.DeviceLinked(name=public_name(linked)))
        return linked

    def _refuse_guessing(self, key: str) -> None:
        wait = self._wrong.wait(EVERYBODY) or self._tries.take(key)
        if wait:
            raise Refusal(RateLimited(wait))


def _refuse_too_many(player: Player) -> None:
    if len(player.authids) >= KEYS:
        raise Refusal(TooManyKeys(KEYS))
