"""Signing in, what the server says of itself, and what it answers to strangers by HTTP."""

import json
from typing import Any

from wordsnake.checks.check import Check, Departed, Unchecked, expect
from wordsnake.checks.net import Answer
from wordsnake.checks.player import Entrance, Player
from wordsnake.checks.stage import Stage, fresh_key
from wordsnake.kit.errors import Refused
from wordsnake.kit.session import session_of
from wordsnake.wamp.contract import uris

API = 1
OK, BAD_REQUEST, FORBIDDEN, NOT_FOUND = 200, 400, 403, 404
CONNECTING = "api.md#connecting"


async def health(stage: Stage) -> None:
    """GET /health."""
    try:
        answer = await stage.net.ask("/health")
    except OSError as problem:
        raise Departed(f"no answer: {problem}") from None
    expect(answer.status == OK and _body(answer).get("status") == "ok", f"{answer.status} with {answer.body}")


async def sign_in(stage: Stage) -> None:
    """With a key that the server has never seen."""
    player = Player(stage.net, fresh_key(), stage.record)
    try:
        session = await player.join()
    except (Refused, OSError, TimeoutError) as problem:
        raise Departed(f"no session: {problem}") from None
    seen = f"the authid {session.authid!r} and the role {session.authrole!r}"
    await player.leave()
    expect((session.authid, session.authrole) == (player.key.fingerprint, "player"), seen)


async def forged_signature(stage: Stage) -> None:
    """Signed with another key than the one that is told."""
    other = session_of(fresh_key(), Entrance(stage.net))

    def change(session: Any, base: type[Any]) -> None:
        session.onChallenge = other(base).onChallenge

    await _turned_away(stage, change)


async def no_key(stage: Stage) -> None:
    """As in stock configurations of Crossbar.io."""

    def change(session: Any, base: type[Any]) -> None:
        del base
        session.onConnect = lambda: session.join(uris.REALM, authmethods=["anonymous"])

    await _turned_away(stage, change)


async def about(stage: Stage) -> None:
    """The version of the API, and presets that exist."""
    told = await (await stage.player("anna")).call("about")
    expect(told["api"] == API, f"api is {told['api']!r}")
    names = [ruleset["name"] for ruleset in told["rulesets"]]
    expect("classic" in names and len(set(names)) == len(names), f"rulesets: {names}")


async def guest(stage: Stage) -> None:
    """Until it claims a name."""
    player = await stage.player("bram")
    told = await player.call("get_player")
    expected = f"guest-{player.key.fingerprint[:6]}"
    expect((told["name"], told["guest"]) == (expected, True), f"{told['name']!r}, guest: {told['guest']}")


async def by_position(stage: Stage) -> None:
    """The same call, twice."""
    player = await stage.player("anna")
    word = (await stage.words()).chain[0]
    language = (await stage.words()).language
    first, second = (
        await player.call("check_word", word, language),
        await player.call("check_word", language=language, word=word),
    )
    expect(first == second, f"{first} by position, {second} by keyword")


async def call_by_http(stage: Stage) -> None:
    """What the page of a scoreboard asks."""
    answer = await _call(stage, {"procedure": uris.ABOUT})
    expect(answer.status == OK, f"{answer.status} with {answer.body}")
    expect(_body(answer)["result"]["api"] == API, f"{answer.body}")


async def refused_by_http(stage: Stage) -> None:
    """One of each status that can be had at will."""
    for body, status, error in (
        ({"procedure": uris.GET_GAME, "args": ["aaaaaaaa"]}, NOT_FOUND, uris.error("no_such_game")),
        ({"procedure": uris.SET_NAME, "args": ["Anna"]}, FORBIDDEN, "wamp.error.not_authorized"),
        ({"ask": "anything"}, BAD_REQUEST, uris.error("invalid_argument")),
    ):
        answer = await _call(stage, body)
        seen = f"{answer.status} with {answer.body} to {body}"
        expect((answer.status, _body(answer).get("error")) == (status, error), seen)


async def _call(stage: Stage, body: dict[str, Any]) -> Answer:
    try:
        return await stage.net.ask("/call", json.dumps(body).encode())
    except OSError as problem:
        raise Departed(f"no answer: {problem}") from None


def _body(answer: Answer) -> dict[str, Any]:
    return answer.body if isinstance(answer.body, dict) else {}


async def _turned_away(stage: Stage, change: Any) -> None:
    entrance = Entrance(stage.net)
    honest = session_of(fresh_key(), entrance)

    def make(base: type[Any]) -> Any:
        session = honest(base)
        change(session, base)
        return session

    try:
        line, session = await entrance.enter(stage.net, make)
    except Refused:
        return
    except (OSError, TimeoutError) as problem:
        raise Unchecked(f"no answer: {type(problem).__name__} {problem}") from None
    line.close()
    raise Departed(f"a session as {session.authid!r} with the role {session.authrole!r}")


CHECKS = (
    Check("health", CONNECTING, 'GET /health answers 200 with {"status": "ok"} once a player can sign in', health),
    Check("sign-in", CONNECTING, "any Ed25519 key signs in as a player; the authid is its fingerprint", sign_in),
    Check("forged signature", CONNECTING, "who signs with another key is turned away", forged_signature),
    Check("no key", CONNECTING, "there is no anonymous session", no_key),
    Check("about", CONNECTING, f"about.api is {API}, and the presets are listed", about),
    Check("guest", "api.md#on-the-wire", "a key without a name is a guest, by the first 6 digits of its authid", guest),
    Check("by position", "api.md#on-the-wire", "arguments go by position or by keyword", by_position),
    Check("POST /call", "api.md#reading-without-signing-in", "about is answered without a key", call_by_http),
    Check("POST /call refusals", "api.md#reading-without-signing-in",
          "404, 403 and 400 come with the URI of the error", refused_by_http),
)  # fmt: skip
