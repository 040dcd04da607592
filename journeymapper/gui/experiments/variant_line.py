"""One variant as a line of fields: which is the control, its counts, and its rate."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from journeymapper.analysis.experiments.results import Arm
from journeymapper.commands.base import Command
from journeymapper.commands.experiments import CountVariant, MarkControl
from journeymapper.commands.records import DeleteRecords, EditFields
from journeymapper.domain.order import by_rank
from journeymapper.gui.experiments.rate_bar import RateBar
from journeymapper.gui.inspector.fields import BoundChoice, BoundLine, BoundNumber
from journeymapper.gui.parts import column, icon_button, row
from journeymapper.gui.sizes import at_least, at_most
from journeymapper.gui.workspace import Workspace

GAP = 8
COLUMNS = {
    "Control": (0, 52, 52),
    "Variant": (5, 72, 2_000),
    "Path": (3, 72, 200),
    "Weight": (1, 52, 64),
    "Visitors": (2, 60, 110),
    "Conversions": (2, 76, 110),
    "Rate, 95% interval": (4, 108, 240),
    "": (0, 26, 26),
}
"""Of each column: its part of the room that is left, its least and its greatest width."""


def fit(widget: QWidget, column: str, line: QHBoxLayout) -> None:
    """Add a widget to a line as wide as its column, whatever it would like."""
    part, least, most = COLUMNS[column]
    if least < most:
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, widget.sizePolicy().verticalPolicy())
        widget.setSizePolicy(policy)
    at_least(widget, width=least)
    at_most(widget, width=most)
    line.addWidget(widget, part)


class VariantLine(QWidget):
    """Fields of one variant, each an edit."""

    def __init__(self, workspace: Workspace, variant_id: str) -> None:
        super().__init__()
        self._workspace = workspace
        self._variant = variant_id
        whole = column(self, gap=2)
        layout = row(gap=GAP)
        whole.addLayout(layout)
        self.control = QRadioButton()
        self.control.setAutoExclusive(False)
        self.control.setToolTip("The others are compared with the control")
        self.control.clicked.connect(self._on_control)
        fit(self.control, "Control", layout)
        self.name = BoundLine(workspace, self._rename, name="Name of the variant")
        fit(self.name, "Variant", layout)
        self.path = BoundChoice(workspace, self._set_path, name="Path")
        fit(self.path, "Path", layout)
        self.weight = self._number("Weight", self._set_weight, layout)
        self.visitors = self._number("Visitors", self._set_visitors, layout)
        self.conversions = self._number("Conversions", self._set_conversions, layout)
        self.rate = RateBar()
        fit(self.rate, "Rate, 95% interval", layout)
        self.delete = icon_button("x", "Take this variant away", self._delete, 12)
        fit(self.delete, "", layout)
        for one in (self.weight, self.visitors, self.conversions):
            whole.addWidget(one.below())

    def show_arm(self, arm: Arm, top: float, *, paths: bool) -> None:
        """``top`` is where rate bars end; ``paths`` shows the field for the variant's journey."""
        variant = arm.variant
        self.control.setChecked(variant.is_control)
        self.control.setAccessibleName(f"{variant.name} is the control")
        self.name.show_value(variant.name)
        journeys = by_rank(self._workspace.project.journeys.values())
        self.path.setVisible(paths)
        self.path.show_options([(None, "no path"), *((one.id, one.title) for one in journeys)])
        self.path.show_value(variant.path)
        self.weight.show_value(variant.weight)
        self.visitors.show_value(variant.visitors)
        self.conversions.show_value(variant.conversions)
        self.rate.show_arm(arm, top, self._workspace.project.details.locale)

    def finish(self) -> None:
        for one in (self.name, self.weight, self.visitors, self.conversions):
            one.finish()

    def _number(
        self, name: str, make: Callable[[Any], Command | None], layout: QHBoxLayout
    ) -> BoundNumber:
        is_weight = name == "Weight"
        field = BoundNumber(
            self._workspace, make, name=name, whole=not is_weight, high=1e9 if is_weight else 1e12
        )
        field.setAlignment(Qt.AlignmentFlag.AlignRight)
        fit(field, name, layout)
        return field

    def _rename(self, text: str, merge_key: str) -> Command | None:
        if not text.strip():
            return None
        return EditFields(self._variant, {"name": text}, merge_key=merge_key)

    def _set_path(self, journey: str | None) -> Command:
        return EditFields(self._variant, {"path": journey})

    def _set_weight(self, weight: float | None) -> Command:
        return EditFields(self._variant, {"weight": 1.0 if weight is None else float(weight)})

    def _set_visitors(self, visitors: int | None) -> Command:
        return CountVariant(self._variant, visitors=visitors or 0)

    def _set_conversions(self, conversions: int | None) -> Command:
        return CountVariant(self._variant, conversions=conversions or 0)

    def _on_control(self) -> None:
        self._workspace.run(MarkControl(self._variant))
        self.control.setChecked(True)

    def _delete(self) -> None:
        self._workspace.run(DeleteRecords([self._variant]))
