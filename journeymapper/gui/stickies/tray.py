"""The tray of stickies: typed here, placed on touchpoints and stages later."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QSize, Qt, QTimer
from PySide6.QtWidgets import QMenu, QPushButton, QScrollArea, QWidget

from journeymapper.analysis.votes import dots_of, votes_said
from journeymapper.app.observers import Event
from journeymapper.commands.base import plural
from journeymapper.commands.records import DeleteRecords, EditFields
from journeymapper.commands.stickies import AddStickies, PlaceSticky
from journeymapper.domain.order import by_rank
from journeymapper.domain.records import Sticky, Touchpoint, new_id
from journeymapper.domain.vocabulary import StickyKind
from journeymapper.gui.actions.making import make_action
from journeymapper.gui.entries import EntryList
from journeymapper.gui.icons import square_icon
from journeymapper.gui.inspector.tags import FlowLayout
from journeymapper.gui.labels import ElidedLabel, WrappedLabel
from journeymapper.gui.parts import button, column
from journeymapper.gui.stickies.item import StickyItem
from journeymapper.gui.stickies.line import KINDS, StickyLine
from journeymapper.gui.workspace import Workspace

TABLES = frozenset({"stickies", "touchpoints", "stages", "votes", "vote_rounds"})
QUOTE_MARKS = ' "“”„'
MOST_LINES = 1_000
MOST_SHOWN = 300
EMPTY = "What do people say? Type it above; drag it onto the map when its place is clear."
HINT = "Ctrl+1…5, or begin with  p  o  !  ?  “  to change the kind. Pasted lines become one each."


class StickyTray(QWidget):
    """A line to type into, what lies in the tray, and what is placed on this journey."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.kind = StickyKind.IDEA
        self.setAccessibleName("Stickies")
        layout = column(self, (16, 8, 16, 16), 8)
        layout.addWidget(self._make_kinds())
        self.line = StickyLine()
        self.line.typed.connect(self._on_typed)
        self.line.kind_asked.connect(self.take_kind)
        self.setFocusProxy(self.line)
        layout.addWidget(self.line)
        self._hint = WrappedLabel(HINT, "small")
        layout.addWidget(self._hint)
        self._tray_title = ElidedLabel(role="field")
        layout.addWidget(self._tray_title)
        self.tray = EntryList(8, self._make_item)
        layout.addWidget(self.tray.widget)
        self._empty = WrappedLabel(EMPTY, "muted")
        layout.addWidget(self._empty)
        self._placed_title = ElidedLabel(role="field")
        layout.addWidget(self._placed_title)
        self.placed = EntryList(8, self._make_item)
        layout.addWidget(self.placed.widget)
        self.vote = button("Vote on these", lambda: workspace.page_asked.emit("votes", ""))
        layout.addWidget(self.vote)
        layout.addStretch(1)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self.refresh)
        workspace.records_changed.connect(self._on_records)
        workspace.journey_changed.connect(self.refresh)
        workspace.selection_changed.connect(self._show_hints)
        self.take_kind(self.kind)
        self.refresh()

    def refresh(self) -> None:
        self._later.stop()
        project, journey = self._workspace.project, self._workspace.journey_id
        all_here = by_rank(project.referring(Sticky, journey))
        waiting = [one for one in all_here if one.stage is None and one.touchpoint is None]
        placed = [one for one in all_here if one.stage is not None or one.touchpoint is not None]
        self._show(self.tray, self._tray_title, "In the tray", waiting[::-1])
        self._empty.setVisible(not waiting)
        self._show(self.placed, self._placed_title, "On this journey", placed)
        self.vote.setVisible(bool(all_here))

    def show_record(self, sticky_id: str) -> None:
        """Bring a sticky's card into sight and give it the focus; without one, the line."""
        self.refresh()
        item = self.tray.entries.get(sticky_id) or self.placed.entries.get(sticky_id)
        if item is None:
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        item.setFocus(Qt.FocusReason.OtherFocusReason)
        area: QObject | None = self.parent()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parent()
        if area is not None:
            area.ensureWidgetVisible(item)

    def take_kind(self, kind: StickyKind) -> None:
        """What is typed from now on is of this kind."""
        self.kind = kind
        for one, chip in self.chips.items():
            chip.setChecked(one is kind)
        self._show_hints()

    def _show(
        self, entries: EntryList[StickyItem], title: ElidedLabel, said: str, found: list[Sticky]
    ) -> None:
        """At most MOST_SHOWN cards; the title counts them all."""
        shown = {one.id: one for one in found[:MOST_SHOWN]}
        entries.show_ids(list(shown), lambda one, item: self._fill(shown[one], item))
        more = f", the first {MOST_SHOWN} shown" if len(found) > MOST_SHOWN else ""
        title.show_text(f"{said} · {len(found)}{more}")
        title.setVisible(bool(found) or entries is self.tray)

    def _fill(self, sticky: Sticky, item: StickyItem) -> None:
        votes = votes_said(dots_of(self._workspace.project, sticky.id))
        item.show_sticky(sticky, self._place_of(sticky), votes)

    def _place_of(self, sticky: Sticky) -> str:
        place = self._workspace.project.find(sticky.touchpoint or sticky.stage or "")
        return str(getattr(place, "name", ""))

    def _on_records(self, event: Event) -> None:
        if any(change.table in TABLES for change in event.changes):
            self._later.start()

    def _on_typed(self, lines: list[str], there: bool) -> None:
        if len(lines) > MOST_LINES:
            self._workspace.refused.emit(
                f"That is {len(lines):,} lines. Paste at most {MOST_LINES:,} at once."
            )
            return
        touchpoint = self._selected_touchpoint()
        if there and touchpoint is None:
            self._workspace.refused.emit("Select one touchpoint first, or press Enter alone.")
            return
        if self.kind is StickyKind.QUOTE:
            lines = [f"“{line.strip(QUOTE_MARKS)}”" for line in lines]
        ids = [new_id(Sticky) for _ in lines]
        add = AddStickies(
            ids,
            lines,
            self._workspace.journey_id,
            self.kind,
            touchpoint=touchpoint.id if there and touchpoint else None,
        )
        if self._workspace.run(add):
            self.line.setText("")  # clear() would let undo bring it back
            if len(lines) > 1:
                self._workspace.told.emit(f"Added {plural(len(lines), 'sticky')} to the tray")

    def _selected_touchpoint(self) -> Touchpoint | None:
        return self._workspace.project.touchpoints.get(self._workspace.selected or "")

    def _show_hints(self) -> None:
        article = "an" if self.kind.label[0] in "aeiou" else "a"
        touchpoint = self._selected_touchpoint()
        there = f" Ctrl+Enter puts it on “{touchpoint.name[:60]}”." if touchpoint else ""
        self.line.setPlaceholderText(f"Type {article} {self.kind.label}, Enter")
        self._hint.show_text(f"{HINT}{there}")

    def _place(self, sticky_id: str) -> None:
        touchpoint = self._selected_touchpoint()
        if touchpoint is None:
            self._workspace.refused.emit("Select the touchpoint first that the sticky belongs to.")
        else:
            self._workspace.run(PlaceSticky([sticky_id], touchpoint=touchpoint.id))

    def _make_kinds(self) -> QWidget:
        kinds = QWidget()
        flow = FlowLayout(kinds)
        self.chips: dict[StickyKind, QPushButton] = {}
        for number, kind in enumerate(KINDS, 1):
            chip = button(kind.label.capitalize(), partial(self._choose, kind), "chip")
            chip.setCheckable(True)
            chip.setIcon(square_icon(kind.value, f"{kind.value}_line"))
            chip.setIconSize(QSize(10, 10))
            chip.setToolTip(f"{kind.label.capitalize()} (Ctrl+{number} while typing)")
            flow.addWidget(chip)
            self.chips[kind] = chip
        return kinds

    def _choose(self, kind: StickyKind) -> None:
        self.take_kind(kind)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_item(self, sticky_id: str) -> StickyItem:
        item = StickyItem(self._workspace, sticky_id)
        item.place_asked.connect(lambda: self._place(sticky_id))
        item.fill_menu = lambda menu: self._fill_menu(menu, item, sticky_id)
        return item

    def _fill_menu(self, menu: QMenu, item: StickyItem, sticky_id: str) -> None:
        run = self._workspace.run
        sticky = self._workspace.project.stickies[sticky_id]
        menu.addAction("Edit", item.edit)
        kinds = menu.addMenu("Kind")
        for kind in KINDS:
            edit = EditFields(sticky_id, {"kind": kind})
            action = kinds.addAction(kind.label.capitalize(), partial(run, edit))
            action.setCheckable(True)
            action.setChecked(sticky.kind is kind)
        touchpoint = self._selected_touchpoint()
        if touchpoint is not None and touchpoint.id != sticky.touchpoint:
            menu.addAction(f"Place on “{touchpoint.name[:40]}”", lambda: self._place(sticky_id))
        place = sticky.touchpoint or sticky.stage
        if place is not None:
            menu.addAction("Show on the canvas", lambda: self._workspace.reveal(place))
            menu.addAction("Back into the tray", lambda: run(PlaceSticky([sticky_id])))
        menu.addAction("Make it an action", lambda: make_action(self._workspace, sticky_id))
        menu.addSeparator()
        menu.addAction("Delete", lambda: run(DeleteRecords([sticky_id])))
