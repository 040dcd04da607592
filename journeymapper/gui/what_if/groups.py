"""The decision points of a journey, each a card with a slider for every way on."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QFrame, QLineEdit, QWidget

from journeymapper.analysis.what_if.chain import Chain
from journeymapper.analysis.what_if.shares import LEAVES, ShareGroup
from journeymapper.analysis.what_if.ways import reached
from journeymapper.gui.entries import EntryList
from journeymapper.gui.labels import ElidedLabel, WrappedLabel
from journeymapper.gui.parts import button, column, row
from journeymapper.gui.what_if.share_row import ShareRow
from journeymapper.gui.what_if.trial import Trial
from journeymapper.gui.workspace import Workspace

AT_ONCE = 30
NO_SHARES = (
    "No way has a share yet, so customers split equally where ways part. Move a slider or type "
    "what you know; “Keep this” writes it into the project."
)


class DecisionPoints(QWidget):
    """All that can be moved. Where customers have one way only, on request."""

    def __init__(self, workspace: Workspace, trial: Trial) -> None:
        super().__init__()
        self._workspace, self._trial = workspace, trial
        self._shown = AT_ONCE
        layout = column(self, gap=12)
        self.hint = WrappedLabel(NO_SHARES, "muted")
        layout.addWidget(self.hint)
        head = row(gap=8)
        self.search = QLineEdit()
        self.search.setPlaceholderText("Find a touchpoint")
        self.search.setAccessibleName("Find a touchpoint")
        self.search.textChanged.connect(lambda _text: self._begin_again())
        head.addWidget(self.search, 1)
        self.all = QCheckBox("One way too")
        self.all.setToolTip("Also show touchpoints that only one way leads on from")
        self.all.toggled.connect(lambda _on: self._begin_again())
        head.addWidget(self.all)
        layout.addLayout(head)
        self.list = EntryList(12, self._make)
        layout.addWidget(self.list.widget)
        self.more = button("Show more", self._show_more, "link")
        layout.addWidget(self.more)
        self.nothing = WrappedLabel("", "muted")
        layout.addWidget(self.nothing)
        layout.addStretch(1)
        trial.read.connect(self.refresh)
        trial.answered.connect(self._refill)

    def refresh(self) -> None:
        """Show the decision points that are asked for, as far as they were asked for."""
        chain = self._trial.chain
        places = self._places(chain) if chain is not None else []
        if chain is not None:
            self.list.show_ids(places[: self._shown], self._fill)
        rest = len(places) - self._shown
        self.more.setVisible(rest > 0)
        self.more.setText(f"Show {min(rest, AT_ONCE)} more of {rest}")
        self.hint.setVisible(chain is not None and not chain.has_shares)
        self.nothing.setVisible(not places)
        self.nothing.show_text(
            "No decision point is called so."
            if self.search.text().strip()
            else "Every touchpoint has one way on. Tick the box above to let customers leave there."
        )

    def _places(self, chain: Chain) -> list[str]:
        wanted = self.search.text().strip().casefold()
        forks = {place for place, one in chain.groups.items() if _is_decision(one)}
        forks.update(self._trial.groups)
        come_to = reached(chain.ways, [one.node for one in chain.entries])
        return [
            place
            for node, place in enumerate(chain.ids)
            if place in chain.groups
            and node in come_to
            and (place in forks or self.all.isChecked() or not forks)
            and wanted in chain.names[node].casefold()
        ]

    def _begin_again(self) -> None:
        self._shown = AT_ONCE
        self.refresh()

    def _show_more(self) -> None:
        self._shown += AT_ONCE
        self.refresh()

    def _make(self, place: str) -> GroupCard:
        return GroupCard(self._workspace, self._trial, place)

    def _fill(self, _place: str, card: GroupCard) -> None:
        card.refresh()

    def _refill(self) -> None:
        chain = self._trial.chain
        if chain is not None:
            for place, card in self.list.entries.items():
                if place in chain.groups:
                    card.refresh()


def _is_decision(group: ShareGroup) -> bool:
    return len(group.ways) > 1 or group.given[0] is not None


class GroupCard(QFrame):
    """One decision point: a row for each way, and one for those who leave here."""

    def __init__(self, workspace: Workspace, trial: Trial, place: str) -> None:
        super().__init__()
        self.setProperty("role", "sheet")
        self._workspace, self._trial, self._place = workspace, trial, place
        self._chain: Chain | None = None
        self._shown: tuple[ShareGroup, str] | None = None
        layout = column(self, (16, 12, 16, 12), 6)
        head = row(gap=8)
        self._name = ElidedLabel(role="strong")
        self._back = button("As it was", lambda: trial.take_back(place), "link")
        head.addWidget(self._name, 1)
        head.addWidget(self._back)
        layout.addLayout(head)
        self._note = WrappedLabel("", "small")
        self.rows = EntryList(2, self._make)
        layout.addWidget(self.rows.widget)
        layout.addWidget(self._note)

    def refresh(self) -> None:
        trial, place = self._trial, self._place
        chain = trial.chain
        if chain is None:
            return
        group, before = trial.group(place), chain.groups[place]
        locale = self._workspace.project.details.locale
        shown = (group, locale)
        if chain is self._chain and shown == self._shown:
            return
        self._chain, self._shown = chain, shown
        name = chain.name_of(place)
        self._name.show_text(name)
        self.setAccessibleName(f"Shares at {name}")
        self._back.setVisible(place in trial.groups)
        self._back.setAccessibleName(f"{name}: as it was")

        def fill(way: str, line: ShareRow) -> None:
            line.show_share(group.share(way), before.share(way), locale)

        self.rows.show_ids([*group.ways, LEAVES], fill)
        missing = [
            chain.names[way.target]
            for way in chain.ways
            if way.id in group.ways and group.given[group.ways.index(way.id)] is None
        ]
        said = [f"{' and '.join(missing[:3])}: takes what is left."] if missing else []
        said += [
            f"Share to {chain.names[way.target]} counted over {chain.samples[way.id]:,} customers."
            for way in chain.ways
            if way.id in group.ways and way.id in chain.samples and place not in trial.groups
        ]
        self._note.show_text(" ".join(said))
        self._note.setVisible(bool(said))

    def _make(self, way: str) -> ShareRow:
        chain = self._trial.chain
        assert chain is not None
        target = next((chain.names[one.target] for one in chain.ways if one.id == way), "")
        loop = any(chain.ways[one].id == way for one, _ in chain.loops)
        name = f"↺ {target}" if loop else f"→ {target}" if target else "leaves here"
        place = chain.name_of(self._place)
        made = ShareRow(name, f"{place} → {target}" if target else f"{place}: leaves here")
        made.moved.connect(lambda share: self._trial.move(self._place, way, share))
        return made
