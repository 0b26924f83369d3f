"""Where a change stands when it could stand at several places: as far on as it can.

"the red house" is "the house" with "red " or with " red" inserted; so that the same edit of two people is found to be
the same, both are told in one way, that of `engross.review.words.finest`. No state of the document changes.
"""

from __future__ import annotations

from dataclasses import replace

from engross.editing import rewrite
from engross.model.inlines import Footnote, Inline, Text, normal
from engross.model.nodes import Block, Document
from engross.review.words import tokens


def slid(document: Document) -> Document:
    """The document with words that only came, or only went, marked as far on as they can stand."""
    return rewrite.map_blocks(document, _block) if document.changes else document


def _block(block: Block) -> Block:
    row = list(block.inlines)
    is_moved = False
    for number, inline in enumerate(row):
        if isinstance(inline, Footnote):
            blocks = tuple(map(_block, inline.blocks))
            if any(new is not old for new, old in zip(blocks, inline.blocks, strict=True)):
                row[number], is_moved = replace(inline, blocks=blocks), True
        elif isinstance(inline, Text) and inline.marks.is_changed and _stands_alone(row, number):
            passed = _passed(inline, row[number + 1])
            if passed:
                row[number : number + 2] = _turned(inline, row[number + 1], passed)
                is_moved = True
    return replace(block, inlines=normal(row)) if is_moved else block


def _stands_alone(row: list[Inline], number: int) -> bool:
    """Whether a run that only came or only went has unmarked words of its look behind it, and no change before it."""
    run, after = row[number], row[number + 1] if number + 1 < len(row) else None
    if not (isinstance(run, Text) and isinstance(after, Text)) or run.marks.restyled is not None:
        return False
    if bool(run.marks.inserted) == bool(run.marks.deleted) or (number and row[number - 1].marks.is_changed):
        return False
    unmarked = replace(run.marks, inserted=0, deleted=0)
    return replace(run, marks=unmarked, text="") == replace(after, text="")


def _passed(run: Text, after: Inline) -> int:
    """How many characters a run can go on."""
    assert isinstance(after, Text)
    own, others = tokens(run.text), tokens(after.text)
    passed = 0
    for place, token in enumerate(others):
        if token != own[place % len(own)]:
            break
        passed += len(token)
    return passed


def _turned(run: Text, after: Inline, passed: int) -> tuple[Inline, ...]:
    """Unmarked words, the run, and the rest, which say what the run and the words after it said."""
    assert isinstance(after, Text)
    whole = run.text + after.text
    size = len(run.text)
    return (
        replace(after, text=whole[:passed]),
        replace(run, text=whole[passed : passed + size]),
        replace(after, text=whole[passed + size :]),
    )
