"""Live games: one table each, its clock, and the directory of all of them."""
