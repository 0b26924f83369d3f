"""Places of the accepted state are found in the document with its tracked changes."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given

from builders import resolution
from engross.model import plain, states, walk
from engross.model.inlines import Text
from engross.model.nodes import Block, Document
from engross.model.origins import Origins
from engross.model.review import BlockMarks, Change, ChangeKind, Marks
from strategies import reviewed


def tracked(*rows: tuple[tuple[str, Marks], ...], ends: dict[int, BlockMarks] | None = None) -> Document:
    """A text of paragraphs made of runs with marks; ``ends`` by the paragraph's place."""
    document = resolution("\n".join(f"PP {n}" for n in range(len(rows))))
    part = document.parts[0]
    blocks = tuple(
        replace(block, inlines=tuple(Text(words, marks=marks) for words, marks in row),
                marks=(ends or {}).get(number, BlockMarks()))
        for number, (block, row) in enumerate(zip(part.blocks, rows, strict=True))
    )  # fmt: skip
    changes = (Change(90, ChangeKind.INSERTION, "A"), Change(91, ChangeKind.DELETION, "A"))
    return replace(document, parts=(replace(part, blocks=blocks),), changes=changes, next_id=92)


PLAIN, NEW, GONE = Marks(), Marks(inserted=90), Marks(deleted=91)


def characters(document: Document) -> list[tuple[str, str]]:
    """Each character of the accepted state beside the one at its place in the document."""
    origins, pairs = Origins(document), []
    for block in walk.all_blocks(states.accepted(document)):
        for offset, character in enumerate(plain.text(block)):
            home, start, _ = origins.stretch(block.id, offset, offset + 1)
            pairs.append((character, plain.text(walk.block_of(document, home))[start]))
    return pairs


def first(document: Document) -> Block:
    return next(walk.blocks(document))


def test_words_behind_a_deletion_are_found_behind_it() -> None:
    document = tracked((("abc", PLAIN), ("XX", GONE), ("de", NEW), ("f", PLAIN)))
    origins = Origins(document)
    assert origins.stretch(first(document).id, 3, 5) == (first(document).id, 5, 7)
    assert not origins.is_whole(first(document).id, 2, 4)
    assert origins.is_whole(first(document).id, 3, 6)


def test_every_character_of_the_accepted_state_is_found() -> None:
    document = tracked(
        (("abc", PLAIN), ("XX", GONE)),
        (("de", NEW), ("f", PLAIN)),
        (("gone", GONE),),
        (("last", PLAIN),),
        ends={0: BlockMarks(deleted=91), 2: BlockMarks(deleted=91)},
    )
    pairs = characters(document)
    assert "".join(one for one, _ in pairs) == "abcdeflast"
    assert all(one == two for one, two in pairs)


def test_words_of_a_last_paragraph_that_lost_its_end_are_found() -> None:
    document = tracked((("abc", PLAIN),), (("de", PLAIN),), ends={1: BlockMarks(deleted=91)})
    assert characters(document) == [(c, c) for c in "abcde"]


def test_a_document_without_changes_is_where_it_is() -> None:
    document = resolution("PP *Recalling* this,")
    origins = Origins(document)
    assert not origins.knows(first(document).id)
    assert origins.stretch(first(document).id, 2, 4) == (first(document).id, 2, 4)


def test_words_of_paragraphs_that_all_lost_their_ends_are_found() -> None:
    gone = BlockMarks(deleted=91)
    document = tracked(
        (("xx", GONE),), (("abc", PLAIN),), (("de", PLAIN),), ends=dict.fromkeys(range(3), gone)
    )
    home = next(walk.blocks(states.accepted(document))).id
    assert Origins(document).stretch(home, 3, 4) == (list(walk.blocks(document))[2].id, 0, 1)
    assert characters(document) == [(c, c) for c in "abcde"]


@given(reviewed())
def test_whatever_was_tracked_every_character_of_the_accepted_state_is_found(document: Document) -> None:
    assert all(one == two for one, two in characters(document))
