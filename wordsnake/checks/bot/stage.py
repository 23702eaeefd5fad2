"""The bot that is checked, and the games that it plays for that: each once, for all checks that look at it."""

import asyncio
import hashlib
from collections.abc import Callable

from wordsnake.checks.bot.bout import SLICE_S, TURN_S, Bout, Bouts, Cutting, Newer, Restarting, Trouble, said_last
from wordsnake.checks.bot.own_server import LEVEL, OwnServer, Unready
from wordsnake.checks.bot.program import Program
from wordsnake.checks.bot.proxy import Proxy
from wordsnake.checks.bot.witness import Witness
from wordsnake.checks.check import Departed, Unchecked
from wordsnake.checks.net import Net
from wordsnake.checks.player import Declined, Player
from wordsnake.checks.record import Record
from wordsnake.checks.stage import WORDS, fresh_key
from wordsnake.kit.errors import Refused

PLAIN, CUT, RESTARTED, NEWER = "plain", "cut", "restarted", "newer"
START_S = 30.0
"""So long may a bot take to sign in, and to sit down: it loads its libraries."""
ENDS_S = 3.0
"""So long after a game a bot may end by itself."""
BY_SIGNAL = frozenset({0, -15, 143})
"""How a program ends that was told to."""


class BotStage:
    """What the checks of one bot share. `own`: the server, if it is ours to restart, and to say whom it trusts."""

    def __init__(
        self, net: Net, program: Program, language: str, own: OwnServer | None = None, turn_s: int = TURN_S
    ) -> None:
        self.net = net
        self.program = program
        self._own = own
        self._language = language
        self._turn_s = turn_s
        self._proxy = Proxy(net.url, Witness(), net.now)
        self._bouts: Bouts | None = None
        self._played: dict[str, Bout] = {}
        self._no_server: str | None = None
        self._runs = False
        self.per_second = 0.0
        """So many messages a second may a connection send; 0: as many as it likes."""

    async def bout(self, name: str) -> Bout:
        """The game of this name; an Unchecked if it could not be played."""
        if name not in self._played:
            trouble, bouts = self._trouble(name), await self._ready()
            bout = self._played[name] = Bout(Witness())
            try:
                await self._play(bouts, bout, trouble)
            except Unready as problem:
                bout.lost = "server", f"the server did not come back: {problem}"
        return self._played[name]

    async def troubled(self, name: str) -> Bout:
        """The same, of a bot that plays a whole game where nothing happens."""
        plain = await self.bout(PLAIN)
        if plain.lost is not None or plain.outcome is None:
            raise Unchecked("it does not play a whole game even without that")
        bout = await self.bout(name)
        if bout.lost is not None and bout.lost[0] == "server":
            raise Unchecked(bout.lost[1])
        return bout

    async def finished(self) -> tuple[bool, int | None]:
        """End the bot for good: whether it had ended by itself, and its exit code; None if it had to be killed."""
        plain = await self.bout(PLAIN)
        if plain.end is None:
            plain.end = await self._dismiss()
        return plain.end

    async def close(self) -> None:
        """End everything that was started."""
        if self._runs:
            await self.program.stop()
        await self._proxy.close()
        if self._bouts is not None:
            await self._bouts.host.leave()

    def _trouble(self, name: str) -> Trouble:
        if name == RESTARTED:
            if self._own is None:
                raise Unchecked("the server is not ours to restart; it is tried without --server")
            return Restarting(self._own.restart)
        return {PLAIN: Trouble, CUT: Cutting, NEWER: Newer}[name]()

    async def _play(self, bouts: Bouts, bout: Bout, trouble: Trouble) -> None:
        self._proxy.witness, self._proxy.meddler = bout.witness, trouble.meddler
        await bouts.open(bout)
        step = "sign-in"
        try:
            await self._start(bout)
            step = "seat"
            await self._seat(bouts, bout)
            step = "game"
            await bouts.host.call("start_game", bout.game)
            await bouts.play(bout, trouble)
        except Departed as departed:
            bout.lost = step, str(departed)
            await bouts.look(bout)
        trouble.over(bout)
        await bouts.host.send_quietly("leave_game", bout.game)
        if self.program.wants == "link":
            bout.end = await self._dismiss()

    async def _ready(self) -> Bouts:
        """The opponent, and the proxy: made once."""
        if self._no_server is not None:
            raise Unchecked(self._no_server)
        if self._bouts is None:
            words = next((words for words in WORDS if words.language == self._language), None)
            if words is None:
                raise Unchecked(f"no words of {self._language} are known here; try nl or en")
            host = Player(self.net, fresh_key(), Record())
            try:
                await host.join()
            except (Refused, OSError) as problem:
                self._no_server = f"nobody could sign in to the server: {problem}"
                raise Unchecked(self._no_server) from None
            host.name = (await host.call("get_player"))["name"]
            self.per_second = _per_second(await host.call("about"))
            await self._proxy.open()
            self._bouts = Bouts(host, self.program, self._proxy, words, self._turn_s)
        return self._bouts

    async def _start(self, bout: Bout) -> None:
        """Start the bot, if it does not run, and wait until it has signed in."""
        if self._runs:
            return
        try:
            await self.program.start(f"{self._proxy.url}/", f"{self._proxy.url}/g/{bout.game}")
        except OSError as problem:
            raise Departed(f"it could not be started: {problem}") from None
        self._runs = True
        if not await self._until(lambda: bout.witness.is_signed_in):
            raise Departed(self._why_not(bout))

    async def _seat(self, bouts: Bouts, bout: Bout) -> None:
        if self.program.wants == "url":
            await self._ask(bouts, bout)

        def sat_down() -> str:
            seats = (event["player"] for event in bouts.heard.of("seat_taken"))
            return next((player for player in seats if player != bouts.host.name), "")

        if not await self._until(lambda: sat_down() != ""):
            raise Departed(self._why_not(bout))
        bout.bot = sat_down()

    async def _ask(self, bouts: Bouts, bout: Bout) -> None:
        """Have it asked into the game as a bot, which it must be trusted for."""
        if self._own is not None and bout.witness.key is not None:
            await self._own.trust(bout.witness.key, _fingerprint(bout.witness.key))
        for _ in range(int(START_S / SLICE_S)):
            try:
                await bouts.host.call("add_bot", bout.game, int(LEVEL))
            except Declined as declined:
                if declined.refusal.reason != "unavailable":
                    raise
            else:
                return
            await asyncio.sleep(SLICE_S)
        raise Departed("it did not join a game that it was `invited` to on wordsnake.me")

    async def _until(self, seen: Callable[[], bool]) -> bool:
        """Whether something is seen before the bot ends, or may no longer take."""
        for _ in range(int(START_S / SLICE_S)):
            if seen():
                return True
            if self.program.ended is not None:
                break
            await asyncio.sleep(SLICE_S)
        return seen()

    def _why_not(self, bout: Bout) -> str:
        if self.program.ended is not None:
            return f"it ended with {self.program.ended}{said_last(self.program)}"
        refused = next((f"{call.procedure}: {call.reason}" for call in bout.witness.calls() if call.reason), None)
        return refused or bout.witness.turned_away or f"nothing of it within {START_S:g} s{said_last(self.program)}"

    async def _dismiss(self) -> tuple[bool, int | None]:
        """End the bot: whether it did so by itself, and its exit code."""
        self._runs = False
        if self.program.wants == "link":
            for _ in range(int(ENDS_S / SLICE_S)):
                if self.program.ended is not None:
                    return True, self.program.ended
                await asyncio.sleep(SLICE_S)
        return False, await self.program.stop()


def _per_second(about: dict[str, object]) -> float:
    """By `about`: 0 where no limit holds."""
    told: object = about
    for name in ("router", "connection", "messages", "per_second"):
        told = told.get(name) if isinstance(told, dict) else None
    return float(told) if isinstance(told, int | float) else 0.0


def _fingerprint(public: str) -> str:
    return hashlib.sha256(bytes.fromhex(public)).hexdigest()[:32]
