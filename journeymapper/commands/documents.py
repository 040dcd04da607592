"""Edits of what was chosen for documents. Taking away: DeleteRecords; renaming: EditFields.

KeepPreset(preset, image=None)     a new one, or another choice under a name that is there already
"""

from __future__ import annotations

from dataclasses import replace

from journeymapper.commands.base import Command, tidy
from journeymapper.commands.personas import new_images
from journeymapper.domain.change import Change, Changes, created
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.frozen import frozen
from journeymapper.domain.order import rank_after
from journeymapper.domain.project import Project
from journeymapper.domain.records import ExportPreset, Image


@frozen
class KeepPreset(Command):
    """Keep what was chosen under the preset's name. One that is called the same (upper and lower
    case alike) is chosen anew. ``image`` is the preset's logo where the project lacks it."""

    preset: ExportPreset
    image: Image | None = None

    def plan(self, project: Project) -> Changes:
        name = tidy(self.preset.name)
        if not name:
            raise EditRefused("A preset needs a name. Type one, for example “Poster for the wall”.")
        kept = project.all(ExportPreset)
        before = next(
            (one for one in kept.values() if one.name.casefold() == name.casefold()), None
        )
        chosen = replace(
            self.preset,
            name=name,
            journeys=tuple(sorted(one for one in self.preset.journeys if project.find(one))),
            personas=tuple(sorted(one for one in self.preset.personas if project.find(one))),
        )
        if before is None:
            after = replace(chosen, rank=rank_after(kept.values()))
            return (*new_images(project, [self.image]), *created(after))
        after = replace(chosen, id=before.id, rank=before.rank)
        if after == before:
            return ()
        return (*new_images(project, [self.image]), Change(before, after))

    def name(self, project: Project) -> str:
        return f"Keep the export preset “{tidy(self.preset.name)}”"
