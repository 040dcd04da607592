"""What format 1.2 adds to 1.1, spelled out: what was once written never changes."""

from __future__ import annotations

TABLES = """
CREATE TABLE dismissals (
    id TEXT PRIMARY KEY NOT NULL,
    "check" TEXT NOT NULL,
    about TEXT NOT NULL,
    reason TEXT NOT NULL,
    set_on TEXT
) STRICT;

CREATE TABLE thresholds (
    id TEXT PRIMARY KEY NOT NULL,
    "check" TEXT NOT NULL,
    name TEXT NOT NULL,
    value REAL NOT NULL
) STRICT;

CREATE TABLE validations (
    id TEXT PRIMARY KEY NOT NULL,
    journey TEXT NOT NULL REFERENCES journeys (id) DEFERRABLE INITIALLY DEFERRED,
    asked TEXT NOT NULL,
    held_on TEXT,
    confirmed TEXT NOT NULL,
    corrected TEXT NOT NULL
) STRICT;

ALTER TABLE journeys ADD COLUMN template TEXT NOT NULL DEFAULT '';

ALTER TABLE journeys ADD COLUMN template_words TEXT NOT NULL DEFAULT '[]';

ALTER TABLE contents ADD COLUMN consent TEXT NOT NULL DEFAULT '';

ALTER TABLE measures ADD COLUMN better TEXT;

ALTER TABLE actions ADD COLUMN done_on TEXT;
"""

REFERENCES = (("validations", ("journey",)),)
