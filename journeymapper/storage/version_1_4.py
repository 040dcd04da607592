"""What format 1.4 adds to 1.3, spelled out: what was once written never changes."""

from __future__ import annotations

TABLES = """
CREATE TABLE review_rounds (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    started_on TEXT,
    closed INTEGER NOT NULL,
    rank TEXT NOT NULL
) STRICT;

CREATE TABLE card_numbers (
    id TEXT PRIMARY KEY NOT NULL,
    review_round TEXT NOT NULL REFERENCES review_rounds (id) DEFERRABLE INITIALLY DEFERRED,
    touchpoint TEXT NOT NULL REFERENCES touchpoints (id) DEFERRABLE INITIALLY DEFERRED,
    number INTEGER NOT NULL
) STRICT;

CREATE TABLE review_comments (
    id TEXT PRIMARY KEY NOT NULL,
    review_round TEXT NOT NULL REFERENCES review_rounds (id) DEFERRABLE INITIALLY DEFERRED,
    touchpoint TEXT REFERENCES touchpoints (id) DEFERRABLE INITIALLY DEFERRED,
    number INTEGER,
    author TEXT NOT NULL,
    text TEXT NOT NULL,
    received_on TEXT,
    settled INTEGER NOT NULL,
    external_id TEXT NOT NULL,
    rank TEXT NOT NULL
) STRICT;

CREATE TABLE export_presets (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    format_name TEXT NOT NULL,
    journeys TEXT NOT NULL,
    personas TEXT NOT NULL,
    sections TEXT NOT NULL,
    audience TEXT NOT NULL,
    page_size TEXT NOT NULL,
    page_width REAL,
    page_height REAL,
    orientation TEXT NOT NULL,
    margin REAL,
    way TEXT NOT NULL,
    overlap REAL NOT NULL,
    reading_distance REAL NOT NULL,
    ink TEXT NOT NULL,
    accent TEXT NOT NULL,
    logo TEXT REFERENCES images (id) DEFERRABLE INITIALLY DEFERRED,
    with_logo INTEGER NOT NULL,
    header TEXT NOT NULL,
    footer TEXT NOT NULL,
    language TEXT NOT NULL,
    scale REAL NOT NULL,
    background INTEGER NOT NULL,
    template TEXT NOT NULL,
    review_round TEXT REFERENCES review_rounds (id) DEFERRABLE INITIALLY DEFERRED,
    rank TEXT NOT NULL
) STRICT;
"""

REFERENCES = (
    ("card_numbers", ("review_round", "touchpoint")),
    ("review_comments", ("review_round", "touchpoint")),
    ("export_presets", ("logo", "review_round")),
)
