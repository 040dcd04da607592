"""HTML: read back with a parser of its own and, where there is one, opened in a browser."""

from __future__ import annotations

import base64
import re
from hashlib import sha256
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from journeymapper.app.templates import SAMPLE, template_records
from journeymapper.commands.records import EditFields
from journeymapper.commands.review_rounds import StartReview, numbers_of
from journeymapper.domain.change import Change
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.frozen import altered
from journeymapper.domain.project import Project
from journeymapper.domain.records import (
    Action,
    Citation,
    Connection,
    Content,
    Experience,
    Season,
    Source,
    Touchpoint,
    Trigger,
)
from journeymapper.domain.vocabulary import ConnectionKind, Ink
from journeymapper.drawing.pages import SECTIONS
from journeymapper.exporters import html
from journeymapper.exporters.html.document import TOLD
from journeymapper.exporters.html.marks import place_of
from journeymapper.exporters.job import Cancelled, ExportJob
from journeymapper.words import speaking
from tests.a_project import a_project, do
from tests.chromium import IS_THERE, Browser, browser
from tests.exporters.written import AT, walked, write

VOID = {"meta", "link", "br", "img", "input", "hr"}
HOSTILE = (
    "</script><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'><svg/onload=alert(1)>",
    "<!-- --><style>*{display:none}</style>",
    "a\0b\x08c\x1b[31m\x85d\ud800",
    "\u202eright to left\u202c \u2067and isolated",
    "A name that goes on " * 6,
    "👩‍💻 😀 javascript:alert(1)",
    "{{7*7}} ${7*7} `x` &lt;b&gt;",
)


PAINTED = """
const done = arguments[0];
requestAnimationFrame(() => requestAnimationFrame(() => done(true)));
"""


class Read(HTMLParser):
    """Elements with their attributes, what is within which, and all text."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.texts: list[tuple[str, str]] = []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)

    def handle_data(self, data: str) -> None:
        self.texts.append((self.open[-1] if self.open else "", data))

    def all(self, tag: str) -> list[dict[str, str]]:
        return [given for name, given in self.elements if name == tag]

    @property
    def ids(self) -> list[str]:
        return [given["id"] for _, given in self.elements if "id" in given]

    @property
    def said(self) -> str:
        return " ".join(data for tag, data in self.texts if tag not in ("script", "style"))


@pytest.fixture(scope="module")
def sample() -> Project:
    return Project(template_records(SAMPLE))


@pytest.fixture(scope="module")
def page(sample: Project, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("page") / "sample.html"
    assert write(html.EXPORTER, sample, out) == ()
    return out


@pytest.fixture(scope="module")
def read(page: Path) -> Read:
    return Read(page.read_text(encoding="utf-8"))


def test_it_is_well_formed_and_every_link_leads_somewhere(read: Read) -> None:
    assert not read.wrong and not read.open
    assert len(read.ids) == len(set(read.ids))
    targets = [given["href"] for given in read.all("a")] + [one["href"] for one in read.all("use")]
    assert all(one.startswith("#") for one in targets)
    assert {one[1:] for one in targets} <= set(read.ids)
    for name in ("aria-labelledby", "aria-describedby"):
        assert {given[name] for _, given in read.elements if name in given} <= set(read.ids)


def test_it_tells_every_part_that_pages_tell_under_its_heading(read: Read) -> None:
    assert set(TOLD) == {one.name for one in SECTIONS}
    for name in ("essentials", "states", "closing", "seasons", "votes", "what-if", "evidence"):
        assert name in read.ids, name
    for words in ("What carries the conversion", "Where do customers drop off?", "Dropped"):
        assert words in read.said, words


def test_one_click_leads_from_a_dot_or_a_number_to_its_source_and_notes_lead_both_ways(
    sample: Project, page: Path
) -> None:
    source = page.read_text(encoding="utf-8")
    rows = dict(re.findall(r'<(?:tr|li) id="([^"]+)">(.*?)</(?:tr|li)>',
                                                  source, re.DOTALL))  # fmt: skip
    cards = dict(re.findall(r'id="(step-[^"]+)"(.*?)</article>', source, re.DOTALL))
    dots = re.findall(r'<a href="#(felt-[^"]+)"', source)
    assert dots
    cited = {one.record for one in sample.all(Citation).values()}
    for kind, records in (("felt", sample.experiences), ("measure", sample.measures)):
        told = [one for one in records if one in cited]
        assert told, kind
        for one in told:
            assert 'href="#source-' in rows[place_of(kind, one)]
    for action in sample.all(Action).values():
        row = rows[place_of("action", action.id)]
        back = f'href="#{place_of("action", action.id)}"'
        if action.feedback_note:
            note = place_of("note", action.feedback_note)
            assert f'href="#{note}"' in row and back in rows[note]
        if action.touchpoint:
            step = place_of("step", action.touchpoint)
            assert f'href="#{step}"' in row and back in cards[step]
    for note in sample.feedback_notes.values():
        if note.persona and not note.internal:
            assert f'href="#{place_of("persona", note.persona)}"' in rows[place_of("note", note.id)]


def test_nothing_is_fetched_and_only_its_own_script_and_style_may_run(page: Path) -> None:
    source = page.read_text(encoding="utf-8")
    read = Read(source)
    (policy,) = (one["content"] for one in read.all("meta") if "http-equiv" in one)
    for tag in ("script", "style"):
        (body,) = re.findall(f"<{tag}>(.*?)</{tag}>", source, re.DOTALL)
        digest = base64.b64encode(sha256(body.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy and "unsafe" not in policy
    for tag, given in read.elements:
        assert tag not in {"link", "iframe", "object", "embed", "base", "form"}
        assert not [name for name in given if name.startswith("on") or name == "style"]
        assert all(given[name].startswith("data:") for name in ("src",) if name in given)
    assert "url(" not in source.replace("url(#", "")
    assert "http://" not in source and "https://" not in source


def test_it_has_landmarks_headings_in_order_and_a_language(read: Read) -> None:
    assert read.all("html")[0]["lang"] == "en"
    for tag in ("header", "nav", "main", "aside"):
        assert len(read.all(tag)) == 1
    levels = [int(tag[1]) for tag, _ in read.elements if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert all("scope" in given for given in read.all("th"))
    assert len(read.all("caption")) == len(read.all("table")) > 8
    assert all("alt" in given for given in read.all("img"))


def test_everything_of_the_sample_is_told(sample: Project, read: Read) -> None:
    said = " ".join(read.said.split())
    for kind, name in (("touchpoints", "name"), ("personas", "name"), ("measures", "name")):
        for one in getattr(sample, kind).values():
            assert " ".join(getattr(one, name).split()) in said
    told = [one.then for one in sample.all(Trigger).values()]
    told += [one.title for one in sample.all(Content).values()]
    told += [one.name for one in sample.all(Season).values()]
    told += [one.text for one in sample.all(Action).values()]
    assert [one for one in told if " ".join(one.split()) not in said] == []
    for note in sample.feedback_notes.values():
        assert note.internal or " ".join(note.text.split()) in said
    for source in sample.all(Source).values():
        assert source.reference in said


def test_every_card_dot_and_loop_leads_to_what_is_told_of_it(sample: Project, read: Read) -> None:
    links = {given["id"]: given["href"] for given in read.all("a") if "id" in given}
    for one in sample.touchpoints.values():
        assert links[f"map-r-{one.id.replace('_', '__')}"] == f"#step-r-{one.id.replace('_', '__')}"
    dots = {given["href"] for given in read.all("a") if given.get("class") == "dot"}
    felt = [
        one for one in sample.experiences.values() if one.emotion is not None and one.round == 1
    ]
    assert dots == {f"#felt-r-{one.id.replace('_', '__')}" for one in felt}
    loops = [one for one in sample.all(Connection).values() if one.kind is ConnectionKind.LOOP]
    assert {f"#loop-r-{one.id.replace('_', '__')}" for one in loops} <= set(links.values())
    assert any(given.get("href", "").startswith("#source-") for given in read.all("a"))


def test_cards_stand_in_the_order_of_the_journey_and_say_what_they_are(
    sample: Project, read: Read
) -> None:
    from journeymapper.domain.order import by_rank, journey_order

    cards = [given for given in read.all("a") if given.get("class") == "card"]
    order = [
        one.name
        for journey in by_rank(sample.journeys.values())
        for one in journey_order(sample, journey.id)
    ]
    assert [given["aria-label"] for given in cards if "aria-label" in given] == order
    assert all(given["aria-description"] for given in cards if "aria-label" in given)


@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_is_typed_stays_text(text: str, tmp_path: Path) -> None:
    project = a_project()
    for one in list(project.records()):
        fields = {
            name: text
            for name in ("name", "title", "description", "label", "goal", "quote", "client")
            if isinstance(getattr(one, name, None), str)
        }
        if fields:
            project.apply((Change(one, altered(one, **fields)),))
    write(html.EXPORTER, project, tmp_path / "out.html", header=text, footer=text)
    source = (tmp_path / "out.html").read_text(encoding="utf-8")
    read = Read(source)
    assert not read.wrong and not read.open
    assert len(read.all("script")) == len(read.all("style")) == 1
    assert not read.all("img")
    assert not [one for _, given in read.elements for one in given if one.startswith("on")]
    assert not re.search("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", source)


def test_what_was_typed_is_read_back(tmp_path: Path) -> None:
    project = a_project()
    name = "</script> & <b>“Ärger”</b> دعوة 比较"
    do(project, EditFields("tp_a", {"name": name}))
    write(html.EXPORTER, project, tmp_path / "out.html")
    read = Read((tmp_path / "out.html").read_text(encoding="utf-8"))
    assert name in read.said
    assert name in [given.get("aria-label") for given in read.all("a")]


@pytest.mark.parametrize("seed", range(6))
def test_any_project_gives_a_whole_page(seed: int, tmp_path: Path) -> None:
    write(html.EXPORTER, walked(seed), tmp_path / "out.html")
    read = Read((tmp_path / "out.html").read_text(encoding="utf-8"))
    assert not read.wrong and len(read.ids) == len(set(read.ids))
    assert {given["href"][1:] for given in read.all("a")} <= set(read.ids)


def test_chosen_parts_people_and_ink(sample: Project, tmp_path: Path) -> None:
    out = tmp_path / "out.html"
    persona = next(iter(sample.personas.values()))
    others = [one for one in sample.personas.values() if one is not persona]
    write(html.EXPORTER, sample, out, personas=(persona.id,), sections=("map", "personas"))
    read = Read(out.read_text(encoding="utf-8"))
    assert f"persona-r-{persona.id.replace('_', '__')}" in read.ids
    assert not [one for one in others if f"persona-r-{one.id.replace('_', '__')}" in read.ids]
    assert "evidence" not in read.ids and {one["href"][1:] for one in read.all("a")} <= set(
        read.ids
    )
    write(html.EXPORTER, sample, out, accent="#7A1FA2", ink=Ink.COLOUR)
    assert "--accent:#7A1FA2" in out.read_text(encoding="utf-8")
    (remark,) = write(html.EXPORTER, sample, out, sections=("map", "poems"))
    assert "leaves out “poems”" in remark.text
    with pytest.raises(EditRefused, match="none of the chosen parts"):
        write(html.EXPORTER, sample, out, sections=("poems",))


def test_numbers_of_a_review_are_told(sample: Project, tmp_path: Path) -> None:
    project = sample.snapshot()
    (journey, *_) = project.journeys
    do(project, StartReview("reviewround_1", "Round 1", (journey,)))
    write(html.EXPORTER, project, tmp_path / "out.html", (journey,), review_round="reviewround_1")
    source = (tmp_path / "out.html").read_text(encoding="utf-8")
    for number in numbers_of(project, "reviewround_1").values():
        assert f'<span class="number">{number}</span>' in source
    read = Read(source)
    assert len(read.ids) == len(set(read.ids))


def test_the_same_project_gives_the_same_bytes(sample: Project, page: Path, tmp_path: Path) -> None:
    write(html.EXPORTER, sample, tmp_path / "again.html")
    assert (tmp_path / "again.html").read_bytes() == page.read_bytes()


def test_it_can_be_stopped(sample: Project, tmp_path: Path) -> None:
    asked = 0

    def enough() -> bool:
        nonlocal asked
        asked += 1
        return asked > 40

    with pytest.raises(Cancelled):
        html.EXPORTER.write(
            ExportJob(
                project=sample, path=tmp_path / "x.html", journeys=tuple(sample.journeys), at=AT
            ),
            lambda _done, _what: None,
            enough,
        )


@pytest.fixture(scope="module")
def chromium(page: Path, tmp_path_factory: pytest.TempPathFactory) -> object:
    if not IS_THERE:
        pytest.skip("no chromium and chromedriver here")
    with browser(tmp_path_factory.mktemp("profile")) as made:
        made.open(page)
        yield made


def test_a_browser_neither_complains_nor_asks_the_network(chromium: Browser, page: Path) -> None:
    chromium.open(page)
    assert set(chromium.requests()) == {page.as_uri()}
    assert chromium.complaints() == []


def test_a_chapter_is_not_hidden_beneath_the_list_of_chapters(
    chromium: Browser, page: Path
) -> None:
    chromium.open(page)
    chromium.run(
        "document.body.style.maxWidth = '40rem';"
        "document.documentElement.style.scrollBehavior = 'auto'"
    )
    chromium.wait_for(PAINTED)
    chromium.run("location.hash = '#feedback'")
    chromium.wait_for(PAINTED)
    edge, top = chromium.run(
        "return [document.querySelector('nav').getBoundingClientRect().bottom,"
        " document.getElementById('feedback').getBoundingClientRect().top]"
    )
    assert edge <= top < edge + 40


def test_a_page_from_right_to_left_is_as_wide_as_the_window_and_keeps_facts_apart(
    chromium: Browser, sample: Project, tmp_path: Path
) -> None:
    arabic = tmp_path / "arabic.html"
    with speaking("ar"):
        write(html.EXPORTER, sample, arabic, language="ar", sections=("summary",))
    chromium.open(arabic)
    assert chromium.run("return document.documentElement.scrollWidth - innerWidth") == 0
    assert re.search("<bdi>Subscribe</bdi> · <bdi>[^<]+</bdi> · ", arabic.read_text("utf-8"))


def test_keys_walk_along_the_connections_and_open_cards(
    chromium: Browser, page: Path, sample: Project
) -> None:
    chromium.open(page)
    label = "return document.activeElement.getAttribute('aria-label')"
    chromium.run("document.querySelector('a.card').focus()")
    first = chromium.run(label)
    chromium.press("Right")
    second = chromium.run(label)
    names = {one.id: one.name for one in sample.touchpoints.values()}
    ways = {(names.get(one.source), names.get(one.target)) for one in sample.connections.values()}
    assert (first, second) in ways
    chromium.press("Left")
    chromium.press("Enter")
    panel = chromium.run("return document.getElementById('panel').innerText")
    assert chromium.run("return document.activeElement.id") == "panel"
    assert "What people feel" in panel
    chromium.press("Escape")
    assert chromium.run("return document.getElementById('panel').hidden")
    assert chromium.run(label) is not None
    before = chromium.run("return document.querySelector('.stage svg').style.transform")
    chromium.press("+")
    after = chromium.wait_for(
        "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame("
        "() => done(document.querySelector('.stage svg').style.transform)))"
    )
    assert before != after
    assert chromium.complaints() == []


def test_the_mouse_moves_the_map_and_a_click_opens_a_card(chromium: Browser, page: Path) -> None:
    chromium.open(page)
    chromium.run(
        "document.documentElement.style.scrollBehavior = 'auto';"
        "document.querySelector('.tools').scrollIntoView()"
    )
    place = (
        "const at = document.querySelectorAll('a.card')[4].getBoundingClientRect();"
        "return [at.x + at.width / 2, at.y + at.height / 2]"
    )
    chromium.run("document.querySelector('[data-zoom=in]').click()")
    chromium.run("document.querySelector('[data-zoom=in]').click()")
    chromium.wait_for(PAINTED)
    x, y = chromium.run(place)
    chromium.drag((x, y), (x - 60, y))
    chromium.wait_for(PAINTED)
    moved_x, moved_y = chromium.run(place)
    assert moved_x == pytest.approx(x - 60, abs=6)
    assert chromium.run("return document.getElementById('panel').hidden"), "a drag opens nothing"
    chromium.click(moved_x, moved_y)
    assert not chromium.run("return document.getElementById('panel').hidden")


def test_a_persona_dims_what_is_not_on_their_way(
    chromium: Browser, page: Path, sample: Project
) -> None:
    from journeymapper.drawing.options import on_path

    chromium.open(page)
    chromium.run("document.querySelector('[data-persona]').click()")
    bright = set(
        chromium.run(
            "return [...document.querySelectorAll('figure.map')][0].querySelectorAll("
            "'a.card[aria-label]:not(.faint)').values().map(one => one.id).toArray()"
        )
    )
    (journey, *_) = (one.id for one in sorted(sample.journeys.values(), key=lambda one: one.rank))
    shown = chromium.run("return document.querySelector('[data-persona]').innerText.trim()")
    persona = next(one for one in sample.personas.values() if one.name == shown)
    wanted = {
        f"map-r-{one.replace('_', '__')}"
        for one in on_path(sample, journey, (persona.id,))
        if isinstance(sample.find(one), Touchpoint)
    }
    assert bright == wanted and wanted


def test_it_prints_the_map_on_a_landscape_sheet(chromium: Browser, page: Path) -> None:
    import pypdfium2

    chromium.open(page)
    sheets = list(pypdfium2.PdfDocument(chromium.printed()))
    assert all(one.get_textpage().get_text_range().strip() for one in sheets), "no page is empty"
    wide = [one for one in sheets if one.get_width() > one.get_height()]
    assert len(wide) == 2, "one for each journey"
    for one in wide:
        inked = (one.render(scale=0.25).to_numpy() < 255).any(axis=(1, 2))
        assert inked.mean() > 0.5, "the map itself, not only what is said of it"


def test_every_experience_has_a_place(sample: Project, read: Read) -> None:
    for one in sample.all(Experience).values():
        assert f"felt-r-{one.id.replace('_', '__')}" in read.ids
