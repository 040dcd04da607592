"""What mending a pain brings is told against the shares as they are; then it is an action."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journeymapper.analysis.what_if.shares import LEAVES
from journeymapper.domain.records import Action
from journeymapper.gui.what_if.page import WhatIfPage
from journeymapper.gui.what_if.pain_card import NO_OWNER, NOT_YET
from journeymapper.gui.workspace import Workspace
from tests.gui.pages import opened

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(qtbot: QtBot, sample: Workspace) -> WhatIfPage:
    before = next(one.id for one in sample.project.journeys.values() if one.title == "Before")
    sample.show_journey(before)
    page = opened(qtbot, WhatIfPage(sample))
    qtbot.waitUntil(lambda: not page.trial.is_preparing, timeout=30_000)
    page.show_record(page.pain._pains[0].id)
    qtbot.waitUntil(lambda: "conversion goes from" in said(page))
    return page


def said(page: WhatIfPage) -> str:
    return page.pain.effect.accessibleName()


def test_start_over_keep_and_undo_leave_no_improvement_behind(
    qtbot: QtBot, sample: Workspace, page: WhatIfPage
) -> None:
    first, levers = said(page), page.pain.lever.currentText()
    assert "+" in first
    QTest.mouseClick(page.over, LEFT)
    qtbot.waitUntil(lambda: said(page) == NOT_YET)
    assert page.pain.by.findChildren(type(page.pain.by.slider))[0].value() == 0
    page.pain._on_by(0.2)
    qtbot.waitUntil(lambda: said(page) == first)
    QTest.mouseClick(page.keep, LEFT)
    qtbot.waitUntil(lambda: said(page) == NOT_YET)
    assert page.pain.lever.currentText() != levers, "what drops off now is what was kept"
    sample.undo()
    qtbot.waitUntil(lambda: page.pain.lever.currentText() == levers)
    assert said(page) == NOT_YET


def test_another_slider_is_no_part_of_what_mending_brings(qtbot: QtBot, page: WhatIfPage) -> None:
    first = said(page)
    chain, pain = page.trial.chain, page.pain._base
    assert chain is not None
    assert pain is not None
    other = next(one for one in chain.groups if chain.name_of(one) == "Compare plans")
    assert other != pain.place
    page.trial.move(other, LEAVES, 0.5)
    qtbot.waitUntil(lambda: said(page) != first)
    outcome = page.pain._outcome()
    assert outcome is not None
    without, with_ = outcome
    assert page.trial.after is not None
    assert with_ == page.trial.after.conversion.value
    page.pain._on_by(0.0)
    qtbot.waitUntil(lambda: said(page) == NOT_YET)
    assert page.trial.after.conversion.value == pytest.approx(without)


def test_an_action_is_owned_and_made_once(
    qtbot: QtBot, sample: Workspace, page: WhatIfPage
) -> None:
    before = len(sample.project.all(Action))
    QTest.mouseClick(page.pain.make, LEFT)
    assert page.pain.missing.accessibleName() == NO_OWNER
    assert page.pain.owner.hasFocus()
    assert len(sample.project.all(Action)) == before
    QTest.keyClicks(page.pain.owner, "Onboarding")
    assert not page.pain.missing.isVisible()
    QTest.mouseClick(page.pain.make, LEFT)
    assert len(sample.project.all(Action)) == before + 1
    assert not page.pain.make.isVisible()
    page.pain._make_action()
    assert len(sample.project.all(Action)) == before + 1
    with qtbot.waitSignal(sample.page_asked) as asked:
        QTest.mouseClick(page.pain.made, LEFT)
    assert asked.args is not None
    assert asked.args[0] == "actions"
    sample.undo()
    qtbot.waitUntil(page.pain.make.isVisible)
