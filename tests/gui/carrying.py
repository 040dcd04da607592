"""The system's drag and drop, where the platform without a screen carries nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

LEFT = Qt.MouseButton.LeftButton


def drop(target: QWidget, mime: QMimeData, at: QPoint) -> bool:
    """Drag over a widget and let go there; whether it took what was dropped."""
    action, keys = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(at, action, mime, LEFT, keys)
    QApplication.sendEvent(target, enter)
    if not enter.isAccepted():
        return False
    move = QDragMoveEvent(at, action, mime, LEFT, keys)
    move.accept()  # who took it at the border takes it everywhere, unless they say otherwise
    QApplication.sendEvent(target, move)
    let_go = QDropEvent(QPointF(at), action, mime, LEFT, keys, QEvent.Type.Drop)
    if move.isAccepted():
        QApplication.sendEvent(target, let_go)
    return move.isAccepted() and let_go.isAccepted()


@contextmanager
def hands_that_carry(source: QWidget, carried: list[QMimeData]) -> Iterator[None]:
    """Drags that begin at ``source`` inside put what they carry into the list, and end."""

    def take(mime: QMimeData) -> Qt.DropAction:
        kept = QMimeData()
        for kind in mime.formats():
            kept.setData(kind, mime.data(kind))
        carried.append(kept)
        return Qt.DropAction.CopyAction

    before = QDrag.exec
    QDrag.exec = lambda drag, *_: take(drag.mimeData())  # type: ignore[method-assign,assignment]
    view = source.parentWidget()
    if isinstance(view, QAbstractItemView):
        model, indexes = view.model(), view.selectedIndexes
        view.startDrag = lambda _actions: take(model.mimeData(indexes()))  # type: ignore[method-assign]
    try:
        yield
    finally:
        QDrag.exec = before  # type: ignore[method-assign]
        if view is not None:
            view.__dict__.pop("startDrag", None)
