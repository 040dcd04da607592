"""What is being tried: shares moved away from the project's, and the answers before and after.

Owns no widget. The project stays as it is until ``keep``.
"""

from __future__ import annotations

from collections.abc import Iterator
from threading import Thread

from PySide6.QtCore import QObject, QTimer, Signal

from journeymapper.analysis.what_if.answer import WhatIf, is_loaded, load
from journeymapper.analysis.what_if.chain import Chain, read_chain
from journeymapper.analysis.what_if.refusal import ChainRefused
from journeymapper.analysis.what_if.results import Answer, Removal, highest
from journeymapper.analysis.what_if.shares import ShareGroup
from journeymapper.commands.base import Command, Together, plural
from journeymapper.commands.records import AddRecord, EditFields
from journeymapper.domain.records import Passage, new_id
from journeymapper.gui.workspace import Workspace

MOST_REMOVALS = 8
PREPARING = "Counting…"
LOOK_MS = 20
"""How often is looked whether everything is imported."""
REST_MS = 200
"""Removal effects are counted when sliders have rested so long."""


class Trial(QObject):
    """One journey under shares that somebody tries out."""

    read = Signal()
    """The chain was read anew: other decision points, or other shares in the project."""
    answered = Signal()
    """Shares were moved, and there is a new answer (or a refusal)."""
    weighed = Signal()
    """Removal effects have been counted."""

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.persona = self.begin = self.goal = ""
        self.chain: Chain | None = None
        self.groups: dict[str, ShareGroup] = {}
        self.before: Answer | None = None
        self.after: Answer | None = None
        self.refusal, self.place = "", ""
        """Why there is no answer, and the record to look at."""
        self.removals: list[Removal] | None = None
        """The highest removal effects; None while they are counted."""
        self.more_removals = 0
        """How many lower ones there are."""
        self._what_if: WhatIf | None = None
        self._counting: Iterator[tuple[Removal, ...]] | None = None
        self._counted: list[Removal] = []
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self.answer)
        self._pieces = QTimer(self, singleShot=True, interval=0)
        self._pieces.timeout.connect(self._count_on)
        self._loading: Thread | None = None
        self._look_again = QTimer(self, interval=LOOK_MS)
        self._look_again.timeout.connect(self._begin_to_answer)

    @property
    def is_preparing(self) -> bool:
        """Whether what counts is still being imported; then there is no answer yet, and nothing
        is wrong."""
        return self._look_again.isActive()

    @property
    def is_moved(self) -> bool:
        return bool(self.groups)

    def look(self, persona: str, begin: str, goal: str) -> None:
        """Look as another persona, from another entry, at another goal. What was moved for one
        persona is let go of for another."""
        if persona != self.persona:
            self.groups = {}
        self.persona, self.begin, self.goal = persona, begin, goal
        self.read_again()

    def read_again(self) -> None:
        """Read the chain from the project; what was moved stays moved where it still can be."""
        self._later.stop()
        project, journey = self._workspace.project, self._workspace.journey_id
        self.chain, self._what_if = None, None
        try:
            if journey in project.journeys:
                self.chain = read_chain(
                    project, journey, self.persona, begin=self.begin, goal=self.goal
                )
                self._what_if = self._made_ready(self.chain)
        except ChainRefused as refusal:
            self.refusal, self.place = str(refusal), refusal.place
        own = self.chain.groups if self.chain is not None else {}
        self.groups = {
            place: one
            for place, one in self.groups.items()
            if place in own and own[place].ways == one.ways and own[place] != one
        }
        self.before = self._answer_of({})
        self.answer(then_tell=False)
        self.read.emit()
        self.answered.emit()

    def _made_ready(self, chain: Chain) -> WhatIf | None:
        """What answers for the chain; None while it is imported beside the window, which would
        stand still for a second."""
        loading = self._loading
        if is_loaded(chain) if loading is None else not loading.is_alive():
            return WhatIf(chain)
        self.refusal, self.place = PREPARING, ""
        self._look_again.start()
        return None

    def _begin_to_answer(self) -> None:
        """Import, once the page was painted; read again when that is done."""
        if self._loading is None and self.chain is not None:
            self._loading = Thread(target=load, args=(self.chain,), name="what-if", daemon=True)
            self._loading.start()
        elif self._loading is None or not self._loading.is_alive():
            self._look_again.stop()
            self.read_again()
            self._loading = None  # another chain may need more

    def group(self, place: str) -> ShareGroup:
        """The shares of a decision point as they are tried now."""
        assert self.chain is not None
        return self.groups.get(place, self.chain.groups[place])

    def move(self, place: str, way: str, share: float) -> None:
        """Give a way (or those who leave) another share; the others give way."""
        self.put(self.group(place).moved(way, share))

    def put(self, group: ShareGroup) -> None:
        """Try these shares at their decision point; the answer comes with the next turn."""
        assert self.chain is not None
        self.groups[group.place] = group
        if group == self.chain.groups[group.place]:
            del self.groups[group.place]
        self._later.start()

    def take_back(self, place: str) -> None:
        """Let one decision point be as the project has it."""
        if self.groups.pop(place, None) is not None:
            self._later.start()

    def answer_with(self, group: ShareGroup) -> Answer | None:
        """The answer with these shares at their decision point and everything else as it is tried
        now; None where there is none."""
        if self._what_if is None or self.chain is None:
            return None
        groups = {**self.groups, group.place: group}
        if group == self.chain.groups[group.place]:
            del groups[group.place]
        try:
            return self._what_if.answer(groups)
        except ChainRefused:
            return None

    def start_over(self) -> None:
        """Let go of everything that was moved."""
        self.groups = {}
        self.read.emit()
        self.answer()

    def keep(self) -> bool:
        """Write what was moved into the project, as one step; whether it was taken."""
        edits = list(self._edits())
        if not edits:
            return False
        title = f"Keep {plural(len(edits), 'share')} of a what-if"
        self.groups, kept = {}, self.groups
        if self._workspace.run(Together(title, edits), self) is None:
            self.groups = kept
            return False
        return True

    def answer(self, *, then_tell: bool = True) -> None:
        """Count now."""
        self._later.stop()
        self._pieces.stop()
        if self._what_if is not None:
            self.refusal, self.place = "", ""
        self.after = self._answer_of(self.groups)
        self._counted, self.removals, self._counting = [], None, None
        if self._what_if is not None and self.after is not None:
            self._counting = self._what_if.removals(dict(self.groups))
            self._pieces.start(REST_MS)
        if then_tell:
            self.answered.emit()

    def _answer_of(self, groups: dict[str, ShareGroup]) -> Answer | None:
        if self._what_if is None:
            return None
        try:
            return self._what_if.answer(groups)
        except ChainRefused as refusal:
            self.refusal, self.place = str(refusal), refusal.place
            return None

    def _count_on(self) -> None:
        """A piece of the removal effects at a time, so that sliders stay quick."""
        if self._counting is None:
            return
        piece = next(self._counting, None)
        if piece is None:
            self._counting = None
            self.removals = highest(self._counted, MOST_REMOVALS)
            self.more_removals = len(self._counted) - len(self.removals)
            self.weighed.emit()
            return
        self._counted += piece
        self._pieces.start(0)

    def _edits(self) -> Iterator[Command]:
        assert self.chain is not None
        project = self._workspace.project
        for place, group in self.groups.items():
            before = self.chain.groups[place]
            for way, share, was in zip(group.ways, group.given, before.given, strict=True):
                if not self.persona:
                    if share != was:
                        yield EditFields(way, {"share": share})
                    continue
                # A persona's shares count at a place as soon as there is one: all are written.
                own = [
                    one for one in project.referring(Passage, way) if one.persona == self.persona
                ]
                if own and own[0].share != share:
                    yield EditFields(own[0].id, {"share": share})
                elif not own and share is not None:
                    passage = Passage(
                        id=new_id(Passage), connection=way, persona=self.persona, share=share
                    )
                    yield AddRecord(passage)
