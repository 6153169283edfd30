-- What people corrected in transcripts: beside the phrases, which stay as they came.

CREATE TABLE corrections (
    call INTEGER NOT NULL REFERENCES calls ON DELETE CASCADE,
    call_id TEXT NOT NULL,    -- so that it can be rescued without its call
    seq INTEGER NOT NULL,     -- of the phrase
    original TEXT NOT NULL,   -- what it said: a new transcript may have it elsewhere
    text TEXT NOT NULL,
    edited_at INTEGER NOT NULL,
    PRIMARY KEY (call, seq)
) WITHOUT ROWID;

-- A corrected word is found, and so is what stood there before.
DROP VIEW searchable;
CREATE VIEW searchable AS SELECT
    row,
    transcription || coalesce((SELECT char(10) || group_concat(text, char(10)) FROM corrections WHERE call = row), '')
        AS transcript,
    note,
    customer_name AS name,
    customer_phone_number || ' ' || substr(customer_phone_number, 3) || ' ' || substr(customer_phone_number, 4) || ' ' ||
        substr(customer_phone_number, 5) || ' ' || substr(customer_phone_number, 6) || ' ' ||
        substr(customer_phone_number, 7) || ' ' || substr(customer_phone_number, 8) || ' ' ||
        substr(customer_phone_number, 9) || ' ' || substr(customer_phone_number, 10) || ' ' ||
        tracking_phone_number || ' ' || substr(tracking_phone_number, 3) || ' ' ||
        business_phone_number || ' ' || substr(business_phone_number, 3) AS numbers
FROM calls WHERE gone = 0;
