"""The preview of the export dialog: how soon after a change the page that is looked at comes, and
what fifty exports in a row leave in memory."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.figures import Figure, middle
from journeymapper.app.background_export import export_in_background
from journeymapper.app.page_preview import AllCame, PageCame, PagePreview
from journeymapper.app.templates import SAMPLE, template_records
from journeymapper.domain.document_records import ExportPreset, chosen
from journeymapper.domain.project import Project
from journeymapper.domain.vocabulary import Ink, Orientation, PageWay
from journeymapper.drawing.print_themes import theme_for
from journeymapper.gui.export.preview import paint_page
from journeymapper.pens.qt import without_window

AT = datetime(2026, 11, 22, 12, tzinfo=UTC)
EXPORTS = 50
USUAL = chosen(format_name="pdf")
CHANGES: tuple[dict[str, Any], ...] = (
    {"page_size": "A3"},
    {"orientation": Orientation.PORTRAIT},
    {"ink": Ink.GREYSCALE},
    {"header": "Draft"},
    {"way": PageWay.STAGES},
    {"way": PageWay.TILED},
)
MAP_PAGE = 2
"""The first page with a map, the dearest of the sample."""


def run() -> list[Figure]:
    """The first page after each change, of cover and of a map, with painting it."""
    without_window()
    preview = PagePreview(template_records(SAMPLE), AT)
    try:
        _ask(preview, USUAL, 0)
        found = {
            name: [
                _ask(preview, replace(USUAL, **change), place)
                for change in (*CHANGES, {})
                for _ in range(3)
            ]
            for name, place in (("cover", 0), ("a map", MAP_PAGE))
        }
    finally:
        preview.stop()
    return [
        *(
            Figure(f"preview after a change: {name}", middle(times) * 1000, "ms", limit=250)
            for name, times in found.items()
        ),
        Figure("fifty exports in a row, memory left", _left(), "MB", limit=5),
    ]


def _ask(preview: PagePreview, options: ExportPreset, place: int) -> float:
    """Seconds until the page that is looked at is painted; waits for all the others as well."""
    begun, first = time.perf_counter(), 0.0
    preview.ask(options, place)
    while True:
        for news in preview.news():
            if isinstance(news, PageCame) and news.place == place and not first:
                paint_page(news.page, theme_for(options), 1000, 700)
                first = time.perf_counter() - begun
            if isinstance(news, AllCame):
                return first
        time.sleep(0.002)


def _left() -> float:
    """Megabytes that the asking process has more after many exports than after three."""
    project = Project(template_records(SAMPLE))
    wish = replace(USUAL, sections=("cover",))
    with tempfile.TemporaryDirectory() as folder:
        _repeat(3, lambda: export_in_background(project, Path(folder, "a.pdf"), wish, at=AT))
        before = _resident()
        _repeat(EXPORTS, lambda: export_in_background(project, Path(folder, "a.pdf"), wish, at=AT))
        return max(_resident() - before, 0.0)


def _repeat(times: int, begin: Callable[[], Any]) -> None:
    for _ in range(times):
        running = begin()
        running.wait()
        running.result()


def _resident() -> float:
    """Megabytes of this process that lie in memory."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0.0
