"""Autobahn, imported once and quietly."""

import warnings

with warnings.catch_warnings():
    # Autobahn imports passlib, which imports crypt where Python still has it (before 3.13).
    warnings.simplefilter("ignore", DeprecationWarning)
    import autobahn.twisted.wamp  # noqa: F401 - it is imported here for what it says while it is
