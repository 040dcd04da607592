"""What format 1.1 adds to 1.0, spelled out: what was once written never changes."""

from __future__ import annotations

TABLES = """
CREATE TABLE lanes (
    id TEXT PRIMARY KEY NOT NULL,
    journey TEXT NOT NULL REFERENCES journeys (id) DEFERRABLE INITIALLY DEFERRED,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    internal INTEGER NOT NULL,
    hidden INTEGER NOT NULL,
    rank TEXT NOT NULL
) STRICT;

CREATE TABLE sources (
    id TEXT PRIMARY KEY NOT NULL,
    kind TEXT NOT NULL,
    sample_size INTEGER,
    collected_on TEXT,
    reference TEXT NOT NULL
) STRICT;

CREATE TABLE citations (
    id TEXT PRIMARY KEY NOT NULL,
    record_touchpoint TEXT REFERENCES touchpoints (id) DEFERRABLE INITIALLY DEFERRED,
    record_connection TEXT REFERENCES connections (id) DEFERRABLE INITIALLY DEFERRED,
    record_stage TEXT REFERENCES stages (id) DEFERRABLE INITIALLY DEFERRED,
    record_persona TEXT REFERENCES personas (id) DEFERRABLE INITIALLY DEFERRED,
    record_experience TEXT REFERENCES experiences (id) DEFERRABLE INITIALLY DEFERRED,
    record_empathy_note TEXT REFERENCES empathy_notes (id) DEFERRABLE INITIALLY DEFERRED,
    record_sticky TEXT REFERENCES stickies (id) DEFERRABLE INITIALLY DEFERRED,
    record_measure TEXT REFERENCES measures (id) DEFERRABLE INITIALLY DEFERRED,
    record_experiment TEXT REFERENCES experiments (id) DEFERRABLE INITIALLY DEFERRED,
    source TEXT NOT NULL REFERENCES sources (id) DEFERRABLE INITIALLY DEFERRED,
    CHECK (1 =
        (record_touchpoint IS NOT NULL)
        + (record_connection IS NOT NULL)
        + (record_stage IS NOT NULL)
        + (record_persona IS NOT NULL)
        + (record_experience IS NOT NULL)
        + (record_empathy_note IS NOT NULL)
        + (record_sticky IS NOT NULL)
        + (record_measure IS NOT NULL)
        + (record_experiment IS NOT NULL)
    )
) STRICT;

CREATE TABLE triggers (
    id TEXT PRIMARY KEY NOT NULL,
    touchpoint TEXT NOT NULL REFERENCES touchpoints (id) DEFERRABLE INITIALLY DEFERRED,
    "when" TEXT NOT NULL,
    condition TEXT NOT NULL,
    "then" TEXT NOT NULL,
    channel TEXT REFERENCES channels (id) DEFERRABLE INITIALLY DEFERRED,
    delay_hours REAL,
    rank TEXT NOT NULL
) STRICT;

CREATE TABLE contents (
    id TEXT PRIMARY KEY NOT NULL,
    journey TEXT NOT NULL REFERENCES journeys (id) DEFERRABLE INITIALLY DEFERRED,
    stage TEXT REFERENCES stages (id) DEFERRABLE INITIALLY DEFERRED,
    touchpoint TEXT REFERENCES touchpoints (id) DEFERRABLE INITIALLY DEFERRED,
    role TEXT,
    persona TEXT REFERENCES personas (id) DEFERRABLE INITIALLY DEFERRED,
    pain_sticky TEXT REFERENCES stickies (id) DEFERRABLE INITIALLY DEFERRED,
    pain_empathy_note TEXT REFERENCES empathy_notes (id) DEFERRABLE INITIALLY DEFERRED,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    uses_sensitive_data INTEGER NOT NULL,
    reviewed_on TEXT,
    rank TEXT NOT NULL,
    CHECK (1 >=
        (pain_sticky IS NOT NULL)
        + (pain_empathy_note IS NOT NULL)
    )
) STRICT;

CREATE TABLE experiments (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    touchpoint TEXT REFERENCES touchpoints (id) DEFERRABLE INITIALLY DEFERRED,
    connection TEXT REFERENCES connections (id) DEFERRABLE INITIALLY DEFERRED,
    hypothesis TEXT NOT NULL,
    measure TEXT REFERENCES measures (id) DEFERRABLE INITIALLY DEFERRED,
    status TEXT NOT NULL,
    base_rate REAL,
    wished_rate REAL,
    planned_size INTEGER,
    started_on TEXT,
    ended_on TEXT,
    decision TEXT NOT NULL,
    reason TEXT NOT NULL,
    rank TEXT NOT NULL
) STRICT;

CREATE TABLE variants (
    id TEXT PRIMARY KEY NOT NULL,
    experiment TEXT NOT NULL REFERENCES experiments (id) DEFERRABLE INITIALLY DEFERRED,
    name TEXT NOT NULL,
    is_control INTEGER NOT NULL,
    weight REAL NOT NULL,
    visitors INTEGER NOT NULL,
    conversions INTEGER NOT NULL,
    path TEXT REFERENCES journeys (id) DEFERRABLE INITIALLY DEFERRED,
    rank TEXT NOT NULL
) STRICT;

CREATE TABLE seasons (
    id TEXT PRIMARY KEY NOT NULL,
    journey TEXT NOT NULL REFERENCES journeys (id) DEFERRABLE INITIALLY DEFERRED,
    name TEXT NOT NULL,
    starts TEXT,
    ends TEXT,
    every_year INTEGER NOT NULL,
    what_changes TEXT NOT NULL,
    touchpoints TEXT NOT NULL
) STRICT;

CREATE TABLE reviews (
    id TEXT PRIMARY KEY NOT NULL,
    journey TEXT NOT NULL REFERENCES journeys (id) DEFERRABLE INITIALLY DEFERRED,
    kind TEXT NOT NULL,
    held_on TEXT,
    note TEXT NOT NULL
) STRICT;

CREATE TABLE rituals (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    every_days INTEGER,
    next_on TEXT,
    owner TEXT REFERENCES actors (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE actions (
    id TEXT PRIMARY KEY NOT NULL,
    text TEXT NOT NULL,
    owner TEXT REFERENCES actors (id) DEFERRABLE INITIALLY DEFERRED,
    due_on TEXT,
    status TEXT NOT NULL,
    impact INTEGER,
    effort INTEGER,
    touchpoint TEXT REFERENCES touchpoints (id) DEFERRABLE INITIALLY DEFERRED,
    feedback_note TEXT REFERENCES feedback_notes (id) DEFERRABLE INITIALLY DEFERRED,
    sticky TEXT REFERENCES stickies (id) DEFERRABLE INITIALLY DEFERRED,
    measure TEXT REFERENCES measures (id) DEFERRABLE INITIALLY DEFERRED,
    finding TEXT NOT NULL,
    rank TEXT NOT NULL
) STRICT;

CREATE TABLE vote_rounds (
    id TEXT PRIMARY KEY NOT NULL,
    journey TEXT NOT NULL REFERENCES journeys (id) DEFERRABLE INITIALLY DEFERRED,
    question TEXT NOT NULL,
    dots_each INTEGER NOT NULL,
    blind INTEGER NOT NULL,
    closed INTEGER NOT NULL,
    rank TEXT NOT NULL
) STRICT;

CREATE TABLE votes (
    id TEXT PRIMARY KEY NOT NULL,
    round TEXT NOT NULL REFERENCES vote_rounds (id) DEFERRABLE INITIALLY DEFERRED,
    target_sticky TEXT REFERENCES stickies (id) DEFERRABLE INITIALLY DEFERRED,
    target_touchpoint TEXT REFERENCES touchpoints (id) DEFERRABLE INITIALLY DEFERRED,
    dots INTEGER NOT NULL,
    voter TEXT NOT NULL,
    CHECK (1 =
        (target_sticky IS NOT NULL)
        + (target_touchpoint IS NOT NULL)
    )
) STRICT;

ALTER TABLE projects ADD COLUMN locale TEXT NOT NULL DEFAULT '';

ALTER TABLE touchpoints ADD COLUMN done_by TEXT NOT NULL DEFAULT '[]';

ALTER TABLE connections ADD COLUMN
    measure TEXT REFERENCES measures (id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE measures ADD COLUMN device TEXT NOT NULL DEFAULT '';

ALTER TABLE readings ADD COLUMN
    source TEXT REFERENCES sources (id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE stickies ADD COLUMN
    lane TEXT REFERENCES lanes (id) DEFERRABLE INITIALLY DEFERRED;
"""

REFERENCES = (
    ("lanes", ("journey",)),
    (
        "citations",
        (
            "record_touchpoint",
            "record_connection",
            "record_stage",
            "record_persona",
            "record_experience",
            "record_empathy_note",
            "record_sticky",
            "record_measure",
            "record_experiment",
            "source",
        ),
    ),
    ("triggers", ("touchpoint", "channel")),
    ("contents", ("journey", "stage", "touchpoint", "persona", "pain_sticky", "pain_empathy_note")),
    ("experiments", ("touchpoint", "connection", "measure")),
    ("variants", ("experiment", "path")),
    ("seasons", ("journey",)),
    ("reviews", ("journey",)),
    ("rituals", ("owner",)),
    ("actions", ("owner", "touchpoint", "feedback_note", "sticky", "measure")),
    ("vote_rounds", ("journey",)),
    ("votes", ("round", "target_sticky", "target_touchpoint")),
    ("connections", ("measure",)),
    ("readings", ("source",)),
    ("stickies", ("lane",)),
)
