"""Build the lexicon of one language in a process of its own: `python -m wordsnake.lexicon LANGUAGE FOLDER`.

It gives way to everything else on the machine. Progress goes to standard output, a line a step: the share that is done,
in per cent, and what is being done. Ends with 0, with 1 and a line on standard error if there can be no lexicon, with 2
if called wrongly.
"""

import os
import sys
from pathlib import Path

from wordsnake.lexicon.errors import LexiconError
from wordsnake.lexicon.shelf import Shelf

NICENESS = 10


def main(arguments: list[str]) -> int:
    """Build as told by the command line, and return the exit status."""
    try:
        language, folder = arguments
    except ValueError:
        print("usage: python -m wordsnake.lexicon LANGUAGE FOLDER", file=sys.stderr)  # noqa: T201 - a program's output
        return 2
    os.nice(NICENESS)
    try:
        Shelf(Path(folder)).build(language, _show)
    except LexiconError as error:
        print(error, file=sys.stderr)  # noqa: T201 - a program's output
        return 1
    return 0


def _show(doing: str, share: float) -> None:
    print(f"{share:4.0%} {doing}", flush=True)  # noqa: T201 - a program's output


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
