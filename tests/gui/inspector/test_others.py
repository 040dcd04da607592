"""The inspector on connections, stages, personas, stickies, several records and the journey."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from journeymapper.commands.connections import Connect
from journeymapper.commands.records import EditFields
from journeymapper.commands.stickies import AddSticky
from journeymapper.domain.records import Experience
from journeymapper.domain.vocabulary import ConnectionKind, LoopKind, StickyKind, WalkedBy
from journeymapper.gui.inspector.connection import ConnectionForm
from journeymapper.gui.inspector.panel import Inspector
from journeymapper.gui.inspector.people import PersonaForm, StickyForm
from journeymapper.gui.inspector.places import JourneyForm, StageForm
from journeymapper.gui.inspector.several import SeveralForm
from journeymapper.gui.workspace import Workspace
from tests.gui.hands import ARABIC, LONG, show, too_wide, undo_names

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def panel(qtbot: QtBot, small: Workspace) -> Inspector:
    made = Inspector(small)
    show(qtbot, made)
    return made


def named(form: QWidget | None, kind: type, name: str) -> QWidget:
    assert form is not None
    (found,) = [one for one in form.findChildren(kind) if one.accessibleName() == name]
    return found


def press(form: QWidget | None, text: str) -> None:
    assert form is not None
    (found,) = [one for one in form.findChildren(QAbstractButton) if one.text() == text]
    QTest.mouseClick(found, LEFT)


def choose(form: QWidget | None, name: str, text: str) -> None:
    box = named(form, QComboBox, name)
    assert isinstance(box, QComboBox)
    box.setCurrentText(text)
    box.activated.emit(box.currentIndex())


def test_a_path_becomes_a_loop_with_kind_and_rhythm(
    qtbot: QtBot, small: Workspace, panel: Inspector
) -> None:
    small.run(Connect("con_back", "journey_1", "tp_c", "tp_a", ConnectionKind.PATH))
    small.select(["con_back"])
    form = panel.form
    assert isinstance(form, ConnectionForm)
    choose(form, "Kind", "Loop")
    choose(form, "Kind of loop", "Nurture")
    choose(form, "Who walks it", "Organisation")
    days = named(form, QLineEdit, "One round every")
    QTest.keyClicks(days, "14 days")
    QTest.keyClick(days, Qt.Key.Key_Return)
    loop = small.project.connections["con_back"]
    assert (loop.kind, loop.loop_kind) == (ConnectionKind.LOOP, LoopKind.NURTURE)
    assert (loop.walked_by, loop.every_days) == (WalkedBy.ORGANISATION, 14)
    qtbot.waitUntil(lambda: form.heading.text() == "Loop")
    choose(form, "Kind", "Path")
    path = small.project.connections["con_back"]
    assert (path.kind, path.loop_kind, path.every_days) == (ConnectionKind.PATH, None, None)


def test_a_hand_off_has_criteria(qtbot: QtBot, small: Workspace, panel: Inspector) -> None:
    small.select(["con_ab"])
    choose(panel.form, "Kind", "Hand-off")
    qtbot.waitUntil(lambda: panel.form.heading.text() == "Hand-off")  # type: ignore[union-attr]
    criteria = named(panel.form, QPlainTextEdit, "Ready to hand over when")
    QTest.keyClicks(criteria, "Budget is known")
    small.flush()
    assert small.project.connections["con_ab"].criteria == "Budget is known"


def test_a_connection_is_reversed_and_its_ends_shown(small: Workspace, panel: Inspector) -> None:
    small.select(["con_ab"])
    press(panel.form, "Reverse")
    turned = small.project.connections["con_ab"]
    assert (turned.source, turned.target) == ("tp_b", "tp_a")
    link = named(panel.form, QAbstractButton, "Show where it to")
    QTest.mouseClick(link, LEFT)
    assert small.selection == {"tp_a"}


def test_share_of_a_connection_is_percent(small: Workspace, panel: Inspector) -> None:
    small.select(["con_ab"])
    share = named(panel.form, QLineEdit, "Share of customers who go this way")
    QTest.keyClicks(share, "35")
    QTest.keyClick(share, Qt.Key.Key_Return)
    assert small.project.connections["con_ab"].share == 0.35


def test_a_stage_is_named_coloured_and_resized(small: Workspace, panel: Inspector) -> None:
    small.select(["stage_b"])
    form = panel.form
    assert isinstance(form, StageForm)
    name = named(form, QLineEdit, "Name of the stage")
    assert isinstance(name, QLineEdit)
    name.selectAll()
    QTest.keyClicks(name, "First week")
    small.flush()
    QTest.mouseClick(named(form, QAbstractButton, "Colour 2: #EBEEF9"), LEFT)
    press(form, "More")
    width = named(form, QLineEdit, "Width")
    assert isinstance(width, QLineEdit)
    width.selectAll()
    QTest.keyClicks(width, "400")
    QTest.keyClick(width, Qt.Key.Key_Return)
    stage = small.project.stages["stage_b"]
    assert (stage.name, stage.colour, stage.width) == ("First week", "#EBEEF9", 400)


def test_nothing_selected_shows_the_journey(small: Workspace, panel: Inspector) -> None:
    form = panel.form
    assert isinstance(form, JourneyForm)
    scenario = named(form, QPlainTextEdit, "Scenario")
    QTest.keyClicks(scenario, "Wants a new job")
    small.flush()
    choose(form, "State", "Future")
    journey = small.project.journeys["journey_1"]
    assert (journey.scenario, journey.state.value) == ("Wants a new job", "future")
    assert undo_names(small)[:2] == [
        "Change state of “Trial to paid”",
        "Change scenario of “Trial to paid”",
    ]


def test_a_chip_shows_the_persona(qtbot: QtBot, small: Workspace, panel: Inspector) -> None:
    small.select(["presence_1"])
    assert isinstance(panel.form, PersonaForm)
    with qtbot.waitSignal(small.page_asked) as asked:
        press(panel.form, "Open the page")
    assert asked.args == ["persona", "persona_1"]
    press(panel.form, "Walk the path")
    assert small.tool == "walk:persona_1"


def test_a_sticky_goes_back_into_the_tray(small: Workspace, panel: Inspector) -> None:
    small.run(AddSticky("sticky_1", "journey_1", "Too late", touchpoint="tp_b"))
    small.select(["sticky_1"])
    assert isinstance(panel.form, StickyForm)
    choose(panel.form, "Kind", "Pain")
    press(panel.form, "Back into the tray")
    sticky = small.project.stickies["sticky_1"]
    assert (sticky.kind, sticky.touchpoint) == (StickyKind.PAIN, None)


def test_several_are_edited_as_one_step(small: Workspace, panel: Inspector) -> None:
    small.run(EditFields("tp_a", {"essential": True}))
    small.select(["tp_a", "tp_b"])
    form = panel.form
    assert isinstance(form, SeveralForm)
    assert form.heading.text() == "2 touchpoints selected"
    assert form.essential.checkState() is Qt.CheckState.PartiallyChecked
    form.essential.click()
    assert all(small.project.touchpoints[one].essential for one in ("tp_a", "tp_b"))
    QTest.mouseClick(form.emotion.levels[1], LEFT)
    lived = small.project.all(Experience).values()
    assert {(one.touchpoint, one.emotion) for one in lived} == {("tp_a", 1), ("tp_b", 1)}
    choose(form, "Stage", "Learning")
    moved = [small.project.touchpoints[one] for one in ("tp_a", "tp_b")]
    assert [one.stage for one in moved] == ["stage_c", "stage_c"]
    assert undo_names(small)[:3] == [
        "Move 2 touchpoints",
        "Change emotion at 2 touchpoints",
        "Mark 2 touchpoints as essential",
    ]
    press(form, "Delete")
    assert list(small.project.touchpoints) == ["tp_c"]
    small.undo()
    assert set(small.project.touchpoints) == {"tp_a", "tp_b", "tp_c"}


def test_a_record_that_is_asked_for_is_shown_until_something_is_selected(
    small: Workspace, panel: Inspector
) -> None:
    panel.show_record("stage_c")
    assert isinstance(panel.form, StageForm)
    small.select(["con_ab"])
    assert isinstance(panel.form, ConnectionForm)


@pytest.mark.parametrize("width", [212, 300])
@pytest.mark.parametrize("name", [LONG, ARABIC])
def test_nothing_is_clipped(qtbot: QtBot, sample: Workspace, width: int, name: str) -> None:
    project = sample.project
    for one in (*project.touchpoints, *project.personas, *project.stages):
        assert sample.run(EditFields(one, {"name": name}))
    panel = Inspector(sample)
    area = show(qtbot, panel, width, 900)
    journey = sample.journey_id
    loop = next(
        one.id
        for one in project.connections.values()
        if one.journey == journey and one.kind is ConnectionKind.LOOP
    )
    stage = next(one.id for one in project.stages.values() if one.journey == journey)
    chip = next(one.id for one in project.presences.values() if one.journey == journey)
    sticky = next(one.id for one in project.stickies.values() if one.journey == journey)
    two = [one.id for one in project.touchpoints.values() if one.journey == journey][:2]
    for chosen in ([loop], [stage], [chip], [sticky], two, []):
        sample.select(chosen)
        qtbot.wait(20)
        assert panel.width() <= area.viewport().width(), chosen
        assert too_wide(panel) == [], chosen
