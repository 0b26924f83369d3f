"""What assistive tools and poor eyes need: names, roles, spoken paragraphs, and colours that can be told apart."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface, QColor, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton, QWidget

import engross.ui
from engross.model import walk
from engross.model.places import Place
from engross.ui.panels import panels
from engross.ui.theme import NAMES, palette, style_sheet, theme
from ui import standing

TEXTS = (
    ("ink", "sheet"), ("muted", "sheet"), ("link", "sheet"), ("ink", "selection"), ("ink", "comment"), ("ink", "match"),
    ("error", "sheet"), ("warning", "sheet"), ("hint", "sheet"), ("insertion", "sheet"), ("deletion", "sheet"),
    ("panel_ink", "panel"), ("panel_ink", "field"), ("panel_ink", "hover"), ("panel_ink", "accent_soft"),
    ("muted", "panel"), ("muted", "field"), ("muted", "hover"), ("muted", "accent_soft"), ("accent_ink", "accent"),
    ("accent", "sheet"), ("error", "panel"), ("warning", "panel"), ("hint", "panel"), ("panel_ink", "error_soft"),
    ("panel_ink", "warning_soft"), ("panel_ink", "hint_soft"), ("error", "error_soft"), ("warning", "warning_soft"),
    ("hint", "hint_soft"), *((f"author_{number}", "sheet") for number in range(1, 7)),
)  # fmt: skip
"""Colours of words, each with the ground that it stands on."""
LEAST = 4.5
"""Contrast of text by the Web Content Accessibility Guidelines 2.2, criterion 1.4.3."""
UNUSABLE = tuple(("faint", ground) for ground in ("panel", "field", "hover", "sheet", "accent_soft"))
"""The criterion sets no bound for what cannot be used now; people still want to read what it would be."""
LEAST_UNUSABLE = 3.0


def _light(colour: QColor) -> float:
    """Relative luminance."""

    def linear(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    red, green, blue = map(linear, (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, two: QColor) -> float:
    """From 1 (the same) to 21 (black and white)."""
    dark, light = sorted((_light(one), _light(two)))
    return (light + 0.05) / (dark + 0.05)


def weak(name: str, pairs: tuple[tuple[str, str], ...], least: float) -> dict[str, float]:
    """The pairs of a theme that stand out too little."""
    colours = theme(name)
    found = {pair: contrast(colours.colour(pair[0]), colours.colour(pair[1])) for pair in pairs}
    return {f"{words} on {ground}": round(c, 2) for (words, ground), c in found.items() if c < least}


@pytest.mark.parametrize("name", NAMES)
def test_words_stand_out_from_their_ground(name):
    assert not weak(name, TEXTS, LEAST)
    assert not weak(name, UNUSABLE, LEAST_UNUSABLE)


@pytest.mark.parametrize("name", NAMES)
def test_the_button_that_goes_on_shows_whether_it_can_be_used_and_has_the_focus(qtbot, name):
    looks = []
    for is_enabled, has_focus in ((True, False), (True, True), (False, False)):
        holder = QWidget()
        qtbot.addWidget(holder)
        holder.setStyleSheet(style_sheet(theme(name)))
        first, button = QPushButton("First", holder), QPushButton("Merge", holder)
        button.setProperty("primary", True)
        button.setEnabled(is_enabled)
        button.move(0, 60)
        holder.show()
        qtbot.waitExposed(holder)
        (button if has_focus else first).setFocus()
        qtbot.waitUntil((button if has_focus else first).hasFocus)
        image = button.grab().toImage()
        middle = image.height() // 2
        looks.append((image.pixelColor(0, middle), image.pixelColor(5, middle)))
    usable, focused, unusable = looks
    assert usable[1] == focused[1] == theme(name).colour("accent")
    assert focused[0] == theme(name).colour("panel_ink") != usable[0]
    assert unusable[1] == theme(name).colour("field")


@pytest.mark.parametrize("name", NAMES)
def test_what_fields_say_before_anything_is_typed_stands_out(name):
    role = QPalette.ColorRole
    of = palette(theme(name))
    for ground in (role.Base, role.Window):
        assert contrast(of.color(role.PlaceholderText), of.color(ground)) >= LEAST
    for words, ground in (
        (role.Text, role.Base),
        (role.WindowText, role.Window),
        (role.ButtonText, role.Base),
    ):
        shown = of.color(QPalette.ColorGroup.Disabled, words)
        assert contrast(shown, of.color(ground)) >= LEAST_UNUSABLE


@pytest.mark.parametrize("name", NAMES)
def test_fields_say_what_they_wait_for_in_the_colour_for_it(window, saved_file, name):
    window.change_settings(theme=name)
    window.files.open_path(saved_file)
    window.actions_by_id["view.masthead"].trigger()
    fields = [line for line in window.findChildren(QLineEdit) if line.placeholderText() and line.isVisible()]
    assert fields
    for line in fields:
        shown, ground = line.palette().color(QPalette.ColorRole.PlaceholderText), theme(name).colour("field")
        assert contrast(shown, ground) >= LEAST


def everything(root: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """An element with all below it; of long lists and tables the first rows."""
    yield root
    for number in range(min(root.childCount(), 60)):
        below = root.child(number)
        if below is not None and below.isValid():
            yield from everything(below)


def nameless(root: QAccessibleInterface) -> list[str]:
    """What can take the focus and has no name, or no role, with the objects that hold it."""
    found = []
    for element in everything(root):
        state = element.state()
        if not state.focusable or state.invisible:
            continue
        if not element.text(QAccessible.Text.Name) or element.role() is QAccessible.Role.NoRole:
            held = element.object()
            found.append(f"{type(held).__name__} {held.objectName() if held else ''} {element.role()}")
    return found


@pytest.mark.parametrize("panel", [record.id for record in panels()])
def test_everything_in_the_window_has_a_name_and_a_role(window, saved_file, panel):
    window.files.open_path(saved_file)
    window.view.show_panel(panel, on=True)
    QApplication.processEvents()
    root = QAccessible.queryAccessibleInterface(window)
    assert root is not None
    assert sum(1 for _element in everything(root)) > 50
    assert not nameless(root)


def test_the_start_page_has_names_and_roles(window):
    root = QAccessible.queryAccessibleInterface(window)
    assert root is not None
    assert not nameless(root)


@pytest.mark.parametrize("command", ["edit.find", "edit.replace", "view.split"])
def test_bars_and_views_have_names_and_roles(window, saved_file, command):
    window.files.open_path(saved_file)
    window.actions_by_id[command].trigger()
    QApplication.processEvents()
    root = QAccessible.queryAccessibleInterface(window)
    assert root is not None
    assert not nameless(root)


def _is_named(widget: QWidget) -> None:
    QApplication.processEvents()
    root = QAccessible.queryAccessibleInterface(widget)
    assert root is not None
    assert any(element.state().focusable for element in everything(root))
    assert not nameless(root)
    assert widget.windowTitle() or widget.accessibleName() or not widget.isWindow()


@pytest.mark.parametrize("name", standing.EVERYTHING)
def test_dialogs_cards_and_windows_have_names_and_roles(window, tmp_path, name):
    assert standing.each(window, tmp_path, standing.EVERYTHING[name], _is_named)


def test_every_kind_of_dialog_is_among_those_opened(window, tmp_path):
    for found in pkgutil.walk_packages(engross.ui.__path__, "engross.ui."):
        importlib.import_module(found.name)
    due = {kind for kind in QDialog.__subclasses__() if kind.__module__.startswith("engross.")}
    seen: set[type] = set()
    for opened in standing.EVERYTHING.values():
        if opened.kind is QDialog:
            seen |= standing.each(window, tmp_path, opened, lambda _widget: None)
    assert due <= seen


def test_the_page_says_the_paragraph_that_the_caret_is_in(window, saved_file, qtbot):
    window.files.open_path(saved_file)
    page, document = window.view.page, window.view.bridge.document
    first = next(b for b in walk.blocks(document) if "Decides" in str(b.inlines))
    page.go_to(Place(first.id, 0))
    qtbot.waitUntil(lambda: page.accessibleDescription() == "Operative paragraph 1")
    QTest.keyClick(page, "Z")
    assert page.accessibleDescription() == "Operative paragraph 1"
    below = next(b for b in walk.blocks(document) if b.level == 1)
    page.go_to(Place(below.id, 0))
    qtbot.waitUntil(lambda: page.accessibleDescription() == "Operative paragraph 1 (a)")
    note = walk.notes(document)[0][2]
    page.go_to(Place(note.blocks[0].id, 0))
    qtbot.waitUntil(lambda: page.accessibleDescription() == "Footnote 1")
    root = QAccessible.queryAccessibleInterface(page)
    assert root is not None
    assert root.text(QAccessible.Text.Description) == "Footnote 1"
