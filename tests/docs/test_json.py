"""docs/json.md: its example is a project, and no table is missing."""

from __future__ import annotations

import json
import re
from pathlib import Path

from jsonschema import Draft202012Validator

from journeymapper.app.project_import import import_project, is_project
from journeymapper.domain.records import RECORD_TYPES, references
from journeymapper.exporters.json_.schema import schema

GUIDE = (Path(__file__).parents[2] / "docs" / "json.md").read_text(encoding="utf-8")


def test_the_example_is_a_project(tmp_path: Path) -> None:
    (example,) = re.findall(r"^```json\n(.*?)^```$", GUIDE, re.S | re.M)
    Draft202012Validator(schema()).validate(json.loads(example))
    path = tmp_path / "example.json"
    path.write_text(example, encoding="utf-8")
    assert is_project(path)
    with import_project(path, tmp_path / "new.journey") as session:
        names = [one.name for one in session.project.touchpoints.values()]
        assert names == ["Opening hours", "The door"]
        assert session.project.details.title == "City library"


def test_every_table_is_told_of_with_what_it_refers_to() -> None:
    told = re.findall(r"^\| `(\w+)` \| `(\w+)_` \| ([^|]+) \| ([^|]*) \|$", GUIDE, re.M)
    wanted = [
        (one.table, one.prefix, one.word, ", ".join(f"`{each.field}`" for each in references(one)))
        for one in RECORD_TYPES
    ]
    assert [(a, b, c, d.strip()) for a, b, c, d in told] == wanted
