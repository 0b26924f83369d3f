"""Live cross-references in files other than the file of record: Word fields, and plain words in text."""

from __future__ import annotations

import io
import zipfile

import pytest

from engross.formats import registry
from engross.formats.docx.write import write as write_docx
from engross.model import references, walk
from references import linked, words_of

TEXT = """
TITLE {number:90/5.} {title:Clean water}
ORG The General Assembly,
PP *Recalling* its resolution 80/1,
1. *Decides* to act by paragraph [2](to:Requests), and paragraph [2 (b)](to:On air) below;[^See paragraph [1](to:Decides) above.]
2. *Requests*:
  (a) On water;
  (b) On air, but for subparagraph [(a)](own:On water);
3. *Ends*, in view of footnote [1](note:See paragraph).
"""


def document_xml(data):
    return zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()


def test_word_files_hold_fields_that_lead_to_bookmarks():
    document = linked(TEXT).document
    xml = document_xml(write_docx(document).data)
    assert (xml.count(" REF _Ref"), xml.count(" NOTEREF _RefNote")) == (3, 1)
    for found in references.of(document).values():
        for reference in found:
            number = 100_000 + reference.target.node
            assert f'w:name="_Ref{number}"' in xml or f'w:name="_RefNote{number}"' in xml
    assert xml.count("bookmarkStart") == xml.count("bookmarkEnd")
    assert "#node" not in xml


def test_word_files_are_read_back_live():
    document = linked(TEXT).document
    again = registry.named("docx").read(write_docx(document).data).document
    assert words_of(again) == ["2", "2 (b)", "1", "(a)", "1"]
    assert next(iter(walk.notes(again)))[2].id in {
        r.target.node for f in references.of(again).values() for r in f
    }


@pytest.mark.parametrize("name", ["text", "markdown", "html", "json"])
def test_elsewhere_they_are_words(name):
    known = {entry.name for entry in registry.FORMATS}
    if name not in known:
        pytest.skip(f"there is no format {name}")
    entry = next(e for e in registry.FORMATS if e.name == name)
    if not entry.can_write:
        pytest.skip(f"{name} is not written")
    written = entry.write(linked(TEXT).document)
    assert b"paragraph 2" in written.data
    if name != "json":
        assert b"#node" not in written.data
        assert not [loss for loss in written.losses if "ink" in loss]
