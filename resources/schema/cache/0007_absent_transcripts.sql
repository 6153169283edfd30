-- Calls whose transcript was asked for and was not there: some come later, so they are asked for again.
CREATE TABLE absent_transcripts (
    call INTEGER PRIMARY KEY NOT NULL REFERENCES calls ON DELETE CASCADE,
    since INTEGER NOT NULL, -- when it was first asked for
    next_at INTEGER         -- when it is asked for again; empty: no more
);
CREATE INDEX absent_transcripts_due ON absent_transcripts (next_at) WHERE next_at IS NOT NULL;
