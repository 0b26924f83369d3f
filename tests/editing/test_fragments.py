from __future__ import annotations

import pytest

from builders import notation, resolution, tagged
from engross.editing import fragments
from engross.editing.fragments import Fragment
from engross.errors import EditRefused
from engross.model import places, plain, validity, walk
from engross.model.nodes import Kind


def copied(words):
    built = tagged(words)
    return fragments.copy(built.document, built.selection)


def pasted(words, fragment):
    built = tagged(words)
    edit = fragments.paste(built.document, built.selection, fragment)
    return notation(edit.document, edit.selection)


def test_words_go_into_a_paragraph():
    fragment = copied("PP a *<from>b c<to>* d")
    assert fragment.text == "b c"
    assert pasted("1. x<caret>y\n2. z", fragment) == "1. x*b c*<caret>y\n2. z"


def test_pasting_replaces_the_selection():
    assert pasted("PP a<from>b<to>c", copied("PP <from>x<to>")) == "PP ax<caret>c"


def test_paragraphs_keep_their_kind_and_number_themselves():
    fragment = copied("1. <from>One;\n  (a) two;\n2. three;<to>\n3. four")
    assert pasted("1. a\n2. b<caret>\n3. c", fragment) == "1. a\n2. bOne;\n  (a) two;\n3. three;<caret>\n4. c"
    assert pasted("PP a\nTEXT <caret>\n1. c\n2. d", fragment).startswith(
        "PP a\n1. One;\n  (a) two;\n2. three;"
    )


def test_the_rest_of_the_paragraph_goes_to_the_last_one_pasted():
    assert pasted("1. a<caret>b\n2. c", copied("1. <from>x\n2. y<to>")) == "1. ax\n2. y<caret>b\n3. c"


def test_footnotes_come_along_with_ids_of_their_own():
    built = tagged("PP <from>a[^note]<to> b")
    fragment = fragments.copy(built.document, built.selection)
    edit = fragments.paste(built.document, tagged("PP a[^note] b<caret>").selection, fragment)
    assert notation(edit.document) == "PP a[^note] ba[^note]"
    ids = [b.id for b in walk.all_blocks(edit.document)] + [n.id for _, _, n in walk.notes(edit.document)]
    assert len(set(ids)) == len(ids)


def test_cut_and_paste_puts_everything_back():
    built = tagged("PP a[^x]\n1. <from>b;\n  (a) *c*[^y];\n2. d<to>.")
    fragment, edit = fragments.cut(built.document, built.selection)
    assert notation(edit.document, edit.selection) == "PP a[^x]\nOP <caret>."
    back = fragments.paste(edit.document, edit.selection, fragment)
    assert notation(back.document) == notation(built.document)


def test_in_a_footnote_paragraphs_flow_into_one_and_notes_into_words():
    assert pasted("PP a[^b<caret>]", copied("1. <from>x[^n]\n2. y<to>")) == "PP a[^bx (n) y<caret>]"


def test_whole_tables_stay_tables_and_parts_of_tables_become_text():
    whole = copied("1. <from>a\n| b | c\n| d | e\n2. f<to>")
    assert pasted("1. x\nTEXT <caret>\n2. y", whole) == "1. x\n2. a\n| b | c\n| d | e\n3. f<caret>\n4. y"
    part = copied("| b | <from>c\n| d<to> | e")
    assert [b.kind for b in part.blocks] == [Kind.TEXT, Kind.TEXT]


def test_into_a_cell_go_paragraphs_of_the_cell():
    built = tagged("| a<caret> | b")
    edit = fragments.paste(built.document, built.selection, copied("1. <from>x\n2. y<to>"))
    cells = [b.cell for b in walk.blocks(edit.document)]
    assert [b.kind for b in walk.blocks(edit.document)] == [Kind.CELL] * 3
    assert cells[0] == cells[1] != cells[2]


def test_bare_text_takes_the_kind_of_where_it_goes():
    fragment = fragments.from_text("x\r\n\r\n  y \nz")
    assert [notation(resolution(f"PP {b.inlines[0].text}")) for b in fragment.blocks] == [
        "PP x",
        "PP y",
        "PP z",
    ]
    assert pasted("1. a<caret>b\n2. c", fragment) == "1. ax\n2. y\n3. z<caret>b\n4. c"
    assert pasted("1. a<caret>\n2. c", fragments.from_text("only")) == "1. aonly<caret>\n2. c"


def test_spaces_alone_are_text_too():
    assert pasted("PP a<caret>b", fragments.from_text(" ")) == "PP a <caret>b"


def test_nothing_pasted_only_replaces():
    assert pasted("PP a<from>b<to>c", Fragment(())) == "PP a<caret>c"


def test_the_clipboard_carries_everything():
    fragment = copied("PP <from>*a*⏎[b](x:y) {symbol:c}[^n ¶ m]\n|= d | e\n  OP[2 bis.] f<to>")
    again = Fragment.from_json(fragment.to_json())
    assert pasted("TEXT <caret>", again) == pasted("TEXT <caret>", fragment)


@pytest.mark.parametrize(
    "data", ["", "{}", "[]", "null", '{"plain": false, "blocks": [{"kind": "moon"}]}', "[" * 100_000]
)
def test_what_is_no_fragment_is_refused(data):
    with pytest.raises(EditRefused):
        Fragment.from_json(data)


def test_a_note_of_two_paragraphs_pasted_into_a_note_stays_in_one_line():
    built = tagged("PP <from>a[^one ¶ two]b<to>\nPP c[^three]")
    fragment = fragments.copy(built.document, built.selection)
    into = walk.notes(built.document)[1][2].blocks[0]
    edit = fragments.paste(built.document, places.caret(into.id, 0), fragment)
    words = plain.text(walk.block_of(edit.document, into.id))
    assert words == "a (one two)bthree"
    assert not validity.faults(edit.document)
