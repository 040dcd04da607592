"""Readings of measures from a table: a measure, a day and a value in every row."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from journeymapper.analysis.measures import place_name, written
from journeymapper.analysis.reading_line import (
    new_source,
    read_size,
    read_value,
    source_called,
)
from journeymapper.analysis.titles import journeys_called
from journeymapper.analysis.written import read_date, write_date
from journeymapper.commands.measures import AddReadings
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.project import Project
from journeymapper.domain.records import Measure, Reading, Source, new_id
from journeymapper.importers.job import (
    MOST_REFUSED,
    Brought,
    Importer,
    ImportOptions,
    Refusal,
)
from journeymapper.importers.table import TableRefused, TableRow, read_table

COLUMNS = {
    "measure": ("name", "metric", "kpi", "measure name", "kennzahl", "messgröße", "indicateur"),
    "place": ("stage", "touchpoint", "where", "phase", "step", "ort", "étape"),
    "journey": ("map",),
    "date": ("day", "taken on", "taken", "on", "when", "datum", "fecha", "data"),
    "value": ("reading", "result", "wert", "valeur", "valor", "valore"),
    "sample size": ("n", "sample", "size", "base", "stichprobe"),
    "source": ("from", "quelle", "reference", "fuente"),
}
HEADLESS = ("date", "value", "sample size", "source")
"""What is pasted for one measure without naming its columns."""
REQUIRED = ("date", "value")


def plan(project: Project, given: str | bytes, options: ImportOptions) -> Brought:
    """The edit that takes in a table of readings, with the sources that are new.

    A row without a measure's name is of ``options.measure``; with ``options.journey`` measures are
    looked for in that journey alone. A reading that the measure already has, with the same day and
    value, is counted as a duplicate and not taken twice. Another value on the same day is refused,
    whether the project or an earlier line has the first. Raises EditRefused for an unknown journey.
    """
    pasted = HEADLESS if options.measure else ()
    try:
        table = read_table(given, COLUMNS, REQUIRED, headless=pasted)
    except TableRefused as refusal:
        return Brought(refused=(Refusal(refusal.line, refusal.reason),))
    rows = _Rows(project, options)
    refused: list[Refusal] = []
    for row in table.rows:
        try:
            rows.take(row)
        except TableRefused as refusal:
            refused.append(Refusal(refusal.line, refusal.reason))
            if len(refused) == MOST_REFUSED:
                break
    if refused:
        return Brought(read=len(table.rows), refused=tuple(refused))
    return Brought(
        read=len(table.rows),
        taken=len(rows.readings),
        duplicates=rows.duplicates,
        command=AddReadings(rows.readings, rows.sources) if rows.readings else None,
    )


class _Rows:
    """Turns one row after another into readings."""

    def __init__(self, project: Project, options: ImportOptions) -> None:
        self._project = project
        self._options = options
        self._locale = project.details.locale
        self.readings: list[Reading] = []
        self.sources: list[Source] = []
        self.duplicates = 0
        self._measures: dict[tuple[str, str, str], Measure] = {}
        self._named: dict[str, Source] = {}
        self._within = journeys_called(project, (options.journey,)) if options.journey else ()
        self._today = options.today or date.today()
        self._known: dict[tuple[str, date], set[float]] = {}
        for one in project.readings.values():
            if one.taken_on is not None:
                self._known.setdefault((one.measure, one.taken_on), set()).add(one.value)
        self._lines: dict[tuple[str, date], tuple[int, float]] = {}

    def take(self, row: TableRow) -> None:
        """Raises TableRefused for a row that cannot be taken in."""
        measure = self._measure(row)
        day = row.read("date", self._day)
        value = row.read("value", lambda text: read_value(text, measure, self._locale))
        size = None
        if row.cell("sample size"):
            size = row.read("sample size", lambda text: read_size(text, self._locale))
        if self._is_there(row, measure, day, value):
            self.duplicates += 1
            return
        source = self._source(row.cell("source"), size, day)
        self.readings.append(
            Reading(
                id=new_id(Reading),
                measure=measure.id,
                taken_on=day,
                value=value,
                sample_size=size,
                source=source.id if source else None,
            )
        )

    def _is_there(self, row: TableRow, measure: Measure, day: date, value: float) -> bool:
        """Raises TableRefused where the measure has another value on this day."""
        key = (measure.id, day)
        line, before = self._lines.setdefault(key, (row.line, value))
        there = self._known.get(key, set())
        if value in there or (line != row.line and before == value):
            return True
        currency = self._project.details.currency
        on = write_date(day, self._locale)
        if there:
            said = written(min(there), measure, currency, self._locale)
            raise row.refusal(
                "value",
                f"“{measure.name}” has the reading {said} of {on} already. Delete that reading "
                "first, or take this line out.",
            )
        if line != row.line:
            said = written(before, measure, currency, self._locale)
            raise row.refusal(
                "value",
                f"“{measure.name}” is {said} on {on} in line {line}. Take one of the two lines "
                "out.",
            )
        return False

    def _day(self, text: str) -> date:
        day = read_date(text, self._locale, self._today)
        if day > self._today:
            raise EditRefused(
                f"“{text[:40]}” lies in the future ({write_date(day, self._locale)}). A reading is "
                "of today or an earlier day."
            )
        return day

    def _measure(self, row: TableRow) -> Measure:
        said = (row.cell("measure"), row.cell("place"), row.cell("journey"))
        found = self._measures.get(said)
        if found is None:
            try:
                name, place, journey = said
                found = find_measure(
                    self._project,
                    name or self._options.measure,
                    place,
                    journey,
                    within=self._within,
                    usual=self._options.usual_journey,
                )
            except EditRefused as refusal:
                raise row.refusal("measure", str(refusal)) from refusal
            self._measures[said] = found
        return found

    def _source(self, text: str, size: int | None, day: date) -> Source | None:
        if not text:
            return None
        key = " ".join(text.split()).casefold()
        found = self._named.get(key) or source_called(self._project, text)
        if found is None:
            found = new_source(new_id(Source), text, size, day)
            self.sources.append(found)
        self._named[key] = found
        return found


def find_measure(
    project: Project,
    name: str,
    place: str = "",
    journey: str = "",
    *,
    within: Collection[str] = (),
    usual: str = "",
) -> Measure:
    """The measure with this name (or id), at the stage or touchpoint and in the journey so called
    where they are given; ``within`` are the ids of the only journeys to look in, empty for all.
    Of several it is the one in the ``usual`` journey (id).
    Raises EditRefused for none, and for several that are alike."""
    if name in project.measures and (not within or project.measures[name].journey in within):
        return project.measures[name]
    if not name.strip():
        raise EditRefused("No measure is named. Name it in a column “measure”.")
    called = [one for one in project.measures.values() if _same(one.name, name)]
    if not called:
        raise EditRefused(f"There is no measure “{name[:40]}”. Add it first, or mend the name.")
    found = [
        one
        for one in called
        if (not place or _same(place_name(project, one), place))
        and (not journey or _is_in(project, one, journey))
        and (not within or one.journey in within)
    ]
    if not found:
        titles = dict.fromkeys(project.journeys[one].title for one in within)
        where = dict.fromkeys(f"“{one[:40]}”" for one in (place, journey, *titles) if one)
        raise EditRefused(
            f"There is no measure “{name[:40]}” at {' and '.join(where)}. "
            f"{_places(project, called)}"
        )
    if len(found) > 1 and usual:
        found = [one for one in found if one.journey == usual] or found
    if len(found) > 1:
        raise EditRefused(
            f"{len(found)} measures are called “{name[:40]}”. Say which in the columns “place” and "
            f"“journey”. {_places(project, found)}"
        )
    return found[0]


def _is_in(project: Project, measure: Measure, journey: str) -> bool:
    return journey == measure.journey or _same(project.journeys[measure.journey].title, journey)


def _places(project: Project, measures: Sequence[Measure]) -> str:
    places = dict.fromkeys(
        f"{place_name(project, one) or 'the journey'} ({project.journeys[one.journey].title})"
        for one in measures
    )
    said = ", ".join(list(places)[:4])
    return f"It is at: {said}{', …' if len(places) > 4 else '.'}"


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


IMPORTER = Importer(
    name="readings",
    title="Readings of measures",
    columns=COLUMNS,
    required=REQUIRED,
    plan=plan,
)
