"""The pool of bots that `wordsnake up` keeps: their names and keys, that the engine trusts them, and their process."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from wordsnake.paths import DataDir
from wordsnake.supervisor.child import Spawn
from wordsnake.supervisor.engine import program
from wordsnake.supervisor.keys import ensure_key, public_key
from wordsnake.supervisor.process import spawner
from wordsnake.supervisor.settings import UpOptions
from wordsnake.wamp.trust.keys import LEVELS, Trusted, TrustFile

SPECIES = ("adder", "viper", "cobra", "mamba", "krait", "taipan", "boa", "anaconda")
"""The first bots of all levels are adders, the second vipers, and so on; the number behind is the level."""


@dataclass(frozen=True, slots=True)
class PoolBot:
    """A bot of the pool: its name, its level, and its Ed25519 seed as 64 hex digits."""

    name: str
    level: int
    seed: str


def pool(data: DataDir, each: int) -> list[PoolBot]:
    """`each` bots of every level, whose keys are made if there are none. Fails as `ensure_key`."""
    data.bot_keys.mkdir(mode=0o700, parents=True, exist_ok=True)
    names = [(f"{species}-{level}", level) for species in SPECIES[:each] for level in LEVELS]
    return [PoolBot(name, level, ensure_key(data.bot_keys / f"{name}.key")) for name, level in names]


def enrol_pool(data: DataDir, each: int) -> None:
    """Have the engine trust the bots of the pool. Fails as `pool`, and with BadTrustError."""
    bots = pool(data, each)
    trusted = {public_key(bot.seed): Trusted(role="bot", level=bot.level, label=bot.name) for bot in bots}
    TrustFile(data.trusted_keys).add(trusted)


def command(options: UpOptions) -> list[str]:
    """The command line of the pool's process."""
    data = ["--data", str(options.data.root), "--language", options.language]
    flags = ["--verbose"] if options.verbose else []
    return program("bots", "--supervised", *data, "--each", str(options.bots), "--url", options.local_url, *flags)


def bots_spawner(reactor: Any, options: UpOptions, env: Mapping[str, str]) -> Spawn:
    """What starts the pool."""
    return spawner(reactor, command(options), env=env, cwd=os.fspath(options.data.root))
