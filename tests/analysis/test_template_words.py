"""How many texts are still the template's: counted alike at once and edit by edit."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymapper.analysis.template_words import (
    TemplateCount,
    TemplateWords,
    fingerprint,
    still_template,
    template_summary,
    template_words,
)
from journeymapper.commands.records import DeleteRecords, EditFields
from journeymapper.domain.change import Change, created, deleted
from journeymapper.domain.project import Project
from journeymapper.domain.records import (
    EmpathyNote,
    Experience,
    Journey,
    Persona,
    Presence,
    ProjectDetails,
    Record,
    Stage,
    Touchpoint,
)


def begun() -> Project:
    """A journey that began as a template of seven texts."""
    journey = Journey(id="journey_a", title="Visit", scenario="Who comes, and when?")
    records: list[Record] = [
        ProjectDetails(id="project_a"),
        journey,
        Stage(id="stage_a", journey="journey_a", name="Before", goal="What must be clear?"),
        Touchpoint(
            id="tp_a", journey="journey_a", stage="stage_a", name="Asks", description="Whom?"
        ),
        Touchpoint(id="tp_b", journey="journey_a", stage="stage_a", name="Waits"),
        Persona(id="persona_a", name="Who comes?"),
        Presence(id="presence_a", persona="persona_a", journey="journey_a"),
        EmpathyNote(id="empathy_a", persona="persona_a", text="What do they fear?"),
    ]
    records[1] = replace(journey, template="Visit", template_words=template_words(records))
    return Project(records)


def edit(project: Project, count: TemplateCount, changes: tuple[Change, ...]) -> None:
    project.apply(changes)
    count.follow(changes)


def test_a_fresh_copy_is_all_template_and_each_rewritten_text_is_one_less() -> None:
    project = begun()
    assert still_template(project, "journey_a") == TemplateWords(7, 7)
    count = TemplateCount(project, "journey_a")
    edit(project, count, EditFields("tp_a", {"name": "Asks the nurse"}).plan(project))
    edit(project, count, EditFields("tp_a", {"description": ""}).plan(project))
    assert count.words == TemplateWords(5, 6)
    edit(project, count, EditFields("stage_a", {"name": "At home"}).plan(project))
    assert count.words == still_template(project, "journey_a") == TemplateWords(5, 6)


def test_case_and_spaces_make_no_new_text_and_a_comma_does() -> None:
    assert fingerprint("What do  they\nfear?") == fingerprint("what do they fear?")
    assert fingerprint("What do they fear") != fingerprint("What do they fear?")
    assert len(fingerprint("")) == 8


def test_a_journey_of_ones_own_counts_nothing() -> None:
    project = begun()
    change = Change(
        project.journeys["journey_a"], replace(project.journeys["journey_a"], template_words=())
    )
    project.apply((change,))
    assert still_template(project, "journey_a") == TemplateWords(0, 0)
    assert template_summary(project, project.journeys["journey_a"]) is None


def test_what_show_says() -> None:
    project = begun()
    said = template_summary(project, project.journeys["journey_a"])
    assert said == {"title": "Visit", "texts": 7, "still_its_words": 7}


def test_people_who_do_not_walk_the_journey_are_not_counted() -> None:
    project = begun()
    count = TemplateCount(project, "journey_a")
    edit(project, count, created(Persona(id="persona_b", name="Who pays?")))
    assert count.words.of == 7
    lived = Experience(id="experience_b", persona="persona_b", touchpoint="tp_b", thought="When?")
    edit(project, count, created(lived))
    assert count.words == still_template(project, "journey_a") == TemplateWords(7, 9)
    edit(project, count, deleted(lived))
    assert count.words == still_template(project, "journey_a") == TemplateWords(7, 7)
    edit(project, count, DeleteRecords(("presence_a",)).plan(project))
    assert count.words == still_template(project, "journey_a") == TemplateWords(5, 5)


@given(st.data())
def test_edit_by_edit_counts_what_counting_anew_does(data: st.DataObject) -> None:
    project = begun()
    count = TemplateCount(project, "journey_a")
    for number in range(data.draw(st.integers(1, 8))):
        pool = [one for one in project.records() if not isinstance(one, ProjectDetails)]
        one = data.draw(st.sampled_from(pool))
        what = data.draw(st.sampled_from(["delete", "write", "live"]))
        if what == "delete" and not isinstance(one, Journey):
            changes = DeleteRecords((one.id,)).plan(project)
        elif what == "write" and isinstance(one, Touchpoint | EmpathyNote | Persona):
            field = "text" if isinstance(one, EmpathyNote) else "name"
            text = data.draw(st.sampled_from(["Asks", "Another", ""]))
            changes = (Change(one, replace(one, **{field: text})),)
        elif what == "live" and isinstance(one, Touchpoint) and project.personas:
            lived = Experience(
                id=f"experience_{number}",
                persona=next(iter(project.personas)),
                touchpoint=one.id,
                thought="Asks",
            )
            changes = created(lived)
        else:
            continue
        edit(project, count, changes)
        assert count.words == still_template(project, "journey_a")


@pytest.mark.parametrize("kind", [Journey, Touchpoint])
def test_deleting_leaves_a_count_that_fits(kind: type[Record]) -> None:
    project = begun()
    count = TemplateCount(project, "journey_a")
    ids = tuple(project.all(kind))
    edit(project, count, DeleteRecords(ids).plan(project))
    assert count.words == (
        TemplateWords(0, 0) if kind is Journey else still_template(project, "journey_a")
    )
