"""A persona's portrait: chosen, dropped or pasted."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QMimeData, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtWidgets import QMenu, QWidget

from journeymapper.app.images import MOST_PIXELS_IN_ALL, image_from_bytes, image_from_file
from journeymapper.commands.personas import SetPortrait
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.records import Persona
from journeymapper.gui.avatar import Avatar
from journeymapper.gui.inspector.pictures import ask_for_picture
from journeymapper.gui.parts import column
from journeymapper.gui.sizes import fix
from journeymapper.gui.workspace import Workspace

SIZE = 96


class Portrait(QWidget):
    """The picture; a click or Enter chooses another, Delete takes it away."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._persona = ""
        self._avatar = Avatar(SIZE)
        column(self, (4, 4, 4, 4), 0).addWidget(self._avatar)
        fix(self, width=SIZE + 8, height=SIZE + 8)
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip("Click to choose a picture; drop or paste one here")

    def show_persona(self, persona: Persona) -> None:
        self._persona = persona.id
        self._avatar.show_persona(self._workspace.project, persona)
        has = "portrait" if persona.portrait else "no portrait yet"
        self.setAccessibleName(f"Portrait of {persona.name}: {has}")

    def choose(self) -> None:
        """Ask for a picture file."""
        path = ask_for_picture(self)
        if path is not None:
            self.take_file(path)

    def take_file(self, path: Path) -> None:
        """Make a picture file the portrait; what is no JPEG or PNG is refused."""
        try:
            image = image_from_file(path)
        except EditRefused as refusal:
            self._workspace.refused.emit(str(refusal))
            return
        self._workspace.run(SetPortrait(self._persona, image))

    def remove(self) -> None:
        self._workspace.run(SetPortrait(self._persona, None))

    def paste(self) -> None:
        """Take a picture, or the file of one, from the clipboard."""
        if not self._take(QGuiApplication.clipboard().mimeData()):
            self._workspace.refused.emit("There is no picture to paste. Copy a picture first.")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        inside = self.rect().contains(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and inside:
            self.choose()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.choose()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.addAction("Choose a picture…", self.choose)
        menu.addAction("Paste", self.paste)
        persona = self._workspace.project.personas.get(self._persona)
        if persona is not None and persona.portrait:
            menu.addAction("Take away", self.remove)
        menu.exec(event.globalPos())
        menu.deleteLater()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        mime = event.mimeData()
        if mime.hasImage() or any(url.isLocalFile() for url in mime.urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if self._take(event.mimeData()):
            event.acceptProposedAction()

    def _take(self, mime: QMimeData) -> bool:
        files = [url.toLocalFile() for url in mime.urls() if url.isLocalFile()]
        if files:
            self.take_file(Path(files[0]))
            return True
        if not mime.hasImage():
            return False
        picture = QImage(mime.imageData())
        if picture.width() * picture.height() > MOST_PIXELS_IN_ALL:
            self._workspace.refused.emit("The picture has more than 40 megapixels. Choose another.")
            return True
        data = QByteArray()
        buffer = QBuffer(data)
        buffer.open(QBuffer.OpenModeFlag.WriteOnly)
        picture.save(buffer, "PNG")  # type: ignore[call-overload]
        try:
            image = image_from_bytes(bytes(data.data()))
        except EditRefused as refusal:
            self._workspace.refused.emit(str(refusal))
            return True
        self._workspace.run(SetPortrait(self._persona, image))
        return True
