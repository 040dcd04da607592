"""Where the parts of a window come from; each is imported when it is first seen.

A start pays only for the map and the bars. This file is one of the few that may import late.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QMainWindow, QWidget

from journeymapper.gui.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QPoint

    from journeymapper.gui.canvas.view import CanvasView
    from journeymapper.gui.find.finder import Finder
    from journeymapper.gui.handing_over.clean_copy import CleanCopyDialog
    from journeymapper.gui.importing.dialog import ImportDialog
    from journeymapper.gui.welcome.naming import SaveTemplate
    from journeymapper.gui.welcome.page import WelcomePage


def make_welcome_page() -> WelcomePage:
    from journeymapper.gui.welcome.page import WelcomePage

    return WelcomePage()


def make_rail(workspace: Workspace) -> QWidget:
    from journeymapper.gui.rail.rail import Rail

    return Rail(workspace)


def make_emotion_panel(workspace: Workspace, canvas: CanvasView) -> QWidget:
    from journeymapper.gui.canvas.emotion_panel import EmotionPanel

    return EmotionPanel(workspace, canvas)


def make_outline_panel(workspace: Workspace) -> QWidget:
    from journeymapper.gui.outline.panel import OutlinePanel

    return OutlinePanel(workspace)


def make_inspector(workspace: Workspace) -> QWidget:
    from journeymapper.gui.inspector.panel import Inspector
    from journeymapper.gui.window.inspector_sections import SECTIONS

    return Inspector(workspace, SECTIONS)


def make_empathy_panel(workspace: Workspace) -> QWidget:
    from journeymapper.gui.empathy.panel import EmpathyPanel

    return EmpathyPanel(workspace)


def make_empathy_view(workspace: Workspace) -> QWidget:
    from journeymapper.gui.empathy.view import EmpathyView

    return EmpathyView(workspace)


def make_feedback_panel(workspace: Workspace) -> QWidget:
    from journeymapper.gui.feedback.panel import FeedbackPanel

    return FeedbackPanel(workspace)


def make_feedback_inbox(workspace: Workspace) -> QWidget:
    from journeymapper.gui.feedback.inbox import FeedbackInbox

    return FeedbackInbox(workspace)


def begin_checks(workspace: Workspace) -> None:
    """Have the checks look, whenever nobody types."""
    from journeymapper.gui.health.keeper import keeper_of

    keeper_of(workspace)


def make_health_panel(workspace: Workspace) -> QWidget:
    from journeymapper.gui.health.panel import HealthPanel

    return HealthPanel(workspace)


def make_guide(workspace: Workspace) -> QWidget:
    from journeymapper.gui.guide.panel import GuidePanel

    return GuidePanel(workspace)


def make_sticky_tray(workspace: Workspace) -> QWidget:
    from journeymapper.gui.stickies.tray import StickyTray

    return StickyTray(workspace)


def make_grid_page(workspace: Workspace) -> QWidget:
    from journeymapper.gui.grid.page import GridPage

    return GridPage(workspace)


def make_persona_page(workspace: Workspace) -> QWidget:
    from journeymapper.gui.persona.page import PersonaPage

    return PersonaPage(workspace)


def make_sources_page(workspace: Workspace) -> QWidget:
    from journeymapper.gui.sources.page import SourcesPage

    return SourcesPage(workspace)


def make_measures_page(workspace: Workspace) -> QWidget:
    from journeymapper.gui.measures.page import MeasuresPage

    return MeasuresPage(workspace)


def make_seasons_page(workspace: Workspace) -> QWidget:
    from journeymapper.gui.seasons.page import SeasonsPage

    return SeasonsPage(workspace)


def make_states_page(workspace: Workspace) -> QWidget:
    from journeymapper.gui.states.page import StatesPage

    return StatesPage(workspace)


def present(workspace: Workspace, window: QWidget, *, path: bool) -> QWidget | None:
    from journeymapper.gui.presentation.opening import present_path, present_stages

    return (present_path if path else present_stages)(workspace, window)


def make_heat_bar(workspace: Workspace) -> QWidget:
    from journeymapper.gui.heat.bar import HeatBar

    return HeatBar(workspace)


def make_essentials_bar(workspace: Workspace) -> QWidget:
    from journeymapper.gui.essentials.bar import EssentialsBar

    return EssentialsBar(workspace)


def open_rests_on(workspace: Workspace, parent: QWidget, record_id: str, at: QPoint) -> None:
    """What a record rests on, over the window."""
    from journeymapper.gui.sources.popover import RestsOnPopover

    RestsOnPopover(workspace, record_id, parent).open_at(at)


def make_votes_page(workspace: Workspace) -> QWidget:
    from journeymapper.gui.votes.page import VotesPage

    return VotesPage(workspace)


def make_actions_page(workspace: Workspace) -> QWidget:
    from journeymapper.gui.actions.page import ActionsPage

    return ActionsPage(workspace)


def make_closing_page(workspace: Workspace) -> QWidget:
    from journeymapper.gui.closing.page import ClosingPage

    return ClosingPage(workspace)


def make_actors_page(workspace: Workspace) -> QWidget:
    from journeymapper.gui.actors.page import ActorsPage

    return ActorsPage(workspace)


def make_experiments_page(workspace: Workspace) -> QWidget:
    from journeymapper.gui.experiments.page import ExperimentsPage

    return ExperimentsPage(workspace)


def make_what_if_page(workspace: Workspace) -> QWidget:
    from journeymapper.gui.what_if.page import WhatIfPage

    return WhatIfPage(workspace)


def make_triggers_page(workspace: Workspace) -> QWidget:
    from journeymapper.gui.triggers.page import TriggersPage

    return TriggersPage(workspace)


def make_content_page(workspace: Workspace) -> QWidget:
    from journeymapper.gui.content.page import ContentPage

    return ContentPage(workspace)


def make_export_dialog(workspace: Workspace, parent: QWidget, *, printing: bool = False) -> QDialog:
    from journeymapper.gui.export.dialog import ExportDialog

    return ExportDialog(workspace, parent, printing=printing)


def make_import_dialog(workspace: Workspace, parent: QWidget) -> ImportDialog:
    """Where feedback is brought in from a file."""
    from journeymapper.gui.importing.dialog import ImportDialog

    return ImportDialog(workspace, parent)


def begin_following(workspace: Workspace, window: QMainWindow) -> None:
    """Offer what is new in the files that the project follows, where it follows any."""
    from journeymapper.app.kept import follows_files

    if follows_files(workspace.project.details.id):
        from journeymapper.gui.importing.following import follow

        follow(workspace, window)


def make_template_naming(title: str, parent: QWidget) -> SaveTemplate:
    """What the journey is to be called as a template."""
    from journeymapper.gui.welcome.naming import SaveTemplate

    says = (
        "Everything on this journey and its personas is kept, as assumptions, and which checks "
        "are set aside or go by numbers of your own. Left out are feedback, readings, votes, "
        "tests, actions, reviews, validations, sources, pictures, single hints that were closed, "
        "and the client’s name."
    )
    dialog = SaveTemplate("Save journey as template", "Save template", parent, says=says)
    dialog.fill(title)
    return dialog


def make_details_dialog(workspace: Workspace, parent: QWidget) -> QDialog:
    from journeymapper.gui.project.details import DetailsDialog

    return DetailsDialog(workspace, parent)


def open_undo_list(workspace: Workspace, window: QWidget) -> None:
    from journeymapper.gui.project.undo_list import UndoList

    UndoList(workspace, window).open_over(window)


def make_history_dialog(workspace: Workspace, parent: QWidget) -> QDialog:
    from journeymapper.gui.project.history import HistoryDialog

    return HistoryDialog(workspace, parent)


def make_clean_copy_dialog(workspace: Workspace, parent: QWidget) -> CleanCopyDialog:
    from journeymapper.gui.handing_over.clean_copy import CleanCopyDialog

    return CleanCopyDialog(workspace.session, parent)


def make_erase_dialog(workspace: Workspace, parent: QWidget) -> QDialog:
    from journeymapper.gui.handing_over.erase_dialog import EraseDialog

    return EraseDialog(workspace, parent)


def make_bring_personas_dialog(workspace: Workspace, source: Path, parent: QWidget) -> QDialog:
    from journeymapper.gui.project.bring_personas import BringPersonasDialog

    return BringPersonasDialog(workspace, source, parent)


def make_finder(
    workspace: Workspace, window: QMainWindow, begin: Callable[[str], object]
) -> Finder:
    """``begin`` makes a project of the template of this name."""
    from journeymapper.app.templates import templates
    from journeymapper.gui.find.finder import Finder
    from journeymapper.gui.find.offers import from_menus, from_templates

    to_page = {one: partial(workspace.page_asked.emit, one, "") for one in ("map", "grid")}
    offered = [*from_menus(window.menuBar(), to_page), *from_templates(templates(), begin)]
    return Finder(workspace, offered, window)


def open_replace(workspace: Workspace, parent: QWidget) -> None:
    """Search and replace, beside the window; the one that is open already comes to the front."""
    from journeymapper.gui.find.replace_dialog import ReplaceDialog

    dialog = parent.findChild(ReplaceDialog) or ReplaceDialog(workspace, parent)
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()
    dialog.sought.setFocus()
    dialog.sought.selectAll()


def open_select_by(workspace: Workspace, parent: QWidget) -> None:
    from journeymapper.gui.find.select_by import SelectBy

    SelectBy(workspace, parent).open_over(parent)


def begin_finding(workspace: Workspace) -> None:
    """Have the project taken in, slice by slice, so that the finder knows it."""
    from journeymapper.gui.find.keeper import keeper_of

    keeper_of(workspace)


def make_shortcut_sheet(parent: QMainWindow) -> QDialog:
    from journeymapper.gui.help.shortcuts import ShortcutSheet

    return ShortcutSheet(parent)


def make_about_dialog(parent: QWidget) -> QDialog:
    from journeymapper.gui.help.about import AboutDialog

    return AboutDialog(parent)


def make_worksheets_dialog(workspace: Workspace, parent: QWidget) -> QDialog:
    from journeymapper.gui.worksheets.dialog import WorksheetsDialog

    return WorksheetsDialog(workspace, parent)


def make_typing_dialog(workspace: Workspace, parent: QWidget) -> QDialog:
    from journeymapper.gui.worksheets.typing_dialog import TypingDialog

    return TypingDialog(workspace, parent)


def open_review_rounds(workspace: Workspace, parent: QWidget, touchpoint: str = "") -> None:
    """Review rounds, beside the window, at the first open comment of a touchpoint; a dialog that is
    open already comes to the front."""
    from journeymapper.gui.review.dialog import ReviewDialog

    dialog = parent.findChild(ReviewDialog) or ReviewDialog(workspace, parent)
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()
    if touchpoint:
        dialog.show_card(touchpoint)
