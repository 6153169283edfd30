-- Few calls have a note: a list in the order of notes reads those alone, and not a million rows to find their notes
-- empty.
CREATE INDEX calls_with_note ON calls (start_time) WHERE gone = 0 AND note > '';
