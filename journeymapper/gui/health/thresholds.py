"""A number that a check goes by, changed in place: ``5 personas on one journey``."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from journeymapper.analysis.written import write_number
from journeymapper.checks.check import ThresholdOf
from journeymapper.gui.health.edits import own_threshold, threshold_edit
from journeymapper.gui.inspector.values import BoundNumber
from journeymapper.gui.labels import WrappedLabel
from journeymapper.gui.parts import column, row
from journeymapper.gui.sizes import fix
from journeymapper.gui.workspace import Workspace

FIELD = 68


class ThresholdLine(QWidget):
    """An empty field is the usual number."""

    def __init__(self, workspace: Workspace, check: str, threshold: ThresholdOf) -> None:
        super().__init__()
        self._workspace = workspace
        self._check = check
        self._threshold = threshold
        layout = column(self, gap=2)
        line = row(gap=8)
        self.field = BoundNumber(
            workspace,
            lambda value: threshold_edit(check, threshold.name, value),
            name=threshold.says[:1].upper() + threshold.says[1:],
            low=None,  # the edit itself says what a threshold may be
        )
        fix(self.field, width=FIELD)
        line.addWidget(self.field)
        line.addWidget(WrappedLabel(threshold.says, "small"), 1)
        layout.addLayout(line)
        layout.addWidget(self.field.below())
        self.refresh()

    def refresh(self) -> None:
        """Show the number that the project goes by now."""
        project = self._workspace.project
        usual = write_number(self._threshold.usual, project.details.locale, 6)
        self.field.setPlaceholderText(usual)
        self.field.setToolTip(f"Usually {usual}; an empty field goes by the usual number")
        self.field.show_value(own_threshold(project, self._check, self._threshold.name))
