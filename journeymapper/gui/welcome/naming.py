"""The small dialog that asks what a template is called and what it is for."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QFormLayout, QLineEdit, QWidget

from journeymapper.app.template_files import LONGEST_DESCRIPTION, LONGEST_TITLE
from journeymapper.gui.parts import button, column, label, row


class TemplateNaming(QDialog):
    """A name and a description; accepted, ``title`` is not empty."""

    def __init__(self, heading: str, action: str, parent: QWidget, *, says: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle(heading)
        self.setMinimumWidth(480)
        layout = column(self, (24, 20, 24, 20), 16)
        layout.addWidget(label(heading, "title"))
        if says:
            layout.addWidget(label(says, "muted", wrap=True))
        form = QFormLayout()
        form.setSpacing(10)
        self._title = QLineEdit()
        self._title.setMaxLength(LONGEST_TITLE)
        self._title.setPlaceholderText("For example “Clinic visit”")
        self._description = QLineEdit()
        self._description.setMaxLength(LONGEST_DESCRIPTION)
        self._description.setPlaceholderText("When to begin with it")
        form.addRow("Name", self._title)
        form.addRow("Description", self._description)
        layout.addLayout(form)
        lower = row()
        lower.addStretch()
        lower.addWidget(button("Cancel", self.reject))
        self._agree = button(action, self.accept, "primary")
        self._agree.setDefault(True)
        lower.addWidget(self._agree)
        layout.addLayout(lower)
        self._title.textChanged.connect(lambda: self._agree.setEnabled(bool(self.title)))
        self._agree.setEnabled(False)

    def fill(self, title: str, description: str = "") -> None:
        self._title.setText(title)
        self._title.selectAll()
        self._description.setText(description)

    @property
    def title(self) -> str:
        return " ".join(self._title.text().split())

    @property
    def description(self) -> str:
        return " ".join(self._description.text().split())
