"""The matrix of content by stage, role and persona, with its holes and the pains it answers."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from journeymapper.analysis.content import (
    ContentMatrix,
    answers,
    by_persona,
    by_role,
    for_whom,
    pains_of,
)
from journeymapper.domain.change import Change
from journeymapper.domain.project import Project
from journeymapper.domain.records import Content, EmpathyNote, Presence, Sticky
from journeymapper.domain.vocabulary import BuyingRole, Section, StickyKind
from tests.a_project import a_project

MAKER = BuyingRole.DECISION_MAKER


def put(project: Project, *records: Any) -> None:
    project.apply([Change(None, one) for one in records])


def two_people() -> Project:
    """``a_project`` with both personas on the canvas; the second decides."""
    project = a_project()
    lead = project.personas["persona_2"]
    project.apply([Change(lead, replace(lead, role=MAKER))])
    put(project, Presence(id="presence_2", persona="persona_2", journey="journey_1"))
    return project


def item(name: str, **values: Any) -> Content:
    return Content(id=f"content_{name}", journey="journey_1", title=name, rank=name, **values)


def said(matrix: ContentMatrix) -> dict[str, list[str]]:
    """Each row's cells: titles, those for everybody in brackets, a hole as a question mark."""
    return {
        row.name: [
            "?"
            if cell.is_hole
            else " ".join(
                [*(one.title for one in cell.own), *(f"({one.title})" for one in cell.shared)]
            )
            for cell in row.cells
        ]
        for row in matrix.rows
    }


def test_a_role_that_is_present_and_has_nothing_at_a_stage_is_a_hole() -> None:
    project = two_people()
    put(
        project,
        item("Brief", stage="stage_a", role=MAKER),
        item("Video", touchpoint="tp_b", persona="persona_1"),
    )
    matrix = by_role(project, "journey_1")
    assert said(matrix) == {"end user": ["?", "Video", "?"], "decision maker": ["Brief", "?", "?"]}
    assert [(row.name, stage) for row, stage in matrix.holes] == [
        ("end user", "stage_a"),
        ("decision maker", "stage_b"),
        ("end user", "stage_c"),
        ("decision maker", "stage_c"),
    ]


def test_what_is_for_everybody_fills_every_row_and_is_shown_as_such() -> None:
    project = two_people()
    put(project, item("Film", stage="stage_b"))
    for matrix, names in (
        (by_role(project, "journey_1"), ["end user", "decision maker"]),
        (by_persona(project, "journey_1"), ["Career changer", "L&D lead"]),
    ):
        assert said(matrix) == {
            "everybody": ["", "Film", ""],
            **{name: ["?", "(Film)", "?"] for name in names},
        }


def test_a_role_s_content_is_each_of_its_personas_and_not_the_other_way_round() -> None:
    project = two_people()
    lead = project.personas["persona_2"]
    project.apply([Change(lead, replace(lead, role=BuyingRole.END_USER))])
    put(
        project,
        item("Page", stage="stage_a", role=BuyingRole.END_USER),
        item("Kit", stage="stage_b", persona="persona_2"),
    )
    assert said(by_role(project, "journey_1")) == {"end user": ["Page", "Kit", "?"]}
    assert said(by_persona(project, "journey_1")) == {
        "Career changer": ["Page", "?", "?"],
        "L&D lead": ["Page", "Kit", "?"],
    }


def test_who_is_not_in_the_journey_has_no_holes() -> None:
    project = a_project()  # the second persona stands nowhere
    put(project, item("Brief", stage="stage_a", persona="persona_2", role=MAKER))
    assert said(by_persona(project, "journey_1"))["L&D lead"] == ["Brief", "", ""]
    assert said(by_role(project, "journey_1"))["decision maker"] == ["Brief", "", ""]
    assert all(row.name == "end user" for row, _ in by_role(project, "journey_1").holes)


def test_a_touchpoint_says_the_stage_and_what_stands_nowhere_has_a_column() -> None:
    project = two_people()
    put(project, item("Video", touchpoint="tp_c", stage="stage_a", role=MAKER), item("Loose"))
    matrix = by_role(project, "journey_1")
    assert matrix.stages == ("stage_a", "stage_b", "stage_c", None)
    assert said(matrix)["decision maker"] == ["?", "?", "Video", "(Loose)"]


def test_each_item_names_the_pain_that_it_answers() -> None:
    project = two_people()
    put(
        project,
        Sticky(id="sticky_1", journey="journey_1", kind=StickyKind.PAIN, text="Price\ncomes late"),
        Sticky(id="sticky_2", journey="journey_1", kind=StickyKind.IDEA, text="A video"),
        EmpathyNote(
            id="empathy_1", persona="persona_1", section=Section.PAINS, text="No cues", rank="a"
        ),
        EmpathyNote(id="empathy_2", persona="persona_1", section=Section.GAINS, text="Time"),
    )
    assert [one.id for one in pains_of(project, "journey_1")] == ["sticky_1", "empathy_1"]
    assert answers(project, item("A", pain="sticky_1")) == "answers “Price comes late”"
    assert answers(project, item("B", pain="empathy_1")) == "answers “No cues”"
    assert answers(project, item("C")) == "answers no pain yet"
    assert [for_whom(project, one) for one in (item("A"), item("B", role=MAKER))] == [
        "everybody",
        "decision maker",
    ]
    assert for_whom(project, item("C", persona="persona_1", role=MAKER)) == "Career changer"


def test_without_people_there_is_a_row_for_everybody() -> None:
    project = Project(one for one in a_project().records() if one.table in ("projects", "journeys"))
    assert [row.name for row in by_role(project, "journey_1").rows] == ["everybody"]
    assert by_role(project, "journey_1").holes == []
