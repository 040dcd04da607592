"""The few shapes a picture is made of, in journey units, with colours named by theme tokens.

Owns the vocabulary that drawings speak and pens understand; knows neither records nor pens.
One journey unit is one logical pixel on the screen at 100% and one point on paper at true size.
y grows downwards.
"""

from __future__ import annotations

from dataclasses import field

from journeymapper.domain.frozen import frozen
from journeymapper.domain.remark import Remark
from journeymapper.text import Line

Colour = str
"""A theme token such as ``"ink"``, or a literal ``"#RRGGBB"`` (user-chosen colours)."""


@frozen(kw_only=True)
class Box:
    """A rectangle with rounded corners; ``radius=0`` gives sharp ones."""

    x: float
    y: float
    width: float
    height: float
    radius: float = 0.0
    fill: Colour | None = None
    stroke: Colour | None = None
    stroke_width: float = 1.0
    dash: tuple[float, ...] = ()
    shadow: bool = False
    opacity: float = 1.0


@frozen(kw_only=True)
class Path:
    """Lines and cubic curves. A step is ``("M", x, y)``, ``("L", x, y)``,
    ``("C", x1, y1, x2, y2, x, y)`` or ``("Z",)``."""

    steps: tuple[tuple[str | float, ...], ...]
    fill: Colour | None = None
    stroke: Colour | None = None
    stroke_width: float = 1.0
    dash: tuple[float, ...] = ()
    opacity: float = 1.0
    round_caps: bool = True


@frozen(kw_only=True)
class Ellipse:
    """An ellipse by its centre and half axes."""

    cx: float
    cy: float
    rx: float
    ry: float
    fill: Colour | None = None
    stroke: Colour | None = None
    stroke_width: float = 1.0
    opacity: float = 1.0


@frozen(kw_only=True)
class TextLine:
    """One shaped line of text; (x, baseline) is the left end of its baseline."""

    x: float
    baseline: float
    line: Line
    fill: Colour = "ink"
    opacity: float = 1.0


@frozen(kw_only=True)
class Bitmap:
    """A raster image (PNG or JPEG bytes) filling a rectangle, cropped to cover it and clipped to
    rounded corners (``radius`` of half the width gives a circle); or shown ``whole`` within the
    rectangle, at its top left."""

    x: float
    y: float
    width: float
    height: float
    image_id: str
    data: bytes = field(repr=False)
    radius: float = 0.0
    whole: bool = False


@frozen(kw_only=True)
class Link:
    """An area that leads to a named place of the document, or to the first of others that the
    document has instead; pens without links ignore it."""

    x: float
    y: float
    width: float
    height: float
    target: str
    otherwise: tuple[str, ...] = ()


@frozen(kw_only=True)
class Anchor:
    """A named place that links lead to; ``title`` and ``level`` make it a bookmark as well."""

    x: float
    y: float
    name: str
    title: str = ""
    level: int = 0


@frozen(kw_only=True)
class TableCell:
    """What follows stands in this cell of a table, as far as the next of its kind; the same cell
    may come again. Nothing is drawn: it is for those who do not see the page."""

    row: int
    column: int
    is_head: bool = False


END_OF_TABLE = TableCell(row=-1, column=-1)


@frozen(kw_only=True)
class Placed:
    """A picture drawn at an offset. Pens may draw an equal picture once and reuse it."""

    picture: Picture
    x: float = 0.0
    y: float = 0.0
    scale: float = 1.0
    opacity: float = 1.0
    record: str = ""
    """Id of the record that this part of the picture shows, for hit tests and links."""
    clip: tuple[float, float, float, float] | None = None
    """The part of the picture that is seen (x, y, width, height in its own units); None: all."""
    said: str | None = None
    """What the picture says as a figure to those who do not see it; empty for decoration, which
    is not read aloud; None: its parts speak for themselves."""


Primitive = Box | Path | Ellipse | TextLine | Bitmap | Link | Anchor | TableCell | Placed


@frozen(kw_only=True)
class Picture:
    """Primitives in drawing order and the rectangle they stay in (x, y, width, height)."""

    primitives: tuple[Primitive, ...]
    bounds: tuple[float, float, float, float]


@frozen(kw_only=True)
class Page:
    """One page of a document: its size in points and what is drawn on it. ``remarks`` are for
    whoever made the document, about what did not come out well."""

    width: float
    height: float
    picture: Picture
    title: str = ""
    label: str = ""
    """What readers call the page; empty for its number."""
    remarks: tuple[Remark, ...] = ()
