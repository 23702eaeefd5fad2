# ruff: noqa: INP001 - a folder on the path, not a package
"""Stands before the package `bjdata` on the path of the node's processes: UBJSON is not spoken here.

Autobahn imports bjdata if it can, and bjdata brings NumPy, whose version does not fit: every process would begin by
printing a traceback, and would be larger and later than it need be. An ImportError is all that Autobahn asks for.
"""

raise ImportError("UBJSON is not spoken here")
