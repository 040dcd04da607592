"""HTML made of parts: what users wrote becomes ``Html`` by ``text`` alone, and so stays text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape
from typing import NewType

from journeymapper.pens.svg import safe_id
from journeymapper.words import said

Html = NewType("Html", str)
"""What may stand in a document as it is."""
Cell = str | Html

_ENDS_LINE = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_BETWEEN = " · "
_NO_TEXT = re.compile("[\0-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
NOTHING = Html("")


def text(value: str) -> Html:
    """A text as it was typed, its lines kept; in a place of its own, so that what runs from right
    to left moves nothing beside it: neither its neighbours nor the other facts of its line."""
    if not value.strip():
        return NOTHING
    if _BETWEEN in value and _RIGHT_TO_LEFT.search(value):
        return joined((text(one) for one in value.split(_BETWEEN)), _BETWEEN)
    lines = (_plain(one) for one in _ENDS_LINE.split(value.strip()))
    return Html("<bdi>" + "<br>".join(lines) + "</bdi>")


def quoted(value: str) -> str:
    """A text as the value of an attribute."""
    return _plain(" ".join(_ENDS_LINE.sub(" ", value).split()))


def _plain(value: str) -> str:
    return escape(_NO_TEXT.sub("\ufffd", value), quote=True)


def fixed(words: str, **parts: Html) -> Html:
    """Words of the program, in an element or an attribute, with what stands in their fields."""
    escaped = _plain(words)
    return Html(escaped.format(**parts) if parts else escaped)


def joined(parts: Iterable[Html], between: str = "") -> Html:
    return Html(between.join(one for one in parts if one))


def link(target: str, words: Html, label: str = "") -> Html:
    """A link to what of this document has an id, for a record ``place_of`` its kind."""
    said = f' aria-label="{quoted(label)}"' if label else ""
    return Html(f'<a href="#{target}"{said}>{words}</a>')


def place_of(kind: str, record_id: str) -> str:
    """The id of the element that tells of a record: of kind ``step``, ``source``, …"""
    return f"{kind}-{safe_id(record_id)}"


def heading(level: int, words: str, target: str = "") -> Html:
    named = f' id="{target}"' if target else ""
    return Html(f"<h{level}{named}>{text(words) or fixed(said('Untitled'))}</h{level}>")


def facts(entries: Iterable[tuple[str, Html]]) -> Html:
    """A list of names and what they say; those that say nothing are left out."""
    said = [f"<dt>{escape(name)}</dt><dd>{value}</dd>" for name, value in entries if value]
    return Html(f"<dl>{''.join(said)}</dl>") if said else NOTHING


def bullets(items: Iterable[Html]) -> Html:
    said = [f"<li>{one}</li>" for one in items if one]
    return Html(f"<ul>{''.join(said)}</ul>") if said else NOTHING


def table(
    caption: str,
    heads: Sequence[str],
    rows: Iterable[tuple[str, Sequence[Html]]],
    with_row_heads: bool = True,
) -> Html:
    """A table of rows, each with the id of its element (or none); nothing without rows. It may be
    wider than the page, and is then moved by itself."""
    made = []
    for target, cells in rows:
        named = f' id="{target}"' if target else ""
        first = f'<th scope="row">{cells[0]}</th>' if with_row_heads else f"<td>{cells[0]}</td>"
        rest = "".join(f"<td>{one}</td>" for one in cells[1:])
        made.append(f"<tr{named}>{first}{rest}</tr>")
    if not made:
        return NOTHING
    names = "".join(f'<th scope="col">{text(one)}</th>' for one in heads)
    said = quoted(caption)
    return Html(
        f'<div class="wide" role="group" aria-label="{said}" tabindex="0"><table>'
        f"<caption>{text(caption)}</caption><thead><tr>{names}</tr></thead>\n"
        f"<tbody>{chr(10).join(made)}</tbody></table></div>"
    )


def section(level: int, title: str, target: str, body: Html) -> Html:
    """A part under a heading; nothing where it says nothing."""
    if not body:
        return NOTHING
    return Html(
        f'<section aria-labelledby="{target}">{heading(level, title, target)}\n{body}</section>\n'
    )
