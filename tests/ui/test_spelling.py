from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from builders import notation, resolution
from engross.model import walk
from engross.ui.spelling.bar import SpellingBar
from engross.ui.spelling.commands import SpellingCommands
from engross.workspace import dictionaries, files, word_list

pytestmark = pytest.mark.skipif(
    dictionaries.path_of("en") is None, reason="no English dictionary on this system"
)

TEXT = """
PP *Recalling* its repport,[^A watter.]
1. *Decides* to organise a repport;
"""


@pytest.fixture
def shown(window, qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr(word_list, "default_path", lambda: tmp_path / "words.txt")
    window.show_document(files.new(resolution(TEXT)))
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(lambda: marked(window) != [], timeout=3000)
    return window


def marked(window):
    page, document = window.view.page, window.view.bridge.document
    blocks = walk.all_blocks(document)
    return [m.subject.word for b in blocks for m in page.underlines.of(b) if m.look == "spelling"]


def put_caret(window, words):
    from engross.model import plain
    from engross.model.places import Place

    for block in walk.all_blocks(window.view.bridge.document):
        if (at := plain.text(block).find(words)) >= 0:
            window.view.page.go_to(Place(block.id, at + 1))
            return


def offered(window):
    offers = [o for group in window.groups if isinstance(group, SpellingCommands) for o in group.offers()]
    return dict(offers)


def bar_of(window) -> SpellingBar:
    (bar,) = window.findChildren(SpellingBar)
    return bar


def test_misspelt_words_are_underlined(shown):
    assert marked(shown) == ["repport", "watter", "organise", "repport"]


def test_what_is_typed_is_read_a_moment_later(shown, qtbot):
    put_caret(shown, "its")
    QTest.keyClicks(shown.view.page, " qqzz ")
    qtbot.waitUntil(lambda: "qqzz" in marked(shown), timeout=3000)


def test_the_menu_offers_the_right_words_first(shown):
    put_caret(shown, "organise")
    assert next(iter(offered(shown))) == "organize"
    offered(shown)["organize"]()
    assert "to organize a" in notation(shown.view.bridge.document)
    shown.view.bridge.undo()
    assert "to organise a" in notation(shown.view.bridge.document)


def test_at_most_five_suggestions(shown):
    put_caret(shown, "repport")
    assert next(title for title in offered(shown) if "“" not in title) == "report"
    assert len([title for title in offered(shown) if "“" not in title]) <= 5


def test_ignoring_here_and_everywhere(shown, qtbot):
    put_caret(shown, "repport")
    offered(shown)["Ignore “repport” Here"]()
    assert marked(shown) == ["watter", "organise", "repport"]
    put_caret(shown, "watter")
    offered(shown)["Ignore “watter” Everywhere"]()
    assert "watter" not in marked(shown)
    qtbot.wait(50)
    assert "watter" not in marked(shown)


def test_my_words_are_kept_in_a_file(shown, qtbot):
    put_caret(shown, "repport")
    offered(shown)["Add “repport” to My Words"]()
    qtbot.waitUntil(lambda: marked(shown) == ["watter", "organise"], timeout=3000)
    assert word_list.words() == {"repport"}


def test_the_documents_words_go_with_it_and_can_be_taken_back(shown, qtbot):
    put_caret(shown, "repport")
    offered(shown)["Add “repport” to the Document's Words"]()
    qtbot.waitUntil(lambda: marked(shown) == ["watter", "organise"], timeout=3000)
    assert shown.view.bridge.document.metadata.words == ("repport",)
    shown.view.bridge.undo()
    qtbot.waitUntil(lambda: "repport" in marked(shown), timeout=3000)


def test_going_through_all_by_keyboard(shown):
    QTest.keyClick(shown.view.page, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(shown.view.page, Qt.Key.Key_F7)
    bar = bar_of(shown)
    assert bar.isVisible()
    assert (bar.word.text(), bar.field.text()) == ("repport", "report")
    assert bar.count.text() == "4 words to look at"
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert bar.word.text() == "watter"
    QTest.mouseClick(bar.skip, Qt.MouseButton.LeftButton)
    assert (bar.word.text(), bar.field.text()) == ("organise", "organize")
    QTest.mouseClick(bar.change, Qt.MouseButton.LeftButton)
    QTest.mouseClick(bar.change_all, Qt.MouseButton.LeftButton)
    assert bar.count.text() == "No word is misspelt."
    assert not bar.change.isEnabled()
    assert notation(shown.view.bridge.document).splitlines()[
        1
    ] == "1. *Decides* to organize a report;" or "report" in notation(shown.view.bridge.document)
    QTest.keyClick(bar.close_button, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert shown.view.page.hasFocus()


def test_marks_can_be_switched_off(shown, qtbot):
    action = shown.actions_by_id["review.spelling_marks"]
    assert action.isChecked()
    action.trigger()
    assert marked(shown) == []
    action.trigger()
    qtbot.waitUntil(lambda: len(marked(shown)) == 4, timeout=3000)
