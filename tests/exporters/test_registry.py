"""Formats are found by listing, without their libraries, and each has a test of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from journeymapper.domain.errors import EditRefused
from journeymapper.exporters.registry import exporter_for, exporters

HERE = Path(__file__).parent


def test_every_exporter_has_a_test() -> None:
    for one in exporters():
        assert (HERE / f"test_{one.name}.py").is_file(), f"{one.name} has no test"


def test_listing_imports_no_library_of_a_format() -> None:
    script = (
        "import sys\n"
        "from journeymapper.exporters.registry import exporters\n"
        "assert exporters()\n"
        "heavy = ('reportlab', 'PySide6', 'networkx', 'PIL', 'uharfbuzz')\n"
        "print([one for one in sys.modules if one.startswith(heavy)])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_names_and_endings_belong_to_one_format_each() -> None:
    names = [one.name for one in exporters()]
    endings = [ending for one in exporters() for ending in one.endings]
    assert {"pdf", "png", "svg"} <= set(names)
    assert len(set(names)) == len(names)
    assert len(set(endings)) == len(endings)
    assert all(ending.startswith(".") and ending.islower() for ending in endings)


def test_the_name_wins_over_the_ending() -> None:
    assert exporter_for(Path("map.PDF")).name == "pdf"
    assert exporter_for(Path("map.pdf"), "png").name == "png"


@pytest.mark.parametrize(
    ("path", "name", "sentence"),
    [
        ("map.docx", "", r"“map\.docx” has the ending “\.docx”.*\.pdf, \.png.*\.svg"),
        ("map", "", "“map” has no ending"),
        ("map.csv", "", "is several tables in one file: name it “map.zip”"),
        ("map.pdf", "word", "no format called “word”.*pdf, png.*svg"),
    ],
)
def test_an_unknown_format_is_refused_with_those_that_there_are(
    path: str, name: str, sentence: str
) -> None:
    with pytest.raises(EditRefused, match=sentence):
        exporter_for(Path(path), name)
