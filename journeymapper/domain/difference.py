"""What leads from one project to another, as changes."""

from __future__ import annotations

from journeymapper.domain.change import Change, Changes
from journeymapper.domain.project import Project
from journeymapper.domain.records import RECORD_TYPES


def difference(before: Project, after: Project) -> Changes:
    """The changes that turn one project into the other: what is deleted first, from the records
    that refer to those that are referred to; then what is made or changed, the other way round."""
    gone: list[Change] = []
    come: list[Change] = []
    for kind in RECORD_TYPES:
        old, new = before.all(kind), after.all(kind)
        gone.extend(Change(record, None) for one, record in old.items() if one not in new)
        for one, record in new.items():
            earlier = old.get(one)
            if earlier is not record and earlier != record:
                come.append(Change(earlier, record))
    return (*reversed(gone), *come)
