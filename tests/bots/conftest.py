"""Autobahn, imported once and quietly."""

import warnings

with warnings.catch_warnings():
    # Autobahn imports passlib, which imports crypt where Python still has it (before 3.13).
    warnings.simplefilter("ignore", DeprecationWarning)
    import autobahn.twisted.wamp
    import autobahn.twisted.websocket  # noqa: F401 - see above
