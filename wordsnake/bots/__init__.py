"""Bots: opponents that use the public API alone, and the strategy they play by."""
