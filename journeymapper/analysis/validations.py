"""Validations: when customers were shown a journey, and what they said."""

from __future__ import annotations

from datetime import date
from typing import Any

from journeymapper.domain.project import Project
from journeymapper.domain.records import Journey, Validation


def validations_of(project: Project, journey: str) -> list[Validation]:
    """The newest first, undated ones last; those of one day in reverse of how they were entered."""
    came = {one: place for place, one in enumerate(project.all(Validation))}
    found = project.referring(Validation, journey)
    return sorted(found, key=lambda one: (one.held_on or date.min, came[one.id]), reverse=True)


def validation_summary(project: Project, journey: Journey) -> list[dict[str, Any]]:
    """Who was asked, when, and what they said, the newest first."""
    return [
        {
            "asked": one.asked,
            "held_on": one.held_on.isoformat() if one.held_on else None,
            "confirmed": one.confirmed,
            "corrected": one.corrected,
        }
        for one in validations_of(project, journey.id)
    ]
