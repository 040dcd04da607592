"""The index that the finder asks: what fits comes in the order people expect, also with slips, in
any script, and stays in step with edits."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymapper.analysis.find_index import MOST_FOUND, FindIndex, Offer
from journeymapper.analysis.finding import TEXTS, Found
from journeymapper.analysis.folding import fold
from journeymapper.app.templates import SAMPLE, template_records
from journeymapper.commands.records import EditFields
from journeymapper.commands.touchpoints import AddTouchpoint
from journeymapper.domain.coding import field_types
from journeymapper.domain.project import Project
from journeymapper.domain.records import (
    TABLES,
    FeedbackNote,
    Journey,
    ProjectDetails,
    Touchpoint,
    references,
)
from tests.a_project import a_project, do


def index_of(project: Project) -> FindIndex:
    index = FindIndex(project)
    for _ in index.building():
        pass
    return index


def names(*texts: str) -> FindIndex:
    """An index of a journey with touchpoints of these names."""
    details, journey = ProjectDetails(id="project_1"), Journey(id="journey_1", title="Way")
    cards = (
        Touchpoint(id=f"tp_{place}", journey=journey.id, name=text)
        for place, text in enumerate(texts)
    )
    return index_of(Project([details, journey, *cards]))


def texts(index: FindIndex, typed: str, **how: object) -> list[str]:
    return [one.text for one in index.search(typed, seconds=5, **how).found]  # type: ignore[arg-type]


def test_exact_comes_before_begins_words_holds_and_slips() -> None:
    index = names("A retrial", "A fair trial", "Trial ends", "Trail ends", "Trial")
    wanted = ["Trial", "Trial ends", "A fair trial", "A retrial", "Trail ends"]
    assert texts(index, "trial") == wanted
    assert texts(index, "trial ends")[0] == "Trial ends"
    assert "Trail ends" in texts(index, "trial ends")


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Welcome video", "welcom vdeo"),
        ("Onboarding call", "onbaording"),
        ("Password reset", "pasword rest"),
        ("Password reset", "assword"),
        ("Touchpoint", "touch point"),
        ("Größe wählen", "grosse wahlen"),
        ("Żółty ŁUK", "zolty luk"),
        ("Œuvre d’art", "oeuvre dart"),
        ("E-mail (reminder)", "e mail reminder"),
        ("زيارة المَتجَر", "المتجر"),
        ("قرار الشراء", "قرار"),
        ("在线购买课程", "购买"),
        ("Ｆｕｌｌ ｗｉｄｔｈ", "full width"),
        ("Joy 🎉 at last", "🎉"),
        ("L&D lead", "l&d"),
        ("Why?! “So”…", "why so"),
    ],
)
def test_it_is_found_however_it_is_typed(name: str, typed: str) -> None:
    assert texts(names("Something else", name, "Another step"), typed)[0] == name


@pytest.mark.parametrize("typed", ["", " ", "…", "?!", "\0", "\1", ">", "\ud800", "x" * 5000])
def test_nothing_and_nonsense_find_nothing(typed: str) -> None:
    assert texts(names("Trial"), typed) == []


def test_the_journey_in_front_and_what_was_used_come_first() -> None:
    cards = [
        Touchpoint(id=f"tp_{n}", journey=f"journey_{n}", name=f"Pay by card {n}") for n in range(3)
    ]
    journeys = [Journey(id=f"journey_{n}", title=f"Way {n}") for n in range(3)]
    index = index_of(Project([ProjectDetails(id="project_1"), *journeys, *cards]))
    assert texts(index, "pay", journey="journey_1")[0] == "Pay by card 1"
    assert texts(index, "pay", journey="journey_1", recent=["tp_2"])[0] == "Pay by card 2"
    assert index.search("pay", journey="journey_1", seconds=5).found[0].where == "Way 1"


def test_commands_stand_between_the_map_and_the_notes() -> None:
    note = FeedbackNote(id="feedback_1", text="Export fails")
    index = index_of(Project([*a_project().records(), note]))
    index.offer([Offer(Found("command:export", "Export PDF", "command"), "print share")])
    assert texts(index, "export") == ["Export PDF", "Export fails"]
    assert texts(index, "shrae") == ["Export PDF"]
    assert texts(index, "export", only_offers=True) == ["Export PDF"]


def test_a_note_says_what_fitted_and_a_word_may_tell_the_place() -> None:
    index = index_of(Project(template_records(SAMPLE)))
    answer = index.search("1840", seconds=5)
    assert "1,840" in answer.found[0].matched
    project = a_project()
    assert texts(index_of(project), "review awareness")[0] == "Review site"


@pytest.mark.parametrize(
    ("typed", "kind"), [("27%", "reading"), ("1840", "variant"), ("2760", "experiment")]
)
def test_a_number_leads_to_what_says_it(typed: str, kind: str) -> None:
    found = index_of(Project(template_records(SAMPLE))).search(typed, seconds=5).found
    (first,) = [one for one in found if one.kind == kind][:1]
    assert typed in first.text or typed in first.matched.replace(",", "")


def test_edits_are_found_and_what_is_gone_is_not() -> None:
    project = a_project()
    index = index_of(project)
    index.take(do(project, AddTouchpoint("tp_new", "journey_1", "Compare prices", 0, 0)))
    assert texts(index, "compare") == ["Compare prices"]
    index.take(do(project, EditFields("tp_new", {"name": "Weigh offers"})))
    assert texts(index, "compare") == []
    assert texts(index, "weigh") == ["Weigh offers"]
    index.take(do(project, EditFields("stage_a", {"name": "Noticing"})))
    assert "Review site" in texts(index, "review noticing")


def test_many_that_fit_are_bounded_and_every_kind_has_room() -> None:
    cards = [Touchpoint(id=f"tp_{n}", journey="journey_1", name=f"Pay {n}") for n in range(3_000)]
    notes = [FeedbackNote(id=f"feedback_{n}", text=f"Pay later {n}") for n in range(3_000)]
    base = [ProjectDetails(id="project_1"), Journey(id="journey_1", title="Way")]
    answer = index_of(Project([*base, *cards, *notes])).search("pay", seconds=5)
    assert len(answer.found) == MOST_FOUND
    assert answer.has_more
    assert {one.kind for one in answer.found} == {"touchpoint", "feedback note"}


@given(st.lists(st.text(max_size=30), max_size=8), st.text(max_size=12))
def test_whatever_is_written_and_typed_it_answers(written: list[str], typed: str) -> None:
    answer = names(*written).search(typed, seconds=5)
    assert len(answer.found) <= MOST_FOUND


@given(st.text(alphabet="abcé ßЖ中اَ-’", min_size=1, max_size=20), st.data())
def test_a_name_is_found_by_its_beginning(name: str, data: st.DataObject) -> None:
    folded = fold(name)
    if folded:
        upto = data.draw(st.integers(1, len(folded)))
        typed = folded[:upto].strip()
        assert names("quite other", name).search(typed, seconds=5).found


def test_an_index_after_many_edits_answers_as_a_new_one() -> None:
    project = a_project()
    index = index_of(project)
    chance = random.Random(5)
    words = ["pay", "book", "wait", "ask", "help", "trial", "late"]
    for n in range(60):
        name = " ".join(chance.sample(words, 2))
        if n % 3:
            one = chance.choice(list(project.touchpoints))
            index.take(do(project, EditFields(one, {"name": name})))
        else:
            index.take(do(project, AddTouchpoint(f"tp_{n}", "journey_1", name, 0, 0)))
    fresh = index_of(project)
    for typed in (*words, "pay la", "trail", "elp"):
        assert sorted(texts(index, typed)) == sorted(texts(fresh, typed))


_NOT_SEARCHED = {
    "colour", "rank", "icon", "id", "currency", "locale", "template", "template_words",
    "media_type",
    "external_id", "at", "check", "about", "finding", "voter", "emotion_names", "confidentiality",
    "version_label", "devices", "consent",
    "format_name", "sections", "page_size", "accent", "header", "footer", "language",
}  # fmt: skip


def test_every_text_of_every_record_can_be_found() -> None:
    """Or is no text that anybody would look for."""
    missing = [
        f"{table}.{name}"
        for table, kind in TABLES.items()
        for name, hint in field_types(table).items()
        if hint in (str, tuple[str, ...])
        and name not in {one.field for one in references(kind)} | _NOT_SEARCHED
        and name not in TEXTS.get(table, ())
    ]
    in_lists_of_their_own = ["review_rounds.name", "export_presets.name"]
    assert missing == ["dismissals.reason", "thresholds.name", *in_lists_of_their_own]
