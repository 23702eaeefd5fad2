"""Check that no module is longer than 300 lines: past that it holds more than one concern."""

import subprocess
import sys
from pathlib import Path

LONGEST = 300
GENERATED = {"web/src/protocol.ts", "web/src/reference.ts"}


def main() -> int:
    """Name every module that is too long; 1 if there is one."""
    listed = subprocess.run(
        ["git", "ls-files", "*.py", "*.ts", "*.tsx"], capture_output=True, text=True, check=True
    ).stdout.splitlines()
    lengths = {name: len(Path(name).read_text(encoding="utf-8").splitlines()) for name in listed if Path(name).exists()}
    long = {name: lines for name, lines in lengths.items() if lines > LONGEST and name not in GENERATED}
    for name, lines in sorted(long.items()):
        print(f"{name}: {lines} lines, {LONGEST} at most")
    return 1 if long else 0


if __name__ == "__main__":
    sys.exit(main())
