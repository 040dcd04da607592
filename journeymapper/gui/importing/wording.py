"""What the import window says: counts, how a date and a scale are read, why it cannot go on."""

from __future__ import annotations

from datetime import date

from journeymapper.analysis.locales import NotUnderstood
from journeymapper.analysis.written import write_long_date, write_number
from journeymapper.domain.vocabulary import Status
from journeymapper.importers.delimited import NO_DELIMITER
from journeymapper.importers.feedback.brought import BroughtFeedback
from journeymapper.importers.feedback.days import Days, fits_both_orders
from journeymapper.importers.feedback.glance import Glance
from journeymapper.importers.feedback.layout import Layout
from journeymapper.importers.feedback.scales import SCALES

ENCODINGS = (
    ("utf-8", "Unicode (UTF-8)"),
    ("utf-16", "Unicode (UTF-16)"),
    ("cp1252", "Western (Windows-1252)"),
    ("iso8859_15", "Western (ISO 8859-15)"),
    ("cp1250", "Central European (Windows-1250)"),
    ("cp1251", "Cyrillic (Windows-1251)"),
    ("koi8_r", "Cyrillic (KOI8-R)"),
    ("cp1253", "Greek (Windows-1253)"),
    ("cp1254", "Turkish (Windows-1254)"),
    ("cp1255", "Hebrew (Windows-1255)"),
    ("cp1256", "Arabic (Windows-1256)"),
    ("cp874", "Thai (Windows-874)"),
    ("cp932", "Japanese (Shift JIS)"),
    ("euc_jp", "Japanese (EUC-JP)"),
    ("gb18030", "Chinese, simplified (GB 18030)"),
    ("big5", "Chinese, traditional (Big5)"),
    ("euc_kr", "Korean (EUC-KR)"),
    ("mac_roman", "Western (old Mac)"),
    ("cp850", "Western (MS-DOS)"),
)
DELIMITERS = (
    (",", "Comma  ,"),
    (";", "Semicolon  ;"),
    ("\t", "Tab"),
    ("|", "Bar  |"),
    (NO_DELIMITER, "None: one column"),
)
NO_TEXT = "Say which column holds what customers said: choose “What they said” above it."
ANY_ORDER = "these fit both orders: please choose"
_LONGEST = 24


def counts_said(brought: BroughtFeedback, locale: str) -> str:
    """``747 notes come in, 53 are there already, 3 cannot be read``."""

    def said(count: int) -> str:
        return write_number(count, locale)

    taken = brought.taken
    if not brought.read:
        return "The table has no rows below the names of its columns."
    parts = ["1 note comes in" if taken == 1 else f"{said(taken)} notes come in"]
    if not taken:
        parts = ["Nothing comes in"]
    there = brought.duplicates - brought.repeated
    if there:
        parts.append(f"{said(there)} {'is' if there == 1 else 'are'} there already")
    if brought.repeated:
        stand = "stands" if brought.repeated == 1 else "stand"
        parts.append(f"{said(brought.repeated)} {stand} twice in the file")
    if brought.without_text:
        parts.append(f"{said(brought.without_text)} without words")
    if brought.refused:
        parts.append(f"{said(len(brought.refused))} cannot be read")
    return f"{', '.join(parts)}."


def waiting_said(brought: BroughtFeedback, locale: str) -> str:
    """``400 of 800 will need a reply.``; empty where none does."""
    notes = getattr(brought.command, "notes", ())
    waiting = sum(one.needs_reply and one.status is not Status.CLOSED for one in notes)
    if not waiting:
        return ""
    shown, taken = write_number(waiting, locale), write_number(brought.taken, locale)
    return f"{shown} of {taken} will need a reply."


def button_said(taken: int | None, locale: str) -> str:
    """What the button that imports is called; None before it is counted."""
    if not taken:
        return "&Import"
    return "&Import 1 note" if taken == 1 else f"&Import {write_number(taken, locale)} notes"


def date_said(glance: Glance, layout: Layout, locale: str, today: date) -> str:
    """How the first date that can be read is read: ``“01-10-2025” is 1 October 2025``."""
    days, unread = Days(layout.dates, locale, today), ""
    texts = values_of(glance, layout, "received_on")
    texts.sort(key=lambda text: not fits_both_orders([text], locale, today))
    for text in texts:
        shown = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
        try:
            said = f"“{shown}” is {write_long_date(days.read(text), locale)}"
            return f"{said}; {ANY_ORDER}" if fits_both_orders(texts, locale, today) else said
        except NotUnderstood:
            unread = unread or f"“{shown}” is no date this way"
    return unread


def scale_said(name: str) -> str:
    """What a scale makes of ratings: ``6 and less is negative, 9 and more positive``."""
    scale = SCALES.get(name)
    if scale is None:
        return "Sentiment is left open"
    if name == "words":
        return "As the words say"
    negative, positive = f"{scale.negative:g}", f"{scale.positive:g}"
    if scale.best_first:
        worst, best = scale.low + scale.high - scale.negative, scale.low + scale.high
        return f"{worst:g} and more is negative, {best - scale.positive:g} and less positive"
    low = f"{negative} is" if scale.negative == scale.low else f"{negative} and less is"
    high = positive if scale.positive == scale.high else f"{positive} and more"
    return f"{low} negative, {high} positive"


def reply_said(layout: Layout) -> str:
    """A caution where “needs a reply” will find nobody."""
    finds_nobody = layout.needs_reply == "negative" and "customer" not in layout.columns
    return "No column holds the customer, so none does" if finds_nobody else ""


def kind_said(glance: Glance) -> str:
    """What a file is: ``CSV``, ``workbook``, ``JSON``."""
    kinds = {"csv": "Text table", "xlsx": "Workbook", "json": "JSON"}
    columns = len(glance.header)
    return f"{kinds[glance.shape.kind]} · {columns} column{'' if columns == 1 else 's'}"


def values_of(glance: Glance, layout: Layout, field: str) -> list[str]:
    """What the first rows hold of a field."""
    place = layout.columns.get(field)
    if place is None:
        return []
    cells = (cells[place] for _, cells in glance.rows if place < len(cells))
    return [one for one in cells if one]
