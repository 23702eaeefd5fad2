"""On SQLite: one file, one writer thread, many readers."""
