"""Lines in a text document: read as a list, and changed where they differ, so that the cursor and
what lies elsewhere stay as they are."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from PySide6.QtGui import QFont, QTextBlock, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit

from journeymapper.analysis.outline import indentation

_MOST_COMPARED = 1_500
"""Lines that are compared each with each."""


def lines_of(document: QTextDocument) -> list[str]:
    """What stands in each line."""
    return document.toPlainText().split("\n")


def change_lines(
    document: QTextDocument, begin: int, before: Sequence[str], after: Sequence[str]
) -> None:
    """Make of the lines from ``begin`` on that say ``before`` what ``after`` says, touching as few
    as that takes."""
    first = 0
    while first < min(len(before), len(after)) and before[first] == after[first]:
        first += 1
    last = 0
    while last < min(len(before), len(after)) - first and before[-1 - last] == after[-1 - last]:
        last += 1
    was, lines = before[first : len(before) - last], after[first : len(after) - last]
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    for a, b, c, d in reversed(_differences(was, lines)):
        _replace(cursor, document, begin + first + a, begin + first + b, lines[c:d])
    cursor.endEditBlock()


def choose_lines(cursor: QTextCursor, begin: int, end: int) -> None:
    """Choose all of the lines from one to the one before another."""
    first, last = (cursor.document().findBlockByNumber(n) for n in (begin, end - 1))
    cursor.setPosition(first.position())
    cursor.setPosition(last.position() + last.length() - 1, QTextCursor.MoveMode.KeepAnchor)


def chooses_whole_line(cursor: QTextCursor) -> bool:
    """Whether all that its first line says is chosen."""
    block = cursor.document().findBlock(cursor.selectionStart())
    text = block.text()
    begin = block.position() + len(text) - len(text.lstrip())
    return cursor.selectionStart() <= begin and (
        cursor.selectionEnd() >= block.position() + len(text.rstrip())
    )


def selection_of(block: QTextBlock, shape: QTextCharFormat) -> QTextEdit.ExtraSelection:
    """A line that is coloured."""
    made = QTextEdit.ExtraSelection()
    cursor = QTextCursor(block)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    made.cursor, made.format = cursor, shape
    return made


def _differences(was: Sequence[str], now: Sequence[str]) -> list[tuple[int, int, int, int]]:
    """Where lines differ, as places before and now."""
    if not was or not now or len(was) > _MOST_COMPARED or len(now) > _MOST_COMPARED:
        return [(0, len(was), 0, len(now))]
    matcher = SequenceMatcher(None, was, now, autojunk=False)
    return [(a, b, c, d) for tag, a, b, c, d in matcher.get_opcodes() if tag != "equal"]


def _replace(
    cursor: QTextCursor, document: QTextDocument, begin: int, end: int, lines: Sequence[str]
) -> None:
    shared = min(end - begin, len(lines))
    for place in range(shared):
        _rewrite(cursor, document.findBlockByNumber(begin + place), lines[place])
    if begin + shared < end:
        _remove(cursor, document, begin + shared, end)
    elif shared < len(lines):
        _insert(cursor, document, begin + shared, lines[shared:])


def append(document: QTextDocument, lines: Sequence[str]) -> None:
    """Add lines at the end; the first goes into a document's only, empty line."""
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    cursor.movePosition(QTextCursor.MoveOperation.End)
    if not document.isEmpty() and lines:
        cursor.insertBlock()
    _write(cursor, lines)
    cursor.endEditBlock()


def _rewrite(cursor: QTextCursor, block: QTextBlock, line: str) -> None:
    if block.text() != line:
        cursor.setPosition(block.position())
        cursor.setPosition(block.position() + block.length() - 1, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(line, _format(line))


def _remove(cursor: QTextCursor, document: QTextDocument, begin: int, end: int) -> None:
    first, following = document.findBlockByNumber(begin), document.findBlockByNumber(end)
    if following.isValid():
        cursor.setPosition(first.position())
        cursor.setPosition(following.position(), QTextCursor.MoveMode.KeepAnchor)
    else:
        cursor.setPosition(max(first.position() - 1, 0))
        cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()


def _insert(cursor: QTextCursor, document: QTextDocument, begin: int, lines: Sequence[str]) -> None:
    following = document.findBlockByNumber(begin)
    if following.isValid():
        cursor.setPosition(following.position())
        _write(cursor, lines)
        cursor.insertBlock()
    else:
        cursor.movePosition(QTextCursor.MoveOperation.End)
        if not document.isEmpty():
            cursor.insertBlock()
        _write(cursor, lines)


def _write(cursor: QTextCursor, lines: Sequence[str]) -> None:
    """Stages are strong; runs of other lines are written at once."""
    run: list[str] = []
    for line in lines:
        if line and indentation(line) == 0:
            _write_run(cursor, run)
            run = []
            cursor.insertText(f"{line}\n", _format(line))
        else:
            run.append(line)
    _write_run(cursor, run)
    if lines:
        cursor.deletePreviousChar()


def _write_run(cursor: QTextCursor, run: Sequence[str]) -> None:
    if run:
        cursor.insertText("\n".join(run) + "\n", QTextCharFormat())


def _format(line: str) -> QTextCharFormat:
    shape = QTextCharFormat()
    if line and indentation(line) == 0:
        shape.setFontWeight(QFont.Weight.DemiBold)
    return shape
