"""What Crossbar.io imports of blockchains, and modules that stand in for it."""

import json
import os
import subprocess
import sys
from typing import Any

import pytest

from tests.support.node import RouterNode
from wordsnake.supervisor.nodeconfig import STAND_INS, node_environment

MODULES = """
import json, sys
from crossbar import personalities
personalities()
import crossbar.worker.router
print(json.dumps({name: bool(getattr(module, "__file__", None)) for name, module in sys.modules.items()}))
"""
"""The modules of a worker, each with whether it is a file."""


def modules(node: RouterNode) -> dict[str, bool]:
    """What a process of this node imports."""
    environment = node_environment(node.settings, {**os.environ, "PYTHONWARNINGS": "ignore"})
    command = [sys.executable, "-c", MODULES]
    told = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=120).stdout
    found: dict[str, Any] = json.loads(told.splitlines()[-1])
    return found


@pytest.mark.e2e
def test_a_node_does_without_a_fifth_of_its_modules() -> None:
    """Nothing is read of Ethereum's but the key that each node is given; the keys of the node are real."""
    stock, lean = modules(RouterNode(without=(STAND_INS,))), modules(RouterNode())
    assert stock["web3"]
    assert stock["py_ecc"]
    assert not lean["web3"]
    assert "py_ecc" not in lean
    assert lean["xbr._secmod"]
    assert lean["eth_keys"]
    assert len(lean) < 0.8 * len(stock)
