"""Edits of stickies: typed into the tray, placed on a touchpoint or stage later.

AddSticky(sticky_id, journey, text, kind=StickyKind.IDEA, stage=None, touchpoint=None, persona=None)
AddStickies(sticky_ids, texts, journey, kind=StickyKind.IDEA, stage=None, touchpoint=None)
PlaceSticky(ids, stage=None, touchpoint=None)         neither: back into the tray
TurnStickyIntoTouchpoint(sticky_id, touchpoint_id, x, y)
Text, kind, severity and so on: EditFields.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from journeymapper.commands.base import Command, called, counted, plural, tidy, wanted
from journeymapper.commands.draft import Draft
from journeymapper.commands.records import deletion
from journeymapper.commands.touchpoints import new_touchpoint
from journeymapper.domain.change import Change, Changes, created, deleted
from journeymapper.domain.errors import EditRefused
from journeymapper.domain.frozen import frozen
from journeymapper.domain.order import ranks_after
from journeymapper.domain.project import Project
from journeymapper.domain.records import Cluster, Journey, Persona, Stage, Sticky, Touchpoint
from journeymapper.domain.vocabulary import StickyKind

LONGEST_CARD_NAME = 80


@frozen
class AddSticky(Command):
    sticky_id: str
    journey: str
    text: str
    kind: StickyKind = StickyKind.IDEA
    stage: str | None = None
    touchpoint: str | None = None
    persona: str | None = None

    def plan(self, project: Project) -> Changes:
        if not self.text.strip():
            raise EditRefused("The sticky is empty. Type a word or two.")
        if self.persona is not None:
            wanted(project, Persona, self.persona)
        stickies = _new_stickies(
            project, self.journey, [(self.sticky_id, self.text)], self.stage, self.touchpoint
        )
        return created(*(replace(one, kind=self.kind, persona=self.persona) for one in stickies))

    def name(self, project: Project) -> str:
        return f"Add {self.kind.label} “{tidy(self.text)[:40]}”"


@frozen
class AddStickies(Command):
    """Several stickies at once, as from pasted lines; empty lines are left out."""

    sticky_ids: Sequence[str]
    texts: Sequence[str]
    journey: str
    kind: StickyKind = StickyKind.IDEA
    stage: str | None = None
    touchpoint: str | None = None

    def plan(self, project: Project) -> Changes:
        lines = self._lines()
        if not lines:
            raise EditRefused("There is no text to make stickies of. Copy some lines first.")
        stickies = _new_stickies(project, self.journey, lines, self.stage, self.touchpoint)
        return created(*(replace(one, kind=self.kind) for one in stickies))

    def _lines(self) -> list[tuple[str, str]]:
        pairs = zip(self.sticky_ids, self.texts, strict=True)
        return [(one, text) for one, text in pairs if text.strip()]

    def name(self, project: Project) -> str:
        return f"Add {plural(len(self._lines()), Sticky.word)}"


@frozen
class PlaceSticky(Command):
    """Put stickies on a touchpoint, on a stage, or back into the tray."""

    ids: Sequence[str]
    stage: str | None = None
    touchpoint: str | None = None

    def plan(self, project: Project) -> Changes:
        changes: list[Change] = []
        moved: list[Sticky] = []
        stickies = [wanted(project, Sticky, one) for one in dict.fromkeys(self.ids)]
        for sticky in stickies:
            stage, touchpoint = place_of(project, sticky.journey, self.stage, self.touchpoint)
            after = replace(sticky, stage=stage, touchpoint=touchpoint)
            if after != sticky:
                changes.append(Change(sticky, replace(after, cluster=None)))
                moved.append(sticky)
        return (*changes, *emptied_clusters(project, moved))

    def name(self, project: Project) -> str:
        what = called(project.find(self.ids[0])) if len(self.ids) == 1 else counted(self.ids)
        place = self.touchpoint or self.stage
        if place is None:
            return f"Put {what} into the tray"
        return f"Place {what} on {called(project.find(place))}"


@frozen
class TurnStickyIntoTouchpoint(Command):
    """A touchpoint named by the sticky's text, in its place; of a long text the first line names
    it and the whole describes it."""

    sticky_id: str
    touchpoint_id: str
    x: float
    y: float

    def plan(self, project: Project) -> Changes:
        sticky = wanted(project, Sticky, self.sticky_id)
        text = sticky.text.strip()
        name = card_name(text)
        place = (self.x, self.y)
        card = new_touchpoint(project, self.touchpoint_id, sticky.journey, name, place)
        draft = Draft((*deletion(project, [sticky.id]), *emptied_clusters(project, [sticky])))
        draft.add(replace(card, description="" if text == name else text))
        return draft.changes()

    def name(self, project: Project) -> str:
        return f"Turn {called(project.find(self.sticky_id))} into a touchpoint"


def _new_stickies(
    project: Project,
    journey_id: str,
    lines: Sequence[tuple[str, str]],
    stage: str | None,
    touchpoint: str | None,
) -> list[Sticky]:
    journey = wanted(project, Journey, journey_id)
    stage, touchpoint = place_of(project, journey.id, stage, touchpoint)
    holder = touchpoint or stage or journey.id
    last = max((one.rank for one in project.referring(Sticky, holder)), default="")
    return [
        Sticky(
            id=sticky_id,
            journey=journey.id,
            text=text.strip(),
            stage=stage,
            touchpoint=touchpoint,
            rank=rank,
        )
        for (sticky_id, text), rank in zip(lines, ranks_after(last, len(lines)), strict=True)
    ]


def card_name(text: str) -> str:
    """What a touchpoint is called that a text becomes: the first line, cut when long."""
    first = tidy(text.strip().partition("\n")[0])
    return first if len(first) <= LONGEST_CARD_NAME else f"{first[: LONGEST_CARD_NAME - 1]}…"


def emptied_clusters(
    project: Project, leaving: Sequence[Sticky], but: str | None = None
) -> Changes:
    """The deletion of clusters without a name that nothing is in when these stickies leave."""
    gone = {one.id for one in leaving}
    clusters = dict.fromkeys(one.cluster for one in leaving if one.cluster not in (None, but))
    found = (project.find(one) for one in clusters if one is not None)
    return deleted(
        *(
            one
            for one in found
            if isinstance(one, Cluster)
            and not one.name
            and all(sticky.id in gone for sticky in project.referring(Sticky, one.id))
        )
    )


def place_of(
    project: Project, journey_id: str, stage: str | None, touchpoint: str | None
) -> tuple[str | None, str | None]:
    """Stage and touchpoint of a sticky: on a touchpoint it is on no stage of its own."""
    if touchpoint is not None:
        holder: Touchpoint | Stage = wanted(project, Touchpoint, touchpoint)
        stage = None
    elif stage is not None:
        holder = wanted(project, Stage, stage)
    else:
        return None, None
    if holder.journey != journey_id:
        raise EditRefused(
            f"{called(holder)} is on another journey. Place the sticky on its own journey."
        )
    return stage, touchpoint
