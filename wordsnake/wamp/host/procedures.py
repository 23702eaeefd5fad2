"""The host's desks as procedures for the host's own commands; and the desks where no server runs."""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import astuple, dataclass
from typing import Annotated, Any

from wordsnake.paths import DataDir
from wordsnake.store.protocols import Store
from wordsnake.table.ports import Alarm
from wordsnake.table.steady import SteadyTime
from wordsnake.wamp.calls.endpoint import Endpoint, Procedure
from wordsnake.wamp.contract import uris
from wordsnake.wamp.contract.arguments import integer, line, one_of, optional, text
from wordsnake.wamp.contract.asks import NAME_TEXT, WORD_TEXT, Language, Name, Nothing
from wordsnake.wamp.host.desk import HostDesk, Json
from wordsnake.wamp.host.key_desk import KeyDesk
from wordsnake.wamp.host.word_desk import WordDesk
from wordsnake.wamp.presence.caller import Caller, not_authorized
from wordsnake.wamp.presence.limits import CallLimit
from wordsnake.wamp.service import Given, Service
from wordsnake.wamp.trust.bans import BanList
from wordsnake.wamp.trust.farewells import Farewell, Kick
from wordsnake.wamp.trust.keys import LABEL_CHARACTERS, LEVELS, ROLES, Role, TrustFile

HOST_ROLES = ("engine",)
"""The role of the host's commands: they sign in on the engine's socket, with the engine's key."""
ROUTER_ROLE = "router"
"""The role of what runs in the router process, which collects metrics."""
KEY_TEXT = 128
REASON_TEXT = 200
Method = Callable[..., Awaitable[Json]]


@dataclass(frozen=True, slots=True)
class OfPlayer:
    """What is about one player."""

    name: Name


@dataclass(frozen=True, slots=True)
class Rename:
    """The arguments of `wordsnake.host.players_rename`."""

    name: Name
    new: Annotated[str, text(NAME_TEXT)]


@dataclass(frozen=True, slots=True)
class Link:
    """The arguments of `wordsnake.host.players_link`."""

    name: Name
    key: Annotated[str, text(KEY_TEXT)]


@dataclass(frozen=True, slots=True)
class AddKey:
    """The arguments of `wordsnake.host.keys_add`."""

    key: Annotated[str, text(KEY_TEXT)]
    role: Annotated[Role, one_of(*ROLES)]
    level: Annotated[int | None, optional(integer(LEVELS.start, LEVELS.stop - 1))]
    label: Annotated[str, text(LABEL_CHARACTERS)]


@dataclass(frozen=True, slots=True)
class WhichKey:
    """The arguments of `wordsnake.host.keys_revoke`."""

    which: Annotated[str, line(KEY_TEXT)]


@dataclass(frozen=True, slots=True)
class RuleWord:
    """The arguments of `wordsnake.host.words_accept` and `words_ban`."""

    language: Language
    word: Annotated[str, text(WORD_TEXT)]
    reason: Annotated[str, line(REASON_TEXT)]


@dataclass(frozen=True, slots=True)
class End:
    """The arguments of `wordsnake.host.games_end`."""

    game: Annotated[str, line(NAME_TEXT)]


def host_desk(service: Service, given: Given, data: DataDir, kick: Kick) -> HostDesk:
    """The desk of a server."""
    return HostDesk(
        store=given.store,
        people=service.people,
        directory=service.directory,
        sessions=service.sessions,
        publisher=service.publisher,
        lanes=service.lanes,
        bans=BanList(data.banned),
        now=given.now,
        kick=kick,
    )


def key_desk(service: Service, data: DataDir, kick: Kick) -> KeyDesk:
    """The desk for the keys of a server."""
    return KeyDesk(
        trust=TrustFile(data.trusted_keys),
        believe=service.opponents.believe,
        here=service.sessions.keys,
        kick=kick,
    )


def word_desk(service: Service, now: Callable[[], int]) -> WordDesk:
    """The desk for the words of a server."""
    return WordDesk(store=service.store, shelf=service.shelf, publisher=service.publisher, now=now)


def _offers(desk: HostDesk, keys: KeyDesk, words: WordDesk) -> tuple[tuple[str, type[Any], Method], ...]:
    return (
        ("players_list", Nothing, desk.players_list),
        ("players_rename", Rename, desk.players_rename),
        ("players_free", OfPlayer, desk.players_free),
        ("players_link", Link, desk.players_link),
        ("players_ban", OfPlayer, desk.players_ban),
        ("players_unban", OfPlayer, desk.players_unban),
        ("players_forget", OfPlayer, desk.players_forget),
        ("games_list", Nothing, desk.games_list),
        ("games_end", End, desk.games_end),
        ("keys_list", Nothing, keys.keys_list),
        ("keys_add", AddKey, keys.keys_add),
        ("keys_revoke", WhichKey, keys.keys_revoke),
        ("words_appeals", Nothing, words.words_appeals),
        ("words_rulings", Nothing, words.words_rulings),
        ("words_accept", RuleWord, words.words_accept),
        ("words_ban", RuleWord, words.words_ban),
    )


def host_endpoints(desk: HostDesk, keys: KeyDesk, service: Service, now: Callable[[], int]) -> dict[str, Endpoint]:
    """The endpoints of `wordsnake.host.*`, by URI."""
    limit = CallLimit(now)

    async def metrics() -> Json:
        return {"families": service.watched()}

    procedures = [
        Procedure(uris.HOST_PREFIX + name, kind, _for(HOST_ROLES, method))
        for name, kind, method in _offers(desk, keys, word_desk(service, now))
    ]
    procedures.append(Procedure(uris.HOST_PREFIX + "metrics", Nothing, _for((*HOST_ROLES, ROUTER_ROLE), metrics)))
    return {procedure.uri: Endpoint(procedure, service.people, limit) for procedure in procedures}


def _for(roles: tuple[str, ...], method: Method) -> Callable[[Caller, Any], Awaitable[Json]]:
    async def answer(caller: Caller, ask: Any) -> Json:
        if caller.role not in roles:
            raise not_authorized("This is for the host of the server.")
        return await method(*astuple(ask))

    return answer


def offline_desk(store: Store, data: DataDir) -> HostDesk:
    """The desk on a store that no server uses. Nobody is connected, and no clock runs."""
    given = _idle(store)
    return host_desk(Service(given), given, data, _kick_nobody)


def offline_commands(store: Store, data: DataDir) -> dict[str, Method]:
    """All commands of the host on a store that no server uses, by name."""
    given = _idle(store)
    service = Service(given)
    desks = offline_desk(store, data), key_desk(service, data, _kick_nobody), word_desk(service, given.now)
    return {name: method for name, _kind, method in _offers(*desks)}


def _idle(store: Store) -> Given:
    return Given(store=store, shelf=_NoShelf(), clock=_NoClock(), now=SteadyTime(), chance=lambda _bits: 0, secret=b"")


async def _kick_nobody(authids: Iterable[str], why: Farewell) -> None:
    """No server, no sessions."""


class _NoShelf:
    """Games can be ended without their words."""

    languages: tuple[str, ...] = ()

    def get(self, language: str) -> None:
        """No lexicon is open."""


class _NoClock:
    """No alarm ever rings."""

    def callLater(self, delay: float, callable: Callable[..., object], *args: Any) -> Alarm:  # noqa: A002, ARG002, N802
        """As Clock."""
        return self

    def cancel(self) -> None:
        """As Alarm."""
