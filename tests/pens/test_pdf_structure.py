"""What a PDF says of its own content, read by another reader: nothing is drawn that is neither a
part of the structure nor decoration."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image as PillowImage
from pypdf import PdfReader

from journeymapper.app.templates import SAMPLE, template_records
from journeymapper.domain.project import Project
from journeymapper.drawing.pages import document
from journeymapper.drawing.primitives import (
    END_OF_TABLE,
    Bitmap,
    Box,
    Link,
    Page,
    Picture,
    Placed,
    TableCell,
    TextLine,
)
from journeymapper.pens.pdf import DocumentDetails, write_pdf
from journeymapper.text import Style, shape
from tests.drawing.examples import AT, a_map
from tests.pens.structure import check_structure, tables_of
from tests.pens.test_pdf import line, page_of, read, written


def picture(*parts: object) -> Picture:
    return Picture(primitives=parts, bounds=(0, 0, 100, 100))  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def sample() -> PdfReader:
    return read(written(*document(Project(template_records(SAMPLE)), at=AT)))


def test_all_of_the_sample_is_in_the_tree_or_decoration(sample: PdfReader) -> None:
    parts = check_structure(sample)
    kinds = {one.kind for one in parts}
    tables = {"/Table", "/TR", "/TH", "/TD"}
    assert kinds == {"/Document", "/Sect", "/H1", "/P", "/Figure", "/Link"} | tables
    assert all(one.said for one in parts if one.kind == "/Figure")


def test_every_page_of_the_sample_has_one_heading(sample: PdfReader) -> None:
    parts = check_structure(sample)
    headed = [one.page for one in parts if one.kind == "/H1"]
    assert sorted(set(headed)) == list(range(len(sample.pages)))
    assert len(headed) == len(set(headed))


def test_tables_of_the_sample_have_heads_and_as_many_cells_in_every_row(
    sample: PdfReader,
) -> None:
    tables = tables_of(check_structure(sample))
    assert len(tables) > 10
    for rows in tables:
        assert set(rows[0].split()) == {"TH"}
        assert len({len(row.split()) for row in rows}) == 1, rows
        assert len(rows) > 1


def test_a_table_is_what_its_cells_say_and_ends_where_it_is_said() -> None:
    cells = [
        TableCell(row=0, column=0, is_head=True),
        line("Name", 30),
        TableCell(row=0, column=1, is_head=True),
        TableCell(row=1, column=0),
        line("one", 60),
        line("and more", 90),
        TableCell(row=1, column=1),
        Placed(picture=picture(line("two", 60)), said="A figure in a cell"),
        TableCell(row=1, column=0),
        Box(x=0, y=0, width=9, height=9, fill="card"),
        END_OF_TABLE,
        line("after it", 200),
        TableCell(row=0, column=0),
        line("another table", 250),
    ]
    reader = read(written(page_of(*cells)))
    parts = check_structure(reader)
    assert tables_of(parts) == [["TH TH", "TD TD"], ["TD"]]
    assert [one.kind for one in parts[1].inner] == ["/Table", "/P", "/Table"]
    rows = parts[1].inner[0].inner
    inner = [[kid.kind for kid in cell.inner] for row in rows for cell in row.inner]
    assert inner == [["/P"], [], ["/P", "/P"], ["/Figure", "/P"]]
    head = reader.trailer["/Root"]["/StructTreeRoot"]["/K"]["/K"][0].get_object()
    while head["/S"] != "/TH":
        head = head["/K"][0].get_object()
    assert head["/A"] == {"/O": "/Table", "/Scope": "/Column"}


def test_lines_of_a_paragraph_are_one_part_and_shapes_are_decoration() -> None:
    parts = check_structure(
        read(
            written(
                page_of(
                    Box(x=0, y=0, width=9, height=9, fill="card"),
                    line("A heading", 30, 700),
                    Box(x=0, y=0, width=9, height=9, fill="card"),
                    line("First line", 100),
                    line("second line", 118),
                    line("far below", 200),
                )
            )
        )
    )
    assert [(one.kind, len(one.marks)) for one in parts[2:]] == [("/H1", 1), ("/P", 1), ("/P", 1)]


def test_a_figure_says_what_it_shows_and_its_words_are_read() -> None:
    curve = picture(Box(x=0, y=0, width=50, height=20, fill="ink"), line("a word"))
    pages = page_of(Placed(picture=curve, said="A curve that falls, “ä”"))
    parts = check_structure(read(written(pages)))
    assert [(one.kind, one.said) for one in parts[2:]] == [
        ("/Figure", "A curve that falls, “ä”"),
        ("/P", ""),
    ]


def test_decoration_is_not_read() -> None:
    foot = picture(line("Page 1"), Box(x=0, y=0, width=5, height=5, fill="ink"))
    twice = picture(line("x"), line("y", 120), line("z", 140))
    page = page_of(
        Placed(picture=foot, said=""),
        Placed(picture=picture(Placed(picture=twice), Placed(picture=twice, x=50)), said=""),
        line("Words", 30, 400),
    )
    parts = check_structure(read(written(page)))
    assert [one.kind for one in parts[2:]] == ["/P"]


def test_a_form_with_text_is_a_part_wherever_it_is_drawn() -> None:
    card = picture(line("Card"), line("quiet", 118), Box(x=0, y=0, width=5, height=5, fill="ink"))
    page = page_of(Placed(picture=card), Placed(picture=card, x=90))
    assert [one.kind for one in check_structure(read(written(page)))[2:]] == ["/P", "/P"]


def test_pictures_are_decoration_broken_ones_too() -> None:
    out = BytesIO()
    PillowImage.new("RGB", (9, 9), "red").save(out, "PNG")
    images = [
        Bitmap(x=0, y=0, width=9, height=9, image_id=name, data=data)
        for name, data in (("a", out.getvalue()), ("b", b"no picture"))
    ]
    assert len(check_structure(read(written(page_of(*images))))) == 2


def test_a_link_is_a_part_that_says_where_it_leads() -> None:
    reader = read(written(*document(a_map(), at=AT)))
    parts = check_structure(reader)
    links = [one for one in parts if one.kind == "/Link"]
    assert len(links) == sum(len(page.get("/Annots", [])) for page in reader.pages) > 10


def test_what_runs_from_right_to_left_is_said_in_the_order_of_reading() -> None:
    typed = "ابدأ with English words (שלום) ثم"
    reader = read(written(page_of(line(typed), line("second line", 118), line("far", 200))))
    check_structure(reader)
    root = reader.trailer["/Root"]["/StructTreeRoot"]["/K"]
    kids = [one.get_object() for one in root["/K"][0].get_object()["/K"]]
    assert [one.get("/ActualText") for one in kids] == [f"{typed} second line", None]


def test_a_page_without_anything_has_a_section() -> None:
    assert [one.kind for one in check_structure(read(written(page_of())))] == ["/Document", "/Sect"]


def test_it_says_its_title_and_language_to_machines() -> None:
    out = BytesIO()
    details = DocumentDetails(title="Trial & <paid>\x01", author="Zoë", language="de")
    write_pdf([page_of(line("x"))], out, details)
    reader = read(out.getvalue())
    assert reader.xmp_metadata is not None
    assert reader.xmp_metadata.dc_title == {"x-default": "Trial & <paid>�"}
    assert reader.xmp_metadata.dc_language == ["de"]
    assert reader.xmp_metadata.dc_creator == ["Zoë"]
    assert reader.trailer["/Root"]["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.trailer["/Root"]["/Lang"] == "de"


def test_pages_are_called_what_is_printed_on_them() -> None:
    labels = ("Cover", "", "", "Before A1", "Before A2", "")
    pages = [
        Page(width=90, height=90, picture=picture(line(str(n))), label=one, title="x")
        for n, one in enumerate(labels)
    ]
    reader = read(written(*pages))
    assert reader.page_labels == ["Cover", "2", "3", "Before A1", "Before A2", "6"]


def test_a_document_without_labels_counts_its_pages() -> None:
    assert read(written(page_of(), page_of())).page_labels == ["1", "2"]


def test_many_objects_are_packed_and_found_again() -> None:
    lines = [
        TextLine(x=20 + n % 2 * 200, baseline=3.0 * n, line=shape(f"Line {n}", Style(14)))
        for n in range(3, 90)
    ]
    pages = [page_of(*lines, Link(x=0, y=0, width=5, height=5, target="no")) for _ in range(20)]
    data = written(*pages)
    assert data.count(b"/ObjStm") > 3
    reader = read(data)
    assert "Line 89" in reader.pages[19].extract_text()
    check_structure(reader)
