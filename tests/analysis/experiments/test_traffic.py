"""How many visitors a week an experiment may count on, from what the project knows."""

from __future__ import annotations

from datetime import date

import pytest

from journeymapper.analysis.experiments.traffic import visitors_a_week
from journeymapper.domain.project import Project
from journeymapper.domain.records import (
    Connection,
    Experiment,
    Journey,
    Measure,
    ProjectDetails,
    Reading,
    Record,
    Touchpoint,
)

BUSY = Touchpoint(id="tp_1", journey="journey_1", name="A", cadence_per_week=400)
QUIET = Touchpoint(id="tp_2", journey="journey_1", name="B")
WAY = Connection(id="con_1", journey="journey_1", source="tp_1", target="tp_2")
MEASURE = Measure(id="measure_1", journey="journey_1", name="Trial to paid", every_days=14)
READINGS = [
    Reading(
        id=f"reading_{month}",
        measure="measure_1",
        taken_on=date(2026, month, 1),
        sample_size=size,
    )
    for month, size in ((8, 500), (9, 1_840), (10, None))
]


@pytest.mark.parametrize(
    ("values", "weekly"),
    [
        ({"touchpoint": "tp_1"}, 400),
        ({"connection": "con_1"}, 400),
        ({"touchpoint": "tp_1", "measure": "measure_1"}, 400),
        ({"touchpoint": "tp_2", "measure": "measure_1"}, 920),
        ({"measure": "measure_1"}, 920),
        ({"touchpoint": "tp_2"}, None),
        ({}, None),
    ],
)
def test_visitors_a_week(values: dict[str, str], weekly: float | None) -> None:
    experiment = Experiment(id="experiment_1", name="Video", **values)  # type: ignore[arg-type]
    records: list[Record] = [ProjectDetails(id="project_1"), Journey(id="journey_1")]
    records += [BUSY, QUIET, WAY, MEASURE, *READINGS, experiment]
    assert visitors_a_week(Project(records), experiment) == weekly
