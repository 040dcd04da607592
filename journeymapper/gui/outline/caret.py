"""The cursor stays with its line, wherever an edit puts that."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QPlainTextEdit

from journeymapper.gui.outline.document import lines_of


def put_cursor(
    editor: QPlainTextEdit,
    ids: Sequence[str],
    before: Sequence[str],
    text: str,
    place: tuple[int, int],
) -> None:
    """Have the cursor in the line where it was, wherever that stands now; where that is gone,
    at the end of what stood above it. ``ids``: what the lines stand for now, ``before`` what those
    down to the cursor did; ``text`` and ``place``: what its line said, its number and column."""
    document, (line, column) = editor.document(), place
    record = before[-1]
    places = {one: n for n, one in enumerate(ids) if one}
    above = next((places[one] for one in reversed(before) if one in places), 0)
    if record in places:
        line = places[record]
    elif record:
        line, column = above, document.characterCount()
    else:
        now = lines_of(document)
        same = [one for one in range(len(now)) if now[one] == text and not ids[one]]
        if same:
            line = min(same, key=lambda one: abs(one - above - 1))
        elif line:
            line, column = above, document.characterCount()
    block = document.findBlockByNumber(min(line, document.blockCount() - 1))
    position = block.position() + min(column, block.length() - 1)
    cursor = editor.textCursor()
    if cursor.position() != position:
        cursor.setPosition(position)
        editor.setTextCursor(cursor)
