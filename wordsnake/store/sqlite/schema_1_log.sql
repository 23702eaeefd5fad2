-- Version 1: the event log, and the players.
--
-- All times are milliseconds since 1970-01-01T00:00Z. Players stand everywhere as ids; only `players` knows names.

-- One row a game: its card as of its last event, so that a list never has to replay a log.
CREATE TABLE games (
    game       TEXT PRIMARY KEY,                      -- the game's id
    seq        INTEGER NOT NULL CHECK (seq >= 1),     -- the seq of its last event
    phase      TEXT NOT NULL CHECK (phase IN ('waiting', 'playing', 'finished', 'closed')),
    ruleset    TEXT NOT NULL,                         -- the name of its ruleset; the fields are in its first event
    language   TEXT NOT NULL,                         -- the code of the lexicon's language: nl, en ...
    private    INTEGER NOT NULL CHECK (private IN (0, 1)),
    host       TEXT NOT NULL,                         -- player id
    seats      TEXT NOT NULL,                         -- JSON array: the player ids in order of seats
    scores     TEXT NOT NULL,                         -- JSON array: their scores, in the same order
    seats_max  INTEGER NOT NULL,
    words      INTEGER NOT NULL,                      -- how many words have been played
    opened_at  INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    outcome    TEXT                                   -- JSON {winners, why, scores: [[player, score] ...]}; null: none yet
) STRICT, WITHOUT ROWID;

-- The facts. The primary key is the fence: whoever appends on a stale view of a game fails here, whatever process it is.
CREATE TABLE events (
    game TEXT NOT NULL REFERENCES games (game),
    seq  INTEGER NOT NULL CHECK (seq >= 1),           -- 1, 2, 3 ... without a hole
    body BLOB NOT NULL,                               -- the event as wordsnake.game.codec writes it, with its version
    PRIMARY KEY (game, seq)
) STRICT, WITHOUT ROWID;

-- People and bots. A guest is a player without a name; a forgotten player is one without a name and without keys.
CREATE TABLE players (
    player     TEXT PRIMARY KEY,                      -- random; the only thing the logs know of a player
    name       TEXT,                                  -- as claimed, case kept; null: a guest
    name_key   TEXT UNIQUE,                           -- what makes two names the same name
    claimed_at INTEGER,                               -- since when the name is this player's
    bot        INTEGER NOT NULL DEFAULT 0 CHECK (bot IN (0, 1)),
    banned     INTEGER NOT NULL DEFAULT 0 CHECK (banned IN (0, 1)),
    finished   INTEGER NOT NULL DEFAULT 0,            -- games it sat in to their end
    created_at INTEGER NOT NULL,
    CHECK ((name IS NULL) = (name_key IS NULL) AND (name IS NULL) = (claimed_at IS NULL))
) STRICT, WITHOUT ROWID;

-- The keys by which players sign in: one each, and more for those who linked a device.
CREATE TABLE keys (
    place     INTEGER PRIMARY KEY,                    -- grows: the order in which keys were linked
    authid    TEXT NOT NULL UNIQUE,                   -- the key's fingerprint
    player    TEXT NOT NULL REFERENCES players (player) ON DELETE CASCADE,
    linked_at INTEGER NOT NULL
) STRICT;

CREATE INDEX keys_of_player ON keys (player);
