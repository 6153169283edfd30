-- The other ids of calls: CallRail's number where the call lies under its masked id, or the other way round.
CREATE TABLE call_ids (
    id TEXT PRIMARY KEY NOT NULL,
    call INTEGER NOT NULL REFERENCES calls ON DELETE CASCADE
) WITHOUT ROWID;
CREATE INDEX call_ids_of_call ON call_ids (call);
