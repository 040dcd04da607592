"""Fixed words: all that the program says stands in every catalogue, and is spoken from there."""

from __future__ import annotations

import ast
import runpy
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from journeymapper import words
from journeymapper.analysis.pseudonyms import Pseudonyms
from journeymapper.analysis.written import write_date, write_month, write_number, write_share
from journeymapper.domain import vocabulary
from journeymapper.domain.labels import LABELS
from journeymapper.domain.vocabulary import Evidence, LoopKind, Phase, TouchpointKind, Word
from journeymapper.words import counted, nearest, said, said_of, speaking

ROOT = Path(__file__).resolve().parent.parent
WINDOW = {"PageWay", "Orientation", "Ink", "Audience"}
"""Words that no document shows."""


@pytest.fixture(scope="module")
def tool() -> dict[str, Any]:
    return runpy.run_path(str(ROOT / "packaging" / "words.py"))


@pytest.fixture(scope="module")
def wanted(tool: dict[str, Any]) -> Catalog:
    found: Catalog = tool["messages"]()
    return found


def test_every_catalogue_says_all_and_nothing_else(tool: dict[str, Any], wanted: Catalog) -> None:
    asked = {_key(one) for one in wanted if one.id}
    assert len(asked) > 300
    for path in sorted(tool["CATALOGUES"].glob("*.po")):
        there = read_po(BytesIO(path.read_bytes()), locale=path.stem)
        assert path.stem in words.LANGUAGES
        assert {_key(one) for one in there if one.id} == asked, "make words brings it up to date"
        assert not tool["missing"](there), f"{path.name} lacks translations"
        for message in there:
            ids = [message.id] if isinstance(message.id, str) else list(message.id)
            fields = set().union(*map(_fields, ids))
            for text in [message.string] if isinstance(message.string, str) else message.string:
                # One, two or none may be said without a figure.
                wrong = _fields(text) ^ fields if len(ids) == 1 else _fields(text) - fields
                assert not message.id or not wrong, (path.name, message.id, text)


def test_the_tool_keeps_translations(
    tool: dict[str, Any], wanted: Catalog, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(tool["catalogue"].__globals__, "CATALOGUES", tmp_path)
    first = tool["text_of"](tool["catalogue"]("de", wanted))
    blank = 'msgid "at once"\nmsgstr ""\n'
    assert blank in first.decode()
    mended = first.decode().replace(blank, 'msgid "at once"\nmsgstr "sofort"\n')
    gone = '\nmsgid "said no more"\nmsgstr "vorbei"\n'
    (tmp_path / "de.po").write_text(mended + gone, encoding="utf-8")
    again = tool["text_of"](tool["catalogue"]("de", wanted))
    assert again.decode() == mended


def test_all_words_are_seen_by_the_tool(tool: dict[str, Any]) -> None:
    """Only a literal can be found; what is no literal was noted where it is one."""
    for path, name, call in tool["calls"]():
        for one in call.args[: tool["SAYING"][name]]:
            assert not isinstance(one, ast.JoinedStr | ast.BinOp), f"{path}:{call.lineno}"
            if name.startswith(("noted", "counted")):
                assert isinstance(one, ast.Constant), f"{path}:{call.lineno}"


def test_every_word_of_the_field_has_a_label() -> None:
    for kind in vars(vocabulary).values():
        if isinstance(kind, type) and issubclass(kind, Word) and kind.__name__ not in WINDOW:
            assert all(f"{kind.__name__}.{one.name}" in LABELS for one in kind)


@pytest.fixture
def german(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A small catalogue, spoken."""
    (tmp_path / "de.po").write_text(
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
        'msgid "{count} note"\nmsgid_plural "{count} notes"\n'
        'msgstr[0] "{count} Notiz"\nmsgstr[1] "{count} Notizen"\n\n'
        'msgid "to {stage}"\nmsgstr "zu {stage}"\n\n'
        'msgid "feedback loop"\nmsgstr "Feedbackschleife"\n\n'
        'msgid "Customer {letters}"\nmsgstr "Kundschaft {letters}"\n\n'
        'msgctxt "kind of touchpoint"\nmsgid "decision"\nmsgstr "Verzweigung"\n\n'
        'msgctxt "phase of the customer life cycle"\nmsgid "decision"\nmsgstr "Entscheidung"\n',
        encoding="utf-8",
    )
    monkeypatch.setattr(words, "resource", lambda _folder, name: tmp_path / name)
    words._catalogue.cache_clear()
    with speaking("de-AT"):
        yield
    words._catalogue.cache_clear()


@pytest.mark.usefixtures("german")
def test_a_catalogue_is_spoken() -> None:
    assert words.language() == "de"
    assert said("to {stage}", stage="Kauf {1}") == "zu Kauf {1}"
    assert [counted("{count} note", "{count} notes", one) for one in (0, 1, 2345)] == [
        "0 Notizen",
        "1 Notiz",
        "2.345 Notizen",
    ]
    assert counted("{count} note", "{count} notes", 1.5) == "1,5 Notizen"
    assert said_of("kind of touchpoint", "decision") == "Verzweigung"
    assert said("not in the catalogue") == "not in the catalogue"
    assert (TouchpointKind.DECISION.label, Phase.DECISION.label) == ("Verzweigung", "Entscheidung")
    assert Evidence.ASSUMED.label == "assumed"
    assert vocabulary.loop_said(LoopKind.FEEDBACK) == "Feedbackschleife"


@pytest.mark.usefixtures("german")
def test_a_language_ends_with_its_block() -> None:
    with speaking("en"):
        assert Phase.DECISION.label == "decision"
        assert counted("{count} note", "{count} notes", 2345) == "2,345 notes"
    assert Phase.DECISION.label == "Entscheidung"


@pytest.mark.usefixtures("german")
def test_pseudonyms_differ_in_their_word_alone() -> None:
    spoken = Pseudonyms("project", ["Ada Example"]).of("Ada Example")
    with speaking("en"):
        english = Pseudonyms("project", ["Ada Example"]).of("Ada Example")
    assert spoken == english.replace("Customer", "Kundschaft") != english


def test_numbers_and_dates_follow_the_project_before_the_language() -> None:
    day = date(2026, 3, 14)
    assert (write_date(day), write_number(1234.5), write_share(0.125, "", 1)) == (
        "14 Mar 2026",
        "1,234.5",
        "12.5%",
    )
    with speaking("de"):
        assert write_date(day) == "14.03.2026"
        assert write_number(1234.5) == "1.234,5"
        assert write_share(0.125, "", 1) == "12,5\xa0%"
        assert write_month(day) == "Mär"
        assert write_date(day, "en_US") == "Mar 14, 2026"
        assert write_number(1234.5, "en_US") == "1,234.5"


def test_the_nearest_language_is_spoken() -> None:
    assert [nearest(one) for one in ("de-AT", "PT_br", "en", "tlh", "")] == [
        "de",
        "pt",
        "en",
        "en",
        "en",
    ]
    with speaking("tlh"):
        assert words.language() == "en"
        assert said("to {stage}", stage="Kauf") == "to Kauf"


def _key(message: Message) -> tuple[str, str, bool]:
    plural = not isinstance(message.id, str)
    return (message.context or "", message.id[0] if plural else str(message.id), plural)


def _fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}
