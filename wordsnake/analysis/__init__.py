"""What could have been played: the analysis of a finished game, from its events and a lexicon."""
