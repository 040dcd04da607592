"""Whoever reads one document only is told the same as whoever reads another."""

from __future__ import annotations

from collections.abc import Callable
from html import unescape
from pathlib import Path
from re import sub

import pytest
from pptx import Presentation
from pypdf import PdfReader

from journeymapper.analysis.headlines import headlines
from journeymapper.app.templates import SAMPLE, template_records
from journeymapper.domain.order import by_rank
from journeymapper.domain.project import Project
from journeymapper.domain.records import Experiment
from journeymapper.exporters.html import EXPORTER as HTML
from journeymapper.exporters.job import Exporter
from journeymapper.exporters.markdown import EXPORTER as MARKDOWN
from journeymapper.exporters.pdf import EXPORTER as PDF
from journeymapper.exporters.pptx import EXPORTER as PPTX
from tests.exporters.written import AT, write


def _in_pdf(path: Path) -> str:
    return "".join(page.extract_text() for page in PdfReader(path).pages)


def _in_html(path: Path) -> str:
    return unescape(sub(r"<[^>]*>", "", path.read_text("utf-8")))


def _in_markdown(path: Path) -> str:
    return unescape(path.read_text("utf-8"))


def _in_slides(path: Path) -> str:
    slides = Presentation(str(path)).slides
    shapes = (shape for slide in slides for shape in slide.shapes if shape.has_text_frame)
    return "".join(shape.text_frame.text for shape in shapes)


READERS = ((PDF, _in_pdf), (HTML, _in_html), (MARKDOWN, _in_markdown), (PPTX, _in_slides))


def _bare(text: str) -> str:
    """Letters and digits: how they are set apart is each format's own."""
    return "".join(one for one in text if one.isalnum())


@pytest.mark.parametrize(("exporter", "read"), READERS, ids=["pdf", "html", "md", "pptx"])
def test_every_format_tells_the_same_four_headlines(
    exporter: Exporter, read: Callable[[Path], str], tmp_path: Path
) -> None:
    sample = Project(template_records(SAMPLE))
    told = headlines(sample, by_rank(sample.journeys.values()), AT.date())
    assert [len(one.entries) for one in told] == [3, 1, 3, 4]
    assert isinstance(told[3].entries[3].about, Experiment)
    path = tmp_path / f"sample{exporter.endings[0]}"
    write(exporter, sample, path, sections=("summary",))
    words = "".join(
        one.heading + "".join(f"{each.head}{each.facts}" for each in one.entries) for one in told
    )
    assert _bare(words) in _bare(read(path))
