"""``journeymapper`` and ``python -m journeymapper``: the command line, and the window it opens."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from journeymapper.cli.stopping import deaf_to_ctrl_c, end_at_once_on_ctrl_c

if TYPE_CHECKING:
    from pathlib import Path


def main() -> int:
    """Do what the words of the command line say; returns the exit code."""
    end_at_once_on_ctrl_c()
    from journeymapper.cli.main import run

    code = run(open_window=_open_window)
    deaf_to_ctrl_c()
    return code


def _open_window(path: Path | None) -> int:
    from journeymapper.gui.application import run as run_window

    return run_window(path)


if __name__ == "__main__":
    sys.exit(main())
