"""What format 1.3 adds to 1.2, spelled out: what was once written never changes."""

from __future__ import annotations

TABLES = """
CREATE TABLE clusters (
    id TEXT PRIMARY KEY NOT NULL,
    journey TEXT NOT NULL REFERENCES journeys (id) DEFERRABLE INITIALLY DEFERRED,
    name TEXT NOT NULL,
    rank TEXT NOT NULL
) STRICT;

ALTER TABLE stickies
    ADD COLUMN cluster TEXT REFERENCES clusters (id) DEFERRABLE INITIALLY DEFERRED;

CREATE TABLE backdrops (
    id TEXT PRIMARY KEY NOT NULL,
    journey TEXT NOT NULL REFERENCES journeys (id) DEFERRABLE INITIALLY DEFERRED,
    image TEXT NOT NULL REFERENCES images (id) DEFERRABLE INITIALLY DEFERRED,
    x REAL NOT NULL,
    y REAL NOT NULL,
    width REAL NOT NULL,
    opacity REAL NOT NULL,
    rank TEXT NOT NULL
) STRICT;
"""

REFERENCES = (
    ("clusters", ("journey",)),
    ("stickies", ("cluster",)),
    ("backdrops", ("journey", "image")),
)
