-- Version 6: what the host rules about words, and what players ask for.

-- Rulings are facts, and stay for ever: the version of the words of a game names how many of them it was played with.
CREATE TABLE rulings (
    language  TEXT NOT NULL,                          -- nl, en ...
    number    INTEGER NOT NULL CHECK (number >= 1),   -- 1, 2, 3 ... in each language; the latest about a key holds
    word      TEXT NOT NULL,
    key       TEXT NOT NULL,                          -- the letters by which words are compared
    permitted INTEGER NOT NULL CHECK (permitted IN (0, 1)),
    reason    TEXT NOT NULL,
    at        INTEGER NOT NULL,
    PRIMARY KEY (language, number)
) STRICT, WITHOUT ROWID;

-- Words that were refused in a game and that a player of it wants permitted; gone when the host has ruled.
CREATE TABLE appeals (
    language TEXT NOT NULL,
    key      TEXT NOT NULL,
    player   TEXT NOT NULL,
    word     TEXT NOT NULL,
    game     TEXT NOT NULL REFERENCES games (game),
    at       INTEGER NOT NULL,
    PRIMARY KEY (language, key, player)
) STRICT, WITHOUT ROWID;

CREATE INDEX appeals_of_player ON appeals (player, game);
