"""What became of the touchpoints and of the measures, from one state to the next."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QBrush
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from journeymapper.analysis.alignment import measures_aligned
from journeymapper.analysis.measures import signed_text
from journeymapper.analysis.states import Comparison, compare
from journeymapper.domain.project import Project
from journeymapper.gui.appearance import px
from journeymapper.gui.look import colour
from journeymapper.gui.turned_style import OrderedCells

ROOM = 24
"""Pixels of a cell that its text does not have."""
_ID = Qt.ItemDataRole.UserRole
TINTS = {"New": "accent", "Changed": "amber_text", "Dropped": "coral_text"}
SIGNS = {"New": "+", "Changed": "~", "Dropped": "−"}


class _Table(QTreeWidget):
    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setItemDelegate(OrderedCells(self))
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QTreeWidget.ScrollMode.ScrollPerPixel)
        self.setIndentation(14)
        self.header().setSectionsMovable(False)
        self._rows: list[QTreeWidgetItem] = []
        """Those whose texts may need several lines."""
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._fit_rows)
        self.header().sectionResized.connect(lambda *_sizes: self._later.start())
        self.header().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)

    def _fit_rows(self) -> None:
        """Rows as tall as their texts: a style sheet counts one line only."""
        metrics, wraps = self.fontMetrics(), int(Qt.TextFlag.TextWordWrap)
        for row in self._rows:
            height = 0
            for column in range(2):
                indent = 2 * self.indentation() if column == 0 else 0
                width = max(self.columnWidth(column) - indent - ROOM, 40)
                text = metrics.boundingRect(0, 0, width, 10_000, wraps, row.text(column))
                height = max(height, text.height())
            row.setSizeHint(1, QSize(0, height + 12))


class ChangesList(_Table):
    """Touchpoints that are new, changed or dropped; Enter or a double click shows one."""

    touchpoint_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__("What is new, changed and dropped")
        self.setHeaderLabels(["Touchpoint", "What changed"])
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        self.header().resizeSection(0, px(220))
        self.header().setStretchLastSection(True)
        self.itemActivated.connect(self._on_activated)

    def show_journeys(self, project: Project, journeys: Sequence[str]) -> None:
        """Each journey against the one before it."""
        self._rows.clear()
        self.clear()
        for before, after in pairwise(journeys):
            comparison = compare(project, before, after)
            titles = [project.journeys[one].title for one in (before, after)]
            head = f"{titles[0]} → {titles[1]}" if len(journeys) > 2 else ""
            self._add(project, comparison, head)
        self.expandAll()
        self._later.start()

    def _add(self, project: Project, comparison: Comparison, head: str) -> None:
        pairs = {one.after: one for one in comparison.changed}
        names = {one: project.touchpoints[one].name for one in (*pairs, *comparison.added)}
        names |= {one: project.touchpoints[one].name for one in comparison.dropped}
        groups = (
            ("New", comparison.added),
            ("Dropped", comparison.dropped),
            ("Changed", tuple(pairs)),
        )
        for kind, ids in groups:
            if not ids:
                continue
            words = f"{SIGNS[kind]}  {kind} ({len(ids)})"
            group = QTreeWidgetItem([f"{words}  ·  {head}" if head else words])
            font = self.font()
            font.setBold(True)
            group.setFont(0, font)
            group.setForeground(0, QBrush(colour(TINTS[kind])))
            group.setFlags(Qt.ItemFlag.ItemIsEnabled)
            self.addTopLevelItem(group)
            group.setFirstColumnSpanned(True)
            for one in ids:
                told = " · ".join(pairs[one].differences) if one in pairs else _stage(project, one)
                row = QTreeWidgetItem([names[one], told])
                row.setData(0, _ID, one)
                row.setToolTip(0, names[one])
                row.setToolTip(1, told)
                row.setForeground(0, QBrush(colour(TINTS[kind])))
                group.addChild(row)
                self._rows.append(row)
        same = comparison.same
        if same:
            words = "touchpoint is" if same == 1 else "touchpoints are"
            rest = QTreeWidgetItem([f"{same} {words} the same in both"])
            rest.setForeground(0, QBrush(colour("muted")))
            rest.setFlags(Qt.ItemFlag.ItemIsEnabled)
            self.addTopLevelItem(rest)
            rest.setFirstColumnSpanned(True)

    def _on_activated(self, item: QTreeWidgetItem) -> None:
        touchpoint = item.data(0, _ID)
        if touchpoint:
            self.touchpoint_chosen.emit(touchpoint)


class MeasuresTable(_Table):
    """The latest value of each measure, journey by journey; coral where it misses its target."""

    def __init__(self) -> None:
        super().__init__("Measures side by side")
        self.setRootIsDecorated(False)
        self.setSelectionMode(QTreeWidget.SelectionMode.NoSelection)

    def show_journeys(self, project: Project, journeys: Sequence[str]) -> int:
        """How many measures there are."""
        self.clear()
        titles = [project.journeys[one].title for one in journeys]
        self.setColumnCount(len(titles) + 1)
        self.setHeaderLabels(["Measure", *titles])
        rows = measures_aligned(project, journeys)
        for one in rows:
            name = f"{one.name} · {one.place}" if one.place else one.name
            texts = [signed_text(state) if state is not None else "–" for state in one.states]
            row = QTreeWidgetItem([name, *texts])
            row.setToolTip(0, name)
            for place, state in enumerate(one.states, 1):
                on_target = state.is_on_target if state is not None else None
                token = {True: "accent", False: "coral_text", None: "ink"}[on_target]
                row.setForeground(place, QBrush(colour("muted" if state is None else token)))
                said = {True: ", on target", False: ", off target", None: ""}[on_target]
                row.setToolTip(place, f"{name}: {texts[place - 1]}{said}")
            self.addTopLevelItem(row)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for place in range(1, len(titles) + 1):
            self.header().setSectionResizeMode(place, QHeaderView.ResizeMode.Fixed)
            self.header().resizeSection(place, px(116))
        return len(rows)


def _stage(project: Project, touchpoint: str) -> str:
    stage = project.stages.get(project.touchpoints[touchpoint].stage or "")
    return f"in {stage.name}" if stage is not None else ""
