"""What checks of mistakes 6 to 10 promise beyond their cases: mends that lose nothing, thresholds,
and no question where an edit touches nothing that they read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from journeymapper.app.templates import EMPTY, SAMPLE, template_records
from journeymapper.checks.health import Health
from journeymapper.checks.registry import checks
from journeymapper.domain.change import Change, Changes
from journeymapper.domain.project import Project
from journeymapper.domain.records import (
    FeedbackNote,
    Journey,
    ProjectDetails,
    Record,
    Stage,
    Threshold,
    Touchpoint,
    Trigger,
)
from journeymapper.domain.vocabulary import Sentiment, Status
from tests.checks.case import TODAY, findings_of, project_of

OURS = [one for one in checks() if 6 <= one.mistake <= 10]
SAID = "I could not find the price anywhere."
PLACE: list[Record] = [
    Journey(id="journey_1", title="Trial to paid"),
    Stage(id="stage_1", journey="journey_1", name="Trial"),
    Touchpoint(id="tp_1", journey="journey_1", stage="stage_1", name="Checkout"),
]


def _mended(project: Project, check: str) -> Project:
    mend = findings_of(project, check)[0].mend
    assert mend is not None
    project.apply(mend.command(project).plan(project))
    return project


def _applied(project: Project, health: Health, changes: Changes) -> None:
    project.apply(changes)
    health.changed(changes)


def test_merging_copies_keeps_the_answer_the_place_and_the_tags() -> None:
    copies: Iterable[Record] = [
        FeedbackNote(id="feedback_1", text=SAID, tags=("price",)),
        FeedbackNote(
            id="feedback_2", text=SAID, touchpoint="tp_1", reply="It is there.", tags=("trust",)
        ),
        FeedbackNote(id="feedback_3", text=SAID.upper(), customer="Ada"),
    ]
    project = _mended(project_of([*PLACE, *copies]), "feedback_twice")
    (known,) = (one for one in project.feedback_notes.values() if one.touchpoint)
    assert known.reply == "It is there."
    assert known.tags == ("price", "trust")
    assert len(project.feedback_notes) == 2, "two who may be different people stay two"


def test_many_copies_are_one_finding_and_one_step() -> None:
    notes = [
        FeedbackNote(id=f"feedback_{n}_{copy}", text=f"{SAID} Question {n}")
        for n in range(200)
        for copy in range(3)
    ]
    project = project_of(notes)
    (finding,) = findings_of(project, "feedback_twice")
    assert "400 feedback notes are copies" in finding.message
    assert 0 < len(finding.records) <= 50
    assert len(_mended(project, "feedback_twice").feedback_notes) == 200
    assert not findings_of(project, "feedback_twice")


@pytest.mark.parametrize(
    ("notes", "titles"), [(9, {""}), (10, {"Before merging 10 feedback notes"})]
)
def test_before_ten_notes_are_merged_the_place_is_named(notes: int, titles: set[str]) -> None:
    same = [FeedbackNote(id=f"feedback_{n}", text=SAID) for n in range(notes)]
    found = findings_of(project_of(same), "feedback_twice")
    assert {one.mend.milestone for one in found if one.mend} == titles


def test_merging_never_takes_a_rating_an_answer_or_a_judgement_away() -> None:
    notes = [
        FeedbackNote(id=f"feedback_{n}", text=SAID, **values)  # type: ignore[arg-type]
        for n, values in enumerate(
            (
                *({"rating": 2.0}, {"rating": 9.0}, {"rating": 2.0, "source": "Survey"}),
                *({"source": "Support ticket"}, {"reply": "It is there."}, {"reply": "Sorry."}),
                *({"sentiment": Sentiment.NEGATIVE}, {"sentiment": Sentiment.POSITIVE}, {}),
            )
        )
    ]
    project = project_of(notes)
    while findings_of(project, "feedback_twice"):
        _mended(project, "feedback_twice")
    left = project.feedback_notes.values()
    assert {one.rating for one in left} >= {2.0, 9.0}
    assert {one.source for one in left} >= {"Survey", "Support ticket"}
    assert {one.reply for one in left} >= {"It is there.", "Sorry."}
    assert {one.sentiment for one in left} >= {Sentiment.NEGATIVE, Sentiment.POSITIVE}


def test_opening_again_what_was_closed_without_an_answer() -> None:
    note = FeedbackNote(id="feedback_1", text=SAID, status=Status.CLOSED, needs_reply=True)
    project = _mended(project_of([note]), "closed_without_answer")
    assert project.feedback_notes["feedback_1"].status is Status.TRIAGED


def test_one_writing_for_names_is_the_one_that_most_have() -> None:
    stages = [Stage(id=f"stage_{n}", journey="journey_1", name=f"Stage {n}") for n in range(2, 4)]
    names = ["pricing page", "Pricing page", "Pricing page"]
    touchpoints = [
        Touchpoint(id=f"tp_{n}", journey="journey_1", stage=f"stage_{n}", name=name)
        for n, name in enumerate(names, 1)
    ]
    project = _mended(project_of([*PLACE[:2], *stages, *touchpoints]), "touchpoints_same_name")
    assert {one.name for one in project.touchpoints.values()} == {"Pricing page"}


@pytest.mark.parametrize(
    ("sentiment", "name", "days"),
    [(Sentiment.NEGATIVE, "days", 10), (Sentiment.NEUTRAL, "working_days", 10)],
)
def test_how_long_customers_may_wait_is_the_projects_to_say(
    sentiment: Sentiment, name: str, days: int
) -> None:
    note = FeedbackNote(
        id="feedback_1",
        text=SAID,
        touchpoint="tp_1",
        sentiment=sentiment,
        needs_reply=True,
        received_on=TODAY - timedelta(days=9),
    )
    assert findings_of(project_of([*PLACE, note]), "feedback_waiting")
    longer = Threshold(id="threshold_1", check="feedback_waiting", name=name, value=days)
    assert not findings_of(project_of([*PLACE, note, longer]), "feedback_waiting")
    assert findings_of(project_of([*PLACE, note, longer]), "feedback_waiting", date(2027, 1, 1))


def test_a_note_from_tomorrow_does_not_wait() -> None:
    note = FeedbackNote(
        id="feedback_1", text=SAID, needs_reply=True, received_on=TODAY + timedelta(days=400)
    )
    assert not findings_of(project_of([note]), "feedback_waiting")


def test_an_empty_project_gets_no_finding_and_makes_none_of_these_mistakes() -> None:
    report = Health(Project(template_records(EMPTY)), TODAY, OURS).run().report()
    assert not report.findings
    assert report.applicable == 0


def test_moving_a_card_asks_nothing() -> None:
    project = Project(template_records(SAMPLE))
    health = Health(project, TODAY, OURS).run()
    for one in tuple(project.touchpoints.values()):
        _applied(project, health, (Change(one, replace(one, x=one.x + 8, y=one.y + 8)),))
        assert health.is_settled


def test_a_step_stays_short_on_a_long_journey_with_triggers() -> None:
    steps = [
        Touchpoint(id=f"tp_{n}", journey="journey_1", stage="stage_1", name=f"Step {n}")
        for n in range(2, 4000)
    ]
    triggers = [Trigger(id=f"trigger_{n}", touchpoint=f"tp_{n}") for n in range(2, 4000)]
    project = project_of([*PLACE, *steps, *triggers])
    for check in OURS:
        if check.mistake == 9 and check.applies(Health(project, TODAY, [check]).look):
            health = Health(project, TODAY, [check])
            rests = 0
            while health.step(0.0):
                rests += 1
            assert rests >= 20, check.name


def test_numbers_are_written_as_the_project_writes_them() -> None:
    notes = [FeedbackNote(id=f"feedback_{one}", text=f"Note {one}") for one in range(1200)]
    said = []
    for locale in ("", "de_DE"):
        project = Project([ProjectDetails(id="project_1", locale=locale), *notes])
        said += [one.message[:20] for one in findings_of(project, "feedback_without_owner")]
    assert said == ["1,200 feedback notes", "1.200 feedback notes"]
