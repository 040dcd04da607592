"""The rail's loops: every loop with the cycle that it closes, and cycles that nobody marked.

Finding cycles needs networkx and may take a moment, so it waits until the window has been painted
and until no edit has come for a while.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QWidget

from journeymapper.analysis.loops import LoopCycle, loops, unmarked_cycles
from journeymapper.app.observers import Event
from journeymapper.commands.connections import MarkLoop, UnmarkLoop
from journeymapper.commands.records import DeleteRecords
from journeymapper.domain.records import Connection
from journeymapper.domain.vocabulary import LoopKind
from journeymapper.gui.entries import INSET, Entry, EntryList, Header
from journeymapper.gui.icons import icon, paint_icon
from journeymapper.gui.labels import ElidedLabel, WrappedLabel
from journeymapper.gui.parts import button, choose, column, row
from journeymapper.gui.workspace import Workspace

TABLES = frozenset({"connections", "touchpoints"})
PAUSE_MS = 250
MOST_NAMES = 3
MOST_CYCLES = 200
QUICK_CONNECTIONS = 400
"""Up to so many connections, unmarked cycles are looked for without being asked."""


class LoopEntry(Entry):
    """A loop or an unmarked cycle: its name, and the touchpoints that it goes through."""

    def __init__(self) -> None:
        super().__init__()
        layout = row(self, (INSET - 1, 4, 8, 4), 8)
        self._sign = _Sign()
        layout.addWidget(self._sign, alignment=Qt.AlignmentFlag.AlignTop)
        texts = column(gap=0)
        self._name = ElidedLabel(role="name")
        self._cycle = WrappedLabel(role="small")
        texts.addWidget(self._name)
        texts.addWidget(self._cycle)
        layout.addLayout(texts, 1)
        self.lights: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        return self._name.text()

    @property
    def cycle(self) -> str:
        return self._cycle.accessibleName()

    def show_cycle(
        self, name: str, cycle: str, whole: str, lights: frozenset[str], token: str
    ) -> None:
        """``whole`` is the cycle with all its names; ``token`` the colour of its sign."""
        self._sign.show_token(token)
        self._name.setVisible(bool(name))
        self._name.show_text(name)
        self._cycle.show_text(cycle)
        self.setToolTip(whole)
        self.setAccessibleName(f"{name}: {whole}" if name else whole)
        self.lights = lights


class LoopSection(QWidget):
    """LOOPS of the journey on the canvas."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        layout = column(self, gap=0)
        layout.addWidget(Header("Loops"))
        self.list = EntryList(0, self._make_loop)
        layout.addWidget(self.list.widget)
        self._empty = WrappedLabel(role="small")
        self._empty.setContentsMargins(INSET, 0, INSET, 8)
        layout.addWidget(self._empty)
        self.more = button("", self._toggle_more, "link")
        self.more.hide()
        layout.addWidget(self.more)
        self.unmarked = EntryList(0, self._make_unmarked)
        layout.addWidget(self.unmarked.widget)
        self._cycles: dict[str, tuple[str, ...]] = {}
        self._is_open = False
        self._has_looked = False
        self._later = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._later.timeout.connect(self.refresh)
        self.unmarked.widget.hide()
        self.list.widget.hide()
        workspace.focus_changed.connect(self.show_lit)
        QTimer.singleShot(PAUSE_MS, self, self.refresh)

    def records_changed(self, event: Event) -> None:
        if any(change.table in TABLES for change in event.changes):
            self._later.start()

    def journey_changed(self) -> None:
        self._has_looked = False
        self._later.start(0)

    def refresh(self) -> None:
        """Look for the loops of the journey again."""
        self._later.stop()
        project, journey = self._workspace.project, self._workspace.journey_id
        found = loops(project, journey)
        cycles = {one.connection.id: one for one in found}
        self.list.show_ids(list(cycles), lambda one, entry: self._show_loop(entry, cycles[one]))
        self._empty.show_text(
            "No loops yet. Lead a connection back to an earlier touchpoint: customers come back."
        )
        self._empty.setVisible(not found)
        connections = len(project.referring(Connection, journey))
        if connections <= QUICK_CONNECTIONS or (self._has_looked and self._is_open):
            self._look_for_unmarked()
        else:
            self._has_looked = False
            self._show_unmarked(())
            self.more.setText("Look for more cycles")
            self.more.setIcon(icon("search", "muted"))
            self.more.show()
        self.show_lit()

    def show_lit(self) -> None:
        """Mark the entry whose cycle is lit."""
        lit = self._workspace.focus
        for entry in (*self.list.entries.values(), *self.unmarked.entries.values()):
            choose(entry, lit is not None and entry.lights == lit)

    def _look_for_unmarked(self) -> None:
        self._has_looked = True
        project, journey = self._workspace.project, self._workspace.journey_id
        cycles = unmarked_cycles(project, journey, MOST_CYCLES)
        self._show_unmarked(cycles)
        count = f"{MOST_CYCLES} or more" if len(cycles) == MOST_CYCLES else str(len(cycles))
        word = "cycle" if len(cycles) == 1 else "cycles"
        self.more.setText(f"{count} more {word} nobody marked")
        self.more.setIcon(icon("chevron-down" if self._is_open else "chevron-right", "muted"))
        self.more.setVisible(bool(cycles))

    def _show_unmarked(self, cycles: Sequence[tuple[str, ...]]) -> None:
        self._cycles = {" ".join(cycle): cycle for cycle in cycles} if self._is_open else {}
        self.unmarked.show_ids(list(self._cycles), self._show_cycle)

    def _show_cycle(self, key: str, entry: LoopEntry) -> None:
        cycle = self._cycles[key]
        lights = frozenset((*cycle, *self._ways(cycle)))
        text, whole = self._names(cycle, MOST_NAMES), self._names(cycle)
        entry.show_cycle("", text, whole, lights, "muted")

    def _toggle_more(self) -> None:
        self._is_open = not self._is_open or not self._has_looked
        self._look_for_unmarked()
        self.show_lit()

    def _show_loop(self, entry: LoopEntry, loop: LoopCycle) -> None:
        connection = loop.connection
        kind = f"{connection.loop_kind.label} loop" if connection.loop_kind else "loop"
        name = connection.label or kind[:1].upper() + kind[1:]
        if loop.is_open:
            text = whole = "open: no way back yet"
        else:
            text = self._names(loop.touchpoints, MOST_NAMES)
            whole = f"{kind}: {self._names(loop.touchpoints)}"
        lights = frozenset((*loop.touchpoints, *loop.connections))
        friction = connection.loop_kind is LoopKind.FRICTION
        entry.show_cycle(name, text, whole, lights, "coral" if friction else "accent")

    def _names(self, cycle: Sequence[str], most: int = 0) -> str:
        """The cycle as text, closed: ``Guided tour → Ask a coach → Guided tour``."""
        project = self._workspace.project
        names = [str(getattr(project.find(one), "name", "")) for one in cycle]
        if most and len(names) > most:
            return " → ".join((*names[: most - 1], "…"))
        return " → ".join((*names, names[0]))

    def _ways(self, cycle: Sequence[str]) -> list[str]:
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


class _Sign(QWidget):
    """The small sign of a loop, in its colour."""

    def __init__(self) -> None:
        super().__init__()
        self._token = "accent"
        self.setFixedSize(16, 16)

    def show_token(self, token: str) -> None:
        self._token = token
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(16, 16)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_icon(painter, "repeat", QRectF(1, 1, 14, 14), self._token)
        painter.end()
