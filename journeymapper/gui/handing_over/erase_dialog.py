"""Erase a text for good: where it stands is said first, and that nothing brings it back."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QProgressBar,
    QWidget,
)

from journeymapper.app.erasing import (
    BLACKED,
    FOLLOWS_FILES,
    NO_WAY_BACK,
    Backups,
    Eraser,
    Places,
    erasure,
    looking_for,
    said,
)
from journeymapper.app.sliced import Sliced
from journeymapper.commands.base import plural
from journeymapper.domain.errors import EditRefused, FileTrouble
from journeymapper.exporters.job import Cancelled
from journeymapper.gui.labels import WrappedLabel
from journeymapper.gui.meanwhile import meanwhile
from journeymapper.gui.parts import button, column, label, row
from journeymapper.gui.sizes import at_least
from journeymapper.gui.workspace import Workspace

_REST_MS = 300
_LONGEST = 500
_LIST_HEIGHT = 84


class EraseDialog(QDialog):
    """What is typed is looked for in the file, its history and its backups; then one button erases
    it. Nothing is touched before."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Erase for good")
        at_least(self, width=520)
        self._workspace = workspace
        self._work: Sliced[Places] | None = None
        self._eraser: Eraser | None = None
        self.places: Places | None = None
        """Where the text stands, once that is known."""
        layout = column(self, (24, 20, 24, 20), 12)
        layout.addWidget(label("Erase a text for good", "title"))
        about = WrappedLabel("", "muted")
        about.show_text(
            "A customer's name or a sentence is removed from every record and from every step of "
            "the history, so that nobody finds it in the file again."
        )
        layout.addWidget(about)
        layout.addLayout(self._fields())
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(6)
        self.progress.setAccessibleName("Looking for it")
        self.progress.hide()
        layout.addWidget(self.progress)
        self.said = WrappedLabel("", "")
        layout.addWidget(self.said)
        self.backups = QListWidget()
        self.backups.setAccessibleName("Backups that hold it")
        self.backups.setFixedHeight(_LIST_HEIGHT)
        self.wish = QComboBox()
        self.wish.setAccessibleName("What becomes of the backups")
        layout.addWidget(self.backups)
        layout.addWidget(self.wish)
        warning = WrappedLabel("", "trouble")
        warning.show_text(NO_WAY_BACK)
        layout.addWidget(warning)
        layout.addStretch()
        layout.addLayout(self._foot())
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._begin)
        self._steps = QTimer(self, interval=0)
        self._steps.timeout.connect(self._step)
        self._show()
        self.text.setFocus()

    def _fields(self) -> QGridLayout:
        fields = QGridLayout()
        fields.setHorizontalSpacing(12)
        fields.setVerticalSpacing(8)
        self.text, self.word = QLineEdit(), QLineEdit(BLACKED)
        for place, (name, field) in enumerate(
            (("&Erase", self.text), ("In its &place", self.word))
        ):
            named = label(name)
            named.setBuddy(field)
            field.setMaxLength(_LONGEST)
            field.setAccessibleName(name.replace("&", ""))
            field.textChanged.connect(self._on_wish)
            fields.addWidget(named, place, 0)
            fields.addWidget(field, place, 1)
        self.text.setPlaceholderText("As it is written; capitals and gaps do not matter")
        self.whole_words = QCheckBox("&Whole words only: “Ann” but not “Annual”")
        self.whole_words.toggled.connect(self._on_wish)
        fields.addWidget(self.whole_words, 2, 1)
        return fields

    def _foot(self) -> QHBoxLayout:
        foot = row()
        self.erase = button("Erase for good", self._erase, "danger")
        foot.addStretch()
        foot.addWidget(button("Cancel", self.reject))
        foot.addWidget(self.erase)
        return foot

    def done(self, result: int) -> None:
        self._stop()
        super().done(result)

    @property
    def is_looking(self) -> bool:
        return self._work is not None or self._rest.isActive()

    def _on_wish(self) -> None:
        """Something else is wanted: what was found before no longer counts."""
        self._stop()
        self.places = None
        self._rest.start()
        self._show()

    def _begin(self) -> None:
        self._workspace.flush()
        self._eraser = None
        if not self.text.text().strip():
            self._show()
            return
        try:
            self._eraser = Eraser(
                self.text.text(), self.word.text(), whole_words=self.whole_words.isChecked()
            )
        except EditRefused as refusal:
            self._show(str(refusal))
            return
        self._work = Sliced(looking_for(self._workspace.session.path, self._eraser))
        self.progress.setValue(0)
        self.progress.show()
        self._steps.start()
        self._show()

    def _step(self) -> None:
        assert self._work is not None
        try:
            if self._work.step():
                self.progress.setValue(round(self._work.done * 100))
                return
            self.places = self._work.result()
        except FileTrouble as trouble:
            self._stop()
            self._show(str(trouble))
            return
        self._stop()
        self._show()

    def _stop(self) -> None:
        if self._work is not None:
            self._work.cancel()
        self._work = None
        self._rest.stop()
        self._steps.stop()
        self.progress.hide()

    def _show(self, trouble: str = "") -> None:
        places, session = self.places, self._workspace.session
        self.said.show_text(trouble or self._sentence())
        held = places.backups if places else ()
        self.backups.setVisible(bool(held))
        self.wish.setVisible(bool(held))
        self.backups.clear()
        self.backups.addItems([str(one) for one in held])
        self.wish.clear()
        if held:
            count = plural(len(held), "backup")
            self.wish.addItem(
                f"Leave {count} as {'it is' if len(held) == 1 else 'they are'}", "keep"
            )
            if any(one.found for one in held):
                self.wish.addItem(f"Erase it from {count} as well", "erase")
            self.wish.addItem(f"Delete {count}", "delete")
        self.erase.setEnabled(bool(places) and not session.read_only)

    def _sentence(self) -> str:
        if self._workspace.session.read_only:
            return self._workspace.session.why_read_only
        if self.places is None:
            looks = self.is_looking and self.text.text().strip()
            return "Looking for it…" if looks else "Type what shall be erased."
        file = self.places.file
        if not file:
            return "It stands nowhere in this file." + (
                " These backups hold it:" if self.places.backups else ""
            )
        images = f" {plural(file.images, 'image')} cannot be searched." if file.images else ""
        backups = " These backups hold it as well:" if self.places.backups else ""
        follows = f" {FOLLOWS_FILES}" if self.places.follows_files else ""
        return f"It stands {said(file)}.{images}{follows}{backups}"

    def _erase(self) -> None:
        if self.places is None or self._eraser is None:
            return
        wish = Backups(self.wish.currentData() or "keep")
        self._workspace.flush()
        try:
            with erasure(self._workspace.session) as erasing:
                meanwhile(self, "Erasing", erasing.prepared(self._eraser, self.places, wish))
                erasing.put_in_place(self)
        except Cancelled:
            self._show("Cancelled. The file stands as it was.")
            return
        except (FileTrouble, EditRefused) as trouble:
            self._show(str(trouble))
            return
        self._workspace.told.emit(f"Erased {said(self.places.file)}. Nothing brings it back.")
        self.accept()
