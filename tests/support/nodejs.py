"""Node.js, for what is not written in Python."""

import subprocess
import sys

from wordsnake.paths import PACKAGE


def nodejs() -> str:
    """The path of the Node with which the page is built."""
    which = [sys.executable, str(PACKAGE.parent / "web" / "build.py"), "--which"]
    return subprocess.run(which, capture_output=True, text=True, check=True).stdout.strip()
