"""Where micro-conversions are asked for, and which there are."""

from __future__ import annotations

from journeymapper.checks.look import Look
from journeymapper.domain.project import Project
from journeymapper.domain.records import Measure
from journeymapper.domain.vocabulary import Market, MeasureKind


def has_measures(look: Look) -> bool:
    return bool(look.project.measures)


def has_micro_conversions(look: Look) -> bool:
    return any(_is_micro(one) for one in look.project.measures.values())


def micro_conversions(project: Project, journey: str) -> list[Measure]:
    return [one for one in project.referring(Measure, journey) if _is_micro(one)]


def is_commercial(project: Project, journey: str) -> bool:
    return project.journeys[journey].market is not Market.NONE


def _is_micro(measure: Measure) -> bool:
    return measure.kind is MeasureKind.MICRO_CONVERSION
