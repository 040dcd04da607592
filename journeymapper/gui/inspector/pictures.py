"""Pictures attached to a record: thumbnails, and the way to add one."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QStandardPaths, Qt
from PySide6.QtGui import QContextMenuEvent, QIcon, QImage, QPixmap
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMenu, QToolButton, QWidget

from journeymapper.app.images import image_from_file
from journeymapper.commands.images import AttachPicture
from journeymapper.commands.records import DeleteRecords, EditFields
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.order import by_rank
from journeymapper.domain.records import Attachment, Image, new_id
from journeymapper.gui.inspector.tags import FlowLayout
from journeymapper.gui.labels import ElidedLabel
from journeymapper.gui.parts import clear, column
from journeymapper.gui.sizes import fix, icon_side
from journeymapper.gui.workspace import Workspace

PICTURE_FILES = "Pictures (*.png *.jpg *.jpeg)"
ATTACHMENT_PIXELS = 2048
THUMBNAIL = 76


class Pictures(QWidget):
    """The pictures of one record; hidden while there are none."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._record = ""
        self._shown: list[Attachment] = []
        layout = column(self, gap=4)
        layout.addWidget(ElidedLabel("Pictures", "field"))
        self._row = QWidget()
        self._flow = FlowLayout(self._row, 8)
        layout.addWidget(self._row)

    def show_record(self, record_id: str) -> None:
        self._record = record_id
        project = self._workspace.project
        attachments = by_rank(project.referring(Attachment, record_id))
        if attachments != self._shown:
            self._shown = attachments
            clear(self._flow)
            for one in attachments:
                self._flow.addWidget(_Thumbnail(self._workspace, one))
            self._row.updateGeometry()
        self.setVisible(bool(attachments))

    def add(self) -> None:
        """Ask for a picture file and attach it."""
        path = ask_for_picture(self)
        if path is not None:
            self.attach(path)

    def attach(self, path: Path) -> None:
        try:
            image = image_from_file(path, ATTACHMENT_PIXELS)
        except EditRefused as refusal:
            self._workspace.refused.emit(str(refusal))
            return
        self._workspace.run(AttachPicture(new_id(Attachment), self._record, image, path.stem))


class _Thumbnail(QToolButton):
    def __init__(self, workspace: Workspace, attachment: Attachment) -> None:
        super().__init__()
        self._workspace = workspace
        self._attachment = attachment
        fix(self, width=THUMBNAIL + 4, height=THUMBNAIL + 4)
        icon_side(self, THUMBNAIL)
        self.setIcon(QIcon(pixmap_of(workspace.project.images[attachment.image], THUMBNAIL)))
        name = attachment.caption or "Picture"
        self.setToolTip(name)
        self.setAccessibleName(f"Picture: {name}")
        self.clicked.connect(self._show_menu)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._show_menu()

    def _show_menu(self) -> None:
        menu = QMenu(self)
        menu.addAction("Caption…", self._ask_caption)
        menu.addAction("Take away", self._delete)
        menu.exec(self.mapToGlobal(self.rect().bottomLeft()))
        menu.deleteLater()

    def _ask_caption(self) -> None:
        caption, agreed = QInputDialog.getText(
            self, "Caption", "What does the picture show?", text=self._attachment.caption
        )
        if agreed:
            self._workspace.run(EditFields(self._attachment.id, {"caption": caption}))

    def _delete(self) -> None:
        self._workspace.run(DeleteRecords([self._attachment.id]))


@lru_cache(maxsize=64)
def pixmap_of(image: Image, size: int) -> QPixmap:
    """The picture at twice ``size``, so that it is sharp on fine screens."""
    whole = QImage.fromData(QByteArray(image.data))
    return QPixmap.fromImage(
        whole.scaled(
            2 * size,
            2 * size,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
    )


def ask_for_picture(parent: QWidget) -> Path | None:
    """A picture file that the user chooses, or None."""
    folders = QStandardPaths.standardLocations(QStandardPaths.StandardLocation.PicturesLocation)
    folder = next((one for one in folders if Path(one).is_dir()), str(Path.home()))
    name, _ = QFileDialog.getOpenFileName(parent, "Choose a picture", folder, PICTURE_FILES)
    return Path(name) if name else None
