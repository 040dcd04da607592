"""``python -m tests.inspection [PART OF A NAME …]`` inspects every document of every project and
prints what is wrong; it ends with 1 where anything is."""

from __future__ import annotations

import sys
from collections import Counter

from tests.inspection.finding import Finding
from tests.inspection.matrix import inspected, inspected_file, inspected_maps, presets, projects

SHOWN = 5
"""Findings of one kind that are printed for one document."""


def main(wanted: list[str]) -> int:
    wrong = 0
    for name, make in projects().items():
        if wanted and not any(one.casefold() in name.casefold() for one in wanted):
            continue
        project = make()
        wrong += told(f"{name:26} pictures", inspected_maps(project))
        for options in presets():
            pages, found = inspected(project, options)
            if options.page_size == "A4":
                found += inspected_file(pages)
            document = f"{options.page_size:6} {options.orientation:9} {options.way:6}"
            wrong += told(f"{name:26} {document} {len(pages):4} pages", found)
    say(f"{wrong} findings" if wrong else "nothing is wrong")
    return 1 if wrong else 0


def told(document: str, found: list[Finding]) -> int:
    """One line for a document and a line for each finding."""
    kinds = Counter(one.kind for one in found)
    counts = ", ".join(f"{count} × {kind.value}" for kind, count in kinds.items())
    say(f"{document}  {counts or 'right'}")
    shown: Counter[object] = Counter()
    for one in found:
        shown[one.kind] += 1
        if shown[one.kind] <= SHOWN:
            say(f"    {one}")
    return len(found)


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
