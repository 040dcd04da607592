"""The table of triggers as Qt reads it: a row for each, and one below to type the next into."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from journeymapper.analysis.contacts import triggers_of
from journeymapper.analysis.delays import read_delay, write_delay
from journeymapper.commands.base import Command
from journeymapper.commands.records import AddRecord, EditFields
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.order import journey_order
from journeymapper.domain.records import Trigger, new_id
from journeymapper.gui.look import colour
from journeymapper.gui.table import NAMES_ROLE, changed
from journeymapper.gui.triggers.edits import channel_names, set_channel
from journeymapper.gui.workspace import Workspace

WHEN, CONDITION, THEN, CHANNEL, DELAY, TOUCHPOINT, STAGE = range(7)
HEADS = ("When", "and", "Then", "On channel", "After", "Touchpoint", "Stage")
_FIELDS = {WHEN: "when", CONDITION: "condition", THEN: "then"}
_Role = Qt.ItemDataRole
Index = QModelIndex | QPersistentModelIndex


class TriggerModel(QAbstractTableModel):
    """``added`` is told a new trigger's id; ``asked`` is called where nobody has said which
    touchpoint the new one belongs to. Until it is said, its text is ``waiting``."""

    def __init__(
        self,
        workspace: Workspace,
        added: Callable[[str], object],
        asked: Callable[[], object],
    ) -> None:
        super().__init__()
        self._asked = asked
        self.waiting = ""
        self._workspace = workspace
        self._added = added
        self.ids: list[str] = []

    def refresh(self) -> bool:
        """Read the journey again; whether other rows stand there now."""
        ids = [one.id for one in triggers_of(self._workspace.project, self._workspace.journey_id)]
        if ids == self.ids:
            changed(self)
            return False
        self.beginResetModel()
        self.ids = ids
        self.endResetModel()
        return True

    def trigger(self, row: int) -> Trigger | None:
        """The trigger of a row; None for the row below them all."""
        record = self._workspace.project.find(self.ids[row]) if 0 <= row < len(self.ids) else None
        return record if isinstance(record, Trigger) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.ids) + 1

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(HEADS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == _Role.DisplayRole:
            return HEADS[section]
        if role == _Role.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        is_new = index.row() == len(self.ids)
        if index.column() == WHEN or (index.column() < TOUCHPOINT and not is_new):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        trigger, column = self.trigger(index.row()), index.column()
        if role in (_Role.DisplayRole, _Role.EditRole):
            if trigger is None:
                is_hint = role == _Role.DisplayRole and index.row() == len(self.ids)
                return self._new_text(column, is_hint=is_hint)
            return self._text(trigger, column)
        if role == _Role.ForegroundRole and (trigger is None or column in (TOUCHPOINT, STAGE)):
            return colour("muted")
        if role == _Role.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        if role == NAMES_ROLE and column == CHANNEL:
            return channel_names(self._workspace.project)
        if role == _Role.AccessibleTextRole:
            return f"{HEADS[column]}: {self.data(index)}"
        if role == _Role.ToolTipRole and trigger is not None and column < DELAY:
            return self._text(trigger, column)
        return None

    def setData(self, index: Index, value: Any, role: int = _Role.EditRole) -> bool:
        text = str(value).strip()
        trigger, column = self.trigger(index.row()), index.column()
        if trigger is None:
            return index.row() == len(self.ids) and self._begin(text)
        if text == self._text(trigger, column):
            return False
        try:
            command = self._edit(trigger, column, text)
        except EditRefused as refusal:
            self._workspace.refused.emit(str(refusal))
            return False
        return command is not None and self._workspace.run(command, self) is not None

    def _edit(self, trigger: Trigger, column: int, text: str) -> Command | None:
        if column in _FIELDS:
            return EditFields(trigger.id, {_FIELDS[column]: text})
        if column == CHANNEL:
            return set_channel(self._workspace.project, trigger.id, text)
        if column == DELAY:
            hours = read_delay(text, self._workspace.project.details.locale)
            return EditFields(trigger.id, {"delay_hours": hours})
        return None

    def refusal(self, index: Index, text: str) -> str:
        """Why a cell cannot hold a text; empty where it can."""
        trigger = self.trigger(index.row())
        if trigger is None or text.strip() == self._text(trigger, index.column()):
            return ""
        try:
            command = self._edit(trigger, index.column(), text.strip())
            if command is not None:
                command.plan(self._workspace.project)
        except EditRefused as refusal:
            return str(refusal)
        return ""

    def add(self, touchpoint: str) -> bool:
        """Make a trigger of the waiting text, at a touchpoint."""
        trigger = Trigger(id=new_id(Trigger), touchpoint=touchpoint, when=self.waiting)
        if self._workspace.run(AddRecord(trigger), self) is None:
            return False
        self.waiting = ""
        self._added(trigger.id)
        return True

    def _begin(self, text: str) -> bool:
        self.waiting = text
        touchpoint = self.touchpoint_said()
        if not text:
            return False
        if touchpoint is None:
            self._asked()
            return False
        return self.add(touchpoint)

    def touchpoint_said(self) -> str | None:
        """Where a new trigger belongs, as far as it is plain: at the touchpoint that is selected,
        or at the only one."""
        workspace = self._workspace
        order = [one.id for one in journey_order(workspace.project, workspace.journey_id)]
        if workspace.selected in order:
            return workspace.selected
        return order[0] if len(order) == 1 else None

    def _new_text(self, column: int, *, is_hint: bool) -> str:
        """What stands in the row that takes a new trigger."""
        if column == WHEN:
            return self.waiting or ("When what happens?" if is_hint else "")
        if column != TOUCHPOINT or not is_hint:
            return ""
        place = self._workspace.project.touchpoints.get(self.touchpoint_said() or "")
        if place is not None:
            return " ".join(place.name.split())
        return "Which touchpoint?" if self.waiting else ""

    def _text(self, trigger: Trigger, column: int) -> str:
        project = self._workspace.project
        if column in _FIELDS:
            return str(getattr(trigger, _FIELDS[column]))
        if column == CHANNEL:
            channel = project.channels.get(trigger.channel or "")
            return channel.name if channel else ""
        if column == DELAY:
            return write_delay(trigger.delay_hours, project.details.locale)
        touchpoint = project.touchpoints[trigger.touchpoint]
        if column == TOUCHPOINT:
            return " ".join(touchpoint.name.split())
        stage = project.stages.get(touchpoint.stage or "")
        return stage.name if stage else ""
