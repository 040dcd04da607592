"""The panel of the guide: keys, names, width, hints that rest, and closing it for good."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journeymapper.app.guide.guide import Guide
from journeymapper.app.guide.made import Made
from journeymapper.app.guide.step import Choice, Lead, Line, Next, StepName
from journeymapper.app.templates import new_from_template
from journeymapper.commands.connections import Connect
from journeymapper.commands.empathy import AddEmpathyNote
from journeymapper.commands.experiences import SetExperience
from journeymapper.commands.personas import StepPath
from journeymapper.commands.records import AddRecord, EditFields
from journeymapper.domain.records import Action, Dismissal, Presence, Source, Validation
from journeymapper.domain.vocabulary import Evidence, Market, Section
from journeymapper.gui.application import Application
from journeymapper.gui.guide.panel import GuidePanel
from journeymapper.gui.guide.step_body import StepBody
from journeymapper.gui.guide.tall_button import TallButton
from journeymapper.gui.health.keeper import keeper_of
from journeymapper.gui.workspace import Workspace
from tests.effort import some
from tests.gui.hands import ARABIC, LONG, LONG_WORDS, show, too_wide, undo_names
from tests.gui.person import Key, Person

EVERY_STEP = list(StepName)


def panel_of(qtbot: QtBot, workspace: Workspace, width: int = 288) -> GuidePanel:
    keeper_of(workspace).settle()
    made = GuidePanel(workspace)
    show(qtbot, made, width, 1400)
    return made


def settled(panel: GuidePanel, workspace: Workspace) -> GuidePanel:
    keeper_of(workspace).settle()
    panel.refresh()
    return panel


def opened(panel: GuidePanel, name: StepName) -> StepBody:
    if panel.open_step is not name:
        panel.open(name)
    body = panel.cards[name].body
    assert body is not None
    return body


def press(key: Qt.Key) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key)


def test_up_and_down_change_the_step_and_enter_does_the_next_thing(
    qtbot: QtBot, nothing: Workspace
) -> None:
    panel = panel_of(qtbot, nothing)
    asked: list[tuple[str, str]] = []
    nothing.page_asked.connect(lambda page, record: asked.append((page, record)))
    panel.begin()
    assert panel.open_step is StepName.EMPATHY
    press(Qt.Key.Key_Down)
    assert panel.open_step is StepName.DATA
    assert QApplication.focusWidget() is panel.cards[StepName.DATA].head
    press(Qt.Key.Key_Return)
    assert asked == [("sources", "")]
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Up)  # nothing stands above the first
    assert panel.open_step is StepName.EMPATHY
    press(Qt.Key.Key_Return)
    assert asked[-1] == ("empathy", "")


def test_a_choice_is_made_in_the_guide(qtbot: QtBot, small: Workspace) -> None:
    panel = panel_of(qtbot, small)
    panel.open(StepName.PERSONAS)
    panel.cards[StepName.PERSONAS].head.setFocus()
    press(Qt.Key.Key_Return)
    focus = QApplication.focusWidget()
    assert focus is not None and focus.accessibleName() == "Businesses"
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Space)
    assert small.project.journeys["journey_1"].market is Market.B2C
    settled(panel, small)
    body = panel.cards[StepName.PERSONAS].body
    assert body is not None
    assert body.ask.button.accessibleName() == "Say how Career changer behaves"
    assert "People buy (B2C)" in body.there.accessibleName()


def test_an_action_is_typed_in_the_guide_as_one_step(qtbot: QtBot, small: Workspace) -> None:
    for place, emotion in (("tp_a", 1), ("tp_b", -2), ("tp_c", 1)):
        felt = {"emotion": emotion}
        small.run(SetExperience("persona_1", place, felt, f"experience_{place[-1]}"))
    panel = panel_of(qtbot, small)
    body = opened(panel, StepName.GAPS)
    assert body.ask.question.accessibleName() == "Decide what to do about “Guided tour”"
    steps = len(undo_names(small))
    body.do()
    QTest.keyClicks(body.ask.line, "Show the price on the first page")
    press(Qt.Key.Key_Return)
    (action,) = small.project.all(Action).values()
    assert (action.text, action.touchpoint) == ("Show the price on the first page", "tp_b")
    assert len(undo_names(small)) == steps + 1
    assert body.ask.line.text() == ""


def test_what_is_not_needed_can_be_asked_for_again(qtbot: QtBot, small: Workspace) -> None:
    panel = panel_of(qtbot, small)
    body = opened(panel, StepName.TRIGGERS)
    assert not body.again.isVisible()
    QTest.mouseClick(body.ask.aside, Qt.MouseButton.LeftButton)
    settled(panel, small)
    assert not body.ask.isVisible() and body.enough.isVisible()
    assert len(small.project.all(Dismissal)) == 1
    assert body.go_on.accessibleName().startswith("Go on: ")
    QTest.mouseClick(body.again, Qt.MouseButton.LeftButton)
    settled(panel, small)
    assert body.ask.isVisible() and not small.project.all(Dismissal)


def test_hints_rest_with_the_others(qtbot: QtBot, sample: Workspace) -> None:
    panel = panel_of(qtbot, sample)
    named = [one for one in panel.steps if one.findings]
    assert named, "the sample has hints on this journey"
    body = opened(panel, named[0].name)
    assert body.hints.entries
    head = panel.cards[named[0].name].head
    assert "hint" in head.accessibleName()
    sample.rest_hints(True)
    panel.refresh()
    assert not body.hints.entries and "hint" not in head.accessibleName()
    sample.rest_hints(False)
    panel.refresh()
    assert body.hints.entries


def test_a_hint_is_mended_where_it_stands(qtbot: QtBot, small: Workspace) -> None:
    small.run(EditFields("tp_c", {"kind": "touchpoint"}))
    small.run(EditFields("stage_c", {"phase": "consideration"}))
    panel = settled(panel_of(qtbot, small), small)
    body = opened(panel, StepName.TOUCHPOINTS)
    card = next(
        one
        for one in body.hints.entries.values()
        if one.finding is not None and one.finding.check == "dead_end"
    )
    card.wished.emit("mend")
    settled(panel, small)
    assert small.project.touchpoints["tp_c"].outcome is not None
    assert card not in body.hints.entries.values()


def test_a_validation_is_typed_mended_and_taken_away(qtbot: QtBot, small: Workspace) -> None:
    panel = panel_of(qtbot, small)
    body = opened(panel, StepName.VALIDATE)
    assert body.validation is not None
    form = body.validation
    body.do()
    assert QApplication.focusWidget() is form.asked
    press(Qt.Key.Key_Return)
    assert form.trouble.isVisible() and not small.project.all(Validation)
    QTest.keyClicks(form.asked, "Five customers, by phone")
    QTest.keyClicks(form.day, "the other day")
    press(Qt.Key.Key_Return)
    QTest.keyClick(form.day, Qt.Key.Key_Return)
    assert form.trouble.isVisible() and not small.project.all(Validation)
    form.day.setText("")
    QTest.keyClicks(form.day, "3 Mar 2026")
    form.corrected.setFocus()
    QTest.keyClicks(form.corrected, "The call comes first")
    QTest.keyClick(form.corrected, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (made,) = small.project.all(Validation).values()
    assert (made.asked, made.corrected) == ("Five customers, by phone", "The call comes first")
    assert made.held_on is not None and made.held_on.isoformat() == "2026-03-03"
    assert undo_names(small)[0].startswith("Add validation")
    assert (form.asked.text(), form.day.text(), form.corrected.text()) == ("", "", "")
    settled(panel, small)
    entry = form.log.list.entries[made.id]
    assert entry.accessibleName() == "Asked on 3 Mar 2026: Five customers, by phone"
    assert body.enough.isVisible()
    small.undo()
    settled(panel, small)
    assert not form.log.list.entries and body.ask.isVisible()


@pytest.mark.parametrize(
    ("width", "name"), some(product((212, 288, 320), (LONG, LONG_WORDS, ARABIC)), 2)
)
def test_everything_fits_with_any_name(
    qtbot: QtBot, sample: Workspace, width: int, name: str
) -> None:
    for persona in list(sample.project.personas):
        sample.run(EditFields(persona, {"name": name}))
    for touchpoint in list(sample.project.touchpoints):
        sample.run(EditFields(touchpoint, {"name": name}))
    panel = panel_of(qtbot, sample, width)
    for step in EVERY_STEP:
        if panel.open_step is not step:
            panel.open(step)
        settled(panel, sample)
        qtbot.wait(1)
        assert not too_wide(panel), step


@pytest.mark.parametrize(
    ("width", "name"), some(product((212, 240, 288, 320), (LONG, LONG_WORDS, ARABIC)), 2)
)
def test_no_kind_of_row_asks_for_more_width_than_there_is(
    qtbot: QtBot, small: Workspace, width: int, name: str
) -> None:
    panel = panel_of(qtbot, small, width)
    body = opened(panel, StepName.TOUCHPOINTS)
    step = panel.shown(StepName.TOUCHPOINTS)
    answers = tuple(Choice(f"Come in at “{name}”") for _ in range(3))
    line = Line(name=name, placeholder=name, command=lambda _: EditFields("tp_a", {}))
    for asked in (
        Next(rule="guide a", text=name, why=name, lead=Lead(record="tp_a"), choices=answers),
        Next(rule="guide b", text=name, why=name, choices=answers),
        Next(rule="guide c", text=name, why=name, line=line),
    ):
        shown = replace(step, next=asked, there=(name, name), aside=("dismissal_a",))
        panel.cards[StepName.TOUCHPOINTS].show_step(shown, hints_rest=False)
        body.show_made(Made(name, Lead()))
        qtbot.wait(1)
        assert panel.minimumSizeHint().width() <= width, asked.rule
        assert not too_wide(panel), asked.rule
    enough = replace(step, next=None, is_enough=True, there=(name,), findings=())
    panel.cards[StepName.TOUCHPOINTS].show_step(enough, hints_rest=False)
    body.show_after(name)
    lost = replace(step, next=asked)
    panel.cards[StepName.TOUCHPOINTS].show_step(lost, hints_rest=False)
    assert panel.cards[StepName.TOUCHPOINTS].reopened.isVisible()
    panel.ending.show_guide(Guide(tuple(replace(one, is_enough=True) for one in panel.steps)))
    qtbot.wait(1)
    assert panel.ending.isVisible()
    assert panel.minimumSizeHint().width() <= width
    assert not too_wide(panel)


def test_the_keys_stay_with_what_comes_next(qtbot: QtBot, small: Workspace) -> None:
    panel = panel_of(qtbot, small)
    body = opened(panel, StepName.PERSONAS)
    body.do()
    press(Qt.Key.Key_Return)
    assert small.project.journeys["journey_1"].market is Market.B2B
    qtbot.waitUntil(lambda: body.ask.question.accessibleName() == "Which role has Career changer?")
    assert focus_name() == "End user"
    for who in ("Career changer", "L&D lead"):
        assert body.ask.question.accessibleName() == f"Which role has {who}?"
        press(Qt.Key.Key_Enter)
        qtbot.wait(5)
    assert body.ask.question.accessibleName() == "Add a decision maker"
    for role in ("decision maker", "influencer"):
        assert QApplication.focusWidget() is body.ask.line
        QTest.keyClicks(body.ask.line, f"Bo, {role}")
        press(Qt.Key.Key_Return)
        qtbot.wait(5)
        assert body.made.accessibleName() == f"“Bo, {role}” is there as {role}"
    assert QApplication.focusWidget() is body.ask.button
    asked: list[tuple[str, str]] = []
    small.page_asked.connect(lambda page, record: asked.append((page, record)))
    QTest.mouseClick(body.see, Qt.MouseButton.LeftButton)
    assert asked[-1][0] == "persona"
    assert small.project.personas[asked[-1][1]].name == "Bo, influencer"


def focus_name() -> str:
    focus = QApplication.focusWidget()
    return focus.accessibleName() if focus is not None else ""


def test_a_persona_that_comes_in_is_brought_into_sight(qtbot: QtBot, small: Workspace) -> None:
    small.run(StepPath("persona_2", "con_ab", "passage_a"))
    small.run(StepPath("persona_1", "con_ab", "passage_b"))
    back = Connect("con_back", "journey_1", "tp_c", "tp_a")
    small.run(back)
    panel = panel_of(qtbot, small)
    body = opened(panel, StepName.TOUCHPOINTS)
    assert body.ask.question.accessibleName() == "Let L&D lead stand on the map"
    seen: list[str] = []
    small.reveal_asked.connect(seen.append)
    body.do()
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(seen))
    (presence,) = (
        one for one in small.project.all(Presence).values() if one.persona == "persona_2"
    )
    assert seen == [presence.id]
    assert body.made.accessibleName() == "“L&D lead” stands on the map"


def test_a_step_says_what_came_when_it_is_no_longer_enough(qtbot: QtBot, small: Workspace) -> None:
    small.run(AddRecord(Source(id="source_a", reference="12 interviews")))
    panel = panel_of(qtbot, small)
    card = panel.cards[StepName.DATA]
    assert panel.shown(StepName.DATA).is_enough and card.reopened.isHidden()
    small.run(AddEmpathyNote("empathy_a", "persona_1", Section.SAY, "“Show me”"))
    settled(panel, small)
    assert card.reopened.isVisible()
    assert card.reopened.accessibleName() == (
        "No longer enough: 1 of 1 notes and feelings are only assumed"
    )
    small.run(EditFields("empathy_a", {"evidence": Evidence.RESEARCHED}))
    settled(panel, small)
    assert card.reopened.isHidden()
    assert "1 note is called researched without a source" in panel.shown(StepName.DATA).there


def test_feedback_is_one_of_the_ways_to_know(qtbot: QtBot, small: Workspace) -> None:
    panel = panel_of(qtbot, small)
    body = opened(panel, StepName.DATA)
    asked: list[str] = []
    small.page_asked.connect(lambda page, _record: asked.append(page))
    (way,) = (
        one
        for one in body.ask.findChildren(TallButton)
        if one.accessibleName() == "Import feedback…"
    )
    way.setFocus()
    press(Qt.Key.Key_Return)
    assert asked == ["import"]


def test_the_end_leads_on(qtbot: QtBot, small: Workspace) -> None:
    panel = panel_of(qtbot, small)
    assert panel.ending.isHidden()
    every = Guide(tuple(replace(one, is_enough=True) for one in panel.steps))
    panel.ending.show_guide(every)
    asked: list[str] = []
    small.page_asked.connect(lambda page, _record: asked.append(page))
    for one in (panel.ending.document, panel.ending.known):
        one.setFocus()
        press(Qt.Key.Key_Return)
    assert asked == ["export", "health"]
    assert "3 touchpoints, no loops" in panel.ending.said.accessibleName()


def test_steps_are_told_to_a_screen_reader(qtbot: QtBot, small: Workspace) -> None:
    panel = panel_of(qtbot, small)
    said = [card.head.accessibleName() for card in panel.cards.values()]
    assert said[0] == "Step 1, Empathy map: Nothing yet; to begin, open"
    assert said[3].startswith("Step 4, Touchpoints: 3 touchpoints, no loops")
    assert said[3].endswith("; begun")
    assert all(card.head.accessibleDescription() for card in panel.cards.values())


def test_another_journey_another_guide(qtbot: QtBot, sample: Workspace) -> None:
    panel = panel_of(qtbot, sample)
    first = [one.there for one in panel.steps]
    sample.show_journey(next(iter(sample.project.journeys)))
    qtbot.waitUntil(lambda: [one.there for one in panel.steps] != first)


@pytest.fixture
def documents(home: Path) -> Path:
    folder = home / "Documents"
    folder.mkdir(exist_ok=True)
    return folder


def test_it_opens_by_itself_where_something_is_begun(desk: Application, person: Person) -> None:
    desk.show_welcome()
    person.click("New empathy map")
    guide = person.window.docks["guide"]
    assert person.wait(lambda: guide.content) and guide.is_in_front
    assert person.window.view == "empathy"
    person.enter("Ada")  # the keys stay with the page
    assert len(person.project.personas) == 1
    person.press(Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert person.wait(lambda: guide.is_in_front)
    assert person.canvas.width() >= 320


def test_it_does_not_open_in_what_is_there_already(
    desk: Application, person: Person, documents: Path
) -> None:
    desk.show_welcome()
    person.menu("File", "Open the sample")
    assert person.window.docks["guide"].isHidden()
    path = documents / "Before.journey"
    new_from_template(path, "empty").close()
    desk.open_path(path)
    assert person.window.docks["guide"].isHidden()
    assert person.window.docks["guide"].content is None, "what nobody saw was made"


def test_it_is_closed_for_good_and_opened_again(desk: Application, person: Person) -> None:
    desk.show_welcome()
    person.click("New journey")
    assert person.wait(lambda: person.window.docks["guide"].content)
    person.click("Close the guide")
    assert person.window.docks["guide"].isHidden()
    assert person.focus is person.canvas
    assert "F9" in person.window.toast.sentence
    person.window.close()
    desk.show_welcome()
    person.click("New journey")
    person.settle()
    assert person.window.docks["guide"].isHidden()
    person.press(Key.Key_F9)
    guide = person.window.docks["guide"]
    assert person.wait(lambda: guide.content) and guide.is_in_front
    assert isinstance(guide.content, GuidePanel)
    assert person.focus is guide.content.cards[StepName.EMPATHY].head
    person.window.close()
    desk.show_welcome()
    person.click("New journey")
    assert not person.window.docks["guide"].isHidden()


def test_a_file_is_found_as_it_was_left(desk: Application, person: Person) -> None:
    desk.show_welcome()
    person.click("New journey")
    assert person.wait(lambda: person.window.docks["guide"].content)
    assert person.window.workspace is not None
    path = person.window.workspace.session.path
    person.window.close()
    desk.open_path(path)
    assert person.wait(lambda: person.window.docks["guide"].is_in_front)
    assert "F9" in person.find("Hide Guide").toolTip()
    person.click("Hide Guide")
    assert person.focus is person.canvas
    person.window.close()
    desk.open_path(path)
    assert person.window.docks["guide"].isHidden()
