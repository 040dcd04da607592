"""The records that a map is drawn from: journeys, stages, touchpoints, connections, measures."""

from __future__ import annotations

from datetime import date

from journeymapper.domain.frozen import frozen
from journeymapper.domain.record import Record, many, maybe, one
from journeymapper.domain.vocabulary import (
    ActorKind,
    Better,
    ConnectionKind,
    Evidence,
    LoopKind,
    Market,
    MeasureKind,
    Moment,
    Outcome,
    PerformedBy,
    Phase,
    Side,
    State,
    TouchpointKind,
    WalkedBy,
)

CARD_WIDTH = 200.0
CARD_HEIGHT = 88.0
STAGE_WIDTH = 264.0


@frozen(kw_only=True)
class ProjectDetails(Record):
    """What the cover says of the project; there is exactly one. ``locale`` (``de_DE``; empty:
    English) says how its people write numbers and dates."""

    table = "projects"
    prefix = "project"
    word = "project"

    title: str = ""
    client: str = ""
    author: str = ""
    participants: tuple[str, ...] = ()
    version_label: str = ""
    is_draft: bool = False
    confidentiality: str = ""
    currency: str = "EUR"
    locale: str = ""
    logo: str | None = maybe("images")
    emotion_names: tuple[str, ...] = ()


@frozen(kw_only=True)
class Journey(Record):
    """``template`` is the title of the template that it began as, ``template_words`` the
    fingerprints of that template's texts (``analysis.template_words``)."""

    table = "journeys"
    prefix = "journey"
    word = "journey"

    title: str = ""
    scenario: str = ""
    expectations: str = ""
    problem: str = ""
    market: Market = Market.NONE
    state: State = State.CURRENT
    derived_from: str | None = maybe("journeys")
    review_every_days: int | None = None
    rank: str = ""
    template: str = ""
    template_words: tuple[str, ...] = ()


@frozen(kw_only=True)
class Stage(Record):
    """A column of the journey. ``colour`` is ``#RRGGBB`` or empty for the theme's own order."""

    table = "stages"
    prefix = "stage"
    word = "stage"

    journey: str = one("journeys")
    name: str = ""
    phase: Phase | None = None
    goal: str = ""
    colour: str = ""
    width: float = STAGE_WIDTH
    rank: str = ""


@frozen(kw_only=True)
class Touchpoint(Record):
    """A step of the journey; x and y are its top left corner in journey units.

    Stage columns begin at x = 0 and follow one another by rank; y = 0 is just below the headers.
    ``duration`` is in hours.
    """

    table = "touchpoints"
    prefix = "tp"
    word = "touchpoint"

    journey: str = one("journeys")
    stage: str | None = maybe("stages")
    name: str = ""
    kind: TouchpointKind = TouchpointKind.TOUCHPOINT
    channels: tuple[str, ...] = many("channels")
    devices: tuple[str, ...] = ()
    owner: str | None = maybe("actors")
    done_by: tuple[str, ...] = many("actors")
    description: str = ""
    x: float = 0.0
    y: float = 0.0
    width: float = CARD_WIDTH
    height: float = CARD_HEIGHT
    pinned: bool = False
    rank: str = ""
    essential: bool = False
    moment: Moment = Moment.NONE
    outcome: Outcome | None = None
    duration: float | None = None
    performed_by: PerformedBy | None = None
    cadence_per_week: float | None = None
    evidence: Evidence = Evidence.ASSUMED
    derived_from: str | None = maybe("touchpoints")
    opens_journey: str | None = maybe("journeys")


@frozen(kw_only=True)
class Connection(Record):
    """A directed way. ``share`` is the part of customers (0 to 1) that go this way, and ``measure``
    the one whose readings say so; ``bends`` are the user's own points in journey units;
    ``every_days`` is a loop's rhythm."""

    table = "connections"
    prefix = "con"
    word = "connection"

    journey: str = one("journeys")
    source: str = one("touchpoints", "personas")
    target: str = one("touchpoints", "personas")
    source_side: Side | None = None
    target_side: Side | None = None
    bends: tuple[tuple[float, float], ...] = ()
    kind: ConnectionKind = ConnectionKind.PATH
    label: str = ""
    share: float | None = None
    measure: str | None = maybe("measures")
    delay_hours: float | None = None
    walked_by: WalkedBy = WalkedBy.CUSTOMER
    loop_kind: LoopKind | None = None
    every_days: float | None = None
    criteria: str = ""
    sla_hours: float | None = None


@frozen(kw_only=True)
class Channel(Record):
    table = "channels"
    prefix = "channel"
    word = "channel"

    name: str = ""
    digital: bool = True
    icon: str = ""
    contacts_per_week: float | None = None


@frozen(kw_only=True)
class Actor(Record):
    table = "actors"
    prefix = "actor"
    word = "actor"

    name: str = ""
    kind: ActorKind = ActorKind.TEAM


@frozen(kw_only=True)
class Measure(Record):
    """What is counted, for a journey, one of its stages or touchpoints; of a persona or on a
    device where that is wanted. ``better`` says which way is good where the kind does not."""

    table = "measures"
    prefix = "measure"
    word = "measure"

    journey: str = one("journeys")
    stage: str | None = maybe("stages")
    touchpoint: str | None = maybe("touchpoints")
    persona: str | None = maybe("personas")
    device: str = ""
    name: str = ""
    kind: MeasureKind = MeasureKind.OWN
    unit: str = ""
    target: float | None = None
    value_each: float | None = None
    every_days: int | None = None
    better: Better | None = None


@frozen(kw_only=True)
class Reading(Record):
    """One dated value of a measure, in the measure's unit."""

    table = "readings"
    prefix = "reading"
    word = "reading"

    measure: str = one("measures")
    taken_on: date | None = None
    value: float = 0.0
    sample_size: int | None = None
    source: str | None = maybe("sources")
