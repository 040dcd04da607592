"""A project as JSON from anywhere: whatever is wrong with it, one sentence says where."""

from __future__ import annotations

import base64
import json
import random
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymapper.app.project_import import import_project
from journeymapper.domain.errors import EditRefused, FileTrouble
from journeymapper.domain.json_form import LARGEST
from journeymapper.domain.project import Project
from journeymapper.exporters.job import Cancelled
from journeymapper.exporters.json_ import EXPORTER
from journeymapper.importers.project import pieces
from journeymapper.importers.project.reading import is_project, read_project
from tests.a_project import a_project
from tests.exporters.written import write
from tests.sample_images import tiny_png

Told = dict[str, Any]


def _go() -> None:
    pass


def read(path: Path) -> Project:
    return Project(read_project(path, lambda _done, _what: None, _go))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "in.json"
    write(EXPORTER, a_project(), found)
    return found


def refusal_of(path: Path, told: Told | str | bytes) -> str:
    """The sentence for this text; nothing is made beside it."""
    if isinstance(told, dict):
        told = json.dumps(told)
    path.write_bytes(told.encode("utf-8") if isinstance(told, str) else told)
    with pytest.raises(EditRefused) as found:
        import_project(path, path.with_name("new.journey"))
    assert [one.name for one in path.parent.iterdir()] == [path.name]
    sentence = str(found.value)
    assert "\n" not in sentence and len(sentence) < 400
    return sentence


def place(told: Told, table: str, number: int = 0) -> Told:
    record: Told = told["records"][table][number]
    return record


CASES: dict[str, tuple[Callable[[Told], object], str]] = {
    "wrong word": (
        lambda one: place(one, "touchpoints").update(kind="dance"),
        "touchpoints “tp_a”, field “kind”: “dance” does not fit; expected one of: touchpoint, ",
    ),
    "text for a number": (
        lambda one: place(one, "touchpoints").update(x="far"),
        "touchpoints “tp_a”, field “x”: “far” does not fit; expected a number.",
    ),
    "number for truth": (
        lambda one: place(one, "touchpoints").update(essential=1),
        "touchpoints “tp_a”, field “essential”: “1” does not fit; expected true or false.",
    ),
    "text for a list": (
        lambda one: place(one, "touchpoints").update(channels="channel_1"),
        "field “channels”: “channel_1” does not fit; expected a list of texts.",
    ),
    "list for a text": (
        lambda one: place(one, "touchpoints").update(name=["a"]),
        "field “name”: a list does not fit; expected a text.",
    ),
    "endless number": (
        lambda one: place(one, "touchpoints").update(x=10**400),
        "field “x”: “1000000",
    ),
    "no date": (
        lambda one: one["records"].update(
            seasons=[{"id": "season_1", "journey": "journey_1", "starts": "31.12.2026"}]
        ),
        "seasons “season_1”, field “starts”: “31.12.2026” does not fit; expected a date such as",
    ),
    "bends in threes": (
        lambda one: place(one, "connections").update(bends=[[1, 2, 3]]),
        "connections “con_ab”, field “bends”: a list does not fit; expected a list of pairs of",
    ),
    "unknown field": (
        lambda one: place(one, "personas", 1).update(shoe_size=44),
        "personas “persona_2”, field “shoe_size”: personas have no such field.",
    ),
    "missing reference": (
        lambda one: place(one, "stages").pop("journey"),
        "stages “stage_a”, field “journey” is missing; expected a text.",
    ),
    "missing id": (
        lambda one: place(one, "stages").pop("id"),
        "stages “”, field “id” is missing; expected a text.",
    ),
    "strange id": (
        lambda one: place(one, "stages").update(id="tp_9"),
        "stages “tp_9”, field “id”: expected an id that begins with “stage_”.",
    ),
    "the same id twice": (
        lambda one: place(one, "stages", 1).update(id="stage_a"),
        "stages “stage_a”, field “id”: another record has the same id.",
    ),
    "unknown table": (
        lambda one: one["records"].update(dreams=[]),
        "There is no kind of record called “dreams”.",
    ),
    "no list": (
        lambda one: one["records"].update(seasons={"id": 1}),
        "“seasons” is no list of records.",
    ),
    "no object": (
        lambda one: one["records"].update(seasons=[[[]]]),
        "seasons, record 1: expected an object",
    ),
    "refers to nothing": (
        lambda one: place(one, "touchpoints").update(stage="stage_gone"),
        "touchpoints “tp_a”, field “stage”: there is no “stage_gone” among the stages.",
    ),
    "refers to another kind": (
        lambda one: place(one, "touchpoints").update(stage="tp_b"),
        "touchpoints “tp_a”, field “stage”: there is no “tp_b” among the stages.",
    ),
    "refers to no id": (
        lambda one: place(one, "connections").update(source="\x1b[2Jnonsense" * 20),
        "connections “con_ab”, field “source”: there is no “·[2Jnonsense",
    ),
    "another journey": (
        lambda one: (
            one["records"]["journeys"].append({"id": "journey_2"}),
            place(one, "stages").update(journey="journey_2"),
        ),
        "The project does not hold together: tp_a.stage leads into another journey.",
    ),
    "a persona to itself": (
        lambda one: place(one, "connections").update(source="persona_1", target="persona_1"),
        "connections “con_ab”: A persona cannot be connected to itself.",
    ),
    "out of range": (
        lambda one: place(one, "stages").update(width=3),
        "stages “stage_a”: The width of a stage must lie between 120 and 20000; 3 does not.",
    ),
    "too far": (
        lambda one: place(one, "touchpoints").update(x=1e9),
        "touchpoints “tp_a”: The touchpoint would lie too far away.",
    ),
    "too long": (
        lambda one: place(one, "touchpoints").update(name="x" * 501),
        "touchpoints “tp_a”: The name of a touchpoint may have 500 characters; this one has 501.",
    ),
    "what no file keeps": (
        lambda one: place(one, "touchpoints").update(name="\ud800"),
        "touchpoints “tp_a”: The name of a touchpoint holds characters that no file can keep.",
    ),
    "no details": (
        lambda one: one["records"].update(projects=[]),
        "projects: expected one record, found 0.",
    ),
    "two details": (
        lambda one: one["records"]["projects"].append({"id": "project_2"}),
        "projects: expected one record, found 2.",
    ),
    "newer": (
        lambda one: one.update(version="1.99"),
        "The project is of format 1.99; this Journey Mapper knows 1.",
    ),
    "no version": (lambda one: one.update(version=1), "“version” is “1”; expected one such as"),
    "version missing": (lambda one: one.pop("version"), "The key “version” is missing."),
    "other format": (lambda one: one.update(format="x"), "“format” is “x”, not “journey mapper"),
    "strange key": (lambda one: one.update(comment="hi"), "There is no key “comment”."),
    "no base64": (
        lambda one: one["records"].update(images=[{"id": "image_1", "data": "###"}]),
        "images “image_1”, field “data”: “###” does not fit; expected bytes in base64.",
    ),
    "no picture": (
        lambda one: one["records"].update(images=[{"id": "image_1", "data": "aGVsbG8="}]),
        "images “image_1”, field “data”: this is no picture of the type image/png.",
    ),
    "another picture": (
        lambda one: one["records"].update(
            images=[{"id": "image_1", "data": base64.b64encode(tiny_png().data).decode()}]
        ),
        "images “image_1”, field “data”: the id of a picture is the SHA-256 of its bytes",
    ),
    "a page as a picture": (
        lambda one: one["records"].update(images=[{"id": "image_1", "media_type": "text/html"}]),
        "images “image_1”, field “media_type”: expected one of: image/png, image/jpeg.",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_what_is_wrong_is_named(case: str, path: Path) -> None:
    spoil, sentence = CASES[case]
    told = json.loads(path.read_text("utf-8"))
    spoil(told)
    assert sentence in refusal_of(path, told)


HEAD = '{"format": "journey mapper project", "version": "1.4", "records": {"projects": [{'
TEXTS = {
    "": "expected “{”, found the end of the file",
    "[]": "expected “{”, found “[”",
    "{": "expected a name in quotation marks",
    "{1:2}": "expected a name in quotation marks",
    '{"format": ': "a value is missing",
    '{"format": "journey mapper project"\n"version": 1}': "Line 2 is not JSON as it should be: exp",
    '{"format": "journey mapper project", "format": 1}': "“format” stands there twice",
    HEAD + '"id": "project_1", "id": "project_2"}]}}': "“id” stands there twice",
    HEAD + '"id": "project_1", "title": NaN}]}}': "NaN is no number",
    HEAD + '"id": "project_1", "title": ' + "9" * 5000 + "}]}}": "a number has too many digits",
    HEAD + '"id": "project_1", "title": "never closed': "a quotation mark is never closed",
    HEAD + '"id": "project_1", "title": "a\nb"}]}}': "a line end stands within quotation marks",
    HEAD + '"id": "project_1", "title": "\\q"}]}}': "a backslash stands before a letter",
    HEAD + '"id": "project_1"}]}}, {}': "expected the end of the file",
    HEAD + '"id": "project_1"}]}': "expected “,”, found the end of the file",
    HEAD + '"id": "project_1", "title": ' + "[" * 200_000: "it is nested too deeply",
    '{"format": ' + '{"a":' * 200_000: "it is nested too deeply",
}


@pytest.mark.parametrize("number", range(len(TEXTS)))
def test_what_is_no_json_says_so_with_its_line(number: int, path: Path) -> None:
    text, sentence = list(TEXTS.items())[number]
    assert sentence in refusal_of(path, text)


@pytest.mark.parametrize("data", [b"\xff\xfe{\x00", b"\x00" * 10_000, b'{"form\xe9": 1}'])
def test_bytes_that_are_no_text(data: bytes, path: Path) -> None:
    refusal_of(path, data)


def test_a_file_that_is_too_large_is_not_read(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(EditRefused, match="is larger than 400 MB"):
        read(path)


def test_memory_is_bounded_whatever_the_file_holds(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A text that never ends is given up long before the file ends."""
    monkeypatch.setattr(pieces, "LONGEST_VALUE", 1_000_000)
    with path.open("wb") as file:
        file.write(HEAD.encode() + b'"id": "')
        for _ in range(40):
            file.write(b"x" * 1_000_000)
    tracemalloc.start()
    with pytest.raises(EditRefused, match="what begins here is no JSON or has more than"):
        read(path)
    assert tracemalloc.get_traced_memory()[1] < 15_000_000
    tracemalloc.stop()


def test_the_order_of_keys_and_tables_is_free_and_defaults_may_be_left_out(path: Path) -> None:
    told = json.loads(path.read_text("utf-8"))
    tables = dict(reversed(told["records"].items()))
    for record in tables["touchpoints"]:
        for name, value in list(record.items()):
            if value is None or value == []:
                del record[name]
    order = {"records": tables, "format": told["format"], "version": "1.0"}
    path.write_bytes(b"\xef\xbb\xbf" + json.dumps(order, indent="\t").encode())
    assert read(path) == a_project()


@pytest.mark.parametrize("piece", [1, 2, 3, 7, 64])
def test_where_the_text_is_cut_does_not_matter(
    piece: int, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pieces, "PIECE", piece)
    assert read(path) == a_project()


def test_it_says_of_itself_what_it_is(path: Path, tmp_path: Path) -> None:
    assert is_project(path)
    path.write_text('\n {"program": "x",\n"format" : "journey mapper project"}', "utf-8")
    assert is_project(path)
    path.write_text('[{"text": "a note"}]', "utf-8")
    assert not is_project(path)
    assert not is_project(tmp_path) and not is_project(tmp_path / "none")
    with pytest.raises(FileTrouble, match="There is no file"):
        read(tmp_path / "none")


def test_it_can_be_cancelled(path: Path) -> None:
    with pytest.raises(Cancelled):
        import_project(path, path.with_name("new.journey"), cancelled=lambda: True)
    assert not path.with_name("new.journey").exists()


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)


@given(seed=st.integers(0, 10**9), value=ANYTHING)
def test_whatever_a_value_becomes_it_fits_or_is_refused(
    seed: int, value: Any, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("any") / "in.json"
    write(EXPORTER, a_project(), path)
    told = json.loads(path.read_text("utf-8"))
    chance = random.Random(seed)
    at: Any = told
    while True:
        key = chance.choice(list(at) if isinstance(at, dict) else range(len(at)))
        if not isinstance(at[key], dict | list) or not at[key] or chance.random() < 0.1:
            at[key] = value
            break
        at = at[key]
    path.write_text(json.dumps(told), "utf-8")
    try:
        project = read(path)
    except EditRefused as refused:
        assert "\n" not in str(refused)
    else:
        write(EXPORTER, project, path)
        assert read(path) == project


@given(seed=st.integers(0, 10**9))
def test_whatever_a_byte_becomes_it_fits_or_is_refused(
    seed: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("byte") / "in.json"
    write(EXPORTER, a_project(), path)
    chance, data = random.Random(seed), bytearray(path.read_bytes())
    for _ in range(chance.randint(1, 3)):
        at = chance.randrange(len(data))
        data[at : at + chance.randint(0, 3)] = chance.randbytes(chance.randint(0, 2))
    path.write_bytes(data)
    try:
        read(path)
    except EditRefused as refused:
        assert str(refused)
