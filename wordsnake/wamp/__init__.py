"""The edge to the WAMP router: procedures, topics, names, presence; nothing below knows of it."""

import sys

# Autobahn imports bjdata if it can, for a serializer that is not spoken here. It was built for another NumPy than the
# one beside it: every process would begin with a traceback on stderr that means nothing to anybody.
sys.modules.setdefault("bjdata", None)  # type: ignore[arg-type]
