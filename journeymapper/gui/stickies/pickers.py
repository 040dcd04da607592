"""A small window that finds a cluster by a few letters of its name, or names a new one."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from journeymapper.commands.base import plural, tidy
from journeymapper.commands.clusters import clusters_of, members
from journeymapper.domain.project import Project
from journeymapper.domain.records import Sticky
from journeymapper.gui.touchpoint_picker import Place, PlacePicker

NEW = "new:"
"""What is picked begins so where a new cluster is wanted; its name follows."""


class ClusterPicker(PlacePicker):
    """Picks a cluster of a journey; a name that no cluster has makes one."""

    asks, finds, lists = "Which cluster, or a new name?", "Find a cluster", "Clusters"

    def __init__(self, project: Project, journey_id: str, parent: QWidget) -> None:
        found = []
        for one in clusters_of(project, journey_id):
            inside = members(project, one.id)
            first = inside[-1].text if inside else ""
            name = one.name or (f"Unnamed: {tidy(first)[:40]}" if first else "Unnamed")
            found.append(Place(one.id, name, plural(len(inside), Sticky.word)))
        super().__init__(found, parent)

    def fitting(self, typed: str) -> list[Place]:
        found, name = super().fitting(typed), tidy(typed)
        if not name:
            return [*found, Place(NEW, "New cluster", "")]
        if any(one.name.casefold() == name.casefold() for one in found):
            return found
        return [*found, Place(f"{NEW}{name}", f"New cluster “{name}”", "")]
