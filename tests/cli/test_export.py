"""``journeymapper export``: every option, presets, and what does not work."""

from __future__ import annotations

import errno
import io
import os
import struct
import sys
import tempfile
import zlib
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from PIL import Image as Pictures
from pptx import Presentation
from pypdf import PdfReader

from journeymapper.app.session import Session
from journeymapper.app.templates import new_from_template
from journeymapper.commands.documents import KeepPreset
from journeymapper.commands.review_rounds import StartReview
from journeymapper.domain.document_records import chosen
from journeymapper.domain.record import Record
from journeymapper.domain.records import Persona, ReviewRound, new_id
from journeymapper.exporters import target
from journeymapper.exporters.registry import exporters
from tests.cli.conftest import Run

QUICK = ("--sections", "cover")


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    path = tmp_path / "sample.journey"
    new_from_template(path, "trial-to-paid").close()
    return path


def size(path: Path) -> tuple[int, int]:
    box = PdfReader(path).pages[0].mediabox
    return round(float(box.width)), round(float(box.height))


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (("--page", "A3"), (1191, 842)),
        (("--page", "letter", "--portrait"), (612, 792)),
        (("--page", "A4", "--landscape"), (842, 595)),
        (("--width", "300", "--height", "200"), (850, 567)),
    ],
)
def test_the_page(
    run: Run, sample: Path, tmp_path: Path, options: tuple[str, ...], expected: tuple[int, int]
) -> None:
    out = tmp_path / "out.pdf"
    code, said, err = run("export", sample, out, *QUICK, *options)
    assert (code, err) == (0, "")
    size_said = max(out.stat().st_size / 1000, 1)
    assert said == f"“out.pdf” is ready: 1 page, {size_said:,.0f} KB.\n"
    assert size(out) == expected


def test_words_on_every_page_and_the_ways_of_a_map(run: Run, sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.pdf"
    words = ("--header", "Spring draft", "--footer", "Not for sale", "--language", "de")
    way = ("--way", "tiled", "--overlap", "15", "--margin", "12", "--read-from", "0.7")
    code, said, _ = run("export", sample, out, "--sections", "map", *words, *way)
    assert (code, said.count(" is ready: ")) == (0, 1)
    reader = PdfReader(out)
    assert len(reader.pages) > 4
    assert reader.trailer["/Root"]["/Lang"] == "de"  # type: ignore[index]


def test_what_is_too_small_is_told_with_what_would_do(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    code, out, err = run("export", sample, tmp_path / "out.pdf", "--sections", "map")
    assert (code, out.count(" is ready: ")) == (0, 1)
    assert "points" in err and "A3" in err


def test_audience_personas_numbers_and_look(run: Run, sample: Path, tmp_path: Path) -> None:
    with Session.open(sample) as session:
        session.dispatch(
            StartReview(new_id(ReviewRound), "First round", tuple(session.project.journeys))
        )
        persona = next(iter(session.project.all(Persona).values()))
    plain, other = tmp_path / "plain.svg", tmp_path / "other.svg"
    assert run("export", sample, plain)[0] == 0
    for options in (
        ("--persona", persona.name.upper()),
        ("--numbers", "first round"),
        ("--ink", "high-contrast"),
        ("--ink", "greyscale"),
        ("--accent", "#7A1FA2"),
        ("--no-background",),
        ("--journey", "after"),
    ):
        assert run("export", sample, other, *options)[0] == 0, options
        assert other.read_bytes() != plain.read_bytes(), options
    assert run("export", sample, tmp_path / "c.pdf", *QUICK, "--audience", "client")[0] == 0


def test_a_preset_is_where_the_other_options_begin(run: Run, sample: Path, tmp_path: Path) -> None:
    with Session.open(sample) as session:
        wish = chosen(name="For the wall", page_size="A2", sections=("cover",), format_name="png")
        session.dispatch(KeepPreset(wish))
    out = tmp_path / "out.pdf"
    assert run("export", sample, out, "--preset", "for the WALL")[0] == 0
    assert size(out) == (1684, 1191)
    assert run("export", sample, out, "--preset", "For the wall", "--portrait")[0] == 0
    assert size(out) == (1191, 1684)


def test_logos(run: Run, sample: Path, tmp_path: Path) -> None:
    logo = tmp_path / "logo.png"
    Pictures.new("RGB", (90, 30), "red").save(logo)
    pages = {}
    for name, options in {"own": ("--logo", str(logo)), "none": ("--no-logo",)}.items():
        out = tmp_path / f"{name}.pdf"
        assert run("export", sample, out, *QUICK, *options)[0] == 0
        pages[name] = len(PdfReader(out).pages[0].images)
    assert pages["own"] > pages["none"]


def test_what_changes_nothing_is_said(run: Run, sample: Path, tmp_path: Path) -> None:
    code, out, err = run("export", sample, tmp_path / "out.json", "--footer", "x", "--page", "A3")
    assert (code, out.count(" is ready: ")) == (0, 1)
    assert "--footer changes nothing in this format (json)." in err
    assert "--page changes nothing" in err


def _bomb() -> bytes:
    """A PNG that says it has 400 megapixels."""
    head = struct.pack(">IIBBBBB", 20_000, 20_000, 8, 2, 0, 0, 0)

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 100)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--logo", "huge.png"), "“huge.png”: The picture has more than 40 megapixels"),
        (("--logo", "text.png"), "The logo “text.png”: This is no JPEG or PNG picture"),
        (("--logo", "missing.png"), "cannot be read"),
        (("--template", "text.png", "--as", "pptx"), "text.png"),
        (("--persona", "Nobody"), "There is no persona called “Nobody”. Choose one of:"),
        (("--preset", "Nothing"), "There is no preset called “Nothing”. The project has none."),
        (("--numbers", "Nothing"), "There is no review round called “Nothing”."),
        (("--width", "85", "--height", "55"), "less than one card"),
        (("--page", "custom"), "Say how wide and how high"),
        (("--margin", "-3"), "The margin must lie between"),
        (("--read-from", "0"), "from how many metres"),
        (("--read-from", "1000"), "100 at most"),
        (("--page", "A3", "--width", "100"), "--width and --height are for paper of your own"),
        (("--sections", ""), "--sections names none"),
        (("--sections", " , "), "--sections names none"),
        (("--accent", "teal"), "is no colour"),
        (("--way", "sideways"), "--way"),
        (("--audience", "world"), "--audience"),
        (("--sections", "nonsense"), "nonsense"),
    ],
)
def test_bad_input_is_one_sentence_and_no_file(
    run: Run,
    sample: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    options: tuple[str, ...],
    sentence: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "huge.png").write_bytes(_bomb())
    (tmp_path / "text.png").write_text("no picture")
    before = sorted(tmp_path.iterdir())
    code, out, err = run("export", sample, "out.pdf", *options)
    assert (code, out) == (2, "") or code == 3
    assert sentence in err
    assert err.count("\n") == 1
    assert sorted(tmp_path.iterdir()) == before


def test_a_project_without_a_journey(run: Run, tmp_path: Path) -> None:
    records: list[Record] = []
    Session.create(tmp_path / "empty.journey", records).close()
    code, _, err = run("export", tmp_path / "empty.journey", tmp_path / "out.pdf")
    assert (code, err.count("\n")) == (2, 1)
    assert "no journey to export yet" in err
    assert not (tmp_path / "out.pdf").exists()


def test_a_target_that_may_only_be_read(run: Run, sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.pdf"
    out.write_bytes(b"before")
    full = tmp_path / "there"
    full.mkdir()
    code, _, err = run("export", sample, full, "--as", "pdf")
    assert code == 2 and "is a folder" in err
    assert out.read_bytes() == b"before"


EVERY = tuple(one.name for one in exporters())


def _bad(run: Run, folder: Path, name: str, words: tuple[str, ...] = ()) -> str:
    """Export to where something stands; it stays as it was, nothing lies beside it, and what is
    said is one sentence."""
    ending = next(one.endings[0] for one in exporters() if one.name == name)
    out = folder / f"out{ending}"
    out.write_bytes(b"before")
    before = sorted(folder.iterdir())
    parts = ("--sections", "cover,personas") if name in ("pdf", "pptx", "html") else ()
    code, said, err = run("export", folder / "sample.journey", out, *parts, *words)
    assert (code, said) == (3, ""), (code, err)
    assert err.count("\n") == 1 and err.rstrip().endswith("."), err
    assert out.read_bytes() == b"before"
    assert sorted(folder.iterdir()) == before
    return err


@pytest.fixture
def small(tmp_path: Path) -> Path:
    new_from_template(tmp_path / "sample.journey", "service-blueprint").close()
    return tmp_path


@pytest.mark.skipif(sys.platform == "win32", reason="it knows no such limit")
@pytest.mark.parametrize("name", EVERY)
def test_a_disk_that_takes_no_more(
    run: Run, small: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """The system itself refuses what goes beyond some bytes, in whichever way they are written."""
    from tests.tiny_disk import files_of_at_most

    temporaries = small / "temporaries"
    temporaries.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporaries))
    with files_of_at_most(2048):
        said = _bad(run, small, name)
    assert "larger than a file may be" in said
    assert list(temporaries.iterdir()) == []


def test_a_full_disk_and_one_without_room_for_temporaries(
    run: Run, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_path: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(target, "_settle", full)
        assert "The disk is full" in _bad(run, small, "json")
    monkeypatch.setattr(tempfile, "tempdir", str(small / "nowhere"))
    assert "Make room on the disk" in _bad(run, small, "xlsx")


def test_a_target_that_is_open_elsewhere_or_may_only_be_read(
    run: Run, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(_own: Path, _other: Path) -> None:
        raise PermissionError(errno.EACCES, "The process cannot access the file")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", held)  # as Windows answers
        assert "is open in another program" in _bad(run, small, "csv")
    # The superuser may always write.
    monkeypatch.setattr(os, "access", lambda path, *_a, **_k: Path(path).suffix != ".zip")
    assert "may only be read" in _bad(run, small, "csv")


@pytest.mark.parametrize("name", [one.name for one in exporters() if one.needs_journey])
def test_a_project_without_a_journey_in_every_format(run: Run, tmp_path: Path, name: str) -> None:
    Session.create(tmp_path / "empty.journey", []).close()
    code, out, err = run("export", tmp_path / "empty.journey", tmp_path / "out", "--as", name)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "Add one first" in err
    assert [one.name for one in tmp_path.iterdir()] == ["empty.journey"]


@pytest.mark.parametrize("kind", ["bomb", "cut short", "no presentation"])
def test_a_broken_template(run: Run, small: Path, kind: str) -> None:
    whole = io.BytesIO()
    Presentation().save(whole)
    bad = small / "bad.pptx"
    bad.write_bytes(whole.getvalue()[: -len(whole.getvalue()) // 3])
    if kind != "cut short":
        with ZipFile(bad, "w", ZIP_DEFLATED) as archive:
            archive.writestr("[Content_Types].xml", "<Types/>")
            for number in range(70 if kind == "bomb" else 0):
                archive.writestr(f"ppt/{number}.xml", b" " * 1_000_000)
    code, out, err = run("export", small / "sample.journey", small / "o.pptx", "--template", bad)
    assert (code, out, err.count("\n")) == (2, "", 1), err
    assert "bad.pptx" in err and "hoose" in err
    assert not (small / "o.pptx").exists()
