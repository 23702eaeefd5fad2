"""The host's desk as procedures for the host's own commands; and the desk where no server runs."""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import astuple, dataclass
from typing import Annotated, Any

from wordsnake.paths import DataDir
from wordsnake.store.protocols import Store
from wordsnake.table.ports import Alarm
from wordsnake.table.steady import SteadyTime
from wordsnake.wamp import uris
from wordsnake.wamp.arguments import line, text
from wordsnake.wamp.asks import NAME_TEXT, Name, Nothing
from wordsnake.wamp.bans import BanList
from wordsnake.wamp.caller import Caller, not_authorized
from wordsnake.wamp.desk import HostDesk, Json, Kick
from wordsnake.wamp.endpoint import Endpoint, Procedure
from wordsnake.wamp.limits import CallLimit
from wordsnake.wamp.service import Given, Service

HOST_ROLES = ("engine",)
"""The role of the host's commands: they sign in on the engine's socket, with the engine's key."""
ROUTER_ROLE = "router"
"""The role of what runs in the router process, which collects metrics."""
KEY_TEXT = 128


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


def host_endpoints(desk: HostDesk, service: Service, now: Callable[[], int]) -> dict[str, Endpoint]:
    """The endpoints of `wordsnake.host.*`, by URI."""
    limit = CallLimit(now)
    offers: tuple[tuple[str, type[Any], Callable[..., Awaitable[Json]]], ...] = (
        ("players_list", Nothing, desk.players_list),
        ("players_rename", Rename, desk.players_rename),
        ("players_free", OfPlayer, desk.players_free),
        ("players_link", Link, desk.players_link),
        ("players_ban", OfPlayer, desk.players_ban),
        ("players_unban", OfPlayer, desk.players_unban),
        ("players_forget", OfPlayer, desk.players_forget),
        ("games_list", Nothing, desk.games_list),
        ("games_end", End, desk.games_end),
    )

    async def metrics() -> Json:
        return {"families": service.watched()}

    procedures = [Procedure(uris.HOST_PREFIX + name, kind, _for(HOST_ROLES, method)) for name, kind, method in offers]
    procedures.append(Procedure(uris.HOST_PREFIX + "metrics", Nothing, _for((*HOST_ROLES, ROUTER_ROLE), metrics)))
    return {procedure.uri: Endpoint(procedure, service.people, limit) for procedure in procedures}


def _for(roles: tuple[str, ...], method: Callable[..., Awaitable[Json]]) -> Callable[[Caller, Any], Awaitable[Json]]:
    async def answer(caller: Caller, ask: Any) -> Json:
        if caller.role not in roles:
            raise not_authorized("This is for the host of the server.")
        return await method(*astuple(ask))

    return answer


def offline_desk(store: Store, data: DataDir) -> HostDesk:
    """The desk on a store that no server uses. Nobody is connected, and no clock runs."""
    given = Given(store=store, shelf=_NoShelf(), clock=_NoClock(), now=SteadyTime(), chance=lambda _bits: 0)
    return host_desk(Service(given), given, data, _kick_nobody)


async def _kick_nobody(authids: Iterable[str]) -> None:
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
