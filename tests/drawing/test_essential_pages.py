"""The essentials on paper: three questions, their answers, and the contracted map."""

from __future__ import annotations

from datetime import date

from journeymapper.app.templates import template_records
from journeymapper.domain.change import Change
from journeymapper.domain.document_records import chosen
from journeymapper.domain.project import Project
from journeymapper.domain.records import Connection, Persona, Presence, Touchpoint
from journeymapper.drawing.pages import PAPERS, document
from journeymapper.drawing.primitives import Picture, Placed
from tests.drawing.shapes import smallest_text, text_lines, texts

AT = date(2026, 11, 22)


def test_the_sample_answers_three_questions_on_every_paper() -> None:
    project = Project(template_records("trial-to-paid"))
    for size, paper in PAPERS.items():
        if paper.enlarged != 1.0:
            continue  # a poster is an enlarged A3
        pages = document(project, chosen(page_size=size, sections=("essentials",)), at=AT)
        text = " ".join(one for page in pages for one in texts(page.picture))
        assert "35% are gone right after the free-trial sign-up" in text
        for wanted in (
            "primary problem",
            "critical for conversion",
            "drop off",
            "above its target of",
        ):
            assert wanted in text
        assert "Before · 5 of 20 touchpoints" in text
        maps = [
            one
            for page in pages
            for one in page.picture.primitives
            if isinstance(one, Placed) and one.scale != 1.0
        ]
        assert len(maps) == 2
        for placed in maps:
            said = texts(placed.picture)
            assert "Subscribe" in said
            assert "Evening lesson" not in said
        told = ("Legend", "touchpoints left out on the way", "personas who pass by", "+1")
        assert all(wanted in text for wanted in told)
        for page in pages:
            assert smallest_text(page.picture) >= 6.45
            for line, box in text_lines(page.picture):
                assert 10 <= box.x < box.right <= paper.width - 10, line.line.text
                assert 10 <= box.y < box.bottom <= paper.height - 10, line.line.text


def test_without_essentials_there_is_no_page() -> None:
    project = Project(template_records("empty"))
    names = [page.title for page in document(project, at=AT)]
    assert "Essentials" not in names


def test_arrows_of_many_personas_give_way_to_their_names() -> None:
    project = Project(template_records("trial-to-paid"))
    (journey, *_) = (one.id for one in project.journeys.values() if one.title == "Before")
    options = chosen(sections=("essentials",))
    few = document(project, options, at=AT)[1]
    card = next(one for one in project.referring(Touchpoint, journey) if one.essential)
    changes: list[Change] = []
    for number in range(9):
        name = f"Newcomer {number}"
        changes += [
            Change(None, Persona(id=f"persona_n{number}", name=name, rank=f"z{number}")),
            Change(
                None,
                Presence(
                    id=f"presence_n{number}",
                    persona=f"persona_n{number}",
                    journey=journey,
                    x=-232.0,
                    y=400.0 + 100 * number,
                ),
            ),
            Change(
                None,
                Connection(
                    id=f"con_n{number}",
                    journey=journey,
                    source=f"persona_n{number}",
                    target=card.id,
                ),
            ),
        ]
    project.apply(changes)
    many = next(page for page in document(project, options, at=AT) if says_map(page.picture))
    assert says_map(few.picture)
    scale = {id(page): map_of(page.picture).scale for page in (few, many)}
    assert scale[id(many)] > 0.8 * scale[id(few)], "nine chips would make the map small"
    assert [text for text in texts(many.picture) if text.startswith("Newcomer")] == [
        f"Newcomer {number}" for number in range(9)
    ]
    (drawn,) = [map_of(many.picture)]
    assert not any(text.startswith("Newcomer") for text in texts(drawn.picture))


def map_of(picture: Picture) -> Placed:
    (found,) = [one for one in picture.primitives if isinstance(one, Placed) and one.scale != 1.0]
    return found


def says_map(picture: Picture) -> bool:
    return "Legend" in texts(picture)
