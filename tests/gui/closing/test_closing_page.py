"""The page of closing the loop: figures, rows that lead to their place, what to do while empty."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from journeymapper.commands.actions import SetActionStatus
from journeymapper.commands.feedback import SetStatus
from journeymapper.commands.records import AddRecord, EditFields
from journeymapper.domain.records import Action, FeedbackNote, Measure, Reading, Record, Touchpoint
from journeymapper.domain.vocabulary import ActionStatus, MeasureKind, Status
from journeymapper.gui.closing.page import FEW, ClosingPage
from journeymapper.gui.feedback.inbox import NOWHERE
from journeymapper.gui.window.page_register import page_of
from journeymapper.gui.workspace import Workspace
from tests.gui.feedback.conftest import TODAY, records, today
from tests.gui.hands import too_wide
from tests.gui.pages import LEFT, opened, press, settle


@pytest.fixture
def workspace(make_workspace: Callable[..., Workspace]) -> Workspace:
    return make_workspace(records())


def page_on(qtbot: QtBot, workspace: Workspace, width: int = 1280) -> ClosingPage:
    return opened(qtbot, ClosingPage(workspace, today), width)


def said(widget: QWidget) -> list[str]:
    return [one.text() for one in widget.findChildren(QLabel) if one.text()]


def test_the_figures_and_the_rows(qtbot: QtBot, workspace: Workspace) -> None:
    page = page_on(qtbot, workspace)
    assert [one.accessibleName() for one in page.figures.cards] == [
        "50% answered, 1 of 2 that needed it",
        "1 median days to the answer, of 1 answer with both days",
        "1 waiting, the longest for 2 days",
        "0 closed without an answer, though a reply was needed",
    ]
    assert [one.accessibleName() for one in page.places.list.entries.values()] == [
        "Subscribe: 0% of 1 answered, median days –, 1 waiting, longest 2 days",
        "Pinned nowhere: 100% of 1 answered, median days 1, – waiting, longest –",
    ]
    assert list(page.sources.list.entries) == ["support ticket", "nps"]
    assert list(page.oldest.entries) == ["feedback_1"]
    assert "at Subscribe" in " ".join(said(page.oldest.entries["feedback_1"]))
    assert page._over_time.isHidden()
    assert page._decided.isHidden()


def test_rows_lead_to_the_inbox(qtbot: QtBot, workspace: Workspace) -> None:
    page = page_on(qtbot, workspace)
    for row, asked in (
        (page.places.list.entries["tp_1"], "tp_1"),
        (page.places.list.entries[""], NOWHERE),
        (page.sources.list.entries["nps"], "source:nps"),
        (page.oldest.entries["feedback_1"], "feedback_1"),
    ):
        with qtbot.waitSignal(workspace.page_asked) as signal:
            QTest.mouseClick(row, LEFT)
        assert signal.args == ["feedback", asked]
        row.setFocus()
        with qtbot.waitSignal(workspace.page_asked) as signal:
            QTest.keyClick(row, Qt.Key.Key_Return)
        assert signal.args == ["feedback", asked]
    with qtbot.waitSignal(workspace.page_asked) as signal:
        press("Open the inbox", page)
    assert signal.args == ["feedback", ""]


def test_it_follows_what_is_answered(qtbot: QtBot, workspace: Workspace) -> None:
    page = page_on(qtbot, workspace)
    assert workspace.run(SetStatus(["feedback_1"], Status.CLOSED, "There now", TODAY))
    settle()
    assert page.figures.cards[0].accessibleName() == "100% answered, 2 of 2 that needed it"
    assert page._waiting.isHidden()
    workspace.undo()
    settle()
    assert list(page.oldest.entries) == ["feedback_1"]


def test_actions_of_feedback_say_before_and_after(qtbot: QtBot, workspace: Workspace) -> None:
    nps = Measure(id="measure_1", journey="journey_1", name="NPS", kind=MeasureKind.NPS)
    added: list[Record] = [
        nps,
        Reading(id="reading_1", measure="measure_1", taken_on=date(2026, 11, 1), value=20),
        Action(id="action_1", text="Say it", feedback_note="feedback_1", measure="measure_1"),
    ]
    for one in added:
        assert workspace.run(AddRecord(one))
    page = page_on(qtbot, workspace)
    (row,) = page.effects.entries.values()
    assert row.accessibleName() == "Say it, open, NPS, not done yet"
    assert workspace.run(SetActionStatus(["action_1"], ActionStatus.DONE, date(2026, 11, 5)))
    settle()
    assert row.accessibleName() == "Say it, done 5 Nov 2026, NPS, 20 NPS, no reading since"
    later = Reading(id="reading_2", measure="measure_1", taken_on=TODAY, value=10)
    assert workspace.run(AddRecord(later))
    settle()
    assert row.accessibleName() == "Say it, done 5 Nov 2026, NPS, 20 NPS → 10 NPS, worse"
    with qtbot.waitSignal(workspace.page_asked) as signal:
        QTest.mouseClick(row, LEFT)
    assert signal.args == ["actions", "action_1"]


def test_an_empty_page_says_what_to_do(
    qtbot: QtBot, make_workspace: Callable[..., Workspace]
) -> None:
    quote = FeedbackNote(id="feedback_9", text="A quote")
    workspace = make_workspace([*records()[:3], quote])
    page = page_on(qtbot, workspace)
    assert page._empty.isVisible()
    assert not page._area.isVisible()
    with qtbot.waitSignal(workspace.page_asked) as signal:
        press("Open the inbox", page)
    assert signal.args == ["feedback", ""]
    assert workspace.run(EditFields("feedback_9", {"needs_reply": True}))
    settle()
    assert not page._empty.isVisible()
    assert page._area.isVisible()


def test_many_places_are_shown_on_a_click(
    qtbot: QtBot, make_workspace: Callable[..., Workspace]
) -> None:
    many: list[Record] = []
    for n in range(30):
        place = Touchpoint(id=f"tp_m{n}", journey="journey_1", name=f"Place {n}")
        day = TODAY - timedelta(days=40 * n)
        note = FeedbackNote(
            id=f"feedback_m{n}", touchpoint=place.id, needs_reply=True, received_on=day
        )
        many += [place, note]
    page = page_on(qtbot, make_workspace([*records(), *many]))
    assert page._over_time.isVisible()
    assert page.chart.accessibleName().startswith("Answered by month. Dec 2024: 0% (0 of 1)")
    assert len(page.places.list.entries) == FEW
    press("Show 24 more", page)
    assert len(page.places.list.entries) == 32
    assert not page.places.more.isVisible()


@pytest.mark.parametrize("width", [1440, 1000, 760])
def test_it_fits_the_window(qtbot: QtBot, workspace: Workspace, width: int) -> None:
    for record, field in (("tp_1", "name"), ("feedback_1", "text"), ("feedback_3", "source")):
        assert workspace.run(EditFields(record, {field: "Ein sehr langer Name رحلة 客户 " * 14}))
    page = page_on(qtbot, workspace, width)
    assert not too_wide(page)


def test_it_stands_in_the_plan_menu(workspace: Workspace, qtbot: QtBot) -> None:
    entry = page_of("closing")
    assert not entry.in_bar
    page = entry.make(workspace)
    qtbot.addWidget(page)
    assert isinstance(page, ClosingPage)
