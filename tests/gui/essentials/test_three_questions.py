"""The bar of the essentials: that they are on, the way out, and the three questions."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QListWidget
from pytestqt.qtbot import QtBot

from journeymapper.commands.records import DeleteRecords
from journeymapper.domain.records import Measure, Reading
from journeymapper.domain.vocabulary import MeasureKind
from journeymapper.gui.essentials.bar import NO_TOUCHPOINTS, EssentialsBar
from journeymapper.gui.workspace import Workspace
from tests.gui.person import CONTROL, Person

Key = Qt.Key


@pytest.fixture
def sample_open(desk, person: Person) -> Person:
    """The sample's first journey, before any lens."""
    desk.show_welcome()
    person.click("Open the sample")
    person.wait(lambda: person.window.workspace is not None)
    person.settle()
    return person


def the_bar(person: Person) -> EssentialsBar:
    return person.find("Essentials only", kind=EssentialsBar)


def on_map(person: Person) -> set[str]:
    boxes = person.canvas.scene.cards.boxes
    return {
        person.project.touchpoints[one].name for one in boxes if one in person.project.touchpoints
    }


def essentials(person: Person) -> set[str]:
    journey = person.window.workspace.journey_id
    return {
        one.name
        for one in person.project.touchpoints.values()
        if one.journey == journey and one.essential
    }


def test_one_key_shows_only_essentials_says_so_and_leads_out(sample_open: Person) -> None:
    person = sample_open
    everything = on_map(person)
    person.press(Key.Key_F7)
    assert on_map(person) == essentials(person) < everything
    count = len(everything)
    assert person.sees_text(f"Essentials only · {len(essentials(person))} of {count} touchpoints")
    assert person.window.actions_by_name["essentials"].isChecked()
    person.click("Show all")
    assert on_map(person) == everything
    assert not person.sees_text("Essentials only ·")
    assert not person.window.actions_by_name["essentials"].isChecked()
    person.menu("View", "Only essentials")
    assert on_map(person) == essentials(person)
    person.press(Key.Key_F7)
    assert on_map(person) == everything


def test_the_problem_is_written_in_place(sample_open: Person) -> None:
    person = sample_open
    person.press(Key.Key_F7)
    person.click("The primary problem that we solve")
    person.retype("Nobody sees a first step.")
    person.press(Key.Key_Tab)
    journey = person.window.workspace.journey_id
    assert person.wait(
        lambda: person.project.journeys[journey].problem == "Nobody sees a first step."
    )
    person.window.workspace.undo()
    assert person.project.journeys[journey].problem != "Nobody sees a first step."


def test_ticking_a_touchpoint_brings_it_to_the_map_in_one_step(sample_open: Person) -> None:
    person = sample_open
    person.press(Key.Key_F7)
    critical = person.find("Touchpoints that are critical for conversion", kind=QListWidget)
    names = [critical.item(n).text().split("  ·")[0] for n in range(critical.count())]
    place = next(n for n, name in enumerate(names) if name not in essentials(person))
    critical.setCurrentRow(place)
    critical.setFocus()
    person.press(Key.Key_Space)
    assert names[place] in on_map(person)
    assert person.sees_text(f"Essentials only · {len(essentials(person))} of {len(names)}")
    person.press(Key.Key_Z, CONTROL)
    assert names[place] not in on_map(person)


def test_no_essentials_says_what_to_do(sample_open: Person) -> None:
    person = sample_open
    person.press(Key.Key_F7)
    critical = person.find("Touchpoints that are critical for conversion", kind=QListWidget)
    for n in range(critical.count()):
        critical.item(n).setCheckState(Qt.CheckState.Unchecked)
    person.settle()
    assert on_map(person) == set()
    assert person.sees_text("No touchpoint is essential yet. Tick those")


def test_drop_offs_stand_largest_first_and_one_is_noted(sample_open: Person) -> None:
    person = sample_open
    person.press(Key.Key_F7)
    bar = the_bar(person)
    before = [bar.drop_offs.list.item(n).text() for n in range(bar.drop_offs.list.count())]
    place = bar.drop_offs.place
    place.setCurrentIndex(0)
    touchpoint = place.currentData()
    person.click("Share of customers who leave there")
    person.enter("0.5")
    assert person.sees_text("“0.5” may mean")
    assert bar.drop_offs.list.count() == len(before)
    person.retype("140 %")
    person.click("Note")
    assert person.sees_text("Type a share up to 100%")
    person.retype("61 %")
    person.click("Note")
    assert not person.sees_text("Type a share up to 100%")
    (measure,) = [
        one
        for one in person.project.referring(Measure, touchpoint)
        if one.kind is MeasureKind.DROP_OFF
    ]
    assert [one.value for one in person.project.referring(Reading, measure.id)] == [61.0]
    assert bar.drop_offs.list.item(0).text().startswith("61%")
    person.retype("70")
    person.press(Key.Key_Return)
    assert len(person.project.referring(Measure, touchpoint)) == len(
        {one.id for one in person.project.referring(Measure, touchpoint)}
    )
    assert {one.value for one in person.project.referring(Reading, measure.id)} == {61.0, 70.0}
    person.window.workspace.undo()
    person.window.workspace.undo()
    person.settle()
    now = [bar.drop_offs.list.item(n).text() for n in range(bar.drop_offs.list.count())]
    assert now == before


def test_the_questions_can_be_put_away_and_escape_shows_all(sample_open: Person) -> None:
    person = sample_open
    person.press(Key.Key_F7)
    person.click("Hide the questions")
    assert not person.sees_text("What is the primary problem we solve?")
    assert person.sees_text("Essentials only ·")
    person.click("Show the three questions")
    assert person.sees_text("What is the primary problem we solve?")
    critical = person.find("Touchpoints that are critical for conversion")
    person.click(critical, QPoint(60, 60))
    person.press(Key.Key_Escape)
    assert not person.sees_text("Essentials only ·")


def test_a_journey_without_touchpoints_is_drawn_first(qtbot: QtBot, nothing: Workspace) -> None:
    nothing.run(DeleteRecords(list(nothing.project.touchpoints)))
    bar = EssentialsBar(nothing)
    qtbot.addWidget(bar)
    nothing.show_essentials(True)
    assert bar.nothing.accessibleName() == NO_TOUCHPOINTS
