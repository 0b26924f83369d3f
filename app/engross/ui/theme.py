"""Colours of the window, light and dark, and what Qt makes of them. The colours are data: ``styles/themes.toml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette

from engross import resources

NAMES = ("light", "dark")


@dataclass(frozen=True)
class Theme:
    """A set of colours by what they are for."""

    name: str
    colours: dict[str, str]

    def colour(self, purpose: str, alpha: int = 255) -> QColor:
        """The colour for a purpose; KeyError where there is none."""
        colour = QColor(self.colours[purpose])
        colour.setAlpha(alpha)
        return colour

    @property
    def is_dark(self) -> bool:
        return self.name == "dark"


@cache
def theme(name: str) -> Theme:
    """The theme of this name: light or dark."""
    return Theme(name, resources.toml("styles/themes.toml")[name])


def chosen(setting: str) -> Theme:
    """The theme for the setting "light", "dark" or "system"."""
    if setting in NAMES:
        return theme(setting)
    dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return theme("dark" if dark else "light")


def palette(of: Theme) -> QPalette:
    """The colours as Qt's widgets use them."""
    made = QPalette()
    role = QPalette.ColorRole
    for name, purpose in (
        (role.Window, "panel"),
        (role.WindowText, "panel_ink"),
        (role.Base, "field"),
        (role.AlternateBase, "panel"),
        (role.Text, "panel_ink"),
        (role.Button, "panel"),
        (role.ButtonText, "panel_ink"),
        (role.BrightText, "error"),
        (role.Highlight, "accent"),
        (role.HighlightedText, "accent_ink"),
        (role.Accent, "accent"),
        (role.Link, "link"),
        (role.LinkVisited, "link"),
        (role.ToolTipBase, "field"),
        (role.ToolTipText, "panel_ink"),
        (role.PlaceholderText, "muted"),
        (role.Light, "field"),
        (role.Midlight, "hover"),
        (role.Mid, "rule"),
        (role.Dark, "edge"),
        (role.Shadow, "shadow"),
    ):
        made.setColor(name, of.colour(purpose))
    disabled = QPalette.ColorGroup.Disabled
    for name in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(disabled, name, of.colour("faint"))
    return made


def sheet_palette(of: Theme, base: QPalette) -> QPalette:
    """The colours of the page, where text is selected softly and the ground is not white."""
    made = QPalette(base)
    role = QPalette.ColorRole
    made.setColor(role.Window, of.colour("ground"))
    made.setColor(role.Base, of.colour("sheet"))
    made.setColor(role.Text, of.colour("ink"))
    made.setColor(role.Highlight, of.colour("selection"))
    made.setColor(role.HighlightedText, of.colour("ink"))
    return made


_RULES = """
QMainWindow::separator {{ background: {rule}; width: 1px; height: 1px; }}
QSplitter::handle {{ background: {rule}; }}
QToolBar {{ background: {panel}; border: none; border-bottom: 1px solid {rule}; padding: 4px 8px; spacing: 2px; }}
QToolBar::separator {{ background: {rule}; width: 1px; margin: 5px 6px; }}
QToolBar QToolButton {{ border: 1px solid transparent; border-radius: 6px; padding: 5px; }}
QToolBar QToolButton:hover, QToolButton.flat:hover {{ background: {hover}; }}
QToolBar QToolButton:pressed, QToolBar QToolButton:checked {{ background: {accent_soft}; }}
QToolBar QToolButton:focus, QToolButton.flat:focus {{ border: 1px solid {accent}; }}
QToolButton.flat {{ border: 1px solid transparent; border-radius: 5px; padding: 4px; background: transparent; }}
QToolButton.flat:checked {{ background: {accent_soft}; }}
QToolButton::menu-indicator {{ image: none; }}
QMenuBar {{ background: {panel}; padding: 2px 6px; }}
QMenuBar::item {{ padding: 4px 9px; border-radius: 5px; background: transparent; }}
QMenuBar::item:selected {{ background: {hover}; }}
QMenu {{ background: {field}; border: 1px solid {edge}; padding: 5px; }}
QMenu::item {{ padding: 5px 28px 5px 26px; border-radius: 4px; }}
QMenu::item:selected {{ background: {accent_soft}; color: {panel_ink}; }}
QMenu::item:disabled {{ color: {faint}; }}
QMenu::separator {{ height: 1px; background: {rule}; margin: 5px 8px; }}
QMenu::icon {{ padding-left: 6px; }}
QStatusBar {{ background: {panel}; border-top: 1px solid {rule}; }}
QStatusBar::item {{ border: none; }}
QStatusBar QLabel {{ color: {muted}; padding: 2px 8px; }}
QStatusBar QToolButton {{ color: {muted}; border: 1px solid transparent; padding: 1px 7px; border-radius: 4px; }}
QStatusBar QToolButton:focus {{ border: 1px solid {accent}; color: {panel_ink}; }}
QStatusBar QToolButton:hover {{ background: {hover}; color: {panel_ink}; }}
QLineEdit, QComboBox, QSpinBox, QPlainTextEdit {{ background: {field}; border: 1px solid {edge}; border-radius: 5px;
    padding: 4px 7px; selection-background-color: {selection}; selection-color: {panel_ink}; }}
QLineEdit:focus, QComboBox:focus, QSpinBox:focus, QPlainTextEdit:focus {{ border: 1px solid {accent}; }}
QSpinBox QLineEdit {{ border: none; background: transparent; }}
QSpinBox::up-button, QSpinBox::down-button {{ border: none; background: transparent; width: 18px; }}
QSpinBox::up-arrow {{ image: url({arrow_up}); width: 9px; height: 9px; }}
QSpinBox::down-arrow {{ image: url({arrow}); width: 9px; height: 9px; }}
QComboBox::drop-down {{ border: none; width: 22px; }}
QComboBox::down-arrow {{ image: url({arrow}); width: 12px; height: 12px; }}
QComboBox QAbstractItemView {{ background: {field}; border: 1px solid {edge}; outline: none;
    selection-background-color: {accent_soft}; selection-color: {panel_ink}; }}
QTreeView {{ background: {panel}; border: none; outline: none; show-decoration-selected: 0;
    selection-background-color: {panel}; selection-color: {panel_ink}; }}
QTreeView::item {{ border: none; }}
QTableView {{ background: {panel}; alternate-background-color: {panel}; border: none; outline: none;
    selection-background-color: {accent_soft}; selection-color: {panel_ink}; }}
QTableView::item {{ border: none; padding: 0 6px; }}
QListWidget::item {{ padding: 6px 8px; border-radius: 4px; color: {panel_ink}; }}
QListWidget::item:selected {{ background: {accent_soft}; color: {panel_ink}; }}
QCheckBox::indicator {{ width: 16px; height: 16px; border: 1px solid {muted}; border-radius: 4px;
    background: {field}; }}
QCheckBox::indicator:checked {{ background: {accent}; border: 1px solid {accent}; image: url({check}); }}
QCheckBox::indicator:focus {{ border: 2px solid {accent}; }}
QRadioButton::indicator {{ width: 14px; height: 14px; border: 1px solid {muted}; border-radius: 8px;
    background: {field}; }}
QRadioButton::indicator:checked {{ border: 5px solid {accent}; width: 6px; height: 6px; background: {accent_ink}; }}
QRadioButton::indicator:focus {{ border-color: {accent}; }}
QListView {{ background: {panel}; border: none; outline: none; }}
QTextBrowser {{ background: {panel}; border: none; color: {panel_ink}; }}
QHeaderView {{ background: {panel}; border: none; }}
QHeaderView::section {{ background: {panel}; color: {muted}; border: none; border-bottom: 1px solid {rule};
    padding: 4px 9px; }}
QScrollArea, QScrollArea > QWidget > QWidget {{ background: transparent; border: none; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
QScrollBar::handle {{ background: {edge}; border-radius: 4px; margin: 2px; }}
QScrollBar::handle:vertical {{ min-height: 32px; }}
QScrollBar::handle:horizontal {{ min-width: 32px; }}
QScrollBar::handle:hover {{ background: {faint}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QPushButton {{ background: {field}; border: 1px solid {edge}; border-radius: 6px; padding: 6px 14px; }}
QPushButton:hover {{ background: {hover}; }}
QPushButton:focus {{ border: 1px solid {accent}; }}
QPushButton:disabled {{ color: {faint}; }}
QPushButton[primary="true"] {{ background: {accent}; border: 1px solid {accent}; color: {accent_ink}; }}
QPushButton[primary="true"]:focus {{ border: 2px solid {panel_ink}; padding: 5px 13px; }}
QPushButton[primary="true"]:disabled {{ background: {field}; border: 1px solid {edge}; color: {faint}; }}
QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
QToolTip {{ background: {field}; color: {panel_ink}; border: 1px solid {edge}; padding: 4px 6px; }}
QLabel.heading {{ font-weight: 600; color: {panel_ink}; }}
QLabel.quiet {{ color: {muted}; }}
"""


def style_sheet(of: Theme) -> str:
    """The finish of the widgets around the page."""
    arrow = resources.path(f"icons/arrow-{of.name}.svg").as_posix()
    arrow_up = resources.path(f"icons/arrow-up-{of.name}.svg").as_posix()
    check = resources.path(f"icons/check-{of.name}.svg").as_posix()
    return _RULES.format(**of.colours, arrow=arrow, arrow_up=arrow_up, check=check)
