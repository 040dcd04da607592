"""Find anything: every record that says something, ranked by what is typed, forgiving of slips."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from rapidfuzz import fuzz, process

from journeymapper.analysis.measures import written
from journeymapper.analysis.written import write_date, write_number
from journeymapper.domain.frozen import frozen
from journeymapper.domain.project import Project
from journeymapper.domain.records import (
    TABLES,
    Experience,
    Experiment,
    Reading,
    Variant,
)

NEAR_ENOUGH = 74
"""Least likeness, 0 to 100, at which a slip of the fingers is forgiven."""
MOST_FOUND = 60
_PLAIN = re.compile(r" \(\d+\)$")
"""A number as it is searched, behind the same as it is written."""
_TEXTS = {
    "journeys": ("title", "scenario", "problem"),
    "stages": ("name", "goal"),
    "touchpoints": ("name", "description"),
    "connections": ("label",),
    "personas": ("name", "quote", "goals", "frustrations"),
    "experiences": ("thought", "emotional_trigger", "need"),
    "empathy_notes": ("text",),
    "feedback_notes": ("text", "customer"),
    "stickies": ("text",),
    "measures": ("name",),
    "readings": (),
    "triggers": ("when", "then"),
    "contents": ("title",),
    "experiments": ("name", "hypothesis", "decision"),
    "variants": ("name",),
    "seasons": ("name", "what_changes"),
    "reviews": ("note",),
    "validations": ("asked", "confirmed", "corrected"),
    "rituals": ("name",),
    "actions": ("text",),
    "vote_rounds": ("question",),
    "sources": ("reference",),
    "actors": ("name",),
    "milestones": ("name",),
}
"""The fields that are searched, by table, in the order of the records people look for most; the
first is what the list shows. What numbers say is told by ``_numbers``."""


@frozen
class Findable:
    """A record as it can be found: ``text`` is what the list shows, ``folded`` all that is
    searched, ``where`` in which stage or journey it stands. ``texts`` are the others that are
    searched, as they are written; ``matched`` is the one that fits, where ``text`` does not."""

    record_id: str
    text: str
    folded: str
    kind: str
    where: str
    texts: tuple[str, ...] = ()
    matched: str = ""


def findable(project: Project) -> list[Findable]:
    """Everything that can be found, kinds in the order in which people look for them."""
    return [one for table, fields in _TEXTS.items() for one in _of_kind(project, table, fields)]


def _of_kind(project: Project, table: str, fields: Sequence[str]) -> Iterator[Findable]:
    several_journeys = len(project.journeys) > 1
    for record in project.all(TABLES[table]).values():
        texts = [" ".join(str(getattr(record, one)).split()) for one in fields]
        said = [one for one in (*texts, *_numbers(project, record)) if one]
        if said:
            where = _where(project, record, with_journey=several_journeys)
            folded = "\n".join(said).casefold()
            yield Findable(record.id, said[0], folded, record.word, where, tuple(said[1:]))


def _numbers(project: Project, record: Any) -> Iterator[str]:
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


def _where(project: Project, record: Any, *, with_journey: bool) -> str:
    """The touchpoint, stage and journey that a record belongs to, as far as it has them."""
    holder = record
    if isinstance(record, Variant):
        holder = project.find(record.experiment)
    elif isinstance(record, Reading):
        holder = project.find(record.measure)
    parts: list[str] = []
    persona = project.personas.get(getattr(holder, "persona", None) or "")
    if persona is not None and isinstance(holder, Experience):
        parts.append(persona.name)
    touchpoint = project.touchpoints.get(getattr(holder, "touchpoint", None) or "")
    if touchpoint is not None:
        parts.append(touchpoint.name)
    stage = project.stages.get(getattr(touchpoint or holder, "stage", None) or "")
    if stage is not None:
        parts.append(stage.name)
    journey = project.journeys.get(getattr(touchpoint or holder, "journey", None) or "")
    if with_journey and journey is not None:
        parts.append(journey.title)
    return " · ".join(one for one in parts if one)


def matching(found: Sequence[Findable], typed: str) -> list[Findable]:
    """What fits, the best first: names that begin so, then words that begin so, then texts that
    hold it, then what is near it. At most ``MOST_FOUND``; everything typed empty finds nothing."""
    wanted = " ".join(typed.casefold().split())
    if not wanted:
        return []
    ranked: list[tuple[float, int]] = []
    rest: dict[int, str] = {}
    for place, one in enumerate(found):
        score = _score(one, wanted)
        if score:
            ranked.append((-score, place))
        else:
            rest[place] = one.text.casefold()[:200]
    if len(ranked) < MOST_FOUND and len(wanted) > 2:
        near = process.extract(
            wanted, rest, scorer=fuzz.WRatio, score_cutoff=NEAR_ENOUGH, limit=MOST_FOUND
        )
        ranked += [(-score, place) for _, score, place in near]
    return [_told(found[place], wanted) for _, place in sorted(ranked)[:MOST_FOUND]]


def _told(one: Findable, wanted: str) -> Findable:
    """With the text that fits, where what the list shows does not say it."""
    words = wanted.split()
    if any(word in one.text.casefold() for word in words):
        return one
    fits = (text for text in one.texts if any(word in text.casefold() for word in words))
    matched = next((text for text in one.texts if wanted in text.casefold()), next(fits, ""))
    return replace(one, matched=_PLAIN.sub("", matched))


def _score(one: Findable, wanted: str) -> float:
    text = one.text.casefold()
    if text.startswith(wanted):
        return 400.0 if text == wanted else 300.0
    if f" {wanted}" in text:
        return 250.0
    if wanted in one.folded:
        return 200.0
    words = wanted.split()
    everywhere = f"{one.folded}\n{one.where.casefold()}\n{one.kind}"
    if len(words) < 2:
        return 0.0
    missing = [word for word in words if word not in everywhere]
    if not missing:
        return 150.0
    if len(missing) == 1 and len(missing[0]) > 2:
        near = max(fuzz.ratio(missing[0], word) for word in everywhere.split())
        return 100.0 + near / 10 if near >= NEAR_ENOUGH else 0.0
    return 0.0
