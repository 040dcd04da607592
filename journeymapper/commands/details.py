"""What the cover says of the project. Title, client and so on: EditFields.

SetLogo(image|None)
"""

from __future__ import annotations

from dataclasses import replace

from journeymapper.commands.base import Command
from journeymapper.commands.personas import new_images
from journeymapper.domain.change import Change, Changes
from journeymapper.domain.frozen import frozen
from journeymapper.domain.project import Project
from journeymapper.domain.records import Image


@frozen
class SetLogo(Command):
    """Put a logo on the cover, or take it off."""

    image: Image | None

    def plan(self, project: Project) -> Changes:
        details = project.details
        after = replace(details, logo=self.image.id if self.image else None)
        if after == details:
            return ()
        return (*new_images(project, [self.image]), Change(details, after))

    def name(self, project: Project) -> str:
        return "Set the logo" if self.image else "Remove the logo"
