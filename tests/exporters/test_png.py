"""PNG: the maps, read back with another reader."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from journeymapper.app import export as use_case
from journeymapper.app.templates import SAMPLE, template_records
from journeymapper.domain.document_records import chosen
from journeymapper.domain.project import Project
from journeymapper.domain.vocabulary import Ink
from journeymapper.drawing.journey_map import whole_map
from journeymapper.exporters import png
from journeymapper.exporters.job import Cancelled
from journeymapper.exporters.pictures import bands

export = partial(use_case.export, at=datetime(2026, 11, 21, 18, 40, tzinfo=UTC))


@pytest.fixture(scope="module")
def sample() -> Project:
    return Project(template_records(SAMPLE))


def test_a_journey_is_drawn_at_the_size_that_was_asked_for(sample: Project, tmp_path: Path) -> None:
    (journey, *_) = sample.journeys
    _, _, width, height = whole_map(sample, journey).bounds
    for scale in (0.5, 1.0):
        out = tmp_path / f"{scale}.png"
        assert export(sample, out, chosen(journeys=(journey,), scale=scale)) == ()
        with Image.open(out) as image:
            assert image.size == (round(width * scale), round(height * scale))
            assert len(image.convert("RGB").getcolors(1 << 24) or ()) > 100


def test_several_journeys_stand_below_one_another_under_their_titles(
    sample: Project, tmp_path: Path
) -> None:
    heights = [whole_map(sample, journey).bounds[3] for journey in sample.journeys]
    export(sample, tmp_path / "both.png", chosen(scale=0.5))
    with Image.open(tmp_path / "both.png") as image:
        assert image.height > sum(heights) / 2 + 40


def test_the_same_project_gives_the_same_bytes(sample: Project, tmp_path: Path) -> None:
    options = chosen(scale=0.5)
    export(sample, tmp_path / "one.png", options)
    export(sample, tmp_path / "two.png", options)
    assert (tmp_path / "one.png").read_bytes() == (tmp_path / "two.png").read_bytes()


def test_a_picture_that_would_be_too_large_is_smaller_and_says_so(
    sample: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(png, "LONGEST_SIDE", 900)
    (remark,) = export(sample, tmp_path / "map.png", chosen(scale=2.0))
    assert "longer than 900 pixels at 2 pixels to a unit" in remark.text
    with Image.open(tmp_path / "map.png") as image:
        assert max(image.size) == 900
    (offer,) = remark.offers
    assert export(sample, tmp_path / "map.png", chosen(**dict(offer.choices))) == ()


def test_bands_and_tiles_join_without_a_seam(
    sample: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (journey, *_) = sample.journeys
    options = chosen(journeys=(journey,), scale=1.0)
    export(sample, tmp_path / "whole.png", options)
    monkeypatch.setattr(bands, "TILE", 173)
    monkeypatch.setattr(bands, "BAND_BYTES", 200_000)
    monkeypatch.setattr(bands, "BANDS_AT_ONCE", 3)
    export(sample, tmp_path / "parts.png", options)
    with Image.open(tmp_path / "whole.png") as whole, Image.open(tmp_path / "parts.png") as parts:
        assert parts.size == whole.size
        apart = ImageChops.difference(parts.convert("RGB"), whole.convert("RGB")).convert("L")
        told = apart.histogram()
        assert not any(told[40:]), "dashes and letters that lie over an edge go on"
        assert sum(told[1:]) < apart.width * apart.height * 0.001


def test_without_a_background_paper_is_transparent_and_cards_are_not(
    sample: Project, tmp_path: Path
) -> None:
    (journey, *_) = sample.journeys
    map_ = whole_map(sample, journey)
    export(sample, tmp_path / "map.png", chosen(journeys=(journey,), scale=1.0, background=False))
    card = next(one for one in sample.touchpoints.values() if one.journey == journey)
    with Image.open(tmp_path / "map.png") as image:
        assert image.mode == "RGBA"
        assert image.getpixel((1, 1)) == (0, 0, 0, 0)
        inside = (int(card.x - map_.bounds[0]) + 20, int(card.y - map_.bounds[1]) + 4)
        alpha = image.getchannel("A")
        assert alpha.getpixel(inside) == 255


def test_it_says_its_title_and_how_large_it_is_on_paper(sample: Project, tmp_path: Path) -> None:
    export(sample, tmp_path / "map.png", chosen(scale=2.0))
    with Image.open(tmp_path / "map.png") as image:
        image.load()
        assert getattr(image, "text", None) == {"Title": sample.details.title}
        assert image.info["dpi"] == pytest.approx((144, 144), abs=0.1)
        assert image.info["gamma"] == pytest.approx(1 / 2.2, abs=0.001)


def test_whose_it_is_and_the_ink_are_as_chosen(sample: Project, tmp_path: Path) -> None:
    (journey, *_) = sample.journeys
    persona = next(iter(sample.personas))
    grey, plain = tmp_path / "grey.png", tmp_path / "plain.png"
    export(sample, grey, chosen(journeys=(journey,), scale=0.5, ink=Ink.GREYSCALE))
    with Image.open(grey) as image:
        red, green, blue = image.split()
        assert red.tobytes() == green.tobytes() == blue.tobytes()
    export(sample, plain, chosen(journeys=(journey,), scale=0.5))
    export(sample, grey, chosen(journeys=(journey,), scale=0.5, personas=(persona,)))
    assert plain.read_bytes() != grey.read_bytes()


def test_the_largest_picture_needs_little_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a process of its own: what was needed at most can be asked of a process only."""
    program = f"""
import resource, sys
from pathlib import Path
from journeymapper.domain.project import Project
from journeymapper.domain.vocabulary import Ink
from journeymapper.app.templates import SAMPLE, template_records
from journeymapper.domain.document_records import chosen
from journeymapper.exporters import png
from journeymapper.exporters.job import Cancelled
from journeymapper.exporters.pictures import bands
from tests.exporters.written import write
project = Project(template_records(SAMPLE))
write(png.EXPORTER, project, Path({str(tmp_path / "small.png")!r}), scale=0.5)
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
write(png.EXPORTER, project, Path({str(tmp_path / "large.png")!r}), scale=6.0)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""
    told = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=240
    )
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", None)
    with Image.open(tmp_path / "large.png") as image:
        pixels = image.width * image.height
    assert pixels > 100_000_000
    assert int(told.stdout) < 130_000, "kilobytes, where the pixels alone are 300 MB and more"


def test_it_stops_between_any_two_tiles(sample: Project, tmp_path: Path) -> None:
    asked: list[int] = []
    for most in (3, 8, 20):
        asked.clear()

        def enough(most: int = most) -> bool:
            asked.append(1)
            return len(asked) > most

        with pytest.raises(Cancelled):
            export(sample, tmp_path / "map.png", chosen(scale=4.0), cancelled=enough)
        assert not list(tmp_path.iterdir())
