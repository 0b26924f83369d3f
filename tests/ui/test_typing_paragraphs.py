"""Keys that make, join, shift and move paragraphs, in the window with its shortcuts."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from builders import notation, tagged
from engross.workspace import files
from ui.agreement import disagreement

KEY = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def after(window, qtbot):
    """What the document is after keys at the caret of a notation, in the notation, and after undoing them."""

    def press(words, *keys):
        built = tagged(words)
        window.show_document(files.new(built.document))
        window.show()
        page, bridge = window.view.page, window.view.bridge
        page.go_to(built.caret)
        for key in keys:
            key, held = key if isinstance(key, tuple) else (key, Qt.KeyboardModifier.NoModifier)
            if isinstance(key, str):
                QTest.keyClicks(page, key)
            else:
                QTest.keyClick(page, key, held)
            assert not disagreement(page, bridge.document)
        done = notation(bridge.document, bridge.selection)
        while bridge.editor.can_undo:
            QTest.keyClick(page, KEY.Key_Z, CONTROL)
        assert bridge.document == built.document
        return [line.rstrip() for line in done.splitlines()]

    return press


ENTER, BACK = KEY.Key_Return, KEY.Key_Backspace


@pytest.mark.parametrize(
    ("before", "keys", "expected"),
    [
        ("TITLE Water<caret>", (ENTER, "The Council,", ENTER, "x"), "TITLE Water\nORG *The Council*,\nPP x<caret>"),
        ("TITLE Water<caret>\nORG c\nPP\n1.", (ENTER, "b"), "TITLE Water\nORG c\nPP b<caret>\nOP"),
        ("TITLE Wa<caret>ter\nORG c\nPP\n1.", (ENTER,), "TITLE Wa\nTITLE <caret>ter\nORG c\nPP\nOP"),
        ("PP a<caret>", (ENTER, ENTER, "b"), "PP a\nOP b<caret>"),
        ("PP a<caret>\n1. b\n2. c", (ENTER, ENTER), "PP a\n1. <caret>b\n2. c"),
        ("1. a\n2. b<caret>", (ENTER, ENTER, "c"), "1. a\n2. b\nTEXT c<caret>"),
        ("1. a\n  (a) b<caret>\n2. c", (ENTER, "d", ENTER, ENTER, "e"), "1. a\n  (a) b\n  (b) d\n2. e<caret>\n3. c"),
        ("PP a\n  (a) b<caret>\n1. c\n2. d", (ENTER, ENTER, "e"), "PP a\n  (a) b\nPP e<caret>\n1. c\n2. d"),
        ("1. a\nHEAD b<caret>\n2. c", (ENTER, "d"), "1. a\nHEAD b\n2. d<caret>\n3. c"),
        ("1. a\nSEC b<caret>\n2. c", (ENTER, "d"), "1. a\nSEC b\n2. d<caret>\n3. c"),
        ("1. a\n2. <caret>b\n3. c", (BACK,), "1. a<caret>b\n2. c"),
        ("1. a\n  (a) <caret>b\n2. c", (BACK, BACK), "1. a<caret>b\n2. c"),
        ("1. a\n2. b<caret>\n3. c", (KEY.Key_Tab, "d"), "1. a\n  (a) bd<caret>\n2. c"),
        ("1. a\n  (a) b<caret>\n2. c", ((KEY.Key_Backtab, SHIFT),), "1. a\n2. b<caret>\n3. c"),
        ("1. a\n2. b<caret>\n3. c", ((KEY.Key_Up, ALT),), "1. b<caret>\n2. a\n3. c"),
        ("1. a<caret>\n  (a) x\n2. b", ((KEY.Key_Down, ALT),), "1. b\n2. a<caret>\n  (a) x"),
        ("1. a<caret>b\n2. c", ((ENTER, SHIFT), "d"), "1. a⏎d<caret>b\n2. c"),
    ],
)  # fmt: skip
def test_keys(after, before, keys, expected):
    assert after(before, *keys) == expected.splitlines()


@pytest.mark.parametrize(
    ("before", "key", "after"),
    [
        ("PP rain.[^A note.] <caret>Snow", KEY.Key_Backspace, "PP rain.[^A note.]<caret>Snow"),
        ("PP rain.[^A note.] Snow<caret>", KEY.Key_Backspace, "PP rain.[^A note.] <caret>"),
        ("PP rain[^A note.], <caret>Snow", KEY.Key_Backspace, "PP rain[^A note.]<caret>Snow"),
        ("PP rain[^A note.]<caret> Snow", KEY.Key_Backspace, "PP rain<caret> Snow"),
        ("PP rain[^One.][^Two.]<caret> Snow", KEY.Key_Backspace, "PP rain[^One.]<caret> Snow"),
        ("PP <caret>rain[^A note.] Snow", KEY.Key_Delete, "PP <caret>[^A note.] Snow"),
        ("PP <caret>[^A note.] Snow", KEY.Key_Delete, "PP <caret> Snow"),
        ("PP \U0001f30d <caret>rain Snow", KEY.Key_Delete, "PP \U0001f30d <caret>Snow"),
    ],
)
def test_a_word_step_takes_a_footnote_only_where_it_stands_alone(desk, before, key, after):
    at = desk(before)
    at.key(key, CONTROL)
    assert notation(at.document, at.bridge.selection) == after
