"""What a client may read: what is left out, what takes its place, and what is said of the rest."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymapper.analysis.handing_over import project_for, remarks_for
from journeymapper.analysis.lanes import blueprint_kind
from journeymapper.analysis.leaving_out import EMPTIED, TAKES_ALONG
from journeymapper.domain.change import created
from journeymapper.domain.document_records import chosen
from journeymapper.domain.project import Project
from journeymapper.domain.records import (
    RECORD_TYPES,
    Action,
    Actor,
    Citation,
    Connection,
    Content,
    Dismissal,
    Experience,
    FeedbackNote,
    Journey,
    Lane,
    Measure,
    Milestone,
    Passage,
    Persona,
    ProjectDetails,
    Reading,
    Ritual,
    Source,
    Sticky,
    Threshold,
    Touchpoint,
    Validation,
    Vote,
    VoteRound,
    references,
)
from journeymapper.domain.rules import check
from journeymapper.domain.vocabulary import (
    ActorKind,
    Audience,
    LaneKind,
    StickyKind,
    TouchpointKind,
)
from tests.secrets_of_a_project import secrets_of, walked_project, with_secrets
from tests.storage.small_project import small_project

CLIENT = chosen(audience=Audience.CLIENT)


def shown(*records: object, options: object = CLIENT) -> Project:
    head = [ProjectDetails(id="project_1"), Journey(id="journey_1", title="J")]
    return project_for(Project([*head, *records]), options)  # type: ignore[list-item, arg-type]


def everything_said(project: Project) -> str:
    return "\n".join(map(repr, project.records())).casefold()


def note(number: int, **fields: object) -> FeedbackNote:
    return FeedbackNote(id=f"feedback_{number}", **fields)  # type: ignore[arg-type]


@given(st.integers(0, 10_000))
def test_no_secret_of_a_random_project_is_shown_and_what_is_left_fits_together(seed: int) -> None:
    project = with_secrets(walked_project(seed), random.Random(seed))
    client = project_for(project, CLIENT)
    said = everything_said(client)
    assert [one for one in secrets_of(project) if one in said] == []
    check(Project(), created(*client.records()))


@given(st.integers(0, 10_000))
def test_chosen_personas_leave_a_project_that_fits_together(seed: int) -> None:
    project = walked_project(seed)
    wanted = tuple(random.Random(seed).sample(sorted(project.personas), len(project.personas) // 2))
    left = project_for(project, chosen(personas=wanted))
    if wanted:
        assert set(left.personas) == set(wanted)
    check(Project(), created(*left.records()))


def test_the_team_sees_the_project_itself() -> None:
    project = Project(small_project())
    assert project_for(project, chosen()) is project
    assert remarks_for(project, chosen()) == ()


def test_every_reference_is_thought_through() -> None:
    for kind in RECORD_TYPES:
        for one in references(kind):
            ways = [
                one.required,
                (kind.table, one.field) in EMPTIED,
                (kind.table, one.field) in TAKES_ALONG,
            ]
            assert sum(ways) == 1, (kind.table, one.field)


def test_what_hangs_on_an_internal_sticky_goes_with_it() -> None:
    client = shown(
        Lane(id="lane_1", journey="journey_1", name="War room", internal=True),
        Lane(id="lane_2", journey="journey_1", name="Notes"),
        Sticky(id="sticky_1", journey="journey_1", lane="lane_1", text="They leave us"),
        Sticky(id="sticky_2", journey="journey_1", lane="lane_2", text="Open"),
        VoteRound(id="round_1", journey="journey_1"),
        Vote(id="vote_1", round="round_1", target="sticky_1"),
        Vote(id="vote_2", round="round_1", target="sticky_2", voter="Bo"),
        Source(id="source_1", reference="Board minutes"),
        Source(id="source_2", reference="Nobody cites it"),
        Citation(id="citation_1", record="sticky_1", source="source_1"),
        Action(id="action_1", text="Win them back", sticky="sticky_1"),
        Content(id="content_1", journey="journey_1", title="Answer", pain="sticky_1"),
    )
    assert set(client.stickies) == {"sticky_2"}
    assert [(one.id, one.voter) for one in client.all(Vote).values()] == [("vote_2", "")]
    assert set(client.all(Source)) == {"source_2"}
    assert not client.all(Action)
    assert not client.all(Content)
    assert set(client.all(Lane)) == {"lane_2"}


def test_an_internal_backstage_takes_its_steps_along_instead_of_showing_them_elsewhere() -> None:
    step = TouchpointKind.BACKSTAGE_STEP
    client = shown(
        Lane(
            id="lane_1", journey="journey_1", kind=LaneKind.TOUCHPOINTS, name="Customer", rank="a"
        ),
        Lane(id="lane_2", journey="journey_1", kind=LaneKind.BACKSTAGE, internal=True, rank="b"),
        Touchpoint(id="tp_1", journey="journey_1", name="Shop"),
        Touchpoint(id="tp_2", journey="journey_1", name="Blame each other", kind=step),
        Connection(id="con_1", journey="journey_1", source="tp_1", target="tp_2"),
        Action(id="action_1", text="Stop it", touchpoint="tp_2"),
        note(1, text="Odd", touchpoint="tp_2"),
    )
    assert set(client.touchpoints) == {"tp_1"}
    assert not client.connections
    assert not client.all(Action)
    assert client.feedback_notes["feedback_1"].touchpoint is None


@pytest.mark.parametrize(
    ("kind", "field", "empty"),
    [(LaneKind.THINKS, "thought", ""), (LaneKind.EMOTION, "emotion", None)],
)
def test_what_an_internal_lane_shows_of_experiences_is_left_out(
    kind: LaneKind, field: str, empty: object
) -> None:
    client = shown(
        Lane(id="lane_1", journey="journey_1", kind=kind, internal=True),
        Touchpoint(id="tp_1", journey="journey_1"),
        Persona(id="persona_1"),
        Experience(
            id="experience_1", persona="persona_1", touchpoint="tp_1", thought="Help", emotion=-2
        ),
    )
    assert getattr(client.experiences["experience_1"], field) == empty
    (lane,) = client.all(Lane).values()
    assert (lane.kind, lane.internal) == (LaneKind.TOUCHPOINTS, False)


def test_measures_of_an_internal_lane_and_their_readings_are_left_out() -> None:
    client = shown(
        Lane(id="lane_1", journey="journey_1", kind=LaneKind.MEASURES, internal=True),
        Touchpoint(id="tp_1", journey="journey_1"),
        Touchpoint(id="tp_2", journey="journey_1"),
        Measure(id="measure_1", journey="journey_1", name="Margin"),
        Reading(id="reading_1", measure="measure_1"),
        Connection(
            id="con_1", journey="journey_1", source="tp_1", target="tp_2", measure="measure_1"
        ),
    )
    assert not client.measures
    assert not client.readings
    assert client.connections["con_1"].measure is None


def test_a_sticky_that_stands_in_an_internal_lane_by_its_kind_is_left_out() -> None:
    client = shown(
        Lane(id="lane_1", journey="journey_1", kind=LaneKind.PAIN_POINTS, internal=True),
        Touchpoint(id="tp_1", journey="journey_1"),
        Sticky(id="sticky_1", journey="journey_1", touchpoint="tp_1", kind=StickyKind.PAIN),
        Sticky(id="sticky_2", journey="journey_1", touchpoint="tp_1", kind=StickyKind.IDEA),
    )
    assert set(client.stickies) == {"sticky_2"}


def test_nobody_owns_anything_and_steps_stay_in_their_lanes() -> None:
    step, system = TouchpointKind.BACKSTAGE_STEP, ActorKind.SYSTEM
    records = [
        Actor(id="actor_1", name="Zenobia", kind=ActorKind.FRONTSTAGE),
        Actor(id="actor_2", name="Payroll Inc", kind=ActorKind.PARTNER),
        Actor(id="actor_3", name="Baristas", kind=ActorKind.FRONTSTAGE),
        Actor(id="actor_4", name="Nobody's business", kind=system),
        Touchpoint(id="tp_1", journey="journey_1", kind=step, owner="actor_1"),
        Touchpoint(id="tp_2", journey="journey_1", kind=step, owner="actor_2"),
        Touchpoint(id="tp_3", journey="journey_1", owner="actor_1", done_by=("actor_3",)),
        Action(id="action_1", text="Do it", owner="actor_1"),
        Ritual(id="ritual_1", name="Hour", owner="actor_2"),
    ]
    before = Project([ProjectDetails(id="project_1"), Journey(id="journey_1"), *records])
    client = project_for(before, CLIENT)
    assert not [one for one in client.touchpoints.values() if one.owner]
    assert client.all(Action)["action_1"].owner is None
    assert client.all(Ritual)["ritual_1"].owner is None
    assert {one.name for one in client.actors.values()} == {
        ActorKind.FRONTSTAGE.label,
        ActorKind.PARTNER.label,
        "Baristas",
    }
    for one in before.touchpoints.values():
        assert blueprint_kind(client, client.touchpoints[one.id]) is blueprint_kind(before, one)


def test_nothing_of_what_checks_said_goes_along() -> None:
    client = shown(
        Dismissal(id="dismissal_1", check="dead-end", reason="The boss wants it so"),
        Threshold(id="threshold_1", check="wait", name="hours", value=3.0),
        Milestone(id="milestone_1", name="Before the row"),
        Action(id="action_1", text="Mend", finding="dead-end tp_9"),
        Validation(id="validation_1", journey="journey_1", asked="Maria Curie", confirmed="Yes"),
    )
    assert "boss" not in everything_said(client)
    assert not client.all(Threshold)
    assert not client.milestones
    assert client.all(Action)["action_1"].finding == ""
    assert "curie" not in everything_said(client)


def test_internal_notes_take_their_actions_along() -> None:
    client = shown(
        note(1, text="Sue them", customer="Odd Fellow", internal=True),
        note(2, text="Odd Fellow was kind", customer="Ann"),
        Action(id="action_1", text="Call a lawyer", feedback_note="feedback_1"),
    )
    assert set(client.feedback_notes) == {"feedback_2"}
    assert not client.all(Action)
    assert "fellow" not in everything_said(client)


def test_a_customer_goes_by_the_same_name_everywhere() -> None:
    client = shown(
        note(1, text="ann LEE asked; Ann\n Lee's sister Annabel did not", customer="Ann Lee"),
        note(2, text="So did Ann Lee Curtis", customer="  ann   lee "),
        note(3, text="I", customer="Ann Lee Curtis", tags=("Ann Lee", "late")),
        Touchpoint(id="tp_1", journey="journey_1", description="Seen with Ann Lee."),
    )
    notes = client.feedback_notes
    ann, curtis = notes["feedback_1"].customer, notes["feedback_3"].customer
    assert notes["feedback_2"].customer == ann != curtis
    assert notes["feedback_1"].text == f"{ann} asked; {ann}'s sister Annabel did not"
    assert notes["feedback_2"].text == f"So did {curtis}"
    assert notes["feedback_3"].tags == (ann, "late")
    assert client.touchpoints["tp_1"].description == f"Seen with {ann}."


@pytest.mark.parametrize(
    ("name", "text", "left"),
    [
        ("王伟", "昨天王伟说很慢", "昨天{}说很慢"),
        ("김민수", "김민수는 기다렸다", "{}는 기다렸다"),
        ("राम", "राम ने कहा, रामायण", "{} ने कहा, रामायण"),
        ("Zoë", "Zoe\u0308 und ZOË", "{} und {}"),
        ("İpek", "İpek bekledi", "{} bekledi"),
        ("Strauß", "STRAUSS wartet", "{} wartet"),
        ("J. O'Neil (VIP)", "So says J. O'Neil (VIP)!", "So says {})!"),
        ("Customer", "Every customer waits", "Every customer waits"),
        ("A", "A day", "A day"),
        ("007", "In 007 days", "In 007 days"),
    ],
)
def test_names_in_many_scripts_and_what_is_no_name(name: str, text: str, left: str) -> None:
    client = shown(note(1, text=text, customer=name))
    other = client.feedback_notes["feedback_1"]
    assert other.customer.startswith("Customer ")
    assert other.text == left.replace("{}", other.customer)


def test_pseudonyms_stay_when_notes_are_added_and_differ_between_projects() -> None:
    first = [note(n, customer=f"Person number {n}") for n in range(300)]
    more = [note(n, customer=f"Somebody {n}") for n in range(300, 600)]
    before, after = shown(*first), shown(*more, *first)
    names = {one.id: one.customer for one in before.feedback_notes.values()}
    assert len(set(names.values())) == 300
    assert {one: after.feedback_notes[one].customer for one in names} == names
    other = project_for(Project([ProjectDetails(id="project_2"), *first]), CLIENT)
    assert other.feedback_notes["feedback_1"].customer != names["feedback_1"]


def test_the_id_that_pseudonyms_follow_from_stays_at_home() -> None:
    client = shown(note(1, customer="Ann Lee"))
    assert client.details.id != "project_1"
    assert client.details.id == shown().details.id


def test_ways_and_cards_of_other_personas_are_left_out_where_the_chosen_ones_ways_are_known() -> (
    None
):
    records = [
        *(Persona(id=f"persona_{n}") for n in (1, 2)),
        *(Touchpoint(id=f"tp_{n}", journey="journey_1") for n in (1, 2, 3)),
        Connection(id="con_1", journey="journey_1", source="tp_1", target="tp_2"),
        Connection(id="con_2", journey="journey_1", source="tp_2", target="tp_3"),
        Passage(id="passage_1", connection="con_2", persona="persona_2"),
        Experience(id="experience_1", persona="persona_2", touchpoint="tp_3", thought="Mine"),
        Sticky(id="sticky_1", journey="journey_1", persona="persona_2", text="Theirs"),
        note(1, persona="persona_2"),
    ]
    only_first = chosen(personas=("persona_1",))
    unknown = shown(*records, options=only_first)
    assert set(unknown.touchpoints) == {"tp_1", "tp_2", "tp_3"}
    assert not (unknown.experiences or unknown.stickies or unknown.feedback_notes)

    known = shown(
        *records,
        Passage(id="passage_2", connection="con_1", persona="persona_1"),
        options=only_first,
    )
    assert set(known.touchpoints) == {"tp_1", "tp_2"}
    assert set(known.connections) == {"con_1"}


def test_the_round_whose_numbers_are_wanted_stays_without_comments() -> None:
    project = Project(small_project())
    with_numbers = project_for(project, replace(CLIENT, review_round="reviewround_1"))
    assert with_numbers.find("cardnumber_1") and not with_numbers.find("comment_1")
    without = project_for(project, CLIENT)
    assert without.find("cardnumber_1") is None


def test_it_is_told_where_names_still_stand() -> None:
    project = Project(
        [
            ProjectDetails(id="project_1", participants=("Zenobia",)),
            Journey(id="journey_1", problem="Ask Zenobia, says the War Room. Mr Lee agrees."),
            Actor(id="actor_1", name="Zenobia"),
            Lane(id="lane_1", journey="journey_1", name="War room", internal=True),
            Touchpoint(id="tp_1", journey="journey_1", owner="actor_1"),
            note(1, customer="Ann Lee", text="A"),
            note(2, customer="Anonymous", text="B"),
        ]
    )
    told = "\n".join(map(str, remarks_for(project, CLIENT)))
    for said in (
        "“Zenobia” (the ",
        "and 1 more)",
        "“War room” (the problem of a journey",
        "“Lee” (",
    ):
        assert said in told
    assert "“Anonymous”" in told
    assert "Participants are named on the cover and in data: “Zenobia”." in told
    assert remarks_for(project, replace(CLIENT, header="For Ann Lee"))[-1].text.startswith(
        "The header"
    )


@pytest.mark.parametrize(
    ("customer", "text", "is_told"),
    [
        ("Trial user", "Trial to paid", False),
        ("Trial Weber", "Trial. Fourteen days of trial", False),
        ("Trial Weber", "Free Trial", True),
        ("Will Weber", "They will call. Will answers", False),
        ("Will Weber", "They will call Will back", True),
        ("Anna Weber", "Anna called", True),
    ],
)
def test_common_words_are_no_names(customer: str, text: str, is_told: bool) -> None:
    project = Project(
        [
            ProjectDetails(id="project_1"),
            Journey(id="journey_1", title=text),
            note(1, customer=customer, text="A"),
        ]
    )
    assert any("Parts of" in one.text for one in remarks_for(project, CLIENT)) == is_told


def test_chosen_personas_that_are_gone_do_not_mean_everybody() -> None:
    client = shown(
        Persona(id="persona_1"),
        Sticky(id="sticky_1", journey="journey_1", persona="persona_1"),
        Sticky(id="sticky_2", journey="journey_1"),
        options=chosen(personas=("persona_gone",)),
    )
    assert not client.personas
    assert set(client.stickies) == {"sticky_2"}
