from __future__ import annotations

from hypothesis import given, settings

from builders import block, resolution
from engross.model import outline, plain, walk
from engross.model.nodes import Form, PartKind
from strategies import documents


def addresses(document):
    found = outline.addresses(document)
    return [found[b.id] for b in walk.blocks(document)]


def test_addresses_as_people_say_them():
    document = resolution(
        """
        MAST x
        MAST y
        TITLE t
        ORG o
        PP a[^note]
        PP b
          PP i
        HEAD h
        1. x
          (a) y
            (i) z
          TEXT closing
        2. w
        TEXT p
        | c | d
        SEC s
        CLOSE e
        """
    )
    assert addresses(document) == [
        "masthead", "masthead 2", "title", "organ", "PP1", "PP2", "PP2 (a)", "heading 1", "OP1", "OP1 (a)",
        "OP1 (a) (i)", "OP1 closing words", "OP2", "paragraph 1", "cell 1.1", "cell 1.2", "section I", "closing",
    ]  # fmt: skip
    note = block(document, "note")
    assert outline.addresses(document)[note.id] == "FN1"


def test_addresses_in_annexes():
    one = resolution("1. a\n2. b\nANNEX\nTITLE t\n1. c\n2. d")
    assert addresses(one) == ["OP1", "OP2", "annex title", "annex OP1", "annex OP2"]
    two = resolution("1. a\n2. b\nANNEX\n1. c\nANNEX\n1. d\nHEAD h")
    assert addresses(two) == ["OP1", "OP2", "annex I OP1", "annex II OP1", "annex II heading 1"]


def test_addresses_of_several_texts_begin_with_their_numbers():
    document = resolution(
        """
        TITLE {number:65/1.} One
        PP a[^x]
        === resolution
        TITLE Two
        PP b[^y]
        === collection
        TITLE Both
        """
    )
    assert addresses(document) == ["65/1 title", "65/1 PP1", "text 2 title", "text 2 PP1", "title"]
    assert outline.addresses(document)[block(document, "x").id] == "65/1 FN1"


def test_addresses_of_quoted_texts():
    document = resolution("1. a\n> PP b\n> 1. c\n> 2. d\n2. e")
    assert addresses(document) == ["OP1", "quoted PP1", "quoted OP1", "quoted OP2", "OP2"]


def test_addresses_without_numbers():
    assert addresses(resolution("PP p\nOP only")) == ["PP1", "OP"]
    assert addresses(resolution("OP[] a\nOP[] b\nOP c\nSEC[] s\nORN *")) == [
        "OP",
        "OP 2",
        "OP1",
        "section",
        "ornament",
    ]


def test_texts_of_a_document():
    document = resolution("TITLE a\nPP b\n=== decision\nTITLE c\nANNEX\n1. d", form=Form.COLLECTION)
    scopes = outline.texts(document)
    assert [scope.form for scope in scopes] == [Form.COLLECTION, Form.DECISION]
    assert [p.kind for p in scopes[1].parts] == [PartKind.PREFACE, PartKind.ANNEX]
    assert [plain.text(b) for b in scopes[1].blocks] == ["c", "d"]


def test_numbers_of_texts():
    (scope,) = outline.texts(resolution("TITLE {number:**76/188.** }{title:Words}"))
    assert outline.number_of(scope) == "76/188"
    assert outline.field_text(scope.blocks, "title") == "Words"
    assert outline.field_text(scope.blocks, "symbol") == ""


def shape(branches):
    return " ".join(plain.text(b.block) + (f"({shape(b.below)})" if b.below else "") for b in branches)


def test_the_tree_nests_points_below_paragraphs_and_paragraphs_below_headings():
    document = resolution(
        "1. a\n  (a) b\n    (i) c\n  TEXT d\nHEAD h\n2. e\n| f\nSEC s\n  SEC t\n3. g\nTEXT u"
    )
    (part,) = document.parts
    assert shape(outline.tree(part)) == "a(b(c) d) h(e(f)) s(t(g u))"


def test_a_group_is_a_block_with_all_below_it():
    (part,) = resolution("1. a\n  (a) b\n    (i) c\n  (b) d\n2. e").parts
    assert [outline.group(part.blocks, i) for i in range(5)] == [4, 3, 3, 4, 5]


@settings(max_examples=50)
@given(documents())
def test_every_block_and_footnote_has_an_address(document):
    found = outline.addresses(document)
    assert {b.id for b in walk.all_blocks(document)} <= set(found)
    assert {note.id for _, _, note in walk.notes(document)} <= set(found)
    assert all(address == address.strip() and address for address in found.values())


@settings(max_examples=50)
@given(documents())
def test_the_tree_holds_every_block_once_and_in_order(document):
    def flat(branches):
        for branch in branches:
            yield branch.block
            yield from flat(branch.below)

    for part in document.parts:
        assert tuple(flat(outline.tree(part))) == part.blocks
