"""Pages of triggers and of content: everything is said, nothing is cut, nothing leaves the page."""

from __future__ import annotations

from typing import Any

import pytest

from journeymapper.analysis.comparison import parse
from journeymapper.analysis.contacts import channels_of, contact_plan
from journeymapper.commands.records import AddRecord, EditFields
from journeymapper.domain.change import Change
from journeymapper.domain.document_records import chosen
from journeymapper.domain.project import Project
from journeymapper.domain.records import Channel, Content, Journey, ProjectDetails, Trigger
from journeymapper.domain.vocabulary import BuyingRole, ContentKind
from journeymapper.drawing.comparison import comparison_picture
from journeymapper.drawing.contact_frame import LineFrame, Slot, slots_of
from journeymapper.drawing.contact_line import contact_line, head_height
from journeymapper.drawing.pages import PAPERS, document
from journeymapper.drawing.primitives import Box, Ellipse, Page
from tests.a_project import a_project, do
from tests.drawing.examples import AT, JOURNEY, a_map
from tests.drawing.shapes import assert_apart, smallest_text, text_lines, texts

TABLE = "Basic\tPro\nPrice\t€9\t€19\nCertificate\t✗\t✓\nCoach\t\tone hour a week"
ARABIC, CHINESE = "أرسل رسالة ترحيب بعد يومين", "三天没有课程就提醒第一节课"


def put(project: Project, *records: Any) -> Project:
    project.apply([Change(None, one) for one in records])
    return project


def a_trigger(number: int, **values: Any) -> Trigger:
    return Trigger(
        id=f"trigger_{number:03}",
        **{
            "touchpoint": "tp_review",
            "when": f"Occasion {number}",
            "then": f"Answer {number}",
            "channel": "channel_web",
            "delay_hours": 24.0 * number,
            "rank": f"a{number:03}",
            **values,
        },
    )


def pages_of(project: Project, section: str, size: str = "A4") -> list[Page]:
    return document(project, chosen(page_size=size, sections=(section,)), at=AT)


def words(pages: list[Page]) -> str:
    return " ".join(text for page in pages for text in texts(page.picture))


def assert_inside(pages: list[Page]) -> None:
    for page in pages:
        for line, box in text_lines(page.picture):
            assert box.x >= 10 and box.right <= page.width - 10, line.line.text
            assert box.y >= 10 and box.bottom <= page.height - 10, line.line.text


def touchpoint(project: Project) -> str:
    return next(iter(project.touchpoints))


@pytest.mark.parametrize("size", list(PAPERS))
@pytest.mark.parametrize("count", [1, 24, 120])
def test_every_trigger_stands_in_the_table(count: int, size: str) -> None:
    project = a_map()
    place = touchpoint(project)
    put(project, *(a_trigger(n, touchpoint=place) for n in range(count)))
    pages = pages_of(project, "triggers", size)
    said = [text for page in pages for text in texts(page.picture)]
    for number in range(count):
        assert said.count(f"Occasion {number}") == 1
        assert said.count(f"Answer {number}") == 1
    assert_inside(pages)
    for page in pages:
        assert smallest_text(page.picture) >= 6.4
        assert_apart(page.picture)


def test_long_texts_in_any_script_flow_over_pages_uncut() -> None:
    project = a_map()
    place = touchpoint(project)
    long = " ".join(f"word{number}" for number in range(3_000))
    put(
        project,
        a_trigger(1, touchpoint=place, when=long, then=CHINESE * 40, condition=ARABIC * 10),
        a_trigger(2, touchpoint=place, when="After it"),
    )
    pages = pages_of(project, "triggers")
    said = words(pages).split()
    assert all(f"word{number}" in said for number in range(3_000))
    everything = "".join(words(pages).split())
    assert everything.count("三") == 40 and everything.count("أرسل") == 10
    assert "After it" in words(pages)
    assert_inside(pages)


def test_weeks_over_the_limit_say_their_number() -> None:
    project = a_map()
    channel = project.channels["channel_web"]
    project.apply([Change(channel, Channel(id=channel.id, name="web", contacts_per_week=2))])
    place = touchpoint(project)
    put(project, *(a_trigger(n, touchpoint=place, delay_hours=0.0) for n in range(3)))
    said = words(pages_of(project, "triggers"))
    assert "3 of 2" in said and "at most 2 a week" in said
    assert "1 week over a channel’s limit" in said


def test_empty_weeks_are_drawn_together() -> None:
    project = a_map()
    place = touchpoint(project)
    put(
        project,
        a_trigger(1, touchpoint=place, delay_hours=0.0),
        a_trigger(2, touchpoint=place, delay_hours=24.0 * 7 * 30),
    )
    plan = contact_plan(project, JOURNEY)
    assert slots_of(plan) == (Slot(1, 1), Slot(2, 30), Slot(31, 31))
    picture = contact_line(
        project, plan, channels_of(project, plan), LineFrame(width=600, slots=slots_of(plan))
    )
    assert "weeks 2–30" in " ".join(texts(picture)) or "2–30" in " ".join(texts(picture))
    dots = [one for one in picture.primitives if isinstance(one, Ellipse)]
    assert len(dots) == 2 and dots[0].cx < 200 < 400 < dots[1].cx


def test_many_channels_and_weeks_stay_on_their_pages() -> None:
    project = a_map()
    place = touchpoint(project)
    for number in range(40):
        put(project, Channel(id=f"channel_{number:02}", name=f"Channel number {number}"))
        put(
            project,
            a_trigger(
                number,
                touchpoint=place,
                channel=f"channel_{number:02}",
                delay_hours=24.0 * 7 * number,
            ),
        )
    pages = pages_of(project, "triggers")
    said = words(pages)
    for number in range(40):
        assert said.count(f"Channel number {number}") >= 2  # in the table and beside its lane
    assert_inside(pages)


def item(number: int, **values: Any) -> Content:
    return Content(
        id=f"content_{number:03}",
        journey=JOURNEY,
        **{"title": f"Piece {number}", "rank": f"a{number:03}", **values},
    )


@pytest.mark.parametrize("size", list(PAPERS))
@pytest.mark.parametrize("count", [1, 12, 150])
def test_every_item_stands_in_the_matrix(count: int, size: str) -> None:
    project = a_map()
    roles = [None, *BuyingRole]
    put(
        project,
        *(item(n, stage=f"stage_{n % 6}", role=roles[n % 7]) for n in range(count)),
    )
    pages = pages_of(project, "content", size)
    said = words(pages)
    for number in range(count):
        assert f"Piece {number}" in said
    assert ("nothing yet" in said) == (count < 150)
    assert "answers no pain yet" in " ".join(said.split())
    assert_inside(pages)
    for page in pages:
        assert_apart(page.picture)
        assert smallest_text(page.picture) >= 6.4


def test_long_titles_in_any_script_are_not_cut() -> None:
    project = a_map()
    long = " ".join(f"title{number}" for number in range(90))
    put(
        project,
        item(1, stage="stage_0", title=long),
        item(2, stage="stage_1", title=ARABIC * 6, role=BuyingRole.END_USER),
        item(3, stage="stage_2", title=CHINESE * 9, persona="persona_cc"),
    )
    pages = pages_of(project, "content")
    assert all(f"title{number}" in words(pages).split() for number in range(90))
    assert "".join(words(pages).split()).count("三") == 18  # by role and by persona
    assert_inside(pages)


def test_comparison_tables_repeat_their_head_and_lose_no_row() -> None:
    project = a_map()
    rows = "\n".join(f"Criterion {n} that has a longer name\t✓\t{'text ' * 20}" for n in range(30))
    put(
        project,
        item(1, stage="stage_1", kind=ContentKind.COMPARISON_TABLE, body=f"Basic\tPro\n{rows}"),
        item(2, kind=ContentKind.COMPARISON_TABLE, body=TABLE),
        item(3, kind=ContentKind.COMPARISON_TABLE, body="\t".join("abcdefghijklmno")),
        item(4, kind=ContentKind.COMPARISON_TABLE),
    )
    pages = [page for page in pages_of(project, "content") if page.title == "Comparison tables"]
    said = [text for page in pages for text in texts(page.picture)]
    assert len(pages) > 2 and said.count("Basic") == len(pages)
    for number in range(30):
        assert sum(one.startswith(f"Criterion {number} ") for one in said) == 1
    assert "A comparison table has at most 12 options" in " ".join(said)
    assert "Nothing is compared yet." in said
    assert "Three criteria: people choose with more confidence by five to seven." in said
    assert_inside(pages)


def test_a_sign_is_a_shape_over_its_word() -> None:
    picture = comparison_picture(parse(TABLE), 500)
    said = texts(picture)
    assert said.count("yes") == 1 and said.count("no") == 1
    assert not {"✓", "✗"} & set(said)
    for line, box in text_lines(picture):
        if line.line.text in ("yes", "no"):
            assert box.width < 2 * 13.0 * 0.68  # hidden below the disc


@pytest.mark.parametrize("options", [1, 6, 12])
def test_a_table_stays_in_its_width(options: int) -> None:
    head = "\t".join(f"Option {'wide ' * 5}{n}" for n in range(options))
    row = "\t".join(["W" * 200] * options)
    picture = comparison_picture(parse(f"{head}\n{'C' * 200}\t{row}"), 700, 9.5)
    for line, box in text_lines(picture):
        assert box.x >= -0.1 and box.right <= 700.1, line.line.text
    assert sum(one.count("W") for one in texts(picture)) == 200 * options


def test_nothing_gives_no_pages() -> None:
    project = Project([ProjectDetails(id="project_1"), Journey(id=JOURNEY, title="Empty")])
    assert pages_of(project, "triggers") == [] and pages_of(project, "content") == []


@pytest.mark.parametrize("width", [300.0, 700.0])
def test_names_of_narrow_stages_stand_beside_their_bands(width: float) -> None:
    project = a_project()
    do(
        project,
        EditFields("con_ab", {"delay_hours": 24.0}),
        EditFields("con_bc", {"delay_hours": 24.0 * 20}),
        EditFields("stage_a", {"name": "A long time of awareness"}),
        *(
            AddRecord(Trigger(id=f"trigger_{one}", touchpoint=f"tp_{one}", when="it is so"))
            for one in "abc"
        ),
    )
    plan = contact_plan(project, "journey_1")
    frame = LineFrame(width=width, slots=slots_of(plan))
    picture = contact_line(project, plan, channels_of(project, plan), frame)
    names = {one.name for one in project.stages.values()}
    head = head_height(project, plan, frame)
    bands = [
        one for one in picture.primitives if isinstance(one, Box) and one.radius and one.y < head
    ]
    said = [
        (text, place)
        for text, place in text_lines(picture)
        if text.line.text.rstrip("…")
        and any(name.startswith(text.line.text.rstrip("…")) for name in names)
    ]
    assert len(said) == len(bands) == 3
    for (_, place), band in zip(said, bands, strict=True):
        left, right = place.x, place.right
        inside = band.x <= left and right <= band.x + band.width
        assert inside or left >= band.x + band.width or right <= band.x
        assert right <= width
