"""The window as people use it: files, messages, panels, zoom and colours."""

from __future__ import annotations

import zipfile

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMessageBox, QPushButton, QToolButton

from builders import block, resolution
from engross.model import masthead, numbering, plain, walk
from engross.model.nodes import Kind
from engross.model.places import Place
from engross.ui.masthead.panel import MastheadPanel
from engross.workspace import files

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def opened(window, saved_file):
    assert window.files.open_path(saved_file)
    return window


def trigger(window, command_id):
    window.actions_by_id[command_id].trigger()


def texts(window):
    return [plain.text(b) for b in walk.blocks(window.view.bridge.document)]


def test_a_window_begins_with_the_start_page(window):
    assert window.view is None
    assert window.windowTitle() == "Engross"
    assert not window.actions_by_id["file.save"].isEnabled()
    assert window.actions_by_id["file.open"].isEnabled()


def test_a_new_resolution_can_be_typed_into_at_once(window):
    trigger(window, "file.new")
    assert not window.isWindowModified()
    page = window.view.page
    operative = next(b for b in walk.blocks(window.view.bridge.document) if b.kind is Kind.OPERATIVE)
    page.go_to(Place(operative.id, 0))
    QTest.keyClicks(page, "Decides")
    assert texts(window)[-1] == "Decides"
    assert window.isWindowModified()
    window.actions_by_id["edit.undo"].trigger()
    assert not window.isWindowModified()


def test_typing_marks_the_window_until_it_is_saved(opened, saved_file):
    assert not opened.isWindowModified()
    QTest.keyClicks(opened.view.page, "x")
    assert opened.isWindowModified()
    trigger(opened, "file.save")
    assert not opened.isWindowModified()
    assert "xA/RES/90/5" in [plain.text(b) for b in walk.blocks(files.open(saved_file).document)]
    assert "Saved" in opened.messages.text


def test_undoing_everything_takes_the_mark_away(opened):
    QTest.keyClicks(opened.view.page, "x")
    trigger(opened, "edit.undo")
    assert not opened.isWindowModified()
    assert opened.actions_by_id["edit.redo"].isEnabled()
    assert not opened.actions_by_id["edit.undo"].isEnabled()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.xml", b""),
        ("page.html", b"<!doctype html><html><body>hello"),
        ("picture.docx", b"\x89PNG\r\n\x1a\n" + bytes(200)),
        ("entity.xml", b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><akomaNtoso>&x;</akomaNtoso>'),
        ("broken.docx", b"PK\x03\x04" + bytes(50)),
    ],
)
def test_what_is_no_resolution_is_said_in_one_sentence_and_the_program_goes_on(opened, tmp_path, name, data):
    before = opened.view.bridge.document
    path = tmp_path / name
    path.write_bytes(data)
    assert not opened.files.open_path(path)
    assert opened.messages.text
    assert "\n" not in opened.messages.text
    assert opened.view.bridge.document is before
    QTest.keyClicks(opened.view.page, "x")
    assert opened.isWindowModified()


def test_a_file_that_is_gone_is_said(window, tmp_path):
    assert not window.files.open_path(tmp_path / "nowhere.xml")
    assert "no file" in window.messages.text


def test_a_file_changed_by_someone_else_is_not_overwritten_unasked(opened, saved_file, qtbot):
    QTest.keyClicks(opened.view.page, "x")
    theirs = saved_file.read_bytes() + b"<!-- theirs -->"
    saved_file.write_bytes(theirs)
    trigger(opened, "file.save")
    assert "changed by someone else" in opened.messages.text
    assert saved_file.read_bytes() == theirs
    button = next(b for b in opened.messages.findChildren(QPushButton) if b.text() == "Overwrite")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert saved_file.read_bytes() != theirs
    assert not opened.isWindowModified()


def answer(button):
    """Press this button of the question that comes up."""

    def press():
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        box.button(button).click()

    QTimer.singleShot(0, press)


def test_closing_with_changes_asks_and_can_be_thought_better_of(opened):
    QTest.keyClicks(opened.view.page, "x")
    answer(QMessageBox.StandardButton.Cancel)
    assert not opened.close()
    assert opened.view is not None


def test_closing_with_changes_can_save_them(opened, saved_file):
    QTest.keyClicks(opened.view.page, "x")
    answer(QMessageBox.StandardButton.Save)
    assert opened.close()
    assert "xA/RES/90/5" in [plain.text(b) for b in walk.blocks(files.open(saved_file).document)]


def test_closing_with_changes_can_leave_them(opened, saved_file):
    before = saved_file.read_bytes()
    QTest.keyClicks(opened.view.page, "x")
    answer(QMessageBox.StandardButton.Discard)
    assert opened.close()
    assert saved_file.read_bytes() == before


def test_closing_without_changes_asks_nothing(opened):
    assert opened.close()


def test_save_as_asks_for_a_name_and_goes_on_there(opened, tmp_path, monkeypatch):
    target = tmp_path / "other.xml"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(target.with_suffix("")), ""))
    trigger(opened, "file.save_as")
    assert target.exists()
    assert opened.document_name == "other.xml"
    assert opened.settings.recent_files[0] == str(target)


def test_export_writes_a_word_file_and_keeps_the_document_its_own(opened, tmp_path, saved_file):
    target = tmp_path / "out.docx"
    assert opened.exports.write(target)
    assert target.read_bytes().startswith(b"PK")
    assert opened.view.opened.path == saved_file


def test_a_folder_that_cannot_be_written_is_said(opened, tmp_path):
    assert not opened.files.save_to(tmp_path / "missing" / "file.xml")
    assert "cannot be written" in opened.messages.text
    assert opened.view.opened.path is not None


def test_a_file_dropped_on_an_empty_window_opens_there(window, saved_file):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(saved_file))])
    held = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(50, 50), Qt.DropAction.CopyAction, data, *held)
    QApplication.sendEvent(window.start, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(window.start, QDropEvent(QPointF(50, 50), Qt.DropAction.CopyAction, data, *held))
    assert window.document_name == saved_file.name


def test_a_second_file_gets_a_window_of_its_own(opened, saved_file, qtbot):
    with qtbot.waitSignal(opened.window_wanted) as heard:
        opened.files.open_paths([saved_file])
    assert heard.args == [saved_file]


def test_a_click_in_the_structure_goes_there(opened, qtbot):
    panel = opened.view.show_panel("structure", on=True)
    target = block(opened.view.bridge.document, "Second;")
    index = panel.view.model().mapFromSource(panel.model.index_of_block(target.id))
    panel.view.scrollTo(index)
    spot = panel.view.visualRect(index).center()
    QTest.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
    assert opened.view.bridge.selection.head == Place(target.id, 0)


def test_the_structure_follows_the_caret_and_the_words(opened, qtbot):
    panel = opened.view.show_panel("structure", on=True)
    target = block(opened.view.bridge.document, "Second;")
    with qtbot.waitSignal(opened.view.bridge.settled, timeout=2000):
        opened.view.page.go_to(Place(target.id, 0))
        QTest.keyClicks(opened.view.page, "X")
    assert panel.view.currentIndex().data() == "(b) XSecond;"


def test_the_structure_is_filtered_and_return_goes_to_what_was_found(opened):
    trigger(opened, "view.filter")
    panel = opened.view.show_panel("structure", on=True)
    QTest.keyClicks(panel.filter, "report")
    QTest.keyClick(panel.filter, Qt.Key.Key_Return)
    assert opened.view.bridge.selection.head.block == block(opened.view.bridge.document, "a report.").id


def test_buttons_of_the_structure_move_the_paragraph(opened, qtbot):
    panel = opened.view.show_panel("structure", on=True)
    document = opened.view.bridge.document
    with qtbot.waitSignal(opened.view.bridge.settled, timeout=2000):
        opened.view.page.go_to(Place(block(document, "Second;").id, 0))
    up = next(b for b in panel.findChildren(QToolButton) if b.accessibleName() == "Move up")
    QTest.mouseClick(up, Qt.MouseButton.LeftButton)
    assert texts(opened).index("Second;") < texts(opened).index("First;")


def test_a_paragraph_dropped_in_the_structure_moves_there(opened, qtbot):
    panel = opened.view.show_panel("structure", on=True)
    document = opened.view.bridge.document
    first, second = block(document, "to act").id, block(document, "a report").id
    data = panel.model.mimeData([panel.model.index_of_block(second)])
    above = panel.model.index_of_block(first).parent()
    with qtbot.waitSignal(opened.view.bridge.changed):
        panel.model.dropMimeData(data, Qt.DropAction.MoveAction, 0, 0, above)
    labels = numbering.of(opened.view.bridge.document)
    assert labels.label(second) == "1."
    assert labels.label(first) == "2."


def test_the_masthead_is_a_form_that_edits_the_first_page(opened, qtbot):
    panel = opened.view.show_panel("masthead", on=True)
    field = panel.fields["symbol"]
    assert field.text() == "A/RES/90/5"
    field.selectAll()
    QTest.keyClicks(field, "A/RES/90/6")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert masthead.text_of(opened.view.bridge.document, masthead.SYMBOL) == "A/RES/90/6"
    trigger(opened, "edit.undo")
    assert masthead.text_of(opened.view.bridge.document, masthead.SYMBOL) == "A/RES/90/5"


def test_a_date_in_the_form_is_understood(opened):
    panel = opened.view.show_panel("masthead", on=True)
    QTest.keyClicks(panel.fields["adopted"], "16 December 2035")
    QTest.keyClick(panel.fields["adopted"], Qt.Key.Key_Return)
    assert masthead.value_of(opened.view.bridge.document, masthead.ADOPTED) == "2035-12-16"


def test_zoom_and_colours_keep_the_text_and_the_caret(opened):
    page = opened.view.page
    target = block(opened.view.bridge.document, "Second;")
    page.go_to(Place(target.id, 3))
    width = page.viewport().width()
    trigger(opened, "view.zoom_in")
    assert opened.settings.zoom == 110
    assert page.viewport().width() != width
    trigger(opened, "view.theme_dark")
    assert opened.theme.is_dark
    assert page.sync.where.selection().head == Place(target.id, 3)
    trigger(opened, "view.zoom_reset")
    assert opened.settings.zoom == 100


def test_the_kind_of_the_paragraph_is_shown_and_chosen(opened, qtbot):
    target = block(opened.view.bridge.document, "a report.")
    with qtbot.waitSignal(opened.view.bridge.settled, timeout=2000):
        opened.view.page.go_to(Place(target.id, 0))
    assert opened.kind.currentText() == "Operative"
    trigger(opened, "paragraph.heading")
    assert walk.block_of(opened.view.bridge.document, target.id).kind is Kind.HEADING


def test_insert_footnote_puts_the_caret_into_it_and_the_command_leads_back(opened):
    page = opened.view.page
    target = block(opened.view.bridge.document, "a report.")
    page.go_to(Place(target.id, 9))
    trigger(opened, "insert.footnote")
    QTest.keyClicks(page, "A note.")
    trigger(opened, "view.note")
    assert opened.view.bridge.selection.head == Place(target.id, 10)
    notes = [plain.text(n.blocks[0]) for _b, _o, n in walk.notes(opened.view.bridge.document)]
    assert notes == ["Official Records.", "A note."]


def test_a_refused_edit_is_said_and_nothing_changes(opened):
    before = opened.view.bridge.document
    opened.view.page.go_to(Place(next(walk.blocks(before)).id, 0))
    QTest.keyClick(opened.view.page, Qt.Key.Key_Backspace)
    assert opened.messages.text
    assert opened.view.bridge.document is before


def test_what_could_not_be_kept_is_said_with_details(window, tmp_path, saved_file):
    broken = tmp_path / "broken.xml"
    broken.write_bytes(saved_file.read_bytes().replace(b"</akomaNtoso>", b""))
    assert window.files.open_path(broken)
    assert window.messages.text
    trigger(window, "file.losses")
    dialog = next(d for d in window.findChildren(QDialog) if d.objectName() == "losses")
    dialog.close()


def test_every_command_has_a_place_and_a_name_for_screen_readers(opened):
    for title, _keys, explanation in opened.actions_by_id.help_text():
        assert title
        assert explanation.endswith(".")
    assert opened.view.page.accessibleName()
    assert opened.kind.accessibleName()


def test_keys_of_commands_are_unique():
    from engross.workspace.commands import commands

    ids = [c.id for c in commands()]
    assert len(set(ids)) == len(ids)
    keys = [key for c in commands() for key in c.keys]
    assert len(set(keys)) == len(keys)


def test_the_structure_is_a_sound_model(opened, qtmodeltester):
    panel = opened.view.show_panel("structure", on=True)
    qtmodeltester.check(panel.model, force_py=True)
    qtmodeltester.check(panel.view.model(), force_py=True)


def test_the_command_key_of_a_footnote_works_from_the_page(opened, qtbot):
    page = opened.view.page
    page.go_to(Place(block(opened.view.bridge.document, "a report.").id, 9))
    opened.activateWindow()
    page.setFocus()
    QTest.keyClick(page, Qt.Key.Key_F, CONTROL | Qt.KeyboardModifier.AltModifier)
    assert len(list(walk.notes(opened.view.bridge.document))) == 2


def test_an_emblem_that_was_chosen_stands_in_word_files(opened, tmp_path, monkeypatch):
    picture = tmp_path / "emblem.png"
    image = QImage(12, 10, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.blue)
    assert image.save(str(picture))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_k: (str(picture), ""))
    trigger(opened, "file.emblem")
    assert opened.settings.emblem == str(picture)
    assert opened.exports.write(tmp_path / "out.docx")
    with zipfile.ZipFile(tmp_path / "out.docx") as package:
        assert any(name.startswith("word/media/") for name in package.namelist())
    trigger(opened, "file.no_emblem")
    assert opened.settings.emblem == ""


def test_signs_of_levels_point_the_way_the_text_runs(window, qtbot):
    def drawn():
        bar = [window.actions_by_id[name].icon() for name in ("paragraph.indent", "paragraph.outdent")]
        buttons = window.view.findChildren(QToolButton)
        (button,) = [b for b in buttons if b.accessibleName() == "A level in"]
        return [icon.pixmap(20).toImage() for icon in (*bar, button.icon())]

    window.show_document(files.new(resolution("1. *Decides* to act.")))
    there = drawn()
    back = [picture.flipped(Qt.Orientation.Horizontal) for picture in there]
    assert back != there
    window.view.show_panel("masthead", on=True)
    (panel,) = window.view.findChildren(MastheadPanel)
    QTest.keyClicks(panel.language, "Ar")
    assert window.view.bridge.document.metadata.language == "ar"
    qtbot.waitUntil(lambda: drawn() == back, timeout=5_000)
    QTest.keyClick(window.view.page, Qt.Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: drawn() == there, timeout=5_000)
