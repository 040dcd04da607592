"""Experiments to ask questions about."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from journeymapper.analysis.experiments.verdict import Verdict, verdict_of
from journeymapper.domain.project import Project
from journeymapper.domain.records import Experiment, ProjectDetails, Variant
from journeymapper.domain.vocabulary import ExperimentStatus

TODAY = date(2026, 11, 22)
Arms = tuple[tuple[str, int, int], ...]
Judge = Callable[..., Verdict]


@pytest.fixture
def judge() -> Judge:
    """The verdict on (name, visitors, conversions) of each variant; the first is the control."""

    def made(*arms: tuple[str, int, int], locale: str = "", **values: Any) -> Verdict:
        weights = values.pop("weights", [1.0] * len(arms))
        controls = values.pop("controls", [place == 0 for place in range(len(arms))])
        fields = {"status": ExperimentStatus.DECIDED, "name": "Video", **values}
        experiment = Experiment(id="experiment_1", **fields)
        variants = [
            Variant(
                id=f"variant_{place}",
                experiment="experiment_1",
                name=name,
                visitors=visitors,
                conversions=conversions,
                weight=weights[place],
                is_control=controls[place],
                rank=f"a{place}",
            )
            for place, (name, visitors, conversions) in enumerate(arms)
        ]
        details = ProjectDetails(id="project_1", locale=locale)
        project = Project([details, experiment, *variants])
        return verdict_of(project, experiment, TODAY)

    return made
