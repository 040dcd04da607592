"""The slides of a job, part by part, in the order of the document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from journeymapper.analysis.grid import grid
from journeymapper.commands.review_rounds import numbers_of
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.order import personas_in_order
from journeymapper.domain.records import Journey, Persona
from journeymapper.domain.remark import Remark
from journeymapper.domain.vocabulary import state_said
from journeymapper.drawing.options import MapOptions
from journeymapper.drawing.pages.sections import SECTIONS, PageSection
from journeymapper.drawing.print_themes import theme_for
from journeymapper.exporters.job import ExportJob, IsCancelled, Progress, stop_if
from journeymapper.exporters.pptx.answering import closing_slides
from journeymapper.exporters.pptx.contents import TELLINGS, loops_of
from journeymapper.exporters.pptx.cover import cover_slide
from journeymapper.exporters.pptx.deck import Deck
from journeymapper.exporters.pptx.drawn import drawn_slides
from journeymapper.exporters.pptx.map_slides import map_slides
from journeymapper.exporters.pptx.people import curve_slide, persona_slides
from journeymapper.exporters.pptx.tables import Row, Table, table_slides
from journeymapper.words import said

_LEAST_COLUMN = 125.0
"""Points: a grid with narrower stages goes on on another slide."""
_LANES = 95.0


def write_presentation(
    job: ExportJob, progress: Progress, cancelled: IsCancelled
) -> tuple[Remark, ...]:
    """Write the presentation of a job.

    Raises EditRefused for a template that is none and where the chosen parts hold nothing yet,
    FileTrouble for a template that cannot be read, Cancelled.
    """
    for deck, _, remarks in slides_by_part(job, progress, cancelled):  # noqa: B007 - the last
        stop_if(cancelled)
    stop_if(cancelled)
    progress(0.92, "Writing the presentation")
    deck.save(job.path, cancelled)
    job.tell_pages(len(deck.sheets))
    return remarks


def slides_by_part(
    job: ExportJob, progress: Progress, cancelled: IsCancelled
) -> Iterator[tuple[Deck, str, tuple[Remark, ...]]]:
    """The presentation as it grows, after each part, by the name of that part and with the remarks
    so far; nothing is written.
    Raises what ``write_presentation`` raises."""
    stop_if(cancelled)
    progress(0.0, "Opening the template" if job.options.template else "Setting the slides")
    deck = Deck(job, theme_for(job.options))
    journeys = [job.project.journeys[one] for one in job.journeys]
    making = _Making(deck, journeys, cancelled)
    wanted = [
        one
        for one in SECTIONS
        if (not job.options.sections or one.name in job.options.sections) and one.holds(job.project)
    ]
    for number, section in enumerate(wanted):
        stop_if(cancelled)
        progress(0.9 * number / len(wanted), f"Making the slides of {section.title}")
        deck.section(said(section.title))
        making.make(section)
        if deck.sheets:
            yield deck, section.name, tuple(dict.fromkeys(making.remarks))
    if not deck.sheets:
        titles = ", ".join(f"“{one.title}”" for one in wanted) or "none of the chosen parts"
        raise EditRefused(
            f"The presentation would have no slides: {titles} holds nothing yet. Choose other "
            "parts, or fill these first."
        )


class _Making:
    def __init__(self, deck: Deck, journeys: Sequence[Journey], cancelled: IsCancelled) -> None:
        self.deck, self.journeys, self.cancelled = deck, journeys, cancelled
        self.project = deck.project
        self.at: date = deck.job.at.astimezone().date()
        self.remarks: list[Remark] = []
        wished = deck.options.personas
        shown = MapOptions(personas=frozenset(wished) if wished else None, on=self.at)
        self.map_options = replace(shown, numbers=_numbers(deck))

    def make(self, section: PageSection) -> None:
        made = {
            "cover": self._cover,
            "map": self._maps,
            "grid": self._grids,
            "personas": self._personas,
            "closing": self._closing,
        }.get(section.name)
        if made is not None:
            made()
        elif section.name in TELLINGS:
            for table in TELLINGS[section.name](self.project, self.journeys, self.at):
                table_slides(self.deck, table, self.cancelled)
        else:
            self.remarks += drawn_slides(self.deck, section, self.journeys, self.at, self.cancelled)

    def _cover(self) -> None:
        cover_slide(self.deck, self.journeys, self.at)

    def _maps(self) -> None:
        for journey in self.journeys:
            self.remarks += map_slides(self.deck, journey, self.map_options, self.cancelled)
            stop_if(self.cancelled)
            curve_slide(self.deck, journey, self.map_options)
        for table in loops_of(self.project, self.journeys, self.at):
            table_slides(self.deck, table, self.cancelled)

    def _grids(self) -> None:
        """Stages across, lanes down; lanes that are hidden, internal or empty are left out."""
        for journey in self.journeys:
            shown = grid(self.project, journey.id, with_internal=False)
            lanes = [
                lane
                for lane in shown.rows
                if any(shown.cell(lane.key, column.key).lines for column in shown.columns)
            ]
            if not lanes:
                continue
            across = self.deck.room()[2] - _LANES
            most = max(int(across / _LEAST_COLUMN), 1)
            slides = -(-len(shown.columns) // most)
            each = -(-len(shown.columns) // slides)
            for start in range(0, len(shown.columns), each):
                columns = shown.columns[start : start + each]
                width = across / len(columns)
                rows = tuple(
                    Row(
                        cells=(
                            lane.name,
                            *(shown.cell(lane.key, one.key).text for one in columns),
                        )
                    )
                    for lane in lanes
                )
                named = [one.name for one in columns]
                facts = [state_said(journey.state)]
                if slides > 1:
                    facts.append(said("{first} to {last}", first=named[0], last=named[-1]))
                table = Table(
                    title=said("Grid · {journey}", journey=journey.title),
                    subtitle=" · ".join(facts),
                    columns=(("", _LANES), *((one, width) for one in named)),
                    rows=rows,
                    anchor=f"grid-{journey.id}",
                )
                table_slides(self.deck, table, self.cancelled)

    def _closing(self) -> None:
        closing_slides(self.deck, self.journeys, self.at, self.cancelled)

    def _personas(self) -> None:
        wished = self.deck.options.personas
        for persona in personas_in_order(self.project):
            stop_if(self.cancelled)
            if not wished or persona.id in wished:
                self._persona(persona)

    def _persona(self, persona: Persona) -> None:
        persona_slides(self.deck, persona, self.journeys)


def _numbers(deck: Deck) -> tuple[tuple[str, int], ...]:
    """The numbers of a round of review, where the documents are to show them."""
    if deck.options.review_round is None:
        return ()
    return tuple(numbers_of(deck.project, deck.options.review_round).items())
