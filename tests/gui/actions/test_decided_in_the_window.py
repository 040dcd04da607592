"""From what hurts to who answers it, in the whole program: a vote, an action, what it rests on."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from journeymapper.analysis.sources import sources_of
from journeymapper.app.templates import new_from_template
from journeymapper.domain.records import Action, VoteRound
from journeymapper.gui.actions.page import ActionsPage
from journeymapper.gui.application import Application
from journeymapper.gui.rests_sign import RestsOnSign
from journeymapper.gui.sources.popover import RestsOnPopover
from journeymapper.gui.votes.page import VotesPage
from tests.gui.pages import enter
from tests.gui.person import Person

Key = Qt.Key


@pytest.fixture
def at_work(desk: Application, person: Person, home: Path) -> Person:
    path = home / "Documents" / "Trial to paid.journey"
    new_from_template(path, "trial-to-paid").close()
    desk.open_path(path)
    assert person.wait(lambda: person.window.docks["inspector"].content)
    return person


def page(person: Person, menu: str, kind: type[VotesPage] | type[ActionsPage]) -> object:
    person.menu("Plan", menu)
    assert person.wait(lambda: person.window.findChild(kind))
    found = person.window.findChild(kind)
    assert person.wait(found.isVisible)
    return found


def test_from_a_vote_to_an_owned_action(at_work: Person) -> None:
    person = at_work
    workspace = person.window.workspace
    assert workspace is not None
    votes = page(person, "Votes", VotesPage)
    assert isinstance(votes, VotesPage)
    another = [one for one in votes.findChildren(QPushButton) if one.text().startswith("Start")]
    person.click(next(one for one in another if one.isVisible()))
    person.click(votes.start.question)
    person.enter("What shall we mend first?")
    row = votes.rows.entries[next(iter(votes.rows.entries))]
    person.click(row)
    person.type("+++")
    assert row.count.text() == "3 dots"
    person.click("Close the round", within=votes)
    decided = set(workspace.project.all(Action))
    person.click(row.action)
    (new,) = set(workspace.project.all(Action)) - decided
    actions = person.window.findChild(ActionsPage)
    assert person.wait(actions.isVisible)
    person.retype("Say it in the first mail")
    person.click(actions.fields.owner)
    person.enter("Growth")
    made = workspace.project.get(Action, new)
    assert made.text == "Say it in the first mail"
    assert made.sticky is not None
    assert workspace.project.actors[made.owner or ""].name == "Growth"
    assert any(one.closed for one in workspace.project.all(VoteRound).values())


def test_an_emotion_shows_in_one_click_what_it_rests_on(at_work: Person) -> None:
    person = at_work
    workspace = person.window.workspace
    assert workspace is not None
    lived = next(
        one
        for one in workspace.project.experiences.values()
        if one.persona == workspace.active_persona and one.emotion is not None
    )
    workspace.reveal(lived.touchpoint)
    person.settle()
    inspector = person.window.docks["inspector"].content
    assert inspector is not None

    def signs() -> list[RestsOnSign]:
        found = inspector.findChildren(RestsOnSign)
        return [one for one in found if one.isVisible() and one._record == lived.id]

    assert person.wait(signs)
    person.click(signs()[0])
    popover = QApplication.activePopupWidget()
    assert isinstance(popover, RestsOnPopover)
    assert popover.focusWidget() is popover.rests_on.line, "ready to be typed into"
    enter(popover.rests_on.line, "Diary study, n 6")
    found = [one.reference for one in sources_of(workspace.project, lived.id)]
    assert "Diary study" in found
    person.press(Key.Key_Escape)
    assert QApplication.activePopupWidget() is None
