"""Everything that happens is put into words, whether or not somebody logs it.

Defect (Autobahn 26.10.2, Crossbar.io 26.10.1): the arguments of `log.debug` and `log.trace` are coloured and
pretty-printed (`hlval`, `hltype`, `hlid`, `hlflag`, `pformat` and so on) before the log learns that nobody wants them:
a third of the time of a delivery, a fifth of that of a move.

Repair: in the modules that every message passes these functions give an object that does it when it is formatted. What
is logged stays the same at every level.
"""

import importlib
import pprint
from collections.abc import Callable, Iterable
from types import FunctionType, ModuleType
from typing import Any

from autobahn import util
from crossbar import _util

from router.repair import Upstream

UPSTREAM = (
    Upstream("autobahn.util", "hl", "f17ac08c2642c446"),
    Upstream("autobahn.util", "hltype", "7db6418e1bc5e63a"),
    Upstream("autobahn.util", "hlid", "440dc57dccde3c9f"),
    Upstream("autobahn.util", "hlval", "c6a73ec8e6664a13"),
    Upstream("crossbar._util", "hltype", "61e8ae56f29b58de"),
    Upstream("crossbar._util", "hlid", "784a2c5f8d5585c9"),
    Upstream("crossbar._util", "hlflag", "fa99dab7ed017258"),
)

MODULES = (
    "autobahn.twisted.websocket",
    "autobahn.wamp.websocket",
    "autobahn.websocket.protocol",
    "crossbar.router.broker",
    "crossbar.router.dealer",
    "crossbar.router.protocol",
    "crossbar.router.role",
    "crossbar.router.router",
    "crossbar.router.session",
)

KEPT = {("autobahn.websocket.protocol", "pformat")}
"""Module and wording: its `Timings.__str__` returns one."""

Wording = Callable[..., str]

WORDINGS: frozenset[Wording] = frozenset(
    {util.hl, util.hltype, util.hlid, util.hlval, _util.hltype, _util.hlid, _util.hlflag, pprint.pformat}
)
"""Crossbar.io has some of its own."""


class Later:
    """What a wording gives, worked out when it is formatted."""

    __slots__ = ("_arguments", "_options", "_wording")

    def __init__(self, wording: Wording, arguments: tuple[Any, ...], options: dict[str, Any]) -> None:
        self._wording = wording
        self._arguments = arguments
        self._options = options

    def __str__(self) -> str:
        return self._wording(*self._arguments, **self._options)

    def __repr__(self) -> str:
        return repr(str(self))

    def __format__(self, how: str) -> str:
        return format(str(self), how)


def lazy(wording: Wording) -> Callable[..., Later]:
    """The same wording, put off."""

    def later(*arguments: Any, **options: Any) -> Later:
        return Later(wording, arguments, options)

    return later


def install(modules: Iterable[ModuleType] | None = None) -> None:
    """Repair the modules (default: those of `MODULES`)."""
    for module in map(importlib.import_module, MODULES) if modules is None else modules:
        for name, value in list(vars(module).items()):
            if isinstance(value, FunctionType) and value in WORDINGS and (module.__name__, name) not in KEPT:
                setattr(module, name, lazy(value))
