"""Spaces and hyphens at which no line may break are layout, and layout is never a change."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

import strategies
from builders import notation, resolution
from engross.editing import rewrite, text
from engross.formats import registry
from engross.model import states, walk
from engross.model.inlines import Footnote, Text
from engross.model.places import Place, Selection
from engross.review import decisions, unbroken, words
from engross.review.compare import compare, says_same
from engross.review.copies import Copy, merge
from engross.review.tracking import track
from engross.workspace import comparison, files

AT = "2035-12-16T09:30:00Z"
SENT = """
    TITLE Clean water
    ORG The General Assembly,
    PP *Recalling* the follow\u2011up of 16\u00a0December 2035,[^A/80/17, para.\u00a05.]
    1. *Decides* to act at once;
    2. *Requests* a report.
"""
LOOSE = SENT.replace("\u00a0", " ").replace("\u2011", "-")


def tight(said):
    return said.replace(" ", "\u00a0").replace("-", "\u2011")


def loosened(document, of_words=words.loose):
    """The document with plain spaces and hyphens."""

    def of_inline(inline):
        if isinstance(inline, Footnote):
            return replace(inline, blocks=tuple(map(of_block, inline.blocks)))
        return replace(inline, text=of_words(inline.text)) if isinstance(inline, Text) else inline

    def of_block(block):
        return replace(block, inlines=tuple(map(of_inline, block.inlines)))

    return rewrite.map_blocks(document, of_block)


def foreign(document, author):
    """A copy that another program wrote as a Word file."""
    sent = registry.DOCX.read(registry.DOCX.write(resolution(SENT)).data).document
    return Copy(loosened(registry.DOCX.read(registry.DOCX.write(document).data).document), author, sent)


def inserted(document, words_before, new):
    """The edit that puts words behind others."""
    block = next(
        b for b in walk.blocks(document) if words_before in "".join(getattr(i, "text", "") for i in b.inlines)
    )
    at = "".join(getattr(i, "text", "\ufffc") for i in block.inlines).index(words_before) + len(words_before)
    return text.insert(document, Selection(Place(block.id, at), Place(block.id, at)), new)


@pytest.mark.parametrize(("one", "two"), [(SENT, LOOSE), (LOOSE, SENT)])
def test_lines_break_as_in_the_other_text(one, two):
    other, document = resolution(one), resolution(two.replace("at once", "soon"))
    assert notation(unbroken.as_in(other, document)) == notation(resolution(one.replace("at once", "soon")))


def test_words_in_the_place_of_others_break_as_they_were_written():
    other, document = (
        resolution(SENT),
        resolution(SENT.replace("16\u00a0December 2035", "every day of a year")),
    )
    assert notation(unbroken.as_in(other, document)) == notation(document)


def test_words_that_came_break_as_they_were_written():
    document = resolution(SENT)
    made = track(document, inserted(document, "16\u00a0December 2035", " and 5\u00a0May"), "Ann", AT).document
    assert unbroken.as_in(resolution(LOOSE), made).changes == made.changes
    after = notation(states.accepted(unbroken.as_in(resolution(LOOSE), made)))
    assert "follow-up of 16 December 2035 and 5\u00a0May" in after


@settings(max_examples=25)
@given(*(strategies.documents(most_texts=1) for _ in range(2)))
def test_any_two_documents(old, new):
    """What is changed in the later text is only where lines break; the states of the comparison are exact."""
    assert says_same(unbroken.as_in(old, loosened(old, tight)), old)
    for one, two in ((old, new), (old, loosened(new, tight)), (loosened(old, tight), new)):
        made = unbroken.as_in(one, two)
        assert says_same(loosened(made), loosened(two))
        compared = compare(one, made, "Ann", AT)
        assert says_same(states.accepted(compared), made)
        assert says_same(states.original(compared), one)


def test_a_copy_from_another_program_has_its_edits_only():
    sent = resolution(SENT)
    made = merge(sent, sent, [foreign(sent, "Ann")], AT)
    assert made.document.changes == ()
    made = merge(sent, sent, [foreign(inserted(sent, "to act at", " the").document, "Ann")], AT)
    assert [entry.words.strip() for entry in decisions.entries(made.document)] == ["the"]
    assert says_same(states.original(made.document), sent)


def test_a_tracked_copy_from_another_program_keeps_its_authors():
    sent = resolution(SENT)
    theirs = track(sent, inserted(sent, "Requests a", " full"), "Lin", AT).document
    theirs = track(theirs, inserted(theirs, "to act", " well"), "Ola", AT).document
    made = merge(sent, sent, [foreign(theirs, "Norway")], AT)
    assert made.notes == ()
    assert {change.author for change in made.document.changes} == {"Lin", "Ola"}


def test_equal_edits_that_break_otherwise_are_one():
    sent = resolution(SENT)
    copies = [
        Copy(inserted(sent, "at once", f" on 5{space}May").document, name)
        for space, name in (("\u00a0", "A"), (" ", "B"))
    ]
    made = merge(sent, sent, copies, AT)
    assert made.conflicts == ()
    assert {change.author for change in made.document.changes} == {"A; B"}


def test_two_files_that_break_otherwise_say_the_same(tmp_path):
    found = []
    for name, said in (("one.xml", SENT), ("two.xml", LOOSE), ("three.docx", LOOSE)):
        files.export(files.new(resolution(said)), tmp_path / name)
        found.append(files.read((tmp_path / name).read_bytes(), name))
    for old, new in ((0, 1), (1, 0), (0, 2), (2, 0)):
        assert comparison.compared_files(found[old], found[new], "", AT).document.changes == ()
