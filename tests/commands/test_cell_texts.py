"""What typed text means in lanes of emotions, measures, channels and owners; what is refused."""

from __future__ import annotations

import pytest

from journeymapper.analysis.grid import grid
from journeymapper.commands.cell_blocks import PasteCells
from journeymapper.commands.cells import new_entry_id
from journeymapper.commands.records import DeleteRecords, EditFields
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.records import Experience, Measure
from journeymapper.domain.vocabulary import LaneKind, MeasureKind
from tests.a_project import a_project, card, do
from tests.commands.test_cells import refused, text, write


@pytest.mark.parametrize(
    ("said", "felt"),
    [("1", -2), ("2", -1), ("3", 0), ("5", 2), ("+1", 1), ("−1", -1), ("-2", -2), ("0", 0)],
)
def test_digits_alone_are_the_keys_of_the_map_and_a_sign_says_the_number(
    said: str, felt: int
) -> None:
    project = a_project()
    write(project, "emotion", said)
    assert [one.emotion for one in project.all(Experience).values()] == [felt]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("signup: 1.234,5", "Type one such as 1,234.5"),
        ("bookings: 12%", "no number"),
        ("paid: abc", "no number"),
        ("Visitors: 9999999999999999999999", "digits"),
        ("NPS: 250", "inspector, or under Measures"),
        ("free: -3", "0 or more"),
        ("paid:", "0 or more"),
    ],
)
def test_what_is_no_worth_is_refused(typed: str, said: str) -> None:
    project = a_project()
    assert said in refused(project, "measures", typed)
    write(project, "measures", "known")
    measure = next(iter(project.all(Measure)))
    with pytest.raises(EditRefused):
        write(project, "measures", typed, entry=measure)


def test_a_worth_is_read_in_the_locale_and_keeps_its_digits() -> None:
    project = a_project()
    do(project, EditFields(project.details.id, {"locale": "de_DE"}))
    write(project, "measures", "signup: 1.234,5")
    write(project, "measures", "paid: 49,999", seed="2")
    worths = {one.name: one.value_each for one in project.all(Measure).values()}
    assert worths == {"signup": 1234.5, "paid": 49.999}
    shown = grid(project, "journey_1").cell("measures", "stage_b").entries
    assert any("49,999" in one.second for one in shown)


def test_the_name_of_a_usual_measure_gives_its_kind() -> None:
    project = a_project()
    for name in ("nps", "CSAT", "time to value"):
        write(project, "measures", name, seed=name)
    kinds = {one.kind for one in project.all(Measure).values()}
    assert kinds == {MeasureKind.NPS, MeasureKind.CSAT, MeasureKind.TIME_TO_VALUE}
    write(project, "measures", "“Ad: clicks”")
    assert project.get(Measure, new_entry_id(LaneKind.MEASURES, "seed")).name == "Ad: clicks"


@pytest.mark.parametrize("lane", ["owner", "channels"])
def test_a_touchpoint_that_is_not_there_is_refused_by_name(lane: str) -> None:
    project = a_project()
    said = refused(project, lane, "Ask: Sales")
    assert "“Ask”" in said and "“Guided tour”" in said
    assert not project.actors and not project.channels
    write(project, lane, '"Ask: Sales"')
    assert text(project, lane) == "Ask: Sales"
    known = grid(project, "journey_1").cell(lane, "stage_b").entries[0].record
    write(project, lane, ": Sales", entry=known, seed="2")
    assert text(project, lane) == "Sales"


def test_an_owner_typed_over_another_takes_its_place() -> None:
    project = a_project()
    write(project, "owner", "Product")
    product = card(project, "tp_b").owner
    write(project, "owner", "Guided tour: Sales, Legal", entry=product, seed="2")
    assert text(project, "owner") == "Sales\nLegal"


def test_a_block_that_is_refused_says_where_and_pastes_nothing() -> None:
    project = a_project()
    do(project, DeleteRecords(list(project.personas)))
    before = project.snapshot()
    rows = [["Tour"], ["5"]]
    with pytest.raises(EditRefused) as refusal:
        PasteCells("journey_1", "touchpoints", "stage_b", rows, "seed").plan(project)
    said = str(refusal.value)
    assert said.startswith("Nothing was pasted: row 2, column 1 goes to Emotion, ")
    assert "Add a persona first" in said
    assert project == before
