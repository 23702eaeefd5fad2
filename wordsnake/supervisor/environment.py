"""The environment of a server's processes: what `up` was given, and what makes them start quietly and soon."""

from collections.abc import Mapping

from wordsnake.paths import DataDir
from wordsnake.supervisor.orphans import marked

QUIET = {"PYTHONWARNINGS": "ignore"}
"""Deprecations in dependencies are no news for a host, whose own setting prevails."""

LEGIBLE = {"SPT_NOENV": "1"}
"""Crossbar gives its processes titles, which setproctitle otherwise writes over the environment that shows the mark."""

NO_BYTECODE = "PYTHONDONTWRITEBYTECODE"
BYTECODE_FOLDER = "PYTHONPYCACHEPREFIX"


def child_environment(environment: Mapping[str, str], data: DataDir) -> dict[str, str]:
    """`environment` with the mark of this server.

    Who forbids bytecode does so to keep it out of the source tree. Without it Crossbar's 2,000 modules are compiled
    anew for each process, and a node that died is away for 10 s instead of 3; so it goes to the data directory.
    """
    given = {**QUIET, **environment, **LEGIBLE}
    if given.pop(NO_BYTECODE, ""):
        given.setdefault(BYTECODE_FOLDER, str(data.root / "bytecode"))
    return marked(given, data)
