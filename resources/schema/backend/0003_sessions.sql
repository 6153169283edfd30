-- A form looks for the call of its visitor's web session, inside the only writer.
CREATE INDEX calls_of_session ON stored_calls (company, session_uuid, start_time) WHERE session_uuid <> '';
