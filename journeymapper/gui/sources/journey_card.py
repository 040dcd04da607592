"""How well a journey is known: its three shares, and what is only assumed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QFrame

from journeymapper.analysis.evidence import Known, journey_evidence
from journeymapper.analysis.sources import kind_said, said_of, without_source
from journeymapper.domain.vocabulary import Evidence
from journeymapper.gui.entries import EntryList
from journeymapper.gui.find.places import go_to
from journeymapper.gui.labels import ElidedButton, ElidedLabel
from journeymapper.gui.parts import column
from journeymapper.gui.sources.share_bar import ShareBar
from journeymapper.gui.workspace import Workspace

MOST_SHOWN = 12
UNSAID = (Evidence.ASSUMED, Evidence.RESEARCHED)


class JourneyCard(QFrame):
    """One journey."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.setProperty("role", "sheet")
        layout = column(self, (16, 12, 16, 12), 8)
        self._title = ElidedLabel(role="heading")
        layout.addWidget(self._title)
        self.bar = ShareBar()
        layout.addWidget(self.bar)
        self._titles: dict[Evidence, ElidedLabel] = {}
        self.unsaid: dict[Evidence, EntryList[ElidedButton]] = {}
        for evidence in UNSAID:
            self._titles[evidence] = ElidedLabel(role="field")
            self.unsaid[evidence] = EntryList(0, self._make_link)
            layout.addWidget(self._titles[evidence])
            layout.addWidget(self.unsaid[evidence].widget)

    def show_journey(self, journey_id: str) -> None:
        project = self._workspace.project
        journey = project.journeys[journey_id]
        self._title.show_text(f"{journey.title} · {journey.state.label} state")
        self.bar.show_shares(journey_evidence(project, journey_id))
        for evidence in UNSAID:
            self._show_unsaid(evidence, without_source(project, journey_id, evidence))

    def _show_unsaid(self, evidence: Evidence, found: Sequence[Known]) -> None:
        project = self._workspace.project
        more = f", the first {MOST_SHOWN} shown" if len(found) > MOST_SHOWN else ""
        title = self._titles[evidence]
        title.show_text(f"{evidence.label.capitalize()}, and nobody says so · {len(found)}{more}")
        title.setVisible(bool(found))
        shown = {one.id: one for one in found[:MOST_SHOWN]}
        self.unsaid[evidence].show_ids(
            list(shown),
            lambda one, link: link.show_text(
                f"{said_of(project, shown[one])}  ·  {kind_said(shown[one])}"
            ),
        )

    def _make_link(self, record_id: str) -> ElidedButton:
        return ElidedButton("", partial(go_to, self._workspace, record_id), "link")
