"""What a template says of its slides: colours, and where and how its placeholders stand."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from lxml import etree

from journeymapper.exporters.pptx.seen_text import INSETS, MOST_SIZE, Manner, number
from journeymapper.pens.pptx.markup import EMU

PLACEHOLDER = "{*}nvSpPr/{*}nvPr/{*}ph"
_ROLES = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}
_COLOUR = re.compile("#[0-9A-Fa-f]{6}")
_WHITE, _BLACK = "#FFFFFF", "#000000"


class Look:
    """The colours of a slide's template, and what it says about sizes."""

    def __init__(self, slide: Any) -> None:
        self.layout = slide.slide_layout
        self.master = self.layout.slide_master
        self._colours: dict[str, str] = {}
        for relation in self.master.part.rels.values():
            if relation.reltype.endswith("/theme"):
                for slot in _slots(relation.target_part.blob):
                    value = slot[0].get("lastClr") or slot[0].get("val") or ""
                    self._colours[slot.tag.rpartition("}")[2]] = f"#{value}"
        self.paper = _WHITE
        for holder in (self.master, self.layout, slide):
            ground = holder.element.cSld.find("{*}bg")
            if ground is not None:
                self.paper = self.fill(ground.find("{*}bgPr")) or self.paper

    def named(self, name: str) -> str:
        usual = _WHITE if name in ("bg1", "lt1", "bg2", "lt2") else _BLACK
        found = self._colours.get(_ROLES.get(name, name), usual)
        return found if _COLOUR.fullmatch(found) else usual

    def fill(self, properties: Any) -> str | None:
        """The colour of a fill that is one; None for no fill and for all other kinds."""
        solid = properties.find("{*}solidFill") if properties is not None else None
        if solid is None or not len(solid):
            return None
        one = solid[0]
        if one.tag.endswith("}srgbClr"):
            value = f"#{one.get('val')}"
            return value if _COLOUR.fullmatch(value) else None
        return self.named(one.get("val") or "") if one.tag.endswith("}schemeClr") else None

    def ink(self, properties: Any, usual: str) -> str:
        return self.fill(properties) or self.named(usual)

    def manner(self, shape: Any) -> tuple[Any, Manner]:
        """The place of a placeholder as its layout or master has it, and how its text is set."""
        wanted = shape.find(PLACEHOLDER)
        kind, number = wanted.get("type", "obj"), wanted.get("idx")
        where, levels, bodies = None, [], []
        for holder in (self.layout, self.master):
            like = _like(holder.shapes._spTree, kind, number)
            if like is not None:
                found = like.find("{*}spPr/{*}xfrm")
                where = found if where is None else where
                levels.append(like.find("{*}txBody/{*}lstStyle/{*}lvl1pPr"))
                bodies.append(like.find("{*}txBody/{*}bodyPr"))
        name = {"title": "titleStyle", "ctrTitle": "titleStyle"}.get(kind, "bodyStyle")
        levels.append(self.master.element.find(f"{{*}}txStyles/{{*}}{name}/{{*}}lvl1pPr"))
        looks = [one.find("{*}defRPr") for one in levels if one is not None]
        return where, Manner(
            size=_first_number(looks, "sz") / 100,
            bold=_first(looks, "b") == "1",
            align=_first(levels, "algn") or "l",
            anchor=_first(bodies, "anchor") or "t",
            insets=tuple(_inset(bodies, side, usual) for side, usual in INSETS.items()),
        )


def _first_number(found: Iterable[Any], name: str) -> float:
    said = _first(found, name)
    return min(float(said), 100 * MOST_SIZE) if said.isdecimal() else 0.0


def _inset(bodies: Iterable[Any], side: str, usual: float) -> float:
    return number({side: _first(bodies, side)}, side, usual * EMU)


def _slots(data: bytes) -> list[Any]:
    """The colours of a theme; a broken one has what of it can be read."""
    root = etree.fromstring(data, etree.XMLParser(recover=True, resolve_entities=False))
    found = root.find("{*}themeElements/{*}clrScheme") if root is not None else None
    return [one for one in found if len(one)] if found is not None else []


def _first(found: Iterable[Any], name: str) -> str:
    """What the first of several elements says that says it."""
    said = (one.get(name) for one in found if one is not None)
    return next((one for one in said if one is not None), "")


def _like(tree: Any, kind: str, number: str | None) -> Any:
    """The placeholder of a template that one of a slide takes after."""
    kinds = {kind, {"ctrTitle": "title", "subTitle": "body"}.get(kind, kind)}
    for one in tree.findall("{*}sp"):
        named = one.find(PLACEHOLDER)
        if named is not None:
            same = number is not None and named.get("idx") == number
            if same or (named.get("type", "obj") in kinds and kind != "obj"):
                return one
    return None
