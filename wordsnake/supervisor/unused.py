"""Packages that Autobahn imports if it can, and that nothing here uses."""

import sys

from wordsnake.paths import node_root


def hide() -> None:
    """Hide them from this process, as `router/absent` hides them from the node; called before Autobahn is imported."""
    sys.path.insert(0, str(node_root() / "router" / "absent"))
