"""``journeymapper`` and ``python -m journeymapper``."""

from __future__ import annotations

import sys

from journeymapper.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
