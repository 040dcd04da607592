"""The page of states, as somebody at the program sees and uses it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journeymapper.commands.journeys import AddJourney, CopyJourney
from journeymapper.commands.records import DeleteRecords, EditFields
from journeymapper.commands.touchpoints import AddTouchpoint
from journeymapper.domain.records import Touchpoint
from journeymapper.domain.vocabulary import State
from journeymapper.gui.states.lists import _Table
from journeymapper.gui.states.page import StatesPage
from journeymapper.gui.workspace import Workspace
from tests.gui.person import Person

Key = Qt.Key


@pytest.fixture
def page(qtbot: QtBot, sample: Workspace) -> StatesPage:
    made = StatesPage(sample)
    qtbot.addWidget(made)
    made.resize(1400, 820)
    with qtbot.waitExposed(made):
        made.show()
    return made


def rows(table: _Table) -> dict[str, list[str]]:
    """The texts of the rows, by the heading they stand under."""
    found: dict[str, list[str]] = {}
    for number in range(table.topLevelItemCount()):
        group = table.topLevelItem(number)
        assert group is not None
        found[group.text(0)] = [
            f"{group.child(n).text(0)}: {group.child(n).text(1)}" for n in range(group.childCount())
        ]
    return found


def under(table: _Table, word: str) -> list[str]:
    return next((lines for head, lines in rows(table).items() if word in head), [])


def test_the_sample_s_two_states_stand_side_by_side(page: StatesPage, sample: Workspace) -> None:
    before, after = page._chosen
    assert sample.project.journeys[before].state is State.CURRENT
    assert sample.project.journeys[after].state is State.FUTURE
    assert {dot.journey for dot in page.curves.dots} == {before, after}
    assert {dot.persona for dot in page.curves.dots} == {sample.active_persona}
    measures = {
        row.text(0): (row.text(1), row.text(2))
        for row in (page.measures.topLevelItem(n) for n in range(page.measures.topLevelItemCount()))
        if row is not None
    }
    assert ("↓12%", "27%") in measures.values()
    assert under(page.changes, "New")
    assert under(page.changes, "Dropped")
    assert any("emotion +" in one for one in under(page.changes, "Changed"))


def test_it_follows_edits(page: StatesPage, sample: Workspace, qtbot: QtBot) -> None:
    after = page._chosen[1]
    sample.run(AddTouchpoint("tp_new", after, "A walk outside", 2000, 24))
    qtbot.waitUntil(lambda: any("A walk outside" in one for one in under(page.changes, "New")))
    (gone,) = [
        one for one in sample.project.referring(Touchpoint, after) if one.name == "Subscribe"
    ]
    sample.run(DeleteRecords([gone.id]))
    qtbot.waitUntil(lambda: any("Subscribe" in one for one in under(page.changes, "Dropped")))
    sample.undo()
    qtbot.waitUntil(lambda: not any("Subscribe" in one for one in under(page.changes, "Dropped")))


def test_more_personas_are_switched_on_and_never_none(page: StatesPage) -> None:
    everybody = list(page.people_chips)
    for one in everybody[1:]:
        QTest.mouseClick(page.people_chips[one], Qt.MouseButton.LeftButton)
    assert {dot.persona for dot in page.curves.dots} == set(everybody)
    for one in everybody:
        QTest.mouseClick(page.people_chips[one], Qt.MouseButton.LeftButton)
    assert len({dot.persona for dot in page.curves.dots}) == 1


def test_a_third_state_comes_beside_them(page: StatesPage, sample: Workspace, qtbot: QtBot) -> None:
    before, after = page._chosen
    sample.run(CopyJourney(after, "journey_ideal", "Dream", State.IDEAL, "seed"))
    qtbot.waitUntil(lambda: page.choices[2].findData("journey_ideal") >= 0)
    choice = page.choices[2]
    choice.setFocus()
    for _ in range(choice.findData("journey_ideal") - choice.currentIndex()):
        QTest.keyClick(choice, Key.Key_Down)
    assert page._chosen == [before, after, "journey_ideal"]
    assert {dot.journey for dot in page.curves.dots} == {before, after, "journey_ideal"}
    assert any("After → Dream" in head or "→ Dream" in head for head in rows(page.changes)) or any(
        "same in both" in head for head in rows(page.changes)
    )
    assert page.measures.columnCount() == 4


def test_choosing_the_same_journey_twice_swaps_them(page: StatesPage) -> None:
    before, after = page._chosen
    choice = page.choices[0]
    choice.setCurrentIndex(choice.findData(after))
    choice.activated.emit(choice.currentIndex())
    assert page._chosen == [after, before]


def test_a_dot_says_what_it_is_and_leads_to_the_map(page: StatesPage, sample: Workspace) -> None:
    asked: list[str] = []
    sample.page_asked.connect(lambda name, _record: asked.append(name))
    dot = page.curves.dots[0]
    place = page.curves.place_of(dot)
    assert page.curves.dot_at(place) is not None
    assert page.curves.dot_at(place + QPointF(300, 300)) is None
    QTest.mouseMove(page.curves, place.toPoint())
    name = sample.project.touchpoints[dot.touchpoint].name
    assert name in page.curves._told(dot)
    QTest.mouseClick(page.curves, Qt.MouseButton.LeftButton, pos=place.toPoint())
    assert asked == ["map"]
    assert sample.project.touchpoints[next(iter(sample.selection))].name == name


def test_one_journey_alone_begins_its_future_state_here(small: Workspace, qtbot: QtBot) -> None:
    page = StatesPage(small)
    qtbot.addWidget(page)
    page.resize(1200, 800)
    page.show()
    (button,) = [
        one for one in page.findChildren(type(page.mark)) if one.text() == "Copy as future state"
    ]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert [one.state for one in small.project.journeys.values()] == [State.CURRENT, State.FUTURE]
    assert len(page._chosen) == 2
    assert "3 touchpoints are the same in both" in rows(page.changes)
    small.undo()
    qtbot.waitUntil(lambda: len(page._chosen) == 1)


def test_nobody_feels_anything_says_what_to_do(small: Workspace, qtbot: QtBot) -> None:
    small.run(AddJourney("journey_2", "Other", State.FUTURE))
    page = StatesPage(small)
    qtbot.addWidget(page)
    page.show()
    assert not page.curves.isVisible()
    assert "press 1 to 5" in page._no_curve.text()


def test_much_data_is_shown_and_long_names_stay_inside(small: Workspace, qtbot: QtBot) -> None:
    long = "A name of many words that somebody pasted from a report " * 3
    for n in range(120):
        small.run(AddTouchpoint(f"tp_m{n}", "journey_1", f"{n} {long}", 32 + n * 8.0, 200))
    small.run(CopyJourney("journey_1", "journey_2", long, State.FUTURE, "seed"))
    for one in small.project.referring(Touchpoint, "journey_2")[:60]:
        small.run(EditFields(one.id, {"essential": True}))
    page = StatesPage(small)
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    assert len(under(page.changes, "Changed")) == 60
    assert page.width() == 1100
    page.grab()


def test_the_page_is_in_the_window_and_marks_the_map(desk, person: Person) -> None:  # type: ignore[no-untyped-def]
    desk.show_welcome()
    person.click("Open the sample")
    person.window.open_page("states")
    person.settle()
    person.click("Mark on the map")
    workspace = person.window.workspace
    assert workspace is not None
    assert person.window.view == "map"
    assert workspace.marks_changes
    assert workspace.project.journeys[workspace.journey_id].derived_from is not None
    assert person.window.actions_by_name["changes"].isChecked()
    person.window.open_page("states")
    person.settle()
    person.click("Mark on the map")
    assert not workspace.marks_changes
