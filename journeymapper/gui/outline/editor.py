"""The editor of the outline: keys that indent and move lines, lists that are pasted, and lines that
are lit with the card they stand for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from journeymapper.analysis.outline import INDENT, WAY, from_list, indentation, understood
from journeymapper.gui.look import colour
from journeymapper.gui.outline.document import change_lines, lines_of
from journeymapper.gui.outline.step import InStep
from journeymapper.gui.workspace import Workspace

PLACEHOLDER = (
    "Type a stage, then Enter, and a touchpoint of it.\n\n"
    "Or paste a list: what is indented stands in what is above it."
)


class OutlineEditor(QPlainTextEdit):
    """A journey's text. Ctrl+Z is the project's: what is typed is an edit."""

    line_changed = Signal()
    """The cursor is in another line, or what is said of its line is another."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.setAccessibleName("Outline of the journey")
        self.setPlaceholderText(PLACEHOLDER)
        self.setUndoRedoEnabled(False)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.setTabChangesFocus(False)
        option = self.document().defaultTextOption()
        # Else a name in Arabic turns its line round, and nobody sees how deep it stands.
        option.setTextDirection(self.layoutDirection())
        self.document().setDefaultTextOption(option)
        self.step = InStep(self, workspace)
        self._line = 0
        self._is_following = False
        self._seen: list[tuple[int, bool, bool, bool]] = []
        """Of each line in sight, how it is coloured."""
        self._repaint = QTimer(self, singleShot=True, interval=0)
        self._repaint.timeout.connect(self._colour_lines)
        self.textChanged.connect(self._on_text)
        self.cursorPositionChanged.connect(self._on_cursor)
        self.verticalScrollBar().valueChanged.connect(lambda _: self._repaint.start())
        self.step.problems_changed.connect(self._on_said)
        self.step.lines_changed.connect(self._follow)
        workspace.selection_changed.connect(self._follow)

    @property
    def line(self) -> int:
        """The number of the line with the cursor."""
        return self.textCursor().blockNumber()

    def go_to_line(self, number: int) -> None:
        """Put the cursor at the end of a line and bring it into sight."""
        block = self.document().findBlockByNumber(number)
        if block.isValid():
            cursor = QTextCursor(block)
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
            self.setTextCursor(cursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, keys = event.key(), event.modifiers()
        is_plain = keys in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if self.isReadOnly():
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_Tab and is_plain:
            self._indent(1)
        elif key == Qt.Key.Key_Backtab:
            self._indent(-1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and is_plain:
            self._next_line()
        elif keys == Qt.KeyboardModifier.AltModifier and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._move(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Escape:
            self._workspace.page_asked.emit("map", "")
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (
            Qt.FocusReason.PopupFocusReason,
            Qt.FocusReason.ActiveWindowFocusReason,
        ):
            self.step.flush()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """A pasted line is text; several are a list, which comes below this line as one edit."""
        text = source.text()
        lines = text.splitlines()
        if len(lines) < 2:
            self.insertPlainText(" ".join(text.split()) if text.strip() else text)
            return
        self.paste_list(text)

    def paste_list(self, text: str) -> None:
        """Bring a list in below the line with the cursor, in its place where it is empty."""
        self.step.flush()
        now = lines_of(self.document())
        at = self.line
        has_stage = any(one and indentation(one) == 0 for one in now)
        lines = from_list(text, at_depth=1 if has_stage else 0)
        if not lines:
            return
        before: list[str] = []
        if len(now) == 1 and not now[0].strip():
            at, before = 0, now
        elif indentation(lines[0]) == 0:
            following = range(at + 1, len(now))
            at = next((n for n in following if now[n] and not indentation(now[n])), len(now))
        elif now[at].strip():
            at += 1
        else:
            before = [now[at]]
        change_lines(self.document(), at, before, lines)
        self.step.flush()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A stage's line stands on a quiet band, so that the columns are seen in the text, and what
        is chosen on the accent's."""
        painter = QPainter(self.viewport())
        block = self.firstVisibleBlock()
        offset = self.contentOffset()
        while block.isValid():
            area = self.blockBoundingGeometry(block).translated(offset)
            if area.top() > event.rect().bottom():
                break
            token = self._band_of(block)
            if token:
                band = QRectF(0, area.top(), self.viewport().width(), area.height())
                painter.fillRect(band, colour(token))
            block = block.next()
        painter.end()
        super().paintEvent(event)

    def _band_of(self, block: QTextBlock) -> str:
        """The colour that a line stands on, all of it where it is long; empty for none."""
        number, text = block.blockNumber(), block.text()
        record = self.step.ids[number] if number < len(self.step.ids) else ""
        if record and record in self._workspace.selection:
            return "accent_soft"
        is_stage = text and not text[0].isspace() and understood(text).kind == "stage"
        return "quiet" if is_stage else ""

    def _indent(self, by: int) -> None:
        first, last = self._chosen_lines()
        now = lines_of(self.document())[first : last + 1]
        after = []
        for one in now:
            depth = max(indentation(one) + by, 0)
            after.append(INDENT * depth + one.lstrip())
        column = self.textCursor().positionInBlock() + len(after[-1]) - len(now[-1])
        is_one = first == last
        change_lines(self.document(), first, now, after)
        if is_one:
            cursor = QTextCursor(self.document().findBlockByNumber(first))
            cursor.movePosition(
                QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.MoveAnchor, max(column, 0)
            )
            self.setTextCursor(cursor)

    def _next_line(self) -> None:
        """Enter: the next line, as deep as this one; below a stage its first touchpoint. In an
        empty line it leads out by one step."""
        cursor = self.textCursor()
        text = cursor.block().text()
        if not text.strip() and indentation(text) > 0:
            self._indent(-1)
            return
        said = understood(text)
        depth = 2 if said.kind == WAY else max(said.depth, 1)
        if cursor.positionInBlock() <= len(text) - len(text.lstrip()) and text.strip():
            depth = said.depth  # at the beginning of a line, an empty one comes above it
        # The line is left when it is whole: what is sent meanwhile would find half of it.
        self._is_following = True
        cursor.insertText("\n" + INDENT * depth)
        self.setTextCursor(cursor)
        self._is_following = False
        self._on_cursor()

    def _move(self, by: int) -> None:
        """The lines and what is deeper below them go past what stands beside them."""
        self.step.flush()
        now = lines_of(self.document())
        first = self._chosen_lines()[0]
        depth = indentation(now[first])
        end = _end_of(now, first)
        if by > 0:
            if end >= len(now) or (indentation(now[end]) < depth and depth > 1):
                return
            other_end = _end_of(now, end) if indentation(now[end]) >= depth else end + 1
            begin, after = first, [*now[end:other_end], *now[first:end]]
            landed = first + other_end - end
        else:
            above = _begin_before(now, first)
            if above is None:
                return
            begin, other_end, landed = above, end, above
            after = [*now[first:end], *now[above:first]]
        change_lines(self.document(), begin, now[begin:other_end], after)
        moved = now[first]
        self.step.flush()
        said = lines_of(self.document())
        near = sorted(
            (n for n in range(len(said)) if said[n] == moved), key=lambda n: abs(n - landed)
        )
        self.go_to_line(near[0] if near else landed)

    def _chosen_lines(self) -> tuple[int, int]:
        cursor = self.textCursor()
        document = self.document()
        first = document.findBlock(cursor.selectionStart()).blockNumber()
        return first, document.findBlock(cursor.selectionEnd()).blockNumber()

    def _on_text(self) -> None:
        self.step.typed()
        self._repaint.start()

    def _on_cursor(self) -> None:
        if self.step.is_changing or self._is_following:
            return
        line = self.line
        if line != self._line:
            self._line = line
            self.step.flush()
            self._line = self.line
            self._choose()
        self.line_changed.emit()

    def _choose(self) -> None:
        """The card of the line with the cursor is chosen on the map, and comes into sight."""
        record = self.step.ids[self.line] if self.line < len(self.step.ids) else ""
        if self.hasFocus() and record.startswith(("tp_", "con_")):
            self._is_following = True
            self._workspace.select([record])
            self._workspace.reveal_asked.emit(record)
            self._is_following = False
            self._repaint.start()

    def _follow(self) -> None:
        """What is chosen on the map is lit here, and comes into sight unless somebody types."""
        self._repaint.start()
        chosen = self._workspace.selected
        if chosen and not self.hasFocus() and not self._is_following and chosen in self.step.ids:
            self._is_following = True
            self.go_to_line(self.step.ids.index(chosen))
            self._line = self.line
            self._is_following = False
        self._line = self.line
        self.line_changed.emit()

    def _on_said(self) -> None:
        self._repaint.start()
        self.line_changed.emit()

    def _colour_lines(self) -> None:
        """Colour what is in sight: ways are quiet, and what is not understood is underlined."""
        chosen = self._workspace.selection
        ids = self.step.ids
        shown = []
        seen: list[tuple[int, bool, bool, bool]] = []
        for block in self._in_sight():
            number = block.blockNumber()
            record = ids[number] if number < len(ids) else ""
            is_chosen, is_way = bool(record) and record in chosen, _is_way(block.text())
            seen.append((number, is_chosen, is_way, number in self.step.problems))
            shape = QTextCharFormat()
            if number in self.step.problems:
                shape.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
                shape.setUnderlineColor(colour("coral"))
                shown.append(_selection(block, shape))
            elif is_way:
                shape.setForeground(colour("muted"))
                shown.append(_selection(block, shape))
        if seen != self._seen:  # else every key would paint all of it anew
            self._seen = seen
            self.setExtraSelections(shown)
            self.viewport().update()

    def _in_sight(self) -> Sequence[QTextBlock]:
        block = self.firstVisibleBlock()
        blocks: list[QTextBlock] = []
        bottom = self.viewport().height()
        while block.isValid() and len(blocks) < 400:
            if self.blockBoundingGeometry(block).translated(self.contentOffset()).top() > bottom:
                break
            blocks.append(block)
            block = block.next()
        return blocks


def _is_way(line: str) -> bool:
    return understood(line).kind == WAY


def _selection(block: QTextBlock, shape: QTextCharFormat) -> QTextEdit.ExtraSelection:
    made = QTextEdit.ExtraSelection()
    cursor = QTextCursor(block)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    made.cursor, made.format = cursor, shape
    return made


def _end_of(lines: Sequence[str], first: int) -> int:
    """The line after a line and all that is deeper below it."""
    depth = indentation(lines[first])
    end = first + 1
    while end < len(lines) and (not lines[end].strip() or indentation(lines[end]) > depth):
        end += 1
    return end


def _begin_before(lines: Sequence[str], first: int) -> int | None:
    """Where what stands before a line begins, that it can go past; None at the beginning."""
    depth = indentation(lines[first])
    begin = first - 1
    while begin > 0 and indentation(lines[begin]) > depth:
        begin -= 1
    if begin < 0 or (begin == 0 and depth > 0) or (depth > 1 and indentation(lines[begin]) < depth):
        return None
    return begin
