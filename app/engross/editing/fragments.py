"""Stretches of a document on their own: copied, cut, pasted. Pasting mints every id anew."""

from __future__ import annotations

import json
from collections.abc import Container, Iterable
from dataclasses import dataclass, replace
from typing import Any

from engross.editing import references, remarks, rewrite, text
from engross.editing.edit import Aspect, Edit
from engross.errors import EditRefused
from engross.model import inlines as rows
from engross.model import places, plain, walk
from engross.model.inlines import Field, Footnote, Inline, LineBreak, Style, Text
from engross.model.nodes import Block, Cell, Document, Kind, NodeId
from engross.model.places import Selection
from engross.model.review import NO_BLOCK_MARKS, BlockMarks, ChangeId, Marks

_SHAPED = Aspect.TEXT | Aspect.STRUCTURE | Aspect.NOTES


@dataclass(frozen=True, slots=True)
class Fragment:
    """Paragraphs out of a document; the first and the last may be parts of paragraphs.

    ``is_plain`` fragments came as bare text: their paragraphs take the kind of where they are pasted. ``threads`` are
    the comments on it that may travel with it.
    """

    blocks: tuple[Block, ...]
    is_plain: bool = False
    threads: tuple[remarks.Name, ...] = ()

    @property
    def text(self) -> str:
        """The characters, a line a paragraph, footnotes left out."""
        return "\n".join(plain.words(block) for block in self.blocks)

    def to_json(self) -> str:
        """The fragment for a clipboard."""
        blocks = [_dump(block) for block in self.blocks]
        return json.dumps({"plain": self.is_plain, "blocks": blocks, "threads": self.threads})

    @staticmethod
    def from_json(data: str) -> Fragment:
        """A fragment from a clipboard; EditRefused where the data are none."""
        try:
            table = json.loads(data)
            threads = tuple((int(ident), str(at)) for ident, at in table.get("threads", ()))
            return Fragment(tuple(_load(row) for row in table["blocks"]), bool(table["plain"]), threads)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise EditRefused("The clipboard holds no part of a document.") from error


def from_text(words: str) -> Fragment:
    """Bare text as a fragment, a paragraph a line; empty lines are left out."""
    lines = [line.strip() for line in words.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    kept = [line for line in lines if line] or [words.strip("\r\n")]
    return Fragment(tuple(Block(0, Kind.TEXT, rows.normal((Text(line),))) for line in kept), is_plain=True)


def copy(document: Document, selection: Selection) -> Fragment:
    """What is selected. Cells out of an incomplete table become plain paragraphs."""
    blocks = [
        replace(block, inlines=rows.slice_of(block.inlines, low, high))
        for block, low, high in text.selected(document, selection)
    ]
    whole = _whole_tables(document, blocks)
    return of(document, tuple(_uncelled(b) if b.cell and b.cell.table not in whole else b for b in blocks))


def of(document: Document, blocks: tuple[Block, ...]) -> Fragment:
    """Paragraphs of a document as a fragment, with the comments on them."""
    return Fragment(blocks, threads=remarks.names(document, blocks))


def _whole_tables(document: Document, blocks: Iterable[Block]) -> set[NodeId]:
    wanted: dict[NodeId, int] = {}
    for block in blocks:
        if block.cell:
            wanted[block.cell.table] = wanted.get(block.cell.table, 0) + 1
    if not wanted:
        return set()
    there: dict[NodeId, int] = {}
    for block in walk.blocks(document):
        if block.cell and block.cell.table in wanted:
            there[block.cell.table] = there.get(block.cell.table, 0) + 1
    return {table for table, count in wanted.items() if there[table] == count}


def _uncelled(block: Block) -> Block:
    return replace(block, kind=Kind.TEXT, cell=None)


def cut(document: Document, selection: Selection) -> tuple[Fragment, Edit]:
    """What is selected, and the document without it."""
    return copy(document, selection), text.delete(document, selection)


def paste(
    document: Document, selection: Selection, fragment: Fragment, *, loose: frozenset[ChangeId] | None = None
) -> Edit:
    """The fragment in place of the selection. In a footnote its paragraphs flow into one.

    Live references to a paragraph of the fragment lead to the new one: those in the fragment, and those whose
    paragraph was cut before. So do comments that are ``loose``, by default those whose words were cut.
    """
    edit = text.delete(document, text.written_over(document, selection))
    names = renamed(fragment, edit.document.next_id)
    threads = travelling(edit.document, fragment, loose)
    pasted = _pasted(edit, fragment, threads)
    after = references.retargeted(pasted.document, names, edit.document.next_id)
    return replace(pasted, document=remarks.rehomed(after, threads))


def travelling(
    document: Document, fragment: Fragment, loose: frozenset[ChangeId] | None = None
) -> frozenset[ChangeId]:
    """The comments of a document that come with a fragment of it: those that stand on no other words."""
    if not fragment.threads:
        return frozenset()
    return remarks.named(document, fragment.threads) & (remarks.loose(document) if loose is None else loose)


def renamed(fragment: Fragment, next_id: NodeId) -> dict[NodeId, NodeId]:
    """The new ids of the fragment's paragraphs and footnotes by those that they had, minted from ``next_id`` on."""
    fresh, _ = minted(fragment, next_id)
    names: dict[NodeId, NodeId] = {}
    for old, new in zip(fragment.blocks, fresh, strict=True):
        names[old.id] = new.id
        notes = zip(rows.footnotes(old.inlines), rows.footnotes(new.inlines), strict=True)
        names.update((one.id, two.id) for (_, one), (_, two) in notes)
    names.pop(0, None)
    return names


def _pasted(edit: Edit, fragment: Fragment, threads: Container[ChangeId]) -> Edit:
    assert edit.selection is not None
    document, at = edit.document, edit.selection.head
    if not fragment.blocks:
        return edit
    target = walk.block_of(document, at.block)
    fresh, next_id = minted(fragment, document.next_id, threads)
    document = replace(document, next_id=next_id)
    if target.kind is Kind.NOTE:
        return _paste_row(document, target, at.offset, _flattened(fresh), edit.aspects)
    if len(fresh) == 1 and fresh[0].cell is None and (target.inlines or fragment.is_plain):
        return _paste_row(document, target, at.offset, fresh[0].inlines, edit.aspects)
    return _paste_blocks(document, target, at.offset, fresh, fragment.is_plain)


def _paste_row(
    document: Document, target: Block, offset: int, row: tuple[Inline, ...], aspects: Aspect
) -> Edit:
    new = replace(target, inlines=rows.splice(target.inlines, offset, offset, row))
    end = places.caret(target.id, offset + sum(rows.length(i) for i in row))
    return Edit(rewrite.put(document, new), end, aspects | Aspect.TEXT | Aspect.NOTES | Aspect.MASTHEAD)


def _paste_blocks(document: Document, target: Block, offset: int, fresh: list[Block], is_plain: bool) -> Edit:
    head = rows.slice_of(target.inlines, 0, offset)
    tail = rows.slice_of(target.inlines, offset)
    if target.cell is not None:
        fresh = [replace(b, kind=Kind.CELL, cell=target.cell, level=0) for b in fresh]
    elif is_plain:
        fresh = [replace(b, kind=target.kind, level=target.level, quoted=target.quoted) for b in fresh]
    else:
        fresh = [replace(b, quoted=target.quoted) for b in fresh]
    placed = list(fresh)
    first, last = placed[0], placed[-1]
    if not head and tail and len(fresh) > 1 and not target.cell and not last.cell:
        # paragraphs before this one, which stays itself
        placed[-1] = replace(target, inlines=rows.normal((*last.inlines, *tail)))
        return _put(document, target, placed, places.size(last))
    if head or tail or is_plain or target.cell is not None:
        if first.cell is None or target.cell is not None:
            placed[0] = replace(target, inlines=rows.normal((*head, *first.inlines)))
        else:
            placed.insert(0, replace(target, inlines=rows.normal(head)))
    caret_at = places.size(placed[-1])
    if tail:
        if last.cell is None or target.cell is not None:
            placed[-1] = replace(placed[-1], inlines=rows.normal((*placed[-1].inlines, *tail)))
        else:
            placed.append(replace(target, id=document.next_id, inlines=rows.normal(tail), numbered_as=None))
            document = replace(document, next_id=document.next_id + 1)
            caret_at = 0
    return _put(document, target, placed, caret_at)


def _put(document: Document, target: Block, placed: list[Block], caret_at: int) -> Edit:
    """The paragraphs in the place of one; the caret is in the last of them."""
    spot = walk.spots(document)[target.id]
    grown = rewrite.splice(document, spot.part, spot.index, spot.index + 1, placed)
    return Edit(rewrite.settled(grown), places.caret(placed[-1].id, caret_at), _SHAPED | Aspect.MASTHEAD)


def minted(
    fragment: Fragment, next_id: NodeId, threads: Container[ChangeId] = ()
) -> tuple[list[Block], NodeId]:
    """The fragment's paragraphs with new ids from ``next_id`` on and these comments alone, and the next free id."""
    tables: dict[NodeId, NodeId] = {}
    fresh: list[Block] = []
    for block in (remarks.only(block, threads) for block in fragment.blocks):
        row, next_id = rewrite.renewed(block.inlines, next_id)
        cell = block.cell
        if cell is not None:
            if cell.table not in tables:
                tables[cell.table], next_id = next_id, next_id + 1
            cell = replace(cell, table=tables[cell.table])
        kind = Kind.TEXT if block.kind is Kind.NOTE else block.kind
        number = None if block.numbered_as else block.numbered_as
        fresh.append(
            replace(block, id=next_id, kind=kind, inlines=rows.normal(row), cell=cell, numbered_as=number)
        )
        next_id += 1
    return fresh, next_id


def _flattened(blocks: Iterable[Block]) -> tuple[Inline, ...]:
    """One row without footnotes: their text follows in parentheses, so that nothing is lost."""
    row: list[Inline] = []
    for block in blocks:
        if row:
            row.append(Text(" "))
        for inline in block.inlines:
            if isinstance(inline, Footnote):
                row.append(Text(f" ({' '.join(plain.note_text(inline).split())})"))
            else:
                row.append(inline)
    return rows.normal(row)


def _dump(block: Block) -> dict[str, Any]:
    cell = block.cell
    return {
        "id": block.id,
        "kind": str(block.kind),
        "level": block.level,
        "quoted": block.quoted,
        "numbered_as": block.numbered_as,
        "cell": [cell.table, cell.row, cell.column, cell.rows, cell.columns, cell.is_heading]
        if cell
        else None,
        "inlines": [_dump_inline(i) for i in block.inlines],
        "comments": block.marks.comments,
    }


def _dump_inline(inline: Inline) -> dict[str, Any]:
    return {**_dump_words(inline), "comments": inline.marks.comments}


def _dump_words(inline: Inline) -> dict[str, Any]:
    if isinstance(inline, Text):
        fields = [[f.name, f.value] for f in inline.fields]
        return {"text": inline.text, "style": int(inline.style), "link": inline.link, "fields": fields}
    if isinstance(inline, Footnote):
        blocks = [_dump(b) for b in inline.blocks]
        return {"note": blocks, "id": inline.id, "mark": inline.numbered_as, "brackets": inline.brackets}
    return {"break": True}


def _load(row: dict[str, Any]) -> Block:
    cell = row["cell"]
    return Block(
        max(0, int(row.get("id", 0))),
        Kind(row["kind"]),
        rows.normal(_load_inline(i) for i in row["inlines"]),
        max(0, int(row["level"])),
        numbered_as=None if row["numbered_as"] is None else str(row["numbered_as"]),
        quoted=max(0, int(row["quoted"])),
        cell=_load_cell(cell) if cell else None,
        marks=BlockMarks(comments=comments) if (comments := _load_comments(row)) else NO_BLOCK_MARKS,
    )


def _load_comments(row: dict[str, Any]) -> tuple[ChangeId, ...]:
    return tuple(int(thread) for thread in row.get("comments", ()))


def _load_cell(values: list[Any]) -> Cell:
    table, row, column, height, width = (int(n) for n in values[:5])
    return Cell(table, row, column, height, width, bool(values[5]))


def _load_inline(row: dict[str, Any]) -> Inline:
    inline, comments = _load_words(row), _load_comments(row)
    return replace(inline, marks=Marks(comments=comments)) if comments else inline


def _load_words(row: dict[str, Any]) -> Inline:
    if "text" in row:
        fields = tuple(Field(str(name), str(value)) for name, value in row["fields"])
        return Text(str(row["text"]), Style(int(row["style"]) & 63), str(row["link"]), fields)
    if "note" in row:
        mark = str(row.get("mark") or "")
        # a number is the document's, an asterisk the footnote's own
        numbered_as = mark if mark and not mark.isdecimal() else None
        blocks = tuple(_load(b) for b in row["note"])
        return Footnote(max(0, int(row.get("id", 0))), blocks, numbered_as, str(row["brackets"]))
    return LineBreak()
