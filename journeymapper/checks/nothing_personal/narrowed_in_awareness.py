"""Content for one persona only where people hear of the offer for the first time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from journeymapper.analysis.content import stage_of
from journeymapper.analysis.listed import listed
from journeymapper.checks.check import Check
from journeymapper.checks.finding import Found, Mend, Severity
from journeymapper.checks.look import Look
from journeymapper.checks.nothing_personal.touching_content import has_content
from journeymapper.commands.base import Together, called
from journeymapper.commands.records import EditFields
from journeymapper.domain.records import Content, Persona, Presence, Stage, Touchpoint
from journeymapper.domain.vocabulary import Phase


def find(look: Look, subjects: Iterable[str]) -> Iterator[Found | None]:
    project = look.project
    by_stage: dict[str | None, list[Content]] = {}
    for count, one in enumerate(project.all(Content).values(), 1):
        if count % 1000 == 0:
            yield None
        if one.persona is not None:
            by_stage.setdefault(stage_of(project, one), []).append(one)
    for subject in subjects:
        stage = project.stages[subject]
        narrowed = by_stage.get(subject)
        if stage.phase is Phase.AWARENESS and narrowed:
            present = {one.persona for one in project.referring(Presence, stage.journey)}
            if len(present) > 1:
                yield _found(look, stage, sorted(narrowed, key=lambda one: (one.title, one.id)))


def _found(look: Look, stage: Stage, narrowed: list[Content]) -> Found:
    if len(narrowed) == 1:
        persona = called(look.project.personas[narrowed[0].persona or ""])
        message = f"{called(narrowed[0])} in {called(stage)} is for {persona} only."
    else:
        names = listed([called(one) for one in narrowed])
        pieces = f"{len(narrowed)} pieces of content in {called(stage)}"
        message = f"{pieces} are for one persona only: {names}."
    widened = [EditFields(one.id, {"persona": None}) for one in narrowed]
    return Found(
        subject=stage.id,
        message=message,
        records=(stage.id, *(one.id for one in narrowed[:49])),
        mend=Mend("Make it for everybody", lambda _project: Together(_TITLE, widened)),
    )


_TITLE = "Make content for everybody"
CHECK = Check(
    name="narrowed_in_awareness",
    mistake=7,
    title="Content narrowed to one person in awareness",
    severity=Severity.LOW,
    why="Before people know the offer, nobody can say who they are; what is cut for one passes the "
    "others by.",
    how="Say it for everybody here, and narrow it from consideration on.",
    subjects=Stage,
    reads={
        Content: ("persona", "stage", "touchpoint", "title"),
        Touchpoint: ("stage",),
        Stage: ("phase", "name", "journey"),
        Presence: ("persona", "journey"),
        Persona: ("name",),
    },
    find=find,
    applies=has_content,
)
