"""Where the shipped fonts, icons, templates and samples lie: in the wheel or beside the package."""

from pathlib import Path

_package = Path(__file__).resolve().parent
RESOURCES = _package / "resources"
if not RESOURCES.is_dir():
    RESOURCES = _package.parent / "resources"


def resource(*parts: str) -> Path:
    """The path of a shipped file, for example ``resource("fonts", "JourneyInter-Regular.ttf")``."""
    return RESOURCES.joinpath(*parts)
