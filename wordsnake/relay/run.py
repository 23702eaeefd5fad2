"""The process of a relay: a webhook, an archive, or both, until it is told to stop."""

import hashlib
import random
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from twisted.internet.defer import Deferred, FirstError, gatherResults

from wordsnake.kit import Client, Unavailable
from wordsnake.kit.on_twisted import run as run_client
from wordsnake.relay.archive import Archive, archived
from wordsnake.relay.finished import FinishedGames
from wordsnake.relay.position import Position
from wordsnake.relay.post import Post
from wordsnake.relay.signing import Secret
from wordsnake.relay.webhook import Webhook

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class RelayOptions:
    """What a relay does. `url` is a page of the server; what it keeps is in the folder `state`.

    The first start for a `webhook` tells of what ends from then on, or with `all_games` begins with the first game.
    """

    url: str
    state: Path
    webhook: str | None
    secret: Secret | None
    archive: Path | None
    all_games: bool = False


def run(options: RelayOptions) -> None:
    """Run until the process is told to stop. Raises StoppedError, Refused, BadKeyError and OSError."""

    async def main(client: Client) -> None:
        working = []
        if options.webhook and options.secret:
            working.append(_to_webhook(client, options, options.webhook, options.secret))
        if options.archive:
            working.append(_to_archive(client, options.archive))
        try:
            await gatherResults([Deferred.fromCoroutine(work) for work in working], consumeErrors=True)
        except FirstError as first:
            first.subFailure.raiseException()

    run_client(main, url=options.url, key=options.state / "relay.key")


async def _to_webhook(client: Client, options: RelayOptions, receiver: str, secret: Secret) -> None:
    from twisted.internet import reactor  # it is installed by now

    position = position_of(options, receiver)
    webhook = Webhook(
        Post(reactor, receiver),
        secret,
        options.state / "refused.jsonl",
        sleep=client.sleep,
        now=time.time,
        chance=random.random,
    )
    cursor = position.read()
    if cursor is None and not options.all_games:
        cursor = (await _patiently(partial(client.get_results, "end", 1))).cursor
        position.write(cursor)
    games = FinishedGames(client, cursor)
    while True:
        finished = await games.next()
        await webhook.deliver(finished)
        position.write(finished.cursor)


async def _to_archive(client: Client, path: Path) -> None:
    archive = Archive(path)
    try:
        games = FinishedGames(client, archive.cursor)
        while True:
            archive.add(await _patiently(partial(archived, client, await games.next())))
    finally:
        archive.close()


async def _patiently(ask: Callable[[], Awaitable[T]]) -> T:
    while True:
        try:
            return await ask()
        except Unavailable:
            continue  # each call waits for a server that is away


def position_of(options: RelayOptions, receiver: str) -> Position:
    """The file that is for this server and this receiver."""
    name = hashlib.sha256(f"{options.url}\n{receiver}".encode()).hexdigest()[:16]
    return Position(options.state / f"webhook-{name}.json", options.url, receiver)
