"""What stays at home: records that are marked internal do not go into a document for the client."""

from __future__ import annotations

from journeymapper.domain.project import Project
from journeymapper.domain.record import Record
from journeymapper.domain.records import FeedbackNote, Lane, Sticky


def is_internal(project: Project, record: Record) -> bool:
    """Whether a feedback note, or the lane that a sticky was written in, is marked internal."""
    if isinstance(record, FeedbackNote):
        return record.internal
    if isinstance(record, Sticky) and record.lane is not None:
        return project.get(Lane, record.lane).internal
    return False
