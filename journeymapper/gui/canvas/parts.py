"""What takes the hands' wishes on the canvas, each part made when it is first needed.

A start pays only for the map. This file is one of the few that may import late.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from journeymapper.gui.canvas.editor import LEFT, InPlaceEditor
from journeymapper.gui.canvas.hit import PAPER, Hit
from journeymapper.gui.canvas.surface import Surface

if TYPE_CHECKING:
    from PySide6.QtCore import QPointF

    from journeymapper.commands.base import Command
    from journeymapper.drawing.cards import CardLook
    from journeymapper.gui.canvas.arranger import Arranger
    from journeymapper.gui.canvas.backdrops import Backdrops
    from journeymapper.gui.canvas.badges import Badges
    from journeymapper.gui.canvas.clipboard import Clipboard
    from journeymapper.gui.canvas.comment_marks import CommentMarks
    from journeymapper.gui.canvas.composing import Composing
    from journeymapper.gui.canvas.context_menus import ContextMenus
    from journeymapper.gui.canvas.drafts import Drafts
    from journeymapper.gui.canvas.drop import Drops
    from journeymapper.gui.canvas.edits import Edits
    from journeymapper.gui.canvas.hands import Hands
    from journeymapper.gui.canvas.heat import HeatMap
    from journeymapper.gui.canvas.keyboard import Keyboard
    from journeymapper.gui.canvas.lens import Lens
    from journeymapper.gui.canvas.loop_question import LoopQuestion
    from journeymapper.gui.canvas.moving import Moving
    from journeymapper.gui.canvas.names import Names
    from journeymapper.gui.canvas.photos import Photos
    from journeymapper.gui.canvas.steps import Steps
    from journeymapper.gui.canvas.target_search import TargetSearch
    from journeymapper.gui.canvas.tidying import Tidying
    from journeymapper.gui.canvas.waiting import Waiting


class SurfaceWithParts(Surface):
    """A surface whose parts know those that they need."""

    @cached_property
    def editor(self) -> InPlaceEditor:
        editor = InPlaceEditor(self)
        self.viewport_changed.connect(editor.follow)
        remove = self.workspace.add_flusher(lambda: editor.finish(LEFT))
        self.destroyed.connect(remove)
        return editor

    @cached_property
    def drafts(self) -> Drafts:
        from journeymapper.gui.canvas.drafts import Drafts

        return Drafts(self, self.editor, self.names)

    @cached_property
    def composing(self) -> Composing:
        from journeymapper.gui.canvas.composing import Composing

        return Composing(self)

    @cached_property
    def target_search(self) -> TargetSearch:
        from journeymapper.gui.canvas.target_search import TargetSearch

        search = TargetSearch(self)
        self.viewport_changed.connect(search.follow)
        return search

    @cached_property
    def names(self) -> Names:
        from journeymapper.gui.canvas.names import Names

        return Names(self, self.editor)

    @cached_property
    def edits(self) -> Edits:
        from journeymapper.gui.canvas.edits import Edits

        return Edits(self)

    @cached_property
    def clipboard(self) -> Clipboard:
        from journeymapper.gui.canvas.clipboard import Clipboard

        return Clipboard(self, self.edits, self.drafts, self.names)

    @cached_property
    def menus(self) -> ContextMenus:
        from journeymapper.gui.canvas.context_menus import ContextMenus

        return ContextMenus(self, self.edits, self.clipboard, self.names)

    @cached_property
    def drops(self) -> Drops:
        from journeymapper.gui.canvas.drop import Drops

        return Drops(self)

    @cached_property
    def question(self) -> LoopQuestion:
        from journeymapper.gui.canvas.loop_question import LoopQuestion

        question = LoopQuestion(self)
        self.viewport_changed.connect(question.follow)
        return question

    @cached_property
    def waiting(self) -> Waiting:
        from journeymapper.gui.canvas.waiting import Waiting

        return Waiting(self, lambda: self.target_search)

    @cached_property
    def backdrops(self) -> Backdrops:
        from journeymapper.gui.canvas.backdrops import Backdrops

        return Backdrops(self)

    @cached_property
    def photos(self) -> Photos:
        from journeymapper.gui.canvas.photos import Photos

        return Photos(self, self.backdrops)

    @cached_property
    def keyboard(self) -> Keyboard:
        from journeymapper.gui.canvas.keyboard import Keyboard

        return Keyboard(self)

    @cached_property
    def steps(self) -> Steps:
        from journeymapper.gui.canvas.steps import Steps

        return Steps(self)

    @cached_property
    def moving(self) -> Moving:
        from journeymapper.gui.canvas.moving import Moving

        return Moving(self)

    @cached_property
    def lens(self) -> Lens:
        from journeymapper.gui.canvas.lens import Lens

        return Lens(self)

    @cached_property
    def heat(self) -> HeatMap:
        from journeymapper.gui.canvas.heat import HeatMap

        return HeatMap(self, self.card_look, self.opacity)

    @cached_property
    def hands(self) -> Hands:
        from journeymapper.gui.canvas.hands import Hands

        return Hands(self, self.edits, self.moving, self.names, self.drafts)

    @cached_property
    def tidying(self) -> Tidying:
        from journeymapper.gui.canvas.tidying import Tidying

        return Tidying(self)

    @cached_property
    def arranger(self) -> Arranger:
        from journeymapper.gui.canvas.arranger import Arranger

        return Arranger(self)

    @cached_property
    def badges(self) -> Badges:
        from journeymapper.gui.canvas.badges import Badges

        return Badges(self, self.opacity)

    @cached_property
    def comments(self) -> CommentMarks:
        from journeymapper.gui.canvas.comment_marks import CommentMarks

        return CommentMarks(self, self.opacity)

    def led_back(self, command: Command) -> Command:
        if not self.workspace.folded or self.lens.fold is None:
            return command
        from journeymapper.gui.canvas.folding import led_back

        return led_back(command, self.lens.fold)

    def hit_at(self, point: QPointF) -> Hit:
        hit = super().hit_at(point)
        if hit.part == "header_edge" and hit.record_id in self.workspace.folded:
            return Hit("header", hit.record_id)  # its width is not the stage's
        return hit

    def stand_in(self, hit: Hit) -> Hit:
        """A card that stands for a folded stage is that stage's."""
        fold = self.lens.fold if self.workspace.folded else None
        stage = fold.stand_ins.get(hit.record_id, "") if fold is not None else ""
        return Hit("header", stage) if stage else PAPER

    def card_look(self, record_id: str) -> CardLook:
        """What a card's picture is made from, as large as it is shown."""
        raise NotImplementedError

    def opacity(self, record_id: str) -> float:
        """How bright a record is shown."""
        raise NotImplementedError
