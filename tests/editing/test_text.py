from __future__ import annotations

import pytest

from builders import inlines, notation, resolution, tagged
from engross.editing import text
from engross.editing.edit import Aspect
from engross.errors import EditRefused
from engross.model import walk
from engross.model.inlines import Footnote, Style, Text
from engross.model.nodes import Kind
from engross.model.places import Selection


def after(edit):
    return notation(edit.document, edit.selection)


def test_typing_takes_the_look_of_its_surroundings():
    built = tagged("PP *Recalling<caret>* its resolution,")
    assert (
        after(text.insert(built.document, built.selection, " also"))
        == "PP *Recalling also*<caret> its resolution,"
    )


def test_typing_over_a_selection_replaces_it():
    built = tagged("PP *Recalling* <from>its<to> resolution,")
    assert (
        after(text.insert(built.document, built.selection, "the")) == "PP *Recalling* the<caret> resolution,"
    )


def test_line_feeds_become_line_breaks():
    built = tagged("TITLE Clean<caret> water")
    assert (
        after(text.insert(built.document, built.selection, "\nand cold"))
        == "TITLE Clean⏎and cold<caret> water"
    )


def test_deleting_within_a_paragraph_takes_footnotes_along():
    built = tagged("PP a<from> b[^x] c<to> d")
    assert after(text.delete(built.document, built.selection)) == "PP a<caret> d"


def test_deleting_backwards_is_the_same():
    built = tagged("PP a<to> b<from> c")
    assert after(text.delete(built.document, built.selection)) == "PP a<caret> c"


def test_deleting_across_paragraphs_joins_the_ends():
    built = tagged("1. One <from>thing;\n2. Another thing;\n3. A third<to> matter;\n4. Last.")
    assert after(text.delete(built.document, built.selection)) == "1. One <caret> matter;\n2. Last."


def test_deleting_whole_paragraphs_leaves_the_next_one_as_it_was():
    built = tagged("PP a\nPP <from>b\n1. c;\n2. <to>d.")
    assert after(text.delete(built.document, built.selection)) == "PP a\nOP <caret>d."


def test_a_series_that_began_at_16_still_does_after_its_first_paragraph_is_gone():
    built = tagged("16. <from>a;\n17. <to>b;\n18. c.")
    assert after(text.delete(built.document, built.selection)) == "16. <caret>b;\n17. c."


def test_deleting_across_cells_empties_them():
    built = tagged("| a<from>b | c\n| d | e<to>f")
    assert after(text.delete(built.document, built.selection)) == "| a<caret> | \n|  | f"


def test_deleting_from_text_into_a_footnote_is_refused():
    built = tagged("PP a<from>b[^c<to>d]")
    with pytest.raises(EditRefused, match="both text and a footnote"):
        text.delete(built.document, built.selection)


def test_a_caret_deletes_nothing():
    built = tagged("PP a<caret>")
    edit = text.delete(built.document, built.selection)
    assert edit.document is built.document
    assert edit.aspects is Aspect.NONE


def test_replacing_with_the_same_changes_nothing():
    document = resolution("PP *a* b")
    block = next(walk.blocks(document))
    assert text.replace(document, block.id, inlines("*a* b")).document is document


def test_a_copied_indicator_becomes_a_footnote_of_its_own():
    document = resolution("PP a[^note]\n1. b")
    one, two = walk.blocks(document)
    edit = text.replace(document, two.id, (Text("b"), one.inlines[1], one.inlines[1]))
    assert notation(edit.document) == "PP a[^note]\nOP b[^note][^note]"
    ids = [note.id for _, _, note in walk.notes(edit.document)]
    assert len(set(ids)) == 3
    assert ids[0] == one.inlines[1].id
    assert edit.aspects & Aspect.NOTES


def test_a_footnote_in_a_footnote_is_refused():
    document = resolution("PP a[^note]")
    (_, _, note) = walk.notes(document)[0]
    with pytest.raises(EditRefused):
        text.replace(document, note.blocks[0].id, (Footnote(9, ()),))


@pytest.mark.parametrize(
    ("before", "style", "on", "expected"),
    [
        ("PP a <from>b c<to> d", Style.ITALIC, True, "PP a <from>*b c<to>* d"),
        ("PP a <from>*b* c<to> d", Style.ITALIC, True, "PP a <from>*b c<to>* d"),
        ("PP *a <from>b<to> c*", Style.ITALIC, False, "PP *a* <from>b<to>* c*"),
        ("PP <from>a[^b]\n1. c<to> d", Style.BOLD, True, "PP <from>**a**[^b]\nOP **c<to>** d"),
    ],
)
def test_styles(before, style, on, expected):
    built = tagged(before)
    edit = text.set_style(built.document, built.selection, style, on)
    plainly = expected.replace("<from>", "").replace("<to>", "")
    found = notation(edit.document).replace("*a* b* c*", "*a *b* c*")
    assert found.replace("* ", " *") == plainly.replace("* ", " *")
    assert edit.selection == built.selection
    assert text.has_style(edit.document, built.selection, style) is on


def test_styles_in_a_footnote_leave_the_text_alone():
    built = tagged("PP a[^<from>b<to> c] d")
    edit = text.set_style(built.document, built.selection, Style.ITALIC, True)
    assert notation(edit.document) == "PP a[^*b* c] d"
    assert edit.aspects & Aspect.NOTES


def test_has_style_at_a_caret_is_what_typing_would_have():
    assert text.has_style(*_caret("PP *a<caret>* b"), Style.ITALIC)
    assert not text.has_style(*_caret("PP *a* <caret>b"), Style.ITALIC)
    assert not text.has_style(*_caret("PP <caret>"), Style.ITALIC)


def test_has_style_means_all_of_the_selection():
    built = tagged("PP <from>*a* b<to>")
    assert not text.has_style(built.document, built.selection, Style.ITALIC)


def _caret(words):
    built = tagged(words)
    return built.document, built.selection


def test_links():
    built = tagged("PP its <from>resolution<to> 80/1,")
    linked = text.set_link(built.document, built.selection, "x:y")
    assert notation(linked.document) == "PP its [resolution](x:y) 80/1,"
    assert notation(text.set_link(linked.document, built.selection, "").document) == notation(built.document)
    with pytest.raises(EditRefused):
        text.set_link(*_caret("PP a<caret>"), "x:y")


def test_what_a_selection_touches():
    built = tagged("PP a<from>b[^n]\n1. c\n2. d<to>e")
    found = [(b.kind, low, high) for b, low, high in text.selected(built.document, built.selection)]
    assert found == [(Kind.PREAMBULAR, 1, 3), (Kind.OPERATIVE, 0, 1), (Kind.OPERATIVE, 0, 1)]
    built = tagged("PP a[^b<from>c ¶ d] e[^f<to>g]")
    found = [(low, high) for _, low, high in text.selected(built.document, built.selection)]
    assert found == [(1, 2), (0, 1), (0, 1)]


def test_aspects_say_what_to_look_at():
    built = tagged("TITLE a<one>\n1. b[^c<two>]")
    one, two = (Selection(p, p) for p in (built.places["one"], built.places["two"]))
    assert text.insert(built.document, one, "x").aspects == Aspect.TEXT | Aspect.MASTHEAD
    assert text.insert(built.document, two, "x").aspects == Aspect.TEXT | Aspect.NOTES
