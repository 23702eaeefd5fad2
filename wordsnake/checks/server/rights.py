"""What a player may not do, whatever it knows of WAMP."""

from typing import Any

from wordsnake.checks.check import Check, Unchecked, expect
from wordsnake.checks.player import acknowledged, pattern
from wordsnake.checks.stage import Stage
from wordsnake.wamp.contract import uris

WHERE = "api.md#who-may-do-what"
BEYOND = 10
"""So many calls more than may be made while they are sent, if sending takes no longer than a second."""
MOST = 500
"""A greater limit is not tried: it would be a burden."""
SPARE = 2048
"""Bytes of a message besides the argument that makes it long."""
MOST_BYTES = 1 << 20


def _nothing(*_: Any, **__: Any) -> None:
    """Hears, or answers, nothing."""


async def publish(stage: Stage) -> None:
    """Into a game, and anywhere."""
    player = await stage.player("bram")
    for topic in (uris.game_topic("aaaaaaaa"), uris.ME, "wordsnake.component.check"):
        await player.forbidden("publish", topic, options=acknowledged())


async def register(stage: Stage) -> None:
    """Beside the server's, among those of components, anywhere."""
    player = await stage.player("bram")
    for uri in ("wordsnake.anything", "wordsnake.component.check", "check.anything"):
        await player.forbidden("register", _nothing, uri)


async def patterns(stage: Stage) -> None:
    """All games at once are for components."""
    player = await stage.player("bram")
    for match, topic in (("prefix", uris.game_topic("")), ("prefix", "wordsnake"), ("wildcard", uris.game_topic(""))):
        await player.forbidden("subscribe", _nothing, topic, options=pattern(match))


async def other_topics(stage: Stage) -> None:
    """Who comes and goes on the router is none of theirs."""
    player = await stage.player("bram")
    for topic in ("wamp.session.on_join", "wordsnake.anything"):
        await player.forbidden("subscribe", _nothing, topic)


async def other_procedures(stage: Stage) -> None:
    """The router's own, and the host's."""
    player = await stage.player("bram")
    for uri in ("wamp.session.list", f"{uris.HOST_PREFIX}rename_player"):
        await player.forbidden("call", uri)


async def rate(stage: Stage) -> None:
    """A program that goes as fast as it can."""
    player = await stage.player("eager")
    limit = (await player.call("about"))["limits"]["calls"]
    calls = int(limit["at_once"] + limit["per_second"]) + BEYOND
    if calls > MOST:
        raise Unchecked(f"{calls} calls at once would be a burden")
    started = [player.send("about") for _ in range(calls)]
    waits: list[Any] = []
    for each in started:
        try:
            await stage.net.loop.within(each, 10.0)
        except Exception as problem:  # noqa: BLE001 - whatever a library makes of a refusal
            expect(getattr(problem, "error", "") == uris.error("rate_limited"), f"refused with {problem!r}")
            waits.append(getattr(problem, "kwargs", {}).get("retry_after"))
    expect(waits, f"{calls} calls at once were all answered, and about tells of {limit['at_once']}")
    seen = f"retry_after is {waits[-1]!r}"
    expect(all(isinstance(wait, int | float) and wait > 0 for wait in waits), seen)
    await stage.net.loop.sleep(max(waits))
    await player.call("about")


async def message_bytes(stage: Stage) -> None:
    """A message nearly as long as `about` says is answered; one that is longer ends the connection."""
    player = stage.twin(await stage.player("bram"))
    await player.join()
    router = (await player.call("about"))["router"]
    most = router and router["connection"]["message_bytes"]
    if most is None or most > MOST_BYTES:
        raise Unchecked(f"about tells of {most} bytes")
    await player.refused("get_game", "invalid_argument", "x" * (most - SPARE))
    expect(await player.is_cut_off("get_game", "x" * most), f"a message of more than {most} bytes was taken")
    await player.leave()


CHECKS = (
    Check("publish", WHERE, "players publish nothing", publish),
    Check("register", WHERE, "players offer no procedures", register),
    Check("pattern subscription", WHERE, "players subscribe to exact topics only", patterns),
    Check("other topics", WHERE, "players hear games, lobby, results and me alone", other_topics),
    Check("other procedures", WHERE, "players call the procedures of the table, and no others", other_procedures),
    Check("rate limit", "api.md#limits",
          "who makes more calls than about tells of is refused with rate_limited{retry_after}, and answered after it",
          rate),
    Check("message length", "api.md#limits",
          "a message is taken up to the message_bytes that about tells of, and a longer one ends the connection",
          message_bytes),
)  # fmt: skip
