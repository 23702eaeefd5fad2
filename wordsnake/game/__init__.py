"""A game: commands in, events out (`decide`), events folded into a state (`evolve`). Pure, like the rules."""
