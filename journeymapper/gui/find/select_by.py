"""Select by…: touchpoints of the journey by kind, channel, owner, emotion and more, with counts."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QListWidgetItem, QPushButton, QWidget

from journeymapper.analysis.choosing import Choice, choices
from journeymapper.analysis.finding import Found
from journeymapper.analysis.folding import fold
from journeymapper.commands.base import plural
from journeymapper.domain.records import Touchpoint
from journeymapper.gui.find.lines import ENTRY
from journeymapper.gui.find.popup import ListPopup
from journeymapper.gui.labels import ElidedLabel, WrappedLabel
from journeymapper.gui.parts import button, column, row
from journeymapper.gui.workspace import Workspace

CHOOSE, ADD, KEEP = "choose", "add", "keep"
_WAYS = ((CHOOSE, "&Choose these"), (ADD, "&Add these"), (KEEP, "&Keep only these"))
_CHOICE = Qt.ItemDataRole.UserRole + 7
_KEYS = "Enter takes a line · Shift+Enter adds it · Ctrl+Enter keeps only it · Escape closes"
WIDTH, HEIGHT = 480, 520


class SelectBy(ListPopup):
    """Stays open, so that one choice can be narrowed by another; Escape leaves the selection as it
    is then."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(
            "Select touchpoints by", "Kind, stage, channel, owner, emotion, path…", WIDTH, parent
        )
        self.resize(WIDTH, HEIGHT)
        self._workspace = workspace
        self._all = choices(workspace.project, workspace.journey_id, workspace.active_persona)
        self.line.textChanged.connect(self._show)
        layout = column(self, (12, 12, 12, 10), 8)
        layout.addWidget(self.line)
        ways = row(gap=6)
        self.ways = QButtonGroup(self)
        for number, (_, text) in enumerate(_WAYS):
            one = QPushButton(text)
            one.setCheckable(True)
            one.setProperty("role", "chip")
            one.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self.ways.addButton(one, number)
            ways.addWidget(one)
        ways.addStretch()
        self.ways.button(0).setChecked(True)
        layout.addLayout(ways)
        self.list.setAccessibleName("What touchpoints have in common")
        self.list.itemClicked.connect(lambda item: self._take(item, self.way))
        layout.addWidget(self.list, 1)
        layout.addWidget(WrappedLabel(_KEYS, "small"))
        foot = row()
        self.said = ElidedLabel("", "muted")
        self.edit = button("Edit together", self._edit)
        self.edit.setToolTip("Change what they have in common in the inspector")
        foot.addWidget(self.said, 1)
        foot.addWidget(self.edit)
        layout.addLayout(foot)
        self._show("")
        self._say()
        self.line.setFocus()

    @property
    def way(self) -> str:
        """What becomes of the selection there is: ``choose``, ``add`` or ``keep``."""
        return _WAYS[self.ways.checkedId()][0]

    def take(self, keys: Qt.KeyboardModifier) -> None:
        """With Shift the line is added, with Ctrl only what is in it as well is kept."""
        way = self.way
        if keys & Qt.KeyboardModifier.ShiftModifier:
            way = ADD
        elif keys & Qt.KeyboardModifier.ControlModifier:
            way = KEEP
        self._take(self.list.currentItem(), way)

    def _show(self, typed: str) -> None:
        """The choices in which all that is typed stands."""
        words = fold(typed).split()
        self.lines.typed = typed
        self.list.clear()
        for one in self._all:
            said = fold(f"{one.group} {one.name}")
            if all(word in said for word in words):
                count = f"{len(one.ids):,}"
                item = QListWidgetItem(one.name)
                item.setData(ENTRY, Found("", one.name, count, one.group))
                item.setData(_CHOICE, one)
                spoken = f"{one.name}, {one.group}, {plural(len(one.ids), Touchpoint.word)}"
                item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
                self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _take(self, item: QListWidgetItem | None, way: str) -> None:
        if item is None:
            return
        choice: Choice = item.data(_CHOICE)
        workspace = self._workspace
        chosen = set(workspace.selection)
        wanted = set(choice.ids)
        if way == ADD:
            wanted |= chosen
        elif way == KEEP:
            wanted &= chosen
        workspace.select(wanted)
        first = next((one for one in choice.ids if one in wanted), None)
        if first is not None:
            workspace.reveal_asked.emit(first)
        self._say()

    def _say(self) -> None:
        """How many are chosen, and what can be done with them."""
        cards = self._workspace.project.touchpoints
        count = sum(one in cards for one in self._workspace.selection)
        if count:
            self.said.show_text(f"{plural(count, Touchpoint.word)} chosen")
        elif not self._all:
            self.said.show_text("This journey has no touchpoints yet. Type one on the map.")
        else:
            self.said.show_text("Nothing chosen yet")
        self.edit.setEnabled(count > 1)

    def _edit(self) -> None:
        """Show what they have in common in the inspector."""
        self.close()
        self._workspace.page_asked.emit("inspector", "")
