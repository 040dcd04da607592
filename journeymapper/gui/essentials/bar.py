"""The bar over the map while only what is essential is shown: that it is on, how to leave it, and
the three questions of the first step."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journeymapper.analysis.essentials import essential_count
from journeymapper.commands.base import Command
from journeymapper.commands.records import EditFields
from journeymapper.gui.essentials.critical import CriticalList
from journeymapper.gui.essentials.drop_offs import DropOffs
from journeymapper.gui.inspector.fields import BoundText
from journeymapper.gui.labels import ElidedLabel, WrappedLabel
from journeymapper.gui.parts import button, column, label, panel, row
from journeymapper.gui.preferences import settings
from journeymapper.gui.workspace import Workspace

FOLDED = "essentials/folded"
NOTHING = (
    "No touchpoint is essential yet. Tick those without which the conversion does not happen; "
    "on the map, E marks the chosen one."
)


NO_TOUCHPOINTS = (
    "This journey has no touchpoints yet. Draw them first (Ctrl+T), then mark those without "
    "which the conversion does not happen."
)


class EssentialsBar(QWidget):
    """Hidden while everything is shown."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("role", "bar")
        self.setAccessibleName("Essentials only")
        layout = column(self, (16, 6, 10, 8), 6)
        head = row(gap=8)
        self.said = label("", "accent")
        head.addWidget(self.said)
        self.leave = button("Show all", lambda: workspace.show_essentials(False), "link")
        self.leave.setToolTip("Show all touchpoints again (F7)")
        head.addWidget(self.leave)
        head.addStretch(1)
        self.fold = button("", self._toggle, "quiet-link")
        head.addWidget(self.fold)
        layout.addLayout(head)
        self.nothing = WrappedLabel(NOTHING, "trouble")
        layout.addWidget(self.nothing)
        self.questions = panel()
        columns = row(self.questions, (0, 0, 6, 2), 16)
        self.problem = BoundText(
            workspace,
            self._edit_problem,
            name="The primary problem that we solve",
            placeholder="In the customer’s words: what stands in their way?",
            lines=4,
            most_lines=4,
        )
        self.critical = CriticalList(workspace)
        self.drop_offs = DropOffs(workspace)
        for asked, part, stretch in (
            ("1  What is the primary problem we solve?", self.problem, 6),
            ("2  Which touchpoints are critical for conversion?", self.critical, 7),
            ("3  Where do customers drop off?", self.drop_offs, 5),
        ):
            columns.addLayout(_question(asked, part), stretch)
        layout.addWidget(self.questions)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self.refresh)
        workspace.records_changed.connect(lambda _event: self._later.start())
        workspace.journey_changed.connect(self.refresh)
        workspace.selection_changed.connect(self.drop_offs.follow_selection)
        workspace.lens_changed.connect(self.refresh)
        self._show_folded(bool(settings().value(FOLDED, False, bool)))
        self.refresh()

    def refresh(self) -> None:
        """Show the journey as it is now, as long as only its essentials are on the map."""
        self._later.stop()
        workspace = self._workspace
        journey = workspace.project.journeys.get(workspace.journey_id)
        self.setVisible(workspace.essentials_only and journey is not None)
        if not workspace.essentials_only or journey is None:
            return
        kept, whole = essential_count(workspace.project, journey.id)
        touchpoints = "touchpoint" if whole == 1 else "touchpoints"
        self.said.setText(f"Essentials only · {kept} of {whole} {touchpoints}")
        self.nothing.show_text(NOTHING if whole else NO_TOUCHPOINTS)
        self.nothing.setVisible(kept == 0)
        self.problem.show_value(journey.problem)
        self.critical.refresh()
        self.drop_offs.refresh()

    def event(self, event: QEvent) -> bool:
        taken = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            # The window's layout would keep the height from before fields found out theirs.
            self.setMaximumHeight(self.sizeHint().height())
        return taken

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._workspace.show_essentials(False)
        else:
            super().keyPressEvent(event)

    def _edit_problem(self, text: str, merge_key: str = "") -> Command:
        return EditFields(self._workspace.journey_id, {"problem": text}, merge_key=merge_key)

    def _toggle(self) -> None:
        folded = self.questions.isVisibleTo(self)
        settings().setValue(FOLDED, folded)
        self._show_folded(folded)

    def _show_folded(self, folded: bool) -> None:
        self.questions.setVisible(not folded)
        self.fold.setText("Show the three questions" if folded else "Hide the questions")


def _question(asked: str, part: QWidget) -> QVBoxLayout:
    layout = column(gap=5)
    layout.addWidget(ElidedLabel(asked, "strong"))
    layout.addWidget(part)
    layout.addStretch(1)
    return layout
