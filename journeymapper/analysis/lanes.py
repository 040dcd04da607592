"""The lanes of a journey's grid: which there are, and in which of them a record stands.

A journey without lane records shows the usual lanes. They are values like any other; the first
edit of a lane turns them into records (``commands.lanes``), with the ids that ``record_id`` says.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from journeymapper.domain.frozen import frozen
from journeymapper.domain.order import by_rank
from journeymapper.domain.project import Project
from journeymapper.domain.records import Lane, Sticky, Touchpoint
from journeymapper.domain.vocabulary import ActorKind, LaneKind, StickyKind, TouchpointKind
from journeymapper.words import noted, said

NOTES = "notes"
"""Key of the lane that holds the stickies which no other lane takes."""
CUSTOMER_ACTIONS = noted("Customer actions")
PHYSICAL_EVIDENCE = noted("Physical evidence")

USUAL = (
    (LaneKind.TOUCHPOINTS, noted("Touchpoints")),
    (LaneKind.EMOTION, noted("Emotion")),
    (LaneKind.THINKS, noted("Thinks")),
    (LaneKind.FEELS, noted("Feels")),
    (LaneKind.PAIN_POINTS, noted("Pain points")),
    (LaneKind.OPPORTUNITIES, noted("Opportunities")),
    (LaneKind.CHANNELS, noted("Channels")),
    (LaneKind.MEASURES, noted("Measures")),
    (LaneKind.CONTENT, noted("Content by role")),
    (LaneKind.OWNER, noted("Owner")),
)
BLUEPRINT = (
    (LaneKind.TEXT, PHYSICAL_EVIDENCE),
    (LaneKind.TOUCHPOINTS, CUSTOMER_ACTIONS),
    (LaneKind.FRONTSTAGE, noted("Frontstage")),
    (LaneKind.BACKSTAGE, noted("Backstage")),
    (LaneKind.SUPPORT, noted("Support")),
)
"""The service blueprint's lanes from above, in Bitner's order (Bitner, Ostrom and Morgan 2008)."""
LINES = {
    LaneKind.FRONTSTAGE: noted("line of interaction"),
    LaneKind.BACKSTAGE: noted("line of visibility"),
    LaneKind.SUPPORT: noted("line of internal interaction"),
}
"""The line that is drawn above the first lane of a kind."""
BEHIND = frozenset(LINES)
"""Blueprint lanes below the customer's actions."""
CARD_LANES = frozenset({LaneKind.TOUCHPOINTS, *BEHIND})
STICKY_LANES = {
    LaneKind.THINKS: StickyKind.THOUGHT,
    LaneKind.FEELS: StickyKind.QUOTE,
    LaneKind.PAIN_POINTS: StickyKind.PAIN,
    LaneKind.OPPORTUNITIES: StickyKind.OPPORTUNITY,
    LaneKind.TEXT: StickyKind.TEXT,
}
"""Lanes whose cells hold stickies, and the kind of what is written there."""
_LANE_OF_STICKY = {
    StickyKind.PAIN: LaneKind.PAIN_POINTS,
    StickyKind.OPPORTUNITY: LaneKind.OPPORTUNITIES,
    StickyKind.IDEA: LaneKind.OPPORTUNITIES,
    StickyKind.THOUGHT: LaneKind.THINKS,
    StickyKind.QUOTE: LaneKind.FEELS,
}


@frozen
class GridLane:
    """A row of the grid. ``key`` is the record's id, or a word for a lane without a record;
    ``line_above`` names the blueprint's line that is drawn above it."""

    key: str
    kind: LaneKind
    name: str
    internal: bool = False
    hidden: bool = False
    record: Lane | None = None
    line_above: str = ""

    @property
    def holds_cards(self) -> bool:
        return self.kind in CARD_LANES

    @property
    def holds_stickies(self) -> bool:
        return self.kind in STICKY_LANES


def lanes_of(project: Project, journey_id: str) -> list[GridLane]:
    """All lanes of a journey from above, hidden and internal ones included; the lane for notes
    last, while something is in it."""
    records = by_rank(project.referring(Lane, journey_id))
    if records:
        lanes = [
            GridLane(one.id, one.kind, one.name, one.internal, one.hidden, one, line)
            for one, line in zip(records, _lines_above(one.kind for one in records), strict=True)
        ]
    else:
        lanes = [GridLane(kind.value, kind, said(name)) for kind, name in USUAL]
    places = Places(project, lanes)
    # Kinds first: a journey has hundreds of notes, and nearly all of them have a lane.
    homeless = {kind for kind in StickyKind if places.of_sticky_kind(kind) == NOTES}
    if homeless and any(
        one.kind in homeless and (one.stage or one.touchpoint) and places.of_sticky(one) == NOTES
        for one in project.referring(Sticky, journey_id)
    ):
        lanes.append(GridLane(NOTES, LaneKind.TEXT, said("Notes")))
    return lanes


def find_lane(lanes: Iterable[GridLane], key: str) -> GridLane | None:
    """The lane with this key; None where there is none."""
    return next((one for one in lanes if one.key == key), None)


def is_blueprint(lanes: Iterable[GridLane]) -> bool:
    """Whether cards stand in several lanes, by who does what."""
    return any(one.kind in BEHIND for one in lanes)


def record_id(project: Project, journey_id: str, key: str) -> str:
    """The id that a lane has once it is a record: its key, where that is an id already."""
    if key in project.all(Lane):
        return key
    attempt = 0
    while True:
        text = "\0".join((journey_id, key, str(attempt)))
        found = f"{Lane.prefix}_{hashlib.sha256(text.encode()).hexdigest()[:16]}"
        if project.find(found) is None:
            return found
        attempt += 1


def _lines_above(kinds: Iterable[LaneKind]) -> list[str]:
    """The blueprint's line above each lane: above the first of its kind, not above the first of
    all."""
    seen: set[LaneKind] = set()
    found: list[str] = []
    for kind in kinds:
        found.append(said(LINES.get(kind, "")) if found and kind not in seen else "")
        seen.add(kind)
    return found


class Places:
    """In which lane a card or a sticky stands, by key; quick for many records."""

    def __init__(self, project: Project, lanes: Sequence[GridLane]) -> None:
        self._project = project
        self._first: dict[LaneKind, str] = {}
        for one in lanes:
            self._first.setdefault(one.kind, one.key)
        self._taking = {one.key for one in lanes if one.holds_stickies and one.record is not None}
        self._is_blueprint = is_blueprint(lanes)

    def of_touchpoint(self, one: Touchpoint) -> str | None:
        """The lane of a card; None where the journey has no lane for it."""
        kind = self.kind_of(one)
        return self._first.get(kind) or self._first.get(LaneKind.TOUCHPOINTS)

    def kind_of(self, one: Touchpoint) -> LaneKind:
        """Where a card stands by who does it, in a blueprint; else among the touchpoints."""
        return blueprint_kind(self._project, one) if self._is_blueprint else LaneKind.TOUCHPOINTS

    def of_sticky(self, one: Sticky) -> str:
        """The lane of a sticky that stands at a stage or touchpoint."""
        if one.lane is not None and one.lane in self._taking:
            return one.lane
        return self.of_sticky_kind(one.kind)

    def of_sticky_kind(self, kind: StickyKind) -> str:
        """The lane of a sticky that was written into no lane."""
        lane = _LANE_OF_STICKY.get(kind)
        return NOTES if lane is None else self._first.get(lane, NOTES)

    def of_thoughts(self) -> str | None:
        """The lane that shows what personas think at touchpoints."""
        return self._first.get(LaneKind.THINKS)


def blueprint_kind(project: Project, one: Touchpoint) -> LaneKind:
    """Which lane of a service blueprint a touchpoint belongs to.

    What the customer does stands among the customer's actions. A step of the organisation stands
    frontstage when an actor who is met there owns or does it, in support when it is a system's
    step or a system or partner owns it (or does it alone, while nobody owns it), else backstage.
    """
    if one.kind not in (TouchpointKind.BACKSTAGE_STEP, TouchpointKind.SYSTEM_STEP):
        return LaneKind.TOUCHPOINTS
    actors = project.actors
    owner = actors.get(one.owner or "")
    owning = [owner.kind] if owner is not None else []
    doing = [actors[actor].kind for actor in one.done_by if actor in actors]
    if ActorKind.FRONTSTAGE in (*owning, *doing):
        return LaneKind.FRONTSTAGE
    decide = owning or doing
    is_outside = bool(decide) and {ActorKind.SYSTEM, ActorKind.PARTNER}.issuperset(decide)
    if one.kind is TouchpointKind.SYSTEM_STEP or is_outside:
        return LaneKind.SUPPORT
    return LaneKind.BACKSTAGE


def stage_of(project: Project, one: Sticky) -> str | None:
    """The stage that a sticky counts for: its own, or that of its touchpoint."""
    if one.touchpoint is not None:
        return project.touchpoints[one.touchpoint].stage
    return one.stage
