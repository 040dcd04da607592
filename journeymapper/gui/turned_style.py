"""The style of an interface that begins at the right.

Its words are read in the direction of their own letters: an English sentence that begins with a
number stays in order, on the right side of its place.
"""

from __future__ import annotations

from typing import Any

# Asked for by name only where it is needed: PySide6 makes the eleven enumerations of QStyle then.
from PySide6 import QtWidgets
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
_ABSOLUTE = Qt.AlignmentFlag.AlignAbsolute


def turned_style() -> QtWidgets.QStyle:
    """A new one, for ``QApplication.setStyle``, which keeps it."""

    class TurnedStyle(QtWidgets.QProxyStyle):
        def drawItemText(
            self, painter: Any, rect: Any, flags: int, palette: Any, enabled: bool, text: str,
            role: Any = None,
        ) -> None:  # fmt: skip
            is_turned = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
            if is_turned and not flags & int(_ABSOLUTE):
                if flags & int(_LEFT):
                    flags += int(_RIGHT) - int(_LEFT)
                elif flags & int(_RIGHT):
                    flags += int(_LEFT) - int(_RIGHT)
            painter.save()
            painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
            super().drawItemText(
                painter, rect, flags | int(_ABSOLUTE), palette, enabled, text, role
            )
            painter.restore()

    return TurnedStyle("fusion")


def keep_order(option: QtWidgets.QStyleOptionViewItem) -> None:
    """Have the words of a cell read in their own order, at the side that lines begin at."""
    shown: Any = option  # the stubs know none of its fields
    if shown.direction != Qt.LayoutDirection.RightToLeft or not shown.text.isascii():
        return
    across = Qt.AlignmentFlag.AlignHorizontal_Mask
    if shown.displayAlignment & (_LEFT | _ABSOLUTE) in (_LEFT, Qt.AlignmentFlag(0)):
        shown.displayAlignment = shown.displayAlignment & ~across | _RIGHT | _ABSOLUTE
    shown.direction = Qt.LayoutDirection.LeftToRight


class OrderedCells(QtWidgets.QStyledItemDelegate):
    """Cells of plain text."""

    def initStyleOption(self, option: QtWidgets.QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        keep_order(option)
