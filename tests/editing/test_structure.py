from __future__ import annotations

import pytest

from builders import block, notation, resolution, tagged
from engross.editing import moving, structure
from engross.errors import EditRefused
from engross.model import walk
from engross.model.nodes import Form, Kind, PartKind


def after(edit):
    return notation(edit.document, edit.selection)


def split(words):
    built = tagged(words)
    return after(structure.split(built.document, built.caret))


def on_block(function, words, **more):
    built = tagged(words)
    return after(function(built.document, built.caret.block, **more))


def on_selection(function, words, *more):
    built = tagged(words)
    return after(function(built.document, built.selection, *more))


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("1. De<caret>cides;\n2. Ends.", "1. De\n2. <caret>cides;\n3. Ends."),
        ("1. Decides;<caret>\n2. Ends.", "1. Decides;\n2. <caret>\n3. Ends."),
        ("1. <caret>Decides;\n2. Ends.", "1. \n2. <caret>Decides;\n3. Ends."),
        ("PP *Rec<caret>alling*,", "PP *Rec*\nPP *<caret>alling*,"),
        ("PP a<caret>[^x] b", "PP a\nPP <caret>[^x] b"),
        ("ORG The General Assembly,<caret>", "ORG The General Assembly,\nPP <caret>"),
        ("SEC Scope<caret>\n1. a\n2. b", "SEC Scope\n1. <caret>\n2. a\n3. b"),
        ("ANNEX\nHEAD Scope<caret>", "ANNEX\nHEAD Scope\nTEXT <caret>"),
        ("ANNEX\nHEAD Scope<caret>\n1. a\n2. b", "ANNEX\nHEAD Scope\n1. <caret>\n2. a\n3. b"),
        ("TITLE Water<caret>", "TITLE Water\nORG <caret>"),
        ("TITLE Water<caret>\nPP a\n1. b", "TITLE Water\nORG <caret>\nPP a\nOP b"),
        ("TITLE Water<caret>\n1. b\n2. c", "TITLE Water\nORG <caret>\n1. b\n2. c"),
        ("TITLE Wa<caret>ter\nORG o", "TITLE Wa\nTITLE <caret>ter\nORG o"),
        ("TITLE 1<caret>\nTITLE Water\nORG o", "TITLE 1\nTITLE <caret>\nTITLE Water\nORG o"),
        ("PP a\nPP <caret>", "PP a\nOP <caret>"),
        ("PP a\nPP <caret>\nANNEX\n1. b\n2. c", "PP a\nOP <caret>\nANNEX\n1. b\n2. c"),
        ("PP a\nPP <caret>\n1. b\n2. c", "PP a\n1. <caret>b\n2. c"),
        ("PP a\nPP <caret>\nPP b", "PP a\nPP \nPP <caret>\nPP b"),
        ("1. a\n2. b\n3. <caret>", "1. a\n2. b\nTEXT <caret>"),
        ("1. a\n2. <caret>\n3. b", "1. a\n2. \n3. <caret>\n4. b"),
        ("PP a\nHEAD <caret>\nPP b", "PP a\nPP <caret>\nPP b"),
        ("PP a[^one<caret> two]", "PP a[^one ¶ <caret> two]"),
        ("1. a\n  (a) x\n  (b) <caret>\n2. b", "1. a\n  (a) x\n2. <caret>\n3. b"),
        ("1. a\n    (i) <caret>\n2. b", "1. a\n  (a) <caret>\n2. b"),
        ("16. a<caret>\n17. b", "16. a\n17. <caret>\n18. b"),
        ("OP[] a<caret>b\n1. c\n2. d", "OP[] a\nOP[] <caret>b\n1. c\n2. d"),
    ],
)
def test_enter(before, expected):
    assert [line.rstrip() for line in split(before).splitlines()] == [
        line.rstrip() for line in expected.splitlines()
    ]


def test_enter_at_the_beginning_keeps_the_identity_of_the_text():
    built = tagged("1. <caret>a;\n2. b.")
    edit = structure.split(built.document, built.caret)
    assert block(edit.document, "a;").id == built.caret.block


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("1. a;\n2. <caret>b;\n3. c.", "1. a;<caret>b;\n2. c."),
        ("1. a;\n  (a) <caret>b;\n2. c.", "1. a;<caret>b;\n2. c."),
        ("PP a,\n1. <caret>b;\n2. c.", "PP a,<caret>b;\nOP c."),
        ("PP a[^one ¶ <caret>two]", "PP a[^one<caret>two]"),
        ("1. \n2. <caret>b;\n3. c.", "1. <caret>b;\n2. c."),
        ("16. \n17. <caret>b;\n18. c.", "16. <caret>b;\n17. c."),
    ],
)
def test_backspace_at_the_start(before, expected):
    assert on_block(structure.join_before, before) == expected


def test_backspace_at_the_very_start_is_refused():
    for words in ("PP <caret>a\n1. b", "PP a[^<caret>b]", "PP a\n| <caret>b | c", "| a | <caret>b"):
        with pytest.raises(EditRefused):
            on_block(structure.join_before, words)


def test_delete_at_the_end():
    assert on_block(structure.join_after, "1. a<caret>;\n2. b;\n3. c.") == "1. a;<caret>b;\n2. c."
    for words in ("PP a\n1. b<caret>", "PP a[^b<caret>]\n1. c"):
        with pytest.raises(EditRefused):
            on_block(structure.join_after, words)


def test_a_paragraph_becomes_of_another_kind_and_numbers_follow():
    assert (
        on_selection(structure.set_kind, "1. a;\n2. <caret>b;\n3. c.", Kind.HEADING)
        == "1. a;\nHEAD <caret>b;\n2. c."
    )


def test_the_last_preambular_paragraph_made_operative_begins_the_body():
    edit_of = tagged("PP a,\nPP <caret>b;\n1. c;\n2. d.")
    edit = structure.set_kind(edit_of.document, edit_of.selection, Kind.OPERATIVE)
    assert notation(edit.document) == "PP a,\n1. b;\n2. c;\n3. d."
    assert [part.kind for part in edit.document.parts] == [PartKind.PREAMBLE, PartKind.BODY]
    back = structure.set_kind(edit.document, edit_of.selection, Kind.PREAMBULAR)
    assert notation(back.document) == notation(edit_of.document)


def test_cells_and_footnotes_keep_their_kind():
    for words in ("| <caret>a", "PP a[^<caret>b]"):
        with pytest.raises(EditRefused):
            on_selection(structure.set_kind, words, Kind.OPERATIVE)
    with pytest.raises(EditRefused):
        on_selection(structure.set_kind, "PP <caret>a", Kind.NOTE)


def test_indent_takes_along_what_hangs_below():
    assert (
        on_selection(structure.indent, "1. a\n2. <caret>b\n  (a) c\n3. d")
        == "1. a\n  (a) <caret>b\n    (i) c\n2. d"
    )
    assert (
        on_selection(structure.outdent, "1. a\n  (a) <caret>b\n    (i) c\n2. d")
        == "1. a\n2. <caret>b\n  (a) c\n3. d"
    )


def test_several_paragraphs_are_indented_together():
    assert (
        on_selection(structure.indent, "1. a\n2. <from>b\n3. c<to>\n4. d")
        == "1. a\n  (a) <from>b\n  (b) c<to>\n2. d"
    )


def test_indenting_where_it_cannot_be_is_refused_and_known_before():
    for words in ("1. <caret>a\n2. b", "TITLE <caret>a\n1. b", "| <caret>a", "PP a[^<caret>b]"):
        built = tagged(words)
        assert not structure.can_indent(built.document, built.selection)
        with pytest.raises(EditRefused):
            structure.indent(built.document, built.selection)
    built = tagged("1. a\n2. <caret>b")
    assert structure.can_indent(built.document, built.selection)
    assert not structure.can_outdent(built.document, built.selection)
    with pytest.raises(EditRefused, match="outermost"):
        structure.outdent(built.document, built.selection)


def test_nesting_has_an_end():
    built = tagged("1. a\n" + "  " * structure.DEEPEST + "OP b\n" + "  " * structure.DEEPEST + "OP <caret>c")
    with pytest.raises(EditRefused, match="deeper"):
        structure.indent(built.document, built.selection)


def moved(words, *, after_target):
    built = tagged(words)
    edit = moving.move(
        built.document, built.places["this"].block, built.places["there"].block, after=after_target
    )
    return notation(edit.document)


def test_a_paragraph_moves_with_what_hangs_below_it():
    text = "1. <this>a\n  (a) x\n2. b\n  (a) y\n3. <there>c"
    assert moved(text, after_target=True) == "1. b\n  (a) y\n2. c\n3. a\n  (a) x"
    assert moved(text, after_target=False) == "1. b\n  (a) y\n2. a\n  (a) x\n3. c"


def test_after_means_after_all_that_hangs_below_the_target():
    assert moved("1. <this>a\n2. <there>b\n  (a) y\n3. c", after_target=True) == "1. b\n  (a) y\n2. a\n3. c"


def test_a_table_moves_whole():
    assert (
        moved("1. a\n| b | <this>c\n| d | e\n2. <there>f", after_target=True)
        == "1. a\n2. f\n| b | c\n| d | e"
    )


def test_moving_into_itself_is_refused():
    with pytest.raises(EditRefused, match="itself"):
        moved("1. <this>a\n  (a) <there>x\n2. b", after_target=True)


def test_a_stated_number_does_not_travel():
    assert moved("16. <this>a\n17. b\n18. <there>c", after_target=True) == "16. b\n17. c\n18. a"


def test_up_and_down():
    text = "1. a\n  (a) x\n2. <caret>b\n  (a) y\n3. c"
    up = "1. <caret>b\n  (a) y\n2. a\n  (a) x\n3. c"
    down = "1. a\n  (a) x\n2. c\n3. <caret>b\n  (a) y"
    assert on_block(moving.move_up, text) == up
    assert (
        on_block(moving.move_up, text.replace("<caret>b", "b").replace("(a) y", "(a) <caret>y")) is not None
    )
    assert on_block(moving.move_down, text) == down
    assert on_block(moving.move_down, up) == text
    with pytest.raises(EditRefused, match="beginning"):
        on_block(moving.move_up, up)
    with pytest.raises(EditRefused, match="end"):
        on_block(moving.move_down, down)


def test_up_from_the_body_goes_into_the_preamble():
    text = "PP a\nPP b\n--- body\nTEXT <caret>c\n1. d\n2. e"
    assert on_block(moving.move_up, text) == "PP a\nPP b\nTEXT <caret>c\n1. d\n2. e"


ANNEXED = "PP a\n1. b\n2. <caret>c\nANNEX\nTITLE d\n1. e\n2. f"


def test_into_an_annex_goes_below_its_title_and_back():
    below = "PP a\nOP b\nANNEX\nTITLE d\n1. <caret>c\n2. e\n3. f"
    assert on_block(moving.move_down, ANNEXED) == below
    assert on_block(moving.move_up, below) == ANNEXED
    bare = "PP a\n1. b\n2. <caret>c\nANNEX\nTITLE d"
    assert on_block(moving.move_down, bare) == "PP a\nOP b\nANNEX\nTITLE d\n1. <caret>c"


@pytest.mark.parametrize(
    ("step", "words"),
    [
        (moving.move_up, "ORG a\nPP <caret>b\nPP c\n1. d\n2. e"),
        (moving.move_up, "ORG a\nPP b\n1. <caret>d\n2. e"),
        (moving.move_down, "ORG a\nPP <caret>b\n1. d\n2. e"),
    ],
)
def test_where_nothing_would_change_there_is_no_step(step, words):
    with pytest.raises(EditRefused, match="of its part"):
        on_block(step, words)


def test_a_new_paragraph():
    built = tagged("1. <caret>a\n  (a) x\n2. b")
    edit = structure.insert_block(built.document, built.caret.block, Kind.OPERATIVE, 1)
    assert after(edit) == "1. a\n  (a) <caret>\n  (b) x\n2. b"
    built = tagged("1. a\n| b | <caret>c\n| d | e\n2. f")
    edit = structure.insert_block(built.document, built.caret.block, Kind.TEXT)
    assert after(edit) == "1. a\n| b | c\n| d | e\nTEXT <caret>\n2. f"


def test_removing():
    assert on_block(structure.remove, "1. a\n2. <caret>b[^x]\n3. c[^y]") == "1. a\n2. <caret>c[^y]"
    assert on_block(structure.remove, "1. a\n2. <caret>b") == "OP <caret>a"
    for words in ("PP <caret>a", "| <caret>a\n1. b", "PP a[^<caret>b]"):
        with pytest.raises(EditRefused):
            on_block(structure.remove, words)


def test_a_text_that_loses_its_first_part_still_begins():
    document = resolution("PP a\n=== decision\nTITLE b\nPP c")
    edit = structure.remove(document, block(document, "b").id)
    assert [part.opens for part in edit.document.parts] == [Form.RESOLUTION, Form.DECISION]


def test_renumbering_forgets_what_was_printed_but_not_that_nothing_was():
    document = resolution("16. a[13^x]\n  (c) y[*^z]\nOP[] b\nOP[2 bis.] c\n19. d")
    edit = structure.renumber(document)
    assert notation(edit.document) == "1. a[^x]\n  (a) y[*^z]\nOP[] b\n2 bis. c\n3. d"


def test_renumbering_what_is_due_already_changes_nothing():
    document = resolution("1. a\n2. b[^c]")
    assert structure.renumber(document).document is document


def test_neighbours():
    document = resolution("PP a[^n ¶ m]\n1. b")
    a, b, n, m = (block(document, word) for word in ("a\ufffc", "b", "n", "m"))
    assert structure.neighbour(document, a.id, +1) is b
    assert structure.neighbour(document, b.id, -1) is a
    assert structure.neighbour(document, b.id, +1) is None
    assert structure.neighbour(document, n.id, +1) is m
    assert structure.neighbour(document, m.id, +1) is None


def test_untouched_parts_stay_the_same_objects():
    built = tagged("PP a\n1. b<caret>\n2. c\nCLOSE d")
    edit = structure.split(built.document, built.caret)
    assert edit.document.parts[0] is built.document.parts[0]
    assert edit.document.parts[2] is built.document.parts[2]
    assert len(list(walk.blocks(edit.document))) == 5
