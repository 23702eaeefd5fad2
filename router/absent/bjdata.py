# ruff: noqa: INP001 - a folder on the path, not a package
"""Stands before the package `bjdata` on the path of the node's processes: UBJSON is not spoken here.

Autobahn imports bjdata if it can, and bjdata was built for another NumPy than the one that Crossbar.io brings along:
every process would begin by printing a traceback of no consequence. An ImportError is all that Autobahn needs.
"""

raise ImportError("UBJSON is not spoken here")
