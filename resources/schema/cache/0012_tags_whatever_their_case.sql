-- Tags are the same whatever their case (domain/tags.h), so that is how they are looked up.
DROP INDEX call_tags_by_name;
CREATE INDEX call_tags_by_name ON call_tags (name COLLATE NOCASE, call);
