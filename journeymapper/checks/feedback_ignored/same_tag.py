"""Touchpoints of which several notes say the same, while nothing is being done.

Notes share what they speak of by their tags. Praise asks for no action (of ratings, those that the
same source gave at the touchpoint tell the scale), nor does what was closed. Any action for the
touchpoint counts, and any that came from one of the notes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from journeymapper.analysis.feedback import is_open
from journeymapper.analysis.listed import listed
from journeymapper.analysis.naming import bare
from journeymapper.analysis.written import write_number
from journeymapper.checks.check import Check, ThresholdOf
from journeymapper.checks.feedback_ignored.notes import has_notes
from journeymapper.checks.feedback_ignored.ratings import is_above_five, is_happy, source_of
from journeymapper.checks.finding import Found
from journeymapper.checks.look import Look
from journeymapper.commands.base import called
from journeymapper.domain.change import Change
from journeymapper.domain.project import Project
from journeymapper.domain.records import Action, FeedbackNote, Touchpoint


def find(look: Look, subjects: Iterable[str]) -> Iterator[Found | None]:
    project = look.project
    fewest = max(look.threshold(CHECK, "fewest"), 1)
    bare_tag = cache(bare)
    seen = asked = 0
    for subject in subjects:
        notes = project.referring(FeedbackNote, subject)
        seen += 1 + len(notes)
        if seen - asked >= 1000:
            asked = seen
            yield None
        if len(notes) < fewest:
            continue
        to_ten = {source_of(one.source) for one in notes if is_above_five(one)}
        unhappy = [
            one
            for one in notes
            if one.tags and is_open(one) and not is_happy(one, source_of(one.source) in to_ten)
        ]
        if len(unhappy) < fewest:
            continue
        by_tag: dict[str, list[FeedbackNote]] = {}
        for note in unhappy:
            for tag in {bare_tag(one) for one in note.tags}:
                by_tag.setdefault(tag, []).append(note)
        many = {tag: found for tag, found in by_tag.items() if len(found) >= fewest}
        if many and not project.referring(Action, subject):
            many = {tag: found for tag, found in many.items() if not _is_acted_on(project, found)}
            if many:
                yield _found(project.touchpoints[subject], many, project.details.locale)


def _touched(look: Look, change: Change) -> set[str]:
    """The touchpoints of a note, before and after, and of what an action speaks of."""
    found: set[str | None] = set()
    for record in (change.before, change.after):
        if isinstance(record, Touchpoint):
            found.add(record.id)
        elif isinstance(record, FeedbackNote):
            found.add(record.touchpoint)
        elif isinstance(record, Action):
            note = look.project.feedback_notes.get(record.feedback_note or "")
            found |= {record.touchpoint, note.touchpoint if note is not None else None}
    return {one for one in found if one is not None}


def _is_acted_on(project: Project, notes: Iterable[FeedbackNote]) -> bool:
    return any(project.referring(Action, one.id) for one in notes)


def _found(touchpoint: Touchpoint, many: dict[str, list[FeedbackNote]], locale: str) -> Found:
    tags = sorted(many, key=lambda tag: (-len(many[tag]), tag))
    count = write_number(len({note.id for notes in many.values() for note in notes}), locale)
    names = listed([f"“{tag if len(tag) <= 40 else f'{tag[:39]}…'}”" for tag in tags])
    return Found(
        subject=touchpoint.id,
        message=f"{count} notes at {called(touchpoint)} speak of {names}, and no action follows.",
    )


CHECK = Check(
    name="same_tag_no_action",
    mistake=10,
    title="Several notes on one matter, and no action",
    why="When several customers say the same, answering each one alone mends nothing.",
    how="Decide what to change there and write it down as an action, with an owner and a day.",
    subjects=Touchpoint,
    reads={
        FeedbackNote: ("touchpoint", "tags", "sentiment", "rating", "source", "status"),
        Action: ("touchpoint", "feedback_note"),
        Touchpoint: ("name",),
    },
    find=find,
    applies=has_notes,
    touched=_touched,
    thresholds=(ThresholdOf(name="fewest", usual=3, says="open notes on the same tag"),),
)
