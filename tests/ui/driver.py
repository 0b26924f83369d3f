"""Random work at a page: keys, clicks, selections, pastes, undo, as a person's hands would do it."""

from __future__ import annotations

import random

from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QMouseEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from engross.editing import arrange, find, footnotes, moving, references, structure
from engross.model import references as addresses
from engross.model import walk
from engross.model.inlines import Style
from engross.model.nodes import Kind
from engross.ui.bridge import Bridge
from engross.ui.editor.page import Page
from ui.reviewing import Reviewer

_WORDS = (
    "Recalling",
    "the ",
    "report, ",
    "of 中文 ",
    "قرار ",
    "\U0001d4b6\U0001f30d",
    "é",
    "1. ",
    "(a) ",
    "Recalling also ",
    '"',
    "--",
    "— ",
    " ",
    'says "so" ',
    "10-12 ",
    "paragraph 1 above ",
    "Recalls also ",
)
_PLAIN = Qt.KeyboardModifier.NoModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
_MOVES = (
    Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End,
    Qt.Key.Key_PageUp, Qt.Key.Key_PageDown,
)  # fmt: skip
_KINDS = (Kind.PREAMBULAR, Kind.OPERATIVE, Kind.TEXT, Kind.HEADING, Kind.SECTION)


def type_character(page: Page, character: str) -> None:
    """A key that types this character, whatever its script."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(page, QKeyEvent(kind, 0, _PLAIN, character))


class Driver:
    """Does one random thing at a time; the same seed does the same."""

    def __init__(self, page: Page, bridge: Bridge, seed: int) -> None:
        self._page, self._bridge = page, bridge
        self._random = random.Random(seed)
        review = Reviewer(page, bridge, self._random)
        self._actions = (
            (30, self.type), (10, self.move), (6, self.extend), (8, self.click), (5, self.enter), (6, self.erase),
            (3, self.erase_word), (3, self.line_break), (4, self.tab), (3, self.style), (3, self.footnote),
            (3, self.copy_and_paste), (2, self.cut_and_paste), (2, self.paste_words), (2, self.paste_html),
            (2, self.kind), (2, self.shift), (2, self.compose), (1, self.leap), (9, self.undo), (4, self.redo),
            (1, self.tool), (1, self.renumber), (1, self.select_all_of_a_paragraph), (3, self.drag), (2, self.enter_often),
            (2, self.reference), (1, self.live_references), (1, self.replace_all), (2, self.note_and_brackets),
            (1, self.arrange), (1, self.compose_and_give_up), (1, self.select_everything),
            (2, review.comment), (1, review.on_thread), (1, review.track), (2, review.decide), (1, review.merge),
            (2, review.paste_foreign), (2, review.find_and_replace), (0.3, review.decide_all),
        )  # fmt: skip

    def step(self) -> str:
        """Do something; gives what it was."""
        weights = [weight for weight, _ in self._actions]
        (action,) = self._random.choices([action for _, action in self._actions], weights)
        action()
        return action.__name__

    def _key(self, key: Qt.Key, held: Qt.KeyboardModifier = _PLAIN) -> None:
        QTest.keyClick(self._page, key, held)

    def type(self) -> None:
        for character in self._random.choice(_WORDS):
            type_character(self._page, character)

    def move(self) -> None:
        self._key(self._random.choice(_MOVES), self._random.choice((_PLAIN, _PLAIN, _CONTROL)))

    def extend(self) -> None:
        for _ in range(self._random.randint(1, 4)):
            self._key(self._random.choice(_MOVES), self._random.choice((_SHIFT, _SHIFT | _CONTROL)))

    def click(self) -> None:
        viewport = self._page.viewport()
        at = QPoint(self._random.randrange(viewport.width()), self._random.randrange(viewport.height()))
        if self._random.random() < 0.2:
            QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, _PLAIN, at)
        else:
            QTest.mouseClick(
                viewport, Qt.MouseButton.LeftButton, self._random.choice((_PLAIN, _PLAIN, _SHIFT)), at
            )

    def enter(self) -> None:
        self._key(Qt.Key.Key_Return)

    def line_break(self) -> None:
        self._key(Qt.Key.Key_Return, _SHIFT)

    def erase(self) -> None:
        key = self._random.choice((Qt.Key.Key_Backspace, Qt.Key.Key_Delete))
        for _ in range(self._random.randint(1, 3)):
            self._key(key)

    def erase_word(self) -> None:
        self._key(self._random.choice((Qt.Key.Key_Backspace, Qt.Key.Key_Delete)), _CONTROL)

    def tab(self) -> None:
        self._key(Qt.Key.Key_Tab, self._random.choice((_PLAIN, _SHIFT)))

    def style(self) -> None:
        self._page.styles.toggle(self._random.choice((Style.ITALIC, Style.BOLD, Style.SUPERSCRIPT)))

    def footnote(self) -> None:
        bridge = self._bridge
        bridge.perform(lambda: footnotes.insert(bridge.document, bridge.selection.head))

    def kind(self) -> None:
        bridge, kind = self._bridge, self._random.choice(_KINDS)
        bridge.perform(lambda: structure.set_kind(bridge.document, bridge.selection, kind))

    def shift(self) -> None:
        bridge = self._bridge
        move = self._random.choice((moving.move_up, moving.move_down))
        bridge.perform(lambda: move(bridge.document, bridge.selection.head.block))

    def renumber(self) -> None:
        bridge = self._bridge
        bridge.perform(lambda: structure.renumber(bridge.document))

    def copy_and_paste(self) -> None:
        self._key(Qt.Key.Key_C, _CONTROL)
        self.click()
        self._key(Qt.Key.Key_V, _CONTROL)

    def cut_and_paste(self) -> None:
        self._key(Qt.Key.Key_X, _CONTROL)
        self.move()
        self._key(Qt.Key.Key_V, _CONTROL)

    def paste_words(self) -> None:
        words = self._random.choice(("one", "two\nlines", "\tthree\r\nof\nthem\n", "\U0001f30d"))
        QApplication.clipboard().setText(words)
        self._key(Qt.Key.Key_V, _CONTROL)

    def paste_html(self) -> None:
        data = QMimeData()
        data.setHtml("<p>A <i>slanted</i> <b>word</b><br>and</p><ul><li>an item<li>two</ul>tail")
        QApplication.clipboard().setMimeData(data)
        self._key(Qt.Key.Key_V, _CONTROL)

    def compose(self) -> None:
        for preedit in ("zh", "zhong"):
            QApplication.sendEvent(self._page, QInputMethodEvent(preedit, []))
        event = QInputMethodEvent("", [])
        event.setCommitString(self._random.choice(("中", "中文", "")))
        QApplication.sendEvent(self._page, event)

    def leap(self) -> None:
        cursor = self._page.textCursor()
        cursor.setPosition(self._random.randrange(self._page.document().characterCount()))
        self._page.setTextCursor(cursor)

    def select_all_of_a_paragraph(self) -> None:
        cursor = self._page.textCursor()
        cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
        self._page.setTextCursor(cursor)

    def tool(self) -> None:
        """A tool that edits the widget's text behind our back, as screen readers do."""
        cursor = QTextCursor(self._page.document())
        cursor.setPosition(self._random.randrange(self._page.document().characterCount()))
        cursor.insertText("tool")

    def drag(self) -> None:
        """Select with the mouse, from one place to another."""
        viewport = self._page.viewport()
        one, two = (
            QPoint(self._random.randrange(viewport.width()), self._random.randrange(viewport.height()))
            for _ in range(2)
        )
        QTest.mouseClick(
            viewport, Qt.MouseButton.LeftButton, _PLAIN, one
        )  # so that nothing selected is dragged
        QTest.mousePress(viewport, Qt.MouseButton.LeftButton, _PLAIN, one)
        held = QMouseEvent(
            QEvent.Type.MouseMove,
            two,
            viewport.mapToGlobal(two),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.LeftButton,
            _PLAIN,
        )
        QApplication.sendEvent(viewport, held)
        QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, _PLAIN, two)

    def enter_often(self) -> None:
        for _ in range(self._random.randint(2, 3)):
            self.enter()

    def reference(self) -> None:
        bridge = self._bridge
        chosen = self._random.choice(list(walk.blocks(bridge.document)))
        target = addresses.Target(chosen.id, False)
        bridge.perform(
            lambda: references.insert(bridge.document, bridge.selection, target, before="paragraph ")
        )

    def live_references(self) -> None:
        bridge = self._bridge
        bridge.perform(lambda: references.live_everywhere(bridge.document)[0])

    def replace_all(self) -> None:
        bridge, query = self._bridge, find.Query(self._random.choice(("the", "e", "of 中文", "o")))
        words = self._random.choice(("", "that", "ее", query.words * 2))
        bridge.perform(lambda: find.replace_all(bridge.document, query, words)[0])

    def note_and_brackets(self) -> None:
        bridge = self._bridge
        note = footnotes.at(bridge.document, bridge.selection.head)
        if note is not None:
            bridge.perform(lambda: footnotes.to_brackets(bridge.document, note.id))
        else:
            bridge.perform(lambda: footnotes.from_brackets(bridge.document, bridge.selection))

    def arrange(self) -> None:
        """Several paragraphs moved at once, as in the sidebar."""
        bridge = self._bridge
        every = [block.id for block in walk.blocks(bridge.document)]
        chosen = self._random.sample(every, min(len(every), self._random.randint(1, 3)))
        target, where = self._random.choice(every), self._random.choice(("before", "after", "below"))
        bridge.perform(lambda: arrange.move(bridge.document, chosen, target, where))

    def compose_and_give_up(self) -> None:
        for preedit in ("ni", "nihao", ""):
            QApplication.sendEvent(self._page, QInputMethodEvent(preedit, []))

    def select_everything(self) -> None:
        self._key(Qt.Key.Key_A, _CONTROL)
        if self._random.random() < 0.2:
            self._key(Qt.Key.Key_Delete)

    def undo(self) -> None:
        for _ in range(self._random.randint(1, 4)):
            self._key(Qt.Key.Key_Z, _CONTROL)

    def redo(self) -> None:
        self._key(Qt.Key.Key_Z, _CONTROL | _SHIFT)
