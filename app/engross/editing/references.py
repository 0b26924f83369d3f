"""Keeping live references in step: their words follow the number of what they name.

`followed` is called by the `Editor` on every edit, so that the same undo step holds both. A reference that someone
types into is let go: its words are plain text then, as they were typed. One whose target is gone keeps its words, and
is live again when the target comes back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace

from engross.editing import rewrite, text
from engross.editing.edit import Aspect, Edit
from engross.errors import EditRefused
from engross.model import inlines as rows
from engross.model import mentions, places, references, walk
from engross.model.inlines import Inline, Text
from engross.model.mentions import Mention
from engross.model.nodes import Block, Document, NodeId
from engross.model.places import Place, Selection
from engross.model.references import Reference, Target

_NUMBERING = Aspect.STRUCTURE | Aspect.NOTES | Aspect.METADATA
"""What may change a label."""

Known = Counter[tuple[str, str]]
"""Address and words of the references that stood in the document before."""


def followed(before: Document, edit: Edit, selection: Selection) -> Edit:
    """The edit with every reference saying what its target is called after it; ``selection`` is the one then.

    The edit itself where nothing is to do, as at nearly every key.
    """
    after = edit.document
    now = references.of(after)
    if not now:
        return edit
    earlier = references.of(before)
    if now is earlier and not edit.aspects & _NUMBERING:
        return edit
    known = Counter((r.link, r.words) for found in earlier.values() for r in found)
    changes = {
        block_id: wanted
        for block_id, found in now.items()
        if (wanted := [(r, new) for r in found if (new := _due(after, r, known)) is not None])
    }
    if not changes:
        return edit
    document = after
    for block_id, wanted in changes.items():
        document = rewrite.put(document, _rewritten(walk.block_of(document, block_id), wanted))

    def moved(place: Place) -> Place:
        return _moved(place, changes.get(place.block, []))

    ends = Selection(moved(selection.anchor), moved(selection.head))
    return Edit(document, ends, edit.aspects | Aspect.TEXT | Aspect.REFERENCES)


Pieces = tuple[tuple[str, bool], ...]
"""Words, and whether they are still a reference."""


def _due(document: Document, reference: Reference, known: Known) -> Pieces | None:
    """What a reference should be instead; None where it is right."""
    label = references.label(document, reference.target)
    if references.says(reference.words, label):
        return None
    if known[reference.link, reference.words]:
        return ((references.in_the_manner_of(reference.words, label), True),) if label else None
    return _released(reference, known, label)


def _released(reference: Reference, known: Known, label: str) -> Pieces:
    """Someone typed into it: what stands beside the words that it had is not part of it."""
    words = reference.words
    for link, old in known:
        if link != reference.link or old not in words:
            continue
        kept = references.in_the_manner_of(old, label) if label else old
        if words.startswith(old):
            return (kept, True), (words[len(old) :], False)
        if words.endswith(old):
            return (words[: -len(old)], False), (kept, True)
    return ((words, False),)


def _rewritten(block: Block, wanted: list[tuple[Reference, Pieces]]) -> Block:
    row = block.inlines
    for reference, pieces in reversed(wanted):
        old = rows.slice_of(row, reference.start, reference.end)
        row = rows.splice(row, reference.start, reference.end, _dressed(old, pieces))
    return replace(block, inlines=row)


def _dressed(old: tuple[Inline, ...], pieces: Pieces) -> list[Inline]:
    """The pieces in the look of what they replace: the same characters keep theirs, new ones have the first one's."""
    if "".join(words for words, _ in pieces) != rows.plain(old):
        assert isinstance(old[0], Text)
        return [replace(old[0], text=words, link=old[0].link if live else "") for words, live in pieces]
    out: list[Inline] = []
    at = 0
    for words, live in pieces:
        cut = rows.slice_of(old, at, at + len(words))
        out += cut if live else [replace(run, link="") for run in cut if isinstance(run, Text)]
        at += len(words)
    return out


def _moved(place: Place, wanted: list[tuple[Reference, Pieces]]) -> Place:
    """The place after references before it in its block changed their length."""
    by = 0
    for reference, pieces in wanted:
        new = sum(len(words) for words, _ in pieces)
        if place.offset >= reference.end:
            by += new - (reference.end - reference.start)
        elif place.offset > reference.start:
            by += min(place.offset - reference.start, new) - (place.offset - reference.start)
    return replace(place, offset=place.offset + by)


def refreshed(document: Document) -> Document:
    """The document with the words of every reference equal to its target's label; for what was read from a file."""
    edit = Edit(document, None, Aspect.STRUCTURE)
    first = next(walk.blocks(document)).id
    return followed(document, edit, Selection(Place(first), Place(first))).document


def retargeted(document: Document, names: Mapping[NodeId, NodeId], first_new: NodeId) -> Document:
    """The document with references to nodes that have new names: in new paragraphs, and where the old ones are gone.

    ``names`` are new ids by old ones; blocks from ``first_new`` on are new.
    """

    def new_address(block: Block, reference: Reference) -> str:
        target = reference.target
        new = names.get(target.node)
        if new is None or not references.is_there(document, Target(new)):
            return ""
        if block.id < first_new and references.is_there(document, target):
            return ""
        return references.address(new, is_own=target.is_own)

    for block_id in references.of(document) if names else ():
        block = walk.block_of(document, block_id)
        row = block.inlines
        for reference in reversed(list(references.inside(row))):
            if address := new_address(block, reference):
                old = rows.slice_of(row, reference.start, reference.end)
                row = rows.splice(row, reference.start, reference.end, _addressed(document, old, address))
        if row is not block.inlines:
            document = rewrite.put(document, replace(block, inlines=row))
    return document


def _addressed(document: Document, old: tuple[Inline, ...], address: str) -> list[Inline]:
    """A reference that leads elsewhere, in the words for that."""
    target = references.target(address)
    label = references.label(document, target) if target else ""
    words = rows.plain(old)
    if not label or references.says(words, label):
        return [replace(run, link=address) for run in old if isinstance(run, Text)]
    assert isinstance(old[0], Text)
    return [replace(old[0], text=references.in_the_manner_of(words, label), link=address)]


def released(document: Document, chosen: Callable[[Block, Reference], bool]) -> Document:
    """The document with these references made plain text; their words stay."""
    for block_id, found in references.of(document).items():
        block = walk.block_of(document, block_id)
        wanted: list[tuple[Reference, Pieces]] = [(r, ((r.words, False),)) for r in found if chosen(block, r)]
        if wanted:
            document = rewrite.put(document, _rewritten(block, wanted))
    return document


# made by people


def insert(
    document: Document, selection: Selection, target: Target, *, before: str = "", behind: str = ""
) -> Edit:
    """A reference over the selection, between words that are plain text; the caret is behind them.

    It looks like the text around it. Raises EditRefused for a target that has no number.
    """
    edit = text.delete(document, selection)
    assert edit.selection is not None
    label = references.label(edit.document, target)
    if not label:
        raise EditRefused("What is referred to has no number.", hint="Choose a numbered paragraph.")
    at = edit.selection.head
    block = walk.block_of(edit.document, at.block)
    like = replace(rows.run_at(block.inlines, at.offset) or Text(""), link="", fields=())
    address = references.address(target.node, is_own=target.is_own)
    new = (replace(like, text=before), replace(like, text=label, link=address), replace(like, text=behind))
    row = rows.splice(block.inlines, at.offset, at.offset, new)
    end = places.caret(block.id, at.offset + sum(map(rows.length, new)))
    put = text.replace(edit.document, block.id, row, end)
    return Edit(put.document, end, edit.aspects | put.aspects)


def live_here(document: Document, selection: Selection) -> Edit:
    """The numbers at the caret, or selected, that name paragraphs of this text, as references.

    Raises EditRefused where there are none.
    """
    touched = {block.id: (low, high) for block, low, high in text.selected(document, selection)}
    blocks = [walk.block_of(document, node) for node in touched]
    near = [m for m in mentions.find(document, blocks) if _reaches(m, touched[m.block])]
    if selection.is_caret and near:
        nearest = min(near, key=lambda m: _distance(m, selection.head.offset))
        near = [nearest]
    if not near:
        raise EditRefused(
            "No number of a paragraph of this text stands here.",
            hint="Put the caret on a number, as in “paragraph 5”.",
        )
    return Edit(_lively(document, near), selection, Aspect.TEXT)


def _reaches(mention: Mention, stretch: tuple[int, int]) -> bool:
    low, high = stretch
    if low == high:  # the word before the number counts as the number
        return mention.start - REACH <= low <= mention.end
    return mention.start < high and mention.end > low


REACH = 12
"""Characters before a number in which a caret still means it."""


def _distance(mention: Mention, offset: int) -> int:
    return max(mention.start - offset, offset - mention.end, 0)


def live_everywhere(document: Document) -> tuple[Edit, int]:
    """Every number that names a paragraph of its text as a reference, and how many there were."""
    found = list(mentions.find(document))
    return Edit(_lively(document, found), None, Aspect.TEXT), len(found)


def _lively(document: Document, found: list[Mention]) -> Document:
    by_block: dict[NodeId, list[Mention]] = {}
    for mention in found:
        by_block.setdefault(mention.block, []).append(mention)
    for node, several in by_block.items():
        block = walk.block_of(document, node)
        row = block.inlines
        for mention in sorted(several, key=lambda m: m.start, reverse=True):
            old = rows.slice_of(row, mention.start, mention.end)
            row = rows.splice(row, mention.start, mention.end, _named(old, mention))
        document = rewrite.put(document, replace(block, inlines=row))
    return document


def _named(old: tuple[Inline, ...], mention: Mention) -> list[Inline]:
    address = references.address(mention.target.node, is_own=mention.target.is_own)
    if references.says(rows.plain(old), mention.label):
        return [replace(run, link=address) for run in old if isinstance(run, Text)]
    assert isinstance(old[0], Text)
    return [replace(old[0], text=references.in_the_manner_of(rows.plain(old), mention.label), link=address)]


def words_here(document: Document, selection: Selection) -> Edit:
    """The references at the caret, or selected, as plain words that stay as they are.

    Raises EditRefused where there are none.
    """
    touched = {block.id: (low, high) for block, low, high in text.selected(document, selection)}

    def chosen(block: Block, reference: Reference) -> bool:
        low, high = touched.get(block.id, (-1, -1))
        return reference.start <= high and reference.end >= low

    after = released(document, chosen)
    if after is document:
        raise EditRefused("No live reference stands here.")
    return Edit(after, selection, Aspect.TEXT)


def at(document: Document, place: Place) -> Reference | None:
    """The reference that the place stands in or beside."""
    for reference in references.inside(walk.block_of(document, place.block).inlines):
        if reference.start <= place.offset <= reference.end:
            return reference
    return None
