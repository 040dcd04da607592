"""The records that turn a map into work: lanes, triggers, content, experiments, seasons, actions,
votes, and who says so."""

from __future__ import annotations

from datetime import date

from journeymapper.domain.frozen import frozen
from journeymapper.domain.record import Record, many, maybe, one
from journeymapper.domain.vocabulary import (
    ActionStatus,
    BuyingRole,
    ContentKind,
    ExperimentStatus,
    LaneKind,
    ReviewKind,
    RitualKind,
    SourceKind,
)


@frozen(kw_only=True)
class Lane(Record):
    """A row of the grid. A journey without lanes shows the usual ones (``analysis.lanes``)."""

    table = "lanes"
    prefix = "lane"
    word = "lane"

    journey: str = one("journeys")
    name: str = ""
    kind: LaneKind = LaneKind.TEXT
    internal: bool = False
    hidden: bool = False
    rank: str = ""


@frozen(kw_only=True)
class Source(Record):
    """Something that a fact rests on. ``reference`` says what and where to find it: ``12
    interviews, March``."""

    table = "sources"
    prefix = "source"
    word = "source"

    kind: SourceKind = SourceKind.INTERVIEW
    sample_size: int | None = None
    collected_on: date | None = None
    reference: str = ""


@frozen(kw_only=True)
class Citation(Record):
    """This record rests on that source."""

    table = "citations"
    prefix = "citation"
    word = "citation"

    record: str = one(
        "touchpoints",
        "connections",
        "stages",
        "personas",
        "experiences",
        "empathy_notes",
        "stickies",
        "measures",
        "experiments",
    )
    source: str = one("sources")


@frozen(kw_only=True)
class Trigger(Record):
    """When this happens (``when``) and ``condition`` holds, do ``then`` on a channel, so many hours
    later."""

    table = "triggers"
    prefix = "trigger"
    word = "trigger"

    touchpoint: str = one("touchpoints")
    when: str = ""
    condition: str = ""
    then: str = ""
    channel: str | None = maybe("channels")
    delay_hours: float | None = None
    rank: str = ""


@frozen(kw_only=True)
class Content(Record):
    """Something to read, see or hear, at a stage or a touchpoint; ``role`` and ``persona`` None
    mean: for everybody. ``pain`` is what it answers. A comparison table's body is tab-separated
    text: options in the first line, then a criterion a line (``analysis.comparison``).
    ``consent`` notes what allows the use of sensitive data."""

    table = "contents"
    prefix = "content"
    word = "content"

    journey: str = one("journeys")
    stage: str | None = maybe("stages")
    touchpoint: str | None = maybe("touchpoints")
    role: BuyingRole | None = None
    persona: str | None = maybe("personas")
    pain: str | None = maybe("stickies", "empathy_notes")
    kind: ContentKind = ContentKind.PAGE
    title: str = ""
    body: str = ""
    uses_sensitive_data: bool = False
    reviewed_on: date | None = None
    rank: str = ""
    consent: str = ""


@frozen(kw_only=True)
class Experiment(Record):
    """A test of variants at a touchpoint, on a connection, or (neither) between the journeys that
    its variants name. ``base_rate`` and ``wished_rate`` (0 to 1) are what the plan began from,
    ``planned_size`` the visitors that each variant needs."""

    table = "experiments"
    prefix = "experiment"
    word = "experiment"

    name: str = ""
    touchpoint: str | None = maybe("touchpoints")
    connection: str | None = maybe("connections")
    hypothesis: str = ""
    measure: str | None = maybe("measures")
    status: ExperimentStatus = ExperimentStatus.PLANNED
    base_rate: float | None = None
    wished_rate: float | None = None
    planned_size: int | None = None
    started_on: date | None = None
    ended_on: date | None = None
    decision: str = ""
    reason: str = ""
    rank: str = ""


@frozen(kw_only=True)
class Variant(Record):
    """One of the ways that are tried. ``weight`` is its part of the visitors as planned, against
    the other weights; ``path`` the journey that its visitors go, where journeys are compared."""

    table = "variants"
    prefix = "variant"
    word = "variant"

    experiment: str = one("experiments")
    name: str = ""
    is_control: bool = False
    weight: float = 1.0
    visitors: int = 0
    conversions: int = 0
    path: str | None = maybe("journeys")
    rank: str = ""


@frozen(kw_only=True)
class Season(Record):
    """A time in which something is different, from ``starts`` to ``ends``, both included; with
    ``every_year`` only their days and months count."""

    table = "seasons"
    prefix = "season"
    word = "season"

    journey: str = one("journeys")
    name: str = ""
    starts: date | None = None
    ends: date | None = None
    every_year: bool = False
    what_changes: str = ""
    touchpoints: tuple[str, ...] = many("touchpoints")


@frozen(kw_only=True)
class Review(Record):
    """A dated entry of a journey's log: it was reviewed, or something changed so that it should
    be."""

    table = "reviews"
    prefix = "review"
    word = "review"

    journey: str = one("journeys")
    kind: ReviewKind = ReviewKind.REVIEWED
    held_on: date | None = None
    note: str = ""


@frozen(kw_only=True)
class Ritual(Record):
    """A meeting that comes back, every so many days, next on ``next_on``."""

    table = "rituals"
    prefix = "ritual"
    word = "ritual"

    name: str = ""
    kind: RitualKind = RitualKind.OWN
    every_days: int | None = None
    next_on: date | None = None
    owner: str | None = maybe("actors")


@frozen(kw_only=True)
class Action(Record):
    """What was decided. ``impact`` and ``effort`` run from 1 to 5; ``finding`` names a check and a
    record, ``sticky`` the pain or idea that it began from."""

    table = "actions"
    prefix = "action"
    word = "action"

    text: str = ""
    owner: str | None = maybe("actors")
    due_on: date | None = None
    status: ActionStatus = ActionStatus.OPEN
    impact: int | None = None
    effort: int | None = None
    touchpoint: str | None = maybe("touchpoints")
    feedback_note: str | None = maybe("feedback_notes")
    sticky: str | None = maybe("stickies")
    measure: str | None = maybe("measures")
    finding: str = ""
    rank: str = ""
    done_on: date | None = None


@frozen(kw_only=True)
class VoteRound(Record):
    """A question that the room votes on; each has ``dots_each`` dots. While it is ``blind`` and
    not ``closed``, nobody sees the sums."""

    table = "vote_rounds"
    prefix = "round"
    word = "vote round"

    journey: str = one("journeys")
    question: str = ""
    dots_each: int = 3
    blind: bool = False
    closed: bool = False
    rank: str = ""


@frozen(kw_only=True)
class Vote(Record):
    """Dots on a sticky or a touchpoint; ``voter`` may stay empty."""

    table = "votes"
    prefix = "vote"
    word = "vote"

    round: str = one("vote_rounds")
    target: str = one("stickies", "touchpoints")
    dots: int = 1
    voter: str = ""
