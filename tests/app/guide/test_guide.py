"""The guide asks for one thing after another, and says what is there."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from journeymapper.app.guide.belonging import ASKED_BY, OF_CHECK, OF_MISTAKE, step_of
from journeymapper.app.guide.guide import Guide, guide, guiding, set_aside
from journeymapper.app.guide.step import Choice, Step, StepName
from journeymapper.app.templates import template_records
from journeymapper.checks.finding import Severity
from journeymapper.checks.health import Health
from journeymapper.checks.mistakes import MISTAKES
from journeymapper.checks.registry import checks
from journeymapper.commands.base import Command
from journeymapper.commands.connections import Connect
from journeymapper.commands.empathy import AddEmpathyNote
from journeymapper.commands.journeys import AddJourney
from journeymapper.commands.personas import AddPersona, StepPath
from journeymapper.commands.records import AddRecord, DeleteRecords, EditFields
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.project import Project
from journeymapper.domain.records import (
    Content,
    Dismissal,
    Measure,
    Presence,
    Reading,
    Source,
    Validation,
)
from journeymapper.domain.vocabulary import BuyingRole, Market, MeasureKind, Section
from tests.a_project import a_project, do

TODAY = date(2026, 11, 22)
HESITATE = "Say what happens when they hesitate at “Guided tour”"


def guide_of(project: Project) -> Guide:
    journey = next(iter(project.journeys.values()))
    findings = Health(project, TODAY).run().report().findings
    return guide(project, journey, TODAY, findings)


def step(project: Project, name: StepName) -> Step:
    return guide_of(project).step(name)


def asked(project: Project, name: StepName) -> str:
    """What the step asks for next."""
    following = step(project, name).next
    return following.text if following is not None else ""


def made(choice: Choice) -> Command:
    assert choice.command is not None
    return choice.command()


def type_in(project: Project, name: StepName, text: str) -> None:
    """Answer what the step asks in the guide itself."""
    following = step(project, name).next
    assert following is not None and following.line is not None
    do(project, following.line.command(text))


def test_every_check_belongs_to_one_step() -> None:
    assert set(OF_MISTAKE) == {one.number for one in MISTAKES}
    for check in checks():
        assert step_of(check.name, check.mistake) in StepName
    assert set(OF_CHECK) <= {one.name for one in checks()}
    for name, where in OF_CHECK.items():
        (check,) = (one for one in checks() if one.name == name)
        assert OF_MISTAKE[check.mistake] is not where, f"{name} needs no exception"


def test_what_a_rule_asks_for_is_not_said_twice() -> None:
    assert set().union(*ASKED_BY.values()) <= {one.name for one in checks()}
    project = Project(template_records("empty"))
    found = [one.check for one in Health(project, TODAY).run().report().findings]
    assert "no_persona" in found
    assert not any(one.findings for one in guide_of(project).steps)
    following = step(project, StepName.EMPATHY).next
    assert following is not None
    do(project, set_aside(following, next(iter(project.journeys)), TODAY))
    assert [one.check for one in step(project, StepName.EMPATHY).findings] == ["no_persona"]


def test_an_empty_project_begins_with_people() -> None:
    found = guide_of(Project(template_records("empty")))
    assert [one.name for one in found.steps] == list(StepName)
    assert found.said == "0 of 9 steps have enough for now"
    assert found.first_left is found.steps[0]
    assert [one.next.text if one.next else "" for one in found.steps] == [
        "Add a persona",
        "Note what you know it from",
        "Add a persona",
        "Draw the first touchpoints",
        "Add a persona",
        *["Draw the first touchpoints"] * 4,
    ]
    assert not any(one.is_begun or one.is_enough or one.there for one in found.steps)


def test_the_empathy_map_asks_for_what_matters_most() -> None:
    project = Project(template_records("empty"))
    do(project, AddPersona("persona_ada", "Ada"))
    for section, text in (
        (Section.SAY, "Write what Ada says"),
        (Section.DO, "Write what Ada does"),
        (Section.THINK, "Write what Ada thinks"),
        (Section.FEEL, "Write how Ada feels"),
        (Section.PAINS, "Write what hurts Ada"),
        (Section.GAINS, "Write what Ada hopes for"),
    ):
        assert asked(project, StepName.EMPATHY) == text
        following = step(project, StepName.EMPATHY).next
        assert following is not None and following.lead is not None
        assert (following.lead.page, following.lead.record) == ("empathy", "persona_ada")
        do(project, AddEmpathyNote(new_id_of(section), "persona_ada", section, "A thought"))
    done = step(project, StepName.EMPATHY)
    assert done.is_enough and done.next is None
    assert done.there == ("6 notes on 1 persona", "Ada: 6 of 6 main parts filled")
    do(project, AddPersona("persona_bo", "Bo"))
    assert asked(project, StepName.EMPATHY) == "Write what Bo says"


def new_id_of(section: Section) -> str:
    return f"empathy_{section.value.replace('_', '')}"


def test_what_is_only_assumed_is_asked_about() -> None:
    project = a_project()
    do(project, AddEmpathyNote("empathy_a", "persona_1", Section.SAY, "“Show me”"))
    assert asked(project, StepName.DATA) == "Note what you know it from"
    do(project, AddRecord(Source(id="source_a", reference="12 interviews")))
    following = step(project, StepName.DATA).next
    assert following is not None and following.text == "Say what is more than a guess"
    assert "1 of 1 notes and feelings are only assumed" in following.why
    do(project, EditFields("empathy_a", {"evidence": "researched"}))
    assert step(project, StepName.DATA).is_enough


@pytest.mark.parametrize(
    ("market", "roles"),
    [
        (Market.B2B, ["Add a decision maker", "Add an influencer", "Say how Career changer be…"]),
        (Market.B2C, ["Say how Career changer be…"]),
    ],
)
def test_who_buys_decides_which_roles_are_asked_for(market: Market, roles: list[str]) -> None:
    project = a_project()
    following = step(project, StepName.PERSONAS).next
    assert following is not None
    assert [one.text for one in following.choices] == ["Businesses", "People", "Nobody buys"]
    do(project, made(following.choices[[Market.B2B, Market.B2C].index(market)]))
    assert next(iter(project.journeys.values())).market is market
    for name in ("Career changer", "L&D lead") if market is Market.B2B else ():
        following = step(project, StepName.PERSONAS).next
        assert following is not None and following.text == f"Which role has {name}?"
        assert following.choices[0].text == "End user"
        do(project, made(following.choices[0]))
    for text in roles[:-1]:
        assert asked(project, StepName.PERSONAS) == text
        type_in(project, StepName.PERSONAS, f"{text} of ours")
    assert asked(project, StepName.PERSONAS).startswith(roles[-1][:-1])
    played = {one.role for one in project.personas.values()}
    assert (BuyingRole.DECISION_MAKER in played) is (market is Market.B2B)


def test_nobody_buys_is_kept_and_not_asked_again() -> None:
    project = a_project()
    following = step(project, StepName.PERSONAS).next
    assert following is not None
    answer = made(following.choices[2])
    assert answer.name(project) == "Note that nobody buys"
    do(project, answer)
    assert asked(project, StepName.PERSONAS).startswith("Say how Career changer")
    assert "Nobody buys anything here" in step(project, StepName.PERSONAS).there
    (kept,) = project.all(Dismissal).values()
    assert kept.reason == "Nobody buys here"
    here = step(project, StepName.PERSONAS)
    assert here.answered == (kept.id,) and not here.aside, "an answer is nothing that was waived"


def test_where_nobody_buys_no_word_of_selling_is_said() -> None:
    project = a_project()
    following = step(project, StepName.PERSONAS).next
    assert following is not None
    do(project, made(following.choices[2]), EditFields("stage_c", {"name": "Post-purchase"}))
    following = step(project, StepName.TOUCHPOINTS).next
    assert following is not None and following.text == "Rename the stage “Post-purchase”"
    do(project, made(following.choices[0]))
    assert project.stages["stage_c"].name == "Afterwards"
    for _ in range(3):
        following = step(project, StepName.TEST).next
        assert following is not None and "sale" not in following.why
        type_in(project, StepName.TEST, f"{following.text[-8:]} went on")
    assert asked(project, StepName.TEST).startswith("Enter a first reading"), "no worth is asked"
    following = step(project, StepName.TEST).next
    assert following is not None and following.line is not None
    assert following.line.placeholder.startswith("How many in the last 14 days?")
    assert "role of" not in " ".join(step(project, StepName.PERSONAS).there)


def test_small_steps_are_asked_for_in_the_words_of_their_phase() -> None:
    project = a_project()
    do(project, EditFields("journey_1", {"market": Market.B2C}))
    said = []
    for name in ("Awareness", "Trial", "Learning"):
        following = step(project, StepName.TEST).next
        assert following is not None
        said.append(following.why)
        type_in(project, StepName.TEST, f"Went on in {name}")
    assert ["long before a sale" in one for one in said] == [True, False, False]
    assert len(set(said)) == 3


def test_what_the_empathy_map_says_they_do_is_behaviour() -> None:
    project = a_project()
    do(project, EditFields("journey_1", {"market": Market.B2C}))
    assert asked(project, StepName.PERSONAS) == "Say how Career changer behaves"
    do(project, AddEmpathyNote("empathy_a", "persona_1", Section.DO, "Reads in the evening"))
    assert asked(project, StepName.PERSONAS) == ""


def test_touchpoints_ask_for_ways_back_and_for_who_cares() -> None:
    project = a_project()
    assert asked(project, StepName.TOUCHPOINTS) == "Where do they come back?"
    assert "3 touchpoints, no loops" in step(project, StepName.TOUCHPOINTS).there
    do(project, DeleteRecords(["tp_b"]))
    assert asked(project, StepName.TOUCHPOINTS) == "Fill the stage “Trial”"


def test_the_lowest_moment_asks_for_an_action() -> None:
    project = a_project()
    assert asked(project, StepName.GAPS) == "How does Career changer feel at “Review site”?"
    for place, emotion in (("a", 1), ("b", -2), ("c", 0)):
        feel(project, place, emotion)
    assert asked(project, StepName.GAPS) == "Decide what to do about “Guided tour”"
    assert "Lowest: Career changer at “Guided tour”, angry" in step(project, StepName.GAPS).there
    type_in(project, StepName.GAPS, "Show the way on the first screen")
    assert asked(project, StepName.GAPS) == ""


def feel(project: Project, place: str, emotion: int) -> None:
    from journeymapper.domain.records import Experience

    do(
        project,
        AddRecord(
            Experience(
                id=f"experience_{place}",
                persona="persona_1",
                touchpoint=f"tp_{place}",
                emotion=emotion,
            )
        ),
    )


def test_where_several_roles_walk_content_is_asked_for_one_of_them() -> None:
    project = a_project()
    do(project, EditFields("tp_b", {"essential": True}))
    assert asked(project, StepName.CONTENT) == "Name what they read or see at “Guided tour”"
    type_in(project, StepName.CONTENT, "The tour as a film")
    assert asked(project, StepName.CONTENT) == ""
    do(
        project,
        EditFields("persona_2", {"role": BuyingRole.DECISION_MAKER}),
        Connect("con_in_2", "journey_1", "tp_a", "tp_c"),
        StepPath("persona_2", "con_in_2", "passage_1"),
    )
    assert (
        asked(project, StepName.CONTENT) == "Name what is for the decision maker at “Guided tour”"
    )
    type_in(project, StepName.CONTENT, "What it costs")
    assert {one.role for one in project.all(Content).values()} == {None, BuyingRole.DECISION_MAKER}
    assert asked(project, StepName.CONTENT) == ""


def test_small_steps_are_named_valued_and_read_in_the_guide() -> None:
    project = a_project()
    do(project, EditFields("project_1", {"locale": "de_DE"}))
    for name in ("Awareness", "Trial", "Learning"):
        assert asked(project, StepName.TEST) == f"Name the small step of “{name}”"
        type_in(project, StepName.TEST, f"Went on in {name}")
    assert asked(project, StepName.TEST) == "Say what one “Went on in Trial” is worth"
    with pytest.raises(EditRefused, match="no number in German"):
        type_in(project, StepName.TEST, "much")
    with pytest.raises(EditRefused, match="less than nothing"):
        type_in(project, StepName.TEST, "-4")
    type_in(project, StepName.TEST, "4,50")
    type_in(project, StepName.TEST, "12")
    worth = {one.name: one.value_each for one in project.measures.values()}
    assert worth == {
        "Went on in Awareness": None,
        "Went on in Trial": 4.5,
        "Went on in Learning": 12.0,
    }
    assert asked(project, StepName.TEST) == "Enter a first reading of “Went on in Awareness”"
    type_in(project, StepName.TEST, "1.250")
    (reading,) = project.readings.values()
    assert (reading.value, reading.taken_on) == (1250.0, TODAY)
    assert "3 micro-conversions, 1 reading" in step(project, StepName.TEST).there


def test_a_validation_ends_the_last_step() -> None:
    project = a_project()
    assert asked(project, StepName.VALIDATE) == "Note whom you showed it"
    do(
        project,
        AddRecord(
            Validation(
                id="validation_a",
                journey="journey_1",
                asked="Five customers",
                held_on=TODAY,
                corrected="The call comes later",
            )
        ),
    )
    done = step(project, StepName.VALIDATE)
    assert done.is_enough
    assert done.there == (
        "Customers were asked once",
        "Last on 22 Nov 2026",
        "Once they corrected something",
    )


def test_what_is_not_needed_is_not_asked_again_until_it_is_asked_for() -> None:
    project = a_project()
    following = step(project, StepName.TRIGGERS).next
    assert following is not None and following.text == HESITATE
    do(project, set_aside(following, "journey_1", TODAY))
    after = step(project, StepName.TRIGGERS)
    assert after.next is None and after.is_enough
    assert after.aside == tuple(project.all(Dismissal))
    do(project, DeleteRecords(after.aside))
    assert asked(project, StepName.TRIGGERS) == HESITATE


def test_a_finding_stands_in_the_guide_of_its_own_journey() -> None:
    project = Project(template_records("trial-to-paid"))
    do(project, AddJourney("journey_b", "Another one"))
    report = Health(project, TODAY).run().report()
    assert len({one.journey for one in report.findings}) > 1
    for journey in project.journeys.values():
        for one in guide(project, journey, TODAY, report.findings).steps:
            assert all(finding.journey in (None, journey.id) for finding in one.findings)


@pytest.mark.parametrize("template", ["trial-to-paid", "public-service", "b2b-buying-committee"])
def test_a_step_with_an_open_finding_of_its_own_is_not_enough(template: str) -> None:
    project = Project(template_records(template))
    for journey in project.journeys.values():
        findings = Health(project, TODAY).run().report().findings
        graver = [replace(one, severity=Severity.MEDIUM) for one in findings]
        for one in guide(project, journey, TODAY, graver).steps:
            assert not (one.findings and one.is_enough)
            if one.findings and one.next is None:
                assert one.missing == one.findings[0].message


def test_counts_are_written_as_the_project_writes_numbers() -> None:
    project = a_project()
    do(project, EditFields("project_1", {"locale": "de_DE"}))
    measure = Measure(id="measure_a", journey="journey_1", name="Visits", kind=MeasureKind.OWN)
    do(project, AddRecord(measure))
    project.apply(
        [
            change
            for number in range(1200)
            for change in AddRecord(
                Reading(id=f"reading_{number}", measure="measure_a", value=1.0)
            ).plan(project)
        ]
    )
    there = step(project, StepName.TEST).there
    assert "No micro-conversions, 1.200 readings" in there


def test_a_long_name_is_cut() -> None:
    project = a_project()
    long = replace(project.personas["persona_1"], name="Kundenzufriedenheit" * 8)
    do(project, EditFields("persona_1", {"name": long.name}))
    assert len(asked(project, StepName.EMPATHY)) < 64
    assert project.all(Presence)


def test_it_looks_a_slice_at_a_time() -> None:
    project = a_project()
    journey = next(iter(project.journeys.values()))
    work = guiding(project, journey, TODAY)
    slices = 0
    while True:
        try:
            next(work)
        except StopIteration as end:
            at_once = guide(project, journey, TODAY)
            assert [one.there for one in end.value.steps] == [one.there for one in at_once.steps]
            break
        slices += 1
    assert slices > len(StepName)
