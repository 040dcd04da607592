"""How much of a journey is still in the words of the template that it began as.

A journey keeps the fingerprints of its template's texts: what somebody rewrote has another
fingerprint, so that nothing has to be kept of each text. Counted is what people write about their
customers. Names of stages, lanes, channels, actors and measures are not: they say how a map is
built, and may rightly stay.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from hashlib import sha256
from operator import attrgetter
from typing import Any

from journeymapper.domain.change import Change
from journeymapper.domain.frozen import frozen
from journeymapper.domain.project import Project
from journeymapper.domain.records import (
    Connection,
    Content,
    EmpathyNote,
    Experience,
    Journey,
    Passage,
    Persona,
    Presence,
    Record,
    Season,
    Stage,
    Sticky,
    Touchpoint,
    Trigger,
)
from journeymapper.domain.rules import MOST_VALUES

WRITTEN: Mapping[type[Record], tuple[str, ...]] = {
    Journey: ("scenario", "expectations", "problem"),
    Stage: ("goal",),
    Touchpoint: ("name", "description"),
    Connection: ("label", "criteria"),
    Persona: (
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
    Experience: ("emotional_trigger", "thought", "need"),
    EmpathyNote: ("text",),
    Sticky: ("text",),
    Trigger: ("when", "condition", "then"),
    Content: ("title", "body"),
    Season: ("what_changes",),
}
"""The fields of each kind of record whose texts are counted."""
TABLES = frozenset(kind.table for kind in WRITTEN) | {Presence.table, Passage.table}
"""Tables whose edits may change the count."""
_texts_of = {kind: attrgetter(*fields) for kind, fields in WRITTEN.items()}


@frozen
class TemplateWords:
    """``left`` of the ``of`` texts are still the template's words."""

    left: int
    of: int


@lru_cache(maxsize=200_000)
def fingerprint(text: str) -> str:
    """Eight hexadecimal digits for a text; alike for texts that differ in case and spaces."""
    plain = " ".join(unicodedata.normalize("NFC", text).casefold().split())
    return sha256(plain.encode("utf-8", "replace")).hexdigest()[:8]


def template_words(records: Iterable[Record]) -> tuple[str, ...]:
    """What ``Journey.template_words`` keeps of a template with these records."""
    found = {fingerprint(text) for one in records for text in _texts(one)}
    return tuple(sorted(found)[:MOST_VALUES])


def still_template(project: Project, journey: str) -> TemplateWords:
    """How many of a journey's texts are still its template's; none of none where it began as no
    template. Where edits follow one another, ``TemplateCount`` gives the same more quickly."""
    return TemplateCount(project, journey).words


class TemplateCount:
    """The count of one journey, kept up to date: after an edit only what it touched is looked at
    again."""

    def __init__(self, project: Project, journey: str) -> None:
        self._project = project
        self._journey = journey
        self._count()

    @property
    def words(self) -> TemplateWords:
        return TemplateWords(self._left, self._of)

    def follow(self, changes: Iterable[Change]) -> None:
        """``changes`` were made to the project."""
        changes = [one for one in changes if one.table in TABLES]
        if any(self._moves_the_ground(one) for one in changes):
            self._count()
            return
        for change in changes:
            left, of = self._entries.pop(change.id, (0, 0))
            self._left -= left
            self._of -= of
            if change.after is not None and self._belongs(change.after):
                self._add(change.after)

    def _count(self) -> None:
        self._entries: dict[str, tuple[int, int]] = {}
        self._left = self._of = 0
        self._personas: set[str] = set()
        found = self._project.journeys.get(self._journey)
        self._known = frozenset(found.template_words if found is not None else ())
        if self._known:
            self._personas = people_of(self._project, self._journey)
            for record in _records(self._project, self._journey, self._personas):
                self._add(record)

    def _add(self, record: Record) -> None:
        texts = list(_texts(record))
        if texts and self._known:
            left = sum(fingerprint(text) in self._known for text in texts)
            self._entries[record.id] = (left, len(texts))
            self._left += left
            self._of += len(texts)

    def _moves_the_ground(self, change: Change) -> bool:
        """Whether it changes who walks the journey, or what the template said."""
        for record in (change.before, change.after):
            if isinstance(record, Journey) and record.id == self._journey:
                if frozenset(record.template_words) != self._known:
                    return True
            elif isinstance(record, Presence | Passage | Experience) and self._known:
                walks = _walks(self._project, self._journey, record.persona)
                if walks is not (record.persona in self._personas):
                    return True
        return change.after is None and change.id == self._journey

    def _belongs(self, record: Record) -> bool:
        if isinstance(record, Experience | Trigger):
            return self._project.touchpoints[record.touchpoint].journey == self._journey
        if isinstance(record, EmpathyNote):
            return record.persona in self._personas
        if isinstance(record, Persona | Journey):
            return record.id in self._personas or record.id == self._journey
        return getattr(record, "journey", None) == self._journey


def template_summary(project: Project, journey: Journey) -> dict[str, Any] | None:
    """What ``show --json`` says; None where the journey began as no template."""
    if not journey.template_words:
        return None
    words = still_template(project, journey.id)
    return {"title": journey.template, "texts": words.of, "still_its_words": words.left}


def _texts(record: Record) -> Iterable[str]:
    texts_of = _texts_of.get(type(record))
    if texts_of is None:
        return ()
    found: Any = texts_of(record)
    if isinstance(found, str):
        return (found,) if found else ()
    return filter(None, found)


def people_of(project: Project, journey: str) -> set[str]:
    """The personas that stand on a journey, go a way of it or live something there."""
    return {one for one in project.personas if _walks(project, journey, one)}


def _walks(project: Project, journey: str, persona: str) -> bool:
    return (
        any(one.journey == journey for one in project.referring(Presence, persona))
        or any(
            project.touchpoints[one.touchpoint].journey == journey
            for one in project.referring(Experience, persona)
        )
        or any(
            project.connections[one.connection].journey == journey
            for one in project.referring(Passage, persona)
        )
    )


def _records(project: Project, journey: str, people: Iterable[str]) -> Iterator[Record]:
    """Whatever of a journey may hold words, its people and what they live included."""
    yield project.journeys[journey]
    for kind in (Stage, Touchpoint, Connection, Sticky, Content, Season):
        yield from project.referring(kind, journey)
    for touchpoint in project.referring(Touchpoint, journey):
        yield from project.referring(Experience, touchpoint.id)
        yield from project.referring(Trigger, touchpoint.id)
    for persona in people:
        yield project.personas[persona]
        yield from project.referring(EmpathyNote, persona)
