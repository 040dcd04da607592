"""What a format is said to heed changes its file; what is asked depends on what is chosen."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from PIL import Image as Pictures
from pptx import Presentation

from journeymapper.app.export import export
from journeymapper.app.export_choices import asked_for, heeded_by, unheeded
from journeymapper.app.images import image_from_bytes
from journeymapper.commands.connections import Connect
from journeymapper.commands.journeys import AddJourney
from journeymapper.commands.personas import PlacePersona
from journeymapper.commands.review_rounds import StartReview
from journeymapper.commands.touchpoints import AddTouchpoint
from journeymapper.domain.change import Change, created
from journeymapper.domain.document_records import chosen
from journeymapper.domain.order import by_rank
from journeymapper.domain.project import Project
from journeymapper.domain.records import FeedbackNote, Image, Persona, ReviewRound, new_id
from journeymapper.domain.vocabulary import Ink, Orientation, PageWay, Phase
from journeymapper.exporters.registry import exporters
from tests.a_project import a_project, do
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
    """Two journeys, one of them wider than a sheet."""
    made = a_project()
    do(
        made,
        AddJourney("journey_2", "As it is", with_stages=(("stage_1", "Now", Phase.AWARENESS),)),
        AddTouchpoint("tp_1", "journey_2", "Sign-up", 32, 24),
        AddTouchpoint("tp_2", "journey_2", "Welcome", 32, 224),
        Connect("con_1", "journey_2", "tp_1", "tp_2"),
        Connect("con_2", "journey_2", "tp_2", "tp_1"),
        *(PlacePersona(f"presence_b{n}", "persona_2", f"journey_{n}", -160, 240) for n in (1, 2)),
        AddTouchpoint("tp_far", "journey_1", "Certificate", 1_400, 700),
    )
    note = FeedbackNote(
        id="feedback_1", text="Too long", touchpoint="tp_a", customer="Ada Example", internal=True
    )
    made.apply([*created(LOGO, OTHER_LOGO, note)])
    made.apply([Change(made.details, replace(made.details, logo=LOGO.id))])
    made.apply(StartReview(ROUND, "First", tuple(made.journeys)).plan(made))
    return made


def written(name: str, folder: Path, **wish: Any) -> bytes:
    path = folder / f"out-{name}"
    base = BASE if name in ("pdf", "pptx") else replace(BASE, sections=())
    export(project(), path, replace(base, format_name=name, **wish), at=AT)
    return path.read_bytes()


@cache
def plain(name: str, field: str) -> bytes:
    """Before the field is chosen otherwise."""
    with TemporaryDirectory() as folder:
        return written(name, Path(folder), **BEFORE.get(field, {}))


@pytest.mark.parametrize("name", [one.name for one in exporters()])
def test_the_same_choices_give_the_same_bytes(name: str, tmp_path: Path) -> None:
    assert plain(name, "") == written(name, tmp_path)


PAIRS = [
    (one.name, field)
    for one in exporters()
    for field in sorted(heeded_by(one.name) - {"audience"})  # see tests/exporters: it hides words
]


@pytest.mark.parametrize(("name", "field"), PAIRS)
def test_what_a_format_heeds_changes_its_file(name: str, field: str, tmp_path: Path) -> None:
    before = BEFORE.get(field, {})
    other = {**OTHERS, **_of_the_project(tmp_path)}[field]
    was = plain(name, field if before else "")
    with pseudo_words():
        assert was != written(name, tmp_path, **{**before, field: other})


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
    asked = asked_for(chosen(format_name="pdf"))
    assert {"page_size", "way"} <= asked
    assert asked.isdisjoint({"page_width", "overlap", "scale", "template"})
    custom = asked_for(chosen(format_name="pdf", page_size="custom", way=PageWay.TILED))
    assert {"page_width", "page_height", "overlap"} <= custom


def test_what_was_chosen_in_vain_is_named() -> None:
    assert unheeded(["page_size", "journeys", "template", "scale"], "png") == [
        "page_size",
        "template",
    ]
    assert unheeded(["format_name", "audience"], "json") == []
