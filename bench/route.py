"""`python -m bench.route`: what a move costs in the router, with no kernel, no reactor and no engine around it.

A router is made in this process, with the repairs of the guard and the roles of the node. One player of four calls;
then the engine's end of the link publishes the event to all, tells the next player, and answers. What the router does
with the bytes of each is timed by the CPU of the thread. Rates are not bounded: nobody plays that fast.
"""

# mypy: allow-untyped-calls, disable-error-code="misc"
# ruff: noqa: N802 - Autobahn's
import cProfile
import json
import pstats
import sys
from itertools import count
from time import thread_time
from typing import Any

import click
import msgspec
import txaio

from bench.figures import MICRO
from bench.load.frames import masked_frame
from wordsnake.paths import node_root

sys.path.insert(0, str(node_root() / "router" / "absent"))  # as in the node's own processes
txaio.use_twisted()

from autobahn.wamp.types import Accept, Deny  # noqa: E402
from crossbar.router.protocol import WampRawSocketServerFactory, WampWebSocketServerFactory  # noqa: E402
from crossbar.router.router import RouterFactory  # noqa: E402
from crossbar.router.session import RouterSession, RouterSessionFactory  # noqa: E402
from crossbar.worker.types import RouterRealm  # noqa: E402
from twisted.internet import reactor  # noqa: E402
from twisted.internet.address import IPv4Address  # noqa: E402
from twisted.internet.testing import StringTransport  # noqa: E402

from router import guard  # noqa: E402

SEATS = 4
WARM_UP = 500
HELLO = {"roles": {"caller": {}, "callee": {}, "publisher": {}, "subscriber": {}}, "authmethods": ["anonymous"]}
GET = (
    b"GET /ws HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
    b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: wamp.2.json\r\n\r\n"
)
PLAYED = msgspec.json.decode(
    b'{"type":"word_played","game":"abcdefgh","seq":17,"at":"2026-11-26T08:10:46.123Z","player":"guest-abcdef",'
    b'"word":"haard","overlap":2,"points":4,"score":24,"ply":7,"turn":"guest-abcdef","deadline":null}'
)
TURN = {"type": "your_turn", "game": "abcdefgh", "ply": 8, "deadline": None}
RESULT = {"seq": 17, "ply": 7, "word": "haard", "overlap": 2, "points": 4, "score": 24}
AUTHIDS = count()


class Wire(StringTransport):
    """What is written to a connection."""

    def setTcpNoDelay(self, _on: object) -> None:
        """As a socket has it."""

    def unregisterProducer(self) -> None:
        """As a socket has it: also when there is none."""
        self.producer = None

    def getPeer(self) -> IPv4Address:
        """This machine."""
        return IPv4Address("TCP", "127.0.0.1", 1)


class Session(RouterSession):
    """One that is let in with the role of its transport."""

    def onHello(self, realm: str, _details: object) -> Accept | Deny:
        """Everybody has another authid."""
        if realm != self._transport_config["realm"]:
            return Deny()
        return Accept(realm=realm, authid=f"{next(AUTHIDS):032x}", authrole=self._transport_config["role"])


class Router:
    """The router of the node's configuration, in this process."""

    def __init__(self, without: tuple[str, ...]) -> None:
        settings = guard.GuardSettings(off=frozenset(without), rate_limits=False)
        for repair in guard.wanted(guard.REPAIRS, settings.left_out):
            repair.check()
            repair.install(settings)
        config = json.loads((node_root() / ".crossbar" / "config.json").read_text())["workers"][0]["realms"][0]
        factory = RouterFactory("node", "worker", None)
        started = factory.start_realm(RouterRealm(None, "realm", config))
        for role in config["roles"]:
            factory.add_role(config["name"], role)
        self.realm: str = config["name"]
        self.kept = (started._dealer, started._broker)  # noqa: SLF001 - what the fuzzer looks at
        sessions = RouterSessionFactory(factory)
        sessions.session = Session
        self._players = WampWebSocketServerFactory(
            sessions,
            ".",
            {
                "serializers": ["json", "msgpack", "cbor"],
                "role": "player",
                "realm": self.realm,
                "options": {"auto_ping_interval": 0},
            },
            None,
        )
        self._engines = WampRawSocketServerFactory(
            sessions, {"serializers": ["msgpack"], "role": "engine", "realm": self.realm}
        )

    def stranger(self, serializer: str = "json") -> Any:
        """The router's end of the WebSocket of somebody who has said nothing yet."""
        return _opened(self._players, GET.replace(b"wamp.2.json", f"wamp.2.{serializer}".encode()))

    def player(self) -> Any:
        """The router's end of the connection of a player who has joined."""
        player = self.stranger()
        hear(player, text([1, self.realm, HELLO]))
        return player

    def engine(self) -> Any:
        """The router's end of the engine's link."""
        engine = _opened(self._engines, b"\x7f\xf2\0\0")
        hear(engine, string([1, self.realm, HELLO]))
        return engine


def _opened(factory: Any, greeting: bytes) -> Any:
    protocol = factory.buildProtocol(None)
    protocol.makeConnection(Wire())
    hear(protocol, greeting)
    return protocol


def hear(protocol: Any, data: bytes) -> bytes:
    """Bytes have arrived: what is written to this connection since it was last looked at."""
    protocol.dataReceived(data)
    reactor.runUntilCurrent()
    return taken(protocol)


def taken(protocol: Any) -> bytes:
    """What was written, which is forgotten then."""
    written: bytes = protocol.transport.value()
    protocol.transport.clear()
    return written


def text(message: list[Any]) -> bytes:
    """A message of a player."""
    return masked_frame(json.dumps(message).encode())


def string(message: list[Any]) -> bytes:
    """A message of the engine."""
    packed = msgspec.msgpack.encode(message)
    return len(packed).to_bytes(4, "big") + packed


class Table:
    """A game of four, each move of which is the same."""

    def __init__(self, router: Router, profile: cProfile.Profile | None) -> None:
        self._profile = profile
        self._engine = router.engine()
        hear(self._engine, string([64, 1, {}, "wordsnake.play_word"]))
        self._players = [router.player() for _ in range(SEATS)]
        for player in self._players:
            hear(player, text([32, 1, {}, "wordsnake.game.abcdefgh"]))
        self._plies = count(2)

    def move(self) -> tuple[float, float]:
        """One move: the seconds of the call, and those of event, notice and answer."""
        ply = next(self._plies)
        caller = self._players[ply % SEATS]
        asking = text([48, ply, {}, "wordsnake.play_word", ["abcdefgh", "haard", ply, f"move-{ply}"]])
        called = self._timed(caller, asking)
        invocation = msgspec.msgpack.decode(taken(self._engine)[4:])
        topic, notice = "wordsnake.game.abcdefgh", {"acknowledge": False, "eligible_authid": ["x" * 32]}
        told = self._timed(
            self._engine,
            string([16, 3 * ply, {"acknowledge": False}, topic, [], PLAYED])
            + string([16, 3 * ply + 1, notice, "wordsnake.me", [], TURN])
            + string([70, invocation[1], {}, [RESULT]]),
        )
        heard = [taken(player) for player in self._players]
        if any(b"word_played" not in each for each in heard) or b"[50,%d," % ply not in heard[ply % SEATS]:
            raise click.ClickException("the move went astray")
        return called, told

    def _timed(self, protocol: Any, data: bytes) -> float:
        begun = thread_time()
        if self._profile:
            self._profile.enable()
        protocol.dataReceived(data)
        if self._profile:
            self._profile.disable()
        spent = thread_time() - begun
        reactor.runUntilCurrent()
        return spent


@click.command()
@click.option("--without", multiple=True, metavar="NAME", help="A repair that is left out (repeatable).")
@click.option("--moves", type=int, default=4000, help="In each round.  [default: 4000]")
@click.option("--repeats", type=int, default=5, help="Rounds, of which the best counts.  [default: 5]")
@click.option("--profile", is_flag=True, help="Show where the time goes.")
def main(*, without: tuple[str, ...], moves: int, repeats: int, profile: bool) -> None:
    """Measure."""
    profiler = cProfile.Profile() if profile else None
    table = Table(Router(without), profiler)
    for _ in range(WARM_UP):
        table.move()
    rounds = [[table.move() for _ in range(moves)] for _ in range(repeats)]
    called, told = min(
        (tuple(sum(part) / moves * MICRO for part in zip(*each, strict=True)) for each in rounds), key=sum
    )
    click.echo(f"{called + told:.1f} us a move: {called:.1f} for the call, {told:.1f} for event, notice and answer")
    if profiler:
        pstats.Stats(profiler).sort_stats("tottime").print_stats(40)


if __name__ == "__main__":
    main(prog_name="python -m bench.route")
