"""What other people's programs print, and which of it a host should see.

Crossbar prints a banner, how it shuts down, and in every process a traceback of bjdata, which was built for an older
NumPy. None of that means anything to a host. A traceback that runs through this project's own files is a bug and is
shown whole; of any other what stood before it and its last line are, which names the error.
"""

import re
from collections.abc import Sequence
from enum import Enum, auto
from pathlib import Path

from wordsnake.paths import PACKAGE, node_root

NUMPY_FIRST = "A module that was compiled using NumPy 1.x cannot be run in"
NUMPY_LAST = "AttributeError: _ARRAY_API not found"
INTERRUPTED = "KeyboardInterrupt"
"""The end of a traceback of a process that was told to stop while it was still starting."""

TRACEBACK = "Traceback (most recent call last):"

HARMLESS = re.compile(
    r"^\s*$"
    r"|^Controller received SIGINT \[signal="
    r"|^Received SIGTERM, shutting down\."
    r"|^Native worker received SIGTERM - shutting down"
    r"|^cannot detach session "
    r"|^During handling of the above exception, another exception occurred:"
    r"|^The above exception was the direct cause of the following exception:"
)
OURS = (PACKAGE, node_root() / "router")
"""The folders of this project's own code."""

BLOCK_LINES = 400
"""A block longer than this is let go, so that a strange line never silences a log for ever."""


class _Block(Enum):
    NONE = auto()
    NUMPY = auto()
    TRACEBACK = auto()


class NoiseFilter:
    """Takes the lines of one stream of a process, and gives those worth showing. With `verbose` that is every one.

    A traceback with a frame in one of the folders `ours` is a bug of ours.
    """

    def __init__(self, *, verbose: bool = False, ours: Sequence[Path] = OURS) -> None:
        self._ours = tuple(f'  File "{folder}/' for folder in ours)
        self._verbose = verbose
        self._block = _Block.NONE
        self._held: list[str] = []

    def feed(self, line: str) -> list[str]:
        """Take the next line; returns what is to be shown now, in order."""
        if self._verbose:
            return [line]
        if self._block is _Block.NONE:
            return self._outside(line)
        self._held.append(line)
        if self._ends(line) or len(self._held) >= BLOCK_LINES:
            return self.flush()
        return []

    def flush(self) -> list[str]:
        """What is still to be shown of a block that ended, or that the end of the process cut off."""
        block, held = self._block, self._held
        self._block, self._held = _Block.NONE, []
        if held[-1:] in ([NUMPY_LAST], [INTERRUPTED]):
            return []
        if block is _Block.TRACEBACK and not any(line.startswith(self._ours) for line in held):
            return [held[0].partition(TRACEBACK)[0] + held[-1]] if len(held) > 1 else []
        return held

    def _outside(self, line: str) -> list[str]:
        if line.startswith(NUMPY_FIRST):
            self._block, self._held = _Block.NUMPY, [line]
        elif TRACEBACK in line:
            self._block, self._held = _Block.TRACEBACK, [line]
        elif not HARMLESS.match(line):
            return [line]
        return []

    def _ends(self, line: str) -> bool:
        """A traceback ends with its first line that is not indented; NumPy's complaint with a known line."""
        return line == NUMPY_LAST if self._block is _Block.NUMPY else not line.startswith(" ")
