-- What an import brought of a call last, in the fields that people change: so that the next one can tell what was
-- changed here from what is new in the file.
CREATE TABLE imported_calls (
    call INTEGER PRIMARY KEY REFERENCES stored_calls ON DELETE CASCADE,
    as_of INTEGER NOT NULL, -- of what moment the line told
    customer_name TEXT NOT NULL DEFAULT '',
    lead_status TEXT NOT NULL DEFAULT '',
    value INTEGER,
    note TEXT NOT NULL DEFAULT '',
    tags TEXT NOT NULL DEFAULT '[]'
);
