"""A slide as it will be seen, for a preview: the shapes that were made for it, read back.

No office program is asked, so what a template paints in its own ways (gradients, patterns, effects)
is not seen; where everything stands and what it says is.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from journeymapper.drawing.primitives import (
    Bitmap,
    Box,
    Ellipse,
    Page,
    Path,
    Picture,
    Placed,
    Primitive,
)
from journeymapper.exporters.pptx.deck import Deck, Sheet
from journeymapper.exporters.pptx.seen_lines import adjusted, connector, own_steps
from journeymapper.exporters.pptx.seen_look import PLACEHOLDER, Look
from journeymapper.exporters.pptx.seen_text import Manner, body_lines, cell_lines, number
from journeymapper.pens.pptx import markup
from journeymapper.pens.pptx.markup import EMU

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"
_PICTURES = ("image/png", "image/jpeg")
_MOST_BYTES = 8_000_000
"""Of a picture that is shown in a preview: a template may bring larger ones."""
_DASHES = {"sysDot": (0.5, 3.0), "sysDash": (4.0, 3.0), "dash": (6.0, 4.0)}


def seen(deck: Deck, sheet: Sheet) -> Page:
    """One slide as a page; its title is the slide's."""
    look = Look(sheet.slide)
    parts: list[Primitive] = [Box(x=0, y=0, width=deck.width, height=deck.height, fill=look.paper)]
    for holder in (look.master, look.layout, sheet.slide):
        is_slide = holder is sheet.slide
        drawing = _Drawing(look, holder)
        parts += drawing.of(holder.shapes._spTree, with_places=is_slide)
    title = sheet.slide.shapes.title
    said = title.text_frame.text if title is not None else ""
    return Page(
        width=deck.width,
        height=deck.height,
        picture=Picture(primitives=tuple(parts), bounds=(0, 0, deck.width, deck.height)),
        title=" ".join(said.split()) or f"Slide {sheet.number}",
    )


class _Drawing:
    def __init__(self, look: Look, holder: Any) -> None:
        self._look, self._part = look, holder.part

    def of(self, tree: Any, *, with_places: bool) -> Iterator[Primitive]:
        for one in tree:
            kind = str(one.tag).rpartition("}")[2]
            if kind == "grpSp":
                yield from self._group(one, with_places)
            elif kind in ("sp", "cxnSp"):
                if with_places or one.find(PLACEHOLDER) is None:
                    yield from self._shape(one)
            elif kind == "pic":
                yield from self._picture(one)
            elif kind == "graphicFrame":
                yield from self._table(one)

    def _group(self, one: Any, with_places: bool) -> Iterator[Primitive]:
        where, inner = one.find("{*}grpSpPr/{*}xfrm"), tuple(self.of(one, with_places=with_places))
        child = where.find("{*}chOff") if where is not None else None
        if child is None:
            yield from inner
            return
        x, y, width, height = _box(where)
        across = number(where.find("{*}chExt"), "cx") / EMU
        scale = width / across if across else 1.0
        left, top = number(child, "x") / EMU, number(child, "y") / EMU
        picture = Picture(primitives=inner, bounds=(left, top, across or width, height / scale))
        yield Placed(picture=picture, x=x - left * scale, y=y - top * scale, scale=scale)

    def _shape(self, one: Any) -> Iterator[Primitive]:
        properties = one.find("{*}spPr")
        where, manner = properties.find("{*}xfrm"), Manner()
        if one.find(PLACEHOLDER) is not None:
            inherited, manner = self._look.manner(one)
            where = inherited if where is None else where
        if where is None:
            return
        box = _box(where)
        yield from self._outline(properties, where, box)
        body = one.find("{*}txBody")
        if body is not None:
            yield from body_lines(body, box, self._look.ink, manner)

    def _outline(self, properties: Any, where: Any, box: markup.Box) -> Iterator[Primitive]:
        fill, line = self._look.fill(properties), properties.find("{*}ln")
        stroke = self._look.fill(line)
        if fill is None and stroke is None:
            return
        alpha = properties.find("{*}solidFill//{*}alpha")
        look: dict[str, Any] = {
            "fill": fill,
            "stroke": stroke,
            "stroke_width": number(line, "w", EMU) / EMU,
            "opacity": number(alpha, "val", 100_000) / 100_000,
        }
        x, y, width, height = box
        own = properties.find("{*}custGeom")
        preset = properties.find("{*}prstGeom")
        name = preset.get("prst") if preset is not None else "rect"
        dash = line.find("{*}prstDash") if line is not None else None
        dashes = _DASHES.get(dash.get("val"), (4.0, 3.0)) if dash is not None else ()
        if own is not None:
            yield Path(steps=tuple(own_steps(own, box)), dash=dashes, **look)
        elif name == "line" or "Connector" in name:
            yield from connector(preset, where, box, line, {**look, "fill": None, "dash": dashes})
        elif name == "ellipse":
            rx, ry = width / 2, height / 2
            yield Ellipse(cx=x + rx, cy=y + ry, rx=rx, ry=ry, **look)
        else:
            share = adjusted(preset, 0.16667)
            radius = share * min(width, height) if name == "roundRect" else 0.0
            shadow = properties.find("{*}effectLst/{*}outerShdw") is not None
            yield Box(
                x=x,
                y=y,
                width=width,
                height=height,
                radius=radius,
                dash=dashes,
                shadow=shadow,
                **look,
            )

    def _picture(self, one: Any) -> Iterator[Primitive]:
        blip, where = one.find("{*}blipFill/{*}blip"), one.find("{*}spPr/{*}xfrm")
        if blip is None or where is None or blip.get(_R) not in self._part.rels:
            return
        part = self._part.related_part(blip.get(_R))
        if part.content_type not in _PICTURES or len(part.blob) > _MOST_BYTES:
            return
        x, y, width, height = _box(where)
        name = str(part.partname)
        yield Bitmap(x=x, y=y, width=width, height=height, image_id=name, data=part.blob)

    def _table(self, one: Any) -> Iterator[Primitive]:
        where, table = one.find("{*}xfrm"), one.find(".//{*}tbl")
        if where is None or table is None:
            return
        left, top, _, _ = _box(where)
        widths = [number(column, "w") / EMU for column in table.iter("{*}gridCol")]
        accent = self._look.named("accent1")
        for place, row in enumerate(table.findall("{*}tr")):
            height, x = number(row, "h") / EMU, left
            for width, cell in zip(widths, row.findall("{*}tc"), strict=False):
                usual = accent if place == 0 else None
                fill = self._look.fill(cell.find("{*}tcPr")) or usual
                line = self._look.named("bg1")
                box = (x, top, width, height)
                yield Box(x=x, y=top, width=width, height=height, fill=fill, stroke=line)
                yield from cell_lines(cell, box, self._look.ink)
                x += width
            top += height


def _box(where: Any) -> markup.Box:
    off, ext = where.find("{*}off"), where.find("{*}ext")
    x, y = number(off, "x") / EMU, number(off, "y") / EMU
    return x, y, number(ext, "cx") / EMU, number(ext, "cy") / EMU
