-- Whose channel is the first, a person may say (settings "sides.…", models/store/sides.h). The figures know by what they
-- were counted.
ALTER TABLE figures ADD COLUMN swapped INTEGER NOT NULL DEFAULT 0; -- the agent's was taken to be the first
