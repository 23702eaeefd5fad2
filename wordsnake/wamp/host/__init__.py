"""The host's desks, and their procedures."""
