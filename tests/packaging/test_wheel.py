"""A wheel, installed into an empty virtual environment elsewhere, is the whole program."""

import shutil
import subprocess
import sys
import urllib.request
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.server import Server

ROOT = Path(__file__).resolve().parents[2]
BOUND = 600


def run(*command: str | Path, cwd: Path) -> str:
    """The output of a program that must succeed."""
    words = [str(word) for word in command]
    done = subprocess.run(words, cwd=cwd, capture_output=True, text=True, timeout=BOUND, check=False)
    assert done.returncode == 0, f"{command}: {done.stdout[-3000:]}{done.stderr[-3000:]}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel made of a copy of the files that git knows, so that nothing is built in the checkout."""
    source = tmp_path_factory.mktemp("source")
    for name in run("git", "ls-files", "--cached", "--others", "--exclude-standard", cwd=ROOT).splitlines():
        if (ROOT / name).is_file():
            (source / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, source / name)
    (source / "web" / "node_modules").symlink_to(ROOT / "web" / "node_modules")
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, cwd=source)
    return next(folder.glob("wordsnake-*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A virtual environment with that wheel, what it depends on, and nothing else."""
    home = tmp_path_factory.mktemp("installed")
    run(sys.executable, "-m", "venv", "--without-pip", home, cwd=home)
    install = [sys.executable, "-m", "uv", "pip", "install", "--quiet", "--python", home / "bin" / "python"]
    run(*install, "--require-hashes", "-r", ROOT / "requirements" / "base.txt", cwd=home)
    run(*install, "--no-deps", wheel, cwd=home)
    yield home
    shutil.rmtree(home)


def test_the_wheel_holds_the_node_root_as_data_of_the_package(wheel: Path) -> None:
    """Everything but the metadata is under `wordsnake/`: the node's config, the router's modules, the built page."""
    names = zipfile.ZipFile(wheel).namelist()
    outside = {name.split("/")[0] for name in names} - {"wordsnake"}
    assert all(name.endswith(".dist-info") for name in outside)
    assert {"wordsnake/_node/.crossbar/config.json", "wordsnake/_node/web/dist/index.html"} <= set(names)
    assert any(name.startswith("wordsnake/_node/router/") for name in names)


def test_site_packages_gets_no_package_of_a_common_name(installed: Path) -> None:
    """Nothing called router, web or tests is importable there."""
    ask = "import importlib.util as u; print([n for n in ('router', 'web', 'tests') if u.find_spec(n)])"
    assert run(installed / "bin" / "python", "-I", "-c", ask, cwd=installed).strip() == "[]"


@pytest.mark.e2e
def test_the_installed_program_runs_a_server_with_its_page(
    installed: Path, tmp_path: Path, lexicons: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`wordsnake up` of the installed copy reaches its ready line and serves the page it was installed with."""
    monkeypatch.chdir(tmp_path)
    with Server(lexicons=lexicons, program=(str(installed / "bin" / "wordsnake"),)) as server:
        with urllib.request.urlopen(server.url, timeout=10) as answer:
            page = answer.read().decode()
        assert answer.headers["Content-Security-Policy"]
        assert "/assets/" in page
