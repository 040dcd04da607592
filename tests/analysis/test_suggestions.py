"""Touchpoints and tags suggested for feedback: by shared words, the same every time, kept up."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from journeymapper.analysis.suggestions import Suggester
from journeymapper.analysis.terms import terms
from journeymapper.commands.feedback import AddFeedback
from journeymapper.commands.records import DeleteRecords, EditFields
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.project import Project
from journeymapper.domain.records import FeedbackNote
from tests.a_project import a_project, do
from tests.walk import RANDOM_COMMANDS


@pytest.fixture
def project() -> Project:
    """Touchpoints: Review site, Guided tour, First course."""
    made = a_project()
    do(
        made,
        AddFeedback("feedback_1", "The invoice was wrong", touchpoint="tp_c", tags=("billing",)),
        AddFeedback("feedback_2", "Invoices come twice", touchpoint="tp_c", tags=("billing",)),
        AddFeedback("feedback_3", "Lovely videos", touchpoint="tp_b", tags=("praise",)),
        AddFeedback("feedback_4", "Nothing to say about it"),
    )
    return made


def asked(text: str, **fields: object) -> FeedbackNote:
    return replace(FeedbackNote(id="feedback_new", text=text), **fields)  # type: ignore[arg-type]


def test_words_of_a_name_lead_to_the_touchpoint(project: Project) -> None:
    found = Suggester(project).touchpoints(asked("I got lost on the guided tour."))
    assert found[0][0] == "tp_b"
    assert 0.2 <= found[0][1] <= 1


def test_words_of_earlier_notes_lead_to_touchpoint_and_tag(project: Project) -> None:
    suggester = Suggester(project)
    note = asked("Where is my invoice?")
    assert [place for place, _ in suggester.touchpoints(note)] == ["tp_c"]
    assert [tag for tag, _ in suggester.tags(note)] == ["billing"]


def test_words_that_say_nothing_suggest_nothing(project: Project) -> None:
    suggester = Suggester(project)
    for text in ("", "!!!", "and the with", "Completely different", "It was very very good"):
        assert suggester.touchpoints(asked(text)) == []
        assert suggester.tags(asked(text)) == []


def test_what_a_note_has_already_is_not_suggested(project: Project) -> None:
    suggester = Suggester(project)
    note = asked("Guided tour, wrong invoice", touchpoint="tp_b", tags=("billing",))
    assert "tp_b" not in [place for place, _ in suggester.touchpoints(note)]
    assert suggester.tags(note) == []


def test_other_scripts_have_words_too(project: Project) -> None:
    do(
        project,
        EditFields("tp_a", {"name": "付款页面"}),
        EditFields("tp_b", {"name": "صفحة الدفع"}),
        EditFields("tp_c", {"name": "Страница оплаты"}),
    )
    suggester = Suggester(project)
    for text, place in (
        ("我在付款时出错了", "tp_a"),
        ("مشكلة في الدفع", "tp_b"),
        ("Ошибка оплаты", "tp_c"),
    ):
        assert suggester.touchpoints(asked(text))[0][0] == place


def test_an_edit_is_learned(project: Project) -> None:
    suggester = Suggester(project)
    assert not suggester.touchpoints(asked("The webinar was long"))
    suggester.changed(do(project, EditFields("tp_a", {"name": "Webinar"})))
    assert [one for one, _ in suggester.touchpoints(asked("The webinar was long"))] == ["tp_a"]
    suggester.changed(do(project, DeleteRecords(["feedback_1", "feedback_2"])))
    assert suggester.tags(asked("A billing matter")) == []


@pytest.mark.parametrize("seed", range(4))
def test_after_any_edits_it_says_what_a_new_one_says(project: Project, seed: int) -> None:
    rng = random.Random(seed)
    suggester = Suggester(project)
    suggester.step(0)
    for _ in range(120):
        command = rng.choice(RANDOM_COMMANDS)(rng, project)
        if command is None:
            continue
        try:
            changes = do(project, command)
        except EditRefused:
            continue
        suggester.changed(changes)
    fresh = Suggester(project)
    notes = [asked(text) for text in ("guided tour profile office", "two spaces", "客户旅程")]
    for note in (*notes, *list(project.feedback_notes.values())[:20]):
        assert suggester.touchpoints(note) == fresh.touchpoints(note)
        assert suggester.tags(note) == fresh.tags(note)


def test_terms_are_words_cut_short() -> None:
    assert terms("Payments, payment: PAYMENT!") == {"paymen": 3}
    assert list(terms("Straße ﬁne")) == ["strass", "fine"]
    assert terms("a" * 10_000) == {"aaaaaa": 1}
