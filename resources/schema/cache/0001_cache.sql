-- The cache of a profile. Conventions of columns: models/sql/columns.h.

-- A call's row is its place in time: seconds since 1970 times 16, plus a running number. So neighbours in time are
-- neighbours on the disk, and what a full-text search finds in the order of rows is ordered by date.
-- Short and much asked columns come first: what overflows a page is long text nobody sorts by.
CREATE TABLE calls (
    row INTEGER PRIMARY KEY,
    gone INTEGER NOT NULL DEFAULT 0,             -- enum Gone
    gone_at INTEGER,
    transcript_state INTEGER NOT NULL DEFAULT 0, -- enum TranscriptState
    confirmed_at INTEGER,                        -- when the last edit arrived
    answered INTEGER,
    business_phone_number TEXT NOT NULL DEFAULT '',
    customer_city TEXT NOT NULL DEFAULT '',
    customer_country TEXT NOT NULL DEFAULT '',
    customer_name TEXT NOT NULL DEFAULT '',
    customer_phone_number TEXT NOT NULL DEFAULT '',
    customer_state TEXT NOT NULL DEFAULT '',
    direction TEXT NOT NULL DEFAULT '',
    duration INTEGER,
    id TEXT NOT NULL UNIQUE,
    recording TEXT NOT NULL DEFAULT '',
    recording_duration INTEGER,
    start_time INTEGER,
    tracking_phone_number TEXT NOT NULL DEFAULT '',
    voicemail INTEGER,
    agent_email TEXT NOT NULL DEFAULT '',
    call_type TEXT NOT NULL DEFAULT '',
    company_id TEXT NOT NULL DEFAULT '',
    company_name TEXT NOT NULL DEFAULT '',
    company_time_zone TEXT NOT NULL DEFAULT '',
    created_at INTEGER,
    tracker_id TEXT NOT NULL DEFAULT '',
    person_id TEXT NOT NULL DEFAULT '',
    first_call INTEGER,
    prior_calls INTEGER,
    total_calls INTEGER,
    session_uuid TEXT NOT NULL DEFAULT '',
    keypad_entries TEXT NOT NULL DEFAULT '',
    zip_code TEXT NOT NULL DEFAULT '[]',
    device_type TEXT NOT NULL DEFAULT '',
    lead_status TEXT NOT NULL DEFAULT '',
    good_lead_call_id TEXT NOT NULL DEFAULT '',
    good_lead_call_time INTEGER,
    value INTEGER,
    tags TEXT NOT NULL DEFAULT '[]',
    lead_score TEXT NOT NULL DEFAULT '',
    source TEXT NOT NULL DEFAULT '',
    source_name TEXT NOT NULL DEFAULT '',
    medium TEXT NOT NULL DEFAULT '',
    campaign TEXT NOT NULL DEFAULT '',
    keywords TEXT NOT NULL DEFAULT '',
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
    sentiment TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    lead_explanation TEXT NOT NULL DEFAULT '',
    custom TEXT NOT NULL DEFAULT '',
    milestones TEXT NOT NULL DEFAULT '',
    keywords_spotted TEXT NOT NULL DEFAULT '',
    integration_data TEXT NOT NULL DEFAULT '',
    voice_assist_message TEXT NOT NULL DEFAULT '',
    waveforms TEXT NOT NULL DEFAULT '[]',
    call_summary TEXT NOT NULL DEFAULT '',
    call_highlights TEXT NOT NULL DEFAULT '[]',
    speaker_percent TEXT NOT NULL DEFAULT '',
    utma TEXT NOT NULL DEFAULT '',
    utmb TEXT NOT NULL DEFAULT '',
    utmc TEXT NOT NULL DEFAULT '',
    utmv TEXT NOT NULL DEFAULT '',
    utmz TEXT NOT NULL DEFAULT '',
    recording_player TEXT NOT NULL DEFAULT '',
    timeline_url TEXT NOT NULL DEFAULT '',
    transcription TEXT NOT NULL DEFAULT ''
);
-- In time order, what lists are mostly filtered and sorted by: a tenth of the calls' bytes. A scan of it need not read
-- past transcripts. `row` and `gone` make it enough by itself.
CREATE INDEX calls_in_lists ON calls (
    start_time, row, gone, company_id, company_name, company_time_zone, customer_name, customer_phone_number,
    customer_city, customer_state, tracking_phone_number, agent_email, direction, call_type, device_type, answered,
    voicemail, first_call, duration, value, lead_status, tags, source, source_name, medium, campaign, keywords
) WHERE gone = 0;
CREATE INDEX calls_by_client ON calls (company_id, start_time) WHERE gone = 0;
CREATE INDEX calls_by_status ON calls (lead_status, start_time) WHERE gone = 0;
CREATE INDEX calls_unreviewed ON calls (company_id, start_time) WHERE gone = 0 AND lead_status = '';
CREATE INDEX calls_by_person ON calls (person_id, start_time) WHERE person_id <> '';
CREATE INDEX calls_by_number ON calls (customer_phone_number, start_time) WHERE customer_phone_number <> '';
CREATE INDEX calls_gone ON calls (gone_at) WHERE gone <> 0;
CREATE INDEX calls_untranscribed ON calls (lead_status, start_time) WHERE gone = 0 AND transcript_state = 1;

CREATE TABLE call_tags (
    call INTEGER NOT NULL REFERENCES calls ON DELETE CASCADE,
    name TEXT NOT NULL,
    PRIMARY KEY (call, name)
) WITHOUT ROWID;
CREATE INDEX call_tags_by_name ON call_tags (name, call);

CREATE TABLE phrases (
    call INTEGER NOT NULL REFERENCES calls ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    speaker INTEGER NOT NULL, -- enum Speaker
    start_ms INTEGER NOT NULL,
    text TEXT NOT NULL,
    words BLOB,               -- models/sql/phrases.h
    PRIMARY KEY (call, seq)
) WITHOUT ROWID;

CREATE TABLE page_views (
    call INTEGER NOT NULL REFERENCES calls ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    page_url TEXT NOT NULL DEFAULT '',
    referrer_url TEXT NOT NULL DEFAULT '',
    created_at INTEGER,
    PRIMARY KEY (call, seq)
) WITHOUT ROWID;

-- What search looks into, as a call has it now. Telephone numbers can be found from any of their digits on.
CREATE VIEW searchable AS SELECT
    row,
    transcription AS transcript,
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
    tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);

CREATE TABLE clients (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL DEFAULT '',
    status TEXT NOT NULL DEFAULT '',
    time_zone TEXT NOT NULL DEFAULT '',
    created_at INTEGER,
    disabled_at INTEGER,
    dni_active INTEGER,
    script_url TEXT NOT NULL DEFAULT '',
    callscore_enabled INTEGER,
    lead_scoring_enabled INTEGER,
    swap_exclude_jquery INTEGER,
    swap_ppc_override INTEGER,
    swap_landing_override TEXT NOT NULL DEFAULT '',
    swap_cookie_duration INTEGER,
    swap_cookie_duration_unit TEXT NOT NULL DEFAULT '',
    callscribe_enabled INTEGER,
    keyword_spotting_enabled INTEGER,
    form_capture INTEGER
);

CREATE TABLE trackers (
    id TEXT PRIMARY KEY NOT NULL,
    company_id TEXT NOT NULL DEFAULT '',
    company_name TEXT NOT NULL DEFAULT '',
    name TEXT NOT NULL DEFAULT '',
    type TEXT NOT NULL DEFAULT '',
    status TEXT NOT NULL DEFAULT '',
    destination_number TEXT NOT NULL DEFAULT '',
    tracking_numbers TEXT NOT NULL DEFAULT '[]',
    whisper_message TEXT NOT NULL DEFAULT '',
    sms_enabled INTEGER,
    sms_supported INTEGER,
    call_flow TEXT NOT NULL DEFAULT '',
    message_flow TEXT NOT NULL DEFAULT '',
    source TEXT NOT NULL DEFAULT '',
    created_at INTEGER,
    disabled_at INTEGER,
    campaign_name TEXT NOT NULL DEFAULT '',
    swap_targets TEXT NOT NULL DEFAULT '[]'
);

CREATE TABLE tags (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL DEFAULT '',
    level TEXT NOT NULL DEFAULT '',
    color TEXT NOT NULL DEFAULT '',
    background_color TEXT NOT NULL DEFAULT '',
    company_id TEXT NOT NULL DEFAULT '',
    status TEXT NOT NULL DEFAULT '',
    created_at INTEGER
);

CREATE TABLE users (
    id TEXT PRIMARY KEY NOT NULL,
    email TEXT NOT NULL DEFAULT '',
    first_name TEXT NOT NULL DEFAULT '',
    last_name TEXT NOT NULL DEFAULT '',
    role INTEGER,
    companies TEXT NOT NULL DEFAULT '[]',
    company_names TEXT NOT NULL DEFAULT '[]',
    created_at INTEGER,
    accepted INTEGER
);

CREATE TABLE forms (
    id TEXT PRIMARY KEY NOT NULL,
    company_id TEXT NOT NULL DEFAULT '',
    person_id TEXT NOT NULL DEFAULT '',
    form_data TEXT NOT NULL DEFAULT '',
    form_url TEXT NOT NULL DEFAULT '',
    landing_page_url TEXT NOT NULL DEFAULT '',
    referrer TEXT NOT NULL DEFAULT '',
    referring_url TEXT NOT NULL DEFAULT '',
    submitted_at INTEGER,
    first_form INTEGER,
    customer_phone_number TEXT NOT NULL DEFAULT '',
    customer_name TEXT NOT NULL DEFAULT '',
    customer_email TEXT NOT NULL DEFAULT '',
    source TEXT NOT NULL DEFAULT '',
    keywords TEXT NOT NULL DEFAULT '',
    campaign TEXT NOT NULL DEFAULT '',
    medium TEXT NOT NULL DEFAULT '',
    company_name TEXT NOT NULL DEFAULT '',
    lead_status TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    form_name TEXT NOT NULL DEFAULT '',
    timeline_url TEXT NOT NULL DEFAULT '',
    value INTEGER,
    tags TEXT NOT NULL DEFAULT '[]',
    utm_source TEXT NOT NULL DEFAULT '',
    utm_medium TEXT NOT NULL DEFAULT '',
    utm_campaign TEXT NOT NULL DEFAULT '',
    milestones TEXT NOT NULL DEFAULT ''
);
CREATE INDEX forms_by_time ON forms (submitted_at);
CREATE INDEX forms_by_client ON forms (company_id, submitted_at);
CREATE INDEX forms_by_person ON forms (person_id) WHERE person_id <> '';
CREATE INDEX forms_by_number ON forms (customer_phone_number) WHERE customer_phone_number <> '';

CREATE TABLE conversations (
    id TEXT PRIMARY KEY NOT NULL,
    company_id TEXT NOT NULL DEFAULT '',
    initial_tracker_id TEXT NOT NULL DEFAULT '',
    current_tracker_id TEXT NOT NULL DEFAULT '',
    customer_name TEXT NOT NULL DEFAULT '',
    customer_phone_number TEXT NOT NULL DEFAULT '',
    initial_tracking_number TEXT NOT NULL DEFAULT '',
    current_tracking_number TEXT NOT NULL DEFAULT '',
    last_message_at INTEGER,
    state TEXT NOT NULL DEFAULT '',
    company_time_zone TEXT NOT NULL DEFAULT '',
    lead_status TEXT NOT NULL DEFAULT '',
    source TEXT NOT NULL DEFAULT ''
);
CREATE INDEX conversations_by_time ON conversations (last_message_at);
CREATE INDEX conversations_by_client ON conversations (company_id, last_message_at);
CREATE INDEX conversations_by_number ON conversations (customer_phone_number) WHERE customer_phone_number <> '';

CREATE TABLE messages (
    conversation TEXT NOT NULL REFERENCES conversations ON DELETE CASCADE,
    id TEXT NOT NULL,
    direction TEXT NOT NULL DEFAULT '',
    content TEXT NOT NULL DEFAULT '',
    created_at INTEGER,
    status TEXT NOT NULL DEFAULT '',
    type TEXT NOT NULL DEFAULT '',
    media_urls TEXT NOT NULL DEFAULT '[]',
    user_id TEXT NOT NULL DEFAULT '',
    user_name TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (conversation, id)
) WITHOUT ROWID;

CREATE TABLE cursors (
    key TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
) WITHOUT ROWID;

-- Edits of calls on their way out: one row an edit, and a row each field of it.
CREATE TABLE outbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    call INTEGER NOT NULL REFERENCES calls ON DELETE RESTRICT,
    call_id TEXT NOT NULL,                -- so that an edit can be rescued without its call
    state INTEGER NOT NULL,               -- enum SendState
    attempt TEXT NOT NULL DEFAULT '',     -- what the latest try was called
    attempts INTEGER NOT NULL DEFAULT 0,
    edited_at INTEGER NOT NULL,
    sent_at INTEGER,
    refusal_kind INTEGER,                 -- number of Error::Kind; only ever appended to
    refusal TEXT NOT NULL DEFAULT ''
);
CREATE UNIQUE INDEX outbox_by_call ON outbox (call, state) WHERE state <> 3;
CREATE INDEX outbox_by_state ON outbox (state);

CREATE TABLE outbox_fields (
    edit INTEGER NOT NULL REFERENCES outbox ON DELETE CASCADE,
    field TEXT NOT NULL, -- catalogue key, or spam
    base,                -- the other side's value, as far as known
    value,
    PRIMARY KEY (edit, field)
) WITHOUT ROWID;

CREATE TABLE conflicts (
    call INTEGER NOT NULL REFERENCES calls ON DELETE CASCADE,
    field TEXT NOT NULL,
    other,               -- the other side's value
    at INTEGER NOT NULL,
    PRIMARY KEY (call, field)
) WITHOUT ROWID;

CREATE TABLE settings (
    key TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE views (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    position INTEGER NOT NULL DEFAULT 0,
    name TEXT NOT NULL UNIQUE,
    filter TEXT NOT NULL DEFAULT '', -- condition JSON
    search TEXT NOT NULL DEFAULT '',
    client TEXT,                     -- NULL: all
    sort_field TEXT NOT NULL DEFAULT 'start_time',
    sort_descending INTEGER NOT NULL DEFAULT 1,
    layout TEXT NOT NULL DEFAULT ''
);
