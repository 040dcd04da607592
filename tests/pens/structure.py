"""The structure of a PDF as another reader finds it, held against what its pages draw."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

_MARKED = re.compile(rb"/(\w+) <</MCID (\d+)>> BDC|/Artifact BMC|BDC|\bEMC\b")
_DRAWN = re.compile(rb"(?:^|\s)(?:f|S|B|TJ|Do)(?=\s|$)")


@dataclass
class Part:
    kind: str
    said: str
    page: int | None
    marks: list[int] = field(default_factory=list)
    links: list[int] = field(default_factory=list)
    inner: list[Part] = field(default_factory=list)


def parts_of(reader: PdfReader) -> list[Part]:
    """Every element below the sections, in the order of the tree. Fails where a parent is not who
    names the child."""
    pages = {one.indirect_reference.idnum: at for at, one in enumerate(reader.pages)}
    root = reader.trailer["/Root"]["/StructTreeRoot"]
    found: list[Part] = []

    def walk(reference: Any, parent: int) -> Part:
        element = reference.get_object()
        assert element.raw_get("/P").idnum == parent
        kids = element["/K"]
        kids = kids if isinstance(kids, ArrayObject) else [kids]
        page = element.raw_get("/Pg").idnum if "/Pg" in element else None
        part = Part(element["/S"], element.get("/Alt", ""), pages.get(page or -1))
        found.append(part)
        for kid in kids:
            held = kid.get_object() if isinstance(kid, IndirectObject) else kid
            if isinstance(held, int):
                part.marks.append(held)
            elif isinstance(held, DictionaryObject) and held.get("/Type") == "/OBJR":
                part.links.append(held.raw_get("/Obj").idnum)
            else:
                part.inner.append(walk(kid, reference.idnum))
        return part

    walk(root.raw_get("/K"), root.indirect_reference.idnum)
    return found


def tables_of(parts: list[Part]) -> list[list[str]]:
    """The tables, each row as the kinds of its cells. Fails where a table holds anything but rows
    or a row anything but cells, or where either stands alone."""
    found = []
    for table in (one for one in parts if one.kind == "/Table"):
        assert {row.kind for row in table.inner} == {"/TR"}
        rows = [" ".join(cell.kind.lstrip("/") for cell in row.inner) for row in table.inner]
        assert {cell.kind for row in table.inner for cell in row.inner} <= {"/TH", "/TD"}
        found.append(rows)
    told = sum(len(rows) for rows in found)
    assert told == sum(one.kind == "/TR" for one in parts)
    cells = sum(len(row.split()) for rows in found for row in rows)
    assert cells == sum(one.kind in ("/TH", "/TD") for one in parts)
    return found


def marks_drawn(page: PageObject) -> list[tuple[str, int]]:
    """Kind and number of each marked content as it is drawn. Fails where anything is drawn outside
    of marked content, or one is in another."""
    data = page.get_contents().get_data()
    found: list[tuple[str, int]] = []
    depth, at = 0, 0
    inside = False
    for one in _MARKED.finditer(data):
        if not inside:
            assert not _DRAWN.search(data[at : one.start()]), data[at : one.start()][:200]
        at = one.end()
        if one.group() == b"EMC":
            depth -= 1
            inside = depth > 0
            continue
        depth += 1
        if one.group(1):
            assert depth == 1
            found.append((one.group(1).decode(), int(one.group(2))))
        inside = True
    assert depth == 0
    assert not _DRAWN.search(data[at:])
    return found


def check_structure(reader: PdfReader) -> list[Part]:
    """All parts, when tree, pages, links and the tree of parents say the same."""
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    parents = root["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    owners = dict(zip(parents[::2], parents[1::2], strict=True))
    parts = parts_of(reader)
    for at, page in enumerate(reader.pages):
        drawn = marks_drawn(page)
        on_page = [one for one in parts if one.page == at and one.marks]
        told = [(one.kind.lstrip("/"), mark) for one in on_page for mark in one.marks]
        assert sorted(told) == sorted(drawn)
        assert [number for _, number in drawn] == list(range(len(drawn)))
        first = [one.marks[0] for one in on_page]
        assert first == sorted(first), "the tree is in the order of drawing"
        kinds = [one.get_object()["/S"].lstrip("/") for one in owners[page["/StructParents"]]]
        assert kinds == [kind for kind, _ in drawn]
        assert page["/Tabs"] == "/S"
        links = [one.idnum for one in page.get("/Annots", [])]
        assert [link for one in parts if one.page == at for link in one.links] == links
        for one in page.get("/Annots", []):
            assert owners[one.get_object()["/StructParent"]].get_object()["/S"] == "/Link"
            assert one.get_object()["/Contents"]
    return parts
