"""Random edits larger than a word: headings, sections, tables, annexes and footnotes that come, change and go."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from dataclasses import replace

import akn_edits

from engross.editing import footnotes, rewrite, structure, text
from engross.errors import EditRefused
from engross.model import places, walk
from engross.model.inlines import Text, splice
from engross.model.nodes import Block, Document, Kind, NodeId, PartKind
from engross.model.places import Place, Selection

Edit = Callable[[Document, random.Random], Document]
PHRASE = "and all relevant stakeholders at the national and regional levels "
HEADINGS = (Kind.HEADING, Kind.SECTION)


def phrase(document: Document, chance: random.Random) -> Document:
    """Some words of a paragraph replaced."""
    block = _any(document, chance)
    start = chance.randrange(places.size(block))
    end = min(start + chance.randint(5, 60), places.size(block))
    return text.insert(document, Selection(Place(block.id, start), Place(block.id, end)), PHRASE).document


def removed(document: Document, chance: random.Random) -> Document:
    """A paragraph taken out."""
    return structure.remove(document, _any(document, chance).id).document


def several_removed(document: Document, chance: random.Random) -> Document:
    """Some paragraphs one after the other taken out, whatever they are."""
    part = chance.choice([part for part in document.parts if len(part.blocks) > 4])
    start = chance.randrange(len(part.blocks) - 3)
    return _without(document, part.blocks[start : start + chance.randint(2, 4)])


def joined(document: Document, chance: random.Random) -> Document:
    """Two paragraphs made one."""
    return structure.join_after(document, _any(document, chance).id).document


def moved_and_edited(document: Document, chance: random.Random) -> Document:
    """A paragraph moved, and a word of it changed."""
    before = {b.id: n for n, b in enumerate(walk.blocks(document))}
    after = akn_edits.moved(document, chance)
    block = next(
        (b for n, b in enumerate(walk.blocks(after)) if before[b.id] != n and places.size(b) > 20), None
    )
    if block is None:
        return after
    return text.insert(after, places.caret(block.id, places.size(block) // 2), " substantially").document


def heading_removed(document: Document, chance: random.Random) -> Document:
    """A heading taken out, and what stands below it left."""
    return structure.remove(document, chance.choice(_of(document, *HEADINGS)).id).document


def heading_added(document: Document, chance: random.Random) -> Document:
    """A heading put between paragraphs."""
    made = structure.insert_block(document, _any(document, chance).id, chance.choice(HEADINGS)).document
    new = next(block for block in walk.blocks(made) if block.id >= document.next_id)
    return text.insert(made, places.caret(new.id, 0), "Review and follow-up").document


def section_removed(document: Document, chance: random.Random) -> Document:
    """A heading taken out with all up to the next one."""
    heading = chance.choice(_of(document, *HEADINGS))
    part = next(part for part in document.parts if heading in part.blocks)
    start = end = part.blocks.index(heading)
    while end < len(part.blocks) and (end == start or part.blocks[end].kind not in HEADINGS):
        end += 1
    return _without(document, part.blocks[start:end])


def annex_removed(document: Document, chance: random.Random) -> Document:
    """An annex taken out."""
    annexes = [part for part in document.parts if part.kind is PartKind.ANNEX]
    return _without(document, chance.choice(annexes).blocks)


def cell_edited(document: Document, chance: random.Random) -> Document:
    """Words put into a cell of a table."""
    block = chance.choice(_of(document, Kind.CELL))
    return text.insert(
        document, places.caret(block.id, chance.randint(0, places.size(block))), "anew"
    ).document


def table_removed(document: Document, chance: random.Random) -> Document:
    """A table taken out."""
    table = chance.choice([b.cell.table for b in walk.blocks(document) if b.cell])
    return _without(document, [b for b in walk.blocks(document) if b.cell and b.cell.table == table])


def level_changed(document: Document, chance: random.Random) -> Document:
    """A paragraph a level deeper or higher."""
    change = chance.choice((structure.indent, structure.outdent))
    return change(document, places.caret(_any(document, chance).id, 0)).document


def kind_changed(document: Document, chance: random.Random) -> Document:
    """A paragraph made one of another kind."""
    block = _any(document, chance)
    kind = chance.choice([k for k in (Kind.OPERATIVE, Kind.TEXT, Kind.HEADING) if k is not block.kind])
    return structure.set_kind(document, places.caret(block.id, 0), kind).document


def note_edited(document: Document, chance: random.Random) -> Document:
    """Words put into a footnote, in the place of some."""
    _, _, note = chance.choice(list(walk.notes(document)))
    block = note.blocks[0]
    start = chance.randrange(places.size(block))
    end = min(start + chance.randint(0, 8), places.size(block))
    words = replace(block, inlines=splice(block.inlines, start, end, (Text(" anew "),)))
    return rewrite.put_note(document, replace(note, blocks=(words, *note.blocks[1:])))


def note_removed(document: Document, chance: random.Random) -> Document:
    """A footnote taken out."""
    return footnotes.remove(document, chance.choice(list(walk.notes(document)))[2].id).document


SMALL: tuple[Edit, ...] = (
    akn_edits.typed, akn_edits.typed, phrase, phrase, akn_edits.split, akn_edits.noted, akn_edits.moved,
    moved_and_edited, removed, joined,
)  # fmt: skip
LARGE: tuple[Edit, ...] = (
    several_removed, heading_removed, heading_added, section_removed, annex_removed, cell_edited, table_removed,
    level_changed, kind_changed, note_edited, note_edited, note_removed,
)  # fmt: skip


def edited(document: Document, chance: random.Random, edits: tuple[Edit, ...] = (*SMALL, *LARGE)) -> Document:
    """The document after some of the edits; those that do not apply are passed over."""
    for _ in range(chance.randint(2, 10)):
        try:
            document = chance.choice(edits)(document, chance)
        except (EditRefused, IndexError, ValueError):
            continue
    return document


def _any(document: Document, chance: random.Random) -> Block:
    return chance.choice([b for b in _of(document, *akn_edits.PARAGRAPHS) if places.size(b) > 9])


def _of(document: Document, *kinds: Kind) -> list[Block]:
    return [block for block in walk.blocks(document) if block.kind in kinds]


def _without(document: Document, blocks: Iterable[Block]) -> Document:
    gone: set[NodeId] = {block.id for block in blocks}
    parts = tuple(
        replace(part, blocks=tuple(block for block in part.blocks if block.id not in gone))
        for part in document.parts
    )
    return rewrite.settled(rewrite.without_empty_parts(replace(document, parts=parts)))
