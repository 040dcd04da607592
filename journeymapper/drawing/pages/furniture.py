"""What stands in the margins of every page, where contents never reach: header, footer, logo."""

from __future__ import annotations

from collections.abc import Sequence

from journeymapper.domain.document_records import ExportPreset
from journeymapper.domain.people_records import Image
from journeymapper.domain.project import Project
from journeymapper.domain.remark import Remark
from journeymapper.drawing.pages.paper import LEAST_FURNISHED, Paper
from journeymapper.drawing.primitives import Bitmap, Picture, Placed, Primitive
from journeymapper.drawing.texts import Align, one_line
from journeymapper.text import Style, measure

LOGO_WIDTH, LOGO_HEIGHT = 90.0, 16.0
_GAP = 10.0
_SHEET = Style(8.0, 400)
_SHEET_MIDDLE = 9.0
"""On a sheet of a poster, above the marks by which it is cut and glued; points."""


def logo_of(project: Project, options: ExportPreset) -> Image | None:
    """The logo of a document: the one that was chosen for it, else the project's."""
    if not options.with_logo:
        return None
    return project.images.get(options.logo or "") or project.images.get(project.details.logo or "")


def furniture(project: Project, paper: Paper) -> list[Primitive]:
    """Header and logo above the contents, the footer under the foot."""
    unit, margin, options = paper.unit, paper.margin, paper.options
    left, right = paper.left, paper.right
    parts: list[Primitive] = []
    logo = logo_of(project, options)
    if logo is not None and margin >= LEAST_FURNISHED * unit - 0.01:
        parts.append(
            Bitmap(
                x=left,
                y=margin - 20 * unit,
                width=LOGO_WIDTH * unit,
                height=LOGO_HEIGHT * unit,
                image_id=logo.id,
                data=logo.data,
                whole=True,
            )
        )
        left += (LOGO_WIDTH + _GAP) * unit
    style = paper.style(7)
    if options.header.strip():
        align: Align = "right" if parts else "left"
        middle = margin - 12 * unit
        parts.append(one_line(options.header, style, left, middle, right - left, "muted", align))
    if options.footer.strip():
        middle, width = paper.height - margin + 15 * unit, right - paper.left
        parts.append(one_line(options.footer, style, paper.left, middle, width, "muted", "centre"))
    return parts


def sheet_furniture(paper: Paper, left: float) -> list[Primitive]:
    """Both texts on a sheet of a poster, outside of what is cut out; ``left`` is where that
    begins."""
    text = _both(paper.options)
    if not text:
        return []
    width = paper.width - 2 * left
    return [one_line(text, _SHEET, left, _SHEET_MIDDLE, width, "muted", "left")]


def decoration(parts: Sequence[Primitive], paper: Paper) -> list[Primitive]:
    """Parts that nobody needs to hear on every page anew."""
    if not parts:
        return []
    picture = Picture(primitives=tuple(parts), bounds=(0.0, 0.0, paper.width, paper.height))
    return [Placed(picture=picture, said="")]


def cut_furniture(paper: Paper) -> tuple[Remark, ...]:
    """A remark for each text that a page is too narrow for."""
    style, room = paper.style(7), paper.right - paper.left
    texts = (("header", paper.options.header), ("footer", paper.options.footer))
    return tuple(
        Remark(f"The {name} is too long for one line of {paper.name}; its end is left out.")
        for name, text in texts
        if measure(" ".join(text.split())[:2000], style) > room
    )


def _both(options: ExportPreset) -> str:
    return " · ".join(filter(None, (options.header.strip(), options.footer.strip())))
