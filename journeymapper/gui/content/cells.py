"""A cell of the matrix: its items as small cards, a hole that asks to be filled."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QMenu, QWidget

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
        choose(self, chosen)


class Hole(Entry):
    """A place where somebody finds nothing; a click or Enter fills it."""

    def __init__(self) -> None:
        super().__init__("entry")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        layout = column(self, (4, 4, 4, 4), 0)
        layout.addWidget(label(HOLE, "trouble-pill"), 0, Qt.AlignmentFlag.AlignLeft)


class MatrixCell(QFrame):
    """What a row has at a stage. ``added`` tells a new item's title, ``opened`` an item's id."""

    added = Signal(str)
    opened = Signal(str)
    delete_asked = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._is_hole = False
        self._watcher: QObject | None = None
        layout = column(self, (4, 6, 4, 6), 6)
        self.list: EntryList[ItemCard] = EntryList(6, self._make)
        layout.addWidget(self.list.widget)
        self._shared = WrappedLabel(role="small")
        self._shared.setContentsMargins(6, 0, 0, 0)
        layout.addWidget(self._shared)
        self.hole = Hole()
        self.hole.setAccessibleName(f"{name}: {HOLE}. Enter adds content")
        self.hole.clicked.connect(self.begin)
        layout.addWidget(self.hole)
        self.title = NameLine("Title, then Enter")
        self.title.named.connect(self._on_named)
        self.title.left.connect(self._rest)
        layout.addWidget(self.title)
        self._more = button("+ Add", self.begin, "quiet-link")
        self._more.setAccessibleName(f"{name}: add content")
        layout.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(1)

    def watch(self, watcher: QObject) -> None:
        """Have keys and the focus of everything that can be gone to seen by somebody else."""
        self._watcher = watcher
        for one in (self.hole, self._more):
            one.installEventFilter(watcher)

    def show_cell(self, project: Project, cell: Cell, chosen: str) -> None:
        items = {one.id: one for one in cell.own}
        self.list.show_ids(
            list(items),
            lambda one, card: card.show_content(project, items[one], chosen=one == chosen),
        )
        titles = ", ".join(one.title for one in cell.shared)
        self._shared.show_text(f"for everybody: {titles}" if titles else "")
        self._shared.setVisible(bool(titles))
        self._is_hole = cell.is_hole
        if self.title.isHidden():
            self._rest()

    def begin(self) -> None:
        """Ask for a new item's title, in place."""
        self.hole.hide()
        self._more.hide()
        self.title.begin()

    def stops(self) -> Sequence[QWidget]:
        """What the arrow keys go to, from top to bottom."""
        found: list[QWidget] = [*self.list.entries.values()]
        return [*found, self.hole] if self.hole.isVisibleTo(self) else [*found, self._more]

    def _rest(self) -> None:
        """Nobody types here: show the hole, or the way to add more."""
        self.hole.setVisible(self._is_hole)
        self._more.setVisible(not self._is_hole)

    def _on_named(self, title: str) -> None:
        self.title.clear()
        self.title.leave()
        self.added.emit(title)

    def _make(self, content_id: str) -> ItemCard:
        card = ItemCard()
        if self._watcher is not None:
            card.installEventFilter(self._watcher)
        card.clicked.connect(lambda: self.opened.emit(content_id))
        card.delete_asked.connect(lambda: self.delete_asked.emit(content_id))
        card.fill_menu = lambda menu: self._fill_menu(menu, content_id)
        return card

    def _fill_menu(self, menu: QMenu, content_id: str) -> None:
        menu.addAction("Open", lambda: self.opened.emit(content_id))
        menu.addAction("Delete", lambda: self.delete_asked.emit(content_id))
