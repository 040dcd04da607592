"""No Python file of the program grows past 400 lines.

Usage: ``python packaging/check_file_sizes.py [-v] [FOLDER]``; ``-v`` names the files over 200 too.
"""

from __future__ import annotations

import sys
from pathlib import Path

AIM = 200
LIMIT = 400


def line_counts(folder: Path) -> dict[Path, int]:
    """Lines per Python file below the folder, the longest first."""
    counts = {
        path: len(path.read_text(encoding="utf-8").splitlines()) for path in folder.rglob("*.py")
    }
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def main(arguments: list[str]) -> int:
    """0 when every file keeps the limit, else 1 with a line per file that does not."""
    folders = [argument for argument in arguments if argument != "-v"] or ["journeymapper"]
    counts = line_counts(Path(folders[0]))
    for path, lines in counts.items():
        if lines > LIMIT:
            print(f"{path}: {lines} lines, the limit is {LIMIT}: split it where the idea splits")
        elif lines > AIM and "-v" in arguments:
            print(f"{path}: {lines} lines, the aim is {AIM}")
    return int(any(lines > LIMIT for lines in counts.values()))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
