"""What leads to what within a document: touchpoints, sources, personas and what is said of them."""

from __future__ import annotations

from collections.abc import Iterable

from journeymapper.analysis.actions import journeys_of
from journeymapper.analysis.sources import facts_of, sources_of
from journeymapper.domain.project import Project
from journeymapper.domain.record import Record
from journeymapper.domain.records import (
    Action,
    Experience,
    FeedbackNote,
    Measure,
    Persona,
    Source,
    Touchpoint,
)
from journeymapper.exporters.html.marks import NOTHING, Html, fixed, joined, link, place_of, text
from journeymapper.exporters.job import ExportJob
from journeymapper.words import said

EVIDENCE = "evidence"


class Links:
    """Which parts a document has, so that links lead nowhere else."""

    def __init__(self, job: ExportJob, parts: Iterable[str]) -> None:
        self.project: Project = job.project
        self.parts = frozenset(parts)
        self.journeys = frozenset(job.journeys)
        self.has_steps = bool(self.parts & {"map", "grid"})
        wished = job.options.personas
        self.personas = frozenset(wished or self.project.personas)

    def step(self, touchpoint_id: str | None) -> Html:
        """A touchpoint's name, leading to what is told of it."""
        one = self.project.touchpoints.get(touchpoint_id or "")
        if one is None:
            return NOTHING
        name = text(one.name) or fixed(said("Touchpoint"))
        if not self.has_steps or one.journey not in self.journeys:
            return name
        return link(place_of("step", one.id), name)

    def persona(self, one: Persona) -> Html:
        name = text(one.name) or fixed(said("Persona"))
        if "personas" not in self.parts or one.id not in self.personas:
            return name
        return link(place_of("persona", one.id), name)

    def record(self, one: Record, said: str) -> Html:
        """What a record is called, leading to where it is told of."""
        if isinstance(one, Persona):
            is_told = "personas" in self.parts and one.id in self.personas
            return link(place_of("persona", one.id), text(said)) if is_told else text(said)
        row = self._row(one)
        if row:
            return link(row, text(said))
        place = one.touchpoint if isinstance(one, Experience) else None
        place = one.id if isinstance(one, Touchpoint) else place
        step = self.project.touchpoints.get(place or "")
        if step is None or not self.has_steps or step.journey not in self.journeys:
            return text(said)
        return link(place_of("step", step.id), text(said))

    def _row(self, one: Record) -> str:
        """The row that tells of a note, a measure or an action, where this document has it."""
        if isinstance(one, FeedbackNote) and "feedback" in self.parts and not one.internal:
            card = self.project.touchpoints.get(one.touchpoint or "")
            is_told = card is None or card.journey in self.journeys
            return place_of("note", one.id) if is_told else ""
        if isinstance(one, Measure) and "measures" in self.parts:
            return place_of("measure", one.id) if one.journey in self.journeys else ""
        if isinstance(one, Action) and "actions" in self.parts:
            on = journeys_of(self.project, one)
            return place_of("action", one.id) if not on or on & self.journeys else ""
        return ""

    def decided(self, record_id: str) -> list[Html]:
        """What was decided about a record or because of it."""
        found = sorted(self.project.referring(Action, record_id), key=lambda one: one.id)
        return [link(row, text(one.text)) for one in found if (row := self._row(one))]

    def sources(self, record_id: str, unsaid: str = "") -> Html:
        """Who says so, each leading to what else rests on it; where nobody does, ``unsaid`` leads
        to what is known how well."""
        found = [self.source(one) for one in sources_of(self.project, record_id)]
        if found or not unsaid:
            return joined(found, ", ")
        return link(EVIDENCE, text(unsaid)) if "evidence" in self.parts else text(unsaid)

    def source(self, one: Source) -> Html:
        said = text(" · ".join(filter(None, [one.reference, facts_of(one, self._locale)])))
        return link(place_of("source", one.id), said) if "evidence" in self.parts else said

    @property
    def _locale(self) -> str:
        return self.project.details.locale
