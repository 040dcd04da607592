"""What is chosen for a document: the column of fields, in calm groups, and the value they make."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from journeymapper.app.export_choices import INKS, asked_for
from journeymapper.domain.document_records import ExportPreset, chosen
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.order import by_rank, personas_in_order
from journeymapper.domain.records import Image, ReviewRound
from journeymapper.domain.vocabulary import Audience, Orientation, PageWay
from journeymapper.drawing.pages import SECTIONS
from journeymapper.drawing.pages.advice import AT_A_TABLE, AT_A_WALL, AT_HAND
from journeymapper.drawing.pages.paper import CONTENT, CUSTOM, SIZES
from journeymapper.exporters.job import Exporter
from journeymapper.exporters.registry import exporters
from journeymapper.gui.export.fields import Choice, Length, Ticks
from journeymapper.gui.export.files import AccentChoice, LogoChoice, TemplateChoice
from journeymapper.gui.export.formats import FORMATS, TOLD
from journeymapper.gui.parts import button, column, label, row, section
from journeymapper.gui.workspace import Workspace
from journeymapper.words import LANGUAGES

LONGEST = 5080.0
"""Millimetres a side of the largest page."""
PAGES = (
    *((one, one) for one in SIZES),
    (CUSTOM, "Another size…"),
    (CONTENT, "As large as its contents"),
)
WAYS = (
    (PageWay.FIT, "Each map on one page"),
    (PageWay.POSTER, "As a poster, at true size"),
    (PageWay.TILED, "As a poster of several sheets"),
    (PageWay.STAGES, "By stages, page after page"),
)
DISTANCES = (
    (AT_HAND, "In the hand"),
    (AT_A_TABLE, "From 0.7 m, on a table"),
    (AT_A_WALL, "From 1.5 m, on a wall"),
)
AUDIENCES = (
    (Audience.TEAM, "The team: everything"),
    (Audience.CLIENT, "A client: nothing internal"),
)
ORIENTATIONS = ((Orientation.LANDSCAPE, "Landscape"), (Orientation.PORTRAIT, "Portrait"))
SCALES = (
    (1.0, "Screen size"),
    (2.0, "Twice, for slides"),
    (4.0, "Four times, for print"),
    (8.0, "Eight times, for a wall"),
)


class Choices(QWidget):
    """The fields; only those that the chosen format heeds are shown."""

    changed = Signal()
    refused = Signal(str)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("role", "panel")
        self._workspace = workspace
        self._kept = chosen(format_name="pdf")
        self._rows: list[tuple[QWidget, frozenset[str]]] = []
        self._groups: list[tuple[QWidget, list[QWidget]]] = []
        self._layout = column(self, (20, 12, 16, 20), 4)
        self._make_what()
        self._make_page()
        self._make_look()
        self._layout.addStretch(1)
        self._show_rows()

    @property
    def format_name(self) -> str:
        return str(self.format.value)

    @property
    def logo_image(self) -> Image | None:
        """The picture that was chosen as logo, where the project lacks it."""
        return self.logo.image

    @property
    def options(self) -> ExportPreset:
        """What is chosen now. Raises EditRefused where nothing is ticked in a list."""
        if self.journeys.count() and not self.journeys.wanted:
            raise EditRefused("Choose at least one journey to export.")
        if not self.sections.wanted and "sections" in asked_for(self._bare()):
            raise EditRefused("Choose at least one part of the document.")
        if self.personas.count() and not self.personas.wanted:
            raise EditRefused("Choose at least one persona.")
        return self._bare()

    def take(self, options: ExportPreset) -> None:
        """Show what was chosen; what is no longer there is passed over."""
        self.blockSignals(True)
        self.format.take(options.format_name)
        self.journeys.take(options.journeys)
        self.personas.take(options.personas)
        self.sections.take(options.sections)
        self.audience.take(options.audience)
        self.page.take(options.page_size)
        self.page_width.take(options.page_width or 420.0)
        self.page_height.take(options.page_height or 297.0)
        self.orientation.take(options.orientation)
        self.margin.take(options.margin)
        self.way.take(options.way)
        self.overlap.take(options.overlap)
        self.distance.take(options.reading_distance)
        self.ink.take(options.ink)
        self.accent.take(options.accent)
        self.logo.take(options.logo if options.with_logo else None, options.with_logo)
        self.header.setText(options.header)
        self.footer.setText(options.footer)
        if not self.language.knows(options.language):
            self.language.add(options.language, options.language)
        self.language.take(options.language)
        if not self.scale.knows(options.scale):
            self.scale.add(options.scale, f"{options.scale:g} times")
        self.scale.take(options.scale)
        self.background.setChecked(options.background)
        self.template.take(options.template)
        self.round.take(options.review_round)
        self._kept = options
        self.blockSignals(False)
        self._on_change()

    def _bare(self) -> ExportPreset:
        is_custom = self.page.value == CUSTOM
        return replace(
            self._kept,
            format_name=self.format_name,
            journeys=() if self.journeys.is_all else self.journeys.wanted,
            personas=() if self.personas.is_all else self.personas.wanted,
            sections=() if self.sections.is_all else self.sections.wanted,
            audience=self.audience.value,
            page_size=self.page.value,
            page_width=self.page_width.length if is_custom else None,
            page_height=self.page_height.length if is_custom else None,
            orientation=self.orientation.value,
            margin=self.margin.length,
            way=self.way.value,
            overlap=self.overlap.length or 0.0,
            reading_distance=self.distance.value,
            ink=self.ink.value,
            accent=self.accent.accent,
            logo=self.logo.logo,
            with_logo=self.logo.is_wanted,
            header=self.header.text().strip(),
            footer=self.footer.text().strip(),
            language=self.language.value,
            scale=self.scale.value,
            background=self.background.isChecked(),
            template=self.template.path,
            review_round=self.round.value,
        )

    def _make_what(self) -> None:
        project = self._workspace.project
        self.format = Choice("Format", ((one.name, one.title) for one in _in_order(exporters())))
        self.told = label("", "small", wrap=True)
        journeys = by_rank(project.journeys.values())
        self.journeys = Ticks("Journeys", ((one.id, one.title, True) for one in journeys), 3)
        people = personas_in_order(project)
        self.personas = Ticks("Personas", ((one.id, one.name, True) for one in people), 3)
        holds = ((one, one.holds(project)) for one in SECTIONS)
        self.sections = Ticks(
            "Parts of the document",
            (
                (one.name, one.title if is_there else f"{one.title} · nothing yet", is_there)
                for one, is_there in holds
            ),
            6,
        )
        self.audience = Choice("For whom", AUDIENCES)
        self._group("What", [self._row("Format", self.format, self.told)])
        fields = [self._row("Journeys", self.journeys, uses={"journeys"})]
        if people:
            fields.append(self._row("Personas", self.personas, uses={"personas"}))
        fields.append(
            self._row("Parts of the document", self.sections, uses={"sections"}, all_or_none=True)
        )
        self._group("", fields)
        self._group("For whom", [self._row("", self.audience, uses={"audience"})])

    def _make_page(self) -> None:
        self.page = Choice("Page size", PAGES)
        self.page_width = Length("Width of the page", 20, LONGEST)
        self.page_height = Length("Height of the page", 20, LONGEST)
        self.orientation = Choice("Orientation", ORIENTATIONS)
        self.margin = Length("Margins", 0, 200, "As suits the paper")
        self.way = Choice("How maps come to paper", WAYS)
        self.overlap = Length("Overlap of the sheets", 0, 100)
        self.distance = Choice("Read from", DISTANCES)
        size = QWidget()
        layout = row(size)
        layout.addWidget(self.page_width)
        layout.addWidget(label("×", "muted"))
        layout.addWidget(self.page_height)
        self._group(
            "Page",
            [
                self._row("Size", self.page, uses={"page_size"}),
                self._row("Width and height", size, uses={"page_width"}),
                self._row("Orientation", self.orientation, uses={"orientation"}),
                self._row("Margins", self.margin, uses={"margin"}),
            ],
        )
        self._group(
            "How",
            [
                self._row("Maps", self.way, uses={"way"}),
                self._row("Overlap of the sheets", self.overlap, uses={"overlap"}),
                self._row("Read", self.distance, uses={"reading_distance"}),
            ],
        )

    def _make_look(self) -> None:
        self.ink = Choice("Colours", INKS.items())
        self.accent = AccentChoice()
        self.logo = LogoChoice(self._workspace.project)
        self.header, self.footer = QLineEdit(), QLineEdit()
        for field, name in ((self.header, "Header"), (self.footer, "Footer")):
            field.setAccessibleName(name)
            field.setPlaceholderText("Nothing more")
            field.setMaxLength(300)
            field.textEdited.connect(lambda _text: self._on_change())
        self.language = Choice("Language of fixed words", LANGUAGES.items())
        self.language.setToolTip("What you wrote stays as it is. Screen readers speak in it.")
        self.scale = Choice("Size of the picture", SCALES)
        self.scale.take(2.0)
        self.background = QCheckBox("Paper behind the picture")
        self.background.setChecked(True)
        self.background.toggled.connect(lambda _on: self._on_change())
        self.template = TemplateChoice()
        rounds = by_rank(self._workspace.project.all(ReviewRound).values())
        self.round = Choice(
            "Numbers of a review round",
            [(None, "No numbers"), *((one.id, one.name or "A round") for one in rounds)],
        )
        for one in (self.logo, self.template):
            one.refused.connect(self.refused.emit)
        self._group(
            "Look",
            [
                self._row("Colours", self.ink, uses={"ink"}),
                self._row("Accent", self.accent, uses={"accent"}),
                self._row("Logo", self.logo, uses={"with_logo"}),
                self._row("Header", self.header, uses={"header"}),
                self._row("Footer", self.footer, uses={"footer"}),
                self._row("Size", self.scale, uses={"scale"}),
                self._row("", self.background, uses={"background"}),
                self._row("Language of fixed words", self.language, uses={"language"}),
                self._row("Template", self.template, uses={"template"}),
                self._row("Numbers on cards", self.round, uses={"review_round"}),
            ],
        )

    def _group(self, title: str, rows: list[QWidget]) -> None:
        heading = section(title)
        heading.setContentsMargins(0, 12, 0, 0)
        if title:
            self._layout.addWidget(heading)
        for one in rows:
            self._layout.addWidget(one)
        self._groups.append((heading, rows))

    def _row(
        self,
        name: str,
        *fields: QWidget,
        uses: Sequence[str] | set[str] = (),
        all_or_none: bool = False,
    ) -> QWidget:
        made = QWidget()
        layout = column(made, gap=2)
        if name:
            head = row()
            head.addWidget(label(name, "field"))
            if all_or_none:
                head.addStretch()
                self.all_parts = button("All", lambda: self.sections.tick_all(True), "quiet-link")
                self.no_parts = button("None", lambda: self.sections.tick_all(False), "quiet-link")
                for one, spoken in ((self.all_parts, "All parts"), (self.no_parts, "No parts")):
                    one.setAccessibleName(spoken)
                    head.addWidget(one)
            layout.addLayout(head)
        for field in fields:
            layout.addWidget(field)
            if isinstance(field, Choice | Length | Ticks | AccentChoice | LogoChoice):
                field.chosen.connect(self._on_change)
        for length in (one for field in fields for one in field.findChildren(Length)):
            length.chosen.connect(self._on_change)
        for template in (one for one in fields if isinstance(one, TemplateChoice)):
            template.chosen.connect(self._on_change)
        if uses:
            self._rows.append((made, frozenset(uses)))
        return made

    def _on_change(self) -> None:
        if not self.signalsBlocked():
            self._show_rows()
            self.changed.emit()

    def _show_rows(self) -> None:
        self.told.setText(TOLD.get(self.format_name, ""))
        self.told.setVisible(bool(self.told.text()))
        asked = asked_for(self._bare())
        if self.round.count() == 1:  # there is no round to choose
            asked -= {"review_round"}
        hidden = set()
        for one, uses in self._rows:
            one.setVisible(not uses.isdisjoint(asked))
            if uses.isdisjoint(asked):
                hidden.add(one)
        for heading, rows in self._groups:
            if heading.parentWidget() is not None:
                heading.setVisible(not hidden.issuperset(rows))


def _in_order(found: Sequence[Exporter]) -> list[Exporter]:
    places = {name: place for place, name in enumerate(FORMATS)}
    return sorted(found, key=lambda one: (places.get(one.name, len(places)), one.name))
