"""Experiments for ``show --json``: variants, what the numbers say, what was decided."""

from __future__ import annotations

from datetime import date
from typing import Any

from journeymapper.analysis.directions import without_marks
from journeymapper.analysis.experiments.results import Arm, Comparison
from journeymapper.analysis.experiments.verdict import place_text, verdict_of
from journeymapper.domain.order import by_rank
from journeymapper.domain.project import Project
from journeymapper.domain.records import Experiment


def experiments(project: Project) -> list[dict[str, Any]]:
    """Every experiment in its order; rates and differences as parts of one."""
    return [_experiment(project, one) for one in by_rank(project.all(Experiment).values())]


def _experiment(project: Project, experiment: Experiment) -> dict[str, Any]:
    verdict = verdict_of(project, experiment, date.today())
    result = verdict.result
    measure = project.measures.get(experiment.measure or "")
    days = (experiment.started_on, experiment.ended_on)
    begun, ended = (one.isoformat() if one is not None else None for one in days)
    return {
        "name": experiment.name,
        "place": place_text(project, experiment),
        "status": experiment.status.value,
        "hypothesis": experiment.hypothesis,
        "measure": measure.name if measure is not None else None,
        "base_rate": experiment.base_rate,
        "wished_rate": experiment.wished_rate,
        "planned_size": experiment.planned_size,
        "started_on": begun,
        "ended_on": ended,
        "variants": [_variant(one) for one in result.arms],
        "comparisons": [_comparison(one) for one in result.comparisons],
        "split_p": result.split,
        "verdict": without_marks(verdict.sentence),
        "cautions": [
            {"kind": one.kind, "text": without_marks(one.text)} for one in verdict.cautions
        ],
        "decision": experiment.decision,
        "reason": experiment.reason,
    }


def _variant(arm: Arm) -> dict[str, Any]:
    return {
        "name": arm.variant.name,
        "control": arm.variant.is_control,
        "weight": arm.variant.weight,
        "visitors": arm.variant.visitors,
        "conversions": arm.variant.conversions,
        "rate": arm.rate,
        "interval": arm.interval,
    }


def _comparison(one: Comparison) -> dict[str, Any]:
    return {
        "variant": one.arm.variant.name,
        "control": one.control.variant.name,
        "difference": one.difference,
        "interval": one.interval,
        "p": one.chance,
        "p_holm": one.corrected,
        "visitors": one.visitors,
    }
