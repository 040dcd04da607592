"""A journey edited as indented text: lines stay what they stand for, and nothing is lost by
accident."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeymapper.analysis.outline import Outline, from_list, outline_text
from journeymapper.analysis.outline_reading import read
from journeymapper.app.templates import SAMPLE, template_records
from journeymapper.commands.outline import EditOutline
from journeymapper.commands.records import EditFields
from journeymapper.commands.touchpoints import MoveTouchpoints
from journeymapper.domain.change import Changes
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.order import journey_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import (
    Connection,
    FeedbackNote,
    Journey,
    ProjectDetails,
    Stage,
    Touchpoint,
)
from journeymapper.domain.rules import check
from journeymapper.domain.vocabulary import ConnectionKind
from tests.a_project import a_project, do
from tests.walk import RANDOM_COMMANDS
from tests.walking.registry import TEXTS

JOURNEY = "journey_1"


def edit(project: Project, text: str, resting: int | None = None) -> Changes:
    """Have the whole outline say this."""
    stages = tuple(Outline(project, JOURNEY).stages())
    return do(project, EditOutline(JOURNEY, stages, tuple(text.split("\n")), "seed", resting))


def changed(project: Project, before: str, after: str) -> Changes:
    """Replace a part of the outline."""
    text = outline_text(project, JOURNEY)
    assert before in text
    return edit(project, text.replace(before, after, 1))


def cards(project: Project) -> list[str]:
    return [one.name for one in journey_order(project, JOURNEY)]


def ways(project: Project) -> list[tuple[str, str, ConnectionKind, str]]:
    found = project.touchpoints
    return sorted(
        (found[one.source].name, found[one.target].name, one.kind, one.label)
        for one in project.connections.values()
        if one.source in found and one.target in found
    )


def test_renaming_a_line_keeps_all_that_hangs_on_it() -> None:
    project = a_project()
    note = FeedbackNote(id="feedback_1", text="Nice", touchpoint="tp_b")
    project = Project([*project.records(), note])
    changes = changed(project, "  Guided tour\n", "  Tour with a guide\n")
    assert [one.id for one in changes] == ["tp_b"]
    assert "    -> Tour with a guide" in outline_text(project, JOURNEY)
    assert project.feedback_notes["feedback_1"].touchpoint == "tp_b"


def test_moving_a_line_moves_the_card_with_its_ways() -> None:
    project = a_project()
    text = outline_text(project, JOURNEY)
    block = "  Guided tour\n    -> First course\n"
    edit(project, text.replace(block, "") + "\n" + block.rstrip("\n"))
    assert project.touchpoints["tp_b"].stage == "stage_c"
    assert cards(project) == ["Review site", "First course", "Guided tour"]
    assert "con_bc" in project.connections


def test_a_new_line_stands_where_it_was_typed() -> None:
    project = a_project()
    changed(project, "Trial\n", "Trial\n  Sign up\n")
    assert cards(project) == ["Review site", "Sign up", "Guided tour", "First course"]
    first, second = journey_order(project, JOURNEY)[1:3]
    assert first.y + first.height < second.y


def test_deleting_a_line_deletes_what_it_stands_for() -> None:
    project = a_project()
    changed(project, "    -> Guided tour\n", "")
    assert "con_ab" not in project.connections
    changed(project, "  Guided tour\n    -> First course\n", "")
    assert "tp_b" not in project.touchpoints
    changed(project, "Trial\n", "")
    assert [one.name for one in project.stages.values()] == ["Awareness", "Learning"]
    assert cards(project) == ["Review site", "First course"]


def test_ways_loops_and_hand_offs() -> None:
    project = a_project()
    changed(
        project,
        "  First course",
        "  First course\n    (loop) back to Review site: tells friends\n"
        "    => Guided tour: hands over\n    -> Certificate: in the end",
    )
    assert ("First course", "Review site", ConnectionKind.LOOP, "tells friends") in ways(project)
    assert ("First course", "Guided tour", ConnectionKind.HAND_OFF, "hands over") in ways(project)
    assert ("First course", "Certificate", ConnectionKind.PATH, "in the end") in ways(project)
    assert project.touchpoints[_id(project, "Certificate")].stage == "stage_c"
    loop = next(one for one in project.connections.values() if one.label == "tells friends")
    changed(project, "(loop) Review site: tells friends", "(loop) Guided tour: tells us")
    after = project.connections[loop.id]
    assert (after.target, after.label, after.kind) == ("tp_b", "tells us", ConnectionKind.LOOP)


def test_an_indented_line_is_a_branch() -> None:
    project = a_project()
    changed(project, "    -> Guided tour\n", "    -> Guided tour\n    Ask a friend\n      Call\n")
    assert ("Review site", "Ask a friend", ConnectionKind.PATH, "") in ways(project)
    assert ("Ask a friend", "Call", ConnectionKind.PATH, "") in ways(project)


def test_stages_are_made_renamed_and_moved() -> None:
    project = a_project()
    text = outline_text(project, JOURNEY)
    edit(project, f"{text}\nAdvocacy\n  Tell others")
    edit(project, outline_text(project, JOURNEY).replace("Trial\n", "Trying\n"))
    assert project.stages["stage_b"].name == "Trying"
    lines = outline_text(project, JOURNEY).split("\n")
    at = lines.index("Advocacy")
    edit(project, "\n".join([*lines[at:], *lines[:at]]))
    assert outline_text(project, JOURNEY).split("\n")[:3] == [
        "Advocacy",
        "  Tell others",
        "Awareness",
    ]
    assert project.touchpoints["tp_a"].stage == "stage_a"


def test_a_pasted_list_of_300_lines_is_one_edit() -> None:
    project = a_project()
    pasted = "\n".join(
        f"# Phase {n}\n"
        + "\n".join(f"- Step {n}.{m}\n    - -> Step {n}.{m + 1}" for m in range(14))
        for n in range(10)
    )
    lines = from_list(pasted)
    assert len(lines) == 290
    changes = edit(project, "\n".join([outline_text(project, JOURNEY), *lines]))
    assert len(project.stages) == 13
    assert len({one.name for one in project.touchpoints.values()}) == 3 + 150
    assert len(changes) == 10 + 150 + 140
    assert edit(project, outline_text(project, JOURNEY)) == ()


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ("    -> Guided tour", "    ->", "Type after the sign"),
        ("Awareness\n  Review", "Awareness\n-> Guided tour\n  Review", "A way starts at"),
        ("    -> Guided tour", "    (loop) Nobody", "none is called “Nobody”"),
        ("    -> Guided tour", "    -> Guided tour #4", "There are 1 touchpoints"),
        ("  Guided tour\n", "Guided tour\n", "This is a touchpoint"),
        ("Trial\n", "  Trial\n", "This is a stage"),
        ("  Review site", "  \\", "Type a name"),
        ("Awareness\n", "  Too early\nAwareness\n", "stands in a stage"),
        ("  Review site", f"  {'x' * 2000}", "too long"),
    ],
)
def test_what_is_not_understood_is_said_and_left_alone(before: str, after: str, says: str) -> None:
    project = a_project()
    text = outline_text(project, JOURNEY).replace(before, after, 1)
    outline = Outline(project, JOURNEY)
    (problem,) = read(outline, outline.lines(), text.split("\n")).problems.values()
    assert says in problem
    assert edit(project, text) == ()


@pytest.mark.parametrize(
    "half", ["", "    ", "    -", "    ->", "    -> Gui", "  N", "Ne", "    (loop) "]
)
def test_a_half_typed_line_destroys_nothing(half: str) -> None:
    project = a_project()
    lines = outline_text(project, JOURNEY).split("\n")
    for at in range(len(lines)):
        assert all(one.after is not None for one in edit_line(project, lines, at, half))
        inserted = [*lines[:at], half, *lines[at:]]
        assert edit(a_project(), "\n".join(inserted), resting=at) == ()


def edit_line(project: Project, lines: list[str], at: int, text: str) -> Changes:
    """What comes of a line being typed over."""
    whole = (*lines[:at], text, *lines[at + 1 :])
    stages = tuple(Outline(project, JOURNEY).stages())
    return EditOutline(JOURNEY, stages, whole, "seed", at).plan(project)


def test_a_name_is_taken_while_it_is_typed() -> None:
    project = a_project()
    lines = outline_text(project, JOURNEY).split("\n")
    (change,) = edit_line(project, lines, 1, "  Review sit")
    assert getattr(change.after, "name", "") == "Review sit"


def test_a_part_of_the_outline_leaves_the_rest_alone() -> None:
    project = a_project()
    do(project, EditOutline(JOURNEY, ("stage_b",), ("Trial", "  Guided tour", "  Chat"), "seed"))
    assert cards(project) == ["Review site", "Guided tour", "Chat", "First course"]
    assert "con_bc" not in project.connections
    assert "con_ab" in project.connections


def _id(project: Project, name: str) -> str:
    return next(one.id for one in project.touchpoints.values() if one.name == name)


def test_the_sample_reads_back() -> None:
    project = Project(template_records(SAMPLE))
    for journey in project.journeys:
        outline = Outline(project, journey)
        lines = tuple(outline_text(project, journey).split("\n"))
        assert EditOutline(journey, tuple(outline.stages()), lines, "seed").plan(project) == ()


@pytest.mark.parametrize("seed", range(8))
def test_whatever_the_project_its_outline_changes_nothing(seed: int) -> None:
    """And what came of any edit of the outline reads back as well."""
    rng = random.Random(seed)
    project = Project([ProjectDetails(id="project_1")])
    for _ in range(250):
        command = rng.choice(RANDOM_COMMANDS)(rng, project)
        try:
            changes = command.plan(project) if command is not None else ()
            check(project, changes)
        except EditRefused:
            continue
        project.apply(changes)
    for journey in project.journeys:
        outline = Outline(project, journey)
        stages, lines = tuple(outline.stages()), [one.text for one in outline.lines()]
        assert EditOutline(journey, stages, tuple(lines), "seed").plan(project) == ()


odd = ["->", "(loop) x", "Pay", "Pay #2", "a: b", '"q"']
names = st.lists(st.sampled_from([*TEXTS, *odd]), min_size=3, max_size=3)


@given(names, names, st.lists(st.floats(-50, 50), min_size=3, max_size=3))
@settings(max_examples=60)
def test_any_names_read_back(cards: list[str], labels: list[str], ys: list[float]) -> None:
    project = a_project()
    for one, name, y in zip(("tp_a", "tp_b", "tp_c"), cards, ys, strict=True):
        do(project, EditFields(one, {"name": name}), MoveTouchpoints([one], 0, y))
    for one, label in zip(("con_ab", "con_bc"), labels, strict=False):
        do(project, EditFields(one, {"label": label}))
    assert edit(project, outline_text(project, JOURNEY)) == ()


def test_too_many_lines_are_refused() -> None:
    with pytest.raises(EditRefused, match="100,000 lines at most"):
        EditOutline(JOURNEY, (), ("x",) * 100_001, "seed").plan(a_project())


def test_what_is_made_has_ids_of_its_kind() -> None:
    project = a_project()
    edit(project, f"{outline_text(project, JOURNEY)}\nNew\n  One\n    -> Two")
    assert {type(project.find(one)) for one in (_id(project, "One"), _id(project, "Two"))} == {
        Touchpoint
    }
    assert all(isinstance(one, Stage) for one in project.stages.values())
    assert all(isinstance(one, Connection) for one in project.connections.values())


def test_stages_of_another_journey_are_refused() -> None:
    journey = Journey(id="journey_2", title="Elsewhere")
    project = Project([*a_project().records(), journey])
    with pytest.raises(EditRefused, match="no longer in this journey"):
        EditOutline("journey_2", ("stage_a",), ("Awareness", "New"), "seed").plan(project)


def test_a_stage_may_be_called_as_what_stands_in_none() -> None:
    project = a_project()
    edit(project, outline_text(project, JOURNEY).replace("Trial\n", "\\(without a stage)\n"))
    assert project.stages["stage_b"].name == "(without a stage)"
    before = project.touchpoints["tp_b"]
    edit(project, outline_text(project, JOURNEY).replace("Guided tour\n", "Demo\n", 1))
    assert project.touchpoints["tp_b"].stage == before.stage == "stage_b"
