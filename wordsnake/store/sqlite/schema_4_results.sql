-- Version 4: results, ratings and what is worth remembering of finished games.

-- The order in which games finished. It is a fact, as the log is: ratings depend on it, and are computed again from it.
CREATE TABLE finishes (
    place INTEGER PRIMARY KEY,                        -- grows
    game  TEXT NOT NULL UNIQUE REFERENCES games (game),
    at    INTEGER NOT NULL                            -- when it ended
) STRICT;

-- All that follows is derived: `wordsnake ratings recompute` empties these tables and fills them from the logs.

-- One row for each seat of a finished game: the history of a player, and where it counted, the rating after it.
CREATE TABLE results (
    player  TEXT NOT NULL,
    place   INTEGER NOT NULL REFERENCES finishes (place),
    ruleset TEXT NOT NULL,
    private INTEGER NOT NULL CHECK (private IN (0, 1)),
    points  INTEGER,                                  -- the rating after the game; null: it did not count
    gained  INTEGER,                                  -- the difference it made
    PRIMARY KEY (player, place),
    CHECK ((points IS NULL) = (gained IS NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX results_public ON results (player, place) WHERE private = 0;
CREATE INDEX results_rated ON results (player, ruleset, place) WHERE points IS NOT NULL;

-- How strong a player is in a ruleset. `points` and `provisional` follow from the rest, and are there to be ordered by.
CREATE TABLE ratings (
    player      TEXT NOT NULL,
    ruleset     TEXT NOT NULL,
    bot         INTEGER NOT NULL CHECK (bot IN (0, 1)),  -- sat as a bot in the last game that counted
    mean        REAL NOT NULL,
    deviation   REAL NOT NULL,
    games       INTEGER NOT NULL,
    points      INTEGER NOT NULL,
    provisional INTEGER NOT NULL CHECK (provisional IN (0, 1)),
    place       INTEGER NOT NULL,                     -- the last game that counted
    PRIMARY KEY (player, ruleset)
) STRICT, WITHOUT ROWID;

CREATE INDEX ratings_board ON ratings (ruleset, bot, provisional, points DESC, place);

-- How many games of a day counted in which these two met; days gone by are dropped.
CREATE TABLE meetings (
    day    INTEGER NOT NULL,                          -- days since 1970-01-01, by UTC
    first  TEXT NOT NULL,                             -- the lesser of the two player ids
    second TEXT NOT NULL,
    games  INTEGER NOT NULL,
    PRIMARY KEY (day, first, second)
) STRICT, WITHOUT ROWID;

-- The best links of a player in a ruleset, the best one as `nth` 1.
CREATE TABLE best_links (
    player  TEXT NOT NULL,
    ruleset TEXT NOT NULL,
    nth     INTEGER NOT NULL,
    bot     INTEGER NOT NULL CHECK (bot IN (0, 1)),
    overlap INTEGER NOT NULL,
    points  INTEGER NOT NULL,
    before  TEXT NOT NULL,                            -- the word that was followed
    word    TEXT NOT NULL,
    place   INTEGER NOT NULL REFERENCES finishes (place),
    ply     INTEGER NOT NULL,
    PRIMARY KEY (player, ruleset, nth)
) STRICT, WITHOUT ROWID;

CREATE INDEX best_links_board ON best_links (ruleset, bot, overlap DESC, place, ply) WHERE nth = 1;

-- The snakes that may be compared: of public games by a preset's rules.
CREATE TABLE snakes (
    place   INTEGER PRIMARY KEY REFERENCES finishes (place),
    ruleset TEXT NOT NULL,
    bots    INTEGER NOT NULL CHECK (bots IN (0, 1)),  -- whether nobody but bots laid it
    words   INTEGER NOT NULL
) STRICT;

CREATE INDEX snakes_board ON snakes (ruleset, bots, words DESC, place);

-- Games that finished before this version: no game was rated then. Their links and snakes come with a recompute.
INSERT INTO finishes (game, at)
SELECT events.game, json_extract(CAST(events.body AS TEXT), '$.at') AS ended_at
  FROM games JOIN events USING (game)
 WHERE games.phase = 'finished' AND json_extract(CAST(events.body AS TEXT), '$.type') = 'game_finished'
 ORDER BY ended_at, events.game;

INSERT INTO results (player, place, ruleset, private)
SELECT seats.player, finishes.place, games.ruleset, games.private
  FROM finishes JOIN games USING (game) JOIN seats USING (game);
