-- Persons as they are listed: with when they were first heard of, and what all their calls say of them.
CREATE VIEW leads AS
SELECT p.row, p.company, p.id, p.name, p.phone, m.account, m.id AS company_id, m.name AS company_name,
    coalesce((SELECT f.customer_email FROM stored_forms f WHERE f.person = p.row AND f.customer_email <> ''
        ORDER BY f.submitted_at DESC LIMIT 1), '') AS email,
    nullif(min(
        coalesce((SELECT min(c.start_time) FROM stored_calls c WHERE c.person = p.row AND c.spam = 0),
            9223372036854775807),
        coalesce((SELECT min(f.submitted_at) FROM stored_forms f WHERE f.person = p.row), 9223372036854775807),
        coalesce((SELECT min(x.created_at) FROM stored_conversations v JOIN messages x ON x.conversation = v.row
            WHERE v.person = p.row), 9223372036854775807)), 9223372036854775807) AS created_at,
    p.calls AS total_calls, coalesce(g.id, '') AS good_lead_call_id, g.start_time AS good_lead_call_time
FROM persons p
    JOIN companies m ON m.row = p.company
    LEFT JOIN stored_calls g ON g.row = p.good_lead_call;

-- Fields of forms that are never kept: card numbers, say.
CREATE TABLE ignored_fields (
    company INTEGER NOT NULL REFERENCES companies,
    name TEXT NOT NULL COLLATE NOCASE,
    PRIMARY KEY (company, name)
) WITHOUT ROWID;
