"""New resolutions from templates, by keys and mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox, QInputDialog, QPushButton

from engross.model import masthead, plain, walk
from engross.ui.new_dialog import NewDialog
from engross.workspace import templates


@pytest.fixture
def dialog(window):
    window.actions_by_id["file.new_from_template"].trigger()
    return next(d for d in window.findChildren(NewDialog) if d.isVisible())


def choose(dialog, title):
    found = dialog.list.findItems(title, Qt.MatchFlag.MatchStartsWith)
    dialog.list.setCurrentItem(found[0])


def begin(dialog):
    box = dialog.findChild(QDialogButtonBox)
    QTest.mouseClick(box.button(QDialogButtonBox.StandardButton.Ok), Qt.MouseButton.LeftButton)


def texts(window):
    return [plain.text(b) for b in walk.blocks(window.view.bridge.document)]


def test_a_form_is_chosen_by_keys_and_begun(dialog, window):
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    QTest.keyClicks(dialog.questions.fields["symbol"], "A/C.3/90/L.9")
    QTest.keyClicks(dialog.questions.fields["committee"], "Third Committee")
    begin(dialog)
    document = window.view.bridge.document
    assert masthead.text_of(document, masthead.SYMBOL) == "A/C.3/90/L.9"
    assert masthead.text_of(document, masthead.SUBSIDIARY_ORGAN) == "Third Committee"
    assert "The General Assembly," in texts(window)


def test_the_language_is_chosen(dialog, window):
    dialog.language.setFocus()
    QTest.keyClick(dialog.language, Qt.Key.Key_Down)
    assert dialog.questions.fields["session"].placeholderText() == "Quatre-vingt-dixième session"
    begin(dialog)
    assert window.view.bridge.document.metadata.language == "fr"
    assert "L’Assemblée générale," in texts(window)
    assert window.view.page.sync.sheet.language == "fr"


def test_numbers_and_dates_are_written_out_on_the_first_page(dialog, window):
    choose(dialog, "General Assembly: resolution")
    dialog.language.setCurrentIndex(dialog.language.findData("fr"))
    fields = dialog.questions.fields
    for asked, words in (("session", "90"), ("adopted", "2035-12-01"), ("agenda_item", "19 d)")):
        QTest.keyClicks(fields[asked], words)
    begin(dialog)
    said = texts(window)
    assert "Quatre-vingt-dixième session" in said
    assert "Résolution adoptée par l’Assemblée générale le 1er décembre 2035" in said
    assert "Point 19 d) de l’ordre du jour" in said


def test_states_are_completed_and_joined_in_the_language_of_the_text(dialog, window):
    line = dialog.questions.fields["sponsors"]
    dialog.language.setCurrentIndex(dialog.language.findData("es"))
    QTest.keyClicks(line, "Noruega, ital")
    offered = line.completer().completionModel()
    assert [offered.index(row, 0).data() for row in range(offered.rowCount())] == ["Italia"]
    line.setText("Noruega, Chad, Italia")
    begin(dialog)
    assert "Noruega, Chad e Italia: proyecto de resolución" in texts(window)


def test_a_commission_is_chosen_among_several(dialog, window):
    choose(dialog, "Functional commission: draft")
    dialog.organ.setFocus()
    QTest.keyClick(dialog.organ, Qt.Key.Key_Down)
    begin(dialog)
    assert window.view.bridge.document.metadata.organ == "ccpcj"


def test_answers_stay_while_people_look_at_other_forms(dialog):
    QTest.keyClicks(dialog.questions.fields["title"], "Water")
    choose(dialog, "Security Council: draft")
    assert "title" not in dialog.questions.fields
    QTest.keyClicks(dialog.questions.fields["symbol"], "S/2035/1")
    choose(dialog, "General Assembly: resolution")
    assert dialog.questions.fields["symbol"].text() == "S/2035/1"


def test_what_is_asked_has_names_for_screen_readers(dialog):
    for field in (*dialog.questions.fields.values(), dialog.language, dialog.list):
        assert field.accessibleName()


def test_a_document_is_kept_as_a_template_and_begun_from(window, saved_file, monkeypatch):
    assert window.files.open_path(saved_file)
    monkeypatch.setattr(QInputDialog, "getText", lambda *_a, **_k: ("Our water", True))
    window.actions_by_id["file.save_template"].trigger()
    assert "Our water" in window.messages.text
    before = texts(window)
    window.actions_by_id["file.new_from_template"].trigger()
    dialog = next(d for d in window.findChildren(NewDialog) if d.isVisible())
    choose(dialog, "Yours: Our water")
    heard = []
    window.window_wanted.connect(heard.append)
    begin(dialog)
    assert [plain.text(b) for b in walk.blocks(heard[0].document)] == before
    assert heard[0].path is None


def test_a_template_that_cannot_be_read_is_said_and_the_dialog_stays(window):
    folder = templates.own_folder()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "Broken.xml").write_bytes(b"<html/>")
    window.actions_by_id["file.new_from_template"].trigger()
    dialog = next(d for d in window.findChildren(NewDialog) if d.isVisible())
    choose(dialog, "Yours: Broken")
    begin(dialog)
    assert dialog.isVisible()
    assert window.view is None
    dialog.reject()


def test_the_button_that_agrees_stands_out(window):
    window.show()
    window.actions_by_id["file.new_from_template"].trigger()
    dialog = next(d for d in window.findChildren(NewDialog) if d.isVisible())
    begin = next(b for b in dialog.findChildren(QPushButton) if b.text() == "Begin")
    accent = window.theme.colour("accent")
    assert begin.grab().toImage().pixelColor(5, begin.height() // 2) == accent
    dialog.close()
