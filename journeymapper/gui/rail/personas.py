"""The rail's personas: whose journey this is, who is active, whose path is lit."""

from __future__ import annotations

from textwrap import wrap

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QMenu, QWidget

from journeymapper.analysis.feelings import feelings
from journeymapper.analysis.feelings_in_words import in_short, in_words
from journeymapper.app.observers import Event
from journeymapper.commands.personas import AddPersona, PlacePersona, presence_of
from journeymapper.commands.records import DeleteRecords
from journeymapper.domain.order import personas_in_order
from journeymapper.domain.records import Persona, Presence, Touchpoint, new_id
from journeymapper.drawing.chips import CHIP_HEIGHT, CHIP_WIDTH
from journeymapper.gui.avatar import Avatar
from journeymapper.gui.drags import drag_records
from journeymapper.gui.entries import INSET, Entry, EntryList, Header, NameLine
from journeymapper.gui.icons import icon
from journeymapper.gui.labels import ElidedButton, ElidedLabel
from journeymapper.gui.look import mark
from journeymapper.gui.parts import button, column, icon_button, label, row
from journeymapper.gui.sizes import fix
from journeymapper.gui.workspace import Workspace

TABLES = frozenset({"personas", "images"})
FELT_TABLES = frozenset(
    {"experiences", "passages", "touchpoints", "stages", "connections", "projects"}
)
"""What decides how personas feel on a journey, and in which words it is said."""

TIP_LETTERS = 56
"""Letters of a line of a tool tip: some 360 pixels."""


class PersonaEntry(Entry):
    """A persona's card: portrait, name, role, and the eye that lights the path or not."""

    def __init__(self, workspace: Workspace, persona_id: str) -> None:
        super().__init__("card")
        self._workspace = workspace
        self.persona_id = persona_id
        whole = column(self, (8, 8, 2, 8), 4)
        layout = row(gap=8)
        whole.addLayout(layout)
        self._avatar = Avatar(28)
        layout.addWidget(self._avatar)
        texts = column(gap=0)
        self._name = ElidedLabel(role="strong")
        self._role = ElidedLabel(role="small")
        texts.addWidget(self._name)
        texts.addWidget(self._role)
        self.felt = ElidedButton("", self._go_to_lowest, "quiet-link")
        fix(self.felt, height=22)
        self.felt.hide()
        whole.addWidget(self.felt)
        self._lowest = ""
        layout.addLayout(texts, 1)
        self.eye = icon_button("eye", "", self._toggle, 14)
        self.eye.setCheckable(True)
        layout.addWidget(self.eye)

    def refresh(self, *, shown: bool, active: bool) -> None:
        persona = self._workspace.project.personas[self.persona_id]
        self._avatar.show_persona(self._workspace.project, persona, faint=not shown)
        self._name.show_text(persona.name)
        self._role.show_text(persona.role.label)
        self.eye.setChecked(False)
        self.eye.setIcon(icon("eye" if shown else "eye-off", "muted"))
        tip = f"{'Dim' if shown else 'Light'} the path of {persona.name}"
        self.eye.setToolTip(tip)
        self.eye.setAccessibleName(tip)
        state = ", active" if active else ""
        light = "" if shown else ", path dimmed"
        self.setAccessibleName(f"Persona {persona.name}, {persona.role.label}{state}{light}")
        mark(self, chosen=active, lit=shown)

    def show_felt(self) -> None:
        """How the persona feels on this journey, in a line; nothing where nobody said."""
        workspace = self._workspace
        felt = feelings(workspace.project, workspace.journey_id, self.persona_id)
        self.felt.setVisible(felt is not None)
        if felt is not None:
            self._lowest = felt.lowest.touchpoint
            self.felt.show_text(in_short(felt))
            whole = in_words(workspace.project, felt)
            told = f"{whole}. A click goes to the lowest point."
            self.felt.setToolTip("\n".join(wrap(told, TIP_LETTERS)))
            self.felt.setAccessibleName(f"Feels: {whole}. Go to the lowest point")

    def _go_to_lowest(self) -> None:
        workspace = self._workspace
        if self._lowest in workspace.project.touchpoints:
            workspace.activate_persona(self.persona_id)
            workspace.reveal(self._lowest)

    def _toggle(self) -> None:
        everybody = [one.id for one in personas_in_order(self._workspace.project)]
        shown = set(self._workspace.shown_personas) or set(everybody)
        shown ^= {self.persona_id}
        everything = len(shown) in (0, len(everybody))
        self._workspace.show_personas(() if everything else shown)


class PersonaSection(QWidget):
    """PERSONAS, their cards, and where to begin when there are none."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._layout = column(self, gap=4)
        self._layout.addWidget(Header("Personas", "Add a persona", self.add))
        self.list = EntryList(8, self._make_entry)
        self._layout.addWidget(self.list.widget)
        # How they feel is found out once the hands rest: it asks for every experience.
        self._felt_later = QTimer(self, singleShot=True, interval=200)
        self._felt_later.timeout.connect(self.refresh_felt)
        workspace.records_changed.connect(self._on_records)
        workspace.journey_changed.connect(self._felt_later.start)
        self._empty = self._make_empty()
        self._layout.addWidget(self._empty)
        self.name_line = NameLine("Who? Name, then Enter")
        self.name_line.named.connect(self._on_named)
        self.name_line.left.connect(self.refresh)
        self._layout.addWidget(self.name_line)

    def refresh(self) -> None:
        workspace = self._workspace
        ids = [one.id for one in personas_in_order(workspace.project)]

        def fill(one: str, entry: PersonaEntry) -> None:
            shown = not workspace.shown_personas or one in workspace.shown_personas
            entry.refresh(shown=shown, active=one == workspace.active_persona)

        self.list.show_ids(ids, fill)
        self._empty.setVisible(not ids and self.name_line.isHidden())
        self._felt_later.start()

    def refresh_felt(self) -> None:
        """Say anew how everybody feels."""
        self._felt_later.stop()
        for entry in self.list.entries.values():
            entry.show_felt()

    def _on_records(self, event: Event) -> None:
        if any(change.table in FELT_TABLES for change in event.changes):
            self._felt_later.start()

    def add(self) -> None:
        """Ask for a new persona's name, in place."""
        self._empty.hide()
        self.name_line.begin()

    def _on_named(self, name: str) -> None:
        persona_id = new_id(Persona)
        if self._workspace.run(AddPersona(persona_id, name)):
            self.name_line.leave()
            self._workspace.activate_persona(persona_id)
            self.refresh()
            self.list.entries[persona_id].setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_empty(self) -> QWidget:
        empty = QWidget()
        layout = column(empty, (INSET, 0, INSET, 8), 8)
        sentence = "Who is this about? Add a persona, or begin with the empathy map."
        layout.addWidget(label(sentence, "small", wrap=True))
        layout.addWidget(button("Add a persona", self.add, "soft"))
        begin = button("Empathy map", lambda: self._workspace.page_asked.emit("empathy", ""))
        layout.addWidget(begin)
        return empty

    def _make_entry(self, persona_id: str) -> PersonaEntry:
        entry = PersonaEntry(self._workspace, persona_id)
        ask = self._workspace.page_asked.emit
        entry.clicked.connect(lambda: self._workspace.activate_persona(persona_id))
        entry.double_clicked.connect(lambda: ask("persona", persona_id))
        entry.rename_asked.connect(lambda: ask("persona", persona_id))
        entry.delete_asked.connect(lambda: self._delete(persona_id))
        entry.dragged.connect(lambda: drag_records(entry, [persona_id]))
        entry.fill_menu = lambda menu: self._fill_menu(menu, persona_id)
        entry.setToolTip("Drag onto the canvas; double click for the persona’s page")
        return entry

    def _fill_menu(self, menu: QMenu, persona_id: str) -> None:
        workspace = self._workspace
        ask = workspace.page_asked.emit
        menu.addAction("Open page", lambda: ask("persona", persona_id))
        menu.addAction("Open empathy map", lambda: ask("empathy", persona_id))
        menu.addSeparator()
        menu.addAction("Walk path", lambda: workspace.take_tool(f"walk:{persona_id}"))
        if presence_of(workspace.project, persona_id, workspace.journey_id) is None:
            menu.addAction("Place on the canvas", lambda: place_persona(workspace, persona_id))
        menu.addAction("Light this path alone", lambda: workspace.show_personas([persona_id]))
        if workspace.shown_personas:
            menu.addAction("Light all paths", lambda: workspace.show_personas(()))
        menu.addSeparator()
        menu.addAction("Delete", lambda: self._delete(persona_id))

    def _delete(self, persona_id: str) -> None:
        self._workspace.run(DeleteRecords([persona_id]))


def place_persona(workspace: Workspace, persona_id: str) -> None:
    """Let a persona stand left of the journey, below those who are there."""
    project, journey = workspace.project, workspace.journey_id
    chips = project.referring(Presence, journey)
    left = min((one.x for one in project.referring(Touchpoint, journey)), default=0.0)
    size = QSize(round(CHIP_WIDTH), round(CHIP_HEIGHT))
    x = min((one.x for one in chips), default=min(left, 0.0) - size.width() - 64)
    y = max((one.y + size.height() + 24 for one in chips), default=48.0)
    presence = new_id(Presence)
    if workspace.run(PlacePersona(presence, persona_id, journey, x, y)):
        workspace.reveal(presence)
