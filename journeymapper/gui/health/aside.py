"""What was set aside, why and when, and the way back: in the panel, below the findings."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from journeymapper.checks.report import Report
from journeymapper.domain.records import Dismissal
from journeymapper.gui.entries import EntryList
from journeymapper.gui.health.edits import aside_said, bring_back
from journeymapper.gui.labels import ElidedButton, WrappedLabel
from journeymapper.gui.parts import button, column, row, section
from journeymapper.gui.workspace import Workspace

AT_FIRST = 4
MOST = 100


class SetAsideSection(QWidget):
    """Hidden while nothing is."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._is_whole = False
        self._report: Report | None = None
        layout = column(self, gap=6)
        layout.addWidget(section("Set aside"))
        self.list = EntryList(8, self._make)
        layout.addWidget(self.list.widget)
        self.more = ElidedButton("", self._show_more, "quiet-link")
        layout.addWidget(self.more)
        self.hide()

    def show_report(self, report: Report) -> None:
        self._report = report
        said: dict[str, tuple[str, Dismissal]] = {}
        for group in report.groups:
            for one in group.set_aside:
                said[one.dismissal.id] = (one.check.title, one.dismissal)
        for group in report.groups:
            for finding, dismissal in group.closed:
                said.setdefault(dismissal.id, (finding.message, dismissal))
        shown = list(said)[: MOST if self._is_whole else AT_FIRST]
        self.list.show_ids(shown, lambda one, entry: entry.show_dismissal(*said[one]))
        left = len(said) - len(shown)
        self.more.setVisible(left > 0)
        self.more.setEnabled(not self._is_whole)
        self.more.show_text(f"and {left:,} more")
        self.setVisible(bool(said))

    def _show_more(self) -> None:
        self._is_whole = True
        if self._report is not None:
            self.show_report(self._report)

    def _make(self, dismissal_id: str) -> _AsideEntry:
        return _AsideEntry(self._workspace, dismissal_id)


class _AsideEntry(QWidget):
    def __init__(self, workspace: Workspace, dismissal_id: str) -> None:
        super().__init__()
        self._workspace = workspace
        line = row(self, gap=8)
        texts = column(gap=0)
        self._what = WrappedLabel()
        self._why = WrappedLabel(role="small")
        texts.addWidget(self._what)
        texts.addWidget(self._why)
        line.addLayout(texts, 1)
        self.back = button("Bring back", partial(bring_back, workspace, dismissal_id), "link")
        line.addWidget(self.back)

    def show_dismissal(self, what: str, dismissal: Dismissal) -> None:
        self._what.show_text(what)
        said = aside_said(self._workspace.project, dismissal)
        self._why.show_text(said)
        self._why.setVisible(bool(said))
        self.back.setAccessibleName(f"Bring back: {what}")
