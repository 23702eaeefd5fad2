"""The Server header tells the version.

Defect (Crossbar.io 26.10.1): `crossbar.worker.transport` makes every HTTP response say `Server: Crossbar/26.10.1`, with
no option to leave it out. Who looks for a server with a known hole need not be helped.
"""

from types import ModuleType

import crossbar.worker.transport  # noqa: F401 - it sets the header when it is imported; this must come later
from twisted.web import server

from router.repair import Upstream

UPSTREAM = (Upstream("twisted.web.server", "Request.process", "f75c1431d226a229"),)


def install(module: ModuleType = server) -> None:
    """Say what this is, not how old it is."""
    module.version = b"Wordsnake"  # type: ignore[attr-defined]
