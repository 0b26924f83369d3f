"""Copies that come back as other files: only what people did is a change, and it stays theirs."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from builders import resolution
from engross import resources
from engross.editing import structure, text
from engross.formats import registry
from engross.model import masthead, numbering, plain, states, walk
from engross.model.inlines import Footnote, Style, Text
from engross.model.nodes import Block, Document, Kind, Part, PartKind
from engross.model.places import Place, Selection
from engross.review import authors, decisions
from engross.review.compare import says_same
from engross.review.copies import merge
from engross.review.tracking import track
from engross.workspace import comparison, files, returning

AT = "2035-12-16T09:30:00Z"
SAMPLES = sorted(resources.path("samples").glob("*.xml"))


def through(document, ending="docx"):
    """The document as a file, read again."""
    form = registry.for_ending(f"x.{ending}")
    return files.read(form.write(document).data, f"x.{ending}")


def place(document, words):
    for block in walk.blocks(document):
        at = plain.text(block).find(words)
        if at >= 0:
            return Place(block.id, at)
    raise AssertionError(words)


def words_of(document):
    return sorted(entry.words.strip() for entry in decisions.entries(document))


def typed(document, words, new, author=None):
    """``new`` in place of words, tracked where there is an author."""
    start = place(document, words)
    edit = text.insert(document, Selection(start, Place(start.block, start.offset + len(words))), new)
    return (track(document, edit, author, AT) if author else edit).document


@pytest.mark.parametrize("ending", ["docx", "txt", "md"])
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_what_came_back_untouched_is_no_change(path, ending):
    sent = files.open(path).document
    made = merge(sent, sent, returning.copies(sent, [(through(sent, ending), "Bo")]), AT)
    assert made.document.changes == ()


@pytest.mark.parametrize("ending", ["txt", "md"])
@pytest.mark.parametrize("folder", ["ga/en", "ga/fr", "ga/ar", "ga/zh", "sc/en", "hrc/en", "ecosoc/en"])
def test_published_texts_that_come_back_as_text_are_unchanged(shared, folder, ending):
    paths = sorted(p for p in (shared / "corpus" / folder).glob("*.xml") if p.stat().st_size < 60_000)
    for path in random.Random(7).sample(paths, 4):
        sent = states.accepted(files.open(path).document)
        made = merge(sent, sent, returning.copies(sent, [(through(sent, ending), "Bo")]), AT)
        assert made.document.changes == (), path.name


@pytest.fixture
def sent():
    return files.open(resources.path("samples/general-assembly.xml")).document


def test_tracked_changes_of_two_people_in_one_copy_stay_theirs(sent):
    copy = typed(sent, "small works", "small and large works", "Bo")
    copy = typed(copy, "Ninetieth", "Ninety-first", "Chen")
    made = merge(sent, sent, returning.copies(sent, [(through(copy), "Somebody")]), AT)
    assert made.notes == ()
    assert {change.author for change in made.document.changes} == {"Bo", "Chen"}
    assert words_of(made.document) == ["Ninetieth", "Ninety-first", "and large"]
    bo = authors.changes_of(made.document, "Bo")
    only = states.decided(made.document, accept=bo, reject=decisions.everything(made.document) - bo)
    assert says_same(only, typed(sent, "small works", "small and large works"))


def test_what_was_edited_without_tracking_is_all_that_changed(sent):
    copy = typed(sent, "small works", "large works")
    back = [(through(copy), "Bo"), (through(copy), "Chen")]
    made = merge(sent, sent, returning.copies(sent, back), AT)
    assert [entry.words for entry in decisions.entries(made.document)] == ["small", "large"]
    assert {change.author for change in made.document.changes} == {"Bo; Chen"}


def test_what_the_format_makes_of_the_text_is_read_once_for_many_copies(sent):
    back = [(through(typed(sent, "small works", f"{size} works")), size) for size in ("large", "tiny", "no")]
    one, two, three = returning.copies(sent, back)
    assert one.carried is two.carried is three.carried is not None


def test_a_look_that_a_reviewer_gave_stays_beside_one_that_the_file_lost(sent):
    start = place(sent, "18 December 2035")
    words = Selection(start, replace(start, offset=start.offset + 2))
    copy = text.set_style(sent, words, Style.UNDERLINE, on=True).document
    made = merge(sent, sent, returning.copies(sent, [(through(copy), "Bo")]), AT).document
    assert [entry.words for entry in decisions.entries(made)] == ["18"]
    assert says_same(states.accepted(made), copy)


def test_the_same_tracked_word_before_and_behind_a_space_is_one_change(sent):
    start = place(sent, " works, planned")
    copies = []
    for author, at, word in (("Bo", 0, " new"), ("Chen", 1, "new ")):
        caret = replace(start, offset=start.offset + at)
        edit = text.insert(sent, Selection(caret, caret), word)
        copies.append((through(track(sent, edit, author, AT).document), author))
    made = merge(sent, sent, returning.copies(sent, copies), AT)
    assert [change.author for change in made.document.changes] == ["Bo; Chen"]
    assert made.conflicts == ()


CLOSED = """
    TITLE {number:90/5.} Clean water
    ORG The General Assembly,
    PP *Recalling* the *Official Records* of [1990](https://example.org/1990),[^Of the 3<sup>rd</sup> year. ¶ And the 4th.]
    HEAD Wells
    1. *Decides* to act;
    2. *Requests* a report.
    CLOSE 45th plenary meeting⏎16 December 2035
    CLOSE [Adopted by a recorded vote of 1 to 1, with 0 abstentions:⏎In favour:⏎Chad⏎Against:⏎Malta]
"""


@pytest.mark.parametrize("ending", ["txt", "md"])
@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("16 December", "17 December", ["16", "17"]),
        ("45th plenary", "46th plenary", ["45", "46"]),
        ("to act;", "to act soon;", ["soon"]),
        ("⏎Malta", "⏎Malta, Peru", [", Peru"]),
        ("1990", "1991", ["1990", "1991"]),
        ("    2. ", "    2. *Thanks* all;\n    3. ", ["Thanks all;"]),
        ("    HEAD ", "    PP *Noting* wells,\n    HEAD ", ["Noting wells,"]),
        ("    HEAD Wells\n", "", ["Wells"]),
    ],
)
def test_what_was_edited_in_plain_text_is_all_that_changed(ending, old, new, words):
    sent, copy = resolution(CLOSED), resolution(CLOSED.replace(old, new))
    made = merge(sent, sent, returning.copies(sent, [(through(copy, ending), "Bo")]), AT).document
    assert words_of(made) == words
    assert says_same(states.original(made), sent)
    said = [[plain.words(block) for block in part.blocks] for part in states.accepted(made).parts]
    assert said == [[plain.words(block) for block in part.blocks] for part in copy.parts]


def as_office_text(document, *, with_notes):
    """As office programs save a Word file as plain text: no looks, no heads of pages, numbers typed."""
    numbers, notes = numbering.of(document), []
    lines = []
    for block in walk.blocks(document):
        words = ""
        for inline in block.inlines:
            if isinstance(inline, Footnote):
                mark = numbers.mark(inline.id)
                words += f"[{mark}]" if with_notes else mark
                notes.append(f"[{mark}] {plain.note_text(inline)}")
            else:
                words += inline.text if isinstance(inline, Text) else "\n"
        if "session" in words or lines:  # what stands before is in the head of the page
            tab = "" if with_notes or block.cell or block.kind in (Kind.MASTHEAD, Kind.CLOSING) else "\t"
            lines.append(f"{tab}{numbers.label(block.id)} {words}".strip(" "))
    text = "\n\n".join([*lines, *notes]) if with_notes else "\n".join(lines)
    return files.read(text.encode(), "office.txt")


@pytest.mark.parametrize("with_notes", [True, False])
def test_plain_text_from_an_office_program_has_its_edits_only(sent, with_notes):
    back = as_office_text(sent, with_notes=with_notes)
    made = merge(sent, sent, returning.copies(sent, [(back, "Bo")]), AT).document
    assert made.changes == ()
    copy = typed(typed(sent, "small works", "large works"), "Requests", "Invites")
    back = as_office_text(copy, with_notes=with_notes)
    made = merge(sent, sent, returning.copies(sent, [(back, "Bo")]), AT).document
    assert words_of(made) == ["Invites", "Requests", "large", "small"]


@pytest.mark.parametrize("ending", ["txt", "md"])
def test_a_line_of_the_first_page_that_somebody_deleted_is_gone(sent, ending):
    line = next(b for b in walk.blocks(sent) if "Distr" in plain.text(b))
    copy = structure.remove(sent, line.id).document
    made = merge(sent, sent, returning.copies(sent, [(through(copy, ending), "Bo")]), AT).document
    assert words_of(made) == [plain.words(line)]


@pytest.mark.parametrize("ending", ["docx", "xml", "txt", "md"])
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_text_and_its_word_file_say_the_same(path, ending):
    here = files.open(path).document
    one, two = through(here, "xml"), through(here, ending)
    for pair in ((one, two), (two, one)):
        assert comparison.compared_files(*pair, "", AT).document.changes == ()


def test_what_was_edited_in_a_word_file_is_the_difference(sent):
    later = typed(sent, "small works", "large works")
    for old, new, words in (
        (through(sent, "xml"), through(later), ["large", "small"]),
        (through(later), through(sent, "xml"), ["large", "small"]),
    ):
        assert words_of(comparison.compared_files(old, new, "", AT).document) == words


def test_an_empty_text_is_compared_with_plain_words():
    empty = through(Document((Part(PartKind.BODY, (Block(1, Kind.TEXT),)),), next_id=2), "xml")
    words = files.read(b"1. Decides to act.", "later.txt")
    assert comparison.compared_files(empty, words, "", AT).document.changes


def test_a_session_that_a_copy_names_anew_has_its_number(sent):
    copy = typed(sent, "Ninetieth", "Ninety-first")
    made = merge(sent, sent, returning.copies(sent, [(through(copy), "Bo")]), AT).document
    assert masthead.value_of(states.accepted(made), masthead.SESSION) == "91"
    assert masthead.value_of(states.original(made), masthead.SESSION) == "90"
