from hypothesis import given, settings

import strategies
from builders import resolution
from engross.model import states, validity, walk
from engross.model.inlines import Footnote, Text
from engross.model.review import ChangeKind
from engross.review import words
from engross.review.compare import compare, says_same

AT = "2035-12-16T09:30:00Z"

OLD = """
    TITLE {number:90/5.} Clean water
    ORG The General Assembly,
    PP *Recalling* its resolution 80/1,[^Resolution 80/1.]
    PP *Noting with concern* that clean water is wanting in many small towns,
    1. *Decides* to act on the report of the Secretary-General;
      (a) In the towns of the coast;
      (b) In the mountains and the valleys;
    2. *Requests* a report on what was done about wells and pipes.
"""


def compared(old: str, new: str):
    one, two = resolution(old), resolution(new)
    made = compare(one, two, "Ann", AT)
    assert not validity.faults(made), validity.faults(made)
    assert says_same(states.original(made), one)
    assert says_same(states.accepted(made), two)
    return made


def marked(document) -> list[str]:
    """Inserted as +words, deleted as -words, moved as > and <, in order."""
    out = []
    moves = {c.id for c in document.changes if c.kind is ChangeKind.MOVE}
    for block in walk.all_blocks(document):
        for inline in block.inlines:
            words = inline.text if isinstance(inline, Text) else "¹" if isinstance(inline, Footnote) else "⏎"
            marks = inline.marks
            if marks.inserted:
                out.append((">" if marks.inserted in moves else "+") + words)
            if marks.deleted:
                out.append(("<" if marks.deleted in moves else "-") + words)
        if block.marks.inserted:
            out.append(">¶" if block.marks.inserted in moves else "+¶")
        if block.marks.deleted:
            out.append("<¶" if block.marks.deleted in moves else "-¶")
    return out


def test_the_same_text_has_no_changes_and_keeps_its_paragraphs():
    old = resolution(OLD)
    made = compare(old, resolution(OLD), "Ann", AT)
    assert made.changes == ()
    assert made.parts == old.parts


def test_words_are_marked_where_they_changed():
    made = compared(OLD, OLD.replace("many small towns", "some large towns"))
    assert marked(made) == ["-many small", "+some large"]
    assert {(c.author, c.at) for c in made.changes} == {("Ann", AT)}


def test_little_words_between_rewritten_ones_are_not_left_standing():
    old, new = "red blue green of the north east wind", "one two three of the sixth seventh day"
    assert [s.is_same for s in words.stretches(old, new)] == [False]
    old, new = "red of the north", "one of the sixth"
    assert [s.is_same for s in words.stretches(old, new)] == [False, True, False]


def test_a_date_between_single_words_that_changed_stays():
    old = "PP x\n1. *Welcomes* the ninth meeting, in Rome, and the tenth, in Lima."
    new = "PP x\n1. *Welcomes* the first meeting, in Oslo, and the second, in Kyiv."
    assert len(marked(compared(old, new))) == 8


def test_a_line_of_the_first_page_is_the_one_that_states_the_same_datum():
    old = "MAST {issued=2035-01-09:9 January 2035}\nTITLE One\nORG Two\n1. Three"
    new = "MAST {issued=2036-12-11:11 December 2036}\nTITLE One\nORG Two\n1. Three"
    assert "-¶" not in marked(compared(old, new))


def test_a_new_paragraph_is_words_and_an_end_and_renumbering_is_no_change():
    made = compared(OLD, OLD.replace("    2. *Req", "    2. *Invites* States to help;\n    3. *Req"))
    assert marked(made) == ["+Invites", "+ States to help;", "+¶"]


def test_a_removed_subparagraph():
    made = compared(OLD, OLD.replace("      (a) In the towns of the coast;\n", "").replace("(b)", "(a)"))
    assert marked(made) == ["-In the towns of the coast;", "-¶"]


def test_a_moved_paragraph_is_a_move_and_its_edit_an_edit():
    new = """
    TITLE {number:90/5.} Clean water
    ORG The General Assembly,
    PP *Noting with grave concern* that clean water is wanting in many small towns,
    PP *Recalling* its resolution 80/1,[^Resolution 80/1.]
    1. *Decides* to act on the report of the Secretary-General;
      (a) In the towns of the coast;
      (b) In the mountains and the valleys;
    2. *Requests* a report on what was done about wells and pipes.
    """
    made = compared(OLD, new)
    moves = [c for c in made.changes if c.kind is ChangeKind.MOVE]
    assert len(moves) == 1
    assert {word[0] for word in marked(made)} <= set("<>+")
    assert not any(word.startswith(("+R", "-")) for word in marked(made))


def test_a_changed_footnote_is_marked_inside():
    made = compared(OLD, OLD.replace("[^Resolution 80/1.]", "[^Resolution 85/2.]"))
    assert [word for word in marked(made) if "¹" in word] == []
    assert marked(made) == ["-80/1", "+85/2"]


def test_an_unchanged_footnote_is_untouched():
    old = resolution(OLD)
    made = compare(old, resolution(OLD.replace("its resolution", "the resolution")), "Ann", AT)
    assert [note for *_, note in walk.notes(made)] == [note for *_, note in walk.notes(old)]


def test_a_split_is_an_end_that_came():
    old = "PP x\n1. *Decides* to act on the report and *requests* the Secretary-General to say how; \n2. End."
    new = "PP x\n1. *Decides* to act on the report\n2. and *requests* the Secretary-General to say how; \n3. End."
    assert marked(compared(old, new)) == ["- ", "+¶"] or marked(compared(old, new)) == ["+¶", "- "]


def test_a_join_is_an_end_that_went():
    old = "PP x\n1. *Decides* to act on the report\n2. and *requests* the Secretary-General to say how; \n3. End."
    new = "PP x\n1. *Decides* to act on the report and *requests* the Secretary-General to say how; \n2. End."
    assert sorted(marked(compared(old, new))) == ["+ ", "-¶"]


def test_a_changed_kind_is_a_change_of_the_paragraph():
    made = compared("PP x\n1. One\n2. Two\n3. Three", "PP x\n1. One\n  (a) Two\n2. Three")
    assert [c.kind for c in made.changes] == [ChangeKind.PARAGRAPH]
    assert marked(made) == []


def test_a_changed_style_is_a_change_of_format():
    made = compared(OLD, OLD.replace("*Requests* a", "**Requests** a"))
    assert [c.kind for c in made.changes] == [ChangeKind.FORMAT]


def test_a_table_of_the_same_shape_is_compared_cell_by_cell():
    old = "OP x\n|= State | Sum\n| Malta | 1 000\n| Chad | 2 000"
    assert marked(compared(old, old.replace("1 000", "1 500"))) == ["-000", "+500"]


def test_an_annex_that_came_or_went():
    compared(OLD, OLD + "\n    ANNEX\n    TITLE Rules\n    1. One\n    2. Two")
    compared(OLD + "\n    ANNEX\n    TITLE Rules\n    1. One\n    2. Two", OLD)


def test_metadata_that_changed():
    old, new = resolution(OLD), resolution(OLD, language="fr")
    made = compare(old, new, "Ann", AT)
    assert states.original(made).metadata.language == "en"
    assert states.accepted(made).metadata.language == "fr"


@settings(max_examples=40)
@given(strategies.documents(), strategies.documents())
def test_any_two_documents(old, new):
    made = compare(old, new, "Ann", AT)
    assert not validity.faults(made), validity.faults(made)
    assert says_same(states.accepted(made), new)
    assert says_same(states.original(made), old)
