"""A wheel carries every file of ``resources/``, and nothing beside the package.

Usage: ``python packaging/check_wheel.py WHEEL``
"""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path

RESOURCES = Path(__file__).resolve().parent.parent / "resources"


def troubles(wheel: Path) -> list[str]:
    """What is wrong with the wheel, a sentence each; empty when it is whole."""
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    wanted = {
        f"journeymapper/resources/{path.relative_to(RESOURCES).as_posix()}"
        for path in RESOURCES.rglob("*")
        if path.is_file()
    }
    strangers = {name for name in names if not name.startswith("journeymapper")}
    return [f"{name} is missing in the wheel" for name in sorted(wanted - names)] + [
        f"{name} does not belong in the wheel" for name in sorted(strangers)
    ]


def main(arguments: list[str]) -> int:
    """0 when the wheel is whole, else 1 with a line per trouble."""
    found = troubles(Path(arguments[0]))
    print("\n".join(found) or f"{arguments[0]} is whole")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
