"""What ``show --json`` says of a grid."""

from __future__ import annotations

import json

from journeymapper.cli.grid_summaries import lanes
from journeymapper.commands.cells import WriteCell
from tests.a_project import a_project, do


def test_lanes_come_with_the_texts_of_their_cells() -> None:
    project = a_project()
    do(project, WriteCell("journey_1", "pain_points", "stage_b", "Price appears late", "1"))
    found = lanes(project, project.journeys["journey_1"])
    assert json.loads(json.dumps(found)) == found
    pains = next(one for one in found if one["kind"] == "pain_points")
    assert (pains["name"], pains["hidden"]) == ("Pain points", False)
    assert pains["cells"] == [{"stage": "Trial", "texts": ["Price appears late"]}]
    assert next(one["holes"] for one in found if one["kind"] == "content") == 3
