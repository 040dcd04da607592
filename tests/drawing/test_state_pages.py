"""States side by side on paper: the curves aligned, and everything that changed in words."""

from __future__ import annotations

from datetime import date

import pytest

from journeymapper.analysis.alignment import falls_behind
from journeymapper.analysis.measures import MeasureState
from journeymapper.app.templates import template_records
from journeymapper.commands.experiences import SetExperience
from journeymapper.commands.journeys import CopyJourney
from journeymapper.commands.records import DeleteRecords, EditFields
from journeymapper.commands.touchpoints import AddTouchpoint
from journeymapper.domain.document_records import chosen
from journeymapper.domain.project import Project
from journeymapper.domain.records import Measure, Reading, Touchpoint
from journeymapper.domain.vocabulary import MeasureKind, State
from journeymapper.drawing.curves import CurveFrame
from journeymapper.drawing.pages import PAPERS, document
from journeymapper.drawing.primitives import Page, Path
from journeymapper.drawing.state_curves import DASHES, key_of_journeys, state_curves
from tests.a_project import a_project, do
from tests.drawing.shapes import smallest_text, text_lines, texts

FRAME = CurveFrame(600.0, 200.0, 60.0, 90.0, 16.0, 8.0)


def pages(project: Project, size: str = "A4") -> list[Page]:
    return document(project, chosen(page_size=size, sections=("states",)), at=date(2026, 11, 22))


def sample() -> Project:
    return Project(template_records("trial-to-paid"))


def changed() -> tuple[Project, dict[str, str]]:
    project = a_project()
    for n, emotion in (("a", 0), ("b", -2), ("c", 1)):
        do(project, SetExperience("persona_1", f"tp_{n}", {"emotion": emotion}, f"experience_{n}"))
    do(project, CopyJourney("journey_1", "journey_2", "After", State.FUTURE, "seed"))
    copies = {one.derived_from or "": one.id for one in project.referring(Touchpoint, "journey_2")}
    return project, copies


def test_a_project_without_a_derived_journey_has_no_such_pages() -> None:
    assert pages(a_project()) == []


@pytest.mark.parametrize("size", list(PAPERS))
def test_the_sample_s_pages_say_everything_legibly_and_on_the_sheet(size: str) -> None:
    made = pages(sample(), size)
    said = "\n".join(text for page in made for text in texts(page.picture))
    for wanted in (
        "Trial to paid",
        "12%",
        "27%",
        "Welcome video +3",
        "First lesson",
        "below its target of 10%",
    ):
        assert wanted in said
    assert "New (" in said and "Dropped (" in said and "Changed (" in said
    for page in made:
        assert smallest_text(page.picture) >= 6.45


def test_new_dropped_and_changed_each_stand_under_their_heading() -> None:
    project, copies = changed()
    do(
        project,
        AddTouchpoint("tp_new", "journey_2", "Welcome video", 320, 200),
        DeleteRecords([copies["tp_c"]]),
        EditFields(copies["tp_b"], {"name": "Live tour"}),
    )
    (page,) = pages(project)
    said = texts(page.picture)
    for head, *told in (
        ("+ New (1)", "Touchpoint", "Stage", "Welcome video"),
        ("− Dropped (1)", "Touchpoint", "Stage", "First course"),
        (
            *("~ Changed (1)", "Touchpoint", "What", "Trial to paid", "After"),
            *("Live tour", "Name", "“Guided tour”", "“Live tour”"),
        ),
    ):
        place = said.index(head) + 1
        assert [one for one in said[place:] if not one.endswith("both.")][: len(told)] == told


def test_the_same_touchpoints_stand_over_one_another_and_journeys_differ_by_dash() -> None:
    project, copies = changed()
    do(project, AddTouchpoint("tp_new", "journey_2", "Welcome video", 40, 200))
    drawn = state_curves(project, ("journey_1", "journey_2"), ["persona_1"], FRAME)
    x = {dot.touchpoint: dot.x for dot in drawn.dots}
    for old, new in copies.items():
        if old:
            assert x[old] == x[new]
    assert FRAME.left < min(x.values()) < max(x.values()) < FRAME.width - FRAME.right
    curves = [
        one
        for one in drawn.picture.primitives
        if isinstance(one, Path) and any(step[0] == "C" for step in one.steps)
    ]
    scaled = [tuple(one * FRAME.scale for one in dash) for dash in DASHES[:2]]
    assert [one.dash for one in curves] == scaled
    assert {"Trial to paid", "After"} <= set(texts(drawn.picture))


def test_nobody_and_nothing_draw_a_picture_all_the_same() -> None:
    project = a_project()
    assert state_curves(project, ("journey_1",), [], FRAME).dots == ()
    assert state_curves(project, (), [], FRAME).dots == ()


def test_the_key_names_each_journey_and_its_state_as_far_as_there_is_room() -> None:
    project, _ = changed()
    roomy = key_of_journeys(project, ("journey_1", "journey_2"), 0, 10, 600, 8)
    assert sum(isinstance(one, Path) for one in roomy) == 2
    assert key_of_journeys(project, ("journey_1", "journey_2"), 0, 10, 10, 8) == []


def test_many_changes_go_on_over_pages_and_none_is_lost() -> None:
    project = a_project()
    for n in range(200):
        do(project, AddTouchpoint(f"tp_m{n}", "journey_1", f"Step number {n}.", 32 + n, 200))
    do(project, CopyJourney("journey_1", "journey_2", "After", State.FUTURE, "seed"))
    for one in list(project.referring(Touchpoint, "journey_2")):
        do(project, EditFields(one.id, {"essential": True}))
    made = pages(project)
    said = [text for page in made for text in texts(page.picture)]
    assert len(made) > 1
    for n in range(200):
        assert f"Step number {n}." in said


def test_only_what_got_worse_or_is_far_off_is_alarming() -> None:
    lines = [one for page in pages(sample()) for one, _ in text_lines(page.picture)]
    off = [one for one in lines if "its target of" in one.line.text]
    assert {one.fill for one in off} == {"ink"}
    measure = Measure(id="measure_1", journey="journey_1", kind=MeasureKind.DROP_OFF, target=20)
    for before, now, alarming in ((30, 22, False), (19, 22, True), (22, 22, False), (40, 30, True)):
        states = [
            MeasureState(measure, Reading(id="reading_1", measure=measure.id, value=one), "", False)
            for one in (before, now)
        ]
        assert falls_behind(states) == alarming
