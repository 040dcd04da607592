"""Every check there is: whether it is asked, why not, and the numbers it goes by."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QScrollArea, QWidget

from journeymapper.app.observers import Event
from journeymapper.checks.check import Check
from journeymapper.checks.mistakes import MISTAKES
from journeymapper.checks.registry import checks
from journeymapper.domain.records import Dismissal
from journeymapper.gui.health.edits import aside_said, bring_back, set_aside
from journeymapper.gui.health.reason import ReasonLine
from journeymapper.gui.health.thresholds import ThresholdLine
from journeymapper.gui.labels import WrappedLabel
from journeymapper.gui.paper_page import scrolled
from journeymapper.gui.parts import button, column, label, row
from journeymapper.gui.sizes import at_least
from journeymapper.gui.workspace import Workspace

TABLES = frozenset({"dismissals", "thresholds", "projects"})


class AllChecksDialog(QDialog):
    """Every change is kept at once; there is nothing to confirm."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.setWindowTitle("All checks")
        self.resize(620, 640)
        at_least(self, width=420, height=320)
        layout = column(self, (0, 0, 0, 16), 12)
        inside = QWidget()
        lines = column(inside, (24, 20, 24, 12), 6)
        self.rows: dict[str, CheckRow] = {}
        for mistake in MISTAKES:
            own = [one for one in checks() if one.mistake == mistake.number]
            if own:
                lines.addWidget(label(f"{mistake.number}  {mistake.title}", "heading"))
            for one in own:
                self.rows[one.name] = CheckRow(workspace, one)
                lines.addWidget(self.rows[one.name])
            lines.addSpacing(8)
        lines.addStretch(1)
        area: QScrollArea = scrolled(inside)
        layout.addWidget(area, 1)
        foot = row(margins=(24, 0, 24, 0))
        foot.addWidget(label("every change is saved", "small"))
        foot.addStretch(1)
        done = button("Done", self.accept, "primary")
        foot.addWidget(done)
        layout.addLayout(foot)
        workspace.records_changed.connect(self._on_records)

    def done(self, result: int) -> None:
        self._workspace.flush()
        super().done(result)

    def _on_records(self, event: Event) -> None:
        if any(change.table in TABLES for change in event.changes):
            for one in self.rows.values():
                one.refresh()


class CheckRow(QWidget):
    """A check that is on or off, with the reason, and its numbers below."""

    def __init__(self, workspace: Workspace, check: Check) -> None:
        super().__init__()
        self._workspace = workspace
        self._check = check
        layout = column(self, gap=2)
        self.box = QCheckBox(check.title.replace("&", "&&"))
        self.box.setToolTip(check.why)
        self.box.clicked.connect(self._on_clicked)
        layout.addWidget(self.box)
        inside = column(margins=(26, 0, 0, 0), gap=4)
        layout.addLayout(inside)
        self._why_not = WrappedLabel(role="small")
        inside.addWidget(self._why_not)
        self.reason = ReasonLine()
        self.reason.given.connect(self._on_reason)
        inside.addWidget(self.reason)
        self.lines = [ThresholdLine(workspace, check.name, one) for one in check.thresholds]
        for line in self.lines:
            inside.addWidget(line)
        self.refresh()

    def refresh(self) -> None:
        dismissal = self._dismissal()
        self.box.setCheckState(
            Qt.CheckState.Checked if dismissal is None else Qt.CheckState.Unchecked
        )
        said = aside_said(self._workspace.project, dismissal) if dismissal is not None else ""
        self._why_not.show_text(f"Set aside: {said}")
        self._why_not.setVisible(dismissal is not None)
        for line in self.lines:
            line.refresh()

    def _dismissal(self) -> Dismissal | None:
        every = self._workspace.project.all(Dismissal).values()
        return next((one for one in every if one.check == self._check.name and not one.about), None)

    def _on_clicked(self) -> None:
        dismissal = self._dismissal()
        if dismissal is not None:
            bring_back(self._workspace, dismissal.id)
        elif self.reason.isHidden():
            self.reason.begin()
        else:
            self.reason.leave()
        self.refresh()  # it is off when a reason was given

    def _on_reason(self, reason: str) -> None:
        if set_aside(self._workspace, self._check.name, reason):
            self.reason.leave()
