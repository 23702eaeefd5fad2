"""The Crossbar node: its configuration and folder, its command line, its log."""

import json
import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from wordsnake.paths import DataDir
from wordsnake.supervisor.child import Audience, Running, Spawn
from wordsnake.supervisor.log import LineLog
from wordsnake.supervisor.nodeconfig import NodeSettings, effective_config, node_command
from wordsnake.supervisor.noise import NoiseFilter
from wordsnake.supervisor.process import spawner

PREFIX = re.compile(r"^(?:\d{4}-\d\d-\d\dT\S+ )?\[(Controller|Router)\s+\d+\] ?")
"""How crossbar begins a line."""

SOURCES = {"Controller": "node", "Router": "router"}


def template(root: Path) -> dict[str, Any]:
    """The configuration as it stands in a node root."""
    found: dict[str, Any] = json.loads((root / ".crossbar" / "config.json").read_text(encoding="utf-8"))
    return found


def prepare(settings: NodeSettings) -> None:
    """Write the node's configuration into its folder."""
    settings.data.node.mkdir(mode=0o700, exist_ok=True)
    for path, pem in settings.intermediates:
        write_whole(path, pem + "\n")
    text = json.dumps(effective_config(template(settings.root), settings), indent=2)
    write_whole(settings.data.node / "config.json", text + "\n")


def write_whole(path: Path, text: str) -> None:
    """Write a file that is there whole or not at all."""
    draft = path.with_suffix(".new")
    draft.write_text(text, encoding="utf-8")
    draft.replace(path)


def clean(data: DataDir) -> None:
    """Remove what a killed node left: its socket, and its pid file, which would keep crossbar from starting."""
    data.engine_socket.unlink(missing_ok=True)
    (data.node / "node.pid").unlink(missing_ok=True)


def node_spawner(reactor: Any, settings: NodeSettings, env: Mapping[str, str]) -> Spawn:
    """What starts the node; `env` is made by `node_environment`."""
    spawn = spawner(reactor, node_command(settings), env=env, cwd=os.fspath(settings.data.node))

    def spawn_clean(audience: Audience) -> Running:
        clean(settings.data)
        return spawn(audience)

    return spawn_clean


class NodeWatch:
    """Turns what a node writes into lines of our log. What its worker says is the router's."""

    def __init__(self, log: LineLog, *, verbose: bool = False) -> None:
        self._log = log
        self._filters = {fd: NoiseFilter(verbose=verbose) for fd in (1, 2)}
        self._source = "node"

    def started(self, process: Running) -> None:
        """A node was started."""
        del process
        self._source = "node"

    def line(self, fd: int, text: str) -> None:
        """Take a line; crossbar writes warnings and worse to stderr."""
        if match := PREFIX.match(text):
            self._source = SOURCES[match[1]]
            text = text[match.end() :]
        self._show(fd, self._filters[fd].feed(text))

    def ended(self) -> None:
        """The node has ended: show what was held back."""
        for fd, held in self._filters.items():
            self._show(fd, held.flush())

    def _show(self, fd: int, lines: list[str]) -> None:
        if lines:
            self._log.write("info" if fd == 1 else "warn", self._source, "\n".join(lines))
