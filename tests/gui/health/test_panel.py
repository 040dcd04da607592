"""The health panel with mouse and keys: findings, their mends, what is planned, closed, set
aside."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QDialog, QWidget

from journeymapper.checks.check import ThresholdOf
from journeymapper.checks.report import Report
from journeymapper.commands.records import AddRecord, EditFields
from journeymapper.domain.records import (
    Action,
    Connection,
    Dismissal,
    FeedbackNote,
    Journey,
    Persona,
    Presence,
    Threshold,
    Touchpoint,
)
from journeymapper.domain.vocabulary import ActionStatus, Outcome, TouchpointKind
from journeymapper.gui.health.body import FindingBody
from journeymapper.gui.health.card import FindingCard
from journeymapper.gui.health.edits import show
from journeymapper.gui.health.group import AT_FIRST, MORE, MOST
from journeymapper.gui.health.keeper import keeper_of
from journeymapper.gui.health.panel import LOOKING, NOTHING, RESTING, HealthPanel
from journeymapper.gui.health.thresholds import ThresholdLine
from journeymapper.gui.workspace import Workspace
from tests.gui.conftest import MakeWorkspace
from tests.gui.health.conftest import DEAD_END, library, look
from tests.gui.person import CONTROL, Key, Person
from tests.gui.seeing import Role

TO_DO_DESK = "Desk: connect it to where they go next, or mark it as the place where they leave"
DESK, SHELF = DEAD_END.format("Desk"), DEAD_END.format("Shelf")


def cards(panel: HealthPanel) -> list[FindingCard]:
    return [card for group in panel.groups.entries.values() for card in group.cards]


def messages(panel: HealthPanel) -> list[str]:
    return [one.finding.message for one in cards(panel) if one.finding is not None]


def card(panel: HealthPanel, message: str) -> FindingCard:
    return next(one for one in cards(panel) if one.finding and one.finding.message == message)


def opened(person: Person, panel: HealthPanel, message: str) -> FindingBody:
    """The finding is clicked open."""
    found = card(panel, message)
    person.click(found.head)
    assert found.body is not None and found.is_open
    return found.body


def is_dead_end(person: Person, panel: HealthPanel, message: str) -> bool:
    look(person)
    return message in messages(panel)


def test_findings_stand_by_mistake_with_their_severity_in_words(
    reader: Person, panel: HealthPanel
) -> None:
    assert reader.window.workspace is not None and reader.window.workspace.report is not None
    report = reader.window.workspace.report
    assert panel.head.score.text() == report.counted
    assert reader.sees_text("1 No proper map", panel)
    first = card(panel, "There is no persona yet.")
    assert first.head.accessibleName() == "There is no persona yet. high, closed"
    assert {DESK, SHELF} <= set(messages(panel))
    avoided = [one.mistake.title for one in report.groups if one.is_avoided]
    assert reader.sees_text(f"Avoided: {', '.join(avoided)}", panel)
    left_out = [one.mistake.title for one in report.not_applicable]
    assert reader.sees_text(f"Does not apply here: {', '.join(left_out)}", panel)


def test_a_click_opens_why_and_how_and_a_second_one_puts_them_away(
    reader: Person, panel: HealthPanel
) -> None:
    found = card(panel, DESK)
    assert not reader.sees_text("Connect it to where they go next", panel)
    reader.click(found.head)
    assert reader.sees_text("Customers who stop here", panel)
    assert reader.sees_text("Connect it to where they go next", panel)
    assert found.head.accessibleName().endswith("open")
    reader.click(found.head)
    assert not reader.sees_text("Connect it to where they go next", panel)


def test_show_leads_to_the_place(reader: Person, panel: HealthPanel) -> None:
    body = opened(reader, panel, SHELF)
    reader.click(body.show_place)
    assert reader.window.workspace is not None
    assert reader.window.workspace.selection == {"tp_2"}
    assert reader.window.view == "map"
    assert not panel.visibleRegion().isEmpty()


def test_what_is_about_the_whole_project_leads_to_where_it_begins(
    reader: Person, panel: HealthPanel
) -> None:
    body = opened(reader, panel, "There is no persona yet.")
    assert body.show_place.isHidden() and body.mend.isHidden() and body.plan.isVisible()
    reader.click(body.lead)
    reader.enter("Reader")
    assert [one.name for one in reader.project.personas.values()] == ["Reader"]
    assert reader.wait(lambda: "There is no persona yet." not in messages(panel))
    body = opened(reader, panel, DESK)
    assert body.lead.isHidden() and body.show_place.isVisible()


def test_a_mend_is_one_click_and_one_undo_step(reader: Person, panel: HealthPanel) -> None:
    body = opened(reader, panel, DESK)
    reader.click(body.mend)
    desk = reader.project.touchpoints["tp_1"]
    assert (desk.kind, desk.outcome) == (TouchpointKind.END, Outcome.LOST)
    assert reader.window.toast.sentence == "Done: Mark as “left”. Ctrl+Z takes it back."
    assert reader.wait(lambda: DESK not in messages(panel))
    reader.press(Key.Key_Z, CONTROL)
    assert reader.project.touchpoints["tp_1"].kind is TouchpointKind.TOUCHPOINT
    assert reader.wait(lambda: DESK in messages(panel))


def test_what_was_mended_meanwhile_is_not_mended_again(reader: Person, panel: HealthPanel) -> None:
    workspace = reader.window.workspace
    assert workspace is not None
    found = card(panel, DESK)
    found.head.setFocus()
    workspace.run(EditFields("tp_1", {"kind": TouchpointKind.END, "outcome": Outcome.WON}))
    reader.press(Key.Key_M)
    assert reader.project.touchpoints["tp_1"].outcome is Outcome.WON
    assert reader.window.toast.sentence == "This is in order already."


def test_planning_makes_an_action_that_the_finding_shows(
    reader: Person, panel: HealthPanel
) -> None:
    body = opened(reader, panel, DESK)
    reader.click(body.plan)
    (action,) = reader.project.all(Action).values()
    assert (action.text, action.touchpoint, action.finding) == (TO_DO_DESK, "tp_1", "dead_end tp_1")
    assert reader.wait(lambda: body.planned.isVisible())
    assert body.planned.text() == "Planned" and body.plan.isHidden()
    assert card(panel, DESK).head.accessibleName().endswith("medium · planned, open")
    card(panel, DESK).head.setFocus()
    reader.press(Key.Key_P)
    assert len(reader.project.all(Action)) == 1
    reader.click(body.planned)
    assert reader.window.view == "actions"
    reader.press(Key.Key_1, Qt.KeyboardModifier.AltModifier)
    reader.press(Key.Key_Z, CONTROL)
    assert reader.wait(lambda: "planned" not in card(panel, DESK).head.accessibleName())


@pytest.mark.parametrize("by_key", [False, True])
def test_the_words_of_a_plan_are_typed_over_at_once(
    reader: Person, panel: HealthPanel, by_key: bool
) -> None:
    if by_key:
        card(panel, DESK).head.setFocus()
        reader.press(Key.Key_P)
    else:
        reader.click(opened(reader, panel, DESK).plan)
    body = card(panel, DESK).body
    assert body is not None and reader.focus is body.to_do
    assert body.to_do.toPlainText() == TO_DO_DESK
    reader.type("Put a sign up")
    body.to_do.finish()
    (action,) = reader.project.all(Action).values()
    assert action.text == "Put a sign up"
    card(panel, DESK).head.setFocus()
    reader.press(Key.Key_Z, CONTROL)
    assert [one.text for one in reader.project.all(Action).values()] == [TO_DO_DESK]
    assert body.to_do.toPlainText() == TO_DO_DESK


@pytest.mark.parametrize("status", [ActionStatus.DONE, ActionStatus.DROPPED])
def test_what_is_done_or_dropped_can_be_planned_again(
    reader: Person, panel: HealthPanel, status: ActionStatus
) -> None:
    body = opened(reader, panel, DESK)
    reader.click(body.plan)
    (action,) = reader.project.all(Action).values()
    assert reader.window.workspace is not None
    reader.window.workspace.run(EditFields(action.id, {"status": status}))
    assert reader.wait(lambda: body.plan.isVisible())
    assert body.planned.isHidden() and body.to_do.isHidden()
    said = f"was planned: {status.label}"
    assert said in card(panel, DESK).head.accessibleName()
    reader.click(body.plan)
    assert len(reader.project.all(Action)) == 2
    assert reader.wait(lambda: said not in card(panel, DESK).head.accessibleName())


def test_a_closed_hint_stays_closed_and_can_be_brought_back(
    reader: Person, panel: HealthPanel
) -> None:
    body = opened(reader, panel, DESK)
    reader.click(body.close_hint)
    assert reader.wait(lambda: DESK not in messages(panel))
    assert SHELF in messages(panel)
    reader.press(Key.Key_Z, CONTROL)
    assert reader.wait(lambda: DESK in messages(panel))
    reader.press(Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert reader.wait(lambda: DESK not in messages(panel))
    assert not is_dead_end(reader, panel, DESK)
    reader.click(f"Bring back: {DESK}")
    assert reader.wait(lambda: DESK in messages(panel))
    assert not reader.project.all(Dismissal)


def test_a_closed_hint_is_closed_when_the_file_is_opened_again(
    reader: Person, panel: HealthPanel
) -> None:
    card(panel, DESK).head.setFocus()
    reader.press(Key.Key_Delete)
    assert reader.wait(lambda: DESK not in messages(panel))
    assert reader.window.workspace is not None
    path = reader.window.workspace.session.path
    reader.window.close()
    reader.desk.open_path(path)
    assert reader.wait(lambda: reader.window.workspace.report is not None)  # type: ignore[union-attr]
    reader.window.open_page("health", "")
    again = reader.window.docks["health"].content
    assert isinstance(again, HealthPanel)
    assert reader.wait(lambda: SHELF in messages(again))
    assert DESK not in messages(again)
    assert reader.wait(lambda: reader.sees_text(DESK, again.aside))


def test_a_check_is_set_aside_with_a_reason_and_not_without(
    reader: Person, panel: HealthPanel
) -> None:
    body = opened(reader, panel, DESK)
    reader.click(body.aside)
    assert reader.focus is body.reason.field
    reader.press(Key.Key_Return)
    assert reader.sees_text("Say why, so that others understand it", panel)
    assert not reader.project.all(Dismissal)
    reader.enter("Readers leave as they please")
    assert reader.wait(lambda: DESK not in messages(panel) and SHELF not in messages(panel))
    (dismissal,) = reader.project.all(Dismissal).values()
    assert (dismissal.check, dismissal.about) == ("dead_end", "")
    assert reader.sees_text("Readers leave as they please · ", panel)
    reader.click("Bring back: A dead end that is not an end")
    assert reader.wait(lambda: DESK in messages(panel))


def test_escape_keeps_the_check(reader: Person, panel: HealthPanel) -> None:
    body = opened(reader, panel, DESK)
    reader.click(body.aside)
    reader.type("No")
    reader.press(Key.Key_Escape)
    assert body.reason.isHidden() and not reader.project.all(Dismissal)


def test_keys_go_from_finding_to_finding_open_show_and_close(
    reader: Person, panel: HealthPanel
) -> None:
    heads = [one.head for one in cards(panel)]
    assert reader.focus is heads[0]
    reader.press(Key.Key_Down)
    assert reader.focus is heads[1]
    reader.press(Key.Key_Up, times=3)
    assert reader.focus is heads[0]
    reader.press(Key.Key_Down, times=len(heads) + 3)
    assert reader.focus is heads[-1]
    desk = card(panel, DESK)
    desk.head.setFocus()
    reader.press(Key.Key_Space)
    assert desk.is_open
    reader.press(Key.Key_Return)
    assert reader.window.workspace is not None
    assert reader.window.workspace.selection == {"tp_1"}
    desk.head.setFocus()
    place = [one.head for one in cards(panel)].index(desk.head)
    reader.press(Key.Key_Delete)
    assert reader.wait(lambda: DESK not in messages(panel))
    after = cards(panel)
    assert reader.focus is after[min(place, len(after) - 1)].head


def test_m_mends_what_has_the_focus(reader: Person, panel: HealthPanel) -> None:
    card(panel, SHELF).head.setFocus()
    reader.press(Key.Key_M)
    assert reader.project.touchpoints["tp_2"].kind is TouchpointKind.END


def test_f6_comes_to_the_panel(reader: Person, panel: HealthPanel) -> None:
    reader.canvas.setFocus()
    for _ in range(4):
        reader.press(Key.Key_F6)
        if panel.isAncestorOf(reader.focus):
            break
    assert panel.isAncestorOf(reader.focus)


def test_a_hint_of_several_speaks_again_when_another_joins(
    reader: Person, panel: HealthPanel
) -> None:
    workspace = reader.window.workspace
    assert workspace is not None

    workspace.run(EditFields("tp_2", {"name": "desk"}))
    look(reader)
    alike = next(
        one.finding
        for one in cards(panel)
        if one.finding and one.finding.check == "touchpoints_same_name"
    )
    opened(reader, panel, alike.message)
    reader.click(card(panel, alike.message).body.close_hint)  # type: ignore[union-attr]
    assert reader.wait(lambda: alike.message not in messages(panel))
    (closed,) = reader.project.all(Dismissal).values()
    assert closed.about.split() == list(alike.closing)
    workspace.run(EditFields("tp_0", {"name": "DESK"}))
    look(reader)
    again = next(
        one.finding
        for one in cards(panel)
        if one.finding and one.finding.check == "touchpoints_same_name"
    )
    card(panel, again.message).head.setFocus()
    reader.press(Key.Key_Delete)
    assert reader.wait(lambda: again.message not in messages(panel))
    assert len(reader.project.all(Dismissal)) == 1
    reader.click(f"Bring back: {again.message}")
    assert reader.wait(lambda: again.message in messages(panel))


def test_a_threshold_that_cannot_be_is_refused_in_plain_words(
    reader: Person, panel: HealthPanel
) -> None:
    workspace = reader.window.workspace
    assert workspace is not None
    line = ThresholdLine(
        workspace,
        "too_many_personas",
        ThresholdOf(name="most", usual=5, says="personas on one journey"),
    )
    panel.layout().addWidget(line)
    reader.settle()
    assert line.field.accessibleName() == "Personas on one journey"
    for typed, said in (("-3", "A number from 0 on."), ("2000000000", "1,000,000,000")):
        line.field.setText("")
        reader.click(line.field)
        reader.enter(typed)
        assert said in line.field.accessibleDescription() and "1e" not in (
            line.field.accessibleDescription()
        )
    assert not reader.project.all(Threshold)


def test_a_number_of_a_check_is_changed_in_place(reader: Person, panel: HealthPanel) -> None:
    workspace = reader.window.workspace
    assert workspace is not None
    for n in range(6):
        workspace.run(AddRecord(Persona(id=f"persona_{n}", name=f"Reader {n}")))
        workspace.run(
            AddRecord(Presence(id=f"presence_{n}", persona=f"persona_{n}", journey="journey_1"))
        )
    look(reader)
    reader.click(panel.groups.entries["1"].more)
    many = next(
        one for one in cards(panel) if one.finding and one.finding.check == "too_many_personas"
    )
    reader.click(many.head)
    assert many.body is not None
    (line,) = many.body.lines
    assert line.field.placeholderText() == "5" and not line.field.text()
    reader.click(line.field)
    reader.enter("8")
    (threshold,) = reader.project.all(Threshold).values()
    assert (threshold.check, threshold.value) == ("too_many_personas", 8.0)
    assert reader.wait(
        lambda: all(one.finding.check != "too_many_personas" for one in cards(panel))  # type: ignore[union-attr]
    )


@pytest.mark.usefixtures("panel")
def test_every_check_can_be_switched_off_and_on_and_its_number_changed(reader: Person) -> None:
    def switch(dialog: QDialog) -> None:
        box = reader.find("A dead end that is not an end", Role.CheckBox, dialog)
        reader.click(box, QPoint(10, box.height() // 2))
        assert box.isChecked() and not reader.project.all(Dismissal)  # type: ignore[attr-defined]
        reader.enter("Readers leave as they please")
        assert not box.isChecked()  # type: ignore[attr-defined]
        assert reader.sees_text("Set aside: Readers leave as they please", dialog)
        reader.click(box, QPoint(10, box.height() // 2))
        assert box.isChecked() and not reader.project.all(Dismissal)  # type: ignore[attr-defined]
        field = reader.find("Personas on one journey", Role.EditableText, dialog)
        reader.click(field)
        reader.enter("3")
        assert [one.value for one in reader.project.all(Threshold).values()] == [3.0]
        reader.click("Done", within=dialog)

    with reader.answering(switch), reader.choosing("All checks and their numbers…"):
        reader.click("More about the checks")


def test_hints_rest_and_speak_again(reader: Person, panel: HealthPanel) -> None:
    action = reader.window.actions_by_name["rest"]
    reader.menu("View", "Rest the hints (workshop)")
    assert action.isChecked()
    assert reader.sees_text(RESTING, panel)
    assert not panel.groups.widget.isVisible() and not panel.head.isVisible()
    look(reader)
    assert not panel.groups.widget.isVisible()
    reader.click("Let them speak again")
    assert not action.isChecked()
    assert DESK in messages(panel) and panel.groups.widget.isVisible()


def test_one_journey_or_all(reader: Person, panel: HealthPanel) -> None:
    assert not panel.head.choice.isVisible()
    workspace = reader.window.workspace
    assert workspace is not None
    workspace.run(AddRecord(Journey(id="journey_2", title="Give it back", rank="a1")))
    look(reader)
    assert "Borrow a book" in card(panel, DESK).head.accessibleName()
    workspace.show_journey("journey_2")
    reader.click("This journey")
    assert DESK not in messages(panel)
    assert "There is no persona yet." in messages(panel)
    reader.click("All journeys")
    assert DESK in messages(panel)


def test_the_panel_stays_beside_the_page_that_it_leads_to(
    reader: Person, panel: HealthPanel
) -> None:
    workspace = reader.window.workspace
    assert workspace is not None and workspace.report is not None
    note = FeedbackNote(id="feedback_1", text="Too dark", touchpoint="tp_1", needs_reply=True)
    workspace.run(AddRecord(note))
    look(reader)
    finding = next(one for one in workspace.report.findings if one.check == "dead_end")
    led = type(finding)(
        **{
            name: getattr(finding, name)
            for name in ("check", "mistake", "severity", "message", "why", "how", "about", "mend")
        },
        journey=None,
        records=("feedback_1",),
    )
    show(workspace, led)
    assert reader.window.view == "feedback"
    assert reader.window.docks["health"].isVisible()
    show(workspace, finding)
    assert reader.window.view == "map" and not panel.visibleRegion().isEmpty()


# On its own


def panel_of(qtbot: object, workspace: Workspace) -> HealthPanel:
    panel = HealthPanel(workspace)
    qtbot.addWidget(panel)  # type: ignore[attr-defined]
    panel.resize(340, 800)
    panel.show()
    return panel


def test_before_the_first_answer_it_says_so(qtbot: object, nothing: Workspace) -> None:
    panel = panel_of(qtbot, nothing)
    assert panel.sentence.accessibleName() == LOOKING and not panel.head.isVisible()


def test_thousands_of_findings_are_shown_a_few_at_a_time(
    qtbot: object, make_workspace: MakeWorkspace
) -> None:
    more = [
        Touchpoint(id=f"tp_x{n:04}", journey="journey_1", stage="stage_1", name=f"Nook {n}")
        for n in range(3000)
    ]
    ways = [
        Connection(id=f"con_x{n}", journey="journey_1", source="tp_0", target=one.id)
        for n, one in enumerate(more)
    ]
    workspace = make_workspace((*library(), *more, *ways))
    panel = panel_of(qtbot, workspace)
    keeper_of(workspace).settle()
    panel.refresh()
    group = panel.groups.entries["1"]
    assert len(group.cards) == AT_FIRST
    assert workspace.report is not None
    count = len(workspace.report.groups[0].findings)
    assert group.more.text() == f"and {count - AT_FIRST:,} more"
    group.more.click()
    assert len(group.cards) == AT_FIRST + MORE
    panel.show_record("tp_x2999")
    assert len(group.cards) <= MOST
    assert sum(isinstance(one, QWidget) for one in panel.findChildren(FindingCard)) <= 16 * MOST


def test_nothing_wrong_is_said(qtbot: object, nothing: Workspace) -> None:
    panel = panel_of(qtbot, nothing)
    report = keeper_of(nothing).settle()
    clean = [
        type(one)(
            mistake=one.mistake, applies=True, findings=(), set_aside=(), closed=(), places={}
        )
        for one in report.groups
    ]
    nothing.show_report(Report(groups=tuple(clean)))
    panel.refresh()
    assert panel.sentence.accessibleName() == NOTHING
    assert panel.head.score.text() == "16 of the 16 that apply"


@pytest.mark.parametrize("width", [316, 340, 480])
def test_a_long_message_in_any_script_wraps(
    qtbot: object, make_workspace: MakeWorkspace, width: int
) -> None:

    from journeymapper.gui.health.keeper import keeper_of

    records = list(library())
    names = ("顧客在結帳頁面看到的價格說明" * 8, "صفحة الاشتراك التي تظهر فيها الأسعار " * 6)
    for place, name in zip((4, 5), names, strict=True):
        records[place] = replace(records[place], name=name)  # type: ignore[call-arg]
    workspace = make_workspace(tuple(records))
    panel = panel_of(qtbot, workspace)
    panel.resize(width, 900)
    keeper_of(workspace).settle()
    panel.refresh()
    for one in cards(panel):
        one.open()
    assert panel.layout().totalMinimumSize().width() <= width
