"""What a format is said to heed changes its file; what is asked depends on what is chosen."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from PIL import Image as Pictures
from pptx import Presentation

from journeymapper.app.export import export
from journeymapper.app.export_choices import asked_for, heeded_by, unheeded
from journeymapper.app.images import image_from_bytes
from journeymapper.app.templates import template_records
from journeymapper.commands.review_rounds import StartReview
from journeymapper.domain.change import Change, created
from journeymapper.domain.document_records import chosen
from journeymapper.domain.order import by_rank
from journeymapper.domain.project import Project
from journeymapper.domain.records import FeedbackNote, Image, Persona, ReviewRound, new_id
from journeymapper.domain.vocabulary import Ink, Orientation, PageWay
from journeymapper.exporters.registry import exporters
from tests.pseudo_words import pseudo_words

AT = datetime(2026, 11, 22, 12, tzinfo=UTC)
ROUND = new_id(ReviewRound)
BASE = chosen(sections=("cover", "map", "personas"), scale=0.3)
BEFORE: dict[str, dict[str, Any]] = {
    "page_width": {"page_size": "custom", "page_width": 300.0, "page_height": 200.0},
    "page_height": {"page_size": "custom", "page_width": 300.0, "page_height": 200.0},
    "overlap": {"way": PageWay.TILED},
    "reading_distance": {"way": PageWay.POSTER},
}
"""What has to be chosen first."""
OTHERS: dict[str, Any] = {
    "sections": ("cover",),
    "page_size": "A3",
    "page_width": 310.0,
    "page_height": 230.0,
    "orientation": Orientation.PORTRAIT,
    "margin": 25.0,
    "way": PageWay.STAGES,
    "overlap": 30.0,
    "reading_distance": 1.5,
    "ink": Ink.GREYSCALE,
    "accent": "#7A1FA2",
    "header": "A header of its own",
    "footer": "A footer of its own",
    "language": "de",
    "scale": 0.5,
    "background": False,
    "review_round": ROUND,
}


def _logo(colour: str) -> Image:
    made = io.BytesIO()
    Pictures.new("RGB", (60, 30), colour).save(made, "PNG")
    return image_from_bytes(made.getvalue())


LOGO, OTHER_LOGO = _logo("teal"), _logo("red")


@cache
def project() -> Project:
    made = Project(template_records("trial-to-paid"))
    made.apply([*created(LOGO, OTHER_LOGO)])
    made.apply([Change(made.details, replace(made.details, logo=LOGO.id))])
    note = next(iter(made.all(FeedbackNote).values()))
    made.apply([Change(note, replace(note, customer="Ada Example", internal=True))])
    made.apply(StartReview(ROUND, "First", tuple(made.journeys)).plan(made))
    return made


def written(name: str, folder: Path, **wish: Any) -> bytes:
    path = folder / f"out-{name}"
    base = BASE if name in ("pdf", "pptx") else replace(BASE, sections=())
    export(project(), path, replace(base, format_name=name, **wish), at=AT)
    return path.read_bytes()


PAIRS = [
    (one.name, field)
    for one in exporters()
    for field in sorted(heeded_by(one.name) - {"audience"})  # see tests/exporters: it hides words
]


@pytest.mark.parametrize(("name", "field"), PAIRS)
def test_what_a_format_heeds_changes_its_file(name: str, field: str, tmp_path: Path) -> None:
    before = BEFORE.get(field, {})
    other = {**OTHERS, **_of_the_project(tmp_path)}[field]
    plain = written(name, tmp_path, **before)
    assert plain == written(name, tmp_path, **before)
    with pseudo_words():
        assert plain != written(name, tmp_path, **{**before, field: other})


def _of_the_project(folder: Path) -> dict[str, Any]:
    template = folder / "own.pptx"
    Presentation().save(str(template))
    return {
        "journeys": (by_rank(project().journeys.values())[0].id,),
        "personas": (next(iter(project().all(Persona))),),
        "logo": OTHER_LOGO.id,
        "with_logo": False,
        "template": str(template),
    }


def test_what_is_asked_depends_on_what_is_chosen() -> None:
    plain = asked_for(chosen(format_name="pdf"))
    assert {"page_size", "way"} <= plain
    assert plain.isdisjoint({"page_width", "overlap", "scale", "template"})
    custom = asked_for(chosen(format_name="pdf", page_size="custom", way=PageWay.TILED))
    assert {"page_width", "page_height", "overlap"} <= custom


def test_what_was_chosen_in_vain_is_named() -> None:
    assert unheeded(["page_size", "journeys", "template", "scale"], "png") == [
        "page_size",
        "template",
    ]
    assert unheeded(["format_name", "audience"], "json") == []
