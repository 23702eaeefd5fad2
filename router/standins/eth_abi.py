# ruff: noqa: INP001 - a folder on the path, not a package
"""Stands before the package `eth_abi`, which Crossbar.io imports first of all: then `blockchain` is in charge."""

import sys

import blockchain  # type: ignore[import-not-found]

blockchain.leave_out()
del sys.modules[__name__]
import eth_abi  # noqa: E402, F401 - the one that stands in for it now
