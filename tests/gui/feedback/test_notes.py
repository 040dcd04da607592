"""Which notes are listed and what is said of them, without a window."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from journeymapper.domain.change import Change
from journeymapper.domain.project import Project
from journeymapper.domain.records import FeedbackNote, Persona
from journeymapper.domain.vocabulary import Status
from journeymapper.gui.feedback.finder import Finder, Wanted, arranged
from journeymapper.gui.feedback.notes import about, quoted, standing
from tests.gui.feedback.conftest import TODAY, records


@pytest.fixture
def project() -> Project:
    return Project(records())


def found(project: Project, **wanted: object) -> list[str]:
    notes = Finder().find(project, Wanted(**wanted))  # type: ignore[arg-type]
    return [one.id.removeprefix("feedback_") for one in notes]


def test_no_status_means_all_and_several_add_up(project: Project) -> None:
    assert found(project) == ["4", "1", "2", "3"]
    assert found(project, statuses=frozenset({Status.NEW})) == ["4", "1"]
    assert found(project, statuses=frozenset({Status.TRIAGED, Status.CLOSED})) == ["2", "3"]


@pytest.mark.parametrize(
    ("words", "hits"),
    [
        ("PRICE card", ["1"]),
        ("support", ["1"]),
        ("trust", ["1"]),
        ("career", ["1"]),
        ("welcome", ["2"]),
        ("pirce", ["1"]),
        ("collaegues", ["3"]),
        ("zebra", []),
        ("price sound", []),
    ],
)
def test_words_are_found_wherever_they_stand_and_slips_are_forgiven(
    project: Project, words: str, hits: list[str]
) -> None:
    assert found(project, words=words) == hits


def test_accents_and_case_do_not_matter() -> None:
    project = Project([FeedbackNote(id="feedback_1", text="Größe und Café: zu teuer")])
    assert found(project, words="cafe") == ["1"]
    assert found(project, words="GRÖSSE") == ["1"]


def test_a_renamed_persona_is_found_by_the_new_name(project: Project) -> None:
    finder = Finder()
    assert not finder.find(project, Wanted(words="bookkeeper"))
    before = project.personas["persona_1"]
    change = Change(before, Persona(id="persona_1", name="Bookkeeper", rank="a0"))
    project.apply([change])
    finder.follow([change])
    assert [one.id for one in finder.find(project, Wanted(words="bookkeeper"))] == ["feedback_1"]


def test_orders(project: Project) -> None:
    assert found(project, sort="oldest") == ["3", "2", "1", "4"]
    assert found(project, sort="rating") == ["2", "3", "1", "4"]
    assert found(project, sort="waiting") == ["1", "2", "4", "3"]


def test_notes_without_a_date_come_last() -> None:
    dated = FeedbackNote(id="feedback_1", received_on=date(2026, 1, 1))
    undated = FeedbackNote(id="feedback_2")
    for sort in ("newest", "oldest", "waiting"):
        assert arranged([undated, dated], sort) == [dated, undated]


def test_what_is_said_of_a_note(project: Project) -> None:
    notes = project.feedback_notes
    said = {one.id[-1]: standing(one, TODAY) for one in notes.values()}
    assert said == {
        "1": ("needs a reply · 2 days", "coral_text"),
        "2": ("triaged", "muted"),
        "3": ("closed · answered in 1 day", "good_text"),
        "4": ("new", "muted"),
    }
    acting = replace(notes["feedback_1"], status=Status.ACTING)
    assert standing(acting, TODAY)[0] == "acting · needs a reply · 2 days"
    backwards = replace(notes["feedback_3"], answered_on=date(2026, 11, 1))
    assert standing(backwards, TODAY)[0] == "closed"
    assert about(project, notes["feedback_1"], TODAY) == (
        "Support ticket · 19 Nov · Career changer · negative"
    )
    last_year = replace(notes["feedback_2"], received_on=date(2025, 3, 2))
    assert about(project, last_year, TODAY) == "App review · 2 Mar 2025 · rated 3"


def test_quotes_are_not_doubled() -> None:
    assert quoted(FeedbackNote(id="feedback_1", text="Too\n dear")) == "“Too dear”"
    assert quoted(FeedbackNote(id="feedback_1", text="“Too dear”")) == "“Too dear”"
