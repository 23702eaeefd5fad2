"""What every repair of a dependency has: the places it rests on, and the check that they are what they were.

A repair replaces a function of Crossbar.io or Autobahn by one that refuses something first. It is worth nothing if the
dependency no longer walks through that function, so each names the functions it rests on with a fingerprint of their
source. What can't be told from a source a repair tries when the node starts. When a function differs, or such a trial
fails, a repair that keeps strangers out keeps the node from starting; one that makes the router faster is left out,
with a warning. After an upgrade: read the functions again, run the repair's test against the stock router, and write
down the new fingerprints (StaleRepairError tells them), or drop the repair.
"""

import functools
import hashlib
import importlib
import inspect
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from types import ModuleType
from typing import Any


class StaleRepairError(Exception):
    """A repair rests on a function that has changed."""


@dataclass(frozen=True, slots=True)
class Upstream:
    """A function of a dependency, `module` and qualified `name`, and the fingerprint of its source."""

    module: str
    name: str
    fingerprint: str

    def found(self) -> str:
        """The fingerprint of the function as installed; "missing" if there is none."""
        try:
            function: Any = functools.reduce(getattr, self.name.split("."), importlib.import_module(self.module))
            # What a repair wrapped already is seen through: getsource follows __wrapped__.
            source = inspect.getsource(function)
        except (ImportError, AttributeError):
            return "missing"
        return hashlib.sha256(source.encode()).hexdigest()[:16]

    def check(self) -> None:
        """Raise StaleRepairError unless the function is the one that was read when the repair was written."""
        found = self.found()
        if found != self.fingerprint:
            raise StaleRepairError(
                f"{self.module}:{self.name} is {found}, not {self.fingerprint}: read router/repair.py"
            )


class Kind(Enum):
    """What a repair is for, and so what happens when it is stale."""

    SECURITY = "security"
    """It refuses, hides or bounds something, or keeps one client from harming another: no node starts without it."""
    PERFORMANCE = "performance"
    """It does the same at less cost: the node runs without it as it comes from its makers, and says so."""


@dataclass(frozen=True, slots=True)
class Repair:
    """A module with `UPSTREAM`, the functions it rests on, and `install`; its name is the module's.

    It may have a `check` that tries what else it rests on, and raises StaleRepairError. `install` is called without
    arguments, unless `configured` is given, which is called with the guard's settings.
    """

    module: ModuleType
    kind: Kind = Kind.SECURITY
    configured: Callable[[Any], None] | None = None

    @property
    def name(self) -> str:
        """Of the module, without its package."""
        return self.module.__name__.rpartition(".")[2]

    def check(self) -> None:
        """Raise StaleRepairError if what it rests on has changed."""
        for upstream in self.module.UPSTREAM:
            upstream.check()
        if (try_it := getattr(self.module, "check", None)) is not None:
            try_it()

    def install(self, settings: Any) -> None:
        """Put it in place."""
        if self.configured:
            self.configured(settings)
        else:
            self.module.install()
