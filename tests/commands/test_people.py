"""Personas, what they live, their empathy maps, and what customers said."""

from __future__ import annotations

from datetime import date

import pytest

from journeymapper.commands.connections import Connect, MarkLoop
from journeymapper.commands.empathy import AddEmpathyNote, MoveEmpathyNote, notes_in
from journeymapper.commands.experiences import SetExperience, experience_of
from journeymapper.commands.feedback import AddFeedback, PinFeedback, SetStatus
from journeymapper.commands.personas import (
    AddPersona,
    BringPersonas,
    MovePersona,
    PlacePersona,
    SetPortrait,
    StepPath,
    records_to_bring,
)
from journeymapper.commands.records import EditFields
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.order import personas_in_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import ProjectDetails
from journeymapper.domain.vocabulary import Evidence, Section, Status, WalkedBy
from tests.a_project import a_project, do
from tests.sample_images import tiny_png


def walked(project: Project) -> set[str]:
    return {one.connection for one in project.passages.values() if one.persona == "persona_1"}


def test_personas_have_names_an_order_and_stand_on_a_canvas_once() -> None:
    project = a_project()
    do(project, AddPersona("persona_3", " Team  coach "), MovePersona("persona_3", "persona_1"))
    assert [one.name for one in personas_in_order(project)] == [
        "Team coach",
        "Career changer",
        "L&D lead",
    ]
    assert MovePersona("persona_3", "persona_1").plan(project) == ()
    with pytest.raises(EditRefused, match="already stands on this canvas"):
        PlacePersona("presence_2", "persona_1", "journey_1", 0, 0).plan(project)
    with pytest.raises(EditRefused, match="needs a name"):
        AddPersona("persona_4", "").plan(project)


def test_a_step_is_put_on_a_path_and_taken_off_again() -> None:
    project = a_project()
    do(project, StepPath("persona_1", "con_ab", "passage_1"))
    assert walked(project) == {"con_ab"}
    do(project, StepPath("persona_1", "con_ab", "passage_2"))
    assert not walked(project)


def test_customers_do_not_walk_what_the_organisation_walks() -> None:
    project = a_project()
    do(project, Connect("con_loop", "journey_1", "tp_c", "tp_a"))
    do(project, MarkLoop("con_loop", walked_by=WalkedBy.ORGANISATION))
    with pytest.raises(EditRefused, match="organisation walks this loop"):
        StepPath("persona_1", "con_loop", "passage_1").plan(project)


def test_personas_come_from_another_project_with_portrait_and_empathy_map() -> None:
    source, project = a_project(), a_project()
    do(
        source,
        SetPortrait("persona_1", tiny_png()),
        AddEmpathyNote("empathy_1", "persona_1", Section.PAINS, "no time"),
        EditFields("empathy_1", {"touchpoint": "tp_a"}),
    )
    command = BringPersonas(records_to_bring(source, ["persona_1"]), "seed")
    assert command.name(project) == "Bring in persona “Career changer”"
    do(project, command)
    brought = personas_in_order(project)[-1]
    assert brought.name == "Career changer (2)"
    assert brought.portrait in project.images
    (note,) = notes_in(project, brought.id, Section.PAINS)
    assert (note.text, note.touchpoint) == ("no time", None)
    with pytest.raises(EditRefused, match="at least one persona"):
        BringPersonas((), "seed").plan(project)
    empty = Project([ProjectDetails(id="project_1")])
    do(empty, command)
    assert [one.name for one in empty.personas.values()] == ["Career changer"]


def test_portrait_is_set_and_removed() -> None:
    project = a_project()
    do(project, SetPortrait("persona_1", tiny_png()), SetPortrait("persona_2", tiny_png()))
    assert len(project.images) == 1
    do(project, SetPortrait("persona_1", None))
    assert project.personas["persona_1"].portrait is None


def test_experience_is_made_edited_and_goes_with_its_last_value() -> None:
    project = a_project()
    do(project, SetExperience("persona_1", "tp_a", {"emotion": 2}, "experience_1"))
    do(project, SetExperience("persona_1", "tp_a", {"thought": "At last"}, "experience_2"))
    do(project, SetExperience("persona_1", "tp_a", {"emotion": -1}, "experience_3", round=2))
    first = experience_of(project, "persona_1", "tp_a")
    assert first is not None
    assert (first.id, first.emotion, first.thought) == ("experience_1", 2, "At last")
    do(project, SetExperience("persona_1", "tp_a", {"emotion": None}, "experience_4"))
    do(project, SetExperience("persona_1", "tp_a", {"thought": ""}, "experience_5"))
    assert list(project.experiences) == ["experience_3"]
    nothing = SetExperience("persona_1", "tp_b", {"evidence": Evidence.PARTIAL}, "experience_6")
    assert nothing.plan(project) == ()
    with pytest.raises(EditRefused, match="no colour"):
        SetExperience("persona_1", "tp_b", {"colour": 1}, "experience_7").plan(project)


def test_empathy_notes_follow_one_another_and_move_between_sections() -> None:
    project = a_project()
    for n, text in enumerate(("one", "two", "three")):
        do(project, AddEmpathyNote(f"empathy_{n}", "persona_1", Section.SEE, text))
    do(project, AddEmpathyNote("empathy_x", "persona_1", Section.SEE, " in ", after="empathy_0"))
    do(project, MoveEmpathyNote("empathy_2", Section.SEE, before="empathy_0"))
    seen = [one.text for one in notes_in(project, "persona_1", Section.SEE)]
    assert seen == ["three", "one", "in", "two"]
    assert MoveEmpathyNote("empathy_2", Section.SEE, before="empathy_0").plan(project) == ()
    do(project, MoveEmpathyNote("empathy_0", Section.FEEL))
    assert [one.text for one in notes_in(project, "persona_1", Section.FEEL)] == ["one"]
    with pytest.raises(EditRefused, match="note is empty"):
        AddEmpathyNote("empathy_9", "persona_1", Section.SEE, " ").plan(project)


def test_feedback_is_pinned_and_closed_with_the_answer() -> None:
    project = a_project()
    do(
        project,
        AddFeedback("feedback_1", " Sound was off ", tags=("phone ", "", "phone")),
        AddFeedback("feedback_2", "Too dear", touchpoint="tp_b"),
    )
    assert project.feedback_notes["feedback_1"].tags == ("phone",)
    command = PinFeedback(["feedback_1", "feedback_2"], "tp_b")
    assert command.name(project) == "Pin 2 feedback notes to “Guided tour”"
    (change,) = do(project, command)
    assert change.id == "feedback_1"
    do(project, EditFields("feedback_1", {"needs_reply": True}))
    with pytest.raises(EditRefused, match="Type the answer that was given, then close it"):
        SetStatus(["feedback_1"], Status.CLOSED, reply=" ").plan(project)
    day = date(2026, 5, 4)
    do(project, SetStatus(["feedback_1"], Status.CLOSED, reply="Fixed in 2.1", on=day))
    note = project.feedback_notes["feedback_1"]
    assert (note.status, note.reply, note.answered_on) == (Status.CLOSED, "Fixed in 2.1", day)
    do(project, SetStatus(["feedback_1"], Status.ACTING))
    assert project.feedback_notes["feedback_1"].answered_on is None
    do(project, SetStatus(["feedback_1"], Status.CLOSED, on=day))
    assert project.feedback_notes["feedback_1"].answered_on == day
    with pytest.raises(EditRefused, match="Type what the customer said"):
        AddFeedback("feedback_3", "\n").plan(project)
