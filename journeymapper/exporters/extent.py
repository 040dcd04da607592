"""What of a project goes into a document of data: all, or what the wanted journeys need."""

from __future__ import annotations

from collections.abc import Iterator

from journeymapper.analysis.actions import journeys_of
from journeymapper.commands.records import deletion
from journeymapper.domain.change import deleted
from journeymapper.domain.project import Project
from journeymapper.domain.records import Action, Experiment, FeedbackNote, Record, ReviewComment
from journeymapper.exporters.job import ExportJob, IsCancelled, stop_if


def handed_over(job: ExportJob, cancelled: IsCancelled) -> Project:
    """The job's project as if its other journeys had been deleted, with what was said, tried and
    decided about them. Pictures that nothing shows any more are left out, as opening a file does.

    Raises Cancelled.
    """
    project = job.project
    for _ in project.indexing() if not project.is_indexed else ():
        stop_if(cancelled)
    others = set(project.journeys) - set(job.journeys)
    if others:
        project = project.snapshot()
        project.apply(deletion(project, [*_about(project, others), *others]))
    loose = [one for one in project.images.values() if not project.referring_ids(one.id)]
    if loose:
        project = project.snapshot()
        project.apply(deleted(*loose))
    return project


def _about(project: Project, journeys: set[str]) -> Iterator[str]:
    """What would outlive these journeys though it speaks of nothing else."""
    for kind in (FeedbackNote, Experiment, ReviewComment):
        for one in project.all(kind).values():
            if _journey_of(project, one) in journeys:
                yield one.id
    for action in project.all(Action).values():
        its = journeys_of(project, action)
        if its and its <= journeys:
            yield action.id


def _journey_of(project: Project, record: Record) -> str | None:
    for name in ("touchpoint", "connection"):
        place = project.find(getattr(record, name, None) or "")
        if place is not None:
            return str(getattr(place, "journey", "")) or None
    return None
