"""The node's configuration as it runs: `.crossbar/config.json` with addresses and paths filled in.

The file in the repository is a template that `crossbar check` accepts as it is. These places of it are filled, found
by the ids of workers, transports and components:

    worker `router`        options.pythonpath: the node root
    component `guard`      extra.allow_origins: the origins of `--allow-origin`; extra.rate_limits: not with
                           `--no-rate-limits`; extra.off: the repairs of `--without`; extra.trusted_proxies: the
                           addresses of `--trust-proxy`
    component `signin`     extra.trusted_keys, extra.banned: files of the data directory
    transport `engine`     endpoint.path: the Unix socket; the authorized key of the principal `engine`
    transport `web`        max_connections, where there is room for fewer; endpoint.interface, .port, .tls;
                           paths "/": extra.directory; paths "health": extra.version;
                           paths "call": extra.allow_origins, .rate_limits, as the guard's
"""

import copy
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wordsnake import __version__
from wordsnake.paths import DataDir
from wordsnake.supervisor.tls import Tls

Json = dict[str, Any]
STAND_INS = "standins"
"""What `--without` calls the modules of `router/standins`, which are no affair of the guard: they come before it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeSettings:
    """What a node is started with.

    `root` is the node root, `engine_pubkey` the engine's public key, 64 hex digits. `rate_limits`: whether a client may
    be asked to wait. `repairs_off`: names of repairs of the router to leave out, for tests and benchmarks.
    `metrics_port`: where Prometheus is answered, on loopback alone. `trusted_proxies`: addresses whose X-Forwarded-For
    is believed. `room`: for how many connections there is room, if not for all.
    """

    host: str
    port: int
    root: Path
    data: DataDir
    engine_pubkey: str
    allow_origins: tuple[str, ...] = ()
    rate_limits: bool = True
    repairs_off: tuple[str, ...] = ()
    tls: Tls | None = None
    trusted_proxies: tuple[str, ...] = ()
    metrics_port: int | None = None
    room: int | None = None

    @property
    def intermediates(self) -> list[tuple[Path, str]]:
        """Where to write the certificates between the server's and the root, and what."""
        found = self.tls.intermediates() if self.tls else []
        return [(self.data.node / f"intermediate-{number}.pem", pem) for number, pem in enumerate(found, 1)]


def effective_config(template: Json, settings: NodeSettings) -> Json:
    """The template filled in; the template itself is left as it was. A KeyError names a place that is missing."""
    config = copy.deepcopy(template)
    worker = _by_id(config["workers"], "router")
    worker["options"]["pythonpath"] = [str(settings.root)]
    _fill_components(worker["components"], settings)
    _fill_engine(_by_id(worker["transports"], "engine"), settings)
    _fill_web(_by_id(worker["transports"], "web"), settings)
    if settings.metrics_port:
        worker["transports"].insert(0, metrics_transport(settings.metrics_port))
    return config


def _fill_components(components: list[Json], settings: NodeSettings) -> None:
    _by_id(components, "guard")["extra"] |= {
        "allow_origins": list(settings.allow_origins),
        "rate_limits": settings.rate_limits,
        "off": [name for name in settings.repairs_off if name != STAND_INS],
        "trusted_proxies": list(settings.trusted_proxies),
    }
    _by_id(components, "signin")["extra"] |= {
        "trusted_keys": str(settings.data.trusted_keys),
        "banned": str(settings.data.banned),
    }


def _fill_engine(transport: Json, settings: NodeSettings) -> None:
    transport["endpoint"]["path"] = str(settings.data.engine_socket)
    transport["auth"]["cryptosign"]["principals"]["engine"]["authorized_keys"] = [settings.engine_pubkey]


def _fill_web(transport: Json, settings: NodeSettings) -> None:
    transport["endpoint"] |= {"interface": settings.host, "port": settings.port}
    if settings.room is not None:
        transport["max_connections"] = min(transport["max_connections"], settings.room)
    if ":" in settings.host:
        transport["endpoint"]["version"] = 6
    if settings.tls:
        transport["endpoint"]["tls"] = {
            "certificate": str(settings.tls.certificate),
            "key": str(settings.tls.key),
            "chain_certificates": [str(path) for path, _ in settings.intermediates],
        }
    transport["paths"]["/"]["extra"]["directory"] = str(settings.root / "web" / "dist")
    transport["paths"]["health"]["extra"]["version"] = __version__
    transport["paths"]["call"]["extra"] |= {
        "allow_origins": list(settings.allow_origins),
        "rate_limits": settings.rate_limits,
    }


def metrics_transport(port: int) -> Json:
    """The transport of GET /metrics."""
    page = {"type": "resource", "classname": "router.metrics.MetricsPage", "extra": {}}
    endpoint = {"type": "tcp", "interface": "127.0.0.1", "port": port}
    return {"type": "web", "id": "metrics", "endpoint": endpoint, "paths": {"/": page}}


def most_connections(config: Json) -> int:
    """How many connections players and others may have at a time, by a configuration."""
    return int(_by_id(_by_id(config["workers"], "router")["transports"], "web")["max_connections"])


def _by_id(things: list[Json], wanted: str) -> Json:
    for thing in things:
        if thing.get("id") == wanted:
            return thing
    raise KeyError(wanted)


def node_command(settings: NodeSettings) -> list[str]:
    """How Crossbar.io is started on the effective configuration in `settings.data.node`.

    At the level `warn` it logs neither what clients say at sign-in nor their cookies; `info` logs both. The program
    `crossbar` may not be on the path of who runs us, so the module is called.
    """
    start = ["start", "--cbdir", str(settings.data.node), "--loglevel", "warn", "--color", "false"]
    return [sys.executable, "-c", "from crossbar import run; run()", *start]


def node_environment(settings: NodeSettings, environment: Mapping[str, str]) -> dict[str, str]:
    """`environment` as the node's processes need it.

    `router/absent` hides a package that prints a traceback when it is imported, `router/standins` what nobody asks for.
    PYTHONSAFEPATH keeps a folder called `router` or `crossbar` in the current directory from being imported instead of
    the real one.
    """
    folders = ["absent"] if STAND_INS in settings.repairs_off else ["standins", "absent"]
    ours = [str(settings.root / "router" / folder) for folder in folders]
    path = os.pathsep.join(filter(None, [*ours, environment.get("PYTHONPATH")]))
    return {**environment, "PYTHONPATH": path, "PYTHONSAFEPATH": "1"}
