"""Write the lock files from setup.py and the .in files, or check that they are current.

    python requirements/lock.py            write them; pins that still fit stay as they are
    python requirements/lock.py --upgrade  write them with the newest versions that fit
    python requirements/lock.py --check    exit 1 if a lock file does not match what it is made from

Every file is complete for all platforms and Pythons we support, names no index, and holds a hash for each archive.
The check compares versions, not hashes: a maintainer may add an archive to a version at any time.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
LOCKS = {
    "setup.txt": ["requirements/setup.in"],
    "node.txt": ["requirements/node.in"],
    "base.txt": ["setup.py"],
    "dev.txt": ["setup.py", "--extra", "dev", "-c", "requirements/base.txt"],
}


def compile_lock(sources: list[str], output: Path, *options: str) -> None:
    """Have uv resolve `sources` into `output`."""
    uv = [sys.executable, "-m", "uv", "pip", "compile", "--quiet", "--no-header", "--no-emit-index-url"]
    bounds = ["--universal", "--python-version", "3.11", "--generate-hashes"]
    subprocess.run([*uv, *bounds, *options, *sources, "-o", str(output)], cwd=ROOT, check=True)


def pins(lock: Path) -> list[str]:
    """The requirement lines of a lock file, without hashes and remarks."""
    return re.findall(r"^[A-Za-z0-9][^\s\\]*==.*?(?= \\|$)", lock.read_text(encoding="utf-8"), re.MULTILINE)


def stale(name: str, sources: list[str]) -> bool:
    """Whether resolving again, from the pins there are, gives other pins."""
    with tempfile.TemporaryDirectory() as folder:
        again = Path(folder) / name
        shutil.copy(HERE / name, again)
        compile_lock(sources, again)
        return pins(again) != pins(HERE / name)


def main(arguments: list[str]) -> int:
    """Do what the command line asks."""
    if arguments == ["--check"]:
        old = [name for name, sources in LOCKS.items() if stale(name, sources)]
        for name in old:
            print(f"requirements/{name} is not current: run 'make lock'")
        return 1 if old else 0
    for name, sources in LOCKS.items():
        print(f"requirements/{name}", flush=True)
        compile_lock(sources, HERE / name, *arguments)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
