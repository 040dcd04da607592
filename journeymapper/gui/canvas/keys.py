"""The register of the canvas's keys: what each is called, what it does, and its key.

The keyboard, the sheet of shortcuts, the menus and the finder read this one list. To add a key is
to add a line. A key that types a character is a command only while something is chosen; else it is
text (``ANYWHERE`` names the exceptions).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from journeymapper.domain.frozen import frozen

if TYPE_CHECKING:
    from journeymapper.gui.canvas.parts import SurfaceWithParts

GRID_STEP, FINE_STEP, SIZE_STEP, PAN = 8.0, 1.0, 8.0, 60.0

SHEET = "keys_sheet"
ANYWHERE = frozenset({SHEET})

NEXT_CARD, CONNECTED_CARD, BRANCH_CARD = "draft_next", "draft_connected", "draft_branch"
NEXT_STAGE, CONNECTED_STAGE = "draft_stage", "draft_stage_connected"
TAB_ON, TAB_BACK = "order_next", "order_previous"


@frozen
class CanvasKey:
    """``name`` is what preferences call it: the name of the menu entry where one does the same.
    ``text`` is what the sheet and menus say. ``keys`` are the program's own, as Qt writes them.
    ``does`` does it; None for keys of the field in which a touchpoint is named. ``moves``: a run of
    it is one undo step."""

    name: str
    group: str
    text: str
    keys: tuple[str, ...]
    does: Callable[[SurfaceWithParts], object] | None
    moves: bool = False


def _naming() -> list[CanvasKey]:
    made = (
        (NEXT_CARD, "Done; the next in the same stage", "Return"),
        (CONNECTED_CARD, "Done; the next one, connected to it", "Tab"),
        (BRANCH_CARD, "Done; a branch beside it", "Shift+Return"),
        (NEXT_STAGE, "Done; on to the next stage", "Ctrl+Return"),
        (CONNECTED_STAGE, "Done; on to the next stage, connected", "Ctrl+Tab"),
    )
    return [CanvasKey(name, "While naming", text, (key,), None) for name, text, key in made]


_ARROWS = (
    ("right", "Right", 1, 0),
    ("left", "Left", -1, 0),
    ("up", "Up", 0, -1),
    ("down", "Down", 0, 1),
)
_ALONG = {
    "right": "Along the flow",
    "left": "Back along the flow",
    "up": "To the branch or card above",
    "down": "To the branch or card below",
}
_SIZES = {"right": "Wider", "left": "Narrower", "up": "Lower", "down": "Taller"}


def _going() -> list[CanvasKey]:
    group = "Go from card to card"
    made = [
        CanvasKey(f"go_{name}", group, _ALONG[name], (key,), partial(_step, x=x, y=y))
        for name, key, x, y in _ARROWS
    ]
    made += [
        CanvasKey("go_start", group, "To the start; again: the next", ("Home",), _start),
        CanvasKey("go_end", group, "To the ends, one after another", ("End",), _end),
        CanvasKey(
            TAB_ON, group, "Next as the journey is read", ("Tab",), lambda on: on.steps.in_order(1)
        ),
        CanvasKey(
            TAB_BACK,
            group,
            "Earlier as the journey is read",
            ("Shift+Tab",),
            lambda on: on.steps.in_order(-1),
        ),
        CanvasKey(
            "next_line",
            group,
            "To a connection of it; again: the next",
            ("C",),
            lambda on: on.steps.next_line(),
        ),
    ]
    return made


def _step(on: SurfaceWithParts, x: int, y: int, extend: bool = False) -> None:
    on.steps.step(x, y, extend=extend)


def _start(on: SurfaceWithParts) -> None:
    on.steps.start()


def _end(on: SurfaceWithParts) -> None:
    on.steps.end()


def _choosing() -> list[CanvasKey]:
    group = "Choose several"
    made = [
        CanvasKey(
            f"extend_{name}",
            group,
            f"And the one {'above' if y < 0 else 'below' if y else f'to the {name}'}",
            (f"Shift+{key}",),
            partial(_step, x=x, y=y, extend=True),
        )
        for name, key, x, y in _ARROWS
    ]
    return [
        *made,
        CanvasKey("select_all", group, "Everything", ("Ctrl+A",), lambda on: on.edits.select_all()),
    ]


def _card() -> list[CanvasKey]:
    group = "With a touchpoint chosen"

    def key(name: str, text: str, keys: str, does: Callable[[SurfaceWithParts], object]) -> None:
        made.append(CanvasKey(name, group, text, tuple(keys.split()), does))

    made: list[CanvasKey] = []
    key("rename_selected", "Rename", "F2", lambda on: on.edits.rename())
    key("enter", "Rename; with nothing chosen begin a touchpoint", "Return", _enter)
    key("loop", "Lead a loop back, or connect to another", "L", lambda on: on.edits.start_loop())
    key("branch", "A new touchpoint after it", "Shift+Return", lambda on: on.drafts.open_after())
    key(
        "onward",
        "A new touchpoint in the next stage",
        "Ctrl+Return",
        lambda on: on.drafts.open_beyond(connected=False),
    )
    key(
        "onward_connected",
        "The same, connected",
        "Ctrl+Tab",
        lambda on: on.drafts.open_beyond(connected=True),
    )
    for emotion in range(-2, 3):
        key(
            f"emotion_{emotion + 3}",
            f"Emotion of the active persona: {_EMOTIONS[emotion + 2]}",
            str(emotion + 3),
            partial(_feel, emotion=emotion),
        )
    key("active_persona", "Next persona active", "A", lambda on: on.edits.next_persona())
    key("essential", "Essential, or no more", "E", lambda on: on.edits.toggle_essential())
    key("add_feedback", "Add a feedback note", "F", partial(_ask, page="feedback-new"))
    key("add_empathy", "Add an empathy note", "N", partial(_ask, page="empathy-note"))
    key("add_sticky", "Write stickies on it", "S", lambda on: on.edits.write_stickies())
    key("inspect", "Open the inspector", "I", partial(_ask, page="inspector"))
    key("copy", "Copy", "Ctrl+C Ctrl+Ins", lambda on: on.clipboard.copy())
    key("cut", "Cut", "Ctrl+X Shift+Del", lambda on: on.clipboard.cut())
    key("paste", "Paste", "Ctrl+V Shift+Ins", lambda on: on.clipboard.paste())
    key("duplicate", "Duplicate", "Ctrl+D", lambda on: on.edits.duplicate())
    key("delete", "Delete", "Del Backspace", lambda on: on.edits.delete())
    return made


_EMOTIONS = ("angry", "uneasy", "neutral", "pleased", "delighted")


def _feel(on: SurfaceWithParts, emotion: int) -> None:
    on.edits.set_emotion(emotion)


def _enter(on: SurfaceWithParts) -> None:
    workspace = on.workspace
    if workspace.selected:
        on.edits.rename()
    elif not workspace.selection:
        on.edits.draft()


def _ask(on: SurfaceWithParts, page: str) -> None:
    if on.workspace.selected:
        on.workspace.page_asked.emit(page, on.workspace.selected)


def _line() -> list[CanvasKey]:
    group = "With a connection chosen"
    return [
        CanvasKey(
            "lead_end", group, "Lead it to another touchpoint", ("T",), lambda on: _lead(on, True)
        ),
        CanvasKey(
            "lead_start",
            group,
            "Begin it at another touchpoint",
            ("Shift+T",),
            lambda on: _lead(on, False),
        ),
        CanvasKey(
            "next_bend",
            group,
            "Take a bend in hand; again: the next",
            ("B",),
            lambda on: on.moving.next_bend(),
        ),
        CanvasKey("add_bend", group, "Another bend", ("Shift+B",), lambda on: on.moving.add_bend()),
        CanvasKey(
            "remove_bend",
            group,
            "Take the bend in hand away",
            ("Alt+Del",),
            lambda on: on.moving.remove_bend(),
        ),
        CanvasKey(
            "step_path",
            group,
            "On the active persona’s path, or off it",
            ("P",),
            lambda on: on.edits.step_path(),
        ),
    ]


def _lead(on: SurfaceWithParts, target: bool) -> None:
    on.waiting.lead_elsewhere(target=target)


def _moving() -> list[CanvasKey]:
    group = "Move and size"
    made = []
    for modifiers, step, how in (("Alt+", GRID_STEP, ""), ("Alt+Shift+", FINE_STEP, ", finely")):
        for name, key, x, y in _ARROWS:
            made.append(
                CanvasKey(
                    f"move_{name}{'_finely' if how else ''}",
                    group,
                    f"Move {name}{how}",
                    (f"{modifiers}{key}",),
                    partial(_move, x=x * step, y=y * step),
                    moves=True,
                )
            )
    for name, key, x, y in _ARROWS:
        made.append(
            CanvasKey(
                f"size_{name}",
                group,
                _SIZES[name],
                (f"Ctrl+Shift+{key}",),
                partial(_size, x=x * SIZE_STEP, y=y * SIZE_STEP),
                moves=True,
            )
        )
    return made


def _move(on: SurfaceWithParts, x: float, y: float) -> None:
    on.moving.move(x, y)


def _size(on: SurfaceWithParts, x: float, y: float) -> None:
    on.moving.size(x, y)


def _seeing() -> list[CanvasKey]:
    group = "See"
    made = [
        CanvasKey(
            f"pan_{name}",
            group,
            f"Look further {name}",
            (f"Ctrl+{key}",),
            partial(_pan, dx=-x * PAN, dy=-y * PAN),
        )
        for name, key, x, y in _ARROWS
    ]
    return [
        *made,
        CanvasKey(
            SHEET,
            group,
            "All keys on one sheet",
            ("?",),
            lambda on: on.workspace.page_asked.emit("shortcuts", ""),
        ),
    ]


def _pan(on: SurfaceWithParts, dx: float, dy: float) -> None:
    on.camera.pan(dx, dy)
    on.show_view()


CANVAS_KEYS: tuple[CanvasKey, ...] = (
    *_naming(),
    *_card(),
    *_going(),
    *_choosing(),
    *_line(),
    *_moving(),
    *_seeing(),
)
"""In the order of the sheet."""
