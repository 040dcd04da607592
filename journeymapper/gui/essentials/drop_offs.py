"""The third question: where customers drop off, the worst first, and a place to note one."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QListWidget, QListWidgetItem, QWidget

from journeymapper.analysis.essentials import drop_offs
from journeymapper.analysis.locales import NotUnderstood
from journeymapper.analysis.measures import place_name
from journeymapper.analysis.written import read_share, write_share
from journeymapper.commands.base import Command, Together
from journeymapper.commands.measures import AddMeasure, AddReading
from journeymapper.domain.order import journey_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import Measure, Reading, new_id
from journeymapper.domain.vocabulary import MeasureKind
from journeymapper.gui.labels import WrappedLabel
from journeymapper.gui.parts import button, column, row
from journeymapper.gui.sizes import fix
from journeymapper.gui.workspace import Workspace

HEIGHT = 72
_ID = Qt.ItemDataRole.UserRole
NOTHING = "Nothing is measured yet. Note below where customers leave, and how many."


class DropOffs(QWidget):
    """A double click or Enter shows the place on the map."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        layout = column(self, gap=5)
        self.list = QListWidget()
        self.list.setAccessibleName("Where customers drop off, the worst first")
        fix(self.list, height=HEIGHT)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.activated.connect(self._on_activated)
        layout.addWidget(self.list)
        self._nothing = WrappedLabel(NOTHING, "small")
        layout.addWidget(self._nothing)
        line = row(gap=6)
        self.place = QComboBox()
        self.place.setAccessibleName("Touchpoint at which customers leave")
        self.place.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.place.setMinimumContentsLength(8)
        line.addWidget(self.place, 1)
        self.share = QLineEdit()
        self.share.setPlaceholderText("35 %")
        self.share.setAccessibleName("Share of customers who leave there")
        fix(self.share, width=68)
        self.share.returnPressed.connect(self._note)
        self.share.textEdited.connect(lambda _text: self._complain(""))
        line.addWidget(self.share)
        line.addWidget(button("Note", self._note, "soft"))
        layout.addLayout(line)
        self.trouble = WrappedLabel("", "trouble")
        self.trouble.hide()
        layout.addWidget(self.trouble)

    def refresh(self) -> None:
        workspace = self._workspace
        project = workspace.project
        self.list.clear()
        states = drop_offs(project, workspace.journey_id)
        for state in states:
            where = place_name(project, state.measure)
            text = f"{state.text or 'no reading'}   {where or state.measure.name}"
            item = QListWidgetItem(text)
            sample = state.reading.sample_size if state.reading is not None else None
            counted = f" of {sample:,}" if sample else ""
            item.setToolTip(f"{state.measure.name}: {state.text or 'no reading'}{counted}")
            item.setData(_ID, state.measure.touchpoint or state.measure.stage or "")
            self.list.addItem(item)
        self.list.setVisible(bool(states))
        self._nothing.setVisible(not states)
        chosen = self.place.currentData()
        self.place.clear()
        for card in journey_order(project, workspace.journey_id):
            self.place.addItem(card.name, card.id)
        self.place.setCurrentIndex(max(self.place.findData(chosen), 0))
        self.place.setEnabled(self.place.count() > 0)

    def follow_selection(self) -> None:
        """Whoever notes a drop-off means the touchpoint that is chosen."""
        index = self.place.findData(self._workspace.selected)
        if index >= 0:
            self.place.setCurrentIndex(index)

    def _note(self) -> None:
        workspace = self._workspace
        project, touchpoint = workspace.project, self.place.currentData()
        if touchpoint is None:
            self._complain("Make a touchpoint first: customers leave somewhere.")
            return
        locale = project.details.locale
        try:
            share = read_share(self.share.text(), locale)
        except NotUnderstood as trouble:
            self._complain(str(trouble))
            return
        if not 0.0 <= share <= 1.0:
            said = write_share(share, locale)
            self._complain(f"{said} of the customers cannot leave. Type a share up to 100%.")
            return
        if workspace.run(_noted(project, workspace.journey_id, touchpoint, share)):
            self.share.clear()
            self._complain("")
            self.share.setFocus(Qt.FocusReason.OtherFocusReason)

    def _complain(self, sentence: str) -> None:
        self.trouble.show_text(sentence)
        self.trouble.setVisible(bool(sentence))
        if sentence:
            self.share.setFocus(Qt.FocusReason.OtherFocusReason)
            self.share.selectAll()

    def _on_activated(self, index: QModelIndex) -> None:
        if index.data(_ID):
            self._workspace.reveal(index.data(_ID))


def _noted(project: Project, journey: str, touchpoint: str, share: float) -> Command:
    """A reading of the touchpoint's drop-off, in percent as its other readings are; the measure
    itself where nobody counts it yet."""
    known = [
        one
        for one in project.referring(Measure, touchpoint)
        if one.kind is MeasureKind.DROP_OFF
        and one.unit in ("", "%")
        and one.persona is None
        and not one.device
    ]
    measure = known[0].id if known else new_id(Measure)
    value = round(share * 100, 6)
    reading = AddReading(new_id(Reading), measure, value, date.today())
    if known:
        return reading
    name = f"Drop-off at {project.touchpoints[touchpoint].name}"
    counted = AddMeasure(
        measure, journey, name, MeasureKind.DROP_OFF, unit="%", touchpoint=touchpoint
    )
    return Together(f"Note the {name[0].lower()}{name[1:]}", (counted, reading))
