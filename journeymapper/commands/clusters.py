"""Edits of clusters: named groups of stickies in the tray.

MakeCluster(cluster_id, journey, ids=(), name="")
PutIntoCluster(ids, cluster)                     None: out of every cluster, into the open tray
MergeClusters(into, ids)                         the others' stickies come into one cluster
MoveCluster(cluster_id, before=None)             before another cluster, or last
DissolveClusters(ids)                            the stickies stay in the tray
PlaceCluster(cluster_id, stage=None, touchpoint=None)
TurnClusterIntoTouchpoint(cluster_id, touchpoint_id, x, y)
Name: EditFields; it may be empty, since people often group first and name afterwards. A cluster
without a name goes when its last sticky leaves it; one with a name waits for the next.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from journeymapper.commands.base import Command, called, counted, plural, tidy, wanted
from journeymapper.commands.draft import Draft
from journeymapper.commands.records import deletion
from journeymapper.commands.stickies import card_name, emptied_clusters, place_of
from journeymapper.commands.touchpoints import new_touchpoint
from journeymapper.domain.change import Change, Changes, created
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.frozen import frozen
from journeymapper.domain.order import by_rank, rank_after, rank_between
from journeymapper.domain.project import Project
from journeymapper.domain.records import Cluster, Journey, Sticky


def clusters_of(project: Project, journey_id: str) -> list[Cluster]:
    """The clusters of a journey in their order."""
    return by_rank(project.referring(Cluster, journey_id))


def members(project: Project, cluster_id: str) -> list[Sticky]:
    """The stickies of a cluster that lie in the tray, in their order."""
    found = project.referring(Sticky, cluster_id)
    return by_rank(one for one in found if one.stage is None and one.touchpoint is None)


@frozen
class MakeCluster(Command):
    """A cluster, after those that are there, with the stickies that come into it."""

    cluster_id: str
    journey: str
    ids: Sequence[str] = ()
    title: str = ""

    def plan(self, project: Project) -> Changes:
        journey = wanted(project, Journey, self.journey)
        cluster = Cluster(
            id=self.cluster_id,
            journey=journey.id,
            name=tidy(self.title),
            rank=rank_after(project.referring(Cluster, journey.id)),
        )
        return (*created(cluster), *_put(project, self.ids, cluster))

    def name(self, project: Project) -> str:
        what = f"“{tidy(self.title)}”" if tidy(self.title) else ""
        of = f"of {plural(len(self.ids), Sticky.word)}" if self.ids else ""
        return " ".join(one for one in ("Make cluster", what, of) if one)


@frozen
class PutIntoCluster(Command):
    """Take stickies into the tray and into a cluster there; None: into none."""

    ids: Sequence[str]
    cluster: str | None

    def plan(self, project: Project) -> Changes:
        cluster = None if self.cluster is None else wanted(project, Cluster, self.cluster)
        return _put(project, self.ids, cluster)

    def name(self, project: Project) -> str:
        what = called(project.find(self.ids[0])) if len(self.ids) == 1 else counted(self.ids)
        if self.cluster is None:
            return f"Take {what} out of the cluster"
        return f"Put {what} into {_said(project, self.cluster)}"


@frozen
class MergeClusters(Command):
    """Make one of several clusters; it takes over a name where it has none."""

    into: str
    ids: Sequence[str]

    def plan(self, project: Project) -> Changes:
        into = wanted(project, Cluster, self.into)
        others = [
            wanted(project, Cluster, one) for one in dict.fromkeys(self.ids) if one != into.id
        ]
        if not others:
            return ()
        draft = Draft(deletion(project, [one.id for one in others]))
        for one in others:
            if one.journey != into.journey:
                raise EditRefused("These clusters are of different journeys. Choose one’s own.")
            for sticky in project.referring(Sticky, one.id):
                draft.edit(sticky, cluster=into.id)
        name = into.name or next((one.name for one in others if one.name), "")
        draft.edit(into, name=name)
        return draft.changes()

    def name(self, project: Project) -> str:
        return f"Merge into {_said(project, self.into)}"


@frozen
class MoveCluster(Command):
    """Put a cluster before another in the tray, or last."""

    cluster_id: str
    before: str | None = None

    def plan(self, project: Project) -> Changes:
        cluster = wanted(project, Cluster, self.cluster_id)
        order = clusters_of(project, cluster.journey)
        others = [one for one in order if one.id != cluster.id]
        ids = [one.id for one in others]
        place = ids.index(self.before) if self.before in ids else len(ids)
        if self.before == cluster.id or place == order.index(cluster):
            return ()
        before = others[place - 1].rank if place else ""
        after = others[place].rank if place < len(others) else ""
        return (Change(cluster, replace(cluster, rank=rank_between(before, after))),)

    def name(self, project: Project) -> str:
        return f"Move {_said(project, self.cluster_id)}"


@frozen
class DissolveClusters(Command):
    """Let clusters go; their stickies stay in the tray."""

    ids: Sequence[str]

    def plan(self, project: Project) -> Changes:
        return deletion(project, [wanted(project, Cluster, one).id for one in self.ids])

    def name(self, project: Project) -> str:
        if len(self.ids) == 1:
            return f"Dissolve {_said(project, self.ids[0])}"
        return f"Dissolve {plural(len(self.ids), Cluster.word)}"


@frozen
class PlaceCluster(Command):
    """Put all stickies of a cluster on a touchpoint or a stage; the cluster is then done with."""

    cluster_id: str
    stage: str | None = None
    touchpoint: str | None = None

    def plan(self, project: Project) -> Changes:
        cluster = wanted(project, Cluster, self.cluster_id)
        stage, touchpoint = place_of(project, cluster.journey, self.stage, self.touchpoint)
        if stage is None and touchpoint is None:
            raise EditRefused("Choose a touchpoint or a stage that the stickies shall go to.")
        return _spent(project, cluster, stage, touchpoint).changes()

    def name(self, project: Project) -> str:
        place = called(project.find(self.touchpoint or self.stage or ""))
        return f"Place {_said(project, self.cluster_id)} on {place}"


@frozen
class TurnClusterIntoTouchpoint(Command):
    """A touchpoint named as the cluster is, with the cluster's stickies on it. Without a name it
    takes the first line of the first sticky."""

    cluster_id: str
    touchpoint_id: str
    x: float
    y: float

    def plan(self, project: Project) -> Changes:
        cluster = wanted(project, Cluster, self.cluster_id)
        inside = members(project, cluster.id)
        title = cluster.name or (inside[0].text if inside else "")
        if not title.strip():
            raise EditRefused("Name the cluster first: the touchpoint will be called so.")
        place = (self.x, self.y)
        name = card_name(title)
        card = new_touchpoint(project, self.touchpoint_id, cluster.journey, name, place)
        draft = _spent(project, cluster, None, card.id)
        full = tidy(title)
        draft.add(replace(card, description="" if full == name else full))
        return draft.changes()

    def name(self, project: Project) -> str:
        return f"Turn {_said(project, self.cluster_id)} into a touchpoint"


def _put(project: Project, ids: Iterable[str], cluster: Cluster | None) -> Changes:
    stickies = [wanted(project, Sticky, one) for one in dict.fromkeys(ids)]
    for one in stickies:
        if cluster is not None and one.journey != cluster.journey:
            raise EditRefused(
                f"{called(one)} is of another journey. Choose a cluster of its own journey."
            )
    target = None if cluster is None else cluster.id
    draft = Draft(emptied_clusters(project, stickies, but=target))
    for one in stickies:
        draft.edit(one, cluster=target, stage=None, touchpoint=None)
    return draft.changes()


def _spent(project: Project, cluster: Cluster, stage: str | None, touchpoint: str | None) -> Draft:
    """The cluster gone, its stickies in their place."""
    inside = members(project, cluster.id)
    draft = Draft(deletion(project, [cluster.id]))
    for sticky in inside:
        draft.edit(sticky, stage=stage, touchpoint=touchpoint)
    return draft


def _said(project: Project, cluster_id: str) -> str:
    found = project.find(cluster_id)
    has_name = isinstance(found, Cluster) and found.name
    return f"cluster {called(found)}" if has_name else "a cluster"
