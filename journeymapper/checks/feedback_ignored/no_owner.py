"""Feedback that reaches nobody: it belongs to no touchpoint, or to one that nobody owns.

A quote that was kept for a persona and needs no reply is research; it asks for no owner. A note
from which an action with an owner came has reached somebody.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from heapq import nsmallest

from journeymapper.analysis.naming import some_of
from journeymapper.checks.check import Check
from journeymapper.checks.feedback_ignored.notes import has_notes
from journeymapper.checks.finding import Found
from journeymapper.checks.look import Look
from journeymapper.checks.touching import the_project
from journeymapper.commands.base import called
from journeymapper.domain.records import Action, FeedbackNote, Journey, Touchpoint
from journeymapper.domain.vocabulary import Status

_NOWHERE = ""


def _key(_look: Look, note: FeedbackNote) -> str | None:
    if note.status is Status.CLOSED:
        return None
    if note.touchpoint is not None:
        return note.touchpoint
    return None if note.persona is not None and not note.needs_reply else _NOWHERE


def find(look: Look, _subjects: Iterable[str]) -> Iterator[Found | None]:
    project = look.project
    ownerless: dict[str, list[tuple[int, Touchpoint]]] = {}
    acted_on = _acted_on(look)
    owned: Counter[Hashable] = Counter(_key(look, note) for note in acted_on.values())
    for count, (place, ids) in enumerate(look.groups.get(CHECK.name, {}).items(), 1):
        if count % 1000 == 0:
            yield None
        touchpoint = project.touchpoints.get(str(place))
        left = len(ids) - owned[place]
        if touchpoint is not None and touchpoint.owner is None and left:
            ownerless.setdefault(touchpoint.journey, []).append((left, touchpoint))
    details = project.details.id
    loose = len(look.group(CHECK, _NOWHERE)) - owned[_NOWHERE]
    if loose:
        first = nsmallest(20, (one for one in look.group(CHECK, _NOWHERE) if one not in acted_on))
        note = called(project.feedback_notes[first[0]])
        one = f"The feedback note {note} belongs to no touchpoint, so it reaches no owner."
        many = f"{loose:,} feedback notes belong to no touchpoint, so they reach no owner."
        yield Found(subject=details, message=one if loose == 1 else many, records=tuple(first))
    for journey in sorted(ownerless):
        found = nsmallest(50, ownerless[journey], key=lambda one: (-one[0], one[1].id))
        notes = sum(count for count, _ in ownerless[journey])
        yield Found(
            subject=details,
            message=_message(project.journeys[journey], found, len(ownerless[journey]), notes),
            records=tuple(touchpoint.id for _, touchpoint in found),
            journey=journey,
        )


def _acted_on(look: Look) -> dict[str, FeedbackNote]:
    """The notes from which an action came that somebody owns."""
    notes = look.project.feedback_notes
    actions = look.project.all(Action).values()
    return {
        one.feedback_note: notes[one.feedback_note]
        for one in actions
        if one.feedback_note is not None and one.owner is not None
    }


def _message(journey: Journey, found: list[tuple[int, Touchpoint]], places: int, notes: int) -> str:
    said = "1 open feedback note" if notes == 1 else f"{notes:,} open feedback notes"
    if places == 1:
        return f"Nobody owns {called(found[0][1])}, so its {said.removeprefix('1 ')} " + (
            "reaches nobody." if notes == 1 else "reach nobody."
        )
    names = some_of([called(one) for _, one in found[:3]], total=places)
    return f"{places:,} touchpoints on {called(journey)} with {said} have no owner: {names}."


CHECK = Check(
    name="feedback_without_owner",
    mistake=10,
    title="Feedback that reaches no owner",
    why="What nobody is to answer is not answered, and customers notice that they talk to a wall.",
    how="Pin the notes to the touchpoints they speak of, and say who owns each touchpoint.",
    subjects=FeedbackNote,
    reads={
        FeedbackNote: ("touchpoint", "status", "persona", "needs_reply"),
        Touchpoint: ("owner", "name", "journey"),
        Journey: ("title",),
        Action: ("feedback_note", "owner"),
    },
    find=find,
    applies=has_notes,
    group_by=_key,
    touched=the_project,
)
