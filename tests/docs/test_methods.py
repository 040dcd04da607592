"""The methods say how exact the formulas are, and every line is under the bound."""

from __future__ import annotations

import re
from pathlib import Path

METHODS = Path(__file__).parents[2] / "docs" / "methods.md"


def test_the_deviations_of_experiments_are_there_and_small() -> None:
    text = METHODS.read_text(encoding="utf-8")
    table = text.partition("<!-- experiments: deviations -->")[2].partition("<!--")[0]
    rows = [line for line in table.splitlines() if line.startswith("| ")][2:]
    worst = [re.search(r"\| ([\d.e-]+) (absolute|relative) \|$", row) for row in rows]
    assert len(rows) >= 10
    assert all(one is not None and float(one[1]) < 1e-9 for one in worst)
