"""What can be done with stickies and clusters of the tray, whoever asks: keys, menu, a drop."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from journeymapper.commands.base import Command, Together, plural
from journeymapper.commands.clusters import (
    DissolveClusters,
    MakeCluster,
    MergeClusters,
    MoveCluster,
    PlaceCluster,
    PutIntoCluster,
    TurnClusterIntoTouchpoint,
    clusters_of,
)
from journeymapper.commands.records import DeleteRecords
from journeymapper.commands.stickies import PlaceSticky, TurnStickyIntoTouchpoint
from journeymapper.domain.order import stage_lefts
from journeymapper.domain.records import CARD_HEIGHT, Cluster, Sticky, Touchpoint, new_id
from journeymapper.gui.stickies.pickers import NEW, ClusterPicker
from journeymapper.gui.stickies.rows import LOOSE, Row
from journeymapper.gui.touchpoint_picker import PlacePicker, TouchpointPicker
from journeymapper.gui.workspace import Workspace
from journeymapper.layout import Rectangle, place_new

GAP = 24.0


class TrayEdits:
    """``name_soon(cluster)`` is asked when a cluster was made that has no name yet."""

    def __init__(
        self, workspace: Workspace, parent: QWidget, name_soon: Callable[[str], None]
    ) -> None:
        self._workspace = workspace
        self._parent = parent
        self._name_soon = name_soon

    def split(self, ids: Sequence[str]) -> tuple[list[str], list[str]]:
        """The stickies and the clusters among these; what lies in one of the clusters goes with it
        anyway and is not named."""
        project = self._workspace.project
        clusters = [one for one in ids if one in project.all(Cluster)]
        stickies = [one for one in ids if one in project.stickies]
        return [one for one in stickies if project.stickies[one].cluster not in clusters], clusters

    def cluster(self, ids: Sequence[str]) -> None:
        """Put these together: stickies become a cluster or come into the one that is among them,
        clusters become one."""
        stickies, clusters = self.split(ids)
        if not clusters:
            if stickies:
                self._make(stickies)
            return
        commands: list[Command] = []
        if len(clusters) > 1:
            commands.append(MergeClusters(clusters[0], clusters))
        if stickies:
            commands.append(PutIntoCluster(stickies, clusters[0]))
        if not commands:
            self._workspace.refused.emit("Choose several stickies or clusters to put together.")
        elif len(commands) == 1:
            self._workspace.run(commands[0])
        else:
            self._workspace.run(Together("Merge into a cluster", commands))

    def ask_cluster(self, ids: Sequence[str], place: QPoint) -> None:
        """Ask which cluster these shall go to."""
        picker = ClusterPicker(self._workspace.project, self._workspace.journey_id, self._parent)
        if len(ids) > 1:
            picker.line.setPlaceholderText(f"Which cluster, for {self._counted(ids)}?")
        self._open(picker, lambda picked: self._move_to(ids, picked), place)

    def _counted(self, ids: Sequence[str]) -> str:
        stickies, clusters = self.split(ids)
        parts = [plural(len(clusters), Cluster.word)] if clusters else []
        parts += [plural(len(stickies), Sticky.word)] if stickies else []
        return " and ".join(parts)

    def take_out(self, ids: Sequence[str]) -> None:
        """Out of their clusters; stickies on the map come back into the tray."""
        stickies, _ = self.split(ids)
        if stickies:
            self._workspace.run(PutIntoCluster(stickies, None))

    def dissolve(self, ids: Sequence[str]) -> None:
        _, clusters = self.split(ids)
        if clusters:
            self._workspace.run(DissolveClusters(clusters))

    def shift(self, cluster_id: str, by: int) -> None:
        """Move a cluster one place up or down among the clusters."""
        order = [one.id for one in clusters_of(self._workspace.project, self._workspace.journey_id)]
        if cluster_id not in order:
            return
        place = order.index(cluster_id)
        wanted = place + by
        if 0 <= wanted < len(order):
            following = [one for one in order if one != cluster_id][wanted:]
            before = following[0] if following else None
            self._workspace.run(MoveCluster(cluster_id, before))

    def make_touchpoints(self, ids: Sequence[str]) -> None:
        """A touchpoint of each sticky and of each cluster, in the stage of the selected touchpoint
        or in the first; what was made is selected and shown."""
        stickies, clusters = self.split(ids)
        x, y = self._free_place()
        commands: list[Command] = []
        made = []
        for number, one in enumerate((*clusters, *stickies)):
            card = new_id(Touchpoint)
            place = (x, y + number * (CARD_HEIGHT + GAP))
            made.append(card)
            if one in clusters:
                commands.append(TurnClusterIntoTouchpoint(one, card, *place))
            else:
                commands.append(TurnStickyIntoTouchpoint(one, card, *place))
        if not commands:
            return
        title = f"Make {plural(len(commands), Touchpoint.word)} of the tray"
        command = commands[0] if len(commands) == 1 else Together(title, commands)
        if self._workspace.run(command):
            self._workspace.select(made)
            self._workspace.reveal_asked.emit(made[0])

    def ask_touchpoint(self, ids: Sequence[str], place: QPoint) -> None:
        """Ask which touchpoint these shall go to."""
        project, journey = self._workspace.project, self._workspace.journey_id
        picker = TouchpointPicker(project, journey, self._parent)
        if len(ids) > 1:
            picker.line.setPlaceholderText(f"Which touchpoint, for {self._counted(ids)}?")
        self._open(picker, lambda picked: self.put_on(ids, picked), place)

    def put_on(self, ids: Sequence[str], touchpoint: str) -> None:
        stickies, clusters = self.split(ids)
        commands: list[Command] = [PlaceCluster(one, touchpoint=touchpoint) for one in clusters]
        if stickies:
            commands.append(PlaceSticky(stickies, touchpoint=touchpoint))
        if len(commands) == 1:
            self._workspace.run(commands[0])
        elif commands:
            self._workspace.run(Together("Place stickies on a touchpoint", commands))

    def delete(self, ids: Sequence[str]) -> None:
        """Stickies are deleted; of a cluster only the name goes, its stickies stay."""
        stickies, clusters = self.split(ids)
        if not clusters:
            self._workspace.run(DeleteRecords(stickies))
        elif not stickies:
            self._workspace.run(DissolveClusters(clusters))
        else:
            self._workspace.run(DeleteRecords([*stickies, *clusters]))

    def let_go(self, ids: Sequence[str], row: Row | None) -> None:
        """What is dropped on a row of the tray."""
        stickies, clusters = self.split(ids)
        target = "" if row is None else row.id if row.kind == "cluster" else row.cluster
        if target:
            self.cluster([target, *(one for one in ids if one != target)])
        elif clusters:
            return  # clusters lie in nothing but the tray
        elif row is None or row.id == LOOSE:
            self.take_out(self._clustered(stickies))
        elif row.kind == "sticky" and row.id not in stickies and self._is_loose(row.id):
            self._make([row.id, *stickies])

    def _clustered(self, ids: Sequence[str]) -> list[str]:
        """Those that would change when they are taken out."""
        found = (self._workspace.project.stickies[one] for one in ids)
        return [
            one.id
            for one in found
            if one.cluster is not None or one.stage is not None or one.touchpoint is not None
        ]

    def _is_loose(self, sticky_id: str) -> bool:
        one = self._workspace.project.stickies[sticky_id]
        return one.stage is None and one.touchpoint is None

    def _make(self, stickies: Sequence[str], name: str = "") -> None:
        cluster = new_id(Cluster)
        made = MakeCluster(cluster, self._workspace.journey_id, stickies, name)
        if self._workspace.run(made) and not name:
            self._name_soon(cluster)

    def _move_to(self, ids: Sequence[str], picked: str) -> None:
        stickies, clusters = self.split(ids)
        if picked.startswith(NEW):
            name = picked.removeprefix(NEW)
            if clusters and not stickies:
                self.cluster(clusters)
            else:
                self._make(stickies, name)
        else:
            self.cluster([picked, *(one for one in ids if one != picked)])

    def _free_place(self) -> tuple[float, float]:
        workspace = self._workspace
        project, journey = workspace.project, workspace.journey_id
        lefts = stage_lefts(project, journey)
        chosen = project.touchpoints.get(workspace.selected or "")
        stage = chosen.stage if chosen is not None else next(iter(lefts), None)
        width = project.stages[stage].width if stage is not None else 264.0
        column = Rectangle(lefts.get(stage or "", 0.0), 0.0, width, 0.0)
        boxes = (
            Rectangle(one.x, one.y, one.width, one.height)
            for one in project.referring(Touchpoint, journey)
        )
        return place_new(boxes, column)

    def _open(self, picker: PlacePicker, picked: Callable[[str], None], place: QPoint) -> None:
        picker.picked.connect(picked)
        picker.open_at(place)
