"""The finder: type a few letters, and every record, command, setting and template that fits is
listed, the best first."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QWidget

from journeymapper.analysis.find_index import LONGEST_TYPED, Answer
from journeymapper.analysis.finding import Found
from journeymapper.gui.find.keeper import keeper_of
from journeymapper.gui.find.lines import ENTRY, FoundLine, spoken
from journeymapper.gui.find.offers import Runnable
from journeymapper.gui.find.places import go_to
from journeymapper.gui.labels import ElidedLabel
from journeymapper.gui.parts import column
from journeymapper.gui.preferences import settings
from journeymapper.gui.workspace import Workspace

WIDTH, HEIGHT = 640, 480
SECONDS = 0.016
"""For an answer while somebody types; the rest of it comes when they rest."""
_REST_MS = 150
_AT_FIRST = 0.05
"""Seconds for taking in the project where nobody had looked for anything yet."""
_USED = "find/used"
MOST_USED = 40
_USED_SHOWN = 8
ONLY_COMMANDS = ">"
_KEYS = "Enter goes there · Arrows choose · Escape closes"


class Finder(QDialog):
    """Opens over the window; Enter or a click goes there, Escape leaves everything as it is."""

    def __init__(
        self, workspace: Workspace, offered: Iterable[Runnable], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("role", "card")
        self.setAccessibleName("Find anything")
        self.resize(WIDTH, HEIGHT)
        self._workspace = workspace
        offers = list(offered)
        self._run = {one.offer.shown.key: one.run for one in offers}
        self._keeper = keeper_of(workspace)
        self._keeper.begin(_AT_FIRST)
        self._keeper.index.offer(one.offer for one in offers)
        self._used = _used_last()
        layout = column(self, (12, 12, 12, 8), 8)
        self.line = QLineEdit()
        self.line.setMaxLength(LONGEST_TYPED)
        self.line.setPlaceholderText("A card, a note, a person, a number, a command, a setting…")
        self.line.setAccessibleName("Find anything")
        self.line.textChanged.connect(self._show)
        self.line.installEventFilter(self)
        layout.addWidget(self.line)
        self.list = QListWidget()
        self.list.setAccessibleName("What was found")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setFrameShape(QListWidget.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setUniformItemSizes(True)
        self._lines = FoundLine(self.list)
        self.list.setItemDelegate(self._lines)
        self.list.itemClicked.connect(self._go)
        layout.addWidget(self.list, 1)
        self._told = ElidedLabel("", "muted")
        layout.addWidget(self._told)
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._look_again)
        self._keeper.grown.connect(self._look_again)
        self._show("")
        self.line.setFocus()

    def open_over(self, window: QWidget) -> None:
        """Open near the top of a window, in its middle."""
        self.resize(min(WIDTH, window.width() - 32), self.height())
        left = window.mapToGlobal(window.rect().topLeft())
        self.move(left.x() + (window.width() - self.width()) // 2, left.y() + 64)
        self.show()
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_press = watched is self.line and event.type() == QEvent.Type.KeyPress
        if is_press and isinstance(event, QKeyEvent) and self._take_key(event):
            return True
        return super().eventFilter(watched, event)

    def _take_key(self, event: QKeyEvent) -> bool:
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: 8,
            Qt.Key.Key_PageUp: -8,
        }
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go(self.list.currentItem())
        elif key in steps and self.list.count():
            place = self.list.currentRow() + steps[Qt.Key(key)]
            self.list.setCurrentRow(max(0, min(place, self.list.count() - 1)))
        else:
            return False
        return True

    def _show(self, typed: str) -> None:
        self._rest.stop()
        answer = self._asked(typed, SECONDS)
        self._list(answer, typed)
        if not answer.is_whole:
            self._rest.start()

    def _look_again(self) -> None:
        """Once more with time, and with what was not taken in before."""
        typed = self.line.text()
        chosen = self.list.currentItem()
        key = chosen.data(ENTRY).key if chosen is not None and self.list.currentRow() else ""
        self._list(self._asked(typed, 10 * SECONDS), typed, key)

    def _asked(self, typed: str, seconds: float) -> Answer:
        index = self._keeper.index
        if not typed.strip():
            shown = (index.shown(key) for key in self._used)
            return Answer(tuple(one for one in shown if one is not None)[:_USED_SHOWN])
        only = typed.lstrip().startswith(ONLY_COMMANDS)
        return index.search(
            typed,
            journey=self._workspace.journey_id,
            recent=self._used,
            only_offers=only,
            seconds=seconds,
        )

    def _list(self, answer: Answer, typed: str, chosen: str = "") -> None:
        self._lines.typed = typed
        self.list.setUpdatesEnabled(False)
        self.list.clear()
        row = 0
        for one in answer.found:
            item = QListWidgetItem(one.text)
            item.setData(ENTRY, one)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken(one))
            self.list.addItem(item)
            if one.key == chosen:
                row = self.list.count() - 1
        self.list.setCurrentRow(row)
        self.list.setUpdatesEnabled(True)
        has_found = bool(answer.found)
        if self.list.isVisibleTo(self) != has_found or not self.isVisible():
            self.list.setVisible(has_found)
            self.resize(self.width(), HEIGHT if has_found else self.minimumSizeHint().height())
        self._told.show_text(self._says(answer, typed))

    def _says(self, answer: Answer, typed: str) -> str:
        reading = " · the project is still being read" if self._keeper.is_behind else ""
        count = len(answer.found)
        if not typed.strip():
            if answer.found:
                return f"Used last · {_KEYS} · {ONLY_COMMANDS} finds commands only"
            return "Type a few letters of what you look for."
        if answer.has_more:
            return f"The best {count} · {_KEYS}{reading}"
        if count:
            return f"{count} found · {_KEYS}{reading}"
        return f"Nothing like that here. Try a word of it, or fewer letters.{reading}"

    def _go(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        entry: Found = item.data(ENTRY)
        _remember_used(entry.key)
        self.accept()
        self.deleteLater()
        run = self._run.get(entry.key)
        if run is not None:
            run()
        else:
            go_to(self._workspace, entry.key)


def _used_last() -> list[str]:
    """What was gone to from here, the newest first."""
    kept = settings().value(_USED, [])
    return [str(one) for one in (kept if isinstance(kept, list) else [kept]) if one]


def _remember_used(key: str) -> None:
    others = [one for one in _used_last() if one != key]
    settings().setValue(_USED, [key, *others][:MOST_USED])
