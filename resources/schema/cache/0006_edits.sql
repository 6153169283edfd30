-- Edits field by field: each field that was refused is a row of the outbox by itself; tags travel as what is added
-- ("+new") and taken away ("-old"); of a value that was sent and never answered it is known that it may be there.

CREATE INDEX outbox_of_call ON outbox (call, state);

ALTER TABLE outbox_fields ADD COLUMN sent;                              -- a value that may have arrived
ALTER TABLE outbox_fields ADD COLUMN may_be_there INTEGER NOT NULL DEFAULT 0; -- whether `sent` says anything

UPDATE outbox_fields AS f SET value = (
    SELECT json_group_array(word) FROM (
        SELECT '+' || v.value AS word FROM json_each(coalesce(f.value, '[]')) AS v
        WHERE v.value NOT IN (SELECT b.value FROM json_each(coalesce(f.base, '[]')) AS b)
        UNION ALL
        SELECT '-' || b.value FROM json_each(coalesce(f.base, '[]')) AS b
        WHERE b.value NOT IN (SELECT v.value FROM json_each(coalesce(f.value, '[]')) AS v)))
WHERE field = 'tags';

-- What others said of a field is kept until somebody has looked at it, however often it came.
ALTER TABLE conflicts RENAME TO conflicts_before;
CREATE TABLE conflicts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    call INTEGER NOT NULL REFERENCES calls ON DELETE CASCADE,
    call_id TEXT NOT NULL, -- so that it can be rescued without its call
    field TEXT NOT NULL,
    other,                 -- the other side's value
    at INTEGER NOT NULL
);
CREATE INDEX conflicts_of_call ON conflicts (call, field);
INSERT INTO conflicts (call, call_id, field, other, at)
    SELECT call, (SELECT id FROM calls WHERE row = call), field, other, at FROM conflicts_before ORDER BY at;
DROP TABLE conflicts_before;
