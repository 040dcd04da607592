"""Codes on worksheets: told apart, found again however they are typed, mistakes noticed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymapper.analysis import card_codes
from journeymapper.analysis.card_codes import (
    LETTERS,
    CodeKind,
    blank_codes,
    codes,
    lane_of,
    record_for_code,
)
from journeymapper.app.templates import template_records
from journeymapper.commands.lanes import EditLane
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.project import Project
from journeymapper.domain.records import Journey, ProjectDetails, Touchpoint
from tests.a_project import a_project


@pytest.mark.parametrize("kind", CodeKind)
def test_every_code_of_a_project_leads_back_to_what_it_stands_for(kind: CodeKind) -> None:
    project = Project(template_records("trial-to-paid"))
    found = codes(project, kind)
    assert len(set(found.values())) == len(found)
    for key, code in list(found.items())[:40]:
        back = record_for_code(project, code)
        assert (back.kind, back.record, back.part) == (kind, *key)
        assert len(code) >= 6


def test_codes_are_as_they_were_when_other_records_come_and_the_ids_stay() -> None:
    project = a_project()
    before = codes(project, CodeKind.TOUCHPOINT)
    grown = Project([*project.records(), Touchpoint(id="tp_new", journey="journey_1", name="New")])
    after = codes(grown, CodeKind.TOUCHPOINT)
    assert all(after[key].startswith(code) for key, code in before.items())


def test_small_letters_gaps_and_look_alikes_do_not_matter() -> None:
    project = a_project()
    for (record, _), code in codes(project, CodeKind.TOUCHPOINT).items():
        sloppy = code.lower().replace("-", " ").replace("0", "o").replace("1", "l")
        assert record_for_code(project, f" {sloppy} ").record == record


def test_a_code_that_fits_several_cards_by_now_names_the_longer_ones(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    project = a_project()
    first, second = list(project.touchpoints)[:2]
    digests = {first: "7K3QX" + "0" * 11, second: "7K3QZ" + "0" * 11}
    other = "Z" * 16
    monkeypatch.setattr(card_codes, "_digest", lambda _kind, key: digests.get(key[0], other))
    with pytest.raises(EditRefused, match=r"T-7K3QX .* or T-7K3QZ"):
        record_for_code(project, "T-7K3Q")
    assert record_for_code(project, "T-7K3QZ").record == second


@pytest.mark.parametrize("typed", ["", "  ", "T", "T-7K", "Q-1234", "BT-12", "BT-12345", "日本"])
def test_what_is_no_code_is_refused_in_a_sentence(typed: str) -> None:
    with pytest.raises(EditRefused):
        record_for_code(a_project(), typed)


def test_an_empty_card_has_the_same_id_whenever_its_code_is_typed() -> None:
    project = a_project()
    printed = blank_codes(project, CodeKind.TOUCHPOINT, 8, 3)
    found = [record_for_code(project, one) for one in printed]
    assert [one.place for one in found] == list(range(8))
    assert {one.sheet for one in found} == {3}
    assert len({one.record for one in found}) == 8
    assert record_for_code(project, printed[0].lower()) == found[0]
    assert found[0].record.startswith("tp_")
    assert not set(printed) & set(blank_codes(project, CodeKind.TOUCHPOINT, 8, 4))


@given(
    kind=st.sampled_from(CodeKind),
    sheet=st.integers(1, card_codes.SHEETS),
    place=st.integers(0, card_codes.PLACES - 1),
    at=st.integers(0, 3),
    wrong=st.sampled_from(LETTERS),
)
def test_one_mistaken_letter_and_two_that_changed_places_are_noticed(
    kind: CodeKind, sheet: int, place: int, at: int, wrong: str
) -> None:
    project = a_project()
    code = blank_codes(project, kind, place + 1, sheet)[place]
    letters = list(code[3:])
    mistyped = [*letters[:at], wrong, *letters[at + 1 :]]
    changed = [*letters]
    changed[at - 1], changed[at] = changed[at], changed[at - 1]
    for one in (mistyped, *([changed] if at else [])):
        if one != letters:
            with pytest.raises(EditRefused, match="mistyped"):
                record_for_code(project, code[:3] + "".join(one))


def test_sheets_of_another_project_are_noticed() -> None:
    projects = [
        Project([ProjectDetails(id=f"project_{one}"), Journey(id="journey_1", title="J")])
        for one in range(60)
    ]
    code = blank_codes(projects[0], CodeKind.FEEDBACK, 1, 1)[0]
    noticed = 0
    for one in projects[1:]:
        try:
            record_for_code(one, code)
        except EditRefused:
            noticed += 1
    assert noticed >= 50


def test_there_are_so_many_sheets_and_no_more() -> None:
    project = a_project()
    for sheet in (0, 257):
        with pytest.raises(EditRefused, match="from 1 to 256"):
            blank_codes(project, CodeKind.VOTE, 1, sheet)
    with pytest.raises(EditRefused, match="at most 128"):
        blank_codes(project, CodeKind.VOTE, 129, 1)


def test_codes_of_cells_hold_when_the_usual_lanes_become_records() -> None:
    project = Project(template_records("trial-to-paid"))
    journey = next(one for one in project.journeys if project.referring(card_codes.Stage, one))
    before = codes(project, CodeKind.CELL)
    key = next(one for one in before if project.stages[one[0]].journey == journey)
    lane = lane_of(project, journey, key[1])
    assert lane is not None
    project.apply(EditLane(journey, lane.key, {"name": "Renamed"}).plan(project))
    found = record_for_code(project, before[key])
    again = lane_of(project, journey, found.part)
    assert again is not None
    assert again.name == "Renamed"
