"""Who was shown a journey: the newest first, each with what was said."""

from __future__ import annotations

from datetime import date

from journeymapper.analysis.validations import validation_summary, validations_of
from journeymapper.commands.records import AddRecord
from journeymapper.domain.records import Validation
from tests.a_project import a_project, do


def test_the_newest_comes_first_and_undated_ones_last() -> None:
    project = a_project()
    days = {"a": date(2026, 3, 1), "b": None, "c": date(2026, 5, 1), "d": date(2026, 5, 1)}
    for name, day in days.items():
        asked = Validation(
            id=f"validation_{name}", journey="journey_1", asked=f"Group {name}", held_on=day
        )
        do(project, AddRecord(asked))
    found = [one.id[-1] for one in validations_of(project, "journey_1")]
    assert found == ["d", "c", "a", "b"]
    assert not validations_of(project, "journey_2")
    told = validation_summary(project, project.journeys["journey_1"])
    assert told[0] == {
        "asked": "Group d",
        "held_on": "2026-05-01",
        "confirmed": "",
        "corrected": "",
    }
    assert told[-1]["held_on"] is None
