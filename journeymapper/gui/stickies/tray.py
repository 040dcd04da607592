"""The tray of stickies: typed here, grouped, placed on touchpoints and stages later."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QPushButton, QWidget

from journeymapper.app.observers import Event
from journeymapper.commands.base import plural
from journeymapper.commands.stickies import AddStickies
from journeymapper.domain.records import Sticky, Touchpoint, new_id
from journeymapper.domain.vocabulary import StickyKind
from journeymapper.gui.icons import square_icon
from journeymapper.gui.inspector.tags import FlowLayout
from journeymapper.gui.labels import ElidedLabel, WrappedLabel
from journeymapper.gui.parts import button, column
from journeymapper.gui.sizes import icon_side
from journeymapper.gui.stickies.edits import TrayEdits
from journeymapper.gui.stickies.line import KINDS, StickyLine
from journeymapper.gui.stickies.listing import TrayList
from journeymapper.gui.stickies.menu import TrayMenu
from journeymapper.gui.stickies.rows import Listed, listed, title_of
from journeymapper.gui.workspace import Workspace

TABLES = frozenset(
    {"stickies", "clusters", "touchpoints", "stages", "votes", "vote_rounds"}
    | {"sources", "citations"}
)
QUOTE_MARKS = ' "“”„'
MOST_LINES = 1_000
NEED_A_CHOICE = frozenset({"cluster", "move", "touchpoint", "put", "delete"})
NOTHING_CHOSEN = (
    "Choose stickies or a cluster first: a heading is none. Up and Down go to them, Ctrl+A "
    "chooses all."
)
EMPTY = "What do people say? Type it above; drag it onto the map when its place is clear."
CLUSTERING = "Drag one sticky onto another, or choose several and press G: they become a cluster."
HINT = "Ctrl+1…5, or begin with  p  o  !  ?  “  to change the kind. Pasted lines become one each."


class StickyTray(QWidget):
    """A line to type into, what lies in the tray, alone or in clusters, and what is placed."""

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
        self._title = ElidedLabel(role="field")
        layout.addWidget(self._title)
        self.list = TrayList(workspace)
        layout.addWidget(self.list, 1)
        self._empty = WrappedLabel(EMPTY, "muted")
        layout.addWidget(self._empty)
        self.vote = button("Vote on these", lambda: workspace.page_asked.emit("votes", ""))
        layout.addWidget(self.vote)
        self._room = QWidget()
        layout.addWidget(self._room, 1)
        self._folded: set[str] = set()
        self.edits = TrayEdits(workspace, self, self._name_soon)
        self._menu = TrayMenu(workspace, self.edits, self.list)
        self.list.wished.connect(self.do)
        self.list.folded.connect(self.fold)
        self.list.let_go.connect(self.edits.let_go)
        self.list.menu_asked.connect(lambda place: self._menu.make().popup(place))
        self.list.signed.connect(workspace.rests_on_asked)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self.refresh)
        workspace.records_changed.connect(self._on_records)
        workspace.journey_changed.connect(self.refresh)
        workspace.selection_changed.connect(self._show_hints)
        self.take_kind(self.kind)
        self.refresh()

    def refresh(self) -> None:
        self._later.stop()
        found = listed(self._workspace.project, self._workspace.journey_id, self._folded)
        self._show_title(found)
        self.list.show_rows(found.rows)
        self.list.setVisible(bool(found.rows))
        self._room.setVisible(not found.rows)
        self._empty.setVisible(not found.waiting and not found.clusters)
        self.vote.setVisible(bool(found.waiting or found.placed))

    def show_record(self, record_id: str) -> None:
        """Bring a sticky or cluster into sight, unfolding what hides it, and give it the focus;
        without one, the line."""
        sticky = self._workspace.project.stickies.get(record_id)
        if sticky is not None:
            self._folded.discard(title_of(sticky))
        self.refresh()
        if self.list.tray.row_of(record_id) < 0:
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.list.choose([record_id])
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def fold(self, row_id: str) -> None:
        """Hide what is under a cluster or a title, or show it again."""
        self._folded ^= {row_id}
        self.refresh()

    def do(self, wish: str) -> None:
        """What a key asks for, with what is chosen."""
        ids, current = self.list.chosen_ids(), self.list.current_id()
        if not ids and wish in NEED_A_CHOICE:
            self._workspace.refused.emit(NOTHING_CHOSEN)
            return
        place = self._below_current()
        wishes: dict[str, Callable[[], object]] = {
            "cluster": lambda: self.edits.cluster(ids),
            "move": lambda: self.edits.ask_cluster(ids, place),
            "touchpoint": lambda: self.edits.make_touchpoints(ids),
            "put": lambda: self.edits.ask_touchpoint(ids, place),
            "edit": lambda: self.list.edit_text(current),
            "delete": lambda: self.edits.delete(ids),
            "enter": lambda: self._enter(current, ids),
            "fold": lambda: self._fold_current(current, folded=True),
            "unfold": lambda: self._fold_current(current, folded=False),
            "up": lambda: self.edits.shift(current, -1),
            "down": lambda: self.edits.shift(current, 1),
        }
        wishes[wish]()

    def take_kind(self, kind: StickyKind) -> None:
        """What is typed from now on is of this kind."""
        self.kind = kind
        for one, chip in self.chips.items():
            chip.setChecked(one is kind)
        self._show_hints()

    def _show_title(self, found: Listed) -> None:
        parts = [f"In the tray · {found.waiting:,}"]
        if found.clusters:
            parts.append(f"in {plural(found.clusters, 'cluster')}")
        self._title.show_text(", ".join(parts))
        says_how = found.waiting > 1 and not found.clusters
        self._title.setToolTip(CLUSTERING if says_how else "")

    def _name_soon(self, cluster_id: str) -> None:
        """A new cluster is named where it stands."""
        self.refresh()
        self.list.edit_text(cluster_id)

    def _below_current(self) -> QPoint:
        item = self.list.visualRect(self.list.currentIndex())
        return self.list.viewport().mapToGlobal(item.bottomLeft())

    def _enter(self, current: str, ids: list[str]) -> None:
        """On stickies: onto the selected touchpoint; on a cluster: fold it or open it."""
        stickies, clusters = self.edits.split(ids)
        if not stickies and current and (clusters or not ids):
            self.fold(current)
        elif ids:
            touchpoint = self._selected_touchpoint()
            if touchpoint is None:
                self._workspace.refused.emit(
                    "Select the touchpoint first that the sticky belongs to, or press P to find it."
                )
            else:
                self.edits.put_on(ids, touchpoint.id)

    def _fold_current(self, current: str, *, folded: bool) -> None:
        """Left goes from a sticky up to its cluster."""
        number = self.list.tray.row_of(current)
        if number < 0:
            return
        row = self.list.tray.rows[number]
        if row.kind == "sticky":
            if folded and row.cluster:
                self.list.choose([row.cluster])
        elif (current in self._folded) != folded:
            self.fold(current)

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

    def _make_kinds(self) -> QWidget:
        kinds = QWidget()
        flow = FlowLayout(kinds)
        self.chips: dict[StickyKind, QPushButton] = {}
        for number, kind in enumerate(KINDS, 1):
            chip = button(kind.label.capitalize(), partial(self._choose, kind), "chip")
            chip.setCheckable(True)
            chip.setIcon(square_icon(kind.value, f"{kind.value}_line"))
            icon_side(chip, 10)
            chip.setToolTip(f"{kind.label.capitalize()} (Ctrl+{number} while typing)")
            flow.addWidget(chip)
            self.chips[kind] = chip
        return kinds

    def _choose(self, kind: StickyKind) -> None:
        self.take_kind(kind)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
