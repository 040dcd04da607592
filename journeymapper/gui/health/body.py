"""What is seen of a finding when it is open: why, how, where, and what can be done about it."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from journeymapper.checks.finding import Finding
from journeymapper.checks.plans import Plan
from journeymapper.checks.registry import checks
from journeymapper.commands.base import Command, called
from journeymapper.commands.records import EditFields
from journeymapper.domain.records import Action
from journeymapper.gui.find.places import go_to
from journeymapper.gui.health.edits import lead_of, places_of, set_aside
from journeymapper.gui.health.reason import ReasonLine
from journeymapper.gui.health.thresholds import ThresholdLine
from journeymapper.gui.inspector.fields import BoundText
from journeymapper.gui.labels import ElidedButton, WrappedLabel
from journeymapper.gui.parts import button, clear, column, row
from journeymapper.gui.scroll_column import bring_into_sight
from journeymapper.gui.workspace import Workspace

MOST_PLACES = 5
LONGEST_NAME = 60
TO_DO = "What is to be done"


class FindingBody(QWidget):
    """``wished`` says what should be done: show, mend, plan, close."""

    wished = Signal(str)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._check = ""
        self._places: tuple[object, ...] = ()
        self._action = ""
        layout = column(self, gap=6)
        self._why = WrappedLabel(role="small")
        self._how = WrappedLabel()
        layout.addWidget(self._why)
        layout.addWidget(self._how)
        self._links = column(gap=0)
        layout.addLayout(self._links)
        self.mend = ElidedButton("", lambda: self.wished.emit("mend"), "soft")
        layout.addWidget(self.mend)
        buttons = row(gap=6)
        self.show_place = button("Show", lambda: self.wished.emit("show"))
        self.show_place.setToolTip("Lead to the place (Enter)")
        self.lead = ElidedButton("", lambda: self.wished.emit("show"))
        self.plan = button("Plan it", lambda: self.wished.emit("plan"))
        self.plan.setToolTip("Make an action of it (P)")
        self.planned = ElidedButton("", self._open_action)
        for one in (self.mend, self.show_place, self.lead, self.plan, self.planned):
            one.setProperty("compact", True)
        for one in (self.show_place, self.lead, self.plan, self.planned):
            buttons.addWidget(one)
        buttons.addStretch(1)
        layout.addLayout(buttons)
        self.to_do = BoundText(workspace, self._say, name=TO_DO, lines=1, most_lines=5)
        layout.addWidget(self.to_do)
        self._thresholds = column(gap=4)
        layout.addLayout(self._thresholds)
        self.lines: list[ThresholdLine] = []
        quiet = row(gap=4)
        self.close_hint = ElidedButton(
            "Close this hint", lambda: self.wished.emit("close"), "quiet-link"
        )
        self.aside = ElidedButton("Set this check aside…", self.ask_reason, "quiet-link")
        quiet.addWidget(self.close_hint)
        quiet.addWidget(self.aside)
        quiet.addStretch(1)
        layout.addLayout(quiet)
        self.reason = ReasonLine()
        self.reason.given.connect(self._on_reason)
        layout.addWidget(self.reason)

    def show_finding(self, finding: Finding, plan: Plan) -> None:
        places = places_of(self._workspace.project, finding)
        self._why.show_text(finding.why)
        self._how.show_text(finding.how)
        self.mend.setVisible(finding.mend is not None)
        if finding.mend is not None:
            self.mend.show_text(finding.mend.title)
            self.mend.setToolTip(f"{finding.mend.title} (M)")
        self.show_place.setVisible(bool(places))
        lead = None if places else lead_of(finding)
        self.lead.setVisible(lead is not None)
        if lead is not None:
            self.lead.show_text(lead[0])
        action = plan.waiting
        self.plan.setVisible(action is None)
        for one in (self.planned, self.to_do):
            one.setVisible(action is not None)
        self._action = action.id if action is not None else ""
        if action is not None:
            said = plan.said(self._workspace.project, date.today())
            self.planned.show_text(said[:1].upper() + said[1:])
            self.planned.setAccessibleName(f"{said}. Open the action")
            self.to_do.show_value(action.text)
        links = [(one.id, called(one, LONGEST_NAME)) for one in places[:MOST_PLACES]]
        if (links, len(places)) != self._places:
            self._places = (links, len(places))
            self._show_places(links, len(places))
        if finding.check != self._check:
            self._check = finding.check
            self._make_thresholds()
        for line in self.lines:
            line.refresh()

    def ask_reason(self) -> None:
        """Ask in place why the check does not matter here."""
        self.reason.begin()

    def word_it(self) -> None:
        """Have the words of what was just planned typed over, or left as they are."""
        self.to_do.setFocus(Qt.FocusReason.OtherFocusReason)
        self.to_do.selectAll()
        bring_into_sight(self.to_do)

    def _say(self, text: str, merge_key: str) -> Command | None:
        """A to-do is never left without its words while somebody types."""
        said = " ".join(text.split())
        if not said or self._action not in self._workspace.project.all(Action):
            return None
        return EditFields(self._action, {"text": said}, merge_key=merge_key)

    def _show_places(self, links: list[tuple[str, str]], count: int) -> None:
        """Each of several places can be gone to; one alone has its button."""
        clear(self._links)
        if count < 2:
            return
        for record_id, name in links:
            go = partial(go_to, self._workspace, record_id)
            self._links.addWidget(ElidedButton(name, go, "link"))
        if count > len(links):
            self._links.addWidget(WrappedLabel(f"and {count - len(links):,} more", "small"))

    def _make_thresholds(self) -> None:
        clear(self._thresholds)
        check = next((one for one in checks() if one.name == self._check), None)
        self.lines = []
        for one in check.thresholds if check is not None else ():
            line = ThresholdLine(self._workspace, self._check, one)
            self.lines.append(line)
            self._thresholds.addWidget(line)

    def _open_action(self) -> None:
        self._workspace.page_asked.emit("actions", self._action)

    def _on_reason(self, reason: str) -> None:
        if set_aside(self._workspace, self._check, reason):
            self.reason.leave()
