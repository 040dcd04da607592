"""Map pages: the map and the notes by stage under it, or on pages of their own."""

from __future__ import annotations

from dataclasses import replace

from journeymapper.app.templates import EMPTY, template_records
from journeymapper.domain.change import Change
from journeymapper.domain.document_records import chosen
from journeymapper.domain.project import Project
from journeymapper.domain.records import Experience, Journey, Persona, Stage, Sticky, Touchpoint
from journeymapper.domain.vocabulary import StickyKind
from journeymapper.drawing.options import MapOptions
from journeymapper.drawing.pages import PAPERS, document
from journeymapper.drawing.pages.map_fit import PaperMap, spread_out
from journeymapper.drawing.primitives import Anchor, Page
from journeymapper.pens.pdf_content import marks
from tests.a_project import a_project
from tests.drawing.examples import AT, CAREER, JOURNEY, a_map
from tests.drawing.shapes import texts
from tests.inspection.pages import inspect


def thinking(stickies: int = 3) -> Project:
    project = a_map(stickies=stickies)
    lived = [one for one in project.experiences.values() if one.touchpoint == "tp_signup"]
    for one in lived:
        if one.persona == CAREER:
            told = replace(one, thought="Where do I begin?", need="A first step")
            project.apply([Change(one, told)])
    return project


def named(pages: list[Page], title: str) -> list[Page]:
    return [page for page in pages if page.title == title]


def test_on_a_large_sheet_what_personas_think_and_all_notes_stand_under_the_map() -> None:
    pages = document(thinking(), chosen(page_size="A3"), at=AT)
    assert not named(pages, "Notes by stage")
    said = texts(named(pages, "Map")[0].picture)
    assert {"Thinks", "Where do I begin?", "Pain points", "Measures"} <= set(said)


def test_notes_without_room_under_the_map_get_a_table_and_a_bookmark_to_it() -> None:
    pages = document(thinking(stickies=60), at=AT)
    notes = named(pages, "Notes by stage")
    assert notes
    for page in notes:
        said = set(texts(page.picture))
        assert {"Awareness", "Trial", "Advocacy"} <= said, "every page names the columns"
    told = {text for page in notes for text in texts(page.picture)}
    assert {"Thinks", "Where do I begin?", "Needs", "A first step"} <= told
    anchors = [one.mark for one in marks(notes[0].picture) if isinstance(one.mark, Anchor)]
    assert [(one.title, one.level) for one in anchors if one.title] == [("Notes by stage", 1)]


def test_all_journeys_are_told_alike() -> None:
    project = thinking()
    assert not named(document(project, chosen(page_size="A3"), at=AT), "Notes by stage")
    other = Journey(id="journey_2", title="After", rank="z")
    stage = Stage(id="stage_x", journey="journey_2", name="Far", rank="a")
    long = Sticky(
        id="sticky_x",
        journey="journey_2",
        stage="stage_x",
        kind=StickyKind.PAIN,
        text="word " * 900,
    )
    project.apply([Change(None, one) for one in (other, stage, long)])
    assert len(named(document(project, chosen(page_size="A3"), at=AT), "Notes by stage")) >= 2


def test_a_very_long_note_is_told_whole_over_pages() -> None:
    project = a_map()
    words = [f"word{number}" for number in range(2500)]
    note = Sticky(
        id="sticky_x", journey=JOURNEY, stage="stage_0", kind=StickyKind.PAIN, text=" ".join(words)
    )
    project.apply([Change(None, note)])
    pages = named(document(project, at=AT), "Notes by stage")
    said = " ".join(text for page in pages for text in texts(page.picture)).split()
    assert [one for one in said if one.startswith("word")] == words


def test_spreading_keeps_cards_in_their_columns_and_the_project_as_it_was() -> None:
    project = a_map()
    before = {one.id: one for one in project.records()}
    wide = spread_out(project, JOURNEY, 1.5)
    assert {one.id: one for one in project.records()} == before
    for one in project.referring(Touchpoint, JOURNEY):
        moved = wide.touchpoints[one.id]
        assert (moved.x + moved.width / 2) == (one.x + one.width / 2) * 1.5
        assert (moved.y, moved.width, moved.height) == (one.y, one.width, one.height)
    assert wide.presences["presence_1"] == project.presences["presence_1"]


def test_a_fitted_map_keeps_to_its_height_and_fills_the_width_where_it_can() -> None:
    paper = PAPERS["A3"]
    sheet = PaperMap(a_map(), JOURNEY, paper, paper.left + 60, MapOptions())
    for height in (150.0, 300.0, 450.0):
        fit = sheet.fitted(height)
        assert fit.height <= height + 0.01
        right = sheet.origin(fit) + fit.bounds.right * fit.scale
        assert right <= paper.right + 0.01
        if 1.0 < fit.spread < 1.7:
            assert right > paper.right - 60


def test_experiences_without_thoughts_make_no_row() -> None:
    project = a_map(stickies=0)
    lived: list[Experience] = list(project.experiences.values())
    project.apply([Change(one, replace(one, thought="", need="")) for one in lived])
    said = [text for page in document(project, at=AT) for text in texts(page.picture)]
    assert "Thinks" not in said and "Needs" not in said


def test_an_empty_map_has_no_legend_but_says_what_is_missing() -> None:
    project = Project(template_records(EMPTY))
    said = {text for page in document(project, at=AT) for text in texts(page.picture)}
    assert "Legend" not in said
    assert "This map has no touchpoints yet." in said


def test_a_head_names_every_persona_and_the_whole_title() -> None:
    project = a_map(stickies=0)
    journey = project.journeys[JOURNEY]
    long = "A journey with a title that is longer than what two thirds of a sheet can ever hold"
    people = [Persona(id=f"persona_{n}", name=f"Person no. {n}", rank=f"z{n}") for n in range(6)]
    project.apply([Change(None, one) for one in people])
    project.apply([Change(journey, replace(journey, title=long))])
    (page,) = maps_of(project)
    said = " ".join(texts(page.picture))
    assert long in said
    assert all(one.name in said for one in project.personas.values())
    crowd = [Persona(id=f"persona_x{n}", name=f"Crowd {n}", rank=f"zz{n:02}") for n in range(60)]
    project.apply([Change(None, one) for one in crowd])
    (page,) = maps_of(project)
    named = sum(one.name in texts(page.picture) for one in project.personas.values())
    assert f"+{len(project.personas) - named}" in texts(page.picture)
    assert not inspect([page], project)


def test_a_legend_tells_of_what_stands_on_cards_and_only_of_that() -> None:
    told = ("number of stickies", "latest value", "feedback notes to be answered")
    sample = Project(template_records("trial-to-paid"))
    (page, *_) = maps_of(sample)
    said = texts(page.picture)
    assert {"personas who pass by", "number of stickies", "latest value"} <= set(said)
    assert "off target: ↑ too high, ↓ too low" in said
    assert "touchpoints left out on the way" not in said
    (page,) = maps_of(a_project())
    assert not set(told) & set(texts(page.picture))


def maps_of(project: Project) -> list[Page]:
    return [
        page
        for page in document(project, chosen(sections=("map",)), at=AT)
        if "Legend" in texts(page.picture)
    ]
