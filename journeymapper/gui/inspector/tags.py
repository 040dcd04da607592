"""A field of several short words: chips, and a line to add one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLayout, QLayoutItem, QLineEdit, QPushButton, QSizePolicy, QWidget

from journeymapper.commands.base import Command
from journeymapper.gui.icons import icon
from journeymapper.gui.inspector.values import offer_names
from journeymapper.gui.labels import ElidedButton, WrappedLabel
from journeymapper.gui.parts import clear
from journeymapper.gui.sizes import at_least, fix, icon_side
from journeymapper.gui.workspace import Workspace

HEIGHT = 32
"""Of chips and of the line: lower, and descenders are cut off."""


class FlowLayout(QLayout):
    """Widgets beside one another, on as many lines as they need."""

    def __init__(self, parent: QWidget | None = None, gap: int = 4) -> None:
        super().__init__(parent)
        self.setContentsMargins(0, 0, 0, 0)
        self._gap = gap
        self._items: list[QLayoutItem] = []

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), place=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, place=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        x, y, line = rect.x(), rect.y(), 0
        for item in self._items:
            widget = item.widget()
            if widget is not None and widget.isHidden():
                continue
            hint = item.sizeHint()
            width = min(hint.width(), rect.width())
            if x > rect.x() and x + width > rect.x() + rect.width():
                x, y, line = rect.x(), y + line + self._gap, 0
            if place:
                grows = item.expandingDirections() & Qt.Orientation.Horizontal
                wide = rect.x() + rect.width() - x if grows else width
                item.setGeometry(QRect(QPoint(x, y), QSize(wide, hint.height())))
            x += width + self._gap
            line = max(line, hint.height())
        return y + line - rect.y()


class BoundTags(QWidget):
    """Short words. ``make_command(words)`` with all of them, in the order in which they stand.

    Enter adds what is typed, several words between commas at once; Backspace in the empty line
    takes the last one away. With ``only_known``, what else a word would be ("no touchpoint of this
    journey"), nothing but what ``show_names`` offers is taken; a part of one name stands for it.
    """

    def __init__(
        self,
        workspace: Workspace,
        make_command: Callable[[tuple[str, ...]], Command | None],
        *,
        name: str = "",
        placeholder: str = "add…",
        only_known: str = "",
    ) -> None:
        super().__init__()
        if name:
            self.setAccessibleName(name)
        self._workspace = workspace
        self._make_command = make_command
        self._words: tuple[str, ...] = ()
        self._only_known = only_known
        self._below = WrappedLabel("", "trouble")
        self._below.hide()
        self._layout = FlowLayout(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.line = QLineEdit()
        self.line.setPlaceholderText(placeholder)
        self.line.setAccessibleName(f"Add to {name}" if name else "Add")
        self.line.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        at_least(self.line, width=64)
        fix(self.line, height=HEIGHT)
        self.line.setStyleSheet("padding: 2px 9px;")  # else descenders are cut off
        self.line.editingFinished.connect(self.finish)
        self.line.textEdited.connect(lambda: self._say(""))
        self.line.installEventFilter(self)
        self.setFocusProxy(self.line)
        self._layout.addWidget(self.line)
        self._suggested: list[str] = []
        remove = workspace.add_flusher(self.finish)
        self.destroyed.connect(remove)

    def show_value(self, words: Iterable[str]) -> None:
        words = tuple(words)
        if words == self._words:
            return
        self._words = words
        self._layout.takeAt(self._layout.count() - 1)
        clear(self._layout)
        for word in words:
            self._layout.addWidget(self._chip(word))
        self._layout.addWidget(self.line)
        self.updateGeometry()

    def show_names(self, names: Sequence[str]) -> None:
        """Offer these words while somebody types."""
        if list(names) != self._suggested:
            self._suggested = list(names)
            offer_names(self.line, self._suggested, lambda _name: self.finish())

    def finish(self) -> None:
        """Add what is typed, if something is."""
        typed = [" ".join(part.split()) for part in self.line.text().split(",")]
        if self._only_known:
            meant = {word: self._meant(word) for word in typed if word}
            strange = next((word for word, name in meant.items() if name is None), None)
            if strange is not None:
                self._say(f"“{strange[:60]}” is {self._only_known}. Choose one from the list.")
                return
            typed = [name for name in meant.values() if name is not None]
        added = [word for word in dict.fromkeys(typed) if word and word not in self._words]
        self.line.setText("")  # clear() would let undo bring it back
        if added:
            self._send((*self._words, *added))

    def below(self) -> QWidget:
        """The text that belongs below the field, where only known words are taken: what was
        refused; hidden while there is nothing to say."""
        return self._below

    def _meant(self, typed: str) -> str | None:
        """The known word that somebody typed, or the only one that holds what they typed."""
        folded = typed.casefold()
        same = [one for one in self._suggested if one.casefold() == folded]
        found = same or [one for one in self._suggested if folded in one.casefold()]
        return found[0] if same or len(found) == 1 else None

    def _say(self, text: str) -> None:
        self._below.show_text(text)
        self._below.setVisible(bool(text))
        self.line.setAccessibleDescription(text)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Backspace
            and not self.line.text()
            and self._words
        ):
            self._send(self._words[:-1])
            return True
        return super().eventFilter(watched, event)  # type: ignore[arg-type]

    def _chip(self, word: str) -> QPushButton:
        made = ElidedButton(word, lambda: self._take_away(word), "chip")
        made.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        made.setIcon(icon("x", "muted"))
        icon_side(made, 12)
        fix(made, height=HEIGHT)
        made.setToolTip(f"Take “{word}” away")
        made.setAccessibleName(f"Take “{word}” away")
        return made

    def _take_away(self, word: str) -> None:
        self._send(tuple(one for one in self._words if one != word))

    def _send(self, words: tuple[str, ...]) -> None:
        command = self._make_command(words)
        if command is not None and self._workspace.run(command, self) is not None:
            self.show_value(words)
