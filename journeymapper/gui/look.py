"""How the window looks: fonts, palette and style sheet, made from the theme's tokens."""

from __future__ import annotations

import re
from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from journeymapper.drawing.theme import Theme
from journeymapper.gui import appearance
from journeymapper.gui.sizes import fit_again, living_widgets
from journeymapper.gui.turned_style import turned_style
from journeymapper.resource_folder import resource
from journeymapper.text import faces

FAMILY = "Journey Inter"
FAMILIES = (
    FAMILY,
    # Before the others: Qt complains of every family that it asks for Devanagari in vain.
    "Journey Devanagari",
    "Journey Arabic",
    "Journey Hebrew",
    "Journey Thai",
    "Journey Han",
    "Journey Symbols",
    "Journey Math",
    "Journey Pictographs",
    "Journey Emoji",
)
"""Asked in this order for a character, before the fonts of the machine."""
BASE_PIXELS = 13
_WORN, _TURNED = "worn", "turned"
_STARTS = (
    Qt.AlignmentFlag(0),
    Qt.AlignmentFlag.AlignLeft,
    Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute,
)
_TOKEN = re.compile(r"\{((?:on:|tint:)*[a-z_#][\w#-]*)\}")
_SIZE = re.compile(r"\b(\d+)sp\b|(?<=font-size: )(\d+)px")
_PICTURES = {
    "{chevron}": ("chevron-down.svg", "chevron-down-pale.svg"),
    "{check}": ("check-pale.svg", "check-dark.svg"),
}
"""For light and for dark themes: style sheets colour no picture."""


def dress(application: QApplication) -> None:
    """Give the application its fonts, palette and style sheet, as the user wants them."""
    _take_fonts()
    appearance.begin()
    _take_style(application)
    _clothe(application)
    _follow()


@cache
def _take_fonts() -> None:
    """All of them (5 ms together): fields and lists show what people type in any script, also on a
    machine without a font for it. Once: with each, Qt forgets every font it has at hand."""
    for face in faces():
        QFontDatabase.addApplicationFont(str(face.path))


@cache
def _follow() -> None:
    appearance.told().wanted.connect(_dress_again)
    appearance.told().turned.connect(_turn)


def start_side() -> Qt.AlignmentFlag:
    """The side that lines begin at, for text of either direction."""
    if QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft:
        return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
    return Qt.AlignmentFlag.AlignLeft


def _turn() -> None:
    """Lines begin at the other side now."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    _take_style(application)
    across, ends = Qt.AlignmentFlag.AlignHorizontal_Mask, _STARTS
    for widget in QApplication.allWidgets():
        if isinstance(widget, QLabel) and widget.alignment() & across in ends:
            widget.setAlignment(widget.alignment() & ~across | start_side())


def _take_style(application: QApplication) -> None:
    """The style in which words keep their order; the other costs nothing while it is not needed."""
    is_turned = application.layoutDirection() == Qt.LayoutDirection.RightToLeft
    if is_turned != (application.property(_TURNED) is True):
        application.setProperty(_TURNED, is_turned)
        if is_turned:
            application.setStyle(turned_style())
        else:
            application.setStyle("fusion")


def _clothe(application: QApplication) -> None:
    theme = appearance.current_theme()
    font = QFont()
    font.setFamilies(list(FAMILIES))
    font.setPixelSize(appearance.px(BASE_PIXELS))
    application.setFont(font)
    application.setPalette(_palette(theme))
    sheet = style_sheet(theme, appearance.text_scale())
    if application.styleSheet() != sheet:  # Qt would dress every widget anew
        application.setStyleSheet(sheet)


def _dress_again() -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    _clothe(application)
    fit_again()
    for widget in living_widgets():
        sheet = widget.property(_WORN)
        if sheet:
            widget.setStyleSheet(_filled(sheet))


def wear(widget: QWidget, sheet: str) -> None:
    """Give the widget a style sheet of its own, in whatever theme and size of text: ``{token}``
    stands for the token's colour, and sizes of text and lengths written as ``12sp`` are those
    at 100%."""
    widget.setProperty(_WORN, sheet)
    widget.setStyleSheet(_filled(sheet))


def _filled(sheet: str) -> str:
    theme = appearance.current_theme()
    filled = _TOKEN.sub(lambda found: theme.colour(found[1]), sheet)
    return _with_sizes(filled, appearance.text_scale())


def _with_sizes(sheet: str, scale: float) -> str:
    return _SIZE.sub(lambda found: f"{round(int(found[1] or found[2]) * scale)}px", sheet)


def colour(token: str) -> QColor:
    """A token's colour now, for code that paints a widget itself."""
    return QColor(appearance.current_theme().colour(token))


def mark(widget: QWidget, **properties: object) -> None:
    """Set style properties (``role="primary"``) and have the style sheet look again, which is slow,
    only where they change."""
    if all(widget.property(name) == value for name, value in properties.items()):
        return
    for name, value in properties.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def _palette(theme: Theme) -> QPalette:
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: "paper",
        QPalette.ColorRole.WindowText: "ink",
        QPalette.ColorRole.Base: "card",
        QPalette.ColorRole.AlternateBase: "paper",
        QPalette.ColorRole.Text: "ink",
        QPalette.ColorRole.Button: "card",
        QPalette.ColorRole.ButtonText: "ink",
        QPalette.ColorRole.BrightText: "coral",
        QPalette.ColorRole.Highlight: "accent",
        QPalette.ColorRole.HighlightedText: "on_accent",
        QPalette.ColorRole.ToolTipBase: "ink",
        QPalette.ColorRole.ToolTipText: "card",
        QPalette.ColorRole.PlaceholderText: "muted",
        QPalette.ColorRole.Link: "accent",
        QPalette.ColorRole.Mid: "line",
    }
    for role, token in roles.items():
        palette.setColor(role, QColor(theme.colour(token)))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.colour("disabled")))
    return palette


def style_sheet(theme: Theme, scale: float = 1.0) -> str:
    """The style sheet: ``{token}`` stands for the token's colour, ``12sp`` for a length
    that follows the size of text."""
    sheet = SHEET
    for name, files in _PICTURES.items():
        sheet = sheet.replace(name, resource("icons", files[theme.is_dark]).as_posix())
    for token in theme.colours:
        sheet = sheet.replace("{" + token + "}", theme.colour(token))
    return _with_sizes(sheet, scale)


SHEET = """
QMainWindow, QDialog { background: {paper}; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QInputDialog QLineEdit, QMessageBox QLabel#qt_msgbox_label { min-width: 380sp; }
QToolTip { background: {ink}; color: {card}; border: none; padding: 5px 8px; }
QMainWindow::separator { background: {line}; width: 1px; height: 1px; }
QMainWindow::separator:hover { background: {accent}; }

QMenuBar { background: {panel}; padding: 2px 8px; }
QMenuBar::item { padding: 5px 9px; border-radius: 6px; background: transparent; }
QMenuBar::item:selected { background: {accent_soft}; }
QMenu { background: {panel}; border: 1px solid {line}; padding: 6px; }
QMenu::item { padding: 6px 28px 6px 12px; border-radius: 6px; }
QMenu::item:selected { background: {accent_soft}; color: {ink}; }
QMenu::item:disabled { color: {disabled}; }
QMenu::separator { height: 1px; background: {line}; margin: 6px 8px; }
QMenu::icon { padding-left: 8px; }

QStatusBar { background: {panel}; color: {muted}; border-top: 1px solid {line}; }
QStatusBar::item { border: none; }
QStatusBar QLabel { color: {muted}; padding: 0 8px; }

QDockWidget { titlebar-close-icon: none; color: {muted}; background: {panel}; }
QDockWidget > QWidget, QDockWidget QScrollArea { background: {panel}; }
QTabBar { background: transparent; qproperty-drawBase: 0; }
QMainWindow > QTabBar { background: {panel}; }
QTabBar::tab { padding: 9px 7px 7px 7px; margin: 0 3px; color: {muted}; background: transparent;
    border: none; border-bottom: 2px solid transparent; }
QMainWindow > QTabBar::tab { padding: 9px 5px 7px 5px; margin: 0 1px; }
QTabBar::scroller { width: 26sp; }
QTabBar::tab:hover { color: {ink}; }
QTabBar::tab:selected { color: {accent}; border-bottom: 2px solid {accent}; font-weight: 600; }
QTabBar::tab:focus { background: {accent_faint}; }

QPushButton, QToolButton[role="button"] { background: {panel}; border: 1px solid {line};
    border-radius: 8px; padding: 7px 14px; color: {ink}; }
QPushButton { icon-size: 16sp; }
QPushButton:hover, QToolButton[role="button"]:hover { background: {paper}; }
QPushButton:pressed { background: {quiet}; }
QPushButton:focus, QToolButton[role="button"]:focus { border: 1px solid {accent}; }
QPushButton:disabled { color: {disabled}; background: {paper}; }
QPushButton[role="primary"] { background: {accent}; color: {on_accent}; border: 1px solid {accent};
    font-weight: 600; }
QPushButton[role="primary"]:hover { background: {accent_dark}; }
QPushButton[role="primary"]:focus { border: 2px solid {ink}; padding: 6px 13px; }
QPushButton[role="primary"]:disabled { background: {line}; border-color: {line}; }
QPushButton[role="soft"] { background: {accent_soft}; color: {accent};
    border: 1px solid {accent_soft};
    font-weight: 600; }
QPushButton[role="soft"]:hover { border-color: {accent}; }
QPushButton[role="soft"]:focus { border: 1px solid {accent}; }
QPushButton[compact="true"] { padding: 4px 10px; border-radius: 7px; }
QPushButton[role="danger"] { color: {coral_text}; }
QPushButton[role="danger"]:disabled { color: {disabled}; }
QPushButton[role="view"] { background: transparent; border: none; color: {muted};
    padding: 8px 14px; border-radius: 7px; }
QPushButton[role="view"]:hover { color: {ink}; background: {paper}; }
QPushButton[role="view"]:checked { background: {accent_soft}; color: {accent}; font-weight: 600; }
QPushButton[role="view"]:focus { border: 1px solid {accent}; padding: 7px 13px; }
QPushButton::menu-indicator { image: url({chevron}); width: 14sp; height: 14sp;
    subcontrol-origin: content; subcontrol-position: center right; left: 6px; }
QPushButton[role="view"]::menu-indicator { image: none; width: 0; }
QPushButton[role="find"] { background: {quiet}; border: 1px solid {line}; color: {muted};
    padding: 6px 14px; border-radius: 7px; text-align: left; }
QPushButton[role="find"]:hover { color: {ink}; }
QPushButton[role="find"]:focus { border-color: {accent}; }
QPushButton[role="chip"] { background: {quiet}; border: 1px solid {quiet}; border-radius: 14px;
    padding: 5px 12px; color: {muted}; }
QPushButton[role="chip"]:hover { color: {ink}; }
QPushButton[role="chip"]:checked { background: {accent_soft}; border-color: {accent_soft};
    color: {accent}; font-weight: 600; }
QPushButton[role="chip"]:focus { border-color: {accent}; }
QPushButton[role="link"] { background: transparent; border: none; color: {accent}; padding: 3px 4px;
    text-align: left; }
QPushButton[role="link"]:hover, QPushButton[role="link"]:focus { text-decoration: underline; }
QPushButton[role="quiet-link"] { background: transparent; border: 1px solid transparent;
    border-radius: 7px; color: {muted}; font-size: 12sp; padding: 3px 4px; text-align: left; }
QPushButton[role="quiet-link"]:hover { color: {ink}; background: {paper}; }
QPushButton[role="quiet-link"]:focus { border-color: {accent}; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: 7px;
    padding: 5px; color: {ink}; }
QToolButton:hover { background: {paper}; }
QToolButton:checked { background: {accent_soft}; }
QToolButton:focus { border-color: {accent}; }
QToolButton[role="strip"] { padding: 0; border-radius: 5px; }
QToolButton[role="strip"]:hover { background: {quiet}; }
QToolButton::menu-indicator { image: none; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QSpinBox, QDoubleSpinBox, QDateEdit {
    background: {field}; border: 1px solid {line}; border-radius: 7px; padding: 6px 9px;
    color: {ink}; placeholder-text-color: {muted};
    selection-background-color: {accent}; selection-color: {on_accent}; }
QPlainTextEdit, QTextEdit { padding: 3px 5px; }
QLineEdit:hover, QPlainTextEdit:hover, QComboBox:hover { border-color: {muted_line}; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QSpinBox:focus,
QDoubleSpinBox:focus, QDateEdit:focus { border: 1px solid {accent}; background: {card}; }
QAbstractSpinBox QLineEdit, QAbstractSpinBox QLineEdit:focus,
QComboBox QLineEdit, QComboBox QLineEdit:focus { background: transparent;
    border: none; padding: 0; }
QLineEdit[role="title"], QPlainTextEdit[role="title"] { font-size: 18sp; font-weight: 600;
    background: transparent; border: 1px solid transparent; padding: 3px 2px; }
QLineEdit[role="title"]:hover { border-color: {line}; }
QLineEdit[role="title"]:focus { border-color: {accent}; background: {card}; }
QComboBox::drop-down { border: none; width: 22sp; }
QComboBox::down-arrow { image: url({chevron}); width: 14sp; height: 14sp; }
QComboBox { combobox-popup: 0; }
QComboBox[chosen="true"] { color: {accent}; background: {accent_faint}; font-weight: 600; }
QComboBox[chosen="false"] { color: {muted}; }
QComboBoxPrivateContainer { background: {panel}; border: none; }
QComboBox QAbstractItemView { background: {panel}; border: 1px solid {line}; border-radius: 0;
    padding: 4px;
    selection-background-color: {accent_soft}; selection-color: {ink}; outline: none; }
QCheckBox, QRadioButton { spacing: 8px; min-height: 24sp; }
QCheckBox:focus, QRadioButton:focus { color: {accent}; }
QCheckBox::indicator, QRadioButton::indicator, QAbstractItemView::indicator {
    width: 14sp; height: 14sp; border: 1px solid {muted}; border-radius: 4px;
    background: {field}; }
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked { background: {accent};
    border-color: {accent}; image: url({check}); }
QCheckBox::indicator:focus, QCheckBox::indicator:hover, QRadioButton::indicator:focus,
QRadioButton::indicator:hover { border-color: {accent}; }
QCheckBox::indicator:disabled, QAbstractItemView::indicator:disabled,
QRadioButton::indicator:disabled { border-color: {disabled}; background: {quiet}; }
QRadioButton::indicator { border-radius: 8sp; }
QRadioButton::indicator:checked { width: 6sp; height: 6sp; border: 5sp solid {accent};
    background: {on_accent}; }

QListView, QTreeView, QTableView { background: {panel}; border: 1px solid {line};
    border-radius: 8px; outline: none; }
QListView::item, QTreeView::item { padding: 6px 8px; border-radius: 6px; }
QListView::item:selected, QTreeView::item:selected { background: {accent_soft}; color: {ink}; }
QHeaderView::section { background: {paper}; border: none; border-bottom: 1px solid {line};
    padding: 6px 8px; color: {muted}; }

QScrollArea { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 2px; }
QScrollBar::handle { background: {muted_line}; border-radius: 3px; min-height: 28px;
    min-width: 28sp; }
QScrollBar::handle:hover { background: {muted}; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar { border: none; border-radius: 4px; background: {quiet}; height: 8px; }
QProgressBar::chunk { background: {accent}; border-radius: 4px; }

QLabel[role="display"] { font-size: 30sp; font-weight: 700; }
QLabel[role="title"] { font-size: 18sp; font-weight: 600; }
QLabel[role="heading"] { font-size: 14sp; font-weight: 600; }
QLabel[role="section"] { font-size: 11sp; font-weight: 600; color: {muted}; letter-spacing: 1px; }
QLabel[role="muted"] { color: {muted}; }
QLabel[role="small"] { color: {muted}; font-size: 12sp; }
QLabel[role="field"] { color: {muted}; font-size: 12sp; padding-top: 8px; }
QLabel[role="accent"] { color: {accent}; font-weight: 600; }
QLabel[role="trouble"] { color: {coral_text}; }
QLabel[role="refusal"] { color: {coral_text}; background: {card}; border: 1px solid {coral};
    border-radius: 4px; padding: 4px 7px; }
QLabel[role="care"] { color: {amber_text}; font-size: 12sp; }
QFrame[role="card"] { background: {card}; border: 1px solid {line}; border-radius: 9px; }
QFrame[role="card"]:hover { border-color: {muted_line}; }
QFrame[role="card"][chosen="true"] { border: 2px solid {accent}; background: {accent_faint}; }
QFrame[role="card"][lit="true"] { background: {accent_faint}; }
QFrame[role="card"]:focus { border-color: {accent}; }
QFrame[role="hint"] { background: {amber_soft}; border: 1px solid {note_line};
    border-radius: 9px; }
QFrame[role="hint"]:hover { border-color: {idea_line}; }
QFrame[role="hint"]:focus { border-color: {accent}; }
QFrame[role="sheet"] { background: {card}; border: 1px solid {line}; border-radius: 9px; }
QFrame[role="drop"] { background: {card}; border: 2px dashed {line}; border-radius: 12px; }
QFrame[role="drop"][lit="true"] { background: {accent_faint}; border: 2px dashed {accent}; }
QFrame[role="entry"] { border: 1px solid transparent; border-radius: 7px; background: transparent; }
QFrame[role="entry"]:hover { background: {paper}; }
QFrame[role="entry"]:focus { border-color: {accent}; }
QFrame[role="entry"][chosen="true"] { background: {accent_soft}; }
QLabel[role="name"] { font-weight: 500; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="trouble-pill"] { background: {coral_soft}; color: {coral_text}; border-radius: 8px;
    padding: 2px 8px; font-size: 12sp; font-weight: 600; }
QLabel[role="quiet-pill"] { background: {quiet}; color: {muted}; border-radius: 8px;
    padding: 2px 8px; font-size: 12sp; }
QLabel[role="good-pill"] { background: {accent_soft}; color: {accent}; border-radius: 8px;
    padding: 2px 8px; font-size: 12sp; font-weight: 600; }
QFrame[role="rule"] { background: {line}; border: none; max-height: 1px; min-height: 1px; }
QWidget[role="panel"] { background: {panel}; }
QWidget[role="paper"] { background: {paper}; }
QWidget[role="bar"] { background: {panel}; border-bottom: 1px solid {line}; }
"""
