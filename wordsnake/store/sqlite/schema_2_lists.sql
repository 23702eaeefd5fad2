-- Version 2: who sits where, and the orders in which games are listed.

-- `games.seats` the other way round: the games of a player. Follows the card, so a seat given up while waiting is gone.
CREATE TABLE seats (
    player TEXT NOT NULL,
    game   TEXT NOT NULL REFERENCES games (game),
    PRIMARY KEY (player, game)
) STRICT, WITHOUT ROWID;

INSERT INTO seats (player, game)
SELECT DISTINCT seat.value, games.game FROM games, json_each(games.seats) AS seat;

-- Public games by latest change, and the games of one phase (few are unfinished, ever more are finished).
CREATE INDEX games_public ON games (changed_at DESC, game DESC) WHERE private = 0;
CREATE INDEX games_of_phase ON games (phase, changed_at DESC, game DESC);
