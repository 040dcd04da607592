"""A real project with two personas and three touchpoints, and the hands that work on it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from journeymapper.commands.empathy import notes_in
from journeymapper.domain.records import (
    EmpathyNote,
    Journey,
    Persona,
    Record,
    Stage,
    Touchpoint,
)
from journeymapper.domain.vocabulary import BuyingRole, Evidence, Section
from journeymapper.gui.workspace import Workspace


def people() -> list[Record]:
    return [
        Journey(id="journey_1", title="Trial", rank="a0"),
        Stage(id="stage_1", journey="journey_1", name="Try", rank="a0"),
        Touchpoint(id="tp_1", journey="journey_1", stage="stage_1", name="Review site"),
        Touchpoint(id="tp_2", journey="journey_1", stage="stage_1", name="Compare plans", x=300),
        Touchpoint(id="tp_3", journey="journey_1", stage="stage_1", name="Sign-up", x=600),
        Persona(id="persona_1", name="Career changer", rank="a0"),
        Persona(id="persona_2", name="Buyer", role=BuyingRole.DECISION_MAKER, rank="a1"),
        _note("1", Section.SEE, "Ten identical pages", "a0", Evidence.RESEARCHED, "tp_1"),
        _note("2", Section.SEE, "Friends with certificates", "a1"),
        _note("3", Section.SAY, "Show me the first step", "a0", Evidence.PARTIAL),
    ]


def _note(
    number: str,
    section: Section,
    text: str,
    rank: str,
    evidence: Evidence = Evidence.ASSUMED,
    touchpoint: str | None = None,
) -> EmpathyNote:
    return EmpathyNote(
        id=f"empathy_{number}",
        persona="persona_1",
        section=section,
        text=text,
        rank=rank,
        evidence=evidence,
        touchpoint=touchpoint,
    )


@pytest.fixture
def workspace(make_workspace: Callable[..., Workspace]) -> Workspace:
    return make_workspace(people())


def said(workspace: Workspace, section: Section, persona: str = "persona_1") -> list[str]:
    """The texts of a section, in their order, as the project holds them."""
    return [note.text for note in notes_in(workspace.project, persona, section)]


def drop(target: QWidget, mime: QMimeData, at: QPoint) -> bool:
    """Drag over a widget and let go there; whether it took what was dropped."""
    actions, buttons = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    keys = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(at, actions, mime, buttons, keys)
    QApplication.sendEvent(target, enter)
    QApplication.sendEvent(target, QDragMoveEvent(at, actions, mime, buttons, keys))
    let_go = QDropEvent(QPointF(at), actions, mime, buttons, keys, QEvent.Type.Drop)
    QApplication.sendEvent(target, let_go)
    return let_go.isAccepted()
