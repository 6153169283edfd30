-- Callers who withhold their number are nobody: what "anonymous" and its likes had become one person is taken apart, and
-- whoever syncs is told.

CREATE TEMP TABLE nobodies AS SELECT row FROM persons WHERE NOT identifies(phone);
CREATE TEMP TABLE of_nobodies AS
    SELECT 1 AS type, row AS record, company FROM stored_calls WHERE spam = 0 AND person IN (SELECT row FROM nobodies)
    UNION ALL SELECT 2, row, company FROM stored_forms WHERE person IN (SELECT row FROM nobodies)
    UNION ALL SELECT 3, row, company FROM stored_conversations WHERE person IN (SELECT row FROM nobodies);
INSERT INTO changes (type, record, seq, created, account, company)
    SELECT type, record,
        max(coalesce((SELECT max(seq) FROM changes), 0),
            coalesce((SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'floor'), 0)) + row_number() OVER (), 0,
        (SELECT account FROM companies WHERE row = company), company
    FROM of_nobodies WHERE true
    ON CONFLICT (type, record) DO UPDATE SET seq = excluded.seq;
UPDATE stored_calls SET person = NULL, prior_calls = NULL,
    lead_status = iif(lead_status = 'previously_marked_good_lead', '', lead_status)
    WHERE person IN (SELECT row FROM nobodies);
UPDATE stored_forms SET person = NULL WHERE person IN (SELECT row FROM nobodies);
UPDATE stored_conversations SET person = NULL WHERE person IN (SELECT row FROM nobodies);
DELETE FROM persons WHERE row IN (SELECT row FROM nobodies);
DROP TABLE of_nobodies;
DROP TABLE nobodies;
