"""The records about people: personas, what they live and say, and what a workshop notes."""

from __future__ import annotations

from dataclasses import field
from datetime import date

from journeymapper.domain.frozen import frozen
from journeymapper.domain.record import Record, maybe, one
from journeymapper.domain.vocabulary import (
    BuyingRole,
    Evidence,
    Section,
    Sentiment,
    Status,
    StickyKind,
)

BACKDROP_WIDTH = 1200.0
BACKDROP_OPACITY = 0.5


@frozen(kw_only=True)
class Persona(Record):
    """A kind of customer. Long texts hold one thought a line. Recency, frequency and monetary
    value run from 1 to 5; ``share_of_customers`` from 0 to 1; ``colour`` is ``#RRGGBB`` or
    empty."""

    table = "personas"
    prefix = "persona"
    word = "persona"

    name: str = ""
    role: BuyingRole = BuyingRole.END_USER
    segment: str = ""
    share_of_customers: float | None = None
    quote: str = ""
    goals: str = ""
    frustrations: str = ""
    decision_criteria: str = ""
    objections: str = ""
    demographics: str = ""
    behaviours: str = ""
    recency: int | None = None
    frequency: int | None = None
    monetary: int | None = None
    colour: str = ""
    portrait: str | None = maybe("images")
    rank: str = ""


@frozen(kw_only=True)
class Presence(Record):
    """The persona stands on this journey's canvas, its chip's top left corner at x, y."""

    table = "presences"
    prefix = "presence"
    word = "persona on the canvas"

    persona: str = one("personas")
    journey: str = one("journeys")
    x: float = 0.0
    y: float = 0.0


@frozen(kw_only=True)
class Passage(Record):
    """This persona goes this way, ``share`` (0 to 1) of the times."""

    table = "passages"
    prefix = "passage"
    word = "passage"

    connection: str = one("connections")
    persona: str = one("personas")
    share: float | None = None


@frozen(kw_only=True)
class Experience(Record):
    """What one persona lives at one touchpoint, the first or the nth time round a loop.
    ``emotion`` runs from -2 to 2."""

    table = "experiences"
    prefix = "experience"
    word = "experience"

    persona: str = one("personas")
    touchpoint: str = one("touchpoints")
    round: int = 1
    emotion: int | None = None
    emotional_trigger: str = ""
    thought: str = ""
    need: str = ""
    evidence: Evidence = Evidence.ASSUMED


@frozen(kw_only=True)
class EmpathyNote(Record):
    table = "empathy_notes"
    prefix = "empathy"
    word = "empathy note"

    persona: str = one("personas")
    section: Section = Section.THINK
    text: str = ""
    touchpoint: str | None = maybe("touchpoints")
    evidence: Evidence = Evidence.ASSUMED
    rank: str = ""


@frozen(kw_only=True)
class FeedbackNote(Record):
    """What a customer said. ``source`` is free text ("Support ticket")."""

    table = "feedback_notes"
    prefix = "feedback"
    word = "feedback note"

    text: str = ""
    source: str = ""
    customer: str = ""
    received_on: date | None = None
    sentiment: Sentiment | None = None
    rating: float | None = None
    status: Status = Status.NEW
    needs_reply: bool = False
    reply: str = ""
    answered_on: date | None = None
    tags: tuple[str, ...] = ()
    touchpoint: str | None = maybe("touchpoints")
    persona: str | None = maybe("personas")
    external_id: str = ""
    internal: bool = False


@frozen(kw_only=True)
class Cluster(Record):
    """Stickies in the tray that belong together. Its name may still be missing: people group
    first and find the word for it afterwards."""

    table = "clusters"
    prefix = "cluster"
    word = "cluster"

    journey: str = one("journeys")
    name: str = ""
    rank: str = ""


@frozen(kw_only=True)
class Sticky(Record):
    """A short note of a workshop: on a touchpoint, on a stage, or (neither) in the tray, there
    perhaps in a ``cluster``. ``lane`` is the row of the grid that it was written in; empty, its
    kind says so."""

    table = "stickies"
    prefix = "sticky"
    word = "sticky"

    journey: str = one("journeys")
    stage: str | None = maybe("stages")
    touchpoint: str | None = maybe("touchpoints")
    lane: str | None = maybe("lanes")
    kind: StickyKind = StickyKind.IDEA
    text: str = ""
    persona: str | None = maybe("personas")
    severity: int | None = None
    frequency: int | None = None
    evidence: Evidence = Evidence.ASSUMED
    rank: str = ""
    cluster: str | None = maybe("clusters")


@frozen(kw_only=True)
class Image(Record):
    """Immutable bytes; the id is ``image_`` and their SHA-256 in hexadecimal."""

    table = "images"
    prefix = "image"
    word = "image"

    media_type: str = "image/png"
    data: bytes = field(default=b"", repr=False)


@frozen(kw_only=True)
class Attachment(Record):
    table = "attachments"
    prefix = "attachment"
    word = "attachment"

    record: str = one("journeys", "touchpoints", "personas")
    image: str = one("images")
    caption: str = ""
    rank: str = ""


@frozen(kw_only=True)
class Backdrop(Record):
    """A photo of the wall that lies under the map, to be traced: its top left corner at x, y, in
    journey units; its height follows from the picture. ``opacity`` runs from 0.1 to 1."""

    table = "backdrops"
    prefix = "backdrop"
    word = "wall photo"

    journey: str = one("journeys")
    image: str = one("images")
    x: float = 0.0
    y: float = 0.0
    width: float = BACKDROP_WIDTH
    opacity: float = BACKDROP_OPACITY
    rank: str = ""


@frozen(kw_only=True)
class Milestone(Record):
    """A named place in the history. ``at`` is UTC in ISO form; ``position`` counts steps."""

    table = "milestones"
    prefix = "milestone"
    word = "milestone"

    name: str = ""
    at: str = ""
    position: int = 0
