"""PNG: the maps, read back with another reader."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from PIL import Image

from journeymapper.app import export as use_case
from journeymapper.app.templates import SAMPLE, template_records
from journeymapper.domain.document_records import chosen
from journeymapper.domain.project import Project
from journeymapper.drawing.journey_map import whole_map
from journeymapper.exporters import png

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
    monkeypatch.setattr(png, "MOST_PIXELS", 100_000)
    (remark,) = export(sample, tmp_path / "map.png", chosen(scale=2.0))
    assert "too large for 2 pixels to a unit" in remark.text
    with Image.open(tmp_path / "map.png") as image:
        assert image.width * image.height <= 101_000
