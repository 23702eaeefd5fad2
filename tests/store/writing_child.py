"""A process that appends without end, many games at once, and prints "GAME SEQ" for whatever was acknowledged."""

import sys
from pathlib import Path
from typing import Any

from tests.store.support import Append, Pump, opened, said
from wordsnake.store.sqlite.store import SqliteStore


def main(path: Path) -> None:
    """Keep one append of each of 20 games on its way, until somebody kills us."""
    pump = Pump()
    store = SqliteStore(path, pump.call_from_thread)

    def go_on(step: Append) -> None:
        store.append(*step).addCallbacks(acknowledged, sys.exit, callbackArgs=(step,))

    def acknowledged(_: Any, step: Append) -> None:
        print(step[0], step[2].seq, flush=True)  # noqa: T201 - how it is asked to report
        go_on(said(step, "x" * 300))

    for letter in "abcdefghijklmnopqrst":
        go_on(opened(letter * 8))
    while True:
        pump.run_one()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
