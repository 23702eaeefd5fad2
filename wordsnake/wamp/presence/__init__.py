"""Who is here: callers, sessions, players and their names, and how much each may ask."""
