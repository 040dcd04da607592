"""Fields of the export dialog that ask for more: an accent, a logo, a template."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import QColorDialog, QFileDialog, QWidget

from journeymapper.app.logos import logo_from_file
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.project import Project
from journeymapper.domain.records import Image
from journeymapper.drawing.theme import LIGHT
from journeymapper.gui.appearance import px
from journeymapper.gui.export.fields import Choice
from journeymapper.gui.parts import button, label, row

_OTHER = "…"
"""The value of the entry that asks."""
_ACCENTS = (
    ("persona_2", "Indigo"),
    ("persona_3", "Amber"),
    ("persona_4", "Magenta"),
    ("persona_5", "Blue"),
    ("persona_6", "Olive"),
)


class AccentChoice(Choice):
    """The usual accent, some that suit, or any other colour."""

    def __init__(self) -> None:
        super().__init__("Accent", [("", "As usual, teal")])
        for token, name in _ACCENTS:
            self.add(LIGHT[token], name)
            self._swatch(LIGHT[token])
        self.add(_OTHER, "Another colour…")
        self._last = ""
        self.activated.disconnect()
        self.activated.connect(lambda _place: self._on_choice())

    @property
    def accent(self) -> str:
        return self._last

    def take(self, value: str) -> None:
        if not self.knows(value):
            self.add(value, value)
            self._swatch(value)
        super().take(value)
        self._last = value

    def _on_choice(self) -> None:
        value = self.value
        if value == _OTHER:
            colour = QColorDialog.getColor(
                QColor(self._last or LIGHT["accent"]), self, "Accent of the document"
            )
            value = colour.name().upper() if colour.isValid() else self._last
        self.take(value)
        self.chosen.emit()

    def _swatch(self, colour: str) -> None:
        picture = QPixmap(px(14), px(14))
        picture.fill(QColor(colour))
        self.setItemIcon(self.count() - 1, QIcon(picture))


class LogoChoice(Choice):
    """The project's logo, none, or a picture from a file."""

    refused = Signal(str)

    def __init__(self, project: Project) -> None:
        has_one = project.details.logo is not None
        usual = "The project’s logo" if has_one else "The project has none yet"
        super().__init__("Logo", [("", usual), (None, "No logo"), (_OTHER, "Another picture…")])
        self._project = project
        self._last: str | None = ""
        self.image: Image | None = None
        self.activated.disconnect()
        self.activated.connect(lambda _place: self._on_choice())

    @property
    def logo(self) -> str | None:
        return self._last or None

    @property
    def is_wanted(self) -> bool:
        return self._last is not None

    def take(self, value: str | None, is_wanted: bool = True) -> None:
        """Show a logo that the project knows; ``is_wanted`` False for none at all."""
        known = value if value in self._project.images else ""
        if self.image is not None and value == self.image.id:
            known = value
        if known and not self.knows(known):
            self.add(known, "A picture of its own")
        self._show(known if is_wanted else None)

    def open_file(self, path: Path) -> None:
        """Take the picture in a file; what is none is refused."""
        try:
            self.image = logo_from_file(path)
        except EditRefused as refusal:
            self._show(self._last)
            self.refused.emit(str(refusal))
            return
        if not self.knows(self.image.id):
            self.add(self.image.id, path.name)
        self._show(self.image.id)
        self.chosen.emit()

    def _on_choice(self) -> None:
        if self.value != _OTHER:
            self._last = self.value
            self.chosen.emit()
            return
        name, _ = QFileDialog.getOpenFileName(
            self, "A logo for this document", "", "Pictures (*.png *.jpg *.jpeg)"
        )
        if name:
            self.open_file(Path(name))
        else:
            self._show(self._last)

    def _show(self, value: str | None) -> None:
        super().take(value)
        self._last = value


class TemplateChoice(QWidget):
    """A presentation to write into, or none."""

    chosen = Signal()
    refused = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.path = ""
        layout = row(self)
        self._name = label("The usual one", "muted")
        self._open = button("Choose…", self._ask)
        self._open.setAccessibleName("Choose a template")
        self._none = button("Usual", lambda: self._set(""), "quiet-link")
        self._none.setAccessibleName("The usual template")
        layout.addWidget(self._name, 1)
        layout.addWidget(self._none)
        layout.addWidget(self._open)
        self.take("")

    def take(self, path: str) -> None:
        self.path = path
        name = Path(path).name if path else "The usual one"
        self._name.setText(name if len(name) <= 28 else f"{name[:27]}…")
        self._name.setToolTip(path)
        self._none.setVisible(bool(path))

    def _ask(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, "A template", "", "Presentations (*.pptx *.potx)"
        )
        if name:
            self._set(name)

    def _set(self, path: str) -> None:
        self.take(path)
        self.chosen.emit()
