"""What leads to what within a document: touchpoints, sources, personas and what is said of them."""

from __future__ import annotations

from collections.abc import Iterable

from journeymapper.analysis.sources import facts_of, sources_of
from journeymapper.domain.project import Project
from journeymapper.domain.record import Record
from journeymapper.domain.records import Experience, Persona, Source, Touchpoint
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
        place = one.touchpoint if isinstance(one, Experience) else None
        place = one.id if isinstance(one, Touchpoint) else place
        step = self.project.touchpoints.get(place or "")
        if step is None or not self.has_steps or step.journey not in self.journeys:
            return text(said)
        return link(place_of("step", step.id), text(said))

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
