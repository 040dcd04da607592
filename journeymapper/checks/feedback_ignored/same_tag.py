"""Touchpoints of which several notes say the same, while nothing is being done.

Notes share what they speak of by their tags. Praise asks for no action. Any action for the
touchpoint counts, and any that came from one of the notes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from journeymapper.analysis.naming import bare, some_of
from journeymapper.checks.check import Check, ThresholdOf
from journeymapper.checks.feedback_ignored.notes import has_notes
from journeymapper.checks.finding import Found
from journeymapper.checks.look import Look
from journeymapper.commands.base import called
from journeymapper.domain.project import Project
from journeymapper.domain.records import Action, FeedbackNote, Touchpoint
from journeymapper.domain.vocabulary import Sentiment


def find(look: Look, subjects: Iterable[str]) -> Iterator[Found | None]:
    project = look.project
    fewest = max(look.threshold(CHECK, "fewest"), 1)
    seen = 0
    for count, subject in enumerate(subjects, 1):
        if count % 1000 == 0:
            yield None
        notes = project.referring(FeedbackNote, subject)
        if len(notes) < fewest:
            continue
        by_tag: dict[str, list[FeedbackNote]] = {}
        for note in notes:
            seen += 1
            if seen % 1000 == 0:
                yield None
            if note.sentiment is not Sentiment.POSITIVE:
                for tag in dict.fromkeys(map(bare, note.tags)):
                    by_tag.setdefault(tag, []).append(note)
        many = {tag: found for tag, found in by_tag.items() if len(found) >= fewest}
        if many and not project.referring(Action, subject):
            many = {tag: found for tag, found in many.items() if not _is_acted_on(project, found)}
            if many:
                yield _found(project.touchpoints[subject], many)


def _is_acted_on(project: Project, notes: Iterable[FeedbackNote]) -> bool:
    return any(project.referring(Action, one.id) for one in notes)


def _found(touchpoint: Touchpoint, many: dict[str, list[FeedbackNote]]) -> Found:
    tags = sorted(many, key=lambda tag: (-len(many[tag]), tag))
    count = len({note.id for notes in many.values() for note in notes})
    names = some_of([f"“{tag if len(tag) <= 40 else f'{tag[:39]}…'}”" for tag in tags])
    return Found(
        subject=touchpoint.id,
        message=f"{count:,} notes at {called(touchpoint)} speak of {names}, and no action follows.",
    )


CHECK = Check(
    name="same_tag_no_action",
    mistake=10,
    title="Several notes on one matter, and no action",
    why="When several customers say the same, answering each one alone mends nothing.",
    how="Decide what to change there and write it down as an action, with an owner and a day.",
    subjects=Touchpoint,
    reads={
        FeedbackNote: ("touchpoint", "tags", "sentiment"),
        Action: ("touchpoint", "feedback_note"),
        Touchpoint: ("name",),
    },
    find=find,
    applies=has_notes,
    thresholds=(ThresholdOf(name="fewest", usual=3, says="notes on the same tag"),),
)
