"""Opening, saving and exporting: whole files only, and never over someone else's change."""

from __future__ import annotations

import io
import os
import stat
import zipfile

import pytest

from builders import notation, resolution
from engross.editing import text
from engross.editing.editor import Editor
from engross.errors import FormatError, SaveError
from engross.formats import registry
from engross.model import walk
from engross.model.places import Place, Selection
from engross.review import comments
from engross.review.tracking import track
from engross.workspace import files
from engross.workspace.files import ChangedOnDisk
from engross.workspace.open_document import OpenDocument


@pytest.fixture
def path(tmp_path):
    """A resolution of our own, saved."""
    target = tmp_path / "water.xml"
    files.save(
        files.new(resolution("TITLE Water\nORG The Assembly,\nPP *Recalling* it,[^Note.]\n1. a;\n2. b.")),
        target,
    )
    return target


def typed(opened, words="x"):
    """Type at the end of the last paragraph."""
    last = opened.document.parts[-1].blocks[-1]
    end = Place(last.id, len(last.inlines[0].text))
    opened.editor.apply(text.insert(opened.document, Selection(end, end), words))


def test_a_file_is_opened_unmodified_and_saved_again_as_it_was(path):
    before = path.read_bytes()
    opened = files.open(path)
    assert (opened.path, opened.is_modified, opened.losses) == (path, False, ())
    files.save(opened)
    assert path.read_bytes() == before


def test_saving_makes_the_document_unmodified_and_undo_modified_again(path):
    opened = files.open(path)
    typed(opened)
    assert opened.is_modified
    files.save(opened)
    assert not opened.is_modified
    opened.editor.undo()
    assert opened.is_modified
    opened.editor.redo()
    assert not opened.is_modified
    assert notation(files.open(path).document) == notation(opened.document)


def test_saving_elsewhere_moves_there(path, tmp_path):
    opened = files.open(path)
    before = path.read_bytes()
    typed(opened)
    other = tmp_path / "other.xml"
    files.save(opened, other)
    assert (opened.path, opened.is_modified) == (other, False)
    assert path.read_bytes() == before


def test_a_new_document_needs_a_name(tmp_path):
    opened = files.new(resolution("PP a\n1. b"))
    assert opened.is_modified
    with pytest.raises(SaveError, match="no file yet"):
        files.save(opened)


def test_a_document_is_not_saved_in_place_of_a_file_of_another_format(path, tmp_path):
    opened = files.open(path)
    word = tmp_path / "their.DOCX"
    word.write_bytes(b"PK theirs")
    with pytest.raises(SaveError, match=r"\.DOCX"):
        files.save(opened, word)
    assert word.read_bytes() == b"PK theirs"
    assert opened.path == path
    files.save(opened, tmp_path / "draft 2.final")
    assert files.open(tmp_path / "draft 2.final").document == opened.document


def test_someone_elses_change_is_noticed_before_it_is_overwritten(path):
    opened = files.open(path)
    typed(opened)
    theirs = path.read_bytes().replace(b"Water", b"Winds")
    path.write_bytes(theirs)
    os.utime(path, ns=(1, 1))
    with pytest.raises(ChangedOnDisk, match="changed by someone else"):
        files.save(opened)
    assert path.read_bytes() == theirs
    assert opened.is_modified
    files.save(opened, overwrite_changed=True)
    assert not opened.is_modified
    files.save(opened)


def test_a_touched_file_with_the_same_content_is_no_change(path):
    opened = files.open(path)
    typed(opened)
    os.utime(path, ns=(1, 1))
    files.save(opened)
    assert not opened.is_modified


def test_a_file_deleted_meanwhile_is_written_again(path):
    opened = files.open(path)
    path.unlink()
    files.save(opened)
    assert path.exists()


def test_saving_over_the_own_file_by_name_notices_too(path):
    opened = files.open(path)
    path.write_bytes(b"theirs")
    with pytest.raises(ChangedOnDisk):
        files.save(opened, path)


def test_a_folder_that_does_not_exist_leaves_the_document_modified(path, tmp_path):
    opened = files.open(path)
    typed(opened)
    with pytest.raises(SaveError, match="cannot be written"):
        files.save(opened, tmp_path / "none" / "x.xml")
    assert opened.is_modified
    assert opened.path == path


def test_no_half_file_is_left(path, tmp_path):
    folder = tmp_path / "taken.xml"
    folder.mkdir()
    (folder / "something").write_text("", encoding="utf-8")
    with pytest.raises(SaveError):
        files.write_bytes(folder, b"data")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["taken.xml", "water.xml"]


def test_a_link_stays_a_link_and_a_file_keeps_its_mode(path, tmp_path):
    link = tmp_path / "link.xml"
    try:
        link.symlink_to(path)
    except OSError:
        pytest.skip("needs symbolic links")
    path.chmod(0o640)
    files.write_bytes(link, b"data")
    assert link.is_symlink()
    assert path.read_bytes() == b"data"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_exporting_leaves_the_document_where_it_is(path, tmp_path):
    opened = files.open(path)
    typed(opened)
    losses = files.export(opened, tmp_path / "out.docx")
    assert (tmp_path / "out.docx").read_bytes()[:2] == b"PK"
    assert isinstance(losses, tuple)
    assert (opened.path, opened.is_modified) == (path, True)


def test_a_text_file_has_no_file_of_record_until_it_is_saved(tmp_path):
    source = tmp_path / "water.txt"
    source.write_text(
        "The General Assembly,\n\nRecalling its resolution 80/1,\n\n1. Decides to act.\n", encoding="utf-8"
    )
    opened = files.open(source)
    assert opened.path is None
    files.save(opened, tmp_path / "water.xml")
    assert opened.path == tmp_path / "water.xml"


@pytest.mark.parametrize(("name", "match"), [("none.xml", "no file"), (".", "folder")])
def test_what_cannot_be_opened_is_said(tmp_path, name, match):
    with pytest.raises(FormatError, match=match):
        files.open(tmp_path / name)


def test_a_file_beyond_all_measure_is_refused_unread(tmp_path, monkeypatch):
    monkeypatch.setattr("engross.formats.registry.MAX_BYTES", 1_000_000)
    large = tmp_path / "large.xml"
    large.write_bytes(bytes(1_000_001))
    with pytest.raises(FormatError, match="larger than 1 MB"):
        files.open(large)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_said(path):
    path.chmod(0)
    with pytest.raises(FormatError, match="permission"):
        files.open(path)


def test_a_private_comment_is_saved_and_never_exported(tmp_path):
    opened = OpenDocument(Editor(resolution("1. *Decides* to act;\n2. *Requests* a report.")))
    for words, is_private in (("For all", False), ("For us", True)):
        edit = comments.add(opened.document, words, "Chad", "2035-12-16T09:30:00Z", on=None)
        thread = edit.document.comments[-1]
        opened.editor.apply(edit)
        opened.editor.apply(comments.change(opened.document, thread.id, is_private=is_private))
    files.export(opened, tmp_path / "out.docx")
    files.export(opened, tmp_path / "out.xml")
    files.save(opened, tmp_path / "mine.xml")
    for name, count in (("out.docx", 1), ("out.xml", 1), ("mine.xml", 2)):
        assert len(files.open(tmp_path / name).document.comments) == count, name


@pytest.mark.parametrize("ending", [e for f in registry.FORMATS if f.can_write for e in f.endings])
def test_no_format_lets_private_words_out_unasked(tmp_path, ending):
    document = comments.add(
        resolution("1. *Decides* to act."), "Entre nous", "Chad", "2035-12-16T09:30:00Z", on=None
    ).document
    document = comments.change(document, document.comments[0].id, is_private=True).document
    data = files.written_as(document, tmp_path / f"out{ending}").data
    assert "Entre nous" not in _all_words(data)


def test_private_comments_leave_when_they_are_asked_for(tmp_path):
    document = comments.add(
        resolution("1. *Decides* to act."), "Entre nous", "Chad", "2035-12-16T09:30:00Z", on=None
    ).document
    opened = OpenDocument(
        Editor(comments.change(document, document.comments[0].id, is_private=True).document)
    )
    for name, is_private in (("out.docx", False), ("out.xml", True)):
        files.export(opened, tmp_path / name, with_private=True)
        (thread,) = files.open(tmp_path / name).document.comments
        assert (thread.text, thread.is_private) == ("Entre nous", is_private)


def _all_words(data: bytes) -> str:
    """What can be read in a file, its parts unpacked."""
    if not data.startswith(b"PK"):
        return data.decode("utf-8", "replace")
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return "".join(package.read(name).decode("utf-8", "replace") for name in package.namelist())


def test_texts_say_what_is_accepted(tmp_path):
    document = resolution("1. *Decides* to act;\n2. *Requests* a report.")
    block = next(walk.blocks(document))
    edit = text.insert(document, Selection(Place(block.id, 11), Place(block.id, 14)), "wait")
    opened = OpenDocument(Editor(track(document, edit, "Chad", "2035-12-16T09:30:00Z").document))
    for name in ("out.txt", "out.md", "out.html", "out.json"):
        files.export(opened, tmp_path / name)
        words = (tmp_path / name).read_text(encoding="utf-8")
        assert "to wait" in words, name
        assert "to act" not in words, name
