"""The language of the outline: what a line says, and that a journey's own outline reads back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymapper.analysis.outline import (
    NO_STAGE,
    Outline,
    from_list,
    name_line,
    one_line,
    outline_text,
    understood,
    way_line,
)
from journeymapper.domain.vocabulary import ConnectionKind
from tests.a_project import a_project

PATH, LOOP, HAND_OFF = ConnectionKind.PATH, ConnectionKind.LOOP, ConnectionKind.HAND_OFF


def test_a_journey_as_an_outline() -> None:
    assert outline_text(a_project(), "journey_1").splitlines() == [
        "Awareness",
        "  Review site",
        "    -> Guided tour",
        "Trial",
        "  Guided tour",
        "    -> First course",
        "Learning",
        "  First course",
    ]


@pytest.mark.parametrize(
    ("line", "sign", "name", "number", "label"),
    [
        ("-> Checkout", PATH, "Checkout", 0, ""),
        ("    ->Checkout:  in a hurry ", PATH, "Checkout", 0, "in a hurry"),
        ("\t\t→ Checkout #2: again", PATH, "Checkout", 2, "again"),
        ("=> Call centre", HAND_OFF, "Call centre", 0, ""),
        ("(loop) Search: once more", LOOP, "Search", 0, "once more"),
        ("(LOOP) back to Search: once more", LOOP, "Search", 0, "once more"),
        ("↺ Search", LOOP, "Search", 0, ""),
        ('-> "Ratio 3: 4" #2: a: b', PATH, "Ratio 3: 4", 2, "a: b"),
        ("-> 12:30", PATH, "12:30", 0, ""),
        ("-> الدفع: لاحقا", PATH, "الدفع", 0, "لاحقا"),
    ],
)
def test_a_way(line: str, sign: ConnectionKind, name: str, number: int, label: str) -> None:
    said = understood(line)
    assert (said.kind, said.sign, said.name, said.number, said.label, said.problem) == (
        "way",
        sign,
        name,
        number,
        label,
        "",
    )


@pytest.mark.parametrize(
    ("line", "kind", "depth", "name"),
    [
        ("Awareness", "stage", 0, "Awareness"),
        ("  Search", "touchpoint", 1, "Search"),
        ("\tSearch", "touchpoint", 1, "Search"),
        (" Search", "touchpoint", 1, "Search"),
        ("    Ask a friend", "touchpoint", 2, "Ask a friend"),
        ("\\-> a name", "stage", 0, "-> a name"),
        ("  \\\\ x", "touchpoint", 1, "\\ x"),
        ("   ", "blank", 2, ""),
    ],
)
def test_a_name(line: str, kind: str, depth: int, name: str) -> None:
    said = understood(line)
    assert (said.kind, said.depth, said.name) == (kind, depth, name)


def test_what_is_missing_is_said() -> None:
    assert "Type after the sign" in understood("  ->").problem
    assert "too long" in understood("x" * 5000).problem


@given(st.text(max_size=60), st.integers(0, 1))
def test_every_name_reads_back(name: str, depth: int) -> None:
    said = understood(name_line(name, depth))
    assert (said.name if one_line(name) else "") == one_line(name) or said.kind == "blank"
    assert said.depth == depth


@given(
    st.sampled_from(ConnectionKind),
    st.text(max_size=40),
    st.sampled_from([0, 1, 2, 31]),
    st.text(max_size=40),
)
def test_every_way_reads_back(kind: ConnectionKind, name: str, number: int, label: str) -> None:
    said = understood(way_line(kind, name, number, label))
    assert (said.kind, said.problem) == ("way", "")
    assert (said.sign, said.name, said.number, said.label) == (
        kind,
        one_line(name),
        number,
        one_line(label),
    )


@pytest.mark.parametrize(
    "pasted",
    [
        "Find\n  Search\n    -> Buy\nGet\n  Buy\n",
        "Find\n\tSearch\n\t\t-> Buy\nGet\n\tBuy",
        "- Find\n    - Search\n        - -> Buy\n- Get\n    - Buy",
        "1. Find\n   a) Search\n      -> Buy\n\n2. Get\n   a) Buy",
        "# Find\n- Search\n  -> Buy\n# Get\n* [ ] Buy",
        "• Find\r\n      ◦ Search\r\n            ◦ -> Buy\r\n• Get\r\n      ◦ Buy",
    ],
)
def test_a_pasted_list_is_an_outline(pasted: str) -> None:
    assert from_list(pasted) == ["Find", "  Search", "    -> Buy", "Get", "  Buy"]


def test_a_flat_list_stands_where_it_is_pasted() -> None:
    assert from_list("- One\n- Two", at_depth=1) == ["  One", "  Two"]
    assert from_list("3 reasons\n12.5 % off") == ["3 reasons", "12.5 % off"]


@given(st.text(alphabet=" \t-*1.#ab\n>\\", max_size=80))
def test_any_text_is_a_list(pasted: str) -> None:
    lines = from_list(pasted, at_depth=1)
    assert all(one.strip() for one in lines)
    assert len(lines) <= len(pasted.splitlines())


def test_touchpoints_of_one_name_are_numbered_and_of_none_stand_apart() -> None:
    from journeymapper.commands.records import EditFields
    from journeymapper.commands.stages import DeleteStages
    from tests.a_project import do

    project = a_project()
    do(project, EditFields("tp_c", {"name": "Guided tour"}))
    outline = Outline(project, "journey_1")
    assert outline.called("Guided tour", 2) == "tp_c"
    assert outline.called("Guided tour", 3) is None
    assert "    -> Guided tour #2" in outline_text(project, "journey_1")
    do(project, DeleteStages(["stage_a", "stage_b", "stage_c"]))
    assert outline_text(project, "journey_1").splitlines()[:2] == [NO_STAGE, "  Review site"]
