"""Blocks of sections side by side, in as many columns as there is room for."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QSizePolicy, QWidget

from journeymapper.domain.vocabulary import Section
from journeymapper.gui.appearance import px
from journeymapper.gui.empathy.canons import NAME_TOKENS, Block, sections_of
from journeymapper.gui.empathy.note_list import NoteList
from journeymapper.gui.look import colour, wear
from journeymapper.gui.parts import column, label, row
from journeymapper.gui.sizes import letter
from journeymapper.gui.workspace import Workspace

SECTION_ORDER = list(Section)
NARROWEST = 270
"""Pixels that a column of a board needs, so that a note holds five words a line."""

SHEET = """
QPlainTextEdit[role="next"] { background: {card}; border: 1px dashed {muted_line}; }
QPlainTextEdit[role="next"]:focus { border: 1px solid {accent}; }
"""


class Badge(QWidget):
    """The number of a section, in a circle."""

    def __init__(self, number: str, fill: str) -> None:
        super().__init__()
        self._number, self._fill = number, fill
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        letter(self, 12, QFont.Weight.DemiBold)

    def sizeHint(self) -> QSize:
        return QSize(px(22), px(22))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(self._fill))
        painter.drawEllipse(QRectF(self.rect()))
        painter.setPen(colour("accent" if self._fill == "card" else "on_accent"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._number)
        painter.end()


class BlockCard(QFrame):
    """A block with its heading and its sections."""

    def __init__(self, block: Block, lists: list[NoteList], *, compact: bool) -> None:
        super().__init__()
        self._block, self._lists, self._compact = block, lists, compact
        self._in_a_row = 0
        self.setAccessibleName(block.title)
        layout = column(self, (12, 10, 12, 12) if compact else (16, 12, 16, 16), 8)
        head = row(gap=8)
        if block.number:
            head.addWidget(Badge(block.number, "accent" if block.tint == "panel" else "card"))
        self._title = label(block.title, "heading", wrap=True)
        head.addWidget(self._title, 1)
        layout.addLayout(head)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(12)
        layout.addLayout(self._grid, 1)
        self._parts = [self._part(place) for place in range(len(lists))]
        self.arrange(1)

    def arrange(self, in_a_row: int) -> None:
        """Put so many sections side by side."""
        if in_a_row == self._in_a_row:
            return
        self._in_a_row = in_a_row
        for part in self._parts:
            self._grid.removeWidget(part)
        for place, part in enumerate(self._parts):
            self._grid.addWidget(part, place // in_a_row, place % in_a_row)
        for place in range(len(self._parts)):
            self._grid.setColumnStretch(place, 1 if place < in_a_row else 0)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the notes is a click into the field."""
        self._lists[0].field.setFocus(Qt.FocusReason.MouseFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        has_line = self._block.tint == "panel"
        painter.setPen(QPen(colour("line")) if has_line else QPen(Qt.PenStyle.NoPen))
        painter.setBrush(colour("paper" if has_line and self._compact else self._block.tint))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 9, 9)
        painter.end()

    def _part(self, place: int) -> QWidget:
        if not self._block.names:
            return self._lists[place]
        part = QWidget()
        layout = column(part, gap=6)
        name = label(self._block.names[place])
        token = NAME_TOKENS.get(self._lists[place].section, "muted")
        wear(name, f"font-weight: 600; color: {{{token}}};")
        layout.addWidget(name)
        layout.addWidget(self._lists[place], 1)
        return part


class Board(QWidget):
    """The blocks of a canon for one persona; Tab goes from field to field in their order."""

    sight_asked = Signal(QWidget)
    escaped = Signal()

    def __init__(
        self,
        workspace: Workspace,
        blocks: tuple[Block, ...],
        *,
        most_columns: int = 3,
        compact: bool = False,
        link: Callable[[], str | None] = lambda: None,
    ) -> None:
        super().__init__()
        self._most_columns = most_columns
        self._columns = 0
        self._compact = compact
        wear(self, SHEET)
        self.lists: dict[Section, NoteList] = {}
        self._cards: list[tuple[Block, BlockCard]] = []
        order = [section for section in SECTION_ORDER if section in sections_of(blocks)]
        for block in blocks:
            names = block.names or (block.title,) * len(block.sections)
            made = [
                NoteList(workspace, section, name, order, link)
                for section, name in zip(block.sections, names, strict=True)
            ]
            self.lists.update((one.section, one) for one in made)
            self._cards.append((block, BlockCard(block, made, compact=compact)))
        for section, one in self.lists.items():
            one.tabbed.connect(lambda step, section=section: self._go_on(section, step))
            one.sight_asked.connect(self.sight_asked)
            one.walked_out.connect(lambda step, section=section: self._walk_on(section, step))
            one.escaped.connect(self.escaped)
            one.moved.connect(self.focus_note)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8 if compact else 12)
        self._arrange(1)

    def show_persona(self, persona_id: str) -> None:
        for one in self.lists.values():
            one.show_persona(persona_id)

    def show_link(self, place: str) -> None:
        """Name the touchpoint that new notes are linked to; empty for none."""
        for one in self.lists.values():
            one.show_link(place)

    def focus_section(self, section: Section) -> None:
        """The field of this section, ready to type into."""
        field = self.lists[section].field
        field.setFocus()
        self.sight_asked.emit(field)

    def focus_note(self, note_id: str) -> bool:
        """Whether the note stands here; then it has the focus."""
        for one in self.lists.values():
            if note_id in one.cards:
                one.focus_card(note_id)
                return True
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(max(1, min(self._most_columns, event.size().width() // NARROWEST)))

    def _arrange(self, columns: int) -> None:
        wide = max(1, self.width() // (NARROWEST - 40))
        for _, card in self._cards:
            parts = len(card._parts)
            card.arrange(parts if wide >= parts else 2 if wide >= 2 and parts > 1 else 1)
        if columns == self._columns:
            return
        self._columns = columns
        for _, card in self._cards:
            self._grid.removeWidget(card)
        at = 0
        for block, card in self._cards:
            if block.is_wide:
                at += -at % columns
                self._grid.addWidget(card, at // columns, 0, 1, columns)
                at += columns
            else:
                self._grid.addWidget(card, at // columns, at % columns)
                at += 1
        for place in range(self._most_columns):
            self._grid.setColumnStretch(place, 1 if place < columns else 0)
        for place in range(len(self._cards)):
            in_use = place < (at + columns - 1) // columns
            self._grid.setRowStretch(place, 1 if in_use and not self._compact else 0)

    def _walk_on(self, section: Section, step: int) -> None:
        """To the next note of another section; the lines to type in are passed over."""
        sections = list(self.lists)
        place = sections.index(section)
        others = sections[place + 1 :] if step > 0 else sections[:place][::-1]
        for one in others:
            if cards := list(self.lists[one].cards):
                self.lists[one].focus_card(cards[0 if step > 0 else -1])
                return

    def _go_on(self, section: Section, step: int) -> None:
        sections = list(self.lists)
        place = sections.index(section) + step
        if 0 <= place < len(sections):
            self.focus_section(sections[place])
        else:
            QWidget.focusNextPrevChild(self.lists[section].field, step > 0)
