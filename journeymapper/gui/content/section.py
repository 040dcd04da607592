"""The content at a touchpoint, in the inspector."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from journeymapper.analysis.content import answers, for_whom
from journeymapper.commands.records import AddRecord, DeleteRecords
from journeymapper.domain.order import by_rank
from journeymapper.domain.records import Content, Touchpoint, new_id
from journeymapper.gui.entries import Entry, EntryList, NameLine
from journeymapper.gui.labels import ElidedLabel, WrappedLabel
from journeymapper.gui.parts import column
from journeymapper.gui.workspace import Workspace


class ContentSection(QWidget):
    """A card an item; a click opens it on the page of content."""

    add_text = "Add content"

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._touchpoint = ""
        layout = column(self, gap=8)
        self._heading = ElidedLabel("Content here", "field")
        layout.addWidget(self._heading)
        self.list = EntryList(8, self._make)
        layout.addWidget(self.list.widget)
        self.line = NameLine("Title of the content, then Enter")
        self.line.named.connect(self._on_named)
        self.line.left.connect(self._hide)
        layout.addWidget(self.line)

    def show_record(self, record_id: str) -> None:
        """``record_id`` is a touchpoint's."""
        if record_id != self._touchpoint:
            self._touchpoint = record_id
            self.line.leave()
        found = {
            one.id: one for one in by_rank(self._workspace.project.referring(Content, record_id))
        }
        self.list.show_ids(list(found), lambda one, card: self._fill(card, found[one]))
        self._heading.setVisible(bool(found))
        self._hide()

    def finish(self) -> None:
        """What is typed into the line for a new item is taken when it is left."""

    def add(self) -> None:
        """Ask for a new item's title, in place."""
        self.show()
        self.line.begin()

    def _hide(self) -> None:
        """Nothing is shown of a section that has nothing."""
        self.setVisible(bool(self.list.entries) or not self.line.isHidden())

    def _fill(self, card: ContentCard, content: Content) -> None:
        project = self._workspace.project
        about = f"{content.kind.label} · for {for_whom(project, content)}"
        card.say(content.title, about, answers(project, content))

    def _make(self, content_id: str) -> ContentCard:
        card = ContentCard()
        card.clicked.connect(lambda: self._workspace.page_asked.emit("content", content_id))
        card.delete_asked.connect(lambda: self._workspace.run(DeleteRecords([content_id])))
        return card

    def _on_named(self, title: str) -> None:
        touchpoint = self._workspace.project.get(Touchpoint, self._touchpoint)
        content = Content(
            id=new_id(Content), journey=touchpoint.journey, touchpoint=touchpoint.id, title=title
        )
        if self._workspace.run(AddRecord(content), self) is not None:
            self.line.clear()
            self.line.leave()
            self.show_record(self._touchpoint)


class ContentCard(Entry):
    """An item: its title, what and for whom it is, and what it answers."""

    def __init__(self) -> None:
        super().__init__("card")
        layout = column(self, (12, 8, 12, 8), 2)
        self._title = WrappedLabel(role="name")
        self._about = ElidedLabel(role="small")
        self._pain = WrappedLabel(role="small")
        for part in (self._title, self._about, self._pain):
            layout.addWidget(part)

    def say(self, title: str, about: str, pain: str) -> None:
        self._title.show_text(title)
        self._about.show_text(about)
        self._pain.show_text(pain)
        self.setAccessibleName(f"{title}, {about}, {pain}")
