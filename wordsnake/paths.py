"""Where things are: the node root that ships with the program, and the data directory that a server writes.

A checkout and an installed copy have the same shape, a *node root* with `.crossbar/`, `router/` and `web/dist/`.
Nothing is ever written there while a server runs: everything it makes is in the data directory.
"""

from dataclasses import dataclass
from pathlib import Path

import platformdirs

PACKAGE = Path(__file__).resolve().parent


def is_checkout() -> bool:
    """Whether the package runs from a checkout rather than from an installed copy."""
    return (PACKAGE.parent / ".crossbar" / "config.json").is_file()


def node_root() -> Path:
    """The folder with `.crossbar/config.json`, `router/` and `web/dist/`."""
    return PACKAGE.parent if is_checkout() else PACKAGE / "_node"


def default_data() -> Path:
    """The data directory where `--data` names none."""
    if is_checkout():
        return PACKAGE.parent / ".wordsnake"
    return Path(platformdirs.user_data_dir("wordsnake", appauthor=False))


@dataclass(frozen=True, slots=True)
class DataDir:
    """The files of one server. The folder is its owner's alone (0700): it holds keys and the engine's socket."""

    root: Path

    @property
    def database(self) -> Path:
        """The event log and the players (SQLite, with -wal and -shm beside it)."""
        return self.root / "wordsnake.db"

    @property
    def lexicons(self) -> Path:
        """The folder of built word indices."""
        return self.root / "lexicon"

    @property
    def alive(self) -> Path:
        """When the engine last served anybody, in milliseconds since 1970; `wordsnake.heartbeat` writes it."""
        return self.root / "alive"

    @property
    def lock(self) -> Path:
        """Held with flock by the server that owns this folder; the file itself means nothing."""
        return self.root / "lock"

    @property
    def node(self) -> Path:
        """What crossbar is started with as its cbdir: the effective config, and what it writes while running."""
        return self.root / "node"

    @property
    def engine_socket(self) -> Path:
        """The Unix socket by which the engine, and the host's own commands, reach the router."""
        return self.root / "engine.sock"

    @property
    def engine_key(self) -> Path:
        """The engine's Ed25519 seed, 64 hex digits, made at first start."""
        return self.root / "engine.key"

    @property
    def bot_keys(self) -> Path:
        """The folder of the keys of bots, `NAME.key`, made at first start."""
        return self.root / "bots"

    @property
    def scoreboard_key(self) -> Path:
        """The key of `wordsnake scoreboard`, made at its first start."""
        return self.root / "scoreboard.key"

    @property
    def trusted_keys(self) -> Path:
        """JSON object: public key (64 hex digits) to `{"role": "component", ...}`; see `wordsnake.wamp.trust.keys`."""
        return self.root / "trusted_keys.json"

    @property
    def banned(self) -> Path:
        """JSON array of authids that may not sign in."""
        return self.root / "banned.json"

    @property
    def kept(self) -> tuple[Path, ...]:
        """What a backup holds besides the database: every key there is, and the lists that the host has written."""
        found = [*self.root.glob("*.key"), *self.root.glob("*.json"), *self.bot_keys.glob("*.key")]
        return tuple(sorted(path for path in found if path.is_file()))
