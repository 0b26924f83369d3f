"""Input methods, dead keys, and scripts beside the Latin one: screen and document agree after every event."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from engross.model import numbering, walk
from engross.model.nodes import Kind
from ui.driver import type_character

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


def write(desk, words):
    """Types words of any script, key by key; a line feed is Enter."""
    for character in words:
        if character == "\n":
            desk.key(KEY.Key_Return)
        else:
            type_character(desk.page, character)
            desk.check()


def compose(desk, *preedits):
    for preedit in preedits:
        QApplication.sendEvent(desk.page, QInputMethodEvent(preedit, []))
        desk.check()


def commit(desk, words, start=0, length=0, preedit=""):
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(words, start, length)
    QApplication.sendEvent(desk.page, event)
    desk.check()


def undo(desk):
    desk.key(KEY.Key_Z, CONTROL)


def kinds(desk):
    return [block.kind for block in walk.blocks(desk.document)]


def test_a_composition_that_is_given_up_leaves_nothing(desk):
    at = desk("PP a<caret>b")
    compose(at, "z", "zh", "")
    assert at.texts == ["ab"]
    assert not at.bridge.editor.can_undo


def test_undo_amid_a_composition_gives_it_up_and_takes_back_what_was_typed_before(desk):
    at = desk("PP 甲<caret>\n1. 乙", language="zh")
    write(at, "x")
    compose(at, "zho")
    undo(at)
    assert at.texts == ["甲", "乙"]
    compose(at, "zho", "zhong")
    commit(at, "中")
    assert at.texts == ["甲中", "乙"]
    undo(at)
    assert at.texts == ["甲", "乙"]


def test_a_commit_goes_on_composing_what_follows(desk):
    at = desk("PP <caret>\n1. b", language="zh")
    compose(at, "hui gu da")
    commit(at, "回顾", preedit="da")
    assert at.texts == ["回顾", "b"]
    commit(at, "大会")
    assert at.texts == ["回顾大会", "b"]
    assert at.document.parts == desk("PP **回顾**大会\n1. b", language="zh").document.parts


def test_a_word_replaced_by_an_input_method(desk):
    at = desk("PP the recieve<caret> of")
    commit(at, "receive", -7, 7)
    assert at.texts == ["the receive of"]
    undo(at)
    assert at.texts == ["the recieve of"]


def test_a_replacement_around_characters_of_two_units(desk):
    at = desk("PP \U0001f30d\U0001d4b6<caret>x")
    commit(at, "\U0001d4b7", -2, 2)
    assert at.texts == ["\U0001f30d\U0001d4b7x"]
    write(at, '"')
    assert at.texts == ["\U0001f30d\U0001d4b7”x"]


def test_a_dead_key_makes_its_letter_and_its_sign(desk):
    at = desk("PP caf<caret>")
    compose(at, "´")
    commit(at, "é")
    compose(at, "´")
    commit(at, "'")
    assert at.texts == ["café’"]
    undo(at)
    assert at.texts == ["café'"]


def test_a_composition_over_several_paragraphs_takes_their_place(desk):
    at = desk("1. a<from>b\n2. c\n3. d<to>e\n4. f")
    compose(at, "zhong")
    commit(at, "中")
    assert at.texts == ["a中e", "f"]


def test_nothing_is_put_right_inside_a_composition(desk):
    at = desk("PP <caret>\n1. b")
    compose(at, '"', "Recalling ", "1. ")
    assert at.texts == ["", "b"]
    commit(at, "")
    assert at.texts == ["", "b"]


def test_a_preamble_in_arabic(desk):
    at = desk("ORG الجمعية العامة،\nPP <caret>\n1. ب", language="ar")
    write(at, 'وإذ تشير إلى "الماء", و')
    due = desk("ORG الجمعية العامة،\nPP ***وإذ تشير*** إلى ”الماء“، و\n1. ب", language="ar")
    assert at.document.parts == due.document.parts


def test_arabic_with_latin_in_it_keeps_its_order(desk):
    at = desk("PP <caret>\n1. ب", language="ar")
    write(at, "القرار A/RES/70/1, و 2015")
    assert at.texts[0] == "القرار A/RES/70/1، و 2015"
    for _step in range(4):
        at.key(KEY.Key_Right)  # towards the beginning, where lines run from right to left
    write(at, "«")
    at.key(KEY.Key_Home)
    write(at, "-")
    assert at.texts[0].replace("«", "", 1) == "-القرار A/RES/70/1، و 2015"
    assert "«" in at.texts[0][-6:]


def test_a_resolution_in_chinese_by_an_input_method(desk):
    at = desk("ORG 大会，\nPP <caret>", language="zh")
    for words in ("回顾", "其决议，"):
        compose(at, "…")
        commit(at, words)
    at.key(KEY.Key_Return)
    at.key(KEY.Key_Return)
    for words in ("决定", "如下：“水”。"):
        compose(at, "…")
        commit(at, words)
    due = desk("ORG 大会，\nPP **回顾**其决议，\n1. **决定**如下：“水”。", language="zh")
    assert at.document.parts == due.document.parts


def test_chinese_signs_typed_on_a_latin_keyboard(desk):
    at = desk("PP 大会<caret>", language="zh")
    write(at, ",")
    assert at.texts == ["大会，"]
    undo(at)
    assert at.texts == ["大会,"]
    write(at, "A, ")
    assert at.texts == ["大会,A, "]


@pytest.mark.parametrize("language", ["fr", "es", "ru"])
def test_a_paragraph_in_another_language(desk, language):
    typed, due = {
        "fr": ('Rappelant l\'eau "pure"; ', "PP *Rappelant* l’eau «\u00a0pure\u00a0»\u00a0; "),
        "es": ('Recordando el "agua", ', "PP *Recordando* el “agua”, "),
        "ru": ('ссылаясь на "воду", ', "PP *ссылаясь* на «воду», "),
    }[language]
    at = desk("PP <caret>\n1. b", language=language)
    write(at, typed)
    assert at.document.parts == desk(f"{due}\n1. b", language=language).document.parts


def test_a_quotation_within_another_by_keys(desk):
    at = desk("PP <caret>\n1. b", language="fr")
    write(at, 'Le "cadre "pur"" ')
    assert at.texts[0] == "Le «\u00a0cadre “pur”\u00a0» "
    at = desk("PP <caret>\n1. b", language="ru")
    write(at, 'О "слове "вода"" ')
    assert at.texts[0] == "О «слове „вода“» "


def test_a_year_cut_short_before_a_closing_mark_by_keys(desk):
    at = desk("PP <caret>\n1. b")
    write(at, 'The "\'90s"')
    assert at.texts[0] == "The “’90s”"
    undo(at)
    assert at.texts[0] == 'The “‘90s"'


def test_a_whole_resolution_by_keys(desk):
    at = desk("TITLE <caret>")
    at.page.keys.completion.close()
    write(at, "Clean water\nThe General Assembly,\nRecalling its resolution 80/1,\nNoting the report,\n\n")
    assert kinds(at) == [Kind.TITLE, Kind.ORGAN, Kind.PREAMBULAR, Kind.PREAMBULAR, Kind.OPERATIVE]
    write(at, "Decides:\n(a) To act;\n(b) To go on;\n\nRequests a report.")
    numbers = numbering.of(at.document)
    assert [numbers.label(block.id) for block in walk.blocks(at.document)][4:] == ["1.", "(a)", "(b)", "2."]
    assert at.texts[-1] == "Requests a report."
    for _step in range(200):
        if not at.bridge.editor.can_undo:
            break
        undo(at)
    assert at.texts == [""]
