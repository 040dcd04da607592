"""Search and replace in all texts: what is found, what it would become, and what is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymapper.analysis.replacing import (
    MOST_PLACES,
    Sought,
    TextPlace,
    journey_of,
    replaced,
    searching,
    text_fields,
)
from journeymapper.app.templates import SAMPLE, template_records
from journeymapper.commands.replacing import ReplaceTexts
from journeymapper.domain.change import Changes
from journeymapper.domain.coding import field_types
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.project import Project
from journeymapper.domain.records import TABLES, FeedbackNote, references
from tests.a_project import a_project, do


def places(project: Project, sought: Sought, journey: str = "") -> list[TextPlace]:
    return [one for _, some in searching(project, sought, journey) for one in some]


def replace_all(project: Project, sought: Sought, journey: str = "") -> Changes:
    found = [one.key for one in places(project, sought, journey)]
    return do(project, ReplaceTexts(sought, found))


def test_what_is_found_is_told_with_its_place() -> None:
    (found,) = places(a_project(), Sought("GUIDED"))
    assert (found.record_id, found.field, found.before) == ("tp_b", "name", "Guided tour")
    assert found.spans == ((0, 6),)
    assert places(a_project(), Sought("GUIDED", is_exact=True)) == []


@pytest.mark.parametrize(
    ("text", "sought", "after"),
    [
        ("The trial of trials", Sought("trial", "test"), "The test of tests"),
        ("The trial of trials", Sought("trial", "test", whole_words=True), "The test of trials"),
        ("a.b (c) \\1", Sought("a.b (", r"\1 & $0 ", is_exact=True), r"\1 & $0 c) \1"),
        ("ÄRGER und ärger", Sought("ärger", "Freude"), "Freude und Freude"),
        ("在线购买课程", Sought("购买", "试用"), "在线试用课程"),
        ("المتجر القديم", Sought("القديم", "الجديد"), "المتجر الجديد"),
        ("🎉🎉", Sought("🎉", "👍"), "👍👍"),
    ],
)
def test_replaced(text: str, sought: Sought, after: str) -> None:
    assert replaced(text, sought) == after


def test_all_texts_of_the_project_in_one_step() -> None:
    project = Project(template_records(SAMPLE))
    before = project.snapshot()
    changes = replace_all(project, Sought("trial", "test drive"))
    assert len(changes) > 20
    assert places(project, Sought("trial")) == []
    kinds = {change.table for change in changes}
    assert {"stages", "touchpoints", "measures"} <= kinds
    assert all(project.journeys[one].rank == before.journeys[one].rank for one in before.journeys)


def test_one_journey_leaves_the_others_alone() -> None:
    project = Project(template_records(SAMPLE))
    first, second = list(project.journeys)[:2]
    found = places(project, Sought("trial"), first)
    assert found
    assert {journey_of(project, project.find(one.record_id)) for one in found} == {first}
    replace_all(project, Sought("trial", "test"), first)
    assert places(project, Sought("trial"), second)


def test_a_note_stands_in_the_journey_of_its_touchpoint() -> None:
    note = FeedbackNote(
        id="feedback_1", text="Late again", tags=("late", "price"), touchpoint="tp_a"
    )
    project = Project([*a_project().records(), note])
    found = places(project, Sought("late"), "journey_1")
    assert [(one.field, one.item) for one in found] == [("text", -1), ("tags", 0)]
    replace_all(project, Sought("late", "slow"))
    after = project.feedback_notes["feedback_1"]
    assert (after.text, after.tags) == ("slow again", ("slow", "price"))


@pytest.mark.parametrize(
    ("sought", "says"),
    [
        (Sought("Guided tour", ""), "“Guided tour” would be left without a name"),
        (Sought("Guided", "x" * 600), "may have 500 characters"),
        (Sought("", "x"), "nothing to look for"),
    ],
)
def test_what_would_be_invalid_is_refused(sought: Sought, says: str) -> None:
    with pytest.raises(EditRefused, match=says):
        ReplaceTexts(sought, [("tp_b", "name", -1)]).plan(a_project())


def test_what_is_gone_is_passed_over() -> None:
    gone = [("tp_gone", "name", -1), ("tp_a", "rank", -1), ("tp_a", "devices", 4)]
    assert ReplaceTexts(Sought("a", "b"), gone).plan(a_project()) == ()


def test_very_many_places_are_bounded() -> None:
    notes = [FeedbackNote(id=f"feedback_{n}", text="late") for n in range(MOST_PLACES + 900)]
    project = Project([*a_project().records(), *notes])
    steps = list(searching(project, Sought("late")))
    assert sum(len(some) for _, some in steps) == MOST_PLACES
    assert len(steps) > 40
    assert all(0 <= done <= 1 for done, _ in steps)


@given(st.text(max_size=40), st.text(min_size=1, max_size=4), st.text(max_size=4), st.booleans())
def test_nothing_typed_is_a_pattern(text: str, sought: str, other: str, exact: bool) -> None:
    after = replaced(text, Sought(sought, other, exact))
    if exact:
        assert after == text.replace(sought, other)


def test_every_text_field_is_searched_or_passed_over_on_purpose() -> None:
    passed_over = {
        f"{table}.{name}"
        for table, kind in TABLES.items()
        for name, hint in field_types(table).items()
        if hint in (str, tuple[str, ...])
        and name not in {one.field for one in references(kind)}
        and name not in text_fields(table)
    }
    plain = {"id", "rank", "colour", "icon", "template", "template_words", "media_type"}
    assert {one for one in passed_over if one.partition(".")[2] not in plain} == {
        "projects.currency",
        "projects.locale",
        "touchpoints.devices",
        "measures.device",
        "feedback_notes.external_id",
        "milestones.at",
        "contents.consent",
        "actions.finding",
        "votes.voter",
        "dismissals.check",
        "dismissals.about",
        "thresholds.check",
        "thresholds.name",
    }
