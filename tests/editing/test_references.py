"""Live references follow what they name, through every edit."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import block
from contracts.edits import OPERATIONS
from engross.editing import footnotes, fragments, moving, rewrite, structure, text
from engross.editing.editor import Editor
from engross.editing.references import insert, live_everywhere, live_here, refreshed, words_here
from engross.errors import EditRefused
from engross.model import inlines as rows
from engross.model import plain, references, validity, walk
from engross.model.inlines import Text, normal
from engross.model.places import Place, Selection, caret
from references import linked, out_of_step, words_of
from strategies import documents

THREE = """
ORG The General Assembly,
1. *Decides* to act as set out in paragraph [2](to:Requests) below;
2. *Requests* a report;
3. *Also decides* to end, recalling paragraph [2](to:Requests) above.
"""


def editor_of(notation, **metadata):
    built = linked(notation, **metadata)
    return Editor(built.document)


def move(editor, words, target, *, after):
    document = editor.document
    editor.apply(moving.move(document, block(document, words).id, block(document, target).id, after=after))


def test_moving_what_is_named_changes_the_words_in_the_same_step():
    editor = editor_of(THREE)
    first = editor.document
    move(editor, "Requests", "Decides", after=False)
    assert words_of(editor.document) == ["1", "1"]
    editor.undo()
    assert editor.document is first
    editor.redo()
    assert words_of(editor.document) == ["1", "1"]


def test_a_new_paragraph_and_a_paragraph_less():
    editor = editor_of(THREE)
    decides = block(editor.document, "Decides to act").id
    editor.apply(structure.split(editor.document, Place(decides, 0)))
    assert words_of(editor.document) == ["3", "3"]
    editor.apply(structure.remove(editor.document, walk.block_of(editor.document, decides).id))
    assert words_of(editor.document) == ["2"]


@pytest.mark.parametrize(
    ("language", "deep"), [("en", "2 (a) (i)"), ("fr", "2 a) i)"), ("zh", "2(a)㈠"), ("ru", "2 a) i)")]
)
def test_subparagraphs_are_named_by_the_way_to_them(language, deep):
    built = linked(
        f"""
        1. *Decides* [{deep}](to:Deep) and [x](own:Deep).
        2. *Requests*:
          (a) A report:
            (i) Deep;
        """.replace("(a)", "OP").replace("(i)", "OP"),
        language=language,
    )
    target = references.Target(block(built.document, "Deep").id)
    assert references.label(built.document, target) == deep


def test_a_reference_within_the_paragraph_names_the_last_step():
    editor = editor_of(
        "1. *Decides*:\n  (a) This;\n  (b) That, but for subparagraph [(a)](own:This).\n2. End."
    )
    move(editor, "This", "That", after=True)
    assert words_of(editor.document) == ["(b)"]


def test_sections_and_footnotes_and_preambular_paragraphs():
    editor = editor_of(
        """
        PP *Recalling* a[^One]
        PP *Noting* b[^Two]
        SEC Rules
        1. See section [II](to:Means), footnote [2](note:Two) and the [second](to:Noting) preambular paragraph;
        SEC Means
        2. End.
        """
    )
    assert out_of_step(editor.document) == []
    recalling = block(editor.document, "Recalling")
    editor.apply(structure.remove(editor.document, recalling.id))
    assert words_of(editor.document) == ["II", "1", "first"]
    editor.apply(footnotes.insert(editor.document, Place(block(editor.document, "Noting").id, 0)))
    assert words_of(editor.document) == ["II", "2", "first"]


def test_what_is_gone_keeps_its_words_and_comes_back_with_undo():
    editor = editor_of(THREE)
    editor.apply(structure.remove(editor.document, block(editor.document, "Requests").id))
    assert words_of(editor.document) == ["2", "2"]
    held = references.of(editor.document)
    assert all(references.is_broken(editor.document, r) for found in held.values() for r in found)
    editor.undo()
    move(editor, "Requests", "Decides", after=False)
    assert words_of(editor.document) == ["1", "1"]


def typed(editor, at, words):
    editor.apply(text.insert(editor.document, caret(*at), words))


def test_typing_into_a_reference_lets_it_go():
    editor = editor_of(THREE.replace("[2]", "[2]", 1))
    held = block(editor.document, "Decides to act")
    (reference,) = references.inside(held.inlines)
    # as Qt reads it back: the new character looks like the one before it
    row = tuple(replace(i, text="25") if references.is_live(i) else i for i in held.inlines)
    editor.apply(text.replace(editor.document, held.id, row, caret(held.id, reference.end + 1)))
    kept = walk.block_of(editor.document, held.id)
    assert [r.words for r in references.inside(kept.inlines)] == ["2"]
    assert editor.selection == caret(held.id, reference.end + 1)
    row = tuple(replace(i, text="7") if references.is_live(i) else i for i in kept.inlines)
    editor.apply(text.replace(editor.document, held.id, row))
    assert list(references.inside(walk.block_of(editor.document, held.id).inlines)) == []
    assert "paragraph 75" in "".join(i.text for i in walk.block_of(editor.document, held.id).inlines)


def test_a_reference_cut_in_two_is_none():
    editor = editor_of("1. *See* paragraph [2 (b)](to:Second) here;\n2. *Act*:\n  (a) First;\n  (b) Second.")
    held = block(editor.document, "See")
    (reference,) = references.inside(held.inlines)
    editor.apply(structure.split(editor.document, Place(held.id, reference.start + 2)))
    assert words_of(editor.document) == []


def test_the_look_and_a_space_that_does_not_break_are_kept():
    editor = editor_of(
        "1. *See* paragraph *[2\u00a0(b)](to:Second)*;\n2. *Act*:\n  (a) First;\n  (b) Second."
    )
    assert out_of_step(editor.document) == []
    move(editor, "Second", "First", after=False)
    held = block(editor.document, "See")
    run = next(i for i in held.inlines if references.is_live(i))
    assert isinstance(run, Text)
    assert (run.text, bool(run.style)) == ("2\u00a0(a)", True)


def test_the_caret_stays_where_it_is_in_the_words():
    notation = "\n".join(f"OP *Decides* {n};" for n in range(1, 10))
    editor = editor_of(notation + "\nOP See paragraph [9](to:Decides 9) above, here.")
    held = block(editor.document, "See")
    place = Place(held.id, 27)
    editor.select(Selection(place, place))
    edit = structure.insert_block(editor.document, block(editor.document, "Decides 1").id, held.kind)
    editor.apply(replace(edit, selection=None))
    assert words_of(editor.document) == ["10"]
    assert editor.selection.head.offset == 28


def test_typing_elsewhere_costs_nothing():
    editor = editor_of(THREE)
    held = references.of(editor.document)
    at = block(editor.document, "report")
    editor.apply(text.insert(editor.document, caret(at.id, 3), "x"), "typing")
    assert references.of(editor.document) is held


def test_a_document_without_references_stays_the_same_object():
    document = linked("PP a\n1. b;\n2. c.").document
    assert refreshed(document) is document


@st.composite
def referring(draw):
    """A document in which some words are references to blocks and footnotes, all in step."""
    document = draw(documents(most_texts=1))
    nodes = [b.id for b in walk.all_blocks(document)] + [n.id for _, _, n in walk.notes(document)]
    labelled = [
        (target, label)
        for node in nodes
        for target in (references.Target(node), references.Target(node, is_own=True))
        if (label := references.label(document, target))
    ]
    holders = draw(st.lists(st.sampled_from(list(walk.all_blocks(document))), max_size=4))
    for held in holders:
        if not labelled:
            break
        target, label = draw(st.sampled_from(labelled))
        run = Text(label, link=references.address(target.node, is_own=target.is_own))
        now = walk.block_of(document, held.id)
        cut = draw(st.sampled_from([0, len(now.inlines)]))
        row = normal((*now.inlines[:cut], Text(" see "), run, Text(" "), *now.inlines[cut:]))
        document = rewrite.put(document, replace(now, inlines=row))
    return document


@settings(max_examples=150, deadline=None)
@given(document=referring(), data=st.data())
def test_after_any_edits_every_reference_says_what_its_target_is_called(document, data):
    editor = Editor(document)
    assert out_of_step(document) == []
    for _ in range(data.draw(st.integers(1, 6))):
        function = data.draw(st.sampled_from(list(OPERATIONS)))
        try:
            editor.apply(OPERATIONS[function](editor.document, data.draw))
        except EditRefused:
            continue
        assert out_of_step(editor.document) == []
        assert validity.faults(editor.document) == []
    while editor.undo():
        pass
    assert editor.document is document


# made by people


TYPED = """
1. *Decides* to act as set out in paragraphs <caret>3 and 2 (b) below, and in paragraph 1 of resolution 80/1;
2. *Requests*:
  (a) A report;
  (b) As *in subparagraph (a)* above, a note;[^See para. 3 above.]
3. *Ends* this.
"""


def test_a_typed_number_becomes_live_and_follows():
    built = linked(TYPED)
    editor = Editor(built.document)
    editor.apply(live_here(editor.document, caret(built.caret.block, built.caret.offset)))
    assert words_of(editor.document) == ["3"]
    assert text_of(editor.document) == text_of(built.document)
    move(editor, "Ends", "Decides", after=False)
    assert words_of(editor.document) == ["1"]


def text_of(document):
    return [plain.text(b) for b in walk.all_blocks(document)]


def test_all_typed_numbers_become_live_in_one_step():
    editor = Editor(linked(TYPED).document)
    edit, count = live_everywhere(editor.document)
    editor.apply(edit)
    assert count == 4
    assert words_of(editor.document) == ["3", "2 (b)", "(a)", "3"]
    assert live_everywhere(editor.document)[1] == 0
    move(editor, "Ends", "Decides", after=False)
    assert words_of(editor.document) == ["1", "3 (b)", "(a)", "1"]
    assert "paragraphs 1 and 3 (b) below, and in paragraph 1 of" in text_of(editor.document)[1]
    editor.undo()
    editor.undo()
    assert words_of(editor.document) == []


def test_a_selection_makes_live_what_it_holds_and_words_again():
    built = linked(TYPED)
    whole = Selection(Place(built.caret.block, 0), Place(built.caret.block, 60))
    editor = Editor(built.document)
    editor.apply(live_here(editor.document, whole))
    assert words_of(editor.document) == ["3", "2 (b)"]
    editor.apply(words_here(editor.document, caret(built.caret.block, built.caret.offset)))
    assert words_of(editor.document) == ["2 (b)"]
    with pytest.raises(EditRefused):
        words_here(editor.document, caret(built.caret.block, 0))


@pytest.mark.parametrize(
    "words", ["1. *Decides* to a<caret>ct;\n2. b.", "1. *See* paragraph <caret>9;\n2. b."]
)
def test_where_nothing_is_named_nothing_becomes_live(words):
    built = linked(words)
    with pytest.raises(EditRefused):
        live_here(built.document, caret(built.caret.block, built.caret.offset))


def test_a_reference_is_inserted_between_plain_words():
    built = linked("1. *Decides*, in view of <from>x<to>, to act;\n2. *Ends*:\n  (a) This.")
    this = references.Target(block(built.document, "This").id)
    edit = insert(built.document, built.selection, this, before="paragraph ", behind=" below")
    editor = Editor(built.document)
    editor.apply(edit)
    held = walk.block_of(editor.document, built.selection.head.block)
    assert plain.text(held) == "Decides, in view of paragraph 2 (a) below, to act;"
    assert words_of(editor.document) == ["2 (a)"]
    assert editor.selection.head.offset == len("Decides, in view of paragraph 2 (a) below")
    with pytest.raises(EditRefused):
        insert(built.document, built.selection, references.Target(9_999))


# copies


PAIR = """
1. *Begins* this, see paragraph [2](to:Holds) below;
2. *Holds* that;
3. *Refers* to paragraph [2](to:Holds) above;
4. *Ends*.
"""


def whole(document, first, last):
    one, two = block(document, first), block(document, last)
    return Selection(Place(one.id, 0), Place(two.id, sum(len(i.text) for i in two.inlines)))


def through_clipboard(fragment):
    return fragments.Fragment.from_json(fragment.to_json())


def appended(editor, fragment):
    """An empty paragraph at the end, with the fragment in it."""
    ends = block(editor.document, "Ends")
    editor.apply(structure.insert_block(editor.document, ends.id, ends.kind))
    editor.apply(fragments.paste(editor.document, editor.selection, fragment))


def test_a_copy_of_both_refers_to_the_copy():
    editor = editor_of(PAIR)
    fragment = through_clipboard(fragments.copy(editor.document, whole(editor.document, "Holds", "Refers")))
    appended(editor, fragment)
    assert words_of(editor.document) == ["2", "2", "5"]
    assert out_of_step(editor.document) == []


def test_a_copy_of_the_reference_alone_refers_to_the_same():
    editor = editor_of(PAIR)
    fragment = through_clipboard(fragments.copy(editor.document, whole(editor.document, "Refers", "Refers")))
    appended(editor, fragment)
    assert words_of(editor.document) == ["2", "2", "2"]


def test_what_is_cut_and_pasted_is_still_referred_to():
    editor = editor_of(PAIR)
    fragment, edit = fragments.cut(editor.document, Selection(
        Place(block(editor.document, "Holds").id), Place(block(editor.document, "Refers").id)
    ))  # fmt: skip
    editor.apply(edit)
    assert words_of(editor.document) == ["2", "2"]
    appended(editor, through_clipboard(fragment))
    assert words_of(editor.document) == ["4", "4"]
    assert out_of_step(editor.document) == []


def test_a_reference_pasted_into_another_document_is_words():
    editor = editor_of(PAIR)
    fragment = through_clipboard(fragments.copy(editor.document, whole(editor.document, "Begins", "Begins")))
    other = editor_of("1. *Acts*;\n2. *Ends*.")
    appended(other, fragment)
    assert words_of(other.document) in ([], ["2"])
    assert out_of_step(other.document) == []
    assert "see paragraph 2 below" in "".join(text_of(other.document))


def test_an_asterisk_stays_one_in_a_copy():
    document = linked("1. *Ends*[*^Reissued.] this;\n2. b.").document
    fragment = through_clipboard(fragments.copy(document, whole(document, "b.", "b.")))
    assert fragment.blocks[0].id == block(document, "b.").id
    one = walk.block_of(document, next(walk.blocks(document)).id)
    copied = through_clipboard(fragments.Fragment((one,)))
    assert [n.numbered_as for _, n in rows.footnotes(copied.blocks[0].inlines)] == ["*"]
