"""The small dialog that asks what a template is called and what it is for."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFormLayout, QLineEdit, QWidget

from journeymapper.app.own_templates import same_title
from journeymapper.app.template_files import LONGEST_DESCRIPTION, LONGEST_TITLE, TemplateInfo
from journeymapper.gui.labels import WrappedLabel
from journeymapper.gui.parts import button, column, label, row
from journeymapper.gui.sizes import at_least


class TemplateNaming(QDialog):
    """A name and a description; accepted, ``title`` is not empty."""

    def __init__(self, heading: str, action: str, parent: QWidget, *, says: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle(heading)
        at_least(self, width=480)
        layout = column(self, (24, 20, 24, 20), 16)
        layout.addWidget(label(heading, "title"))
        if says:
            layout.addWidget(label(says, "muted", wrap=True))
        form = QFormLayout()
        form.setSpacing(10)
        self._title = QLineEdit()
        self._title.setPlaceholderText("For example “Clinic visit”")
        self._description = QLineEdit()
        self._description.setMaxLength(LONGEST_DESCRIPTION)
        self._description.setPlaceholderText("When to begin with it")
        form.addRow("Name", self._title)
        form.addRow("Description", self._description)
        layout.addLayout(form)
        self.refusal = WrappedLabel(role="care")
        self.refusal.hide()
        layout.addWidget(self.refusal)
        self._layout = layout
        lower = row()
        lower.addStretch()
        lower.addWidget(button("Cancel", self.reject))
        self._agree = button(action, self.accept, "primary")
        self._agree.setDefault(True)
        lower.addWidget(self._agree)
        layout.addLayout(lower)
        self._title.textChanged.connect(self._on_typed)
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

    def _on_typed(self) -> None:
        """A name that is too long is not cut: whoever typed it says what may go."""
        too_many = len(self.title) - LONGEST_TITLE
        self._agree.setEnabled(bool(self.title) and too_many <= 0)
        self.refusal.setVisible(too_many > 0)
        if too_many > 0:
            letters = "letter" if too_many == 1 else "letters"
            self.refusal.show_text(
                f"A name may have {LONGEST_TITLE} letters: {too_many} {letters} too many."
            )


class SaveTemplate(TemplateNaming):
    """A name that one of the user's own templates has already: it can be replaced, or both kept.
    ``replaced`` is the name of the one to replace, empty for none."""

    def __init__(self, heading: str, action: str, parent: QWidget, *, says: str = "") -> None:
        super().__init__(heading, action, parent, says=says)
        self.replaced = ""
        self._there: TemplateInfo | None = None
        self.question = QWidget()
        inside = column(self.question, gap=8)
        self._asks = WrappedLabel()
        inside.addWidget(self._asks)
        line = row(gap=8)
        self.replace = button("Replace it", self._replace)
        self.keep_both = button("Keep both", super().accept)
        line.addWidget(self.replace)
        line.addWidget(self.keep_both)
        line.addStretch(1)
        inside.addLayout(line)
        self.question.hide()
        self._layout.insertWidget(self._layout.indexOf(self.refusal) + 1, self.question)

    def accept(self) -> None:
        self._there = same_title(self.title)
        if self._there is None:
            super().accept()
            return
        self._asks.show_text(f"There is “{self._there.title}” already.")
        self.question.show()
        self._agree.setEnabled(False)
        self.replace.setFocus(Qt.FocusReason.OtherFocusReason)

    def _replace(self) -> None:
        assert self._there is not None
        self.replaced = self._there.name
        super().accept()

    def _on_typed(self) -> None:
        super()._on_typed()
        self.question.hide()
