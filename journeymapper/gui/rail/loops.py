"""The rail's loops: every loop with the cycle that it closes, and cycles that nobody marked.

Finding cycles needs networkx and may take a moment, so it waits until the window has been painted
and until no edit has come for a while.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMenu, QWidget

from journeymapper.analysis.loops import LoopCycle, loops, unmarked_cycles
from journeymapper.app.observers import Event
from journeymapper.commands.connections import MarkLoop, UnmarkLoop
from journeymapper.commands.records import DeleteRecords
from journeymapper.domain.records import Connection, Record, Touchpoint
from journeymapper.domain.vocabulary import LoopKind
from journeymapper.gui.entries import INSET, EntryList, Header
from journeymapper.gui.icons import icon
from journeymapper.gui.labels import ElidedButton, WrappedLabel
from journeymapper.gui.parts import choose, column
from journeymapper.gui.rail.loop_entry import LoopEntry
from journeymapper.gui.workspace import Workspace

TABLES = frozenset({"connections", "touchpoints"})
PAUSE_MS = 250
EMPTY = "No loops yet. Lead a connection back to an earlier touchpoint: customers come back."
MOST_CYCLES = 200
QUICK_CONNECTIONS = 400
"""Up to so many connections, unmarked cycles are looked for without being asked."""


class LoopSection(QWidget):
    """LOOPS of the journey on the canvas."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        layout = column(self, gap=0)
        layout.addWidget(Header("Loops"))
        self.list = EntryList(0, self._make_loop)
        layout.addWidget(self.list.widget)
        self._empty = WrappedLabel(EMPTY, "small")
        self._empty.setContentsMargins(INSET, 0, INSET, 8)
        layout.addWidget(self._empty)
        self.more = ElidedButton("", self._toggle_more, "quiet-link")
        self.more.hide()
        layout.addWidget(self.more)
        self.unmarked = EntryList(0, self._make_unmarked)
        layout.addWidget(self.unmarked.widget)
        self._loops: list[LoopCycle] = []
        self._unmarked: list[tuple[str, ...]] = []
        self._cycles: dict[str, tuple[str, ...]] = {}
        self._is_open = False
        self._has_looked = False
        self._is_stale = True
        self._later = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._later.timeout.connect(self.refresh)
        self.unmarked.widget.hide()
        self.list.widget.hide()
        workspace.focus_changed.connect(self.show_lit)
        QTimer.singleShot(0, self, self.refresh)

    def records_changed(self, event: Event) -> None:
        changes = [change for change in event.changes if change.table in TABLES]
        if changes:
            self._is_stale |= any(_ways(one.before) != _ways(one.after) for one in changes)
            self._later.start()

    def journey_changed(self) -> None:
        self._is_stale = True
        QTimer.singleShot(0, self, self.refresh)

    def refresh(self) -> None:
        """Show the loops as they are now; they are looked for where a way has changed."""
        self._later.stop()
        project, journey = self._workspace.project, self._workspace.journey_id
        if self._is_stale:
            self._is_stale = False
            self._loops = loops(project, journey)
            self._unmarked, self._has_looked = [], False
            if len(project.referring(Connection, journey)) <= QUICK_CONNECTIONS:
                self._look_for_unmarked()
        cycles = {one.connection.id: one for one in self._loops}
        self.list.show_ids(list(cycles), lambda one, entry: self._show_loop(entry, cycles[one]))
        self._empty.setVisible(not cycles)
        self._show_unmarked()
        self.show_lit()

    def show_lit(self) -> None:
        """Mark the entry whose cycle is lit."""
        lit = self._workspace.focus
        for entry in (*self.list.entries.values(), *self.unmarked.entries.values()):
            choose(entry, lit is not None and entry.lights == lit)

    def _look_for_unmarked(self) -> None:
        project, journey = self._workspace.project, self._workspace.journey_id
        self._unmarked = unmarked_cycles(project, journey, MOST_CYCLES)
        self._has_looked = True

    def _show_unmarked(self) -> None:
        found = self._unmarked if self._is_open else []
        self._cycles = {" ".join(cycle): cycle for cycle in found}
        self.unmarked.show_ids(list(self._cycles), self._show_cycle)
        if not self._has_looked:
            self.more.show_text("Look for more cycles")
            self.more.setIcon(icon("search", "muted"))
        else:
            most = len(self._unmarked) == MOST_CYCLES
            count = f"{MOST_CYCLES} or more" if most else str(len(self._unmarked))
            word = "cycle" if len(self._unmarked) == 1 else "cycles"
            self.more.show_text(f"{count} {word} nobody marked")
            self.more.setIcon(icon("chevron-down" if self._is_open else "chevron-right", "muted"))
        self.more.setVisible(bool(self._unmarked) or not self._has_looked)

    def _show_cycle(self, key: str, entry: LoopEntry) -> None:
        cycle = self._cycles[key]
        lights = frozenset((*cycle, *self._ways_of(cycle)))
        texts = self._names(cycle)
        # Cycles that begin alike are told apart by their length.
        shorter = [f"{one} · {len(cycle)} touchpoints" for one in texts[1:]]
        entry.show_cycle("", (texts[0], *shorter), texts[0], lights, "muted")

    def _toggle_more(self) -> None:
        self._is_open = not self._is_open or not self._has_looked
        if not self._has_looked:
            self._look_for_unmarked()
        self._show_unmarked()
        self.show_lit()

    def _show_loop(self, entry: LoopEntry, loop: LoopCycle) -> None:
        connection = self._workspace.project.connections[loop.connection.id]
        kind = f"{connection.loop_kind.label} loop" if connection.loop_kind else "loop"
        name = connection.label or kind[:1].upper() + kind[1:]
        if loop.is_open:
            project = self._workspace.project
            ends = (project.find(one) for one in (connection.target, connection.source))
            target, source = (str(getattr(one, "name", "")) for one in ends)
            whole = f"open: connect “{target}” onward to “{source}” to close it"
            texts = [whole, f"open: connect “{target}” onward to close it", "open: no way back yet"]
        else:
            texts = self._names(loop.touchpoints)
            whole = f"{kind}: {texts[0]}"
        lights = frozenset((*loop.touchpoints, *loop.connections))
        friction = connection.loop_kind is LoopKind.FRICTION
        entry.show_cycle(name, texts, whole, lights, "coral" if friction else "accent")

    def _names(self, cycle: Sequence[str]) -> list[str]:
        """The cycle as text, closed: ``Guided tour → Ask a coach → Guided tour``; then shorter
        and shorter, the first names alone."""
        project = self._workspace.project
        names = [str(getattr(project.find(one), "name", "")) for one in cycle]
        whole = " → ".join((*names, names[0]))
        # The mark of what is left out never stands alone on a line.
        return [whole, *(f"{' → '.join(names[:n])} →\u00a0…" for n in range(len(names) - 1, 0, -1))]

    def _ways_of(self, cycle: Sequence[str]) -> list[str]:
        """The connections between the touchpoints of an unmarked cycle."""
        project = self._workspace.project
        following = dict(zip(cycle, (*cycle[1:], cycle[0]), strict=True))
        return [
            one.id
            for node in cycle
            for one in project.referring(Connection, node)
            if one.source == node and one.target == following[node]
        ]

    def _light(self, entry: LoopEntry) -> None:
        """Light this cycle alone; a second time light everything again."""
        if self._workspace.focus == entry.lights:
            self._workspace.light(None)
            return
        self._workspace.light(entry.lights)
        ways = [one for one in entry.lights if one in self._workspace.project.connections]
        if ways:
            self._workspace.reveal_asked.emit(min(ways))

    def _make_loop(self, connection_id: str) -> LoopEntry:
        entry = LoopEntry()
        entry.clicked.connect(lambda: self._light(entry))
        entry.double_clicked.connect(lambda: self._workspace.reveal(connection_id))
        entry.rename_asked.connect(lambda: self._workspace.reveal(connection_id))
        entry.delete_asked.connect(lambda: self._workspace.run(DeleteRecords([connection_id])))
        entry.fill_menu = lambda menu: self._fill_loop_menu(menu, entry, connection_id)
        return entry

    def _fill_loop_menu(self, menu: QMenu, entry: LoopEntry, connection_id: str) -> None:
        run = self._workspace.run
        lit = self._workspace.focus == entry.lights
        text = "Light everything" if lit else "Light this cycle"
        menu.addAction(text, lambda: self._light(entry))
        menu.addAction("Select", lambda: self._workspace.reveal(connection_id))
        menu.addSeparator()
        menu.addAction("Make it a path", lambda: run(UnmarkLoop(connection_id)))
        menu.addAction("Delete", lambda: run(DeleteRecords([connection_id])))

    def _make_unmarked(self, key: str) -> LoopEntry:
        entry = LoopEntry()
        entry.clicked.connect(lambda: self._light(entry))
        entry.fill_menu = lambda menu: self._fill_unmarked_menu(menu, entry, key)
        return entry

    def _fill_unmarked_menu(self, menu: QMenu, entry: LoopEntry, key: str) -> None:
        menu.addAction("Light this cycle", lambda: self._light(entry))
        cycle = self._cycles.get(key, ())
        closing = self._closing(cycle)
        if closing:
            menu.addAction("Mark as a loop", lambda: self._workspace.run(MarkLoop(closing)))

    def _closing(self, cycle: Sequence[str]) -> str:
        """The connection of an unmarked cycle that leads from its end to its beginning."""
        project = self._workspace.project
        if not cycle:
            return ""
        ways = project.referring(Connection, cycle[-1])
        back = [one.id for one in ways if (one.source, one.target) == (cycle[-1], cycle[0])]
        return min(back, default="")


def _ways(record: Record | None) -> object:
    """What of a record decides which loops there are, and in which order."""
    if isinstance(record, Connection):
        return record.source, record.target, record.kind
    if isinstance(record, Touchpoint):
        return record.stage, record.x, record.y
    return None
