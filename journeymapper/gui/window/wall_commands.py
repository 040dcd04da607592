"""What the File menu offers for paper that comes back: worksheets and review rounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from journeymapper.gui.window import pages
from journeymapper.gui.window.menus import Entry

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from journeymapper.gui.window.main_window import MainWindow


def wall_entries(window: MainWindow) -> list[Entry]:
    """Print worksheets, type them in, hold rounds of review."""
    workspace = window.workspace
    assert workspace is not None

    def run(dialog: QDialog) -> None:
        dialog.exec()
        dialog.deleteLater()

    def worksheets() -> None:
        workspace.flush()
        run(pages.make_worksheets_dialog(workspace, window))

    def type_in() -> None:
        workspace.flush()
        if workspace.session.read_only:
            window.toast.say(workspace.session.why_read_only)
        else:
            run(pages.make_typing_dialog(workspace, window))

    return [
        Entry("worksheets", "&Worksheets for the wall…", worksheets),
        Entry("type_in", "T&ype in worksheets…", type_in),
        Entry(
            "review_rounds",
            "Review roun&ds…",
            lambda: pages.open_review_rounds(workspace, window),
        ),
    ]
