"""Validations: when customers were shown a journey, and what they said."""

from __future__ import annotations

from datetime import date

from journeymapper.domain.project import Project
from journeymapper.domain.records import Validation


def validations_of(project: Project, journey: str) -> list[Validation]:
    """The newest first, undated ones last; those of one day in reverse of how they were entered."""
    came = {one: place for place, one in enumerate(project.all(Validation))}
    found = project.referring(Validation, journey)
    return sorted(found, key=lambda one: (one.held_on or date.min, came[one.id]), reverse=True)
