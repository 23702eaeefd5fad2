"""The edge to the WAMP router: procedures, topics, names, presence; nothing below knows of it."""
