"""The process in which bots live: one reactor, any number of bots, each with its own key and session."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from twisted.internet import reactor as installed
from twisted.internet.defer import Deferred, DeferredList

from wordsnake.bots.bot import Bot
from wordsnake.bots.levels import LEVELS
from wordsnake.bots.library import Library
from wordsnake.bots.link import BotLink


@dataclass(frozen=True, slots=True)
class BotSpec:
    """A bot to run: its name, its level, and its Ed25519 seed as 64 hex digits."""

    name: str
    level: int
    seed: str


def run(  # noqa: PLR0913 - what a process is told
    specs: Iterable[BotSpec],
    *,
    url: str,
    lexicons: Path,
    language: str,
    tls: Any = None,
    attach: Callable[[Callable[[], None]], object] | None = None,
) -> None:
    """Run bots until the process is told to stop (SIGTERM, SIGINT).

    They play on the server whose page is at `url`, with the indices in the folder `lexicons`; that of `language` is
    built first if it is missing (LexiconError). `attach` is given what stops them; `tls` as for `BotLink`.
    """
    reactor: Any = installed
    # Twisted reads the time of day for its delays: a clock set back by an hour would hold up every move as long.
    reactor.seconds = time.monotonic
    library = Library(lexicons)
    library.build(language)
    links = [BotLink(_bot(spec, library, reactor), seed=spec.seed, url=url, reactor=reactor, tls=tls) for spec in specs]
    if attach is not None:
        attach(lambda: reactor.callLater(0, reactor.stop))
    for link in links:
        reactor.callWhenRunning(link.start)
    reactor.callWhenRunning(library.known, language, 1)
    reactor.addSystemEventTrigger("before", "shutdown", lambda: _all([link.stop() for link in links]))
    reactor.run()


def _bot(spec: BotSpec, library: Library, reactor: Any) -> Bot:
    return Bot(spec.name, LEVELS[spec.level], lambda language: library.known(language, spec.level), reactor)


def _all(stopping: list[Deferred[None]]) -> Deferred[Any]:
    return DeferredList(stopping, consumeErrors=True)
