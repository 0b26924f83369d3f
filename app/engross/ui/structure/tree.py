"""The rows of the structure sidebar, computed from a document. Knows nothing of Qt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from engross.editing import annexes, arrange
from engross.i18n import _
from engross.model import numbering, outline, plain
from engross.model.inlines import ATOM, Inline, footnotes
from engross.model.nodes import Block, Document, Form, Kind, NodeId, Part, PartKind
from engross.ui.editor import lines

WORDS_LENGTH = 90
"""Characters of opening words kept for a row."""


@dataclass(slots=True, eq=False)
class Row:
    """One row. ``key`` tells it from all others across edits; ``block`` is where a click goes."""

    key: tuple[object, ...]
    label: str
    words: str
    block: NodeId
    kind: Kind | None = None
    """None for a row that groups others."""
    part: PartKind | None = None
    """For a row that stands for a whole part, which."""
    also: tuple[NodeId, ...] = ()
    """Further paragraphs that have no row of their own: the lines of a masthead, the cells of a table."""
    below: list[Row] = field(default_factory=list)
    parent: Row | None = None
    number: int = 0
    """Place among the rows of the same parent."""

    def add(self, row: Row) -> None:
        row.parent, row.number = self, len(self.below)
        self.below.append(row)

    def walk(self) -> Iterator[Row]:
        """All rows below this one, each before those below it."""
        waiting = self.below[::-1]
        while waiting:
            row = waiting.pop()
            yield row
            waiting += row.below[::-1]

    @property
    def depth(self) -> int:
        """How many rows it hangs below; 0 for those at the top."""
        return 0 if self.parent is None or self.parent.parent is None else self.parent.depth + 1

    @property
    def is_annex(self) -> bool:
        return self.part is PartKind.ANNEX

    @property
    def is_paragraph(self) -> bool:
        """Whether the row is a paragraph that can go to another place."""
        return self.kind not in (None, Kind.NOTE, Kind.MASTHEAD, Kind.CLOSING)

    @property
    def has_name(self) -> bool:
        """Whether the row can be renamed."""
        return self.is_annex or self.kind in arrange.TITLED

    @property
    def blocks(self) -> tuple[NodeId, ...]:
        """Every paragraph that the row itself shows."""
        return (self.block, *self.also)


def of(document: Document) -> Row:
    """The rows of a document, below a root that is not shown."""
    root = Row(("root",), "", "", 0)
    scopes = outline.texts(document)
    numbers = numbering.of(document)
    for order, scope in enumerate(scopes):
        first = next(scope.blocks, None)
        if first is None:
            continue
        if len(scopes) == 1:
            home = root
        else:
            home = Row(("text", order), outline.number_of(scope), _heading(scope, order), first.id)
            root.add(home)
        for place, part in enumerate(scope.parts):
            _add_part(home, part, (order, place), document)
        _add_notes(home, scope, order, numbers)
    _tell_apart(root)
    return root


def _tell_apart(root: Row) -> None:
    """Rows of files that repeat a part or interrupt a table get keys of their own."""
    seen: dict[tuple[object, ...], int] = {}
    for row in root.walk():
        seen[row.key] = seen.get(row.key, 0) + 1
        if seen[row.key] > 1:
            row.key = (*row.key, seen[row.key])


def _heading(scope: outline.Scope, order: int) -> str:
    for part in scope.parts:
        if part.kind is PartKind.PREFACE and part.blocks:
            words = outline.field_text(part.blocks, "title") or _opening(part.blocks[-1])
            if words:
                return words
    if scope.form is Form.COLLECTION:
        return _("Common heading")
    return _("Text {number}").format(number=order + 1)


def _group_titles() -> dict[PartKind, str]:
    return {
        PartKind.MASTHEAD: _("Masthead"),
        PartKind.PREAMBLE: _("Preamble"),
        PartKind.BODY: _("Operative part"),
        PartKind.CONCLUSIONS: _("Closing lines"),
        PartKind.ANNEX: _("Annex"),
    }


def _add_part(home: Row, part: Part, place: tuple[int, int], document: Document) -> None:
    if not part.blocks:
        return
    numbers = numbering.of(document)
    title = _group_titles().get(part.kind)
    if title is None:
        says_no_more_than_home = home.kind is None and home.parent is not None and len(part.blocks) == 1
        for block in () if says_no_more_than_home else part.blocks:
            home.add(_row(block, numbers))
        return
    if part.kind is PartKind.ANNEX:
        _add_annex(home, part, document)
        return
    group = Row(("part", place[0], part.kind), "", title, part.blocks[0].id, part=part.kind)
    home.add(group)
    if part.kind in (PartKind.MASTHEAD, PartKind.CONCLUSIONS):
        group.also = tuple(block.id for block in part.blocks[1:])
        return
    for branch in outline.tree(part):
        _add_branch(group, branch, numbers)


def _add_annex(home: Row, part: Part, document: Document) -> None:
    """An annex with its number and name in one row."""
    language = document.metadata.language
    number, name = annexes.number_line(part, language), annexes.name_line(part, language)
    said = [line for line in (number, name) if line is not None]
    label = _opening(number) if number is not None else ""
    words = _opening(name) if name is not None else "" if label else _("Annex")
    group = Row(("annex", part.blocks[0].id), label, words, part.blocks[0].id, part=part.kind)
    group.also = tuple(line.id for line in said if line.id != group.block)
    home.add(group)
    numbers = numbering.of(document)
    for branch in outline.tree(replace(part, blocks=part.blocks[len(said) :])):
        _add_branch(group, branch, numbers)


def _add_branch(home: Row, branch: outline.Branch, numbers: numbering.Numbers) -> None:
    block = branch.block
    if block.kind is Kind.ORNAMENT:
        return
    if block.cell is not None:
        if not home.below or home.below[-1].key != ("table", block.cell.table):
            home.add(Row(("table", block.cell.table), "", _("Table"), block.id, Kind.CELL))
        else:
            home.below[-1].also += (block.id,)
        return
    row = _row(block, numbers)
    home.add(row)
    for lower in branch.below:
        _add_branch(row, lower, numbers)


def _row(block: Block, numbers: numbering.Numbers) -> Row:
    return Row(("block", block.id), lines.label(block, numbers), _opening(block), block.id, block.kind)


def _add_notes(home: Row, scope: outline.Scope, order: int, numbers: numbering.Numbers) -> None:
    notes = [note for block in scope.blocks for _offset, note in footnotes(block.inlines)]
    if not notes:
        return
    group = Row(("notes", order), "", _("Footnotes"), notes[0].blocks[0].id)
    home.add(group)
    for note in notes:
        words = _opening(note.blocks[0])
        row = Row(("note", note.id), numbers.mark(note.id), words, note.blocks[0].id, Kind.NOTE)
        row.also = tuple(block.id for block in note.blocks[1:])
        group.add(row)


def _opening(block: Block) -> str:
    """The opening words of a paragraph."""
    known = _said.get(block.id)
    if known is not None and known[0] is block.inlines:
        return known[1]
    words = plain.text(block).replace(ATOM, " ")[: WORDS_LENGTH * 2]
    said = " ".join(words.split())[:WORDS_LENGTH]
    if len(_said) > _MOST_SAID:
        _said.clear()
    _said[block.id] = block.inlines, said
    return said


_said: dict[NodeId, tuple[tuple[Inline, ...], str]] = {}
"""The words of paragraphs as they were last: after an edit all but one or two are the same objects."""
_MOST_SAID = 5000
