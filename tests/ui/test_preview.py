from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from builders import resolution
from engross.model import inlines, outline, plain, walk
from engross.model.inlines import Style
from engross.model.nodes import Kind
from engross.ui.preview.dialog import PreviewDialog
from engross.ui.preview.find import place_of, places_of
from engross.ui.preview.model import KIND, WORDS, ParagraphsModel
from engross.ui.theme import theme
from engross.workspace import files, templates

TYPED = """Clean water

The General Assembly,

Recalling its earlier work,¹

Noting the report on water,

1. Decides to act upon

the report in every country;

2. Requests a report.

¹ See document A/80/12.
"""


@pytest.fixture
def preview(qtbot):
    """Makes a preview of a text and waits until it is understood."""

    def make(text: str, *, can_insert: bool = False) -> PreviewDialog:
        dialog = PreviewDialog(text, theme("light"), can_insert=can_insert)
        qtbot.addWidget(dialog)
        dialog.show()
        if text.strip():
            qtbot.waitUntil(
                lambda: dialog.paragraphs.model.rowCount() > 0 and "resolution" in dialog.summary.text()
            )
        return dialog

    return make


def kinds(dialog: PreviewDialog) -> list[Kind]:
    return [dialog.paragraphs.model.row(n).kind for n in range(dialog.paragraphs.model.rowCount())]


def row_of(dialog: PreviewDialog, words: str) -> int:
    return next(
        n for n in range(dialog.paragraphs.model.rowCount()) if words in dialog.paragraphs.model.row(n).text
    )


def choose(dialog: PreviewDialog, words: str) -> int:
    row = row_of(dialog, words)
    dialog.paragraphs.select(row)
    return row


def created(dialog: PreviewDialog, qtbot):
    with qtbot.waitSignal(dialog.accepted_as_new) as caught:
        qtbot.mouseClick(dialog.create_button, Qt.MouseButton.LeftButton)
    return caught.args[0].document


def test_the_text_is_understood_and_told(preview):
    dialog = preview(TYPED)
    assert kinds(dialog).count(Kind.PREAMBULAR) == 2
    assert kinds(dialog).count(Kind.NOTE) == 1
    assert dialog.summary.text().startswith("1 resolution, 1 footnote")
    assert dialog.language.currentData() == "en"
    assert dialog.organ.currentData() == "ga"


def test_what_is_created_is_what_was_shown(preview, qtbot):
    document = created(preview(TYPED), qtbot)
    blocks = {block.kind: block for block in walk.blocks(document)}
    assert plain.text(blocks[Kind.ORGAN]) == "The General Assembly,"
    (note,) = [note for _block, _at, note in walk.notes(document)]
    assert plain.note_text(note) == "See document A/80/12."


def test_choosing_a_row_shows_its_words_and_where_they_stand(preview, qtbot):
    dialog = preview(TYPED)
    choose(dialog, "Noting the report")
    assert dialog.paragraphs.words.toPlainText() == "Noting the report on water,"
    assert dialog.paragraphs.kind.currentData() == "preambular"
    (mark,) = dialog.text.extraSelections()
    assert mark.cursor.selectedText() == "Noting the report on water"


def test_the_kind_is_corrected_with_the_keyboard_and_taken_back(preview, qtbot):
    dialog = preview(TYPED)
    row = choose(dialog, "Noting the report")
    before = kinds(dialog)
    QTest.keyClick(dialog.paragraphs.view, Qt.Key.Key_H)
    assert kinds(dialog)[row] is Kind.HEADING
    QTest.keyClick(dialog.paragraphs.view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert kinds(dialog) == before


def test_a_paragraph_is_said_to_be_a_footnote(preview, qtbot):
    dialog = preview(
        "The General Assembly,\n\nNoting water,¹\n\n1. Decides to act.\n\n1 A/80/7 has more on this.\n"
    )
    row = choose(dialog, "A/80/7")
    dialog.paragraphs.set_kind(Kind.NOTE)
    assert kinds(dialog)[row] is Kind.NOTE
    document = created(dialog, qtbot)
    assert [plain.note_text(note) for *_rest, note in walk.notes(document)] == ["A/80/7 has more on this."]


def test_the_kind_is_chosen_from_the_list_for_several_rows_at_once(preview, qtbot):
    dialog = preview(TYPED)
    first = choose(dialog, "Recalling its")
    QTest.keyClick(dialog.paragraphs.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    rows = dialog.paragraphs.rows()
    assert rows[0] == first
    assert len(rows) == 2
    dialog.paragraphs.kind.setCurrentIndex(dialog.paragraphs.kind.findData("text"))
    dialog.paragraphs.kind.activated.emit(dialog.paragraphs.kind.currentIndex())
    assert {kinds(dialog)[row] for row in rows} == {Kind.TEXT}


def test_two_paragraphs_are_joined_and_one_is_split(preview, qtbot):
    dialog = preview("The General Assembly,\n\nNoting water,\n\nRecalling rivers,\n\n1. Decides to act.\n")
    choose(dialog, "Recalling rivers")
    qtbot.mouseClick(dialog.paragraphs.join_button, Qt.MouseButton.LeftButton)
    row = row_of(dialog, "Noting water, Recalling rivers,")
    assert dialog.paragraphs.rows() == [row]
    cursor = dialog.paragraphs.words.textCursor()
    cursor.setPosition(len("Noting water,"))
    dialog.paragraphs.words.setTextCursor(cursor)
    qtbot.mouseClick(dialog.paragraphs.split_button, Qt.MouseButton.LeftButton)
    assert [dialog.paragraphs.model.row(n).text for n in (row, row + 1)] == [
        "Noting water,",
        "Recalling rivers,",
    ]


def test_what_is_no_part_of_the_text_is_left_out(preview, qtbot):
    dialog = preview(TYPED)
    choose(dialog, "Requests a report")
    QTest.keyClick(dialog.paragraphs.view, Qt.Key.Key_Delete)
    document = created(dialog, qtbot)
    assert not any("Requests" in plain.text(block) for block in walk.blocks(document))


def test_levels_are_corrected(preview, qtbot):
    dialog = preview(TYPED)
    row = choose(dialog, "Requests a report")
    qtbot.mouseClick(dialog.paragraphs.indent, Qt.MouseButton.LeftButton)
    assert dialog.paragraphs.model.row(row).level == 1
    qtbot.mouseClick(dialog.paragraphs.outdent, Qt.MouseButton.LeftButton)
    assert dialog.paragraphs.model.row(row).level == 0


def test_doubts_are_gone_through_and_settled(preview, qtbot):
    dialog = preview(
        "The General Assembly,\n\nNoting water,\n\n1. Decides to act;\n\n4. Requests a report.\n"
    )
    row = row_of(dialog, "Requests a report")
    assert dialog.paragraphs.model.row(row).doubt
    assert dialog.paragraphs.model.index(row, KIND).data(Qt.ItemDataRole.ToolTipRole)
    qtbot.mouseClick(dialog.paragraphs.doubt_button, Qt.MouseButton.LeftButton)
    assert dialog.paragraphs.rows() == [row]
    assert dialog.paragraphs.doubt.isVisible()
    dialog.paragraphs.set_kind(Kind.OPERATIVE)
    assert not dialog.paragraphs.doubt_button.isEnabled()


def test_the_organ_and_the_language_are_corrected(preview, qtbot):
    dialog = preview(TYPED)
    dialog.organ.setCurrentIndex(dialog.organ.findData("hrc"))
    dialog.organ.activated.emit(dialog.organ.currentIndex())
    dialog.language.setCurrentIndex(dialog.language.findData("fr"))
    dialog.language.activated.emit(dialog.language.currentIndex())
    qtbot.waitUntil(lambda: dialog.summary.text() != "Reading …" and dialog.language.isEnabled())
    assert dialog.language.currentData() == "fr"
    assert created(dialog, qtbot).metadata.language == "fr"


def test_typing_in_the_text_reads_it_again(preview, qtbot):
    dialog = preview("")
    assert not dialog.create_button.isEnabled()
    QTest.keyClicks(dialog.text, "The General Assembly,\r\rNoting water,\r\r1. Decides to act.")
    qtbot.waitUntil(lambda: kinds(dialog) == [Kind.ORGAN, Kind.PREAMBULAR, Kind.OPERATIVE])


def test_a_text_that_cannot_be_shown_says_so(preview, qtbot):
    dialog = PreviewDialog("a" * 300_000, theme("light"))
    qtbot.addWidget(dialog)
    assert "too long" in dialog.summary.text()
    assert not dialog.create_button.isEnabled()


def test_the_rows_are_a_sound_model(qapp, qtmodeltester, preview):
    dialog = preview(TYPED)
    rows = tuple(dialog.paragraphs.model.row(n) for n in range(dialog.paragraphs.model.rowCount()))
    model = ParagraphsModel(theme("dark"))
    qtmodeltester.check(model, force_py=True)
    for shown in (rows, rows[:2], rows[::-1], ()):
        model.show(shown)
        assert [model.index(n, WORDS).data().strip() for n in range(model.rowCount())] == [
            r.text for r in shown
        ]
    model.show(rows)
    assert model.index(0, KIND).data() == "Title"


def test_the_first_words_are_found_whatever_stands_between_them():
    assert place_of("1. *Recalling* its\nearlier work", "Recalling its earlier work") == (4, 31)
    assert place_of("nothing", "Recalling") is None
    assert place_of("nothing", "…") is None


def test_paragraphs_that_begin_alike_are_found_each_at_its_own_place():
    text = "Noting the report, and\n\nNoting the report, or"
    assert places_of(text, ["Noting the report", "not there", "Noting the report"]) == [
        (0, 17),
        None,
        (24, 41),
    ]


# in the window


def open_preview(window, qtbot) -> PreviewDialog:
    found = window.findChild(PreviewDialog)
    assert found is not None
    qtbot.waitUntil(lambda: found.paragraphs.model.rowCount() > 0 and "resolution" in found.summary.text())
    return found


def test_a_paste_of_several_paragraphs_into_an_empty_document_is_shown_first(window, qtbot):
    window.show_document(files.new(templates.document()))
    QApplication.clipboard().setText(TYPED)
    QTest.keyClick(window.view.page, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    dialog = open_preview(window, qtbot)
    assert not dialog.insert_button.isVisibleTo(dialog)
    qtbot.mouseClick(dialog.create_button, Qt.MouseButton.LeftButton)
    document = window.view.bridge.document
    assert [scope.form for scope in outline.texts(document)]
    assert any("Noting the report" in plain.text(block) for block in walk.blocks(document))
    assert window.view.opened.is_modified


def test_a_word_is_pasted_as_ever(window, qtbot):
    window.show_document(files.new(templates.document()))
    QApplication.clipboard().setText("one line")
    QTest.keyClick(window.view.page, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert window.findChild(PreviewDialog) is None
    assert any("one line" in plain.text(block) for block in walk.blocks(window.view.bridge.document))


def test_into_a_document_with_words_it_goes_by_command_and_at_the_caret(window, qtbot):
    window.show_document(files.new(resolution("ORG The General Assembly,\n1. *Decides* to act.")))
    page = window.view.page
    page.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(page, "!")
    QApplication.clipboard().setText("Noting one thing,\n\n2. Decides also;\n\n3. Requests more.")
    QTest.keyClick(page, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert window.findChild(PreviewDialog) is None
    window.actions_by_id["edit.undo"].trigger()
    window.actions_by_id["edit.paste_resolution"].trigger()
    dialog = open_preview(window, qtbot)
    qtbot.mouseClick(dialog.insert_button, Qt.MouseButton.LeftButton)
    texts = [plain.text(block) for block in walk.blocks(window.view.bridge.document)]
    assert any("Requests more." in text for text in texts)
    assert texts[0] == "The General Assembly,"


def test_formatted_text_keeps_its_italics_and_footnote_marks(window, qtbot):
    window.show_document(files.new(templates.document()))
    data = QMimeData()
    data.setHtml(
        "<p>The General Assembly,</p><p><i>Noting</i> a <i>Report on Water</i>,<sup>1</sup></p>"
        "<p>1. <i>Decides</i> to act.</p><p><sup>1</sup> A/80/12.</p>"
    )
    QApplication.clipboard().setMimeData(data)
    QTest.keyClick(window.view.page, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.mouseClick(open_preview(window, qtbot).create_button, Qt.MouseButton.LeftButton)
    document = window.view.bridge.document
    block = next(b for b in walk.blocks(document) if b.kind is Kind.PREAMBULAR)
    italic = "".join(r.text for r in block.inlines if isinstance(r, inlines.Text) and r.style & Style.ITALIC)
    assert italic == "NotingReport on Water"
    assert [plain.note_text(note).strip() for *_rest, note in walk.notes(document)] == ["A/80/12."]


def test_new_from_text_begins_with_what_was_copied_and_can_be_cancelled(window, qtbot):
    QApplication.clipboard().setText(TYPED)
    window.actions_by_id["file.new_from_text"].trigger()
    dialog = open_preview(window, qtbot)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.findChild(PreviewDialog) is None)
    assert window.view is None
