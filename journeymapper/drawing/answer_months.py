"""Answering month by month: for each month a bar of the share that was answered, and below it how
many notes asked for a reply and the median days to the answer. On the screen and on paper."""

from __future__ import annotations

from collections.abc import Sequence

from journeymapper.analysis.closing import Month
from journeymapper.analysis.written import write_month, write_number, write_share
from journeymapper.domain.frozen import frozen
from journeymapper.drawing.primitives import Box, Picture, Primitive
from journeymapper.drawing.texts import one_line
from journeymapper.text import Style, measure
from journeymapper.words import said

WIDEST = 72.0
"""A column is no wider than this, in sizes of text 10: few months do not make giant bars."""


@frozen(kw_only=True)
class MonthsLook:
    """All that the picture depends on. ``size`` is that of the text."""

    months: tuple[Month, ...]
    locale: str = ""
    width: float = 720.0
    height: float = 150.0
    size: float = 10.0


def months_picture(look: MonthsLook) -> Picture:
    """The picture with its top left corner at the origin. Months that do not fit beside one another
    are left out, the oldest first; a month without notes has a dash and no bar."""
    bounds = (0.0, 0.0, look.width, look.height)
    if not look.months:
        return Picture(primitives=(), bounds=bounds)
    style, quiet = Style(look.size, 600), Style(look.size, 400)
    step = look.size * 1.5
    answered, needed, median = said("Answered"), said("Needed a reply"), said("Median days")
    widest = max(measure(one, quiet) for one in (answered, needed, median))
    left = min(max(look.size * 8.6, widest + look.size * 1.1), look.width / 3)
    room = look.width - left
    shown = look.months[-max(int(room / (look.size * 2.9)), 1) :]
    each = min(room / len(shown), WIDEST * look.size / 10)
    top, bottom = step, look.height - 4.4 * step
    lines = [bottom + (number + 0.75) * step for number in range(4)]
    parts: list[Primitive] = []
    heads = (answered, "", needed, median)
    for number, (name, middle) in enumerate(zip(heads, lines, strict=True)):
        at = (top + bottom) / 2 if number == 0 else middle
        parts.append(one_line(name, quiet, 0.0, at, left - look.size, "muted", "left"))
    for number, month in enumerate(shown):
        x = left + number * each
        parts += _bar(look, month, x, each, top, bottom)
        names = _names(shown, number)
        for text, middle, weight, fill in (
            (names[0], lines[0], style, "ink"),
            (names[1], lines[1], quiet, "muted"),
            (_count(look, month), lines[2], quiet, "ink"),
            (_days(look, month), lines[3], quiet, "ink"),
        ):
            parts.append(one_line(text, weight, x, middle, each, fill, "centre"))
    return Picture(primitives=tuple(parts), bounds=bounds)


def _bar(
    look: MonthsLook, month: Month, x: float, each: float, top: float, bottom: float
) -> list[Primitive]:
    width = min(each * 0.62, look.size * 2.4)
    left, share = x + (each - width) / 2, month.figures.share
    radius = min(width / 6, 3.0)
    tall = bottom - top
    if share is None:
        style = Style(look.size, 400)
        middle = bottom - look.size * 0.7
        return [one_line("–", style, x, middle, each, "muted", "centre")]
    parts: list[Primitive] = [
        Box(x=left, y=top, width=width, height=tall, radius=radius, fill="quiet")
    ]
    if share > 0:
        height = max(share * tall, 2 * radius)
        at = bottom - height
        parts.append(Box(x=left, y=at, width=width, height=height, radius=radius, fill="accent"))
    text = write_share(share, look.locale)
    style = Style(look.size * 0.92, 600)
    parts.append(one_line(text, style, x, top - look.size * 0.8, each, "accent", "centre"))
    return parts


def _names(shown: Sequence[Month], number: int) -> tuple[str, str]:
    """The month, and its year where another one begins."""
    first = shown[number].first
    begins = number == 0 or shown[number - 1].first.year != first.year
    return write_month(first), str(first.year) if begins else ""


def _count(look: MonthsLook, month: Month) -> str:
    return write_number(month.figures.asked, look.locale, 0) if month.figures.asked else "0"


def _days(look: MonthsLook, month: Month) -> str:
    days = month.figures.median_days
    return write_number(days, look.locale, 1) if days is not None else "–"
