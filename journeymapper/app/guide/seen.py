"""What the guide looks at: one journey of a project, with the questions that several steps ask.

``fill`` gathers the answers a slice at a time, so that a window stays quick on a large journey.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import TypeVar

from journeymapper.analysis.actions import place_of
from journeymapper.analysis.content import contents_of
from journeymapper.analysis.straightness import straightness
from journeymapper.analysis.written import write_number
from journeymapper.app.guide.saying import count
from journeymapper.domain.order import personas_in_order, stages_in_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import (
    Action,
    Connection,
    Content,
    Dismissal,
    Experience,
    Journey,
    Measure,
    Passage,
    Persona,
    Presence,
    Reading,
    Stage,
    Touchpoint,
    Trigger,
)
from journeymapper.domain.vocabulary import (
    ActionStatus,
    ConnectionKind,
    Market,
    StickyKind,
    TouchpointKind,
    WalkedBy,
)

MARKET_RULE = "guide market"
"""Asks who buys; set aside with a reason, it says that nobody does."""
ORGANISATIONS = frozenset({TouchpointKind.BACKSTAGE_STEP, TouchpointKind.SYSTEM_STEP})
_SLICE = 1000
_T = TypeVar("_T")


class Seen:
    """A journey as it is now. ``today`` is the day that is written into new records."""

    def __init__(self, project: Project, journey: Journey, today: date) -> None:
        self.project = project
        self.journey = journey
        self.today = today
        self.locale = project.details.locale
        self.stages: list[Stage] = stages_in_order(project, journey.id)
        self.personas: list[Persona] = personas_in_order(project)
        """Everybody of the project."""
        self.touchpoints: list[Touchpoint] = []
        """In journey order."""
        self.front: list[Touchpoint] = []
        """Those of them that customers see."""
        self.ways = 0
        self.loops = 0
        self.connected: set[str] = set()
        """Touchpoints that a way leads to or from."""
        self.is_straight = False
        self.felt: dict[str, dict[str, int]] = {}
        """The emotion of each persona at each touchpoint, the first time round."""
        self.paths: dict[str, set[str]] = {}
        """The touchpoints on each persona's path."""
        self.standing: set[str] = set()
        """Personas with a place on the canvas."""
        self.triggers: list[Trigger] = []
        self.cared_for: dict[str, int] = {}
        """How many actions each touchpoint has that were not dropped."""
        self.notes = 0
        """Pieces of feedback at its touchpoints."""
        self.pains = 0
        self.contents: list[Content] = []
        self.measures: list[Measure] = []
        self.readings: dict[str, int] = {}
        """How many readings each measure has."""
        self._order: dict[str, int] = {}

    @property
    def is_commercial(self) -> bool:
        return self.journey.market is not Market.NONE

    @property
    def nobody_buys(self) -> bool:
        """Whether that was said."""
        return not self.is_commercial and any(
            (one.check, one.about) == (MARKET_RULE, self.journey.id) and bool(one.reason)
            for one in self.project.all(Dismissal).values()
        )

    @property
    def walkers(self) -> list[Persona]:
        """Who stands, walks or feels something on this journey; everybody while nobody does."""
        here = self.standing | self.paths.keys() | self.felt.keys()
        return [one for one in self.personas if one.id in here] or self.personas

    def passed(self, persona: str) -> Sequence[Touchpoint]:
        """The touchpoints on a persona's path in journey order; without a path, all that customers
        see."""
        path = self.paths.get(persona)
        if not path:
            return self.front
        return [self.touchpoints[place] for place in sorted(self._order[one] for one in path)]

    def count(self, number: int, word: str) -> str:
        """``no touchpoints``, ``1 touchpoint``, ``12,000 touchpoints``."""
        return count(number, word, self.locale)

    def number(self, number: float) -> str:
        return write_number(number, self.locale)

    def fill(self) -> Iterator[None]:
        """Gather what the steps ask; nothing may change meanwhile."""
        yield from self._see_touchpoints()
        yield from self._see_ways()
        yield from self._see_people()
        yield from self._see_work()

    def _see_touchpoints(self) -> Iterator[None]:
        place = {stage.id: n for n, stage in enumerate(self.stages)}
        keyed = []
        for part in _sliced(self.project.referring(Touchpoint, self.journey.id)):
            yield
            keyed += [
                ((place.get(one.stage or "", len(place)), one.x, one.y, one.id), one)
                for one in part
                if one.journey == self.journey.id
            ]
        yield
        keyed.sort(key=lambda pair: pair[0])
        yield
        self.touchpoints = [one for _, one in keyed]
        self.front = [one for one in self.touchpoints if one.kind not in ORGANISATIONS]
        self._order = {one.id: at for at, one in enumerate(self.touchpoints)}

    def _see_ways(self) -> Iterator[None]:
        yield
        personas = self.project.personas
        for part in _sliced(self.project.referring(Connection, self.journey.id)):
            yield
            for one in part:
                self.ways += 1
                self.loops += one.kind is ConnectionKind.LOOP
                self.connected.add(one.source)
                self.connected.add(one.target)
                if one.source in personas and one.target in self._order:
                    self.paths.setdefault(one.source, set()).add(one.target)
        self.is_straight = yield from straightness(self.project, self.journey.id)

    def _see_people(self) -> Iterator[None]:
        presences = self.project.referring(Presence, self.journey.id)
        self.standing = {one.persona for one in presences}
        connections = self.project.connections
        for passages in _sliced(self.project.all(Passage).values()):
            yield
            for one in passages:
                way = connections[one.connection]
                if way.journey == self.journey.id and way.walked_by is WalkedBy.CUSTOMER:
                    ends = [end for end in (way.source, way.target) if end in self._order]
                    self.paths.setdefault(one.persona, set()).update(ends)
        for lived in _sliced(self.project.all(Experience).values()):
            yield
            for felt in lived:
                if felt.round == 1 and felt.emotion is not None and felt.touchpoint in self._order:
                    self.felt.setdefault(felt.persona, {})[felt.touchpoint] = felt.emotion

    def _see_work(self) -> Iterator[None]:
        project, here = self.project, self._order
        for triggers in _sliced(project.all(Trigger).values()):
            yield
            self.triggers += [one for one in triggers if one.touchpoint in here]
        for actions in _sliced(project.all(Action).values()):
            yield
            for action in actions:
                place = place_of(project, action)
                if isinstance(place, Touchpoint) and action.status is not ActionStatus.DROPPED:
                    self.cared_for[place.id] = self.cared_for.get(place.id, 0) + 1
        for notes in _sliced(project.feedback_notes.values()):
            yield
            self.notes += sum(one.touchpoint in here for one in notes)
        for stickies in _sliced(project.stickies.values()):
            yield
            pains = [one for one in stickies if one.kind is StickyKind.PAIN]
            self.pains += sum(one.journey == self.journey.id for one in pains)
        self.contents = contents_of(project, self.journey.id)
        yield
        self.measures = project.referring(Measure, self.journey.id)
        for measures in _sliced(self.measures, _SLICE // 5):
            yield
            for measure in measures:
                self.readings[measure.id] = len(project.referring(Reading, measure.id))
        yield


def _sliced(records: Collection[_T], size: int = _SLICE) -> Iterator[list[_T]]:
    every = list(records)
    for begin in range(0, len(every), size):
        yield every[begin : begin + size]
