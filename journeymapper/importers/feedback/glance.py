"""A first look into a table of feedback: its first rows, and how it seems to be laid out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from journeymapper.analysis.dates import day_order
from journeymapper.domain.frozen import frozen
from journeymapper.importers.feedback.columns import Column, guess_columns, knows
from journeymapper.importers.feedback.days import guess_layout, looks_like_day
from journeymapper.importers.feedback.layout import Columns, Layout, fingerprint
from journeymapper.importers.feedback.replies import usual_reply
from journeymapper.importers.feedback.scales import (
    guess_scale,
    read_rating,
    sentiment_in_words,
)
from journeymapper.importers.opening import open_rows, shaping
from journeymapper.importers.refusals import TableRefused
from journeymapper.importers.rows import MOST_COLUMNS, Shape

SAMPLE = 1000
SHOWN = 50
_MOST_SKIPPED = 20
ENOUGH_BELOW = 4
"""Rows, before what repeats in them tells anything."""


@frozen(kw_only=True)
class Glance:
    """What a first look tells. ``layout`` is complete: told where it was told, else remembered,
    else guessed; its ``columns`` lack "text" where no column holds any. ``dates`` and ``scale``
    are those of the first rows; the import looks at all rows, unless they are told.

    ``open_layout`` is the same with dates and scale left open where nobody told them: what to
    import with, changed as the user wishes.

    ``header``: what the columns are called (made up where the file does not say); ``rows``: the
    first ones, with the lines they begin on. ``mark``: what a layout is remembered by, empty for
    a table without header. ``is_feedback``: whether names or values tell that there is text."""

    path: Path
    shape: Shape
    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    layout: Layout
    open_layout: Layout
    mark: str = ""
    is_feedback: bool = True
    remembered: Layout | None = None
    """What was told of such a table before, where that is used."""

    @property
    def is_remembered(self) -> bool:
        """Whether it is read as last time."""
        return self.remembered is not None


@frozen(kw_only=True)
class Sample:
    """The first rows of a table as they are, and how they are read."""

    shape: Shape
    rows: tuple[tuple[int, list[str]], ...]


def glancing(
    path: Path, told: Layout, locale: str = "", today: date | None = None
) -> Generator[float, None, Glance]:
    """Looks into a file, a little at a time: yields how much is done and returns the answer.
    Raises TableRefused and OSError."""
    asked = Shape(kind="", encoding=told.encoding, delimiter=told.delimiter, sheet=told.sheet)
    shaped = shaping(path, asked)
    while True:
        try:
            next(shaped)
        except StopIteration as end:
            shape = end.value
            break
        yield 0.1
    yield 0.2
    rows: list[tuple[int, list[str]]] = []
    source = open_rows(path, shape)
    try:
        for row in source:
            if row is None:
                yield 0.2
                continue
            line, cells, trouble = row
            if not trouble:
                rows.append((line, [one.strip() for one in cells]))
            if len(rows) > SAMPLE:
                break
    finally:
        source.close()
    return _glance(path, told, Sample(shape=shape, rows=tuple(rows)), locale, today)


def _glance(path: Path, told: Layout, sample: Sample, locale: str, today: date | None) -> Glance:
    rows = sample.rows
    if not rows:
        raise TableRefused(1, "There are no rows here.")
    skip = told.skip or _skipped(rows)
    rows = rows[skip:]
    if not rows:
        raise TableRefused(1, "There are no rows here.")
    if max(len(cells) for _, cells in rows) > MOST_COLUMNS:
        raise TableRefused(rows[0][0], f"There are more than {MOST_COLUMNS} columns.")
    has_header = _has_header(rows) if told.has_header is None else told.has_header
    if sample.shape.kind == "json":
        has_header = True
    first = rows[0][1]
    body = rows[1:] if has_header else rows
    header = named_columns(first, [cells for _, cells in body], has_header=has_header)
    looks = [
        Column(name if has_header else "", [cells[at] for _, cells in body if at < len(cells)])
        for at, name in enumerate(header)
    ]
    columns = dict(told.columns) or dict(guess_columns(header if has_header else (), looks))
    days = told.dates or _dates(columns, looks, locale, today)
    values = [cells for _, cells in body]
    reply = told.needs_reply or usual_reply(columns, values, days, locale, today or date.today())
    layout = Layout(
        encoding=sample.shape.encoding,
        delimiter=sample.shape.delimiter,
        has_header=has_header,
        skip=skip,
        sheet=sample.shape.sheet,
        columns=Columns(columns),
        dates=days,
        scale=told.scale or _scale(columns, looks, header),
        needs_reply=reply,
        source=told.source or path.stem.replace("_", " ").strip(),
    )
    return Glance(
        path=path,
        shape=sample.shape,
        header=tuple(header),
        rows=tuple((line, tuple(cells)) for line, cells in body[:SHOWN]),
        layout=layout,
        open_layout=replace(layout, dates=told.dates, scale=told.scale),
        is_feedback="text" in columns and looks[columns["text"]].says_it_is_text,
        mark=fingerprint(header) if has_header else "",
    )


def named_columns(
    first: Sequence[str], body: Sequence[Sequence[str]], *, has_header: bool
) -> list[str]:
    """What the columns are called. Where rows have one cell more than the header and it is never
    empty, the first column is a row's name that the header leaves out, as R writes it."""
    widths = Counter(map(len, body))
    usual = widths.most_common(1)[0][0] if widths else len(first)
    if not has_header:
        return [f"Column {place}" for place in range(1, usual + 1)]
    header = list(first)
    full = [cells for cells in body if len(cells) == usual]
    are_named = sum(bool(cells[-1]) for cells in full) * 2 > len(full) >= 0.8 * len(body)
    if usual == len(header) + 1 and are_named:
        header.insert(0, "")
    return [name or f"Column {place}" for place, name in enumerate(header, 1)]


def _skipped(rows: Sequence[tuple[int, Sequence[str]]]) -> int:
    """How many rows stand above the table: titles of an export, which have a cell or two where
    the table has more, and Excel's ``sep=;``."""
    filled = [sum(map(bool, cells)) for _, cells in rows]
    usual = Counter(filled[:200]).most_common(1)[0][0]
    if rows[0][1][0].lstrip("\ufeff").startswith("sep=") and len(rows) > 1:
        return 1
    if usual < 3:
        return 0
    for place, count in enumerate(filled[:_MOST_SKIPPED]):
        if count * 2 > usual:
            return place
    return 0


def _has_header(rows: Sequence[tuple[int, Sequence[str]]]) -> bool:
    first = rows[0][1]
    body = [cells for _, cells in rows[1:201]]
    said = [one for one in first if one]
    if not said:
        return False
    if any(read_rating(one) is not None or looks_like_day(one) for one in said):
        return False
    if any(map(knows, said)):
        return True
    if max(map(len, said)) > 120 or not body:
        return False
    if _names_repeating(first, body):
        return True
    for at, name in enumerate(first):
        below = [cells[at] for cells in body if at < len(cells) and cells[at]]
        if not below or name in below:
            continue
        values = sum(read_rating(one) is not None or looks_like_day(one) for one in below)
        if values >= len(below) * 0.8:
            return True
        if sum(map(len, below)) / len(below) > 2.5 * len(name) and len(name) < 40:
            return True
    return False


def _names_repeating(first: Sequence[str], body: Sequence[Sequence[str]]) -> bool:
    """Whether the first row is of short cells that all differ, above columns most of which repeat
    what they hold and never hold their name: the answers of a survey, below Q0 to Q79."""
    if not all(first) or len(set(first)) < len(first) or max(map(len, first)) > 40:
        return False
    columns = [[cells[at] for cells in body if at < len(cells)] for at in range(len(first))]
    if len(body) < ENOUGH_BELOW or any(
        name in below for name, below in zip(first, columns, strict=True)
    ):
        return False
    repeating = sum(len(set(below)) * 2 <= len(below) for below in columns)
    return len(first) > 1 and repeating * 2 > len(first)


def _dates(
    columns: dict[str, int], looks: Sequence[Column], locale: str, today: date | None
) -> str:
    texts = [
        text
        for field in ("received_on", "answered_on")
        if field in columns
        for text in looks[columns[field]].values
    ]
    return guess_layout(texts, day_order(locale), today) if texts else ""


def _scale(columns: dict[str, int], looks: Sequence[Column], header: Sequence[str]) -> str:
    if "rating" not in columns:
        return ""
    column = looks[columns["rating"]]
    found = [one for one in map(read_rating, column.values) if one is not None]
    if not found and any(sentiment_in_words(one) for one in column.values):
        return "words"
    scale = guess_scale(header[columns["rating"]], found)
    return scale.name if scale else ""


def remembered_in(glance: Glance, known: Layout, told: Layout) -> Glance:
    """The same look with what is remembered of such a table, where its columns are there; what is
    told now wins."""
    if max(known.columns.values(), default=-1) >= len(glance.header):
        return glance
    said = {field: at for field, at in known.columns.items() if at >= 0}
    columns = {
        field: at
        for field, at in glance.layout.columns.items()
        if field not in known.columns and at not in said.values()
    }
    columns |= said
    if known.source and "source" not in said:
        columns.pop("source", None)

    def merged(layout: Layout) -> Layout:
        return replace(
            layout,
            columns=Columns(columns),
            dates=told.dates or known.dates or layout.dates,
            scale=told.scale or known.scale or layout.scale,
            needs_reply=told.needs_reply or known.needs_reply or layout.needs_reply,
            source=told.source or known.source or layout.source,
        )

    return replace(
        glance,
        layout=merged(glance.layout),
        open_layout=merged(glance.open_layout),
        is_feedback=glance.is_feedback or "text" in said,
        remembered=known,
    )
