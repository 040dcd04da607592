"""Who says so: what a record rests on, what rests on a source, and what rests on nothing."""

from __future__ import annotations

import re

from journeymapper.analysis.evidence import Known, known_on
from journeymapper.analysis.written import write_date, write_number
from journeymapper.domain.project import Project
from journeymapper.domain.record import Record
from journeymapper.domain.records import (
    Citation,
    Connection,
    EmpathyNote,
    Experience,
    Experiment,
    Measure,
    Reading,
    Source,
    Sticky,
)
from journeymapper.domain.vocabulary import Evidence, SourceKind
from journeymapper.words import noted, said

_SIZE = re.compile(r"(?:^|(?<=[\s,;·(]))n\s*[=:]?\s*(\d{1,9})(?=$|[\s,;·)])", re.IGNORECASE)
_EDGES = " \t,;·"
_SIGNS = {
    "interview": SourceKind.INTERVIEW,
    "survey": SourceKind.SURVEY,
    "questionnaire": SourceKind.SURVEY,
    "analytics": SourceKind.ANALYTICS,
    "funnel": SourceKind.ANALYTICS,
    "ticket": SourceKind.SUPPORT,
    "support": SourceKind.SUPPORT,
    "observation": SourceKind.OBSERVATION,
    "usability": SourceKind.OBSERVATION,
    "workshop": SourceKind.WORKSHOP,
    "report": SourceKind.DESK_RESEARCH,
    "study": SourceKind.DESK_RESEARCH,
}
_WORDS = {
    "touchpoints": noted("touchpoint"),
    "connections": noted("connection"),
    "stages": noted("stage"),
    "personas": noted("persona"),
    "experiences": noted("experience"),
    "empathy_notes": noted("empathy note"),
    "feedback_notes": noted("feedback note"),
    "stickies": noted("sticky"),
    "measures": noted("measure"),
    "readings": noted("reading"),
    "experiments": noted("experiment"),
}
"""What people call what can rest on a source or be voted on, by table."""


def sources_in_order(project: Project) -> list[Source]:
    """Every source by its reference, capitals aside."""
    return sorted(project.all(Source).values(), key=lambda one: (one.reference.casefold(), one.id))


def sources_of(project: Project, record_id: str) -> list[Source]:
    """What a record rests on, by reference. A reading rests on its one source; a measure on its
    own sources and on those of its readings."""
    found = {one.source for one in project.referring(Citation, record_id)}
    record = project.find(record_id)
    readings = [record] if isinstance(record, Reading) else []
    if isinstance(record, Measure):
        readings = project.referring(Reading, record_id)
    found |= {one.source for one in readings if one.source is not None}
    return [one for one in sources_in_order(project) if one.id in found] if found else []


def resting_on(project: Project, source_id: str) -> list[Record]:
    """What rests on a source, each once: what cites it and the readings that it gave."""
    cited = (project.find(one.record) for one in project.referring(Citation, source_id))
    found: dict[str, Record] = {one.id: one for one in cited if one is not None}
    found.update({one.id: one for one in project.referring(Reading, source_id)})
    return list(found.values())


def without_source(project: Project, journey: str, evidence: Evidence) -> list[Known]:
    """What of a journey is said to be known so well, and rests on nothing: only assumed, or called
    researched while nobody says by whom."""
    return [
        one
        for one in known_on(project, journey)
        if one.evidence is evidence and not project.referring(Citation, one.id)
    ]


def journey_sources(project: Project, journey: str) -> dict[str, list[Record]]:
    """What rests on each source, as far as it belongs to a journey: by source, by reference."""
    found: dict[str, list[Record]] = {}
    for source in sources_in_order(project):
        here = [one for one in resting_on(project, source.id) if _journey_of(project, one, journey)]
        if here:
            found[source.id] = here
    return found


def _journey_of(project: Project, record: Record, journey: str) -> bool:
    """Whether a record belongs to a journey; what belongs to none belongs to all."""
    if isinstance(record, Experience):
        record = project.touchpoints[record.touchpoint]
    elif isinstance(record, Reading):
        record = project.measures[record.measure]
    elif isinstance(record, Experiment):
        place = project.find(record.touchpoint or record.connection or "")
        record = place or record
    elif isinstance(record, EmpathyNote):
        record = project.touchpoints.get(record.touchpoint or "", record)
    return getattr(record, "journey", journey) == journey


def said_of(project: Project, record: Record) -> str:
    """What a record is called where it is listed away from its place: ``Guided tour``, ``Career
    changer at Guided tour``, ``Review site → Guided tour``."""
    if isinstance(record, Experience):
        persona, place = project.personas[record.persona], project.touchpoints[record.touchpoint]
        return said("{persona} at {place}", persona=persona.name, place=place.name)
    if isinstance(record, Connection):
        ends = [str(getattr(project.find(one), "name", "")) for one in _ends(record)]
        return f"{record.label}: {' → '.join(ends)}" if record.label else " → ".join(ends)
    if isinstance(record, Reading):
        locale, name = project.details.locale, project.measures[record.measure].name
        value = write_number(record.value, locale)
        if record.taken_on is None:
            return f"{name}: {value}"
        day = write_date(record.taken_on, locale)
        return said("{measure} on {day}: {value}", measure=name, day=day, value=value)
    for name in ("name", "text", "title", "label"):
        text = " ".join(str(getattr(record, name, "")).split())
        if text:
            return text
    return _word(record)


def _ends(connection: Connection) -> tuple[str, str]:
    return connection.source, connection.target


def typed_source(text: str, source_id: str) -> Source:
    """The source that a typed reference stands for. ``n 12`` in it is its sample size and a kind in
    front (``survey: …``) its kind; without one a telling word decides, else it is an interview."""
    size = _SIZE.search(text)
    rest = text[: size.start()] + text[size.end() :] if size else text
    kind, _, after = rest.partition(":")
    named = {one.label: one for one in SourceKind}.get(kind.strip().casefold())
    if named is not None:
        rest = after
    reference = " ".join(rest.split()).strip(_EDGES)
    told = next((one for sign, one in _SIGNS.items() if sign in reference.casefold()), None)
    return Source(
        id=source_id,
        kind=named or told or SourceKind.INTERVIEW,
        sample_size=int(size.group(1)) if size else None,
        reference=reference,
    )


def facts_of(source: Source, locale: str = "") -> str:
    """What kind of source it is, how large and how old: ``interview · n 12 · 3 Mar 2026``."""
    words = [source.kind.label]
    if source.sample_size is not None:
        words.append(said("n {size}", size=write_number(source.sample_size, locale)))
    if source.collected_on is not None:
        words.append(write_date(source.collected_on, locale))
    return " · ".join(words)


def kind_said(record: Record) -> str:
    """What kind of thing rests on a source, in a word or two: ``feeling``, ``pain``."""
    if isinstance(record, Experience):
        return said("feeling")
    return record.kind.label if isinstance(record, Sticky) else _word(record)


def _word(record: Record) -> str:
    """What people call such a record."""
    return said(_WORDS.get(record.table, record.word))
