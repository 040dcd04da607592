"""Fields bound to an edit: what is typed or chosen in them becomes a command.

Every field has ``show_value(value)``, which never disturbs somebody who is typing there, and
``finish()``, which sends what is typed but not yet an edit. Typing in a line or a text is one undo
step a run; everything else is an edit at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Protocol

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QStyle,
    QStyleOptionFrame,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from journeymapper.commands.base import Command
from journeymapper.domain.vocabulary import Word
from journeymapper.gui.inspector.tags import BoundTags
from journeymapper.gui.inspector.values import (
    BoundDate,
    BoundDays,
    BoundNumber,
    BoundPick,
    BoundScale,
)
from journeymapper.gui.labels import ElidedLabel
from journeymapper.gui.parts import column
from journeymapper.gui.sizes import at_least
from journeymapper.gui.typing_run import MakeCommand, TypingRun
from journeymapper.gui.workspace import Workspace

__all__ = [
    "BoundCheck",
    "BoundChoice",
    "BoundDate",
    "BoundDays",
    "BoundField",
    "BoundLine",
    "BoundNumber",
    "BoundPick",
    "BoundScale",
    "BoundTags",
    "BoundText",
    "labelled",
    "words",
]

MakeEdit = Callable[[Any], Command | None]
"""From a value to the edit; None when there is nothing to edit."""


class BoundField(Protocol):
    """What a form asks of a field."""

    def show_value(self, value: Any) -> None: ...
    def finish(self) -> None: ...


class BoundLine(QLineEdit):
    """A line of text. ``make_command(text, merge_key)``."""

    def __init__(
        self,
        workspace: Workspace,
        make_command: MakeCommand,
        *,
        name: str = "",
        placeholder: str = "",
        role: str = "",
    ) -> None:
        super().__init__()
        _describe(self, name, role)
        self.setPlaceholderText(placeholder)
        at_least(self, width=24)
        self._run = TypingRun(self, workspace, make_command)
        self.returnPressed.connect(self._run.end)

    def show_value(self, value: str) -> None:
        if self.hasFocus() and " ".join(self.text().split()) == value:
            return  # what is kept is on one line and trimmed; who types goes on after the space
        self._run.show(value)
        if not self.hasFocus():
            self.setCursorPosition(0)

    def finish(self) -> None:
        self._run.end()

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        room = (
            self.style()
            .subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
            .adjusted(2, 0, -2, 0)
        )
        metrics = self.fontMetrics()
        if self.hasFocus() or metrics.horizontalAdvance(self.text()) <= room.width():
            super().paintEvent(event)
            return
        # Text that goes on beyond the field says so; with the caret in it, it can be rolled.
        painter = QStylePainter(self)
        painter.drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option)
        seen = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(self.alignment() | Qt.AlignmentFlag.AlignVCenter), seen)
        painter.end()

    def event(self, event: QEvent) -> bool:
        if _is_for_the_window(event, self.isUndoAvailable(), self.isRedoAvailable()):
            return False
        return super().event(event)


class BoundText(QPlainTextEdit):
    """Several lines; as high as its text, from ``lines`` up to ``most_lines``, then it scrolls."""

    def __init__(
        self,
        workspace: Workspace,
        make_command: MakeCommand,
        *,
        name: str = "",
        placeholder: str = "",
        lines: int = 2,
        most_lines: int = 8,
    ) -> None:
        super().__init__()
        _describe(self, name, "")
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        at_least(self, width=24)
        option = self.document().defaultTextOption()
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        self.document().setDefaultTextOption(option)
        self._lines, self._most_lines = lines, most_lines
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._fit)
        self._run = TypingRun(self, workspace, make_command)
        layout = self.document().documentLayout()
        layout.documentSizeChanged.connect(lambda _size: self._fit())
        self._fit()

    def show_value(self, value: str) -> None:
        self._run.show(value)
        self._fit()

    def finish(self) -> None:
        self._run.end()

    def event(self, event: QEvent) -> bool:
        document = self.document()
        if _is_for_the_window(event, document.isUndoAvailable(), document.isRedoAvailable()):
            return False
        if event.type() in (QEvent.Type.Polish, QEvent.Type.FontChange):
            self._fit()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._later.start()  # layouts do not hear of a height that changes while they lay out

    def sizeHint(self) -> QSize:
        return QSize(120, self.height())

    def _fit(self) -> None:
        """The document's height is counted in lines."""
        wanted = max(self._lines, min(self._most_lines, round(self.document().size().height())))
        height = wanted * self.fontMetrics().lineSpacing() + 16
        if height != self.height() or height != self.minimumHeight():
            self.setFixedHeight(height)
        scrolls = self.document().size().height() > self._most_lines
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if scrolls else policy.ScrollBarAlwaysOff
        )


class BoundChoice(QComboBox):
    """One of a few values. ``options`` are (value, text); ``make_command(value)``."""

    def __init__(
        self,
        workspace: Workspace,
        make_command: MakeEdit,
        options: Iterable[tuple[Any, str]] = (),
        *,
        name: str = "",
    ) -> None:
        super().__init__()
        _describe(self, name, "")
        self._workspace = workspace
        self._make_command = make_command
        self._values: list[Any] = []
        self._texts: list[str] = []
        self._shown: Any = None
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(3)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.activated.connect(self._on_chosen)
        self.show_options(options)

    def show_options(self, options: Iterable[tuple[Any, str]]) -> None:
        """Offer other values, for example after a stage was added."""
        pairs = list(options)
        values, texts = [value for value, _ in pairs], [text for _, text in pairs]
        if (values, texts) != (self._values, self._texts):
            self._values, self._texts = values, texts
            self.clear()
            self.addItems([" ".join(text.split()) for text in texts])
            self.show_value(self._shown)

    def show_value(self, value: Any) -> None:
        """Values that are not offered leave the field empty (several records that differ)."""
        self._shown = value
        self.setCurrentIndex(self._values.index(value) if value in self._values else -1)

    def finish(self) -> None:
        """A choice is an edit at once."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling a panel changes nothing in it."""
        event.ignore()

    def _on_chosen(self, index: int) -> None:
        value = self._values[index]
        if value != self._shown:
            command = self._make_command(value)
            made = command is not None and self._workspace.run(command, self) is not None
            self.show_value(value if made else self._shown)


class BoundCheck(QCheckBox):
    """Yes or no. ``make_command(truth)``."""

    def __init__(self, workspace: Workspace, make_command: MakeEdit, text: str) -> None:
        super().__init__(text)
        self._workspace = workspace
        self._make_command = make_command
        self.clicked.connect(self._on_clicked)

    def show_value(self, value: bool) -> None:
        self.setChecked(bool(value))

    def finish(self) -> None:
        """A choice is an edit at once."""

    def _on_clicked(self, checked: bool) -> None:
        command = self._make_command(checked)
        if command is None or self._workspace.run(command, self) is None:
            self.setChecked(not checked)


def words(kind: type[Word], empty: str = "") -> Sequence[tuple[Word | None, str]]:
    """The options of a vocabulary; ``empty`` is the text of "none of them"."""
    options: list[tuple[Word | None, str]] = [(None, empty)] if empty else []
    options += [(word, word.label[:1].upper() + word.label[1:]) for word in kind]
    return options


def labelled(text: str, field: QWidget, layout: QVBoxLayout | None = None) -> QWidget:
    """A field with its quiet name above it; added to the layout when one is given."""
    block = QWidget()
    inner = column(block, gap=4)
    inner.setAlignment(Qt.AlignmentFlag.AlignTop)  # where a neighbour says more and grows
    above = ElidedLabel(text, "field")
    above.setBuddy(field)
    inner.addWidget(above)
    inner.addWidget(field)
    if isinstance(field, BoundNumber | BoundDate):
        inner.addWidget(field.below())
    if not field.accessibleName():
        field.setAccessibleName(text)
    if layout is not None:
        layout.addWidget(block)
    return block


def _describe(field: QWidget, name: str, role: str) -> None:
    if name:
        field.setAccessibleName(name)
    if role:
        field.setProperty("role", role)


def _is_for_the_window(event: QEvent, can_undo: bool, can_redo: bool) -> bool:
    """Ctrl+Z belongs to the field first; where it has nothing to take back, to the project."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    if event.matches(QKeySequence.StandardKey.Undo):
        return not can_undo
    return event.matches(QKeySequence.StandardKey.Redo) and not can_redo
