"""What a closed hint closes, and that what is set aside makes no mistake an avoided one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as some

from journeymapper.checks.check import Check
from journeymapper.checks.finding import Found
from journeymapper.checks.health import Health
from journeymapper.checks.look import Look
from journeymapper.checks.report import Report
from journeymapper.commands.checks import SetAside
from journeymapper.domain.project import Project
from journeymapper.domain.records import Dismissal, Journey, Touchpoint
from tests.checks.case import TODAY, project_of
from tests.checks.test_frame import RECORDS, a_check, edit, renamed

WRONG = "Wrong"


def of_a_journey(**values: object) -> Check:
    """One hint for a journey: it names every touchpoint that is called “Wrong”."""

    def find(look: Look, subjects: Iterable[str]) -> Iterator[Found | None]:
        for one in subjects:
            here = look.project.referring(Touchpoint, one)
            wrong = tuple(each.id for each in here if each.name == WRONG)
            if wrong:
                yield Found(subject=one, message=f"{len(wrong)} are wrong.", records=wrong)

    given: dict[str, object] = {"find": find, "subjects": Journey}
    return a_check([], **{**given, **values})


def begun(check: Check, *wrong: str) -> tuple[Project, Health]:
    project = Project(
        replace(one, name=WRONG) if isinstance(one, Touchpoint) and one.id in wrong else one
        for one in RECORDS
    )
    return project, Health(project, TODAY, [check]).run()


def close(project: Project, health: Health) -> None:
    """Close the one hint that is open, as the panel does."""
    (finding,) = health.run().report().findings
    command = SetAside(
        f"dismissal_{len(project.all(Dismissal))}", finding.check, "", finding.closing
    )
    edit(project, health, *command.plan(project))


def said(health: Health) -> list[str]:
    return [one.message for one in health.run().report().findings]


def test_a_closed_hint_speaks_again_when_a_record_joins_and_not_when_one_leaves() -> None:
    project, health = begun(of_a_journey(), "tp_0", "tp_1")
    close(project, health)
    assert [one.about for one in project.all(Dismissal).values()] == ["journey_1 tp_0 tp_1"]
    assert said(health) == []
    edit(project, health, renamed(project, "tp_0", "Right"))
    assert said(health) == []
    edit(project, health, renamed(project, "tp_0", WRONG))
    assert said(health) == []
    edit(project, health, renamed(project, "tp_2", WRONG))
    assert said(health) == ["3 are wrong."]
    close(project, health)
    assert said(health) == []


def test_what_was_closed_without_records_stays_closed_whatever_joins() -> None:
    project, health = begun(of_a_journey(), "tp_0")
    edit(project, health, *SetAside("dismissal_1", "wrong", "", ["journey_1"]).plan(project))
    edit(project, health, renamed(project, "tp_2", WRONG))
    assert said(health) == []


def test_a_hint_closes_neither_that_of_another_subject_nor_that_of_another_check() -> None:
    project, health = begun(a_check([]), "tp_0", "tp_1")
    for number, (check, about) in enumerate((("wrong", ["tp_1"]), ("other", ["tp_0"]))):
        command = SetAside(f"dismissal_{number}", check, "", about)
        edit(project, health, *command.plan(project))
    assert said(health) == ["tp_0 is wrong."]


@given(
    closed=some.sets(some.integers(0, 3), min_size=1),
    now=some.sets(some.integers(0, 3), min_size=1),
)
def test_a_hint_is_closed_where_nothing_joined(closed: set[int], now: set[int]) -> None:
    project, health = begun(of_a_journey(), *(f"tp_{n}" for n in closed))
    close(project, health)
    for n in range(4):
        edit(project, health, renamed(project, f"tp_{n}", WRONG if n in now else "Right"))
    assert bool(said(health)) is not now.issubset(closed)


# What is counted


def report_of(project: Project, check: Check) -> Report:
    return Health(project, TODAY, [check]).run().report()


@pytest.mark.parametrize("about", [[], ["journey_1", "tp_0"]])
def test_a_mistake_of_which_all_is_set_aside_is_not_counted(about: list[str]) -> None:
    check = of_a_journey()
    project, health = begun(check, "tp_0")
    assert health.report().score == "0 of the 1 that apply"
    edit(project, health, *SetAside("dismissal_1", "wrong", "Said", about).plan(project))
    report = health.run().report()
    assert (report.avoided, report.applicable) == (0, 0)
    assert [one.mistake.number for one in report.aside] == [1]
    assert 1 not in {one.mistake.number for one in report.not_applicable}
    assert report.score == "0 of the 0 that apply, 1 set aside"
    edit(project, health, renamed(project, "tp_0", "Right"))
    closed_only = bool(about)
    assert health.run().report().score == (
        "1 of the 1 that apply" if closed_only else "0 of the 0 that apply, 1 set aside"
    )
    assert health.report().score == report_of(project, check).score


def test_a_check_that_is_set_aside_counts_its_mistake_no_more_only_where_it_would_find() -> None:
    other = a_check([], name="other", title="Other")
    project = Project(RECORDS)
    health = Health(project, TODAY, [of_a_journey(), other]).run()
    edit(project, health, *SetAside("dismissal_1", "wrong", "Said").plan(project))
    assert health.run().report().score == "1 of the 1 that apply"
    card = replace(project.touchpoints["tp_0"], name=WRONG)
    edit(project, health, renamed(project, "tp_0", card.name))
    report = health.run().report()
    assert [one.check for one in report.findings] == ["other"]
    assert report.score == "0 of the 1 that apply", "an open finding counts as ever"
    edit(project, health, *SetAside("dismissal_2", "other", "", ["tp_0"]).plan(project))
    assert health.run().report().score == "0 of the 0 that apply, 1 set aside"


def test_every_check_of_the_program_can_be_closed_by_what_its_hints_name() -> None:
    project = project_of([one for one in RECORDS if one.id != "project_1"])
    findings = Health(project, TODAY).run().report().findings
    assert findings
    for number, one in enumerate(findings):
        command = SetAside(f"dismissal_{number}", one.check, "", one.closing)
        project.apply(command.plan(project))
    report = Health(project, TODAY).run().report()
    assert not report.findings
    assert len(report.aside) == len({one.mistake for one in findings})
