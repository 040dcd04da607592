"""A logo of a document's own: read from a file, and part of the project while it is exported."""

from __future__ import annotations

from pathlib import Path

from journeymapper.app.images import image_from_file
from journeymapper.domain.change import created
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.project import Project
from journeymapper.domain.records import Image

LOGO_PIXELS = 1024


def logo_from_file(path: Path) -> Image:
    """The picture in a file, made smaller where it is large. Raises EditRefused, naming the file,
    for what is no picture and for one with too many pixels."""
    try:
        return image_from_file(path, LOGO_PIXELS)
    except EditRefused as refusal:
        if path.name in str(refusal):
            raise
        raise EditRefused(f"The logo “{path.name}”: {refusal}") from refusal


def with_logo(project: Project, logo: Image | None) -> Project:
    """The project, or a copy that has this picture too where it lacks it."""
    if logo is None or logo.id in project.images:
        return project
    copy = project.snapshot()
    copy.apply(created(logo))
    return copy
