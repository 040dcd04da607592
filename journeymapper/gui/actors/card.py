"""One actor: name and kind, what falls to it, and the ways to merge and delete it."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QFrame, QMenu, QWidget

from journeymapper.analysis.actors import Work, actors_in_order, work_of
from journeymapper.commands.actors import MergeActors
from journeymapper.commands.base import Command, plural
from journeymapper.commands.records import DeleteRecords, EditFields
from journeymapper.domain.vocabulary import ActorKind
from journeymapper.gui.entries import Entry, EntryList
from journeymapper.gui.find.places import go_to
from journeymapper.gui.inspector.fields import BoundPick, labelled, words
from journeymapper.gui.inspector.form import Form
from journeymapper.gui.labels import ElidedButton, ElidedLabel
from journeymapper.gui.parts import button, column, label, row
from journeymapper.gui.workspace import Workspace

MOST_SHOWN = 40


class ActorCard(QFrame):
    """Closed it says what the actor owns and does in numbers, open in names."""

    def __init__(self, workspace: Workspace, actor_id: str) -> None:
        super().__init__()
        self._workspace = workspace
        self._actor = actor_id
        self.setProperty("role", "sheet")
        layout = column(self, (8, 8, 8, 8), 8)
        self.head = Entry()
        line = row(self.head, (8, 4, 8, 4), 12)
        texts = column(gap=0)
        self._name = ElidedLabel(role="strong")
        self._kind = ElidedLabel(role="small")
        texts.addWidget(self._name)
        texts.addWidget(self._kind)
        line.addLayout(texts, 1)
        self._count = label("", "small")
        line.addWidget(self._count)
        self.head.delete_asked.connect(self._delete)
        layout.addWidget(self.head)
        self._inside = QWidget()
        inside = column(self._inside, (8, 0, 8, 8), 8)
        self.fields = ActorFields(workspace)
        inside.addWidget(self.fields)
        self.work = EntryList(0, self._make_link)
        inside.addWidget(self.work.widget)
        foot = row(gap=8)
        self.merge = button("Merge into…")
        self._others = QMenu(self.merge)
        self._others.aboutToShow.connect(self._fill_others)
        self.merge.setMenu(self._others)
        self.merge.setToolTip("Give everything to another actor; this one goes")
        foot.addWidget(self.merge)
        foot.addStretch(1)
        foot.addWidget(button("Delete actor", self._delete, "danger"))
        inside.addLayout(foot)
        layout.addWidget(self._inside)

    def show_actor(self, actor_id: str, *, is_open: bool) -> None:
        project = self._workspace.project
        actor = project.actors[actor_id]
        work = work_of(project, actor_id)
        self._name.show_text(actor.name)
        self._kind.show_text(actor.kind.label)
        said = counted_work(work)
        self._count.setText(said)
        state = "open" if is_open else "closed"
        self.head.setAccessibleName(f"{actor.name}, {actor.kind.label}, {said}, {state}")
        self._inside.setVisible(is_open)
        if not is_open:
            self.fields.finish()
            return
        self.fields.show_record(actor_id)
        self.merge.setEnabled(len(project.actors) > 1)
        shown: dict[str, str] = {}
        for one in work.owns:
            shown[one.id] = f"owns {one.name}"
        for one in work.does:
            shown[one.id] = f"owns and does {one.name}" if one.id in shown else f"does {one.name}"
        shown.update({one.id: f"is to: {one.text}" for one in work.actions})
        ids = list(shown)[:MOST_SHOWN]
        self.work.show_ids(ids, lambda one, link: link.show_text(shown[one]))

    def _make_link(self, record_id: str) -> ElidedButton:
        return ElidedButton("", partial(go_to, self._workspace, record_id), "link")

    def _fill_others(self) -> None:
        self._others.clear()
        for one in actors_in_order(self._workspace.project):
            if one.id != self._actor:
                text = one.name[:60].replace("&", "&&")
                self._others.addAction(text, partial(self._merge, one.id))

    def _merge(self, kept: str) -> None:
        self._workspace.flush()
        self._workspace.run(MergeActors(kept, (self._actor,)))

    def _delete(self) -> None:
        project = self._workspace.project
        actor = project.actors.get(self._actor)
        count = work_of(project, self._actor).count
        if actor and self._workspace.run(DeleteRecords([self._actor])) and count:
            has = "1 thing has" if count == 1 else f"{plural(count, 'thing')} have"
            self._workspace.told.emit(f"{has} lost “{actor.name[:40]}”. Ctrl+Z brings it back.")


class ActorFields(Form):
    """Name and kind. A name that another actor has is refused: the two are merged instead."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        pair = row(gap=8)
        name = BoundPick(workspace, self._rename, name="Name", placeholder="A name")
        self.bind(name, lambda record: record.name)
        pair.addWidget(labelled("Name", name), 2)
        pair.addWidget(self.choice("Kind", "kind", words(ActorKind)), 1)
        self.body.addLayout(pair)

    def _rename(self, name: str) -> Command | None:
        if self.record is None:
            return None
        for one in self.workspace.project.actors.values():
            if one.id != self.record_id and one.name.casefold() == name.casefold():
                sentence = f"“{one.name}” is already there. Merge the two to make them one."
                self.workspace.refused.emit(sentence)
                return None
        return EditFields(self.record_id, {"name": name})


def counted_work(work: Work) -> str:
    """``owns 3 · does 2 · 1 action``."""
    parts = [
        f"owns {len(work.owns)}" if work.owns else "",
        f"does {len(work.does)}" if work.does else "",
    ]
    parts.append(plural(len(work.actions), "action") if work.actions else "")
    parts.append(plural(len(work.rituals), "ritual") if work.rituals else "")
    return " · ".join(filter(None, parts)) or "nothing yet"
