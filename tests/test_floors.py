"""Breaking a floor on purpose makes ``make check`` fail, and names the rule that was broken."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"][
    "importlinter"
]["contracts"]

# One offence for each rule: rule, file, what is written at its end.
OFFENCES = [
    ("Floors", "domain/__init__.py", "import journeymapper.text"),
    ("No circles", "cli/first.py", "import journeymapper.cli.second"),
    ("No circles", "cli/second.py", "import journeymapper.cli.first"),
    ("Qt only in", "drawing/__init__.py", "def late():\n    from PySide6.QtGui import QColor"),
    ("SQLite only in", "app/__init__.py", "import sqlite3"),
    ("reportlab only in", "exporters/__init__.py", "import reportlab"),
    ("python-pptx only in", "drawing/texts.py", "from pptx import Presentation"),
    ("XlsxWriter only in", "importers/__init__.py", "import xlsxwriter"),
    ("duckdb only in", "importers/__init__.py", "import duckdb"),
    ("Fonts are read only in", "layout/__init__.py", "import uharfbuzz"),
]


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    """Judge the package that lies in the folder."""
    program = "import sys; from importlinter.cli import lint_imports_command as c; sys.exit(c())"
    return subprocess.run(
        [sys.executable, "-c", program, "--no-cache"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    shutil.copytree(
        ROOT / "journeymapper",
        tmp_path / "journeymapper",
        ignore=shutil.ignore_patterns("__pycache__"),
    )
    return tmp_path


def test_the_floors_stand() -> None:
    done = lint_imports(ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_broken_rule_is_named(copy: Path) -> None:
    for _rule, file, text in OFFENCES:
        with (copy / "journeymapper" / file).open("a", encoding="utf-8") as target:
            target.write(f"\n{text}\n")
    done = lint_imports(copy)
    assert done.returncode == 1, done.stdout + done.stderr
    broken = {line for line in done.stdout.splitlines() if " BROKEN" in line}
    assert len(broken) == len(CONTRACTS)
    for rule in {rule for rule, _file, _text in OFFENCES}:
        assert any(line.startswith(rule) for line in broken), f"{rule} was not noticed"


def test_a_folder_outside_the_floors_is_refused(copy: Path) -> None:
    (copy / "journeymapper" / "helpers").mkdir()
    (copy / "journeymapper" / "helpers" / "__init__.py").touch()
    done = lint_imports(copy)
    assert done.returncode == 1
    assert "helpers" in done.stdout + done.stderr


def test_make_check_asks_every_judge() -> None:
    recipe = (ROOT / "Makefile").read_text(encoding="utf-8").split("\ncheck:")[1].split("\n\n")[0]
    for judge in ("ruff check", "ruff format --check", "mypy", "lint-imports", "check_file_sizes"):
        assert judge in recipe


@pytest.mark.parametrize(("lines", "code"), [(400, 0), (401, 1)])
def test_a_file_of_more_than_400_lines_is_refused(tmp_path: Path, lines: int, code: int) -> None:
    (tmp_path / "long.py").write_text("pass\n" * lines, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, ROOT / "packaging" / "check_file_sizes.py", tmp_path],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == code
    assert ("long.py: 401 lines" in done.stdout) == (code == 1)
