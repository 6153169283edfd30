-- What listening to recordings told of calls: the catalogue's own fields. A table beside the calls, so that sync never
-- touches it; it stays when the recording goes.
CREATE TABLE figures (
    call INTEGER PRIMARY KEY NOT NULL REFERENCES calls ON DELETE CASCADE,
    transcribed INTEGER NOT NULL, -- the transcript was known
    silence INTEGER,
    longest_silence INTEGER,
    overlap INTEGER,
    overlaps INTEGER,
    agent_share INTEGER,
    caller_monologue INTEGER,
    agent_monologue INTEGER,
    caller_interruptions INTEGER,
    agent_interruptions INTEGER,
    caller_questions INTEGER,
    agent_questions INTEGER,
    caller_pace INTEGER,
    agent_pace INTEGER,
    caller_loudness INTEGER,
    agent_loudness INTEGER,
    caller_pitch_range INTEGER,
    agent_pitch_range INTEGER
);
