"""The page that asks what if, with mouse and keys: nothing is kept before somebody says so."""

from __future__ import annotations

import threading
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from journeymapper.app.session import Session
from journeymapper.commands.connections import Connect
from journeymapper.commands.personas import StepPath
from journeymapper.commands.records import DeleteRecords, EditFields
from journeymapper.domain.records import Action, Passage
from journeymapper.domain.vocabulary import Outcome, TouchpointKind, WalkedBy
from journeymapper.gui.application import Application
from journeymapper.gui.what_if import trial
from journeymapper.gui.what_if.page import WhatIfPage
from journeymapper.gui.what_if.share_row import ShareField, ShareRow, ShareSlider
from journeymapper.gui.workspace import Workspace
from tests.gui.hands import LONG, too_wide, undo_names
from tests.gui.pages import opened
from tests.gui.person import Key, Person
from tests.gui.seeing import Role

LEFT = Qt.MouseButton.LeftButton


def open_page(qtbot: QtBot, workspace: Workspace, width: int = 1200) -> WhatIfPage:
    page = opened(qtbot, WhatIfPage(workspace), width, 860)
    qtbot.waitUntil(lambda: not page.trial.is_preparing, timeout=30_000)
    return page


@pytest.fixture
def fork(small: Workspace) -> Workspace:
    """Of a hundred at the review site 60 come to the tour; of these 50 to the course, which is
    won, and the others go round or leave."""
    for command in (
        EditFields("con_ab", {"share": 0.6}),
        EditFields("con_bc", {"share": 0.5}),
        Connect("con_back", "journey_1", "tp_b", "tp_a"),
        EditFields("con_back", {"share": 0.2, "delay_hours": 48.0}),
        EditFields("tp_c", {"kind": TouchpointKind.END, "outcome": Outcome.WON}),
    ):
        small.run(command)
    return small


def slider(page: QWidget, name: str) -> ShareSlider:
    (found,) = [one for one in page.findChildren(ShareSlider) if one.accessibleName() == name]
    return found


def field(page: QWidget, name: str) -> ShareField:
    (found,) = [
        one for one in page.findChildren(ShareField) if one.accessibleName() == f"{name}, percent"
    ]
    return found


def retype(line: QLineEdit, text: str) -> None:
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, text)
    QTest.keyClick(line, Qt.Key.Key_Return)


def choose(box: QComboBox, text: str) -> None:
    """With the keyboard, as far down as the entry lies."""
    box.setFocus()
    index = box.findText(text)
    assert index >= 0, [box.itemText(n) for n in range(box.count())]
    QTest.keyClick(box, Qt.Key.Key_Home)
    for _ in range(index):
        QTest.keyClick(box, Qt.Key.Key_Down)


def head(page: WhatIfPage) -> str:
    return page.results.conversion.text()


EXPECTED = 0.6 * 0.5 / (1 - 0.6 * 0.2)


def test_arrow_keys_move_a_share_and_the_end_changes_at_once(qtbot: QtBot, fork: Workspace) -> None:
    page = open_page(qtbot, fork)
    assert head(page) == f"{EXPECTED:.0%}"
    assert not page.keep.isEnabled()
    before = undo_names(fork)
    moved = slider(page, "Review site → Guided tour")
    moved.setFocus()
    for _ in range(10):
        QTest.keyClick(moved, Qt.Key.Key_Right)
    after = 0.7 * 0.5 / (1 - 0.7 * 0.2)
    qtbot.waitUntil(lambda: head(page) == f"{EXPECTED:.0%} → {after:.0%}")
    assert slider(page, "Review site: leaves here").value() == 300
    assert field(page, "Review site → Guided tour").text() == "70%"
    loops = {name: (was, now) for name, was, now in page.results.sums.lines}
    assert loops["Time until an end"][0] != loops["Time until an end"][1]
    assert fork.project.connections["con_ab"].share == 0.6
    assert undo_names(fork) == before


def test_a_typed_percentage_moves_the_others_in_proportion(qtbot: QtBot, fork: Workspace) -> None:
    page = open_page(qtbot, fork)
    retype(field(page, "Guided tour → First course"), "60 %")
    qtbot.waitUntil(lambda: field(page, "Guided tour → Review site").text() == "16%")
    assert field(page, "Guided tour: leaves here").text() == "24%"


def test_what_cannot_be_read_says_what_was_expected(qtbot: QtBot, fork: Workspace) -> None:
    page = open_page(qtbot, fork)
    typed = field(page, "Guided tour → First course")
    retype(typed, "a lot")
    notes = [one.findChildren(QWidget) for one in page.findChildren(ShareRow)]
    said = [one.accessibleName() for row in notes for one in row if one.isVisible()]
    assert any("no percentage" in one for one in said)
    retype(typed, "140%")
    assert not page.keep.isEnabled()
    QTest.keyClick(typed, Qt.Key.Key_Escape)
    assert typed.text() == "50%"


def test_keep_this_is_one_step_and_start_over_lets_go(qtbot: QtBot, fork: Workspace) -> None:
    page = open_page(qtbot, fork)
    retype(field(page, "Review site → Guided tour"), "80")
    retype(field(page, "Guided tour → First course"), "60")
    qtbot.waitUntil(lambda: "→" in head(page))
    QTest.mouseClick(page.over, LEFT)
    qtbot.waitUntil(lambda: "→" not in head(page))
    assert field(page, "Review site → Guided tour").text() == "60%"
    retype(field(page, "Review site → Guided tour"), "80")
    retype(field(page, "Guided tour → First course"), "60")
    qtbot.waitUntil(page.keep.isEnabled)
    steps = len(undo_names(fork))
    QTest.mouseClick(page.keep, LEFT)
    connections = fork.project.connections
    shares = [connections[one].share for one in ("con_ab", "con_bc", "con_back")]
    assert shares == [0.8, 0.6, pytest.approx(0.16)]
    assert len(undo_names(fork)) == steps + 1
    assert undo_names(fork)[0] == "Keep 3 shares of a what-if"
    fork.undo()
    assert fork.project.connections["con_ab"].share == 0.6
    qtbot.waitUntil(lambda: field(page, "Review site → Guided tour").text() == "60%")


def test_a_personas_own_shares_are_tried_and_kept_for_it_alone(
    qtbot: QtBot, fork: Workspace
) -> None:
    fork.run(StepPath("persona_1", "con_bc", "passage_1"))
    page = open_page(qtbot, fork)
    choose(page.who, "Career changer")
    retype(field(page, "Guided tour → First course"), "90")
    qtbot.waitUntil(page.keep.isEnabled)
    QTest.mouseClick(page.keep, LEFT)
    own = {one.connection: one.share for one in fork.project.all(Passage).values()}
    assert own == {"con_bc": 0.9, "con_back": pytest.approx(0.04)}
    assert fork.project.connections["con_bc"].share == 0.5


def test_a_loop_that_would_never_be_left_is_a_sentence(qtbot: QtBot, fork: Workspace) -> None:
    fork.run(EditFields("con_ab", {"share": 1.0}))
    page = open_page(qtbot, fork)
    retype(field(page, "Guided tour → Review site"), "100")
    qtbot.waitUntil(page.results.refusal.isVisible)
    assert "never left" in page.trial.refusal
    assert not page.keep.isEnabled()
    QTest.mouseClick(page.over, LEFT)
    qtbot.waitUntil(lambda: not page.results.refusal.isVisible())


def test_without_shares_it_says_what_to_do_and_one_can_begin(
    qtbot: QtBot, small: Workspace
) -> None:
    page = open_page(qtbot, small)
    assert "No way has a share yet" in page.points.hint.accessibleName()
    retype(field(page, "Review site → Guided tour"), "40")
    qtbot.waitUntil(lambda: head(page) == "100% → 40%")
    QTest.mouseClick(page.keep, LEFT)
    assert small.project.connections["con_ab"].share == 0.4


def test_a_journey_without_ways_says_so(qtbot: QtBot, nothing: Workspace) -> None:
    page = open_page(qtbot, nothing)
    assert "connect its touchpoints first" in page.trial.refusal
    assert page._stack.currentIndex() == 1


def test_shares_over_a_hundred_percent_lead_to_their_place(qtbot: QtBot, fork: Workspace) -> None:
    fork.run(EditFields("con_back", {"share": 0.7}))
    page = open_page(qtbot, fork)
    assert page.trial.refusal.startswith("The ways from “Guided tour” have 120% together")
    shown: list[str] = []
    fork.reveal_asked.connect(shown.append)
    QTest.mouseClick(page._go, LEFT)
    assert shown == ["tp_b"]


def test_what_the_organisation_walks_is_listed_with_its_time(qtbot: QtBot, fork: Workspace) -> None:
    fork.run(EditFields("con_back", {"walked_by": WalkedBy.ORGANISATION, "every_days": 14.0}))
    page = open_page(qtbot, fork)
    assert list(page.results.organisation.lines) == [("loop", "", "every 14 days, takes 2 days")]


def test_removal_effects_come_as_bars(qtbot: QtBot, fork: Workspace) -> None:
    page = open_page(qtbot, fork)
    qtbot.waitUntil(lambda: page.trial.removals is not None)
    assert page.results.bars.accessibleName().endswith("Guided tour 100%, Review site 100%")


def test_long_names_stay_within_the_page(qtbot: QtBot, fork: Workspace) -> None:
    fork.run(EditFields("tp_b", {"name": LONG}))
    page = open_page(qtbot, fork, width=1000)
    retype(field(page, f"{LONG} → First course"), "60")
    qtbot.wait(20)
    assert too_wide(page.results) == []
    assert too_wide(page.points) == []


def test_the_samples_rise_is_what_its_shares_come_to(qtbot: QtBot, sample: Workspace) -> None:
    """12% of those who sign up subscribe before, 27% after."""
    project = sample.project
    for title, said in (("Before", "12%"), ("After", "27%")):
        (journey,) = [one.id for one in project.journeys.values() if one.title == title]
        sample.show_journey(journey)
        page = open_page(qtbot, sample)
        choose(page.begin, "Free-trial sign-up")
        choose(page.goal, "Subscribe")
        assert head(page) == said


def test_the_rise_is_seen_before_anything_is_chosen(qtbot: QtBot, sample: Workspace) -> None:
    """What is essential stands below the entries, and a click looks from there; coming back to a
    journey finds it as it was looked at."""
    project = sample.project
    before, after = (
        next(one.id for one in project.journeys.values() if one.title == title)
        for title in ("Before", "After")
    )
    sample.show_journey(before)
    page = open_page(qtbot, sample)
    said = {name: now for name, _, now in page.results.entries.lines}
    assert said["from Free-trial sign-up"] == "12% (10 to 14)"
    (link,) = [
        one
        for one in page.results.entries.links.values()
        if one.accessibleName() == "from Free-trial sign-up"
    ]
    QTest.mouseClick(link, LEFT)
    assert (page.begin.currentText(), head(page)) == ("Free-trial sign-up", "12%")
    sample.show_journey(after)
    qtbot.waitUntil(lambda: page.begin.currentText() == "All entries")
    said = {name: now for name, _, now in page.results.entries.lines}
    assert said["from Free-trial sign-up"] == "27% (25 to 29)"
    sample.show_journey(before)
    qtbot.waitUntil(lambda: page.begin.currentText() == "Free-trial sign-up")
    assert head(page) == "12%"


def test_what_gets_worse_is_not_green(qtbot: QtBot, fork: Workspace) -> None:
    page = open_page(qtbot, fork)

    def roles() -> dict[str, str]:
        shown = page.results.ends._rows[: len(page.results.ends.lines)]
        return {name.text(): after.property("role") for name, _, after in shown}

    retype(field(page, "Guided tour → First course"), "30")
    qtbot.waitUntil(lambda: "→" in head(page))
    assert roles()["First course · won"] == "strong"
    retype(field(page, "Guided tour → First course"), "70")
    qtbot.waitUntil(lambda: roles()["First course · won"] == "accent")


def test_a_goal_on_the_way_can_be_chosen_and_marked(qtbot: QtBot, fork: Workspace) -> None:
    page = open_page(qtbot, fork)
    choose(page.goal, "Guided tour")
    assert head(page) == "60%"
    assert fork.project.touchpoints["tp_b"].outcome is None
    QTest.mouseClick(page.mark, LEFT)
    assert fork.project.touchpoints["tp_b"].outcome is Outcome.WON
    qtbot.waitUntil(lambda: page.goal.currentText() == "what is won")
    assert head(page) == "60%"
    assert not page.mark.isVisible()


def test_from_a_voted_pain_to_an_owned_action(
    desk: Application, person: Person, sample: Workspace
) -> None:
    """In the window, by mouse and keys alone."""
    path = sample.session.path
    sample.session.close()
    desk.open_path(path)
    person.menu("Plan", "What-if")
    page = person.find("What-if", kind=WhatIfPage)
    person.click("Choose a pain…", within=page)
    assert person.wait(lambda: page.pain.pain.view().isVisible())
    for key in (Key.Key_Down, Key.Key_Return):
        QTest.keyClick(page.pain.pain.view(), key)
    person.settle()
    pain = page.pain.chosen
    assert pain is not None
    assert page.pain.pain.currentText().endswith(pain.text)
    assert pain.dots == max(one.dots for one in page.pain._pains)
    improve = person.find("Improvement", Role.Slider, within=page)
    person.click(improve)
    person.press(Key.Key_Home)
    person.press(Key.Key_PageUp, times=6)
    assert person.wait(lambda: "→" in head(page))
    assert "conversion goes from" in page.pain.effect.accessibleName()
    person.click(person.find("Owner", kind=QLineEdit, within=page))
    person.type("Onboarding")
    person.press(Key.Key_Tab)
    person.type("11 Dec 2026")
    person.press(Key.Key_Tab)
    person.press(Key.Key_Space)
    made = [one for one in person.project.all(Action).values() if one.sticky == pain.id]
    action = max(made, key=lambda one: one.rank)
    assert action.due_on == date(2026, 12, 11)
    assert person.project.actors[action.owner].name == "Onboarding"
    assert action.impact in range(1, 6)
    assert action.touchpoint in page.pain.chosen.places
    assert page.trial.is_moved  # the action is decided, the shares are still only tried
    reopened(person, action)


def reopened(person: Person, action: Action) -> None:
    """What is on the disk says the same."""
    assert person.window.workspace is not None
    with Session.open(person.window.workspace.session.path, read_only=True) as again:
        assert again.project.get(Action, action.id) == action


def test_a_pain_that_is_taken_away_is_not_offered(qtbot: QtBot, sample: Workspace) -> None:
    page = open_page(qtbot, sample)
    offered = page.pain.pain.count()
    page.show_record(page.pain._pains[0].id)
    assert page.trial.is_moved or not page.pain._levers
    sample.run(DeleteRecords([page.pain._pains[0].id]))
    qtbot.waitUntil(lambda: page.pain.pain.count() == offered - 1)


def test_the_page_stays_awake_while_what_counts_is_imported(
    qtbot: QtBot, fork: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_go_on = threading.Event()
    monkeypatch.setattr(trial, "is_loaded", lambda chain: False)
    monkeypatch.setattr(trial, "load", lambda chain: may_go_on.wait(30))
    page = WhatIfPage(fork)
    qtbot.addWidget(page)
    page.show()
    assert page.trial.is_preparing and page.results.refusal.isVisible()
    assert page.trial.refusal == trial.PREPARING and page.trial.chain is not None
    group = next(one for one in page.trial.chain.groups.values() if len(one.ways) > 1)
    page.trial.move(group.place, group.ways[0], 0.1)
    may_go_on.set()
    qtbot.waitUntil(lambda: page.trial.after is not None, timeout=30_000)
    assert not page.results.refusal.isVisible() and page.trial.is_moved
