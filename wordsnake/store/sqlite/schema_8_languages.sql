-- Version 8: games that are over, by language.

-- A language that hardly anybody plays has few games among ever more. No move of a game changes this index: those that go
-- on are not in it.
CREATE INDEX games_over_in ON games (language, phase, changed_at DESC, game DESC)
 WHERE private = 0 AND day IS NULL AND phase IN ('finished', 'closed');
