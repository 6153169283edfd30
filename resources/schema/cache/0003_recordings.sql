-- What is kept of recordings. The sound itself lies in sealed files (models/vault), never here.
CREATE TABLE recordings (
    call INTEGER PRIMARY KEY NOT NULL REFERENCES calls ON DELETE CASCADE,
    call_id TEXT NOT NULL,               -- names the file, also when the call is no more
    state INTEGER NOT NULL,              -- enum RecordingState
    bytes INTEGER NOT NULL DEFAULT 0,    -- there are so far
    total INTEGER NOT NULL DEFAULT 0,    -- there will be; 0: not known
    media_type TEXT NOT NULL DEFAULT '',
    validator TEXT NOT NULL DEFAULT '',  -- the ETag of what there is
    attempts INTEGER NOT NULL DEFAULT 0, -- that failed
    tried_at INTEGER,
    used_at INTEGER,                     -- when somebody last listened; or when it came
    error_kind INTEGER,                  -- number of Error::Kind; only ever appended to
    error TEXT NOT NULL DEFAULT ''
);
CREATE INDEX recordings_by_use ON recordings (state, used_at);

-- What was made of the sound, and goes with it.
CREATE TABLE peaks (
    call INTEGER PRIMARY KEY NOT NULL REFERENCES recordings ON DELETE CASCADE,
    peaks BLOB NOT NULL -- models/audio/peaks.h
);

-- Files to be destroyed: a recording that leaves its table, for whatever reason, leaves its call's id here, so that a
-- program that dies meanwhile forgets none.
CREATE TABLE doomed_recordings (
    call_id TEXT PRIMARY KEY NOT NULL
) WITHOUT ROWID;
CREATE TRIGGER recording_left AFTER DELETE ON recordings BEGIN
    INSERT OR IGNORE INTO doomed_recordings (call_id) VALUES (old.call_id);
END;
