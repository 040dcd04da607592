"""Leads to a place of the window: its page or panel, the record there, the field for the keys."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from journeymapper.app.guide.step import Lead
from journeymapper.gui.inspector.more import More
from journeymapper.gui.scroll_column import bring_into_sight
from journeymapper.gui.workspace import Workspace

SETTLED_MS = 30
"""Until a page that was just opened shows its record."""


def follow(workspace: Workspace, lead: Lead, window: QWidget) -> None:
    """Go where a lead leads, with the keyboard."""
    workspace.flush()
    if lead.persona:
        workspace.activate_persona(lead.persona)
    if lead.page == "map":
        workspace.page_asked.emit("map", "")
        if lead.record:
            workspace.reveal(lead.record)
        begins_loop = lead.tool == "loop"
        workspace.take_tool("select" if begins_loop else lead.tool or "select")
        if begins_loop:
            workspace.loop_asked.emit(lead.record)
        if lead.fields:
            workspace.page_asked.emit("inspector", lead.record)
    elif lead.page:
        if lead.record in workspace.project.touchpoints:
            workspace.select([lead.record])  # what is made there belongs to it
        workspace.page_asked.emit(lead.page, lead.record)
    if lead.says:
        workspace.told.emit(lead.says)
    if lead.fields:
        QTimer.singleShot(SETTLED_MS, window, lambda: _focus(window, lead.fields))


def _focus(window: QWidget, names: tuple[str, ...]) -> None:
    """Give the keys to the first field of one of these names; one that is put away behind a quiet
    button is brought out."""
    for name in names:
        for one in window.findChildren(QWidget):
            if one.accessibleName() != name or one.focusPolicy() == Qt.FocusPolicy.NoFocus:
                continue
            _bring_out(one)
            if one.isVisible():
                one.setFocus(Qt.FocusReason.OtherFocusReason)
                bring_into_sight(one)
                return


def _bring_out(field: QWidget) -> None:
    above = field.parentWidget()
    while above is not None:
        if isinstance(above, More) and above.isVisible() and not above.is_open:
            above.open()
        above = above.parentWidget()
