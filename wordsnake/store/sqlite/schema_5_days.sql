-- Version 5: daily games.

-- The day (UTC, as 2026-01-31) whose daily game it is.
ALTER TABLE games ADD COLUMN day TEXT;

-- A player, who is host of the game it plays alone, has one attempt a day in each language.
CREATE UNIQUE INDEX games_of_day ON games (day, language, host) WHERE day IS NOT NULL;
