"""The contacts of a journey as the document shows them, each channel's limit beside its lane."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QToolTip, QWidget

from journeymapper.analysis.contacts import (
    MOST_CONTACTS,
    MOST_WEEKS,
    ContactPlan,
    channels_of,
    contact_plan,
)
from journeymapper.analysis.written import write_number
from journeymapper.commands.base import Command
from journeymapper.commands.records import EditFields
from journeymapper.domain.records import Channel
from journeymapper.drawing.contact_frame import LEAST_SLOT, LineFrame, slots_of
from journeymapper.drawing.contact_lanes import LANE, NO_CHANNEL, lane_name
from journeymapper.drawing.contact_line import contact_line, head_height, legend
from journeymapper.drawing.primitives import Picture
from journeymapper.gui.inspector.fields import BoundNumber
from journeymapper.gui.labels import ElidedLabel, WrappedLabel
from journeymapper.gui.parts import clear, column, label, row
from journeymapper.gui.screen_pen import screen_pen
from journeymapper.gui.sizes import at_least, fix, painter_of, units
from journeymapper.gui.triggers.edits import sentence
from journeymapper.gui.workspace import Workspace

NAMES = 216
MOST_TOLD = 12
"""So many contacts of a week are told in a tool tip."""


class TimeLine(QWidget):
    """Lanes with their limits at the left, the weeks beside them."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._shown: tuple[list[str | None], list[str]] = ([], [])
        self._limits: dict[str, BoundNumber] = {}
        layout = column(self, gap=8)
        head = row(gap=16)
        head.addWidget(label("Contacts a week", "heading"))
        self.legend = _Picture()
        head.addWidget(self.legend, 1)
        layout.addLayout(head)
        self.told = WrappedLabel(role="muted")
        layout.addWidget(self.told)
        lanes = row(gap=0)
        self._names = QWidget()
        fix(self._names, width=NAMES)
        beside = column(self._names, gap=0)
        self._above = QWidget()
        above = row(self._above, (0, 0, 12, 4), 8)
        above.addStretch(1)
        above.addWidget(label("at most a week", "small"), 0, Qt.AlignmentFlag.AlignBottom)
        beside.addWidget(self._above)
        self._names_layout = column(gap=0)
        beside.addLayout(self._names_layout)
        lanes.addWidget(self._names, 0, Qt.AlignmentFlag.AlignTop)
        self.weeks = _Weeks(workspace)
        self.area = QScrollArea()
        self.area.setAccessibleName("Contacts week by week")
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.viewport().setAutoFillBackground(False)
        self.weeks.setAutoFillBackground(False)
        self.area.setWidget(self.weeks)
        lanes.addWidget(self.area, 1)
        layout.addLayout(lanes)
        self._refusals = column(gap=0)
        layout.addLayout(self._refusals)
        layout.addStretch(1)

    def refresh(self) -> ContactPlan:
        """Show the journey as it is, and say what was found; hidden while no contact is made."""
        project = self._workspace.project
        plan = contact_plan(project, self._workspace.journey_id)
        channels = channels_of(project, plan)
        self.setVisible(bool(channels))
        self._say(plan)
        self.legend.show_picture(legend(600.0, 1.25))
        self.weeks.show_plan(plan, channels)
        self._show_names(channels)
        self.area.setFixedHeight(int(self.weeks.minimumHeight()) + 12)
        return plan

    def finish(self) -> None:
        """Send a limit that is typed but not yet an edit."""
        for field in self._limits.values():
            field.finish()

    def _say(self, plan: ContactPlan) -> None:
        said = []
        if plan.contacts and all(one.ends == 0 for one in plan.stages):
            said.append(
                "Nothing takes time here yet, so all falls into the first week. Give connections "
                "a delay and touchpoints a duration."
            )
        if plan.is_cut:
            said.append(
                f"What comes after {MOST_WEEKS // 52} years, or after {MOST_CONTACTS:,} entries, "
                "is not shown."
            )
        self.told.show_text(" ".join(said))
        self.told.setVisible(bool(said))

    def _show_names(self, channels: list[Channel | None]) -> None:
        """A name and a field for each lane; kept while the lanes stay, for who types there."""
        fix(self._above, height=int(self.weeks.head))
        ids = [one.id if one is not None else None for one in channels]
        names = [one.name if one is not None else NO_CHANNEL for one in channels]
        if (ids, names) != self._shown:
            self._shown = (ids, names)
            self._limits = {}
            clear(self._names_layout)
            clear(self._refusals)
            for channel in channels:
                self._names_layout.addWidget(self._lane(channel))
        for channel in channels:
            if channel is not None:
                self._limits[channel.id].show_value(channel.contacts_per_week)

    def _lane(self, channel: Channel | None) -> QWidget:
        lane = QWidget()
        fix(lane, height=int(LANE))
        layout = row(lane, (0, 0, 12, 0), 8)
        name = ElidedLabel(lane_name(channel), "strong" if channel else "muted")
        layout.addWidget(name, 1)
        if channel is not None:
            channel_id = channel.id
            field = BoundNumber(
                self._workspace,
                lambda value: self._limit(channel_id, value),
                name=f"Most contacts a week by {channel.name}",
                placeholder="no limit",
            )
            fix(field, width=84)
            field.setToolTip("How many contacts a week this channel bears")
            self._limits[channel_id] = field
            layout.addWidget(field)
            self._refusals.addWidget(field.below())
        return lane

    def _limit(self, channel_id: str, value: float | None) -> Command | None:
        if channel_id not in self._workspace.project.channels:
            return None
        return EditFields(channel_id, {"contacts_per_week": value})


class _Picture(QWidget):
    """A picture of the drawing floor."""

    def __init__(self) -> None:
        super().__init__()
        self._picture: Picture | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_picture(self, picture: Picture) -> None:
        self._picture = picture
        fix(self, height=int(picture.bounds[3]) + 1)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._picture is not None:
            painter, _ = painter_of(self)
            screen_pen(painter).draw(self._picture)
            painter.end()


class _Weeks(_Picture):
    """The weeks of all lanes, as wide as they need."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._plan = ContactPlan((), (), ())
        self._channels: list[Channel | None] = []
        self.head = 0.0

    def show_plan(self, plan: ContactPlan, channels: list[Channel | None]) -> None:
        self._plan, self._channels = plan, channels
        at_least(self, width=int(len(slots_of(plan)) * LEAST_SLOT))
        self._draw()
        self.setAccessibleName(self._spoken())

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._draw()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(
                event.globalPos(), self._told_at(units(event.pos().x()), units(event.pos().y()))
            )
            return True
        return super().event(event)

    def _frame(self) -> LineFrame:
        width = max(self.width(), self.minimumWidth(), 1)
        return LineFrame(width=units(width), slots=slots_of(self._plan))

    def _draw(self) -> None:
        project, frame = self._workspace.project, self._frame()
        if self._workspace.journey_id not in project.journeys:
            return
        self.head = head_height(project, self._plan, frame)
        self.show_picture(contact_line(project, self._plan, self._channels, frame))

    def _spoken(self) -> str:
        """The weeks over a limit, for a screen reader."""
        locale = self._workspace.project.details.locale
        said = [
            f"{self._name(one.channel)}, week {one.week}: {one.count} contacts, "
            f"at most {write_number(one.limit or 0.0, locale)}"
            for one in self._plan.over
        ]
        return f"Contacts a week. Over the limit: {'; '.join(said)}" if said else "Contacts a week"

    def _name(self, channel: str | None) -> str:
        found = self._workspace.project.channels.get(channel or "")
        return found.name if found is not None else NO_CHANNEL

    def _told_at(self, x: float, y: float) -> str:
        """What happens in the week and lane at a point."""
        slot, place = self._frame().slot_at(float(x)), int((y - self.head) // LANE)
        if slot is None or y < self.head or not 0 <= place < len(self._channels):
            return ""
        channel = self._channels[place]
        key = channel.id if channel is not None else None
        project = self._workspace.project
        lines = []
        for one in self._plan.contacts:
            if one.channel != key or not slot.first <= one.week <= slot.last:
                continue
            touchpoint = project.touchpoints.get(one.touchpoint)
            trigger = project.find(one.trigger or "")
            where = " ".join(touchpoint.name.split()) if touchpoint else ""
            what = sentence(project, trigger) if trigger else f"{one.times} × {where}"  # type: ignore[arg-type]
            stage = project.stages.get(touchpoint.stage or "") if touchpoint else None
            at = f" · {stage.name}" if stage else ""
            lines.append(f"Day {int(one.day) + 1}{at}: {what}")
        more = len(lines) - MOST_TOLD
        return "\n".join([*lines[:MOST_TOLD], *([f"and {more} more"] if more > 0 else [])])
