"""`wordsnake up`, put together."""

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, cast

import click
from twisted.internet.defer import Deferred, succeed

from wordsnake import __version__
from wordsnake.lexicon.errors import LexiconError
from wordsnake.lexicon.shelf import Shelf, offered
from wordsnake.paths import is_checkout, node_root
from wordsnake.supervisor import bots, engine, node, open_files, orphans
from wordsnake.supervisor.addresses import lan_address
from wordsnake.supervisor.child import Child
from wordsnake.supervisor.environment import child_environment
from wordsnake.supervisor.keys import BadKeyError, ensure_engine_key, public_key
from wordsnake.supervisor.log import LineLog, begin
from wordsnake.supervisor.nodeconfig import NodeSettings, most_connections, node_environment
from wordsnake.supervisor.preflight import UnfitError, check_port, claim
from wordsnake.supervisor.preparation import preparation
from wordsnake.supervisor.process import spawner
from wordsnake.supervisor.readiness import Readiness, health
from wordsnake.supervisor.settings import LOOPBACK, UpOptions
from wordsnake.supervisor.supervisor import Supervisor
from wordsnake.supervisor.tls import check as check_tls
from wordsnake.supervisor.welcome import welcome
from wordsnake.wamp.trust.keys import BadTrustError

STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def up(options: UpOptions) -> int:
    """Run a server until it is stopped; the exit code. Raises UnfitError before anything was started."""
    try:
        with _interruptible():
            lock = claim(options.data)
            try:
                return _run(options, _checked(options))
            finally:
                lock.release()
    except KeyboardInterrupt:
        return 0


@contextmanager
def _interruptible() -> Iterator[None]:
    """Outside the reactor every signal that stops is a KeyboardInterrupt."""
    before = {number: signal.signal(number, signal.default_int_handler) for number in STOP_SIGNALS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _checked(options: UpOptions) -> NodeSettings:
    """The node's settings, when all else is right and what is made at the first start is there."""
    orphans.sweep(options.data)
    check_port(options.host, options.port)
    if options.metrics_port:
        check_port(LOOPBACK, options.metrics_port)
    if options.tls:
        check_tls(options.tls, options.host)
    try:
        offered(options.languages)
        Shelf(options.data.lexicons).is_current(options.language)
        settings = _node_settings(options)
        node.prepare(settings)
        bots.enrol_pool(options.data, options.bots)
    except (BadKeyError, BadTrustError, LexiconError) as problem:
        raise UnfitError(str(problem)) from None
    except OSError as problem:
        raise UnfitError(
            f"cannot write to {options.data.root}: {problem.strerror}; --data names another directory"
        ) from None
    return settings


def _node_settings(options: UpOptions) -> NodeSettings:
    return NodeSettings(
        host=options.host,
        port=options.port,
        root=node_root(),
        data=options.data,
        engine_pubkey=public_key(ensure_engine_key(options.data)),
        allow_origins=options.origins,
        rate_limits=options.rate_limits,
        repairs_off=options.repairs_off,
        tls=options.tls,
        trusted_proxies=options.trusted_proxies,
        metrics_port=options.metrics_port,
        room=open_files.make_room(),
    )


def _run(options: UpOptions, settings: NodeSettings) -> int:
    from twisted.internet import reactor as installed  # importing it installs it

    reactor = cast("Any", installed)
    reactor.seconds = time.monotonic  # Twisted reads the time of day: a clock that is set would upset every delay
    log = begin(sys.stderr, verbose=options.verbose)
    log.write("info", "up", f"Wordsnake {__version__}, data in {options.data.root}")
    _warn_of_shortage(log, settings)
    codes: list[int] = []

    def done(code: int) -> None:
        codes.append(code)
        reactor.stop()

    supervisor = _supervisor(reactor, options, settings, log, done)
    reactor.callWhenRunning(_stop_on_signals, reactor, supervisor)
    reactor.callWhenRunning(supervisor.start)
    reactor.run()
    return codes[0]


def _warn_of_shortage(log: LineLog, settings: NodeSettings) -> None:
    short = open_files.shortage(settings.room, most_connections(node.template(settings.root)))
    if short:
        log.write("warn", "up", short)


def _preparation(reactor: Any, options: UpOptions, env: dict[str, str]) -> Callable[[], Deferred[None]]:
    if Shelf(options.data.lexicons).is_current(options.language):
        return lambda: succeed(None)
    build = engine.program("words", "build", options.language, "--data", str(options.data.root))
    return preparation(spawner(reactor, build, env=env, tty=True))


def _supervisor(reactor: Any, options: UpOptions, settings: NodeSettings, log: LineLog, done: Any) -> Supervisor:
    env = node_environment(settings, child_environment(os.environ, options.data))
    node_watch = node.NodeWatch(log, verbose=options.verbose)
    engine_watch = engine.EngineWatch(log, reactor, verbose=options.verbose)
    router = Child(
        "the node", node.node_spawner(reactor, settings, env), node_watch, reactor, stop_signal=signal.SIGINT
    )
    game = Child("the engine", engine.engine_spawner(reactor, options, env), engine_watch, reactor)

    def ready() -> None:
        _welcome(options)
        supervisor.start_extras()

    supervisor = Supervisor(
        _preparation(reactor, options, env),
        (router, game),
        Readiness(health(reactor, options.local_url), reactor, ready),
        done,
        _extras(reactor, options, log, env),
    )
    return supervisor


def _extras(reactor: Any, options: UpOptions, log: LineLog, env: dict[str, str]) -> tuple[Child, ...]:
    if not options.bots:
        return ()
    watch = engine.EngineWatch(log, reactor, verbose=options.verbose, name="the bots", source="bots")
    return (Child("the bots", bots.bots_spawner(reactor, options, env), watch, reactor),)


def _welcome(options: UpOptions) -> None:
    with suppress(BrokenPipeError):  # whoever waited for the first line is gone
        for line in welcome(options, lan_address(), checkout=is_checkout()):
            click.echo(line)


def _stop_on_signals(reactor: Any, supervisor: Supervisor) -> None:
    """Stop in the reactor's own time, not in the middle of whatever the signal interrupted."""
    for number in STOP_SIGNALS:
        signal.signal(number, lambda *_: reactor.callFromThread(supervisor.stop))
