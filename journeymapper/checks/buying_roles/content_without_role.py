"""Content of a b2b journey that is for no role in particular.

In awareness it should speak to everybody: there it is passed over.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from journeymapper.analysis.content import is_for_everybody
from journeymapper.analysis.listed import listed
from journeymapper.checks.buying_roles.roles import companies_buy
from journeymapper.checks.check import Check, ThresholdOf
from journeymapper.checks.finding import Found, Severity
from journeymapper.checks.look import Look
from journeymapper.commands.base import called
from journeymapper.domain.project import Project
from journeymapper.domain.records import Content, Journey, Stage, Touchpoint
from journeymapper.domain.vocabulary import ContentKind, Market, Phase

_FOR_ALL = frozenset({ContentKind.LEGAL, ContentKind.PRICES})
"""What everybody must be able to read, and reads alike."""
_MOST_RECORDS = 50


def find(look: Look, subjects: Iterable[str]) -> Iterator[Found | None]:
    project = look.project
    most = look.threshold(CHECK, "most")
    for subject in subjects:
        yield None
        journey = project.journeys[subject]
        if journey.market is not Market.B2B:
            continue
        open_ones = [
            one
            for one in project.referring(Content, subject)
            if is_for_everybody(one) and one.kind not in _FOR_ALL and not _is_early(project, one)
        ]
        if len(open_ones) <= most:
            continue
        open_ones.sort(key=lambda one: (one.title, one.id))
        names = listed([called(one) for one in open_ones])
        if len(open_ones) == 1:
            message = f"{names} on {called(journey)} is for no role in particular."
        else:
            count = len(open_ones)
            message = f"{count} pieces of content on {called(journey)} are for no role: {names}."
        yield Found(
            subject=subject,
            message=message,
            records=tuple(one.id for one in open_ones[:_MOST_RECORDS]),
            journey=subject,
        )


def _is_early(project: Project, content: Content) -> bool:
    place = project.touchpoints.get(content.touchpoint or "")
    stage = project.stages.get((place.stage if place is not None else content.stage) or "")
    return stage is not None and stage.phase is Phase.AWARENESS


CHECK = Check(
    name="content_without_role",
    mistake=11,
    title="Content without a role",
    severity=Severity.LOW,
    why="What speaks to everybody answers nobody's question: who signs and who uses it ask "
    "different ones.",
    how="Say which role each piece is for. Where one really is for everybody, set this aside.",
    subjects=Journey,
    reads={
        Journey: ("market", "title"),
        Content: ("journey", "role", "persona", "kind", "title", "stage", "touchpoint"),
        Stage: ("phase",),
        Touchpoint: ("stage",),
    },
    find=find,
    applies=companies_buy,
    thresholds=(
        ThresholdOf(name="most", usual=0, says="pieces of content that may be for everybody"),
    ),
)
