"""How far the formulas of experiments lie from scipy and statsmodels, as a table.

``python -m benchmarks.experiment_oracles`` prints it; with ``--write`` it goes into
``docs/methods.md``.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.analysis.experiments.oracles import Deviation

CASES = 10_000
SEED = 3
METHODS = Path(__file__).resolve().parent.parent / "docs" / "methods.md"
BEGIN, END = "<!-- experiments: deviations -->", "<!-- end of deviations -->"


def table(found: list[Deviation]) -> str:
    """The deviations as Markdown."""
    head = "| formula | compared with | random cases | worst deviation |\n| --- | --- | --- | --- |"
    rows = [
        f"| {one.formula} | {one.oracle} | {one.cases:,} | {_worst(one)} {one.kind} |"
        for one in found
    ]
    return "\n".join([head, *rows])


def _worst(one: Deviation) -> str:
    return f"{one.worst:.1e}" if one.worst else "0"


def main() -> None:
    from tests.analysis.experiments.oracles import deviations  # heavy: only when asked for

    made = table(deviations(CASES, SEED))
    print(made)
    if "--write" in sys.argv:
        text = METHODS.read_text(encoding="utf-8")
        pattern = re.compile(f"{re.escape(BEGIN)}.*{re.escape(END)}", re.DOTALL)
        if not pattern.search(text):
            sys.exit(f"{METHODS.name} has no place for the table: {BEGIN} … {END}")
        METHODS.write_text(pattern.sub(f"{BEGIN}\n{made}\n{END}", text), encoding="utf-8")


if __name__ == "__main__":
    main()
