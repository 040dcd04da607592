"""The project's details: what the cover of the document says, and how numbers, dates and emotions
are written."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from journeymapper.app.images import image_from_file
from journeymapper.commands.details import SetLogo
from journeymapper.commands.records import EditFields
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.vocabulary import EMOTION_NAMES
from journeymapper.gui.parts import button, column, label, row
from journeymapper.gui.project.locale_choice import LocaleChoice
from journeymapper.gui.sizes import at_least, fix
from journeymapper.gui.typing_run import MakeCommand, TypingRun
from journeymapper.gui.workspace import Workspace

LINES = (
    ("title", "Title", "Trial to paid — online learning"),
    ("client", "Client", "Who the map is for"),
    ("author", "Author", "Who made it"),
    ("version_label", "Version", "For example 1.2 or “after workshop 2”"),
    ("confidentiality", "Confidentiality", "For example “confidential”"),
)
CURRENCY = ("currency", "Currency", "EUR")


class DetailsDialog(QDialog):
    """Fields that are kept while they are typed; there is nothing to confirm."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.setWindowTitle("Project details")
        at_least(self, width=520)
        self._runs: dict[str, TypingRun] = {}
        layout = column(self, (24, 20, 24, 20), 16)
        form = _group(layout, "What the cover of the document says")
        for one in LINES:
            self._add_line(form, *one)
        details = workspace.project.details
        participants = QPlainTextEdit("\n".join(details.participants))
        participants.setObjectName("participants")
        participants.setPlaceholderText("One name a line")
        fix(participants, height=84)
        participants.setTabChangesFocus(True)
        self._runs["participants"] = TypingRun(participants, workspace, self._edit_participants)
        form.addRow("Participants", participants)
        self._draft = QCheckBox("Mark the document as a draft")
        self._draft.setChecked(details.is_draft)
        self._draft.toggled.connect(lambda on: self._edit({"is_draft": on}))
        form.addRow("", self._draft)
        form.addRow("Logo", self._logo_row())
        numbers = _group(layout, "Numbers and dates")
        self._add_line(numbers, *CURRENCY)
        numbers.addRow("Written as", LocaleChoice(workspace))
        names = _group(layout, "What emotions are called")
        emotions = QLineEdit(", ".join(details.emotion_names or EMOTION_NAMES))
        emotions.setObjectName("emotion_names")
        emotions.setToolTip("Five names from the lowest to the highest, separated by commas")
        self._runs["emotion_names"] = TypingRun(emotions, workspace, self._edit_emotions)
        names.addRow("Emotions", emotions)
        lower = row()
        lower.addWidget(label("every change is saved", "small"))
        lower.addStretch()
        done = button("Done", self.accept, "primary")
        done.setDefault(True)
        lower.addWidget(done)
        layout.addLayout(lower)
        self._show_logo()

    def _add_line(self, form: QFormLayout, name: str, text: str, prompt: str) -> None:
        line = QLineEdit(getattr(self._workspace.project.details, name))
        line.setObjectName(name)
        line.setPlaceholderText(prompt)
        self._runs[name] = TypingRun(line, self._workspace, self._editor(name))
        form.addRow(text, line)

    def done(self, result: int) -> None:
        for run in self._runs.values():
            run.end()
        super().done(result)

    def _editor(self, name: str) -> MakeCommand:
        return lambda text, key: self._command({name: text}, key)

    def _command(self, values: dict[str, object], key: str = "") -> EditFields:
        return EditFields(self._workspace.project.details.id, values, merge_key=key)

    def _edit(self, values: dict[str, object]) -> None:
        self._workspace.run(self._command(values))

    def _edit_participants(self, text: str, key: str) -> EditFields:
        names = tuple(line.strip() for line in text.splitlines() if line.strip())
        return self._command({"participants": names}, key)

    def _edit_emotions(self, text: str, key: str) -> EditFields | None:
        names = tuple(" ".join(name.split()) for name in text.split(","))
        if len(names) != len(EMOTION_NAMES) or not all(names):
            return None
        return self._command({"emotion_names": () if names == EMOTION_NAMES else names}, key)

    def _logo_row(self) -> QWidget:
        holder = QWidget()
        layout = row(holder)
        self._logo = QLabel()
        fix(self._logo, width=120, height=48)
        self._logo.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._logo)
        layout.addWidget(button("Choose…", self._choose_logo))
        self._remove = button("Remove", lambda: self._edit_logo(None))
        layout.addWidget(self._remove)
        layout.addStretch()
        return holder

    def _choose_logo(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, "Choose a logo", "", "Pictures (*.png *.jpg *.jpeg)"
        )
        if name:
            self._edit_logo(name)

    def _edit_logo(self, name: str | None) -> None:
        try:
            image = image_from_file(Path(name)) if name else None
        except EditRefused as refusal:
            self._workspace.refused.emit(str(refusal))
            return
        self._workspace.run(SetLogo(image))
        self._show_logo()

    def _show_logo(self) -> None:
        image = self._workspace.project.images.get(self._workspace.project.details.logo or "")
        self._remove.setEnabled(image is not None)
        if image is None:
            self._logo.setText("none yet")
            return
        pixmap = QPixmap()
        pixmap.loadFromData(image.data)
        self._logo.setPixmap(
            pixmap.scaled(
                self._logo.size(),
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        )


def _group(layout: QVBoxLayout, title: str) -> QFormLayout:
    """A heading and the fields below it."""
    layout.addWidget(label(title, "heading"))
    form = QFormLayout()
    form.setHorizontalSpacing(16)
    form.setVerticalSpacing(8)
    form.setLabelAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    layout.addLayout(form)
    return form
