-- Version 7: the words that opened daily games.

-- Drawn when the first game of a day in a language begins: whatever becomes of the word list, all others open with it.
CREATE TABLE openings (
    day      TEXT NOT NULL,                           -- by UTC, as 2026-01-31
    language TEXT NOT NULL,                           -- nl, en ...
    word     TEXT NOT NULL,
    key      TEXT NOT NULL,                           -- the letters by which words are compared
    PRIMARY KEY (day, language)
) STRICT, WITHOUT ROWID;

-- Days of which games were played before this version: what the first of them opened with.
INSERT OR IGNORE INTO openings (day, language, word, key)
SELECT games.day, games.language,
       json_extract(CAST(events.body AS TEXT), '$.current.word'),
       json_extract(CAST(events.body AS TEXT), '$.current.key')
  FROM games JOIN events USING (game)
 WHERE games.day IS NOT NULL AND json_extract(CAST(events.body AS TEXT), '$.type') = 'game_started'
 ORDER BY games.opened_at, games.game;
