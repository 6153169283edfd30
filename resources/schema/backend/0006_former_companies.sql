-- Clients that a user had and has no more: that the user is gone is told to whoever knew of it there, to nobody else.
CREATE TABLE former_companies (
    user INTEGER NOT NULL, -- its row, which is never given anew
    company INTEGER NOT NULL,
    seq INTEGER NOT NULL,  -- of the newest change before it went
    PRIMARY KEY (user, company)
) WITHOUT ROWID;
