"""Pages in a language other than English: every fixed word is said, and none is cut short."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date
from enum import Enum

import pytest

from journeymapper.app.template_files import read, shipped_paths
from journeymapper.domain.document_records import chosen
from journeymapper.domain.project import Project
from journeymapper.domain.vocabulary import Orientation, PageWay
from journeymapper.drawing.pages import document
from journeymapper.drawing.pages.action_pages import COLUMNS as ACTIONS
from journeymapper.drawing.pages.loop_pages import COLUMNS as LOOPS
from journeymapper.drawing.pages.stage_rows import MAIN_ROWS
from journeymapper.drawing.primitives import Anchor, Page, Placed, Primitive, TextLine
from tests.drawing.examples import a_map
from tests.drawing.pseudo_words import MARKS, SPOKEN, marked, understood

DAY = date(2026, 11, 20)
NO_WORDS = {"mm", "Journey", "Mapper"}
"""A unit, and the name of the program."""


@pytest.fixture(scope="module")
def sample() -> Project:
    return Project(read(shipped_paths()["trial-to-paid"]).kept())


@pytest.fixture(scope="module")
def pages(sample: Project) -> list[Page]:
    """All sections of the sample, and its map in the other ways."""
    with understood():
        made = document(sample, chosen(language=SPOKEN), at=DAY)
        for way in (PageWay.STAGES, PageWay.TILED):
            wished = chosen(sections=("map",), way=way, page_size="A3", language=SPOKEN)
            made += document(sample, replace(wished, journeys=("journey_before",)), at=DAY)
    return made


def test_every_fixed_word_is_said(sample: Project, pages: list[Page]) -> None:
    assert not _unsaid(sample, pages)
    assert any(MARKS & set(text) for page in pages for text in _texts(page))


def test_no_fixed_word_is_cut_short(pages: list[Page]) -> None:
    """Cards and chips are as large as they are; all else has room or breaks into lines."""
    cut = {
        one
        for page in pages
        for one in _lines(page.picture.primitives, with_records=False)
        if "…" in one and MARKS & set(one)
    }
    assert not cut


def test_names_of_rows_and_columns_are_not_torn(sample: Project, pages: list[Page]) -> None:
    wished = chosen(sections=("actions", "loops"), orientation=Orientation.PORTRAIT)
    with understood():
        narrow = document(sample, replace(wished, language=SPOKEN), at=DAY)
    for names, shown in (
        (MAIN_ROWS.values(), pages),
        ([name for name, _ in (*ACTIONS, *LOOPS)], narrow[:-1]),  # without the matrix
    ):
        words = {word for page in shown for one in _texts(page) for word in one.split()}
        assert {word for name in names for word in marked(name).split()} <= words


def test_words_of_another_document_do_not_stay() -> None:
    project, wished = a_map(), chosen(sections=("map",))
    before = document(project, wished, at=DAY)
    with understood():
        between = document(project, replace(wished, language=SPOKEN), at=DAY)
    assert not _unsaid(project, between)
    assert document(project, wished, at=DAY) == before
    assert not any(MARKS & set(text) for page in before for text in _texts(page))


def _unsaid(project: Project, pages: list[Page]) -> set[str]:
    """Texts with words that are neither in the language that is spoken nor the user's own."""
    own = _words_of(project) | NO_WORDS
    found = {text for page in pages for text in (*_texts(page), page.title, page.label)}
    words = {(word, text) for text in found for word in re.findall(r"[^\W\d_]{2,}", text)}
    # What a user wrote may be cut, in a card or where a line ends, and torn in a narrow place.
    return {
        text
        for word, text in words
        if word.isascii() and not any(one.startswith(word) or one.endswith(word) for one in own)
    }


def _texts(page: Page) -> Iterator[str]:
    yield from _lines(page.picture.primitives)
    yield from _not_seen(page.picture.primitives)


def _lines(parts: tuple[Primitive, ...], *, with_records: bool = True) -> Iterator[str]:
    for one in parts:
        if isinstance(one, Placed) and (with_records or not one.record):
            yield from _lines(one.picture.primitives, with_records=with_records)
        elif isinstance(one, TextLine):
            yield one.line.text


def _not_seen(parts: tuple[Primitive, ...]) -> Iterator[str]:
    """Bookmarks, and what figures say to those who do not see them."""
    for one in parts:
        if isinstance(one, Placed):
            yield one.said or ""
            yield from _not_seen(one.picture.primitives)
        elif isinstance(one, Anchor):
            yield one.title


def _words_of(project: Project) -> set[str]:
    """All words that its user wrote."""
    values: list[object] = [
        getattr(record, field.name) for record in project.records() for field in fields(record)
    ]
    found: set[str] = set()
    while values:
        value = values.pop()
        if isinstance(value, str) and not isinstance(value, Enum):
            found.update(re.findall(r"[^\W\d_]{2,}", value))
        elif isinstance(value, tuple | list | frozenset):
            values += value
    return found
