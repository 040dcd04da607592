"""What is asked again after which edit, and how the report comes together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from journeymapper.app.templates import SAMPLE, template_records
from journeymapper.checks.check import Check
from journeymapper.checks.finding import Found, Severity
from journeymapper.checks.grouping import MOST_PLACES
from journeymapper.checks.health import MANY, Health
from journeymapper.checks.look import Look
from journeymapper.domain.change import Change, created, deleted
from journeymapper.domain.project import Project
from journeymapper.domain.records import (
    Dismissal,
    FeedbackNote,
    Journey,
    Persona,
    ProjectDetails,
    Stage,
    Touchpoint,
)

TODAY = date(2026, 11, 22)
RECORDS = (
    ProjectDetails(id="project_1"),
    Journey(id="journey_1", title="Borrow a book"),
    Stage(id="stage_1", journey="journey_1", name="Arrive"),
    *(
        Touchpoint(id=f"tp_{n}", journey="journey_1", stage="stage_1", name=f"Step {n}")
        for n in range(4)
    ),
)


def a_check(asked: list[str], **values: object) -> Check:
    """Finds every touchpoint called “Wrong”, and notes of whom it was asked."""

    def find(look: Look, subjects: Iterable[str]) -> Iterator[Found | None]:
        for one in subjects:
            asked.append(one)
            if look.project.touchpoints[one].name == "Wrong":
                yield Found(subject=one, message=f"{one} is wrong.")

    every: dict[str, object] = {
        "name": "wrong", "mistake": 1, "title": "Wrong", "why": "Why.", "how": "How.",
        "subjects": Touchpoint, "reads": {Touchpoint: ("name",)}, "find": find,
    }  # fmt: skip
    return Check(**{**every, **values})  # type: ignore[arg-type]


def edit(project: Project, health: Health, *changes: Change) -> None:
    project.apply(changes)
    health.changed(changes)


def renamed(project: Project, touchpoint: str, name: str) -> Change:
    card = project.touchpoints[touchpoint]
    return Change(card, replace(card, name=name))


def test_only_what_was_touched_is_asked_again_and_findings_keep_their_places() -> None:
    asked: list[str] = []
    project = Project(RECORDS)
    health = Health(project, TODAY, [a_check(asked)]).run()
    edit(project, health, *(renamed(project, one, "Wrong") for one in ("tp_0", "tp_2", "tp_3")))
    health.run()
    del asked[:]
    card = project.touchpoints["tp_0"]
    edit(project, health, Change(card, replace(card, x=9.0)))
    health.run()
    assert not asked
    edit(project, health, renamed(project, "tp_2", "Right"))
    edit(project, health, renamed(project, "tp_2", "Wrong"))
    health.run()
    assert asked == ["tp_2"]
    assert [one.records for one in health.report().findings] == [("tp_0",), ("tp_2",), ("tp_3",)]


def test_a_check_that_begins_to_apply_counts_and_one_that_ceases_does_not() -> None:
    check = a_check([], applies=lambda look: bool(look.project.personas))
    project = Project(RECORDS)
    health = Health(project, TODAY, [check]).run()
    edit(project, health, renamed(project, "tp_1", "Wrong"))
    assert health.run().report().score == "0 of the 0 that apply"
    somebody = created(Persona(id="persona_1"))
    edit(project, health, *somebody)
    assert health.run().report().score == "0 of the 1 that apply"
    edit(project, health, *deleted(project.personas["persona_1"]))
    report = health.run().report()
    assert (report.score, report.findings) == ("0 of the 0 that apply", ())


def test_a_hint_that_is_closed_leaves_its_place_and_comes_back() -> None:
    project = Project(RECORDS)
    health = Health(project, TODAY, [a_check([])]).run()
    edit(project, health, renamed(project, "tp_1", "Wrong"))
    report = health.run().report()
    assert [one.message for one in report.places["tp_1"]] == ["tp_1 is wrong."]
    assert list(report.places) == ["tp_1"]
    closing = created(Dismissal(id="dismissal_1", check="wrong", about="tp_1"))
    edit(project, health, *closing)
    report = health.run().report()
    assert not report.places and not report.groups[0].is_avoided
    assert (report.score, report.groups[0].is_set_aside) == (
        "0 of the 0 that apply, 1 set aside",
        True,
    )
    assert report.groups[0].closed[0][1].id == "dismissal_1"
    edit(project, health, *deleted(project.all(Dismissal)["dismissal_1"]))
    assert "tp_1" in health.run().report().places


def test_a_finding_of_many_places_belongs_to_its_journey_and_one_of_few_to_each() -> None:
    cards = [replace(RECORDS[3], id=f"tp_x{n}") for n in range(MOST_PLACES + 1)]
    named = [one.id for one in cards]

    def find(_look: Look, subjects: Iterable[str]) -> Iterator[Found | None]:
        for one in subjects:
            yield Found(subject=one, message="All.", records=tuple(named))

    check = a_check([], subjects=Journey, find=find, severity=Severity.LOW)
    project = Project([*RECORDS, *cards])
    assert list(Health(project, TODAY, [check]).run().report().places) == ["journey_1"]
    del named[-1]
    assert list(Health(project, TODAY, [check]).run().report().places) == named


def test_a_bulk_edit_gives_what_a_first_look_gives() -> None:
    project = Project(template_records(SAMPLE))
    health = Health(project, TODAY).run()
    place = next(iter(project.touchpoints))
    edit(
        project,
        health,
        *created(
            *(
                FeedbackNote(
                    id=f"feedback_{n}", text=f"Too dear {n % 7}", touchpoint=place,
                    needs_reply=True, received_on=date(2026, 1, 2), tags=("price",),
                )
                for n in range(MANY + 1)
            )
        ),
    )  # fmt: skip
    fresh = Health(project, TODAY).run().report()
    assert sorted(one.reference + one.message for one in health.run().report().findings) == sorted(
        one.reference + one.message for one in fresh.findings
    )
    assert health.report().score == fresh.score


def test_before_everything_was_asked_the_report_tells_what_is_known() -> None:
    health = Health(Project(RECORDS), TODAY)
    assert not health.report().findings
    health.step(0.0)
    assert len(health.report().groups) == 16
    assert health.run().is_settled
