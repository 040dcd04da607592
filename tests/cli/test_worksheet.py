"""``journeymapper worksheet``: a PDF that other readers open, its codes as text in it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pypdf import PdfReader

from journeymapper.analysis.card_codes import CodeKind, codes, record_for_code
from journeymapper.app.session import Session
from journeymapper.app.templates import template_records
from journeymapper.cli.main import run
from tests.pseudo_words import pseudo_words


@pytest.fixture
def file(home: Path) -> Path:
    path = home / "Sample.journey"
    Session.create(path, template_records("trial-to-paid")).close()
    return path


def worksheet(file: Path, out: Path, *options: str) -> int:
    words = ["worksheet", str(file), str(out), *options]
    return run(words, open_window=lambda _path: 1)


def test_cards_are_written_with_their_codes(file: Path) -> None:
    out = file.with_name("cards.pdf")
    assert worksheet(file, out, "--kind", "touchpoints", "--page", "A3") == 0
    pages = PdfReader(out).pages
    words = " ".join(page.extract_text() for page in pages)
    with Session.open(file, read_only=True) as session:
        found = codes(session.project, CodeKind.TOUCHPOINT)
    assert all(code in words for code in found.values())
    assert round(float(pages[0].mediabox.width)) == 1191


def test_empty_sheets_are_numbered_and_the_same_bytes_every_time(file: Path) -> None:
    outs = [file.with_name(f"{name}.pdf") for name in "ab"]
    for out in outs:
        options = ("--kind", "feedback", "--blank", "2", "--sheet", "7", "--portrait", "--grey")
        assert worksheet(file, out, *options) == 0
    assert outs[0].read_bytes() == outs[1].read_bytes()
    printed = re.findall(r"BF-[0-9A-Z]{4}", PdfReader(outs[0]).pages[1].extract_text())
    assert len(printed) == 9
    with Session.open(file, read_only=True) as session:
        assert {record_for_code(session.project, one).sheet for one in printed} == {8}


def test_sheets_are_in_the_language_that_is_asked_for(file: Path) -> None:
    out = file.with_name("grid.pdf")
    with pseudo_words():
        options = ("--kind", "grid", "--lanes", "Thinks", "--language", "de-AT")
        assert worksheet(file, out, *options) == 0
    reader = PdfReader(out)
    assert reader.trailer["/Root"]["/Lang"] == "de-AT"  # type: ignore[index]
    assert reader.metadata is not None and str(reader.metadata.title).startswith("⟦Worksheets")


def test_what_makes_no_sense_is_refused_and_leaves_nothing(
    file: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    for out, options in (
        (file, ("--kind", "grid")),
        (file.with_name("x.docx"), ("--kind", "grid")),
        (file.with_name("x.pdf"), ("--kind", "grid", "--journey", "Nowhere")),
        (file.with_name("x.pdf"), ("--kind", "grid", "--lanes", "nowhere")),
    ):
        before = sorted(file.parent.iterdir())
        assert worksheet(file, out, *options) == 2
        assert sorted(file.parent.iterdir()) == before
        assert len(capfd.readouterr().err.strip().splitlines()) == 1
    for lanes in ("Nowhere", "Thinks, Nowhere"):
        words = ("--kind", "grid", "--lanes", lanes)
        assert worksheet(file, file.with_name("x.pdf"), *words) == 2
        said = capfd.readouterr().err
        assert "There is no lane called “Nowhere”. Choose of: " in said and "Thinks, " in said
    assert worksheet(file, file.parent / "no folder" / "x.pdf", "--kind", "grid") == 3
