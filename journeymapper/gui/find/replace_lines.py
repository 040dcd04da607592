"""The list of what search and replace found: one line a place, with what goes and what comes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from unicodedata import bidirectional

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from journeymapper.analysis.finding import where_of
from journeymapper.analysis.replacing import Sought, TextPlace
from journeymapper.commands.replacing import edited, refusal
from journeymapper.domain.project import Project
from journeymapper.gui.look import colour

Index = QModelIndex | QPersistentModelIndex
PLACE = Qt.ItemDataRole.UserRole
WHY_NOT = Qt.ItemDataRole.UserRole + 1
_CHECK = Qt.ItemDataRole.CheckStateRole
_LEAD = 28
"""Letters that are shown before the first that is found."""
_LONGEST = 400
_SIDE, _ABOVE, _GAP, _BOX = 10, 6, 2, 26


class PlacesModel(QAbstractListModel):
    """Places with a tick each; those that cannot be replaced say why and have none."""

    def __init__(self, project: Project) -> None:
        super().__init__()
        self._project = project
        self.places: list[TextPlace] = []
        self._left_out: set[int] = set()
        self._why_not: dict[int, str] = {}
        self.sought = Sought("")

    def begin(self, sought: Sought) -> None:
        """Forget what was found, and look for this from now on."""
        self.beginResetModel()
        self.sought = sought
        self.places, self._left_out, self._why_not = [], set(), {}
        self.endResetModel()

    def add(self, places: Sequence[TextPlace]) -> None:
        """These were found as well."""
        if not places:
            return
        first = len(self.places)
        self.beginInsertRows(QModelIndex(), first, first + len(places) - 1)
        self.places += places
        self._ask_why_not(range(first, len(self.places)))
        self.endInsertRows()

    def replace_with(self, sought: Sought) -> None:
        """Another text comes in the place of what was found."""
        self.sought = sought
        self._why_not = {}
        self._ask_why_not(range(len(self.places)))
        if self.places:
            self.dataChanged.emit(self.index(0), self.index(len(self.places) - 1))

    @property
    def chosen(self) -> list[TextPlace]:
        """What is ticked."""
        out = self._left_out
        return [
            one
            for row, one in enumerate(self.places)
            if row not in out and row not in self._why_not
        ]

    @property
    def refused(self) -> int:
        """How many places cannot be replaced."""
        return len(self._why_not)

    def choose(self, rows: Iterable[int], ticked: bool) -> None:
        """Tick places, or take their ticks away."""
        self._left_out = self._left_out - set(rows) if ticked else self._left_out | set(rows)
        if self.places:
            self.dataChanged.emit(self.index(0), self.index(len(self.places) - 1), [_CHECK])

    def _ask_why_not(self, rows: Iterable[int]) -> None:
        for row in rows:
            place = self.places[row]
            record = self._project.find(place.record_id)
            after = edited(record, place.field, place.item, self.sought) if record else None
            if record is None or after is None:
                self._why_not[row] = "This is no longer there."
            elif why := refusal(record, after):
                self._why_not[row] = why

    def rowCount(self, parent: Index | None = None) -> int:
        return len(self.places) if parent is None or not parent.isValid() else 0

    def flags(self, index: Index) -> Qt.ItemFlag:
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.row() in self._why_not:
            return plain
        return plain | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        place = self.places[index.row()]
        if role == PLACE:
            return place
        if role == WHY_NOT or role == Qt.ItemDataRole.ToolTipRole:
            return self._why_not.get(index.row(), "")
        if role == _CHECK and index.row() not in self._why_not:
            ticked = index.row() not in self._left_out
            return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.DisplayRole:
            return self.said(place)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            why = self._why_not.get(index.row(), "")
            return f"{self.said(place)}: {place.before[:200]}. {why}".strip()
        return None

    def setData(self, index: Index, value: Any, role: int = _CHECK) -> bool:
        if role == _CHECK:
            self.choose([index.row()], Qt.CheckState(value) == Qt.CheckState.Checked)
            return True
        return False

    def said(self, place: TextPlace) -> str:
        """What a place is: kind, field, and where it stands."""
        record = self._project.find(place.record_id)
        if record is None:
            return ""
        where = where_of(self._project, record)
        field = place.field.replace("_", " ")
        times = f"{len(place.spans)} times" if len(place.spans) > 1 else ""
        kind = record.word if field == "text" else f"{record.word}, {field}"
        return " · ".join(filter(None, (kind, where, times)))


class PlaceLine(QStyledItemDelegate):
    """Above quietly what a place is; below its text, what goes struck through, what comes after
    it."""

    def __init__(self, model: PlacesModel) -> None:
        super().__init__(model)
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, 2 * option.fontMetrics.height() + _GAP + 2 * _ABOVE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        place: TextPlace = index.data(PLACE)
        why_not: str = index.data(WHY_NOT)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent_soft"))
            painter.drawRoundedRect(option.rect, 6, 6)
        if not why_not:
            box = QStyleOptionViewItem(option)
            box.rect = self._box(option.rect)
            ticked = index.data(_CHECK) == Qt.CheckState.Checked.value or (
                index.data(_CHECK) == Qt.CheckState.Checked
            )
            box.state = QStyle.StateFlag.State_Enabled | (
                QStyle.StateFlag.State_On if ticked else QStyle.StateFlag.State_Off
            )
            style = option.widget.style() if option.widget else QApplication.style()
            check = QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck
            style.drawPrimitive(check, box, painter, option.widget)
        inner = option.rect.adjusted(_SIDE + _BOX, _ABOVE, -_SIDE, -_ABOVE)
        line = option.fontMetrics.height()
        above = QRect(inner.x(), inner.y(), inner.width(), line)
        painter.setFont(option.font)
        painter.setPen(colour("amber_text" if why_not else "muted"))
        said = why_not or self._model.said(place)
        elided = option.fontMetrics.elidedText(said, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(above, int(Qt.AlignmentFlag.AlignLeft), elided)
        painter.setPen(colour("ink"))
        self._paint_change(painter, above.translated(0, line + _GAP), option, place)
        painter.restore()

    def editorEvent(
        self, event: Any, model: Any, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """A click on the box ticks it; Space does for the current line."""
        is_click = event.type() == event.Type.MouseButtonRelease
        at_box = is_click and self._box(option.rect).adjusted(-6, -8, 6, 8).contains(
            event.position().toPoint()
        )
        is_space = event.type() == event.Type.KeyPress and event.key() == Qt.Key.Key_Space
        if (at_box or is_space) and index.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            ticked = index.data(_CHECK) in (Qt.CheckState.Checked, Qt.CheckState.Checked.value)
            now = Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked
            return bool(model.setData(index, now, _CHECK))
        return False

    def _box(self, rect: QRect) -> QRect:
        return QRect(rect.x() + _SIDE, rect.center().y() - 8, 16, 16)

    def _paint_change(
        self, painter: QPainter, room: QRect, option: QStyleOptionViewItem, place: TextPlace
    ) -> None:
        text, formats = shown_change(place, self._model.sought)
        layout = _laid_out(text, formats, option.font)
        if layout.lineAt(0).naturalTextWidth() > room.width():
            most = room.width() - option.fontMetrics.horizontalAdvance("…") - 2
            units = layout.lineAt(0).xToCursor(most)
            if _reads_from_the_right(text):  # its beginning is at the right
                units = max(1, round(len(text) * most / layout.lineAt(0).naturalTextWidth()) - 2)
            layout = _laid_out(_first_units(text, units) + "…", formats, option.font)
        painter.setClipRect(room.adjusted(0, -_GAP, 0, _ABOVE))
        layout.draw(painter, QPointF(room.x(), room.y()))


def shown_change(place: TextPlace, sought: Sought) -> tuple[str, list[QTextLayout.FormatRange]]:
    """A place's text on one line from shortly before what is found, with what goes and comes."""
    goes, comes = QTextCharFormat(), QTextCharFormat()
    goes.setForeground(colour("coral_text"))
    goes.setFontStrikeOut(bool(sought.replacement))
    comes.setForeground(colour("accent"))
    comes.setFontUnderline(True)
    first = place.spans[0][0]
    begin = max(0, first - _LEAD) if first > _LEAD + 12 else 0
    text = "…" if begin else ""
    formats: list[QTextLayout.FormatRange] = []

    def write(piece: str, shape: QTextCharFormat | None = None) -> None:
        nonlocal text
        flat = "".join(" " if one in "\r\n\t\u2028\u2029" else one for one in piece)
        if shape is not None and flat:
            made = QTextLayout.FormatRange()
            made.start, made.length, made.format = _units(text), _units(flat), shape
            formats.append(made)
        text += flat

    at = begin
    for left, right in place.spans:
        if len(text) > _LONGEST:
            break
        write(place.before[at:left])
        write(place.before[left:right], goes)
        if sought.replacement:
            write(sought.replacement, comes)
        at = right
    write(place.before[at : at + _LONGEST])
    return text, formats


def _laid_out(text: str, formats: list[QTextLayout.FormatRange], font: QFont) -> QTextLayout:
    """One line from the left, however long."""
    layout = QTextLayout(text, font)
    wrapping = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
    wrapping.setWrapMode(QTextOption.WrapMode.NoWrap)
    layout.setTextOption(wrapping)
    layout.setFormats(formats)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(0)  # as wide as it is: lines from the right would stand far off else
    layout.endLayout()
    return layout


def _first_units(text: str, units: int) -> str:
    return text.encode("utf-16-le", "surrogatepass")[: 2 * units].decode("utf-16-le", "ignore")


def _reads_from_the_right(text: str) -> bool:
    strong = (kind for one in text if (kind := bidirectional(one)) in ("L", "R", "AL"))
    return next(strong, "L") != "L"


def _units(text: str) -> int:
    """How long Qt takes a text for, which counts signs beyond the first 65,536 twice."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
