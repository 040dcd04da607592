"""The editor of the outline: keys that indent and move lines, lists that are pasted, and lines that
are lit with the card they stand for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QPlainTextEdit

from journeymapper.analysis.outline import INDENT, TOUCHPOINT, WAY, indentation, understood
from journeymapper.commands.base import plural
from journeymapper.gui.look import colour
from journeymapper.gui.outline.document import (
    change_lines,
    choose_lines,
    chooses_whole_line,
    lines_of,
    selection_of,
)
from journeymapper.gui.outline.pasting import is_kept, place_of
from journeymapper.gui.outline.shifting import begin_before, deepest, depth_after, end_of
from journeymapper.gui.outline.step import InStep
from journeymapper.gui.outline.tips import ProblemTips
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
        self._tips = ProblemTips(self, self.step)
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
        self.step.undone.connect(self._show_on_map)
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
        elif event.matches(QKeySequence.StandardKey.Cut):
            self._cut()
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
        """A pasted piece of a line is text; lines are a list, which comes below this line as one
        edit. A line that was cut just now is moved."""
        text = source.text()
        lines = text.splitlines()
        is_whole = self._is_in_empty_line() or text.endswith("\n")
        if len(lines) < 2 and not (is_whole and text.strip()):
            self.insertPlainText(re.sub(r"\s+", " ", text))
            return
        self.paste_list(text)

    def _is_in_empty_line(self) -> bool:
        return not self.textCursor().hasSelection() and not self.textCursor().block().text().strip()

    def paste_list(self, text: str) -> None:
        """Bring a list in below the line with the cursor, or in the place of what is chosen."""
        replaces, (first, last) = self.textCursor().hasSelection(), self._chosen_lines()
        if replaces and first == last and not chooses_whole_line(self.textCursor()):
            self.textCursor().removeSelectedText()
            replaces = False
        self.step.flush()
        now = lines_of(self.document())
        first, last = min(first, len(now) - 1), min(last, len(now) - 1)
        begin, end, lines = place_of(now, first, last, text, replaces=replaces)
        if not lines:
            return
        gone = [] if replaces else self.step.take_back(lines)
        if gone:
            self._move_to_cursor(gone, text)
            return
        replaced = now[begin:end]
        count = sum(understood(one).kind == TOUCHPOINT for one in replaced)
        if count and not is_kept(replaced, lines):
            self.step.delete_first(begin, replaced, f"Replace {plural(count, 'touchpoint')}")
            now = lines_of(self.document())
            is_all = not any(one.strip() for one in now)
            begin = 0 if is_all else min(begin, len(now))
            replaced = now if is_all else []
        self._put_lines(begin, replaced, lines)
        if count > 1:
            self._workspace.told.emit(
                f"Replaced {plural(count, 'touchpoint')}: Undo brings them back."
            )

    def _put_lines(self, begin: int, replaced: Sequence[str], lines: Sequence[str]) -> None:
        """Lines in the place of others, as one edit with what was done just now, and the cursor
        behind the last."""
        self._is_following = True  # the lines are sent when all of them stand
        change_lines(self.document(), begin, replaced, lines)
        self.go_to_line(begin + len(lines) - 1)
        self._is_following = False
        self.step.flush()
        self._end_line()

    def _move_to_cursor(self, gone: Sequence[str], text: str) -> None:
        """What was cut and stands where it stood once more comes to the cursor."""
        now = lines_of(self.document())
        at, left = self.line, set(gone)
        taken = {n for n, one in enumerate(self.step.ids) if one in left}
        begin, end, lines = place_of(now, at, at, text, replaces=False)
        while end > begin and begin in taken:
            begin += 1
        after = [one for n, one in enumerate(now[:begin]) if n not in taken]
        landed = len(after) + len(lines) - 1
        after += [*lines, *(one for n, one in enumerate(now[end:], end) if n not in taken)]
        self._is_following = True
        change_lines(self.document(), 0, now, after)
        self.go_to_line(landed)
        self._is_following = False
        self.step.flush()
        self._end_line()

    def _end_line(self) -> None:
        """The cursor behind what the line says now."""
        self._is_following = True
        self.go_to_line(self.line)
        self._line = self.line
        self._is_following = False
        self._choose()

    def _cut(self) -> None:
        """A touchpoint's line that is cut whole takes along what leaves it."""
        first, last = self._chosen_lines()
        now = lines_of(self.document())
        cursor = self.textCursor()
        if (
            cursor.hasSelection()
            and chooses_whole_line(self.textCursor())
            and indentation(now[last]) == 1
        ):
            choose_lines(cursor, first, end_of(now, last))
            self._is_following = True
            self.setTextCursor(cursor)
            self._is_following = False
        self.cut()

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
        said = lines_of(self.document())
        if by > 0 and indentation(said[first]) >= deepest(said, first):
            return  # there is nothing above that it could stand in
        now = said[first : last + 1]
        after = []
        for one in now:
            depth = max(indentation(one) + by, 0)
            after.append(INDENT * depth + one.lstrip())
        column = self.textCursor().positionInBlock() + len(after[-1]) - len(now[-1])
        is_one = first == last
        if is_one and not indentation(after[0]) and self.step.unmake(first):
            now = []
        change_lines(self.document(), first, now, after)
        if is_one:
            cursor = QTextCursor(self.document().findBlockByNumber(first))
            cursor.setPosition(cursor.position() + max(column, 0))
            self.setTextCursor(cursor)

    def _next_line(self) -> None:
        """Enter: the next line, as deep as this one; below a stage its first touchpoint. In an
        empty line it leads out by one step."""
        cursor = self.textCursor()
        text = cursor.block().text()
        if not text.strip() and indentation(text) > 0:
            self._indent(-1)
            return
        depth = depth_after(text, cursor.positionInBlock())
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
        end = end_of(now, first)
        if by > 0:
            if end >= len(now) or (indentation(now[end]) < depth and depth > 1):
                return
            other_end = end_of(now, end) if indentation(now[end]) >= depth else end + 1
            begin, after = first, [*now[end:other_end], *now[first:end]]
            landed = first + other_end - end
        else:
            above = begin_before(now, first)
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
        end = document.findBlock(cursor.selectionEnd())
        is_before = cursor.hasSelection() and cursor.selectionEnd() == end.position()
        return first, max(first, end.blockNumber() - is_before)

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

    def _show_on_map(self) -> None:
        """What was undone may have left the map at empty paper: bring the nearest card there."""
        ids = self.step.ids
        near = [*ids[self.line :], *reversed(ids[: self.line])]
        record = next((one for one in near if one.startswith("tp_")), "")
        if record:
            self._workspace.reveal_asked.emit(record)

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
            is_chosen, is_way = (
                bool(record) and record in chosen,
                understood(block.text()).kind == WAY,
            )
            seen.append((number, is_chosen, is_way, number in self.step.problems))
            shape = QTextCharFormat()
            if number in self.step.problems:
                shape.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
                shape.setUnderlineColor(colour("coral"))
                shown.append(selection_of(block, shape))
            elif is_way:
                shape.setForeground(colour("muted"))
                shown.append(selection_of(block, shape))
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
