"""The tables of format 1.0, spelled out: what was once written never changes."""

from __future__ import annotations

TABLES = """
CREATE TABLE file (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    created_at TEXT NOT NULL,
    forgotten INTEGER NOT NULL
) STRICT;

CREATE TABLE history (
    position INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    at TEXT NOT NULL,
    merge_key TEXT NOT NULL,
    is_undone INTEGER NOT NULL,
    changes BLOB NOT NULL
) STRICT;

CREATE TABLE history_images (
    position INTEGER NOT NULL REFERENCES history (position) DEFERRABLE INITIALLY DEFERRED,
    image TEXT NOT NULL,
    PRIMARY KEY (position, image)
) STRICT, WITHOUT ROWID;

CREATE TABLE kept_images (
    id TEXT PRIMARY KEY NOT NULL,
    media_type TEXT NOT NULL,
    data BLOB NOT NULL
) STRICT;

CREATE TABLE images (
    id TEXT PRIMARY KEY NOT NULL,
    media_type TEXT NOT NULL,
    data BLOB NOT NULL
) STRICT;

CREATE TABLE projects (
    id TEXT PRIMARY KEY NOT NULL,
    title TEXT NOT NULL,
    client TEXT NOT NULL,
    author TEXT NOT NULL,
    participants TEXT NOT NULL,
    version_label TEXT NOT NULL,
    is_draft INTEGER NOT NULL,
    confidentiality TEXT NOT NULL,
    currency TEXT NOT NULL,
    logo TEXT REFERENCES images (id) DEFERRABLE INITIALLY DEFERRED,
    emotion_names TEXT NOT NULL
) STRICT;

CREATE TABLE journeys (
    id TEXT PRIMARY KEY NOT NULL,
    title TEXT NOT NULL,
    scenario TEXT NOT NULL,
    expectations TEXT NOT NULL,
    problem TEXT NOT NULL,
    market TEXT NOT NULL,
    state TEXT NOT NULL,
    derived_from TEXT REFERENCES journeys (id) DEFERRABLE INITIALLY DEFERRED,
    review_every_days INTEGER,
    rank TEXT NOT NULL
) STRICT;

CREATE TABLE stages (
    id TEXT PRIMARY KEY NOT NULL,
    journey TEXT NOT NULL REFERENCES journeys (id) DEFERRABLE INITIALLY DEFERRED,
    name TEXT NOT NULL,
    phase TEXT,
    goal TEXT NOT NULL,
    colour TEXT NOT NULL,
    width REAL NOT NULL,
    rank TEXT NOT NULL
) STRICT;

CREATE TABLE channels (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    digital INTEGER NOT NULL,
    icon TEXT NOT NULL,
    contacts_per_week REAL
) STRICT;

CREATE TABLE actors (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL
) STRICT;

CREATE TABLE personas (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    segment TEXT NOT NULL,
    share_of_customers REAL,
    quote TEXT NOT NULL,
    goals TEXT NOT NULL,
    frustrations TEXT NOT NULL,
    decision_criteria TEXT NOT NULL,
    objections TEXT NOT NULL,
    demographics TEXT NOT NULL,
    behaviours TEXT NOT NULL,
    recency INTEGER,
    frequency INTEGER,
    monetary INTEGER,
    colour TEXT NOT NULL,
    portrait TEXT REFERENCES images (id) DEFERRABLE INITIALLY DEFERRED,
    rank TEXT NOT NULL
) STRICT;

CREATE TABLE touchpoints (
    id TEXT PRIMARY KEY NOT NULL,
    journey TEXT NOT NULL REFERENCES journeys (id) DEFERRABLE INITIALLY DEFERRED,
    stage TEXT REFERENCES stages (id) DEFERRABLE INITIALLY DEFERRED,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    channels TEXT NOT NULL,
    devices TEXT NOT NULL,
    owner TEXT REFERENCES actors (id) DEFERRABLE INITIALLY DEFERRED,
    description TEXT NOT NULL,
    x REAL NOT NULL,
    y REAL NOT NULL,
    width REAL NOT NULL,
    height REAL NOT NULL,
    pinned INTEGER NOT NULL,
    rank TEXT NOT NULL,
    essential INTEGER NOT NULL,
    moment TEXT NOT NULL,
    outcome TEXT,
    duration REAL,
    performed_by TEXT,
    cadence_per_week REAL,
    evidence TEXT NOT NULL,
    derived_from TEXT REFERENCES touchpoints (id) DEFERRABLE INITIALLY DEFERRED,
    opens_journey TEXT REFERENCES journeys (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE connections (
    id TEXT PRIMARY KEY NOT NULL,
    journey TEXT NOT NULL REFERENCES journeys (id) DEFERRABLE INITIALLY DEFERRED,
    source_touchpoint TEXT REFERENCES touchpoints (id) DEFERRABLE INITIALLY DEFERRED,
    source_persona TEXT REFERENCES personas (id) DEFERRABLE INITIALLY DEFERRED,
    target_touchpoint TEXT REFERENCES touchpoints (id) DEFERRABLE INITIALLY DEFERRED,
    target_persona TEXT REFERENCES personas (id) DEFERRABLE INITIALLY DEFERRED,
    source_side TEXT,
    target_side TEXT,
    bends TEXT NOT NULL,
    kind TEXT NOT NULL,
    label TEXT NOT NULL,
    share REAL,
    delay_hours REAL,
    walked_by TEXT NOT NULL,
    loop_kind TEXT,
    every_days REAL,
    criteria TEXT NOT NULL,
    sla_hours REAL,
    CHECK (1 =
        (source_touchpoint IS NOT NULL)
        + (source_persona IS NOT NULL)
    ),
    CHECK (1 =
        (target_touchpoint IS NOT NULL)
        + (target_persona IS NOT NULL)
    )
) STRICT;

CREATE TABLE presences (
    id TEXT PRIMARY KEY NOT NULL,
    persona TEXT NOT NULL REFERENCES personas (id) DEFERRABLE INITIALLY DEFERRED,
    journey TEXT NOT NULL REFERENCES journeys (id) DEFERRABLE INITIALLY DEFERRED,
    x REAL NOT NULL,
    y REAL NOT NULL
) STRICT;

CREATE TABLE passages (
    id TEXT PRIMARY KEY NOT NULL,
    connection TEXT NOT NULL REFERENCES connections (id) DEFERRABLE INITIALLY DEFERRED,
    persona TEXT NOT NULL REFERENCES personas (id) DEFERRABLE INITIALLY DEFERRED,
    share REAL
) STRICT;

CREATE TABLE experiences (
    id TEXT PRIMARY KEY NOT NULL,
    persona TEXT NOT NULL REFERENCES personas (id) DEFERRABLE INITIALLY DEFERRED,
    touchpoint TEXT NOT NULL REFERENCES touchpoints (id) DEFERRABLE INITIALLY DEFERRED,
    round INTEGER NOT NULL,
    emotion INTEGER,
    emotional_trigger TEXT NOT NULL,
    thought TEXT NOT NULL,
    need TEXT NOT NULL,
    evidence TEXT NOT NULL
) STRICT;

CREATE TABLE empathy_notes (
    id TEXT PRIMARY KEY NOT NULL,
    persona TEXT NOT NULL REFERENCES personas (id) DEFERRABLE INITIALLY DEFERRED,
    section TEXT NOT NULL,
    text TEXT NOT NULL,
    touchpoint TEXT REFERENCES touchpoints (id) DEFERRABLE INITIALLY DEFERRED,
    evidence TEXT NOT NULL,
    rank TEXT NOT NULL
) STRICT;

CREATE TABLE feedback_notes (
    id TEXT PRIMARY KEY NOT NULL,
    text TEXT NOT NULL,
    source TEXT NOT NULL,
    customer TEXT NOT NULL,
    received_on TEXT,
    sentiment TEXT,
    rating REAL,
    status TEXT NOT NULL,
    needs_reply INTEGER NOT NULL,
    reply TEXT NOT NULL,
    answered_on TEXT,
    tags TEXT NOT NULL,
    touchpoint TEXT REFERENCES touchpoints (id) DEFERRABLE INITIALLY DEFERRED,
    persona TEXT REFERENCES personas (id) DEFERRABLE INITIALLY DEFERRED,
    external_id TEXT NOT NULL,
    internal INTEGER NOT NULL
) STRICT;

CREATE TABLE stickies (
    id TEXT PRIMARY KEY NOT NULL,
    journey TEXT NOT NULL REFERENCES journeys (id) DEFERRABLE INITIALLY DEFERRED,
    stage TEXT REFERENCES stages (id) DEFERRABLE INITIALLY DEFERRED,
    touchpoint TEXT REFERENCES touchpoints (id) DEFERRABLE INITIALLY DEFERRED,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    persona TEXT REFERENCES personas (id) DEFERRABLE INITIALLY DEFERRED,
    severity INTEGER,
    frequency INTEGER,
    evidence TEXT NOT NULL,
    rank TEXT NOT NULL
) STRICT;

CREATE TABLE attachments (
    id TEXT PRIMARY KEY NOT NULL,
    record_journey TEXT REFERENCES journeys (id) DEFERRABLE INITIALLY DEFERRED,
    record_touchpoint TEXT REFERENCES touchpoints (id) DEFERRABLE INITIALLY DEFERRED,
    record_persona TEXT REFERENCES personas (id) DEFERRABLE INITIALLY DEFERRED,
    image TEXT NOT NULL REFERENCES images (id) DEFERRABLE INITIALLY DEFERRED,
    caption TEXT NOT NULL,
    rank TEXT NOT NULL,
    CHECK (1 =
        (record_journey IS NOT NULL)
        + (record_touchpoint IS NOT NULL)
        + (record_persona IS NOT NULL)
    )
) STRICT;

CREATE TABLE measures (
    id TEXT PRIMARY KEY NOT NULL,
    journey TEXT NOT NULL REFERENCES journeys (id) DEFERRABLE INITIALLY DEFERRED,
    stage TEXT REFERENCES stages (id) DEFERRABLE INITIALLY DEFERRED,
    touchpoint TEXT REFERENCES touchpoints (id) DEFERRABLE INITIALLY DEFERRED,
    persona TEXT REFERENCES personas (id) DEFERRABLE INITIALLY DEFERRED,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    unit TEXT NOT NULL,
    target REAL,
    value_each REAL,
    every_days INTEGER
) STRICT;

CREATE TABLE readings (
    id TEXT PRIMARY KEY NOT NULL,
    measure TEXT NOT NULL REFERENCES measures (id) DEFERRABLE INITIALLY DEFERRED,
    taken_on TEXT,
    value REAL NOT NULL,
    sample_size INTEGER
) STRICT;

CREATE TABLE milestones (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    at TEXT NOT NULL,
    position INTEGER NOT NULL
) STRICT;

"""

# SQLite asks by these whether anything still refers to a record that an edit deletes. Columns
# that may be empty are indexed where they are not.
REFERENCES = (
    ("projects", ("logo",)),
    ("journeys", ("derived_from",)),
    ("stages", ("journey",)),
    ("personas", ("portrait",)),
    ("touchpoints", ("journey", "stage", "owner", "derived_from", "opens_journey")),
    (
        "connections",
        ("journey", "source_touchpoint", "source_persona", "target_touchpoint", "target_persona"),
    ),
    ("presences", ("persona", "journey")),
    ("passages", ("connection", "persona")),
    ("experiences", ("persona", "touchpoint")),
    ("empathy_notes", ("persona", "touchpoint")),
    ("feedback_notes", ("touchpoint", "persona")),
    ("stickies", ("journey", "stage", "touchpoint", "persona")),
    ("attachments", ("record_journey", "record_touchpoint", "record_persona", "image")),
    ("measures", ("journey", "stage", "touchpoint", "persona")),
    ("readings", ("measure",)),
)
