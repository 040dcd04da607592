"""Markdown, read back by a Markdown reader, and its diagrams by a grammar as strict as Mermaid's.

That Mermaid itself takes the same diagrams was tried with version 11 of its parser.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, zip_longest
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from journeymapper.app.templates import template_records, templates
from journeymapper.commands.review_rounds import numbers_of
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.order import journey_order
from journeymapper.domain.project import Project
from journeymapper.domain.records import (
    CardNumber,
    Connection,
    Journey,
    Presence,
    ReviewRound,
    Touchpoint,
)
from journeymapper.domain.vocabulary import ConnectionKind
from journeymapper.drawing.pages import SECTIONS
from journeymapper.exporters.job import Cancelled, ExportJob
from journeymapper.exporters.markdown import EXPORTER, mermaid
from journeymapper.exporters.markdown.marks import heading, table
from journeymapper.exporters.markdown.writing import PARTS
from tests.a_project import a_project
from tests.exporters.markdown_texts import HOSTILE, hostile_project
from tests.exporters.written import AT, walked, write

READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
LABEL = r'"(?P<{}>(?:[^"\n#`<>%{{}}\[\]|;:&]|#\d+;)+)"'
SHAPES = (
    r"\(\[@\]\)", r"\(\(@\)\)", r"\[\[@\]\]", r"\{\{@\}\}", r"\(@\)", r"\[@\]", r"\{@\}", r">@\]",
)  # fmt: skip
NODE = re.compile(
    r" +(?P<id>n\d+)(?:"
    + "|".join(s.replace("@", LABEL.format(f"t{n}")) for n, s in enumerate(SHAPES))
    + ")"
)
WAY = re.compile(
    rf" +(?P<source>n\d+) (?P<arrow>-->|-\.->|==>)(?:\|{LABEL.format('label')}\|)? (?P<target>n\d+)"
)
SUBGRAPH = re.compile(rf"  subgraph (?P<id>s\d+) \[{LABEL.format('name')}\]")


def decoded(text: str) -> str:
    return re.sub(r"#(\d+);", lambda found: chr(int(found[1])), text)


def spaced(text: str) -> str:
    """As a label shows it."""
    return " ".join(text.split())


class Flowchart:
    """A diagram as Mermaid would read it; whatever does not fit the grammar is a failure."""

    def __init__(self, text: str) -> None:
        lines = text.splitlines()
        assert lines[0] == "flowchart LR"
        self.nodes: dict[str, str] = {}
        self.shapes: dict[str, str] = {}
        self.stages: dict[str, list[str]] = {}
        self.ways: list[tuple[str, str, str, str]] = []
        inside: list[str] | None = None
        for line in lines[1:]:
            if found := SUBGRAPH.fullmatch(line):
                assert inside is None
                inside = self.stages.setdefault(decoded(found["name"]), [])
            elif line == "  end":
                assert inside is not None
                inside = None
            elif found := NODE.fullmatch(line):
                text = next(one for one in found.groups()[1:] if one is not None)
                assert found["id"] not in self.nodes
                self.nodes[found["id"]] = decoded(text)
                self.shapes[decoded(text)] = line.replace(text, "").strip(" n0123456789")
                if inside is not None:
                    inside.append(decoded(text))
            else:
                found = WAY.fullmatch(line)
                assert found is not None, line
                ends = (self.nodes[found["source"]], self.nodes[found["target"]])
                self.ways.append((*ends, found["arrow"], decoded(found["label"] or "")))
        assert inside is None


def exported(project: Project, path: Path, **options: object) -> str:
    write(EXPORTER, project, path / "out.md", **options)
    return (path / "out.md").read_text("utf-8")


def diagrams_in(text: str) -> list[Flowchart]:
    tokens = READER.parse(text)
    return [
        Flowchart(one.content) for one in tokens if one.type == "fence" and one.info == "mermaid"
    ]


def shown(token: Token) -> str:
    """What a reader sees of a line; nothing in it may be markup but bold heads and line ends."""
    found = []
    for one in token.children or ():
        if one.type == "html_inline":
            assert one.content == "<br>"
            found.append("\n")
        elif one.type in ("text", "text_special"):
            found.append(one.content)
        else:
            assert one.type in ("strong_open", "strong_close", "em_open", "em_close"), one
    return "".join(found)


def tables_in(text: str) -> list[list[list[str]]]:
    tables: list[list[list[str]]] = []
    tokens = READER.parse(text)
    for before, one in pairwise(tokens):
        if before.type == "table_open":
            tables.append([])
        elif before.type == "tr_open":
            tables[-1].append([])
        elif before.type in ("th_open", "td_open"):
            tables[-1][-1].append(shown(one))
    return tables


def test_the_sample_says_what_it_is(tmp_path: Path) -> None:
    project = Project(template_records("trial-to-paid"))
    text = exported(project, tmp_path)
    tokens = READER.parse(text)
    heads = [
        (one.tag, shown(after)) for one, after in pairwise(tokens) if one.type == "heading_open"
    ]
    assert heads[0] == ("h1", "Trial to paid")
    titles = [one for tag, one in heads if tag == "h2"]
    assert titles == [
        "Summary", "Before", "After", "Essentials", "States side by side", "Personas", "Feedback",
        "Closing the loop", "Triggers", "Content", "Experiments", "Measures",
        "Seasons and reviews", "Votes", "Actions", "Evidence", "What if",
    ]  # fmt: skip
    assert "- **Worth the price?**: Career changer: angry (−2) · Purchase" in text
    assert "- **35% · Drop-off after sign-up**: Free-trial sign-up" in text
    tables = tables_in(text)
    rows = {row[0].split("\n")[0]: row for one in reversed(tables) for row in one}
    assert rows["Compare plans"][-3].startswith("+1 pleased; “Which plan do I need?”")
    before, _ = diagrams_in(text)
    assert ("Empty dashboard", "Welcome mail", "-.->", "where do I begin?") in before.ways
    assert before.shapes["Worth the price?"] == '{""}'
    assert before.shapes["Gives up"] == '([""])'
    assert before.stages["Awareness"] == ["Review site", "A friend’s post", "Webinar invite"]
    assert any(row[0] == "where do I begin?" and "→" in row[4] for row in rows.values())


@pytest.mark.parametrize("name", [one.name for one in templates()])
def test_diagrams_hold_every_touchpoint_and_way(name: str, tmp_path: Path) -> None:
    project = Project(template_records(name))
    charts = diagrams_in(exported(project, tmp_path))
    for journey, chart in zip_longest(
        [one for one in project.journeys if journey_order(project, one)], charts
    ):
        names = [one.name for one in journey_order(project, journey)]
        assert [one for one in chart.nodes.values() if one in names] == list(map(spaced, names))
        assert len(chart.ways) == len(project.referring(Connection, journey))
        people = {
            project.personas[one.persona].name for one in project.referring(Presence, journey)
        }
        assert people <= set(chart.nodes.values())


def test_whatever_texts_look_like_they_are_shown_as_they_are(tmp_path: Path) -> None:
    project = hostile_project()
    text = exported(project, tmp_path)
    (chart,) = diagrams_in(text)
    names = {spaced(one) for one in HOSTILE}
    assert names <= set(chart.nodes.values())
    loops = {label for _, _, arrow, label in chart.ways if arrow == "-.->"}
    wanted = [one.label for one in project.connections.values() if one.kind is ConnectionKind.LOOP]
    assert loops == set(map(spaced, wanted))
    tables = tables_in(text)
    assert all(len(row) == len(one[0]) for one in tables for row in one)
    cells = {spaced(cell) for one in tables for row in one for cell in row}
    assert names - cells == set()
    assert len(tables) >= 10


def test_random_projects_read_well(tmp_path: Path) -> None:
    for seed in range(0, 60, 3):
        project = walked(seed)
        if not project.journeys:
            continue
        text = exported(project, tmp_path)
        diagrams_in(text)
        assert all(len(row) == len(one[0]) for one in tables_in(text) for row in one)
        assert "\n\n\n" not in text and text.endswith("\n")


@given(st.text(min_size=1).filter(str.strip))
def test_any_text_is_shown_as_it_is(text: str) -> None:
    plain = spaced(re.sub("[\0-\x1f\x7f-\x9f\u2028\u2029]", " ", text))
    lines = "\n".join(table([text], [[text, "x"]]))
    (found,) = tables_in(lines)
    assert spaced(found[0][0]) == plain
    assert spaced(found[1][0].replace("\n", " ")) == plain
    head, after, *_ = READER.parse("\n".join(heading(3, text)))
    assert (head.tag, spaced(shown(after))) == ("h3", plain or "Untitled")
    label = mermaid.quoted(text)
    assert re.fullmatch(LABEL.format("it"), label), label
    assert decoded(label[1:-1]) == (plain or " ")


def test_parts_can_be_chosen(tmp_path: Path) -> None:
    project = Project(template_records("trial-to-paid"))
    text = exported(project, tmp_path, sections=("map",))
    assert len(diagrams_in(text)) == 2 and not tables_in(text)
    text = exported(project, tmp_path, sections=("actions", "grid"))
    assert not diagrams_in(text) and tables_in(text)
    assert re.findall(r"^## (.*)$", text, re.M) == ["Before", "After", "Actions"]
    (remark,) = write(EXPORTER, project, tmp_path / "o.md", sections=("map", "poems"))
    assert str(remark).startswith("Markdown leaves out “poems”; it has: cover, summary, map")
    with pytest.raises(EditRefused, match="Markdown has none of the chosen parts"):
        write(EXPORTER, project, tmp_path / "o.md", sections=("poems",))
    assert set(PARTS) == {one.name for one in SECTIONS}


def test_only_the_wanted_journeys_are_told_of(tmp_path: Path) -> None:
    records = [
        *a_project().records(),
        Journey(id="journey_2", title="Secret", rank="b0"),
        Touchpoint(id="tp_2", journey="journey_2", name="Secret place"),
    ]
    path = tmp_path / "out.md"
    write(EXPORTER, Project(records), path, ("journey_1",))
    assert "Secret" not in path.read_text("utf-8")


def test_numbers_of_a_review_round_stand_beside_the_touchpoints(tmp_path: Path) -> None:
    records = [
        *a_project().records(),
        ReviewRound(id="reviewround_1", name="First"),
        CardNumber(id="cardnumber_1", review_round="reviewround_1", touchpoint="tp_b", number=7),
    ]
    project = Project(records)
    assert numbers_of(project, "reviewround_1") == {"tp_b": 7}
    rows = [
        row
        for one in tables_in(exported(project, tmp_path, review_round="reviewround_1"))
        for row in one
    ]
    assert ["7", "Guided tour"] in [one[:2] for one in rows]
    assert all(one[0] != "7" for each in tables_in(exported(project, tmp_path)) for one in each)


def large(cards: int, ways: Sequence[tuple[int, int]]) -> Project:
    project = a_project()
    card = project.touchpoints["tp_a"]
    stages = tuple(project.stages)
    many = [
        replace(
            card,
            id=f"tp_{n:05}",
            name=f"{n} " + "#" * 100,
            stage=stages[3 * n // cards],
            x=float(n),
        )
        for n in range(cards)
    ]
    found = [
        Connection(id=f"con_{n:06}", journey="journey_1", source=f"tp_{a:05}", target=f"tp_{b:05}")
        for n, (a, b) in enumerate(ways)
    ]
    return Project([*project.records(), *many, *found])


def test_a_large_map_becomes_diagrams_that_mermaid_takes(tmp_path: Path) -> None:
    ways = [(n, (7 * n + 1) % 300) for n in range(300)]
    project = large(300, ways)
    text = exported(project, tmp_path)
    charts = diagrams_in(text)
    assert len(charts) > 2
    sources = [one.content for one in READER.parse(text) if one.type == "fence"]
    assert all(len(one) < 50_000 and one.count("-->") < 500 for one in sources)
    names = [one.name for one in project.touchpoints.values()]
    in_stages = [one for chart in charts for each in chart.stages.values() for one in each]
    assert sorted(in_stages) == sorted(names)
    told = {(a, b) for chart in charts for a, b, _, _ in chart.ways}
    named = {one.id: one.name for one in project.touchpoints.values()}
    assert {(named[f"tp_{a:05}"], named[f"tp_{b:05}"]) for a, b in ways} <= told
    assert "found no room" not in text


def test_ways_that_find_no_room_are_counted(tmp_path: Path) -> None:
    text = exported(large(2, [(0, 1)] * 1500), tmp_path)
    told = [way for chart in diagrams_in(text) for way in chart.ways if way[0].startswith("0 ")]
    assert 450 < len(told) < 1000
    assert f"\n{1500 - len(told)} connections found no room in the diagrams; the JSON" in text
    hub = large(600, [(0, n) for n in range(1, 600)])
    text = exported(hub, tmp_path)
    ends = {way[:2] for chart in diagrams_in(text) for way in chart.ways}
    assert len(ends) == len(hub.connections) and "no room" not in text
    assert all(len(one.ways) < 500 for one in diagrams_in(text))


def test_the_same_project_gives_the_same_bytes(tmp_path: Path) -> None:
    project = Project(template_records("trial-to-paid"))
    assert exported(project, tmp_path) == exported(Project(project.records()), tmp_path)


def test_it_can_be_cancelled(tmp_path: Path) -> None:
    project = Project(template_records("trial-to-paid"))
    journeys = tuple(project.journeys)
    job = ExportJob(project=project, path=tmp_path / "o.md", journeys=journeys, at=AT)
    for count in range(4):
        answers = iter([False] * count)
        with pytest.raises(Cancelled):
            EXPORTER.write(job, lambda _done, _what: None, lambda: next(answers, True))  # noqa: B023
