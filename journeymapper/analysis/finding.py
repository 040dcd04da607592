"""What can be found of a record: which texts are searched, what it is called, where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from journeymapper.analysis.measures import written
from journeymapper.analysis.written import write_date, write_number
from journeymapper.domain.frozen import frozen
from journeymapper.domain.project import Project
from journeymapper.domain.records import (
    EmpathyNote,
    Experience,
    Experiment,
    Reading,
    Record,
    Variant,
)

TEXTS = {
    "journeys": ("title", "scenario", "expectations", "problem"),
    "stages": ("name", "goal"),
    "touchpoints": ("name", "description"),
    "connections": ("label", "criteria"),
    "personas": (
        "name",
        "segment",
        "quote",
        "goals",
        "frustrations",
        "decision_criteria",
        "objections",
        "demographics",
        "behaviours",
    ),
    "experiences": ("thought", "emotional_trigger", "need"),
    "empathy_notes": ("text",),
    "feedback_notes": ("text", "customer", "source", "reply", "tags"),
    "stickies": ("text",),
    "clusters": ("name",),
    "measures": ("name", "device", "unit"),
    "readings": (),
    "triggers": ("when", "condition", "then"),
    "contents": ("title", "body"),
    "experiments": ("name", "hypothesis", "decision", "reason"),
    "variants": ("name",),
    "seasons": ("name", "what_changes"),
    "reviews": ("note",),
    "validations": ("asked", "confirmed", "corrected"),
    "rituals": ("name",),
    "actions": ("text",),
    "vote_rounds": ("question",),
    "sources": ("reference",),
    "actors": ("name",),
    "channels": ("name",),
    "lanes": ("name",),
    "review_comments": ("text", "author"),
    "attachments": ("caption",),
    "milestones": ("name",),
    "projects": ("title", "client", "author", "participants"),
}
"""The fields that are searched, by table, in the order of the records people look for most; the
first is what the list shows. What numbers say is told by ``_numbers``."""


@frozen
class Found:
    """Something as a list of what was found shows it. ``text`` is what it is called, ``where`` the
    touchpoint, stage and journey it stands in; ``matched`` is the text that fits, where ``text``
    does not. ``keys``: a command's shortcut."""

    key: str
    text: str
    kind: str
    where: str = ""
    matched: str = ""
    keys: str = ""


def texts_of(project: Project, record: Record) -> list[str]:
    """What is searched of a record, its name first; none where it says nothing."""
    texts = []
    for name in TEXTS[record.table]:
        value = getattr(record, name)
        if value:
            texts.append(" ".join(value) if isinstance(value, tuple) else value)
    if isinstance(record, Reading | Variant | Experiment):
        texts += _numbers(project, record)
    return texts


def found(project: Project, record: Record, matched: str = "") -> Found:
    """A record as the list shows it."""
    texts = texts_of(project, record)
    text = " ".join(texts[0].split()) if texts else record.word
    return Found(record.id, text, record.word, where_of(project, record), matched)


def _numbers(project: Project, record: Record) -> Iterator[str]:
    """What a reading, a variant and an experiment say in numbers, grouped and plain: people type
    either."""
    if isinstance(record, Reading):
        measure = project.measures.get(record.measure)
        if measure is not None:
            details = project.details
            value = written(record.value, measure, details.currency, details.locale)
            day = f" on {write_date(record.taken_on, details.locale)}" if record.taken_on else ""
            yield f"{measure.name or measure.kind.label}: {value}{day}"
            if record.sample_size is not None:
                yield _people("sample size", record.sample_size, details.locale)
    elif isinstance(record, Variant):
        yield _people("visitors", record.visitors, project.details.locale)
        yield _people("conversions", record.conversions, project.details.locale)
    elif isinstance(record, Experiment):
        counts = [one.visitors for one in project.referring(Variant, record.id)]
        yield _people("visitors of all variants", sum(counts), project.details.locale)


def _people(what: str, count: int, locale: str) -> str:
    grouped = write_number(count, locale)
    return f"{what} {grouped}" + (f" ({count})" if grouped != str(count) else "")


def where_of(project: Project, record: Any) -> str:
    """The persona, touchpoint, stage and journey that a record belongs to, as far as it has them;
    the journey only where there are several."""
    holder = record
    if isinstance(record, Variant):
        holder = project.find(record.experiment)
    elif isinstance(record, Reading):
        holder = project.find(record.measure)
    parts: list[str] = []
    persona = project.personas.get(getattr(holder, "persona", None) or "")
    if persona is not None and isinstance(holder, Experience | EmpathyNote):
        parts.append(persona.name)
    touchpoint = project.touchpoints.get(getattr(holder, "touchpoint", None) or "")
    if touchpoint is not None:
        parts.append(touchpoint.name)
    stage = project.stages.get(getattr(touchpoint or holder, "stage", None) or "")
    if stage is not None:
        parts.append(stage.name)
    journey = project.journeys.get(getattr(touchpoint or holder, "journey", None) or "")
    if len(project.journeys) > 1 and journey is not None:
        parts.append(journey.title)
    return " · ".join(one for one in parts if one)
