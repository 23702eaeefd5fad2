# ruff: noqa: INP001 - a folder on the path, not a package
"""What Crossbar.io imports of blockchains and of Tor when it starts, and nobody asks for here.

Defect (Crossbar.io 26.10.1): `crossbar/__init__.py`, `crossbar.node.node`, `crossbar.router.auth.cryptosign` and others
import web3, xbr and what belongs to them at the top, for data markets and certificates that a node may have. That is a
fifth of the modules of a process, a quarter of the CPU that it takes to start, and a sixth of its memory.

Repair: modules of these names stand in for them, whose names in capitals are classes that do nothing, so that imports,
annotations and base classes are what they were. A node has an Ethereum key besides its own: it signs nothing here, and
has no address.
"""

import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType
from typing import Any

PACKAGES = frozenset({"ens", "eth_abi", "eth_account", "py_eth_sig_utils", "txtorcon", "web3", "xbr"})
MODULES = frozenset({"crossbar.edge.worker.xbr", "crossbar.edge.worker.xbrmm"})
"""Data markets."""
NOT_INSTALLED = "crossbar.master"
"""Crossbar.io tries to import it, and does without."""
REAL = "xbr._secmod"
"""Holds the node's keys."""


class Inert(type):
    """A class of which anything may be asked, to no effect."""

    def __getattr__(cls, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return lambda *_args, **_kwargs: None


class LocalAccount:
    """A key that signs nothing, as `eth_account` has them."""

    address = "0x" + 40 * "0"


class Account:
    """Makes them."""

    @staticmethod
    def from_key(_key: bytes) -> LocalAccount:
        """Of any key."""
        return LocalAccount()


MADE = {made.__name__: made for made in (Account, LocalAccount)}


class StandIn(ModuleType):
    """A module, or a package, that has whatever is asked of it."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        inner = f"{self.__name__}.{name}"
        made = MADE.get(name) or (Inert(name, (), {}) if name[0].isupper() else import_module(inner))
        setattr(self, name, made)
        return made


class Finder(MetaPathFinder, Loader):
    """Finds stand-ins."""

    def find_spec(self, fullname: str, _path: Sequence[str] | None, _target: ModuleType | None = None) -> Any:
        """As MetaPathFinder."""
        if fullname == NOT_INSTALLED:
            raise ModuleNotFoundError(f"{fullname} is left out", name=fullname)
        package = fullname.partition(".")[0]
        if package not in PACKAGES and fullname not in MODULES:
            return None
        if fullname == REAL:
            found = PathFinder.find_spec(package)
            return found and PathFinder.find_spec(fullname, found.submodule_search_locations)
        return ModuleSpec(fullname, self, is_package=True)

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        """As Loader."""
        return StandIn(spec.name)

    def exec_module(self, _module: ModuleType) -> None:
        """As Loader: there is nothing in it."""


def leave_out() -> None:
    """From now on, in this process."""
    sys.meta_path.insert(0, Finder())
