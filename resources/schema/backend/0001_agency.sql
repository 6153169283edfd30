-- The tracking backend's database. Times are milliseconds UTC, durations seconds, money hundredths, lists JSON arrays.
-- `row` is a record's number, its second id on the wire; numbers are never given twice. Text is '' when there is none.

CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value NOT NULL
) WITHOUT ROWID;

CREATE TABLE accounts (
    row INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    outbound_recording_enabled INTEGER NOT NULL DEFAULT 0,
    hipaa_account INTEGER NOT NULL DEFAULT 0,
    time_zone TEXT NOT NULL DEFAULT 'UTC'
);

CREATE TABLE companies (
    row INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    account INTEGER NOT NULL REFERENCES accounts,
    name TEXT NOT NULL,
    status TEXT NOT NULL DEFAULT 'active',
    time_zone TEXT NOT NULL DEFAULT 'UTC',
    created_at INTEGER,
    disabled_at INTEGER,
    dni_active INTEGER,
    script_url TEXT NOT NULL DEFAULT '',
    callscore_enabled INTEGER NOT NULL DEFAULT 0,
    lead_scoring_enabled INTEGER NOT NULL DEFAULT 0,
    swap_exclude_jquery INTEGER NOT NULL DEFAULT 0,
    swap_ppc_override INTEGER,
    swap_landing_override TEXT NOT NULL DEFAULT '',
    swap_cookie_duration INTEGER NOT NULL DEFAULT 6,
    swap_cookie_duration_unit TEXT NOT NULL DEFAULT 'months',
    callscribe_enabled INTEGER NOT NULL DEFAULT 0,
    keyword_spotting_enabled INTEGER NOT NULL DEFAULT 0,
    form_capture INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX companies_of_account ON companies (account);

CREATE TABLE stored_trackers (
    row INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    company INTEGER NOT NULL REFERENCES companies,
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    status TEXT NOT NULL DEFAULT 'active',
    destination_number TEXT NOT NULL DEFAULT '',
    tracking_numbers TEXT NOT NULL DEFAULT '[]',
    whisper_message TEXT NOT NULL DEFAULT '',
    sms_enabled INTEGER NOT NULL DEFAULT 0,
    sms_supported INTEGER NOT NULL DEFAULT 1,
    call_flow TEXT NOT NULL DEFAULT '',
    message_flow TEXT NOT NULL DEFAULT '',
    source TEXT NOT NULL DEFAULT '',
    created_at INTEGER,
    disabled_at INTEGER,
    campaign_name TEXT NOT NULL DEFAULT '',
    swap_targets TEXT NOT NULL DEFAULT '[]'
);
CREATE INDEX trackers_of_company ON stored_trackers (company);

CREATE VIEW trackers AS
SELECT t.*, m.account, m.id AS company_id, m.name AS company_name
FROM stored_trackers t JOIN companies m ON m.row = t.company;

-- The number of an active tracker belongs to it alone.
CREATE TABLE active_numbers (
    account INTEGER NOT NULL REFERENCES accounts,
    number TEXT NOT NULL,
    tracker INTEGER NOT NULL REFERENCES stored_trackers,
    PRIMARY KEY (account, number)
) WITHOUT ROWID;
CREATE INDEX numbers_of_tracker ON active_numbers (tracker);

CREATE TABLE stored_tags (
    row INTEGER PRIMARY KEY AUTOINCREMENT,
    account INTEGER NOT NULL REFERENCES accounts,
    company INTEGER REFERENCES companies, -- NULL: of the whole account
    name TEXT NOT NULL COLLATE NOCASE,
    color TEXT NOT NULL,
    status TEXT NOT NULL DEFAULT 'enabled',
    created_at INTEGER
);
CREATE UNIQUE INDEX tag_names ON stored_tags (account, coalesce(company, 0), name);

CREATE VIEW tags AS
SELECT g.row, CAST(g.row AS TEXT) AS id, g.account, g.company, g.name, g.color, g.status, g.created_at,
    iif(g.company IS NULL, 'account', 'company') AS tag_level, coalesce(m.id, '') AS company_id
FROM stored_tags g LEFT JOIN companies m ON m.row = g.company;

CREATE TABLE users (
    row INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    account INTEGER NOT NULL REFERENCES accounts,
    email TEXT NOT NULL COLLATE NOCASE UNIQUE,
    first_name TEXT NOT NULL DEFAULT '',
    last_name TEXT NOT NULL DEFAULT '',
    role TEXT NOT NULL,
    created_at INTEGER,
    accepted INTEGER NOT NULL DEFAULT 1,
    grants INTEGER NOT NULL DEFAULT 1 -- rises when the role or the companies change
);

CREATE TABLE user_companies (
    user INTEGER NOT NULL REFERENCES users ON DELETE CASCADE,
    company INTEGER NOT NULL REFERENCES companies,
    PRIMARY KEY (user, company)
) WITHOUT ROWID;
CREATE INDEX users_of_company ON user_companies (company);

-- A key is looked for by the first bytes of its SHA-256 and then compared whole.
CREATE TABLE api_keys (
    row INTEGER PRIMARY KEY,
    selector BLOB NOT NULL,
    digest BLOB NOT NULL UNIQUE,
    user INTEGER NOT NULL REFERENCES users ON DELETE CASCADE,
    created_at INTEGER NOT NULL
);
CREATE INDEX key_selectors ON api_keys (selector);

-- Who calls: a telephone number at a company.
CREATE TABLE persons (
    row INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    company INTEGER NOT NULL REFERENCES companies,
    phone TEXT NOT NULL,
    name TEXT NOT NULL DEFAULT '',
    calls INTEGER NOT NULL DEFAULT 0,
    good_lead_call INTEGER, -- the first call marked good_lead
    UNIQUE (company, phone)
);

CREATE TABLE stored_calls (
    row INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    company INTEGER NOT NULL REFERENCES companies,
    tracker INTEGER REFERENCES stored_trackers,
    person INTEGER REFERENCES persons,
    spam INTEGER NOT NULL DEFAULT 0,
    start_time INTEGER NOT NULL,
    created_at INTEGER,
    duration INTEGER,
    direction TEXT NOT NULL DEFAULT '',
    call_type TEXT NOT NULL DEFAULT '',
    answered INTEGER,
    voicemail INTEGER NOT NULL DEFAULT 0,
    prior_calls INTEGER, -- NULL where the person is not known
    lead_status TEXT NOT NULL DEFAULT '',
    value INTEGER,
    customer_name TEXT NOT NULL DEFAULT '', -- counts where the person is not known
    customer_phone_number TEXT NOT NULL DEFAULT '',
    customer_city TEXT NOT NULL DEFAULT '',
    customer_state TEXT NOT NULL DEFAULT '',
    customer_country TEXT NOT NULL DEFAULT '',
    business_phone_number TEXT NOT NULL DEFAULT '',
    tracking_phone_number TEXT NOT NULL DEFAULT '',
    agent_email TEXT NOT NULL DEFAULT '',
    device_type TEXT NOT NULL DEFAULT '',
    source TEXT NOT NULL DEFAULT '',
    source_name TEXT NOT NULL DEFAULT '', -- counts where the tracker is not known
    medium TEXT NOT NULL DEFAULT '',
    campaign TEXT NOT NULL DEFAULT '',
    keywords TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    lead_score TEXT NOT NULL DEFAULT '',
    sentiment TEXT NOT NULL DEFAULT '',
    recording_duration INTEGER,
    good_lead_call_id TEXT NOT NULL DEFAULT '', -- as imported; counts where no call of the person is marked here
    good_lead_call_time INTEGER,
    referring_url TEXT NOT NULL DEFAULT '',
    referrer_domain TEXT NOT NULL DEFAULT '',
    landing_page_url TEXT NOT NULL DEFAULT '',
    last_requested_url TEXT NOT NULL DEFAULT '',
    utm_source TEXT NOT NULL DEFAULT '',
    utm_medium TEXT NOT NULL DEFAULT '',
    utm_campaign TEXT NOT NULL DEFAULT '',
    utm_term TEXT NOT NULL DEFAULT '',
    utm_content TEXT NOT NULL DEFAULT '',
    gclid TEXT NOT NULL DEFAULT '',
    fbclid TEXT NOT NULL DEFAULT '',
    msclkid TEXT NOT NULL DEFAULT '',
    ga TEXT NOT NULL DEFAULT '',
    session_uuid TEXT NOT NULL DEFAULT '',
    timeline_url TEXT NOT NULL DEFAULT ''
);
-- Carries what lists and summaries narrow by, so that they need not touch the rows; `spam` too, or SQLite looks it up.
CREATE INDEX calls_by_time ON stored_calls (start_time, row, company, tracker, person, answered, voicemail, direction,
    duration, prior_calls, lead_status, spam) WHERE spam = 0;
CREATE INDEX calls_of_company ON stored_calls (company, start_time, row, spam) WHERE spam = 0;
CREATE INDEX calls_of_tracker ON stored_calls (tracker, start_time, row) WHERE spam = 0;
CREATE INDEX calls_of_person ON stored_calls (person, start_time, row) WHERE spam = 0;

-- What is long and rarely asked for, apart from the rest so that scans stay short.
CREATE TABLE call_details (
    call INTEGER PRIMARY KEY REFERENCES stored_calls ON DELETE CASCADE,
    keypad_entries TEXT NOT NULL DEFAULT '',
    zip_code TEXT NOT NULL DEFAULT '[]',
    lead_explanation TEXT NOT NULL DEFAULT '',
    custom TEXT NOT NULL DEFAULT '',
    milestones TEXT NOT NULL DEFAULT '',
    transcription TEXT NOT NULL DEFAULT '',
    call_summary TEXT NOT NULL DEFAULT '',
    speaker_percent TEXT NOT NULL DEFAULT '',
    call_highlights TEXT NOT NULL DEFAULT '[]',
    keywords_spotted TEXT NOT NULL DEFAULT '',
    waveforms TEXT NOT NULL DEFAULT '[]',
    voice_assist_message TEXT NOT NULL DEFAULT '',
    utma TEXT NOT NULL DEFAULT '',
    utmb TEXT NOT NULL DEFAULT '',
    utmc TEXT NOT NULL DEFAULT '',
    utmv TEXT NOT NULL DEFAULT '',
    utmz TEXT NOT NULL DEFAULT '',
    integration_data TEXT NOT NULL DEFAULT ''
);

CREATE TABLE recordings (
    call INTEGER PRIMARY KEY REFERENCES stored_calls ON DELETE CASCADE,
    file TEXT NOT NULL UNIQUE,
    media_type TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    access_key TEXT NOT NULL
);

CREATE TABLE call_tag_ids (
    call INTEGER NOT NULL REFERENCES stored_calls ON DELETE CASCADE,
    tag INTEGER NOT NULL REFERENCES stored_tags,
    PRIMARY KEY (call, tag)
) WITHOUT ROWID;
CREATE INDEX calls_of_tag ON call_tag_ids (tag);

CREATE VIEW call_tags AS
SELECT x.call, g.name FROM call_tag_ids x JOIN stored_tags g ON g.row = x.tag;

CREATE TABLE phrases (
    call INTEGER NOT NULL REFERENCES stored_calls ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    speaker INTEGER NOT NULL, -- 0 unknown, 1 caller, 2 agent
    start_ms INTEGER NOT NULL,
    text TEXT NOT NULL,
    words BLOB, -- models/sql/phrases.h
    PRIMARY KEY (call, seq)
) WITHOUT ROWID;

CREATE TABLE page_views (
    call INTEGER NOT NULL REFERENCES stored_calls ON DELETE CASCADE,
    seq INTEGER NOT NULL, -- newest first
    referrer_url TEXT NOT NULL DEFAULT '',
    page_url TEXT NOT NULL DEFAULT '',
    created_at INTEGER,
    PRIMARY KEY (call, seq)
) WITHOUT ROWID;

-- Calls as the field catalogue has them. Names live once, so a new one shows everywhere.
CREATE VIEW calls AS
SELECT c.row, c.company, c.tracker, c.person, c.spam,
    c.id, c.start_time, c.created_at, c.duration, c.direction, c.call_type, c.answered, c.voicemail, c.prior_calls,
    c.prior_calls = 0 AS first_call, p.calls AS total_calls, c.lead_status, c.value,
    coalesce(p.name, c.customer_name) AS customer_name, c.customer_phone_number, c.customer_city, c.customer_state,
    c.customer_country, c.business_phone_number, c.tracking_phone_number, c.agent_email, c.device_type,
    c.source, coalesce(t.name, c.source_name) AS source_name, c.medium, c.campaign, c.keywords, c.note, c.lead_score,
    c.sentiment, c.recording_duration, coalesce(g.id, c.good_lead_call_id) AS good_lead_call_id,
    coalesce(g.start_time, c.good_lead_call_time) AS good_lead_call_time, c.referring_url, c.referrer_domain,
    c.landing_page_url, c.last_requested_url, c.utm_source, c.utm_medium, c.utm_campaign, c.utm_term, c.utm_content,
    c.gclid, c.fbclid, c.msclkid, c.ga, c.session_uuid, c.timeline_url,
    coalesce(m.id, '') AS company_id, coalesce(m.name, '') AS company_name,
    coalesce(m.time_zone, '') AS company_time_zone,
    coalesce(t.id, '') AS tracker_id, coalesce(p.id, '') AS person_id,
    iif(r.call IS NULL, '', '/v3/a/' || m.account || '/calls/' || c.row || '/recording.json') AS recording,
    iif(r.call IS NULL, '', '/calls/' || c.row || '/recording?access_key=' || r.access_key) AS recording_player,
    (SELECT json_group_array(name) FROM (SELECT name FROM call_tags WHERE call = c.row ORDER BY name)) AS tags,
    coalesce(d.keypad_entries, '') AS keypad_entries, coalesce(d.zip_code, '[]') AS zip_code,
    coalesce(d.lead_explanation, '') AS lead_explanation, coalesce(d.custom, '') AS custom,
    coalesce(d.milestones, '') AS milestones, coalesce(d.transcription, '') AS transcription,
    coalesce(d.call_summary, '') AS call_summary, coalesce(d.speaker_percent, '') AS speaker_percent,
    coalesce(d.call_highlights, '[]') AS call_highlights, coalesce(d.keywords_spotted, '') AS keywords_spotted,
    coalesce(d.waveforms, '[]') AS waveforms, coalesce(d.voice_assist_message, '') AS voice_assist_message,
    coalesce(d.utma, '') AS utma, coalesce(d.utmb, '') AS utmb, coalesce(d.utmc, '') AS utmc,
    coalesce(d.utmv, '') AS utmv, coalesce(d.utmz, '') AS utmz, coalesce(d.integration_data, '') AS integration_data
FROM stored_calls c
    LEFT JOIN companies m ON m.row = c.company
    LEFT JOIN stored_trackers t ON t.row = c.tracker
    LEFT JOIN persons p ON p.row = c.person
    LEFT JOIN stored_calls g ON g.row = p.good_lead_call
    LEFT JOIN recordings r ON r.call = c.row
    LEFT JOIN call_details d ON d.call = c.row;

CREATE TABLE stored_forms (
    row INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    company INTEGER NOT NULL REFERENCES companies,
    person INTEGER REFERENCES persons,
    form_data TEXT NOT NULL DEFAULT '{}',
    form_url TEXT NOT NULL DEFAULT '',
    landing_page_url TEXT NOT NULL DEFAULT '',
    referrer TEXT NOT NULL DEFAULT '',
    referring_url TEXT NOT NULL DEFAULT '',
    submitted_at INTEGER NOT NULL,
    first_form INTEGER NOT NULL DEFAULT 0,
    customer_phone_number TEXT NOT NULL DEFAULT '',
    customer_name TEXT NOT NULL DEFAULT '', -- counts where the person is not known
    customer_email TEXT NOT NULL DEFAULT '',
    source TEXT NOT NULL DEFAULT '',
    keywords TEXT NOT NULL DEFAULT '',
    campaign TEXT NOT NULL DEFAULT '',
    medium TEXT NOT NULL DEFAULT '',
    lead_status TEXT NOT NULL DEFAULT '',
    value INTEGER,
    note TEXT NOT NULL DEFAULT '',
    form_name TEXT NOT NULL DEFAULT '',
    timeline_url TEXT NOT NULL DEFAULT '',
    utm_source TEXT NOT NULL DEFAULT '',
    utm_medium TEXT NOT NULL DEFAULT '',
    utm_campaign TEXT NOT NULL DEFAULT '',
    milestones TEXT NOT NULL DEFAULT ''
);
CREATE INDEX forms_by_time ON stored_forms (submitted_at, row, company);
CREATE INDEX forms_of_person ON stored_forms (person);

CREATE TABLE form_tag_ids (
    form INTEGER NOT NULL REFERENCES stored_forms ON DELETE CASCADE,
    tag INTEGER NOT NULL REFERENCES stored_tags,
    PRIMARY KEY (form, tag)
) WITHOUT ROWID;
CREATE INDEX forms_of_tag ON form_tag_ids (tag);

CREATE VIEW forms AS
SELECT f.row, f.company, f.person, f.id, f.form_data, f.form_url, f.landing_page_url, f.referrer, f.referring_url,
    f.submitted_at, f.first_form, f.customer_phone_number,
    coalesce(nullif(p.name, ''), f.customer_name) AS customer_name, f.customer_email, f.source, f.keywords, f.campaign,
    f.medium, f.lead_status, f.value, f.note, f.form_name, f.timeline_url, f.utm_source, f.utm_medium, f.utm_campaign,
    f.milestones, m.id AS company_id, m.name AS company_name, coalesce(p.id, 'anonymous') AS person_id,
    (SELECT json_group_array(name) FROM (SELECT g.name FROM form_tag_ids x JOIN stored_tags g ON g.row = x.tag
        WHERE x.form = f.row ORDER BY g.name)) AS tags
FROM stored_forms f
    JOIN companies m ON m.row = f.company
    LEFT JOIN persons p ON p.row = f.person;

CREATE TABLE stored_conversations (
    row INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    company INTEGER NOT NULL REFERENCES companies,
    person INTEGER REFERENCES persons,
    initial_tracker INTEGER REFERENCES stored_trackers,
    current_tracker INTEGER REFERENCES stored_trackers,
    customer_name TEXT NOT NULL DEFAULT '',
    customer_phone_number TEXT NOT NULL DEFAULT '',
    initial_tracking_number TEXT NOT NULL DEFAULT '',
    current_tracking_number TEXT NOT NULL DEFAULT '',
    last_message_at INTEGER NOT NULL,
    state TEXT NOT NULL DEFAULT 'active',
    lead_status TEXT NOT NULL DEFAULT '',
    source TEXT NOT NULL DEFAULT ''
);
CREATE INDEX conversations_by_time ON stored_conversations (last_message_at, row, company);
CREATE INDEX conversations_of_person ON stored_conversations (person);

CREATE TABLE messages (
    row INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL,
    conversation INTEGER NOT NULL REFERENCES stored_conversations ON DELETE CASCADE,
    direction TEXT NOT NULL DEFAULT '',
    content TEXT NOT NULL DEFAULT '',
    created_at INTEGER NOT NULL,
    status TEXT NOT NULL DEFAULT '',
    type TEXT NOT NULL DEFAULT 'sms',
    media_urls TEXT NOT NULL DEFAULT '[]',
    user_id TEXT NOT NULL DEFAULT '',
    user_name TEXT NOT NULL DEFAULT '',
    UNIQUE (conversation, id)
);
CREATE INDEX messages_by_time ON messages (conversation, created_at, row);

CREATE VIEW conversations AS
SELECT v.row, v.company, v.person, v.id, v.customer_phone_number, v.initial_tracking_number,
    coalesce(nullif(p.name, ''), v.customer_name) AS customer_name,
    v.current_tracking_number, v.last_message_at, v.state, v.lead_status, v.source, m.id AS company_id,
    m.time_zone AS company_time_zone, coalesce(i.id, '') AS initial_tracker_id, coalesce(t.id, '') AS current_tracker_id
FROM stored_conversations v
    JOIN companies m ON m.row = v.company
    LEFT JOIN persons p ON p.row = v.person
    LEFT JOIN stored_trackers i ON i.row = v.initial_tracker
    LEFT JOIN stored_trackers t ON t.row = v.current_tracker;

-- The newest change of each record. `created` is the change that made it.
CREATE TABLE changes (
    type INTEGER NOT NULL,
    record INTEGER NOT NULL,
    seq INTEGER NOT NULL UNIQUE,
    created INTEGER NOT NULL,
    account INTEGER NOT NULL,
    company INTEGER, -- NULL: of the whole account
    deleted INTEGER NOT NULL DEFAULT 0, -- when, or 0
    id TEXT NOT NULL DEFAULT '', -- of a deleted record
    PRIMARY KEY (type, record)
) WITHOUT ROWID;
CREATE INDEX changes_deleted ON changes (deleted) WHERE deleted <> 0;
