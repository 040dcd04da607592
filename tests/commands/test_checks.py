"""What is set aside, and numbers of a project's own."""

from __future__ import annotations

from datetime import date

import pytest

from journeymapper.commands.checks import SetAside, SetThreshold
from journeymapper.commands.records import DeleteRecords
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.records import Dismissal, Threshold
from tests.a_project import a_project, do

DAY = date(2026, 11, 22)


def test_a_check_is_set_aside_with_a_reason_and_brought_back() -> None:
    project = a_project()
    do(project, SetAside("dismissal_1", "no_loop", " A one-off purchase ", on=DAY))
    (kept,) = project.all(Dismissal).values()
    assert (kept.check, kept.about, kept.reason, kept.set_on) == (
        "no_loop",
        "",
        "A one-off purchase",
        DAY,
    )
    do(project, SetAside("dismissal_2", "no_loop", "Another reason", on=DAY))
    assert [one.reason for one in project.all(Dismissal).values()] == ["Another reason"]
    do(project, DeleteRecords(["dismissal_1"]))
    assert not project.all(Dismissal)


def test_a_whole_check_needs_a_reason_and_a_single_hint_does_not() -> None:
    project = a_project()
    with pytest.raises(EditRefused, match="Say why"):
        do(project, SetAside("dismissal_1", "dead_end", "  "))
    do(project, SetAside("dismissal_1", "dead_end", "", about=["tp_b", "tp_c"]))
    assert project.all(Dismissal)["dismissal_1"].about == "tp_b tp_c"


def test_a_threshold_is_set_changed_and_given_back() -> None:
    project = a_project()
    do(project, SetThreshold("threshold_1", "too_many_personas", "most", 7))
    do(project, SetThreshold("threshold_2", "too_many_personas", "most", 8))
    assert [one.value for one in project.all(Threshold).values()] == [8]
    assert do(project, SetThreshold("threshold_3", "too_many_personas", "most", 8)) == ()
    do(project, SetThreshold("threshold_4", "too_many_personas", "most", None))
    assert not project.all(Threshold)
    for wrong in (-1.0, float("nan"), 1e12):
        with pytest.raises(EditRefused, match="number from 0"):
            do(project, SetThreshold("threshold_5", "too_many_personas", "most", wrong))
