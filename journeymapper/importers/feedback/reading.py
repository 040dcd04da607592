"""A whole table of feedback read: rows, what they say, what is new among them."""

from __future__ import annotations

from collections.abc import Generator
from datetime import date

from journeymapper.commands.feedback_import import ImportFeedback
from journeymapper.domain.project import Project
from journeymapper.domain.records import FeedbackNote
from journeymapper.importers.feedback.brought import BroughtFeedback
from journeymapper.importers.feedback.drafts import Drafts
from journeymapper.importers.feedback.glance import Glance
from journeymapper.importers.feedback.known import KnownNotes
from journeymapper.importers.feedback.layout import Layout
from journeymapper.importers.feedback.notes import Notes, RowTrouble
from journeymapper.importers.feedback.scales import SCALES, Scale
from journeymapper.importers.job import Refusal
from journeymapper.importers.refusals import TableRefused

_SLICE = 100
_READING = 0.4
"""The part of the work, 0 to 1, that reading the file takes."""


def reading(
    project: Project, glance: Glance, told: Layout, today: date
) -> Generator[float, None, BroughtFeedback]:
    """Reads the file of a glance, a little at a time: yields how much is done, 0 to 1, and
    returns what came of it. ``told``: as in ``glance.layout``, but dates and scale may be left
    open; then all of the column tells them. Raises TableRefused and OSError."""
    if "text" not in told.columns:
        raise TableRefused(
            1, "No column holds what customers said. Say which one it is, for example the comments."
        )
    table = Drafts(glance, told)
    for done in table.read():
        yield done * _READING
    layout = table.settled(project.details.locale, today)
    yield _READING
    notes = Notes(project, layout, glance.header, table.fields, today)
    known = KnownNotes(layout.columns)
    for _ in known.look_at(project):
        yield _READING
    taken: list[FeedbackNote] = []
    duplicates = 0
    day_place = table.fields.index("received_on") if "received_on" in table.fields else -1
    for count, (at, line, values) in enumerate(table.found, 1):
        try:
            note = notes.note(values)
        except RowTrouble as trouble:
            table.refused.append((at, Refusal(line, str(trouble))))
        else:
            if known.is_there(note, values[day_place] if day_place >= 0 else ""):
                duplicates += 1
            else:
                taken.append(note)
        if count % _SLICE == 0:
            yield _READING + (1 - _READING) * count / len(table.found)
    table.refused.sort(key=lambda one: one[0])
    return BroughtFeedback(
        path=glance.path,
        shape=glance.shape,
        layout=layout,
        header=glance.header,
        read=table.count,
        taken=len(taken),
        duplicates=duplicates,
        repeated=known.repeated,
        without_text=table.without_text,
        refused=tuple([one for _, one in table.refused]),
        refused_at=tuple([at for at, _ in table.refused]),
        command=ImportFeedback(taken, glance.path.name) if taken else None,
        remarks=tuple(_remarks(notes, known, layout, table, told)),
    )


def _ends(scale: Scale) -> str:
    return f"from {scale.low:g} to {scale.high:g}"


def _of_accents(mended: int, odd: int) -> list[str]:
    if not mended:
        return []
    had = "1 text had" if mended == 1 else f"{mended:,} texts had"
    said = [
        f"{had} accents of MS-DOS among others; {'it is' if mended == 1 else 'they are'} mended."
    ]
    if odd:
        said.append(f"{'1 text' if odd == 1 else f'{odd:,} texts'} may still hold wrong accents.")
    return said


def _of_days(day: str, dates: str) -> str:
    first, second = ("day", "month") if dates == "dmy" else ("month", "day")
    return (
        f"All dates fit both orders: “{day[:40]}” is read with the {first} first. Say so if the "
        f"{second} comes first (--date-layout)."
    )


def _remarks(
    notes: Notes, known: KnownNotes, layout: Layout, table: Drafts, told: Layout
) -> list[str]:
    said = []
    if notes.outside and not told.scale:
        do = "1 rating does" if notes.outside == 1 else f"{notes.outside:,} ratings do"
        said.append(f"Nearly all ratings go {_ends(SCALES[layout.scale])}; {do} not fit.")
    if table.doubtful_day:
        said.append(_of_days(table.doubtful_day, layout.dates))
    for what, unknown in (
        ("touchpoint", notes.unknown_touchpoints),
        ("persona", notes.unknown_personas),
    ):
        if unknown:
            named = ", ".join(f"“{one}”" for one in sorted(unknown)[:5])
            more = ", …" if len(unknown) > 5 else ""
            said.append(
                f"No {what} of the project is called {named}{more}: notes that name it "
                f"({sum(unknown.values()):,}) come in without."
            )
    if table.without_nul:
        rows = "1 row" if table.without_nul == 1 else f"{table.without_nul:,} rows"
        said.append(f"NUL bytes in {rows} are left out.")
    if notes.unknown_statuses:
        named = ", ".join(f"“{one}”" for one in sorted(notes.unknown_statuses)[:5])
        count = sum(notes.unknown_statuses.values())
        said.append(f"No status is called {named}: {count:,} rows count as new.")
    if notes.answered_before:
        rows = "1 row was" if notes.answered_before == 1 else f"{notes.answered_before:,} rows were"
        said.append(f"{rows} answered before the day they came, as the dates say.")
    said.extend(_of_accents(table.accents.mended, table.accents.odd))
    if known.said_otherwise:
        said.append(
            f"{known.said_otherwise:,} of the duplicates say something else than the note with "
            "their ID; the note stays as it is."
        )
    if "rating" in layout.columns and layout.scale not in SCALES and table.found:
        said.append("The ratings fit no scale that is known; sentiment is left open.")
    return said
