"""The page of actors: teams, partners and systems, and what falls to each."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from journeymapper.analysis.actors import actors_in_order
from journeymapper.commands.base import plural
from journeymapper.commands.records import AddRecord
from journeymapper.domain.records import Actor, new_id
from journeymapper.gui.actors.card import ActorCard
from journeymapper.gui.entries import EntryList, NameLine
from journeymapper.gui.labels import ElidedLabel
from journeymapper.gui.paper_page import PaperPage, scrolled, sheet_of
from journeymapper.gui.parts import EmptyPlace, column, label, row
from journeymapper.gui.scroll_column import bring_into_sight
from journeymapper.gui.workspace import Workspace

WIDEST = 960
EMPTY = (
    "Who makes this journey happen? Name a team, a partner or a system above; then say on a "
    "touchpoint who owns it and who does it."
)


class ActorsPage(PaperPage):
    """A line to type names into, and a card for each actor."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, "Actors")
        self._open = ""
        middle = QWidget()
        layout = column(middle, gap=8)
        layout.addWidget(label("Actors", "display"))
        self._facts = ElidedLabel(role="muted")
        layout.addWidget(self._facts)
        self.line = NameLine("Name a team, a partner or a system, then Enter", stays=True)
        self.line.named.connect(self._on_named)
        layout.addWidget(self.line)
        self.actors = EntryList(8, self._make_card)
        layout.addWidget(self.actors.widget)
        self._empty = EmptyPlace(EMPTY)
        layout.addWidget(self._empty)
        layout.addStretch(1)
        self._area = scrolled(sheet_of(middle, WIDEST))
        row(self, gap=0).addWidget(self._area)
        self.refresh()

    def show_record(self, actor_id: str) -> None:
        """Open an actor and bring it into sight."""
        if actor_id in self._workspace.project.actors:
            self._open = actor_id
            self.refresh()
            card = self.actors.entries[actor_id]
            card.head.setFocus(Qt.FocusReason.OtherFocusReason)
            bring_into_sight(card)

    def refresh(self) -> None:
        super().refresh()
        actors = actors_in_order(self._workspace.project)
        self._facts.show_text(plural(len(actors), Actor.word) if actors else "")
        self.actors.show_ids(
            [one.id for one in actors],
            lambda one, card: card.show_actor(one, is_open=one == self._open),
        )
        self._empty.setVisible(not actors)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.line.setFocus()

    def _make_card(self, actor_id: str) -> ActorCard:
        card = ActorCard(self._workspace, actor_id)
        card.head.clicked.connect(partial(self._toggle, actor_id))
        return card

    def _toggle(self, actor_id: str) -> None:
        self._open = "" if self._open == actor_id else actor_id
        self.refresh()

    def _on_named(self, name: str) -> None:
        known = {one.name.casefold(): one for one in self._workspace.project.actors.values()}
        same = known.get(" ".join(name.split()).casefold())
        actor = same or Actor(id=new_id(Actor), name=name)
        if same is None and self._workspace.run(AddRecord(actor)) is None:
            return
        self.line.clear()
        self._open = actor.id
        self.refresh()
        bring_into_sight(self.actors.entries[actor.id])
