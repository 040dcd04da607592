"""Feedback that reaches nobody: it belongs to no touchpoint, or to one that nobody owns.

A quote that was kept for a persona and needs no reply is research; it asks for no owner. A note
from which an action with an owner came has reached somebody.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from heapq import nsmallest

from journeymapper.analysis.listed import listed
from journeymapper.analysis.written import write_number
from journeymapper.checks.check import Check
from journeymapper.checks.feedback_ignored.notes import has_notes
from journeymapper.checks.finding import Found
from journeymapper.checks.look import Look
from journeymapper.checks.sorting import Sorting
from journeymapper.checks.touching import the_project
from journeymapper.commands.base import called
from journeymapper.domain.change import Change
from journeymapper.domain.records import Action, FeedbackNote, Journey, Touchpoint
from journeymapper.domain.vocabulary import Status

_NOWHERE = ""
OWNERLESS = Sorting(
    name="touchpoints without an owner",
    kind=Touchpoint,
    key=lambda _look, one: one.journey if one.owner is None else None,
    reads={Touchpoint: ("journey", "owner")},
)
"""By journey."""


def _key(_look: Look, note: FeedbackNote) -> str | None:
    if note.status is Status.CLOSED:
        return None
    if note.touchpoint is not None:
        return note.touchpoint
    return _NOWHERE if note.needs_reply or note.persona is None else None


def find(look: Look, _subjects: Iterable[str]) -> Iterator[Found | None]:
    owned = _owned(look)
    places: dict[str, list[tuple[int, str]]] = {}
    by_place = look.groups(CHECK)
    count = 0
    for journey, ownerless in look.sorted(OWNERLESS).groups.items():
        for place in ownerless:
            count += 1
            if count % 1000 == 0:
                yield None
            notes = by_place.get(place, ())
            left = sum(one not in owned for one in notes) if owned else len(notes)
            if left:
                places.setdefault(str(journey), []).append((-left, place))
    yield None
    loose = look.group(CHECK, _NOWHERE)
    if owned:
        loose = [one for one in loose if one not in owned]
    if loose:
        yield _of_notes(look, loose)
    for journey in sorted(places):
        yield _of_places(look, journey, places[journey])


def _owned(look: Look) -> set[str]:
    """The notes from which an action came that somebody owns."""
    actions = look.project.all(Action).values()
    return {one.feedback_note for one in actions if one.feedback_note and one.owner}


def _of_notes(look: Look, loose: Collection[str]) -> Found:
    first = nsmallest(20, loose)
    if len(loose) == 1:
        note = called(look.project.feedback_notes[first[0]])
        message = f"The feedback note {note} belongs to no touchpoint, so it reaches no owner."
    else:
        count = write_number(len(loose), look.project.details.locale)
        message = f"{count} feedback notes belong to no touchpoint, so they reach no owner."
    return Found(subject=look.project.details.id, message=message, records=tuple(first))


def _of_places(look: Look, journey: str, places: Sequence[tuple[int, str]]) -> Found:
    """``places`` are touchpoints without an owner, each after its number of notes, negative."""
    project = look.project
    first = [one for _, one in nsmallest(50, places)]
    notes = -sum(count for count, _ in places)
    if len(places) == 1:
        verb = "note reaches" if notes == 1 else "notes reach"
        message = f"Nobody owns {called(project.touchpoints[first[0]])}, so its {verb} nobody."
    else:
        names = listed([called(project.touchpoints[one]) for one in first[:3]], len(places))
        locale = project.details.locale
        message = (
            f"{write_number(len(places), locale)} touchpoints on "
            f"{called(project.journeys[journey])} with {write_number(notes, locale)} open notes "
            f"have no owner: {names}."
        )
    return Found(
        subject=project.details.id,
        message=message,
        records=tuple(first),
        journey=journey,
        about=(journey,),
    )


def _touched(look: Look, change: Change) -> tuple[str, ...]:
    """A touchpoint without notes bears on nothing here, nor do words that are not quoted."""
    before, after = change.before, change.after
    if isinstance(change.record, Touchpoint) and not look.project.referring(
        FeedbackNote, change.id
    ):
        return ()
    if isinstance(before, FeedbackNote) and isinstance(after, FeedbackNote):
        key = _key(look, after)
        several = len(look.group(CHECK, _NOWHERE)) > 1 + len(look.project.all(Action))
        if key == _key(look, before) and (key != _NOWHERE or several):
            return ()
    return the_project(look, change)


CHECK = Check(
    name="feedback_without_owner",
    mistake=10,
    title="Feedback that reaches no owner",
    why="What nobody is to answer is not answered, and customers notice that they talk to a wall.",
    how="Pin the notes to the touchpoints they speak of, and say who owns each touchpoint.",
    subjects=FeedbackNote,
    reads={
        FeedbackNote: ("touchpoint", "status", "persona", "needs_reply", "text"),
        Touchpoint: ("owner", "journey"),
        Action: ("feedback_note", "owner"),
    },
    quotes={Touchpoint: ("name",), Journey: ("title",)},
    find=find,
    applies=has_notes,
    group_by=_key,
    touched=_touched,
    sortings=(OWNERLESS,),
)
