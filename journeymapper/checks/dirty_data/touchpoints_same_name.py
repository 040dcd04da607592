"""Touchpoints of a journey whose names are alike but for case and spaces."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from unicodedata import normalize

from journeymapper.analysis.listed import listed
from journeymapper.analysis.naming import bare
from journeymapper.checks.check import Check
from journeymapper.checks.finding import Found, Mend, Severity
from journeymapper.checks.look import Look
from journeymapper.commands.base import Together, called
from journeymapper.commands.records import EditFields
from journeymapper.domain.records import Journey, Stage, Touchpoint
from journeymapper.domain.vocabulary import TouchpointKind

_OFTEN_AGAIN = frozenset(
    {
        TouchpointKind.START,
        TouchpointKind.END,
        TouchpointKind.WAIT,
        TouchpointKind.BACKSTAGE_STEP,
        TouchpointKind.SYSTEM_STEP,
    }
)
"""Kinds of which several with one name are no mistake: many ways end in “Left”."""
_Key = tuple[str, str]


def _key(_look: Look, touchpoint: Touchpoint) -> _Key | None:
    name = bare(touchpoint.name).replace(" ", "")
    return (touchpoint.journey, name) if name else None


def find(look: Look, subjects: Iterable[str]) -> Iterator[Found | None]:
    project = look.project
    asked: set[_Key] = set()
    for count, subject in enumerate(subjects, 1):
        if count % 1000 == 0:
            yield None
        key = _key(look, project.touchpoints[subject])
        if key is None or key in asked:
            continue
        group = look.group(CHECK, key)
        if len(group) > 1:
            asked.add(key)
            yield from _in_group(look, [project.touchpoints[one] for one in sorted(group)])


def _in_group(look: Look, alike: Sequence[Touchpoint]) -> Iterator[Found]:
    first = alike[0]
    if len({one.name for one in alike}) > 1:
        journey = called(look.project.journeys[first.journey])
        names = list(dict.fromkeys(normalize("NFC", called(one)) for one in alike))
        differ = "differ only in case and spaces" if len(names) > 1 else "look alike"
        unlike = "" if len(names) > 1 else ", and are written with other signs or spaces"
        said = listed(names) if len(names) > 1 else f"{len(alike)} touchpoints {names[0]}"
        yield Found(
            subject=first.id,
            message=f"{said} on {journey} {differ}{unlike}.",
            records=tuple(one.id for one in alike[:50]),
            mend=_mend(alike),
        )
        return
    for stage in dict.fromkeys(one.stage for one in alike):
        here = [one for one in alike if one.stage == stage and one.kind not in _OFTEN_AGAIN]
        if len(here) > 1:
            often = "twice" if len(here) == 2 else f"{len(here)} times"
            yield Found(
                subject=first.id,
                message=f"{called(first)} is drawn {often} {_place(look, first, stage)}.",
                records=tuple(one.id for one in here[:50]),
            )


def _mend(alike: Sequence[Touchpoint]) -> Mend | None:
    """One writing for all, where that settles it: the one that most have."""
    once_only = [one.stage for one in alike if one.kind not in _OFTEN_AGAIN]
    if len(once_only) > len(set(once_only)):
        return None
    writings = Counter(one.name for one in alike)
    name = " ".join(max(writings, key=lambda one: (writings[one], one.istitle(), one)).split())
    renamed = [EditFields(one.id, {"name": name}) for one in alike if one.name != name]
    shown = name if len(name) <= 40 else f"{name[:39]}…"
    title = f"Write {'both' if len(alike) == 2 else 'all'} as “{shown}”"
    return Mend(title, lambda _project: Together("Write names alike", renamed))


def _place(look: Look, first: Touchpoint, stage: str | None) -> str:
    place = look.project.stages.get(stage or "")
    return f"in {called(place)}" if place else f"on {called(look.project.journeys[first.journey])}"


CHECK = Check(
    name="touchpoints_same_name",
    mistake=6,
    title="Touchpoints with the same name",
    severity=Severity.LOW,
    why="Notes, measures and feedback of one place scatter over two.",
    how="Keep one and connect everything to it, or give each a name that tells them apart.",
    subjects=Touchpoint,
    reads={
        Touchpoint: ("name", "journey", "stage", "kind"),
    },
    quotes={Stage: ("name",), Journey: ("title",)},
    find=find,
    applies=lambda look: len(look.project.touchpoints) > 1,
    group_by=_key,
)
