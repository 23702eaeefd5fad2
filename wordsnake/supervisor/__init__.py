"""`wordsnake up`: one Crossbar node and one engine process, checked before they start, kept alive, stopped together."""
