"""The cover: what this is, for whom, by whom, how finished and how well known."""

from __future__ import annotations

from datetime import date

from journeymapper.analysis.evidence import is_mostly_assumed
from journeymapper.analysis.written import write_long_date
from journeymapper.domain.project import Project
from journeymapper.drawing.marks import TONES, pill, pill_width
from journeymapper.drawing.miniature import miniature
from journeymapper.drawing.pages.furniture import logo_of
from journeymapper.drawing.pages.paper import Draft, Paper
from journeymapper.drawing.primitives import Anchor, Bitmap, Box, Placed, Primitive
from journeymapper.drawing.texts import block, one_line
from journeymapper.text import line_height, measure
from journeymapper.words import said

LARGER = 1.75
"""How far a wide journey may run over the edge of the cover."""
_HEADS = ((32, 4, 0.25, 5), (26, 5, 0.2, 5), (22, 6, 0.17, 3), (22, 4, 0.17, 2), (16, 3, 0.15, 1))
"""Size and most lines of the title, where it begins as a part of the sheet, and most lines of a
fact: the first at which the head stands clear of the facts."""


def cover(project: Project, paper: Paper, journeys: tuple[str, ...], at: date) -> Draft:
    """The first page. ``at`` is the date of the last edit."""
    details, unit = project.details, paper.unit
    split = round(paper.width * 0.5)
    parts: list[Primitive] = [
        Anchor(x=0, y=0, name="cover", title=details.title or said("Cover")),
        Box(x=split, y=0, width=paper.width - split, height=paper.height, fill="paper"),
        Box(x=0, y=0, width=6 * unit, height=paper.height, fill="accent"),
    ]
    parts += _picture(project, paper, journeys, split)
    left = paper.left + 12 * unit
    width = split - left - 30 * unit
    parts += _logo(project, paper, left, width)
    parts += _told(project, paper, left, width, at)
    return Draft(said("Cover"), tuple(parts), has_foot=False)


def _picture(
    project: Project, paper: Paper, journeys: tuple[str, ...], split: float
) -> list[Primitive]:
    if not journeys:
        return []
    inset = 34 * paper.unit
    width = paper.width - split - inset
    small = miniature(project, journeys[0], width * LARGER, paper.height * 0.56)
    _, _, _, height = small.bounds
    return [Placed(picture=small, x=split + inset, y=(paper.height - height) / 2, said="")]


def _logo(project: Project, paper: Paper, left: float, width: float) -> list[Primitive]:
    details, unit = project.details, paper.unit
    image = logo_of(project, paper.options)
    if image is None:
        name = details.author or "Journey Mapper"
        style = paper.style(10, 600)
        middle = paper.margin + 12 * unit
        return [one_line(name, style, left, middle, min(width, 260 * unit), "muted", "left")]
    return [
        Bitmap(
            x=left,
            y=paper.margin,
            width=120 * unit,
            height=48 * unit,
            image_id=image.id,
            data=image.data,
            whole=True,
        )
    ]


def _told(project: Project, paper: Paper, left: float, width: float, at: date) -> list[Primitive]:
    """What it is called above, the facts below; long ones set smaller rather than over others."""
    for size, most, start, lines in _HEADS:
        head, bottom = _head(project, paper, left, width, paper.height * start, size, most)
        facts, top = _facts(project, paper, left, width, at, lines)
        if bottom <= top:
            break
    return [*head, *facts]


def _head(
    project: Project,
    paper: Paper,
    left: float,
    width: float,
    y: float,
    size: float,
    most: int,
) -> tuple[list[Primitive], float]:
    """The head from ``y`` on, and where it ends."""
    details, unit = project.details, paper.unit
    assumed = is_mostly_assumed(project)
    parts: list[Primitive] = []
    x = left
    style = paper.style(8.5, 600)
    marks = [(said("Draft"), "amber")] if details.is_draft else []
    if assumed:
        marks.append((said("Assumption map"), "coral"))
    for text, tone in marks:
        fill, colour = TONES[tone]
        wide = pill_width(text, style, width)
        parts += pill(text, style, x, y, wide, fill=fill, colour=colour)
        x += wide + 6 * unit
    y += 30 * unit
    large = paper.style(size, 700)
    head = block(
        details.title or said("Untitled"),
        large,
        left,
        y,
        width,
        max_lines=most,
        spacing=large.size * 1.16,
    )
    parts += head.lines
    y += head.height + 8 * unit
    kind = (
        said("Customer journey map, mostly assumed: to be checked with customers")
        if assumed
        else said("Customer journey map")
    )
    line = block(kind, paper.style(12), left, y, width, fill="muted", max_lines=2)
    parts += line.lines
    y += line.height
    if details.client:
        y += 14 * unit
        parts.append(
            one_line(
                said("for {client}", client=details.client),
                paper.style(15, 600),
                left,
                y + 10 * unit,
                width,
                "accent",
            )
        )
        y += 20 * unit
    return parts, y


def _facts(
    project: Project, paper: Paper, left: float, width: float, at: date, most: int
) -> tuple[list[Primitive], float]:
    """The facts at the foot of the cover, and where they begin."""
    details, unit = project.details, paper.unit
    facts = [
        (said("Prepared by"), details.author),
        (said("With"), " · ".join(details.participants)),
        (said("Last edited"), write_long_date(at, details.locale)),
        (said("Version"), details.version_label),
    ]
    label, text = paper.style(8.5), paper.style(9.5, 500)
    widest = max(measure(name, label) for name, value in facts if value.strip())
    shift = max(74 * unit, widest + 9)
    blocks = [
        (name, block(value, text, left + shift, 0, width - shift, max_lines=most))
        for name, value in facts
        if value.strip()
    ]
    height = sum(one.height + 5 * unit for _, one in blocks)
    bottom = paper.height - paper.margin - (22 * unit if details.confidentiality else 0.0)
    y = top = bottom - height
    parts: list[Primitive] = []
    step = line_height(text)
    for name, one in blocks:
        parts.append(one_line(name, label, left, y + step / 2, shift - 8, "muted", "left"))
        value = dict(facts)[name]
        placed = block(value, text, left + shift, y, width - shift, max_lines=most)
        parts += placed.lines
        y += one.height + 5 * unit
    if details.confidentiality:
        parts.append(
            one_line(
                details.confidentiality,
                paper.style(8, 500),
                left,
                paper.height - paper.margin - 4 * unit,
                width,
                "coral_text",
            )
        )
    return parts, top
