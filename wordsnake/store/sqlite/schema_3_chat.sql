-- Version 3: chat.

-- What was said, apart from the log: the log is for ever, these texts for 30 days or until their player is forgotten.
-- The event in `events` keeps its seq, with its text null; a reader puts the text back as long as there is one.
CREATE TABLE chat (
    game    TEXT NOT NULL,
    seq     INTEGER NOT NULL,
    player  TEXT NOT NULL,                            -- who said it
    said_at INTEGER NOT NULL,
    text    TEXT NOT NULL,
    PRIMARY KEY (game, seq),
    FOREIGN KEY (game, seq) REFERENCES events (game, seq)
) STRICT, WITHOUT ROWID;

CREATE INDEX chat_by_age ON chat (said_at);
CREATE INDEX chat_of_player ON chat (player);
