"""What the window says when a file is in the way: a sentence, and ways out of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from journeymapper.app.backups import newest_backup, restore_backup
from journeymapper.domain.errors import FileTrouble
from journeymapper.gui.message_box import MessageBox

WaysOut = dict[str, Callable[[], object]]
OpenIt = Callable[[Path], object]


def show_trouble(parent: QWidget | None, trouble: FileTrouble, ways_out: WaysOut) -> None:
    """Say what is wrong; ``ways_out`` are buttons and what they do, the first the default."""
    box = MessageBox(parent, QMessageBox.Icon.Warning, str(trouble))
    box.setObjectName("file_trouble")
    chosen: dict[QPushButton, Callable[[], object]] = {}
    for text, run in ways_out.items():
        made = box.addButton(text, QMessageBox.ButtonRole.ActionRole)
        chosen[made] = run
    box.addButton("Close" if ways_out else "OK", QMessageBox.ButtonRole.RejectRole)
    if chosen:
        box.setDefaultButton(next(iter(chosen)))
    box.exec()
    clicked = box.clickedButton()
    box.deleteLater()
    if isinstance(clicked, QPushButton) and clicked in chosen:
        chosen[clicked]()


def ways_out_of_opening(
    trouble: FileTrouble, path: Path, open_read_only: Callable[[Path], object], open_it: OpenIt
) -> WaysOut:
    """What can be offered when a file does not open."""
    if trouble.reason == "locked":
        return {"Open read-only": lambda: open_read_only(path)}
    if trouble.reason in ("damaged", "not_a_journey") and newest_backup(path) is not None:
        return {"Open the newest backup": lambda: open_it(restore_backup(path))}
    return {}
