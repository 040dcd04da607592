"""A cell of the matrix: its items as small cards, a hole that asks to be filled."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from functools import cached_property

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QMenu, QPushButton, QWidget

from journeymapper.analysis.content import Cell, RowKey, answers
from journeymapper.domain.project import Project
from journeymapper.domain.records import Content
from journeymapper.gui.entries import Entry, EntryList, NameLine
from journeymapper.gui.labels import ElidedLabel, WrappedLabel
from journeymapper.gui.look import mark
from journeymapper.gui.parts import button, choose, column, label

HOLE = "nothing yet"
Place = tuple[RowKey, str | None]
"""A row and a stage."""


class ItemCard(Entry):
    """One item: its title, kind and the pain that it answers."""

    def __init__(self) -> None:
        super().__init__("card")
        self._is_chosen = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        layout = column(self, (10, 7, 8, 7), 2)
        self._title = WrappedLabel(role="strong")
        self._kind = ElidedLabel(role="small")
        self._pain = WrappedLabel(role="small")
        for part in (self._title, self._kind, self._pain):
            layout.addWidget(part)

    def show_content(self, project: Project, content: Content, *, chosen: bool) -> None:
        persona = project.personas.get(content.persona or "")
        kind = content.kind.label + (f" · for {persona.name}" if persona else "")
        if content.uses_sensitive_data:
            kind += " · sensitive data"
        said = answers(project, content)
        self._title.show_text(content.title)
        self._kind.show_text(kind)
        self._pain.show_text(said)
        role = "small" if content.pain else "care"
        if self._pain.property("role") != role:
            mark(self._pain, role=role)
        self.setAccessibleName(f"{content.title}, {kind}, {said}")
        if chosen is not self._is_chosen:
            self._is_chosen = chosen
            choose(self, chosen)


class Hole(Entry):
    """A place where somebody finds nothing; a click or Enter fills it."""

    def __init__(self) -> None:
        super().__init__("entry")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        layout = column(self, (4, 4, 4, 4), 0)
        layout.addWidget(label(HOLE, "trouble-pill"), 0, Qt.AlignmentFlag.AlignLeft)


class _Part(IntEnum):
    """The parts of a cell from top to bottom."""

    LIST = 0
    SHARED = 1
    HOLE = 2
    TITLE = 3
    MORE = 4


class MatrixCell(QFrame):
    """What a row has at a stage. ``added`` tells a new item's title, ``opened`` an item's id.

    Its parts are made when they are first needed: a wide matrix has hundreds of cells, and most of
    them show one part alone.
    """

    added = Signal(str)
    opened = Signal(str)
    delete_asked = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._is_hole = False
        self._watcher: QObject | None = None
        self._layout = column(self, (4, 6, 4, 6), 6)
        self._layout.addStretch(1)
        self._made: list[_Part] = []

    @cached_property
    def list(self) -> EntryList[ItemCard]:
        made: EntryList[ItemCard] = EntryList(6, self._make)
        self._put(_Part.LIST, made.widget)
        return made

    @cached_property
    def hole(self) -> Hole:
        """What stands where nothing is."""
        made = Hole()
        made.setAccessibleName(f"{self._name}: {HOLE}. Enter adds content")
        made.clicked.connect(self.begin)
        self._watch(made)
        self._put(_Part.HOLE, made)
        return made

    @cached_property
    def title(self) -> NameLine:
        """Where a new item's title is typed."""
        made = NameLine("Title, then Enter")
        made.named.connect(self._on_named)
        made.left.connect(self._rest)
        self._put(_Part.TITLE, made)
        return made

    @cached_property
    def _shared(self) -> WrappedLabel:
        made = WrappedLabel(role="small")
        made.setContentsMargins(6, 0, 0, 0)
        self._put(_Part.SHARED, made)
        return made

    @cached_property
    def _more(self) -> QPushButton:
        made = button("+ Add", self.begin, "quiet-link")
        made.setAccessibleName(f"{self._name}: add content")
        self._watch(made)
        self._put(_Part.MORE, made, Qt.AlignmentFlag.AlignLeft)
        return made

    def watch(self, watcher: QObject) -> None:
        """Have keys and the focus of everything that can be gone to seen by somebody else."""
        self._watcher = watcher

    def show_cell(self, project: Project, cell: Cell, chosen: str) -> None:
        items = {one.id: one for one in cell.own}
        if items or self._has(_Part.LIST):
            self.list.show_ids(
                [*items],
                lambda one, card: card.show_content(project, items[one], chosen=one == chosen),
            )
        titles = ", ".join(one.title for one in cell.shared)
        if titles or self._has(_Part.SHARED):
            self._shared.show_text(f"for everybody: {titles}" if titles else "")
            _show(self._shared, bool(titles))
        self._is_hole = cell.is_hole
        if not self._has(_Part.TITLE) or self.title.isHidden():
            self._rest()

    def begin(self) -> None:
        """Ask for a new item's title, in place."""
        for part, widget in ((_Part.HOLE, "hole"), (_Part.MORE, "_more")):
            if self._has(part):
                getattr(self, widget).hide()
        self.title.begin()

    def stops(self) -> Sequence[QWidget]:
        """What the arrow keys go to, from top to bottom."""
        found: list[QWidget] = [*self.list.entries.values()] if self._has(_Part.LIST) else []
        has_hole = self._has(_Part.HOLE) and self.hole.isVisibleTo(self)
        return [*found, self.hole if has_hole else self._more]

    def card(self, content_id: str) -> ItemCard | None:
        """The card of an item, where the cell shows it."""
        return self.list.entries.get(content_id) if self._has(_Part.LIST) else None

    def _rest(self) -> None:
        """Nobody types here: show the hole, or the way to add more."""
        if self._is_hole or self._has(_Part.HOLE):
            _show(self.hole, self._is_hole)
        if not self._is_hole or self._has(_Part.MORE):
            _show(self._more, not self._is_hole)

    def _has(self, part: _Part) -> bool:
        return part in self._made

    def _put(self, part: _Part, widget: QWidget, *alignment: Qt.AlignmentFlag) -> None:
        """Below the parts that come before it."""
        place = sum(one < part for one in self._made)
        self._made.append(part)
        self._layout.insertWidget(place, widget, 0, *alignment)

    def _watch(self, widget: QWidget) -> None:
        if self._watcher is not None:
            widget.installEventFilter(self._watcher)

    def _on_named(self, title: str) -> None:
        self.title.clear()
        self.title.leave()
        self.added.emit(title)

    def _make(self, content_id: str) -> ItemCard:
        card = ItemCard()
        self._watch(card)
        card.clicked.connect(lambda: self.opened.emit(content_id))
        card.delete_asked.connect(lambda: self.delete_asked.emit(content_id))
        card.fill_menu = lambda menu: self._fill_menu(menu, content_id)
        return card

    def _fill_menu(self, menu: QMenu, content_id: str) -> None:
        menu.addAction("Open", lambda: self.opened.emit(content_id))
        menu.addAction("Delete", lambda: self.delete_asked.emit(content_id))


def _show(widget: QWidget, is_seen: bool) -> None:
    """Asked beforehand, because every showing lays out all around it."""
    if widget.isHidden() is is_seen:
        widget.setVisible(is_seen)
