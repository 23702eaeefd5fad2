"""A deeply nested message may kill the process.

Defect: `py_ecc`, which Crossbar.io 26.10.1 imports for a kind of sign-in that is not used here, raises Python's limit
of recursion to 100,000. A message of 100,000 times "[" is then followed to its end, which keeps the router busy for ten
seconds; parts written in C overflow their stack on such a way, and the process ends with a segmentation fault.

Repair: Python's own limit. A message that reaches it is refused like any other that can't be read.
"""

import sys

import crossbar.worker.transport  # noqa: F401 - it imports py_ecc; this must come later

from router.repair import Upstream

UPSTREAM: tuple[Upstream, ...] = ()

LIMIT = 1000


def install() -> None:
    """Set the limit."""
    sys.setrecursionlimit(LIMIT)
