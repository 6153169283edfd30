-- Search folds and cuts texts as conditions do (models/sql/tokenizer.h), finds Chinese, Japanese, Korean and Thai words
-- anywhere in a sentence, and no longer knows who spoke: "Agent:" is not said by anybody. The index is built anew.

DROP TABLE search;
DROP VIEW searchable;
CREATE VIEW searchable AS SELECT
    row,
    spoken(transcription) ||
        coalesce((SELECT char(30) || group_concat(text, char(30)) FROM corrections WHERE call = row), '') AS transcript,
    note,
    customer_name AS name,
    customer_phone_number || ' ' || substr(customer_phone_number, 3) || ' ' || substr(customer_phone_number, 4) || ' ' ||
        substr(customer_phone_number, 5) || ' ' || substr(customer_phone_number, 6) || ' ' ||
        substr(customer_phone_number, 7) || ' ' || substr(customer_phone_number, 8) || ' ' ||
        substr(customer_phone_number, 9) || ' ' || substr(customer_phone_number, 10) || ' ' ||
        tracking_phone_number || ' ' || substr(tracking_phone_number, 3) || ' ' ||
        business_phone_number || ' ' || substr(business_phone_number, 3) AS numbers
FROM calls WHERE gone = 0;
CREATE VIRTUAL TABLE search USING fts5 (
    transcript, note, name, numbers,
    content = 'searchable', content_rowid = 'row',
    tokenize = 'earshot', prefix = '2 3'
);
INSERT INTO search (search) VALUES ('rebuild');
