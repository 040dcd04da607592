"""The inspector on a touchpoint, with mouse and keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image as Pictures
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from journeymapper.commands.connections import Connect
from journeymapper.commands.feedback import AddFeedback
from journeymapper.commands.records import DeleteRecords, EditFields
from journeymapper.commands.stickies import AddSticky
from journeymapper.domain.records import Attachment, Experience, Measure, Reading
from journeymapper.domain.vocabulary import Evidence, TouchpointKind
from journeymapper.gui.inspector import pictures
from journeymapper.gui.inspector.panel import Inspector
from journeymapper.gui.inspector.touchpoint import (
    KIND_TIP,
    OWNER_TIP,
    PERFORMED_TIP,
    TouchpointForm,
)
from journeymapper.gui.workspace import Workspace
from tests.gui.hands import ARABIC, LONG, LONG_WORDS, choose_from_menu, show, too_wide, undo_names

LEFT = Qt.MouseButton.LeftButton


def inspect(qtbot: QtBot, workspace: Workspace, touchpoint: str = "tp_b") -> TouchpointForm:
    panel = Inspector(workspace)
    show(qtbot, panel)
    workspace.select([touchpoint])
    assert isinstance(panel.form, TouchpointForm)
    return panel.form


def field(form: TouchpointForm, name: str) -> QLineEdit:
    (found,) = [one for one in form.findChildren(QLineEdit) if one.accessibleName() == name]
    return found


def test_the_name_is_typed_into_and_undone_with_the_field_following(
    qtbot: QtBot, small: Workspace
) -> None:
    form = inspect(qtbot, small)
    form.name.setFocus()
    form.name.selectAll()
    QTest.keyClicks(form.name, "Profile 3x4")
    small.flush()
    assert small.project.touchpoints["tp_b"].name == "Profile 3x4"
    assert undo_names(small)[0] == "Rename touchpoint “Guided tour”"
    small.undo()
    qtbot.waitUntil(lambda: form.name.text() == "Guided tour")


def test_an_emptied_name_comes_back(qtbot: QtBot, small: Workspace) -> None:
    form = inspect(qtbot, small)
    refused: list[str] = []
    small.refused.connect(refused.append)
    form.name.setFocus()
    form.name.selectAll()
    QTest.keyClick(form.name, Qt.Key.Key_Delete)
    qtbot.wait(350)
    assert small.project.touchpoints["tp_b"].name == "Guided tour"
    form.essential.setFocus()
    assert form.name.text() == "Guided tour"
    assert refused == []


def test_what_is_typed_goes_to_the_touchpoint_it_was_typed_for(
    qtbot: QtBot, small: Workspace
) -> None:
    form = inspect(qtbot, small)
    need = field(form, "What the customer wants here")
    need.setFocus()
    QTest.keyClicks(need, "A first step")
    small.select(["tp_c"])
    (lived,) = small.project.experiences.values()
    assert (lived.touchpoint, lived.persona, lived.need) == ("tp_b", "persona_1", "A first step")
    assert need.text() == ""


def test_deleting_what_is_being_typed_into_refuses_nothing(qtbot: QtBot, small: Workspace) -> None:
    form = inspect(qtbot, small)
    refused: list[str] = []
    small.refused.connect(refused.append)
    form.name.setFocus()
    QTest.keyClicks(form.name, "!")
    small.run(DeleteRecords(["tp_b"]))
    small.flush()
    assert refused == []
    assert "tp_b" not in small.project.touchpoints


def test_emotion_is_clicked_and_clicked_away(qtbot: QtBot, small: Workspace) -> None:
    form = inspect(qtbot, small)
    delighted = form.experience.emotion.levels[2]
    assert delighted.accessibleName() == "Emotion: delighted, +2"
    QTest.mouseClick(delighted, LEFT)
    (lived,) = small.project.experiences.values()
    assert lived.emotion == 2
    qtbot.waitUntil(delighted.isChecked)
    QTest.mouseClick(delighted, LEFT)
    assert not small.project.experiences


def test_emotions_have_the_names_of_the_project(qtbot: QtBot, small: Workspace) -> None:
    names = ("wütend", "mulmig", "egal", "froh", "begeistert")
    small.run(EditFields("project_1", {"emotion_names": names}))
    form = inspect(qtbot, small)
    levels = form.experience.emotion.levels.values()
    assert tuple(one.text() for one in levels) == names


def test_arrow_keys_go_along_the_emotions(qtbot: QtBot, small: Workspace) -> None:
    form = inspect(qtbot, small)
    levels = form.experience.emotion.levels
    levels[0].setFocus()
    QTest.keyClick(levels[0], Qt.Key.Key_Left)
    QTest.keyClick(levels[-1], Qt.Key.Key_Space)
    assert [one.emotion for one in small.project.experiences.values()] == [-1]


def test_chips_switch_whose_experience_is_shown(qtbot: QtBot, small: Workspace) -> None:
    form = inspect(qtbot, small)
    QTest.mouseClick(form.experience.emotion.levels[-2], LEFT)
    (chip,) = [one for key, one in form.experience._chips.items() if key == "persona_2"]
    QTest.mouseClick(chip, LEFT)
    assert small.active_persona == "persona_2"
    qtbot.waitUntil(lambda: not form.experience.emotion.levels[-2].isChecked())
    QTest.mouseClick(form.experience.emotion.levels[1], LEFT)
    felt = {one.persona: one.emotion for one in small.project.experiences.values()}
    assert felt == {"persona_1": -2, "persona_2": 1}


def test_channels_are_made_by_typing_and_used_again(qtbot: QtBot, small: Workspace) -> None:
    form = inspect(qtbot, small)
    form.channels.line.setFocus()
    QTest.keyClicks(form.channels.line, "WhatsApp")
    QTest.keyClick(form.channels.line, Qt.Key.Key_Return)
    small.select(["tp_c"])
    QTest.keyClicks(form.channels.line, "whatsapp")
    QTest.keyClick(form.channels.line, Qt.Key.Key_Return)
    (channel,) = small.project.channels.values()
    assert channel.name == "WhatsApp"
    touchpoints = small.project.touchpoints
    assert touchpoints["tp_b"].channels == touchpoints["tp_c"].channels == (channel.id,)


def test_an_owner_is_made_by_typing_and_taken_off(qtbot: QtBot, small: Workspace) -> None:
    form = inspect(qtbot, small)
    form.owner.setFocus()
    QTest.keyClicks(form.owner, "Product team")
    QTest.keyClick(form.owner, Qt.Key.Key_Return)
    (actor,) = small.project.actors.values()
    assert (actor.name, small.project.touchpoints["tp_b"].owner) == ("Product team", actor.id)
    form.owner.selectAll()
    QTest.keyClick(form.owner, Qt.Key.Key_Delete)
    QTest.keyClick(form.owner, Qt.Key.Key_Return)
    assert small.project.touchpoints["tp_b"].owner is None


def test_more_is_closed_at_first_and_remembered(qtbot: QtBot, small: Workspace) -> None:
    form = inspect(qtbot, small)
    assert not form.more.is_open
    QTest.mouseClick(form.more.switch, LEFT)
    assert form.more.is_open
    again = inspect(qtbot, small)
    assert again.more.is_open


def test_the_outcome_is_asked_of_ends_alone(qtbot: QtBot, small: Workspace) -> None:
    form = inspect(qtbot, small)
    QTest.mouseClick(form.more.switch, LEFT)
    assert form._outcome.isHidden()
    small.run(EditFields("tp_b", {"kind": TouchpointKind.END}))
    qtbot.waitUntil(lambda: not form._outcome.isHidden())


def test_a_measure_gets_a_reading(qtbot: QtBot, small: Workspace) -> None:
    form = inspect(qtbot, small)
    form.measures.add()
    line = field(form, "What is counted? Name, then Enter")
    QTest.keyClicks(line, "Watched to the end")
    QTest.keyClick(line, Qt.Key.Key_Return)
    (measure,) = small.project.all(Measure).values()
    assert (measure.name, measure.touchpoint) == ("Watched to the end", "tp_b")
    small.run(EditFields(measure.id, {"unit": "%"}))
    entry = form.measures.list.entries[measure.id]
    assert entry.form is not None
    reading = entry.form.new_reading.line
    reading.setFocus()
    QTest.keyClicks(reading, "71% on 30 Sep 2026")
    QTest.keyClick(reading, Qt.Key.Key_Return)
    (taken,) = small.project.all(Reading).values()
    assert (taken.value, str(taken.taken_on)) == (71, "2026-09-30")
    qtbot.waitUntil(lambda: "71%" in entry.head.accessibleName())


def test_feedback_and_stickies_of_the_touchpoint_are_shown(qtbot: QtBot, small: Workspace) -> None:
    small.run(AddFeedback("feedback_1", "Finally!", "tp_b", "persona_1", source="Interview"))
    small.run(AddFeedback("feedback_2", "Elsewhere", "tp_c"))
    small.run(AddSticky("sticky_1", "journey_1", "Too late", touchpoint="tp_b"))
    form = inspect(qtbot, small)
    assert list(form.feedback.entries) == ["feedback_1"]
    card = form.feedback.entries["feedback_1"]
    assert card.accessibleName() == "“Finally!”, Interview · Career changer, new"
    with qtbot.waitSignal(small.page_asked) as asked:
        QTest.mouseClick(card, LEFT)
    assert asked.args == ["feedback-panel", "feedback_1"]
    choose_from_menu(form.stickies.entries["sticky_1"], "Back into the tray")
    assert small.project.stickies["sticky_1"].touchpoint is None
    qtbot.waitUntil(lambda: not form.stickies.entries)


def test_its_loops_are_lit(qtbot: QtBot, small: Workspace) -> None:
    form = inspect(qtbot, small)
    with qtbot.waitSignal(small.told):
        form.light_loops()
    assert small.focus is None
    small.run(Connect("con_back", "journey_1", "tp_c", "tp_a"))
    form.light_loops()
    assert small.focus == {"tp_a", "tp_b", "tp_c", "con_ab", "con_bc", "con_back"}


def test_a_picture_is_attached_and_a_text_file_refused(
    qtbot: QtBot, small: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    picture = tmp_path / "Screen one.png"
    Pictures.new("RGB", (40, 30), "teal").save(picture)
    (tmp_path / "note.png").write_text("no picture")
    form = inspect(qtbot, small)
    monkeypatch.setattr(pictures, "ask_for_picture", lambda _parent: picture)
    form.pictures.add()
    (attached,) = small.project.all(Attachment).values()
    assert (attached.record, attached.caption) == ("tp_b", "Screen one")
    qtbot.waitUntil(lambda: not form.pictures.isHidden())
    with qtbot.waitSignal(small.refused) as refused:
        form.pictures.attach(tmp_path / "note.png")
    assert "no JPEG or PNG" in refused.args[0]


def test_without_personas_it_says_what_to_do(qtbot: QtBot, small: Workspace) -> None:
    small.run(DeleteRecords(["persona_1", "persona_2"]))
    form = inspect(qtbot, small)
    assert form.experience.isHidden()
    assert not form._nobody.isHidden()


def test_evidence_is_asked_once_something_is_noted(qtbot: QtBot, small: Workspace) -> None:
    form = inspect(qtbot, small)
    assert form.experience._evidence.isHidden()
    QTest.mouseClick(form.experience.emotion.levels[1], LEFT)
    qtbot.waitUntil(lambda: not form.experience._evidence.isHidden())
    (lived,) = small.project.all(Experience).values()
    assert lived.evidence is Evidence.ASSUMED


@pytest.mark.parametrize("width", [212, 300])
@pytest.mark.parametrize("name", [LONG, LONG_WORDS[:120], ARABIC])
def test_nothing_is_clipped(qtbot: QtBot, sample: Workspace, width: int, name: str) -> None:
    project = sample.project
    tables = (project.touchpoints, project.personas, project.measures, project.stages)
    for one in (*(one for table in tables for one in table), *project.actors, *project.channels):
        assert sample.run(EditFields(one, {"name": name}))
    panel = Inspector(sample)
    area = show(qtbot, panel, width, 900)
    here = [one for one in project.touchpoints.values() if one.journey == sample.journey_id]
    busiest = max(here, key=lambda one: len(project.referring_ids(one.id)))
    sample.select([busiest.id])
    assert isinstance(panel.form, TouchpointForm)
    QTest.mouseClick(panel.form.more.switch, LEFT)
    for entry in panel.form.measures.list.entries.values():
        QTest.mouseClick(entry.head, LEFT)
    qtbot.wait(30)
    assert panel.width() <= area.viewport().width()
    assert too_wide(panel) == []


def test_who_owns_performs_and_does_and_what_kind_it_is_tell_how_they_differ(
    qtbot: QtBot, small: Workspace
) -> None:
    form = TouchpointForm(small)
    qtbot.addWidget(form)
    tips = {one.toolTip() for one in form.findChildren(QWidget)}
    assert {KIND_TIP, PERFORMED_TIP, OWNER_TIP} <= tips
    assert len({KIND_TIP, PERFORMED_TIP, OWNER_TIP}) == 3
    assert "Done by" in OWNER_TIP
