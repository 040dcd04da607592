"""What is said and shown when feedback came in: the inbox, with what is new."""

from __future__ import annotations

from journeymapper.app.feedback_import import feedback_text
from journeymapper.commands.feedback_import import ImportFeedback
from journeymapper.gui.feedback.finder import arranged
from journeymapper.gui.workspace import Workspace
from journeymapper.importers.feedback.brought import BroughtFeedback


def said_after(brought: BroughtFeedback) -> str:
    """What came, and how it goes again."""
    them = "it" if brought.taken == 1 else "them"
    return f"{feedback_text(brought)} Ctrl+Z takes {them} back in one step."


def open_inbox(workspace: Workspace, brought: BroughtFeedback) -> None:
    """The inbox with the newest of the new notes chosen; where all are of one source, with those of
    that source alone."""
    command = brought.command
    assert isinstance(command, ImportFeedback)
    sources = {one.source for one in command.notes}
    if len(sources) == 1 and (source := sources.pop()):
        workspace.page_asked.emit("feedback", f"source:{source}")
    workspace.page_asked.emit("feedback", arranged(command.notes, "newest")[0].id)
