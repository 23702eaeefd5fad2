"""A finished game as a text that people can read and programs can verify: `docs/export.md` describes it."""
