"""What every repair of a dependency has: the places it rests on, and the check that they are what they were.

A repair replaces a function of Crossbar.io or Autobahn by one that refuses something first. It is worth nothing if the
dependency no longer walks through that function, so each names the functions it rests on with a fingerprint of their
source, and the node does not start when one differs. After an upgrade: read the functions again, run the repair's test
against the stock router, and write down the new fingerprints (StaleRepairError tells them), or drop the repair.
"""

import functools
import hashlib
import importlib
import inspect
from dataclasses import dataclass
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
