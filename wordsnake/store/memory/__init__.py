"""In memory, for tests and simulations: the same promises, but for the disk."""
