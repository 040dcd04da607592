"""``journeymapper export``: every option, presets, and what does not work."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image as Pictures
from pypdf import PdfReader

from journeymapper.app.session import Session
from journeymapper.app.templates import new_from_template
from journeymapper.commands.documents import KeepPreset
from journeymapper.commands.review_rounds import StartReview
from journeymapper.domain.document_records import chosen
from journeymapper.domain.record import Record
from journeymapper.domain.records import Persona, ReviewRound, new_id
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
    assert run("export", sample, out, *QUICK, *options) == (0, "", "")
    assert size(out) == expected


def test_words_on_every_page_and_the_ways_of_a_map(run: Run, sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.pdf"
    words = ("--header", "Spring draft", "--footer", "Not for sale", "--language", "de")
    way = ("--way", "tiled", "--overlap", "15", "--margin", "12", "--read-from", "0.7")
    code, said, _ = run("export", sample, out, "--sections", "map", *words, *way)
    assert (code, said) == (0, "")
    reader = PdfReader(out)
    assert len(reader.pages) > 4
    assert reader.trailer["/Root"]["/Lang"] == "de"  # type: ignore[index]


def test_what_is_too_small_is_told_with_what_would_do(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    code, out, err = run("export", sample, tmp_path / "out.pdf", "--sections", "map")
    assert (code, out) == (0, "")
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
        assert run("export", sample, out, *QUICK, *options) == (0, "", "")
        pages[name] = len(PdfReader(out).pages[0].images)
    assert pages["own"] > pages["none"]


def test_what_changes_nothing_is_said(run: Run, sample: Path, tmp_path: Path) -> None:
    code, out, err = run("export", sample, tmp_path / "out.json", "--footer", "x", "--page", "A3")
    assert (code, out) == (0, "")
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
        (("--logo", "huge.png"), "more than 40 megapixels"),
        (("--logo", "text.png"), "no JPEG or PNG picture"),
        (("--logo", "missing.png"), "cannot be read"),
        (("--template", "text.png", "--as", "pptx"), "text.png"),
        (("--persona", "Nobody"), "There is no persona called “Nobody”. Choose one of:"),
        (("--preset", "Nothing"), "There is no preset called “Nothing”. The project has none."),
        (("--numbers", "Nothing"), "There is no review round called “Nothing”."),
        (("--width", "85", "--height", "55"), "less than one card"),
        (("--page", "custom"), "Say how wide and how high"),
        (("--margin", "-3"), "The margin must lie between"),
        (("--read-from", "0"), "from how many metres"),
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


def test_a_full_disk(
    run: Run, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import errno

    from journeymapper.exporters import target

    def full(_path: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(target, "_settle", full)
    out = tmp_path / "out.pdf"
    out.write_bytes(b"before")
    code, _, err = run("export", sample, out, *QUICK)
    assert (code, err.count("\n")) == (3, 1)
    assert "full" in err
    assert out.read_bytes() == b"before"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["out.pdf", "sample.journey"]
