"""The PDF, read back with another reader: what was typed comes out, the same bytes each time."""

from __future__ import annotations

import io
import re
import subprocess
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from shutil import which

import pypdf
import pytest
from PIL import Image as PillowImage

from journeymapper.drawing.pages import document
from journeymapper.drawing.primitives import (
    Anchor,
    Bitmap,
    Box,
    Link,
    Page,
    Picture,
    Placed,
    Primitive,
    TextLine,
)
from journeymapper.pens.pdf import Cancelled, DocumentDetails, write_pdf
from journeymapper.text import Style, shape
from tests.drawing.examples import AT, NAMES, a_map

DETAILS = DocumentDetails(
    title="Trial to paid",
    author="Atelier",
    language="en-GB",
    edited_at=datetime(2026, 11, 21, 20, 40, tzinfo=timezone(timedelta(hours=2))),
)


def page_of(*primitives: Primitive) -> Page:
    return Page(
        width=400, height=300, picture=Picture(primitives=primitives, bounds=(0, 0, 400, 300))
    )


def written(*pages: Page) -> bytes:
    out = io.BytesIO()
    write_pdf(pages, out, DETAILS)
    return out.getvalue()


def read(data: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(data), strict=True)


def line(text: str, baseline: float = 100.0, weight: int = 400) -> TextLine:
    return TextLine(x=20, baseline=baseline, line=shape(text, Style(14, weight)))


@pytest.mark.parametrize(
    "text",
    [
        "profile",
        "office 3x4 at 12:30",
        "fluffy affine first",
        "AVATAR To. Wa",
        "Zürich – “naïve” café",
        "Ευχαριστώ",
        "Привет",
        "دعوة إلى الندوة",
        "لا إله السلام",
        "שלום עולם",
        "प्रोफ़ाइल पूरी करें",
        "ไทย ที่นี่",
        "比较订阅计划",
        "プロフィール",
        "프로필",
        "👍🏽 👩🏽‍🏫",
    ],
)
def test_text_copied_out_is_the_text_typed(text: str) -> None:
    shaped = shape(text, Style(14))
    if shaped.missing:
        pytest.skip(f"no bundled font has {shaped.missing}")
    data = written(page_of(line("Before"), line(text, 130), line("After", 160)))
    assert read(data).pages[0].extract_text().split("\n") == ["Before", text, "After"]


@pytest.mark.skipif(not which("pdftotext"), reason="poppler's pdftotext is not installed")
def test_two_readers_copy_out_what_was_typed_in_nine_scripts(tmp_path: Path) -> None:
    """A letter that no font has is drawn as an empty box and copied as itself. Poppler gives the
    words of a line that runs from right to left in the order in which they are seen, within marks
    of direction: there only the letters are alike."""
    typed = [
        "profile", "office 3x4", "Ευχαριστώ", "Привет", "प्रोफ़ाइल पूरी करें", "ไทย ที่นี่",
        "比较订阅计划", "プロフィール", "프로필", "a\uabffb",
    ]  # fmt: skip
    turned = ["دعوة إلى الندوة", "שלום עולם"]
    shaped = [line(one, 20.0 + 20 * place) for place, one in enumerate((*typed, *turned))]
    path = tmp_path / "scripts.pdf"
    path.write_bytes(written(page_of(*shaped)))
    assert read(path.read_bytes()).pages[0].extract_text().split("\n") == [*typed, *turned]
    command = ["pdftotext", "-raw", "-enc", "UTF-8", str(path), "-"]
    told = subprocess.run(command, capture_output=True, check=True).stdout.decode().split("\n")
    assert told[: len(typed)] == typed
    for one, seen in zip(turned, told[len(typed) :], strict=False):
        assert sorted(one.replace(" ", "")) == sorted(re.sub(r"[\u202a-\u202e\s]", "", seen))


def test_every_name_of_a_project_is_in_its_document() -> None:
    data = written(*document(a_map(), at=AT))
    text = " ".join("".join(page.extract_text() for page in read(data).pages).split())
    for name in NAMES.values():
        assert name in text


def test_the_same_pages_give_the_same_bytes() -> None:
    assert written(*document(a_map(), at=AT)) == written(*document(a_map(), at=AT))


def test_every_font_is_embedded_and_subset() -> None:
    reader = read(written(*document(a_map(), at=AT)))
    fonts = {}
    for page in reader.pages:
        fonts.update(page["/Resources"]["/Font"])
    assert fonts
    for reference in fonts.values():
        font = reference.get_object()
        assert font["/BaseFont"][7] == "+"
        descriptor = font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        assert len(descriptor["/FontFile2"].get_data()) < 200_000


def test_it_says_what_it_is() -> None:
    reader = read(written(*document(a_map(), at=AT)))
    assert reader.metadata is not None
    assert reader.metadata.title == "Trial to paid"
    assert reader.metadata.author == "Atelier"
    moment = datetime(2026, 11, 21, 18, 40, tzinfo=UTC)
    assert reader.metadata.creation_date == reader.metadata.modification_date == moment
    assert reader.trailer["/Root"]["/Lang"] == "en-GB"


def test_bookmarks_and_links_lead_to_their_pages() -> None:
    reader = read(written(*document(a_map(), at=AT)))
    flat = [
        one for entry in reader.outline for one in (entry if isinstance(entry, list) else [entry])
    ]
    marked = {str(one.title): reader.get_destination_page_number(one) for one in flat}
    titles = iter(marked)
    wanted = ("Trial to paid", "Map: Before", "Notes by stage", "Grid · Before")
    people = ("Persona: Career changer", "Persona: L&D lead", "Feedback")
    assert all(one in titles for one in (*wanted, *people))
    assert list(marked.values()) == sorted(marked.values())
    links = [one.get_object() for one in reader.pages[marked["Map: Before"]]["/Annots"]]
    assert len(links) > 5
    assert {one["/Subtype"] for one in links} == {"/Link"}


def test_what_is_placed_twice_is_drawn_once() -> None:
    card = Picture(
        primitives=(
            Box(x=0, y=0, width=100, height=50, fill="card", stroke="line", shadow=True),
            *(line(f"Card line {number}", 10.0 * number) for number in range(5)),
        ),
        bounds=(-5, -5, 110, 60),
    )
    once = written(page_of(Placed(picture=card)))
    often = written(page_of(*(Placed(picture=card, x=n, y=n) for n in range(200))))
    assert len(often) < len(once) + 5000
    assert read(often).pages[0].extract_text().count("Card line 3") == 200


def test_a_link_to_nowhere_is_left_out() -> None:
    reader = read(written(page_of(Link(x=0, y=0, width=9, height=9, target="gone"))))
    assert "/Annots" not in reader.pages[0]


def test_an_anchor_without_a_title_is_no_bookmark() -> None:
    reader = read(written(page_of(Anchor(x=0, y=0, name="here"))))
    assert reader.outline == []


def test_cancelled_writing_leaves_nothing() -> None:
    out = io.BytesIO()
    told = []

    def progress(done: int, count: int) -> bool:
        told.append((done, count))
        return done < 1

    with pytest.raises(Cancelled):
        write_pdf([page_of(line("one")), page_of(line("two"))], out, DETAILS, progress=progress)
    assert told == [(0, 2), (1, 2)]
    assert out.getvalue() == b""


def test_a_large_page_can_be_cancelled_while_it_is_drawn() -> None:
    cards = [
        Placed(
            picture=Picture(
                primitives=(line(f"Card {n}"), line("a"), line("b")), bounds=(0, 0, 50, 50)
            ),
            x=n,
        )
        for n in range(1000)
    ]
    asked: list[tuple[int, int]] = []

    def go_on(done: int, count: int) -> bool:
        asked.append((done, count))
        return len(asked) < 4

    out = io.BytesIO()
    with pytest.raises(Cancelled):
        write_pdf([page_of(*cards)], out, DETAILS, progress=go_on)
    assert asked == [(0, 1)] * 4
    assert out.getvalue() == b""


def picture_bytes(kind: str, mode: str = "RGB", size: tuple[int, int] = (90, 60)) -> bytes:
    stream = io.BytesIO()
    PillowImage.new(mode, size, (200, 30, 30, 120)[: len(mode)]).save(stream, kind)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "filters"),
    [
        (picture_bytes("PNG"), "/DCTDecode"),
        (picture_bytes("JPEG"), "/DCTDecode"),
        (picture_bytes("PNG", "RGBA"), "/FlateDecode"),
    ],
)
def test_images_are_embedded_small(data: bytes, filters: str) -> None:
    bitmap = Bitmap(x=10, y=10, width=40, height=40, image_id="i", data=data, radius=20)
    reader = read(written(page_of(bitmap)))
    (image,) = reader.pages[0].images
    assert image.image is not None
    assert image.image.size == (40, 40) or max(image.image.size) <= 140
    stream = next(iter(reader.pages[0]["/Resources"]["/XObject"].values())).get_object()
    assert filters in str(stream["/Filter"])


def test_a_broken_image_is_a_quiet_box() -> None:
    bitmap = Bitmap(x=10, y=10, width=40, height=40, image_id="i", data=b"\x89PNG broken")
    reader = read(written(page_of(bitmap, line("still here"))))
    assert reader.pages[0].extract_text() == "still here"
    assert not reader.pages[0].images


def test_marks_out_of_order_carry_their_text_as_a_whole() -> None:
    data = written(page_of(line("मूल्य पृष्ठ", 50), line("profile", 80), line("שלום", 110)))
    content = read(data).pages[0].get_contents()
    assert content is not None
    said = re.findall(rb"/ActualText <FEFF([0-9A-F]+)>", content.get_data())
    assert "".join(bytes.fromhex(one.decode()).decode("utf-16-be") for one in said) == "मूल्य पृष्ठ"
