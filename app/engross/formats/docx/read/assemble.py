"""From the sorted paragraphs to the document: blocks in their parts, labels taken off, links in the file made live."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import replace

from engross.editing import rewrite
from engross.formats.docx import crossref
from engross.formats.docx.read import mastheads
from engross.formats.docx.read.classify import Sorted
from engross.formats.docx.read.comments import at_paragraphs
from engross.formats.docx.read.fields import BOOKMARK
from engross.formats.docx.read.notes import trimmed
from engross.formats.docx.read.raw import Start, Story
from engross.formats.docx.read.reading import Reading
from engross.formats.docx.read.words import rest
from engross.formats.text import firstpage
from engross.formats.text.parts import Parts, heading_level
from engross.formats.text.phrases import Phrases
from engross.formats.text.settle import settled
from engross.formats.text.understanding import Recognised
from engross.model import numbering, references, states, walk
from engross.model.inlines import Footnote, Inline, LineBreak, Style, Text, footnotes, normal
from engross.model.nodes import Block, Cell, Document, Kind, Metadata, NodeId
from engross.model.review import ChangeId, ChangeKind, Reshaped

LABELLED = (Kind.OPERATIVE, Kind.SECTION, Kind.PREAMBULAR, Kind.HEADING)


def assembled(reading: Reading, row: Sequence[Sorted], phrases: Phrases, metadata: Metadata) -> Document:
    """The document of the paragraphs."""
    blocks = _Blocks(reading, phrases, mastheads.notes(row))
    parts = Parts(phrases)
    placed = _placed(row, phrases)
    for line in mastheads.passed_over(row, placed):
        reading.lose("running", line)
    for item in placed:
        block = blocks.block(item)
        if block is not None:
            start = item.raw.part
            if start is not None:
                parts.begin(start.kind, start.opens, block)
            else:
                parts.take(item.item, block)
    for _ in range(blocks.notes_left()):
        reading.lose("foot")
    comments = tuple(reading.comments.threads.values())
    changes = tuple(reading.changes.found.values())
    metadata = replace(metadata, job_number=mastheads.job_number(row))
    document = settled(Document(parts.done(), metadata, reading.last_id + 1, changes, comments))
    document = at_paragraphs(rewrite.map_blocks(document, blocks.counted))
    named = _named_changes(document)
    document = replace(document, changes=tuple(c for c in changes if c.id in named))
    return _linked(document, row, blocks.targets)


def _named_changes(document: Document) -> set[ChangeId]:
    """The changes that marks name; empty paragraphs, which only make room, go with theirs."""
    found: set[ChangeId] = set()
    for block in walk.all_blocks(document):
        marks = block.marks
        found |= {marks.inserted, marks.deleted, marks.reshaped.by if marks.reshaped else 0}
        for inline in block.inlines:
            of_words = inline.marks
            restyled = of_words.restyled.by if of_words.restyled else 0
            found |= {of_words.inserted, of_words.deleted, restyled}
    return found


def _placed(row: Sequence[Sorted], phrases: Phrases) -> list[Sorted]:
    """The paragraphs of the text, each section's masthead before them; running heads and feet are left out."""
    placed: list[Sorted] = []
    head: list[Sorted] = []
    for item in row:
        if item.raw.story is Story.HEAD:
            head.append(item)
            continue
        if head:
            placed += mastheads.heads(head, phrases)
            head = []
        if item.raw.story is Story.BODY:
            placed.append(item)
    return [*placed, *mastheads.heads(head, phrases)]


class _Blocks:
    """Makes blocks of paragraphs."""

    def __init__(
        self, reading: Reading, phrases: Phrases, notes: dict[str, deque[list[tuple[Inline, ...]]]]
    ) -> None:
        self.reading = reading
        self.phrases = phrases
        self.targets: dict[str, NodeId] = {}
        """What stands at a bookmark."""
        self._notes = notes
        """Those in the feet of first pages, by their mark."""
        self._tables: dict[int, NodeId] = {}
        self.renumbered: set[NodeId] = set()
        """The paragraphs of which only the label is marked as changed."""

    def block(self, sorted_: Sorted) -> Block | None:
        """The block; None for an empty paragraph, which only makes room.

        Where its end is tracked, or that of the one before it, it parts words or joins them in some state.
        """
        raw, item = sorted_.raw, sorted_.item
        inlines = rest(raw, sorted_.cut)
        inlines = trimmed(inlines, at_start=not sorted_.cut.goes_on, at_end=not raw.has_tracked_end)
        has_label = bool(item.label or (sorted_.before and sorted_.before.item.label))
        parts_words = raw.has_tracked_end or sorted_.cut.goes_on
        if not (inlines or has_label or raw.cell or raw.marks.comments or parts_words):
            return None
        if raw.story is Story.HEAD and self._notes:
            inlines = tuple(made for inline in inlines for made in self._with_notes(inline))
        inlines = self._with_data(sorted_, inlines)
        block = Block(
            raw.node,
            item.kind,
            normal(inlines),
            _level(item),
            numbered_as=_label(item, sorted_.shown.label),
            number_in_text=_is_in_text(item, sorted_.shown.start),
            quoted=item.quoted,
            cell=self._cell(sorted_),
            marks=raw.marks,
        )
        if by := self._reshaping(sorted_):
            block = self._reshaped(block, sorted_, by)
        self.targets.update(dict.fromkeys(raw.bookmarks, block.id))
        return block

    def _reshaping(self, sorted_: Sorted) -> ChangeId:
        """The change that made another of the paragraph, or gave it another label; 0 where none did.

        Where Word counts, any may have done it: counting will tell.
        """
        raw, old = sorted_.raw, sorted_.before
        if old is None:
            return 0
        if raw.was is not None or raw.renumbered or old.item.label == sorted_.item.label:
            return raw.was.by if raw.was else raw.renumbered
        typed = (i.marks.inserted or i.marks.deleted for i in raw.inlines)
        by = next(filter(None, typed), next(iter(self.reading.changes.found)))
        return self.reading.changes.beside(by, ChangeKind.PARAGRAPH)

    def _reshaped(self, block: Block, sorted_: Sorted, by: ChangeId) -> Block:
        """The block with what it was before a change, also where that says the same to us."""
        raw, old = sorted_.raw, sorted_.before
        assert old is not None
        was = old.item
        kind, level, quoted = was.kind, _level(was), was.quoted
        if raw.was is not None and raw.was.told is not None:
            kind, level, quoted = raw.was.told
        was = replace(was, kind=kind)
        is_typed, label = _is_in_text(was, old.shown.start), _label(was, old.shown.label)
        before = Reshaped(by, kind, level, label, number_in_text=is_typed, quoted=quoted)
        if raw.was is None:
            self.renumbered.add(block.id)
        elif (kind, level, quoted) == (block.kind, block.level, block.quoted):
            self.reading.lose("reshaped")
        return replace(block, marks=replace(block.marks, reshaped=before))

    def counted(self, block: Block) -> Block:
        """The block without the change of its label, where counting gives both labels."""
        if block.id not in self.renumbered or states.as_it_was(block) != block:
            return block
        return replace(block, marks=replace(block.marks, reshaped=None))

    def notes_left(self) -> int:
        """How many notes of first pages found no mark."""
        return sum(map(len, self._notes.values()))

    def _with_notes(self, inline: Inline) -> Iterator[Inline]:
        """The notes of the first page in place of their raised marks; raised words may stand at their sides."""
        if not isinstance(inline, Text) or not inline.style & Style.SUPERSCRIPT:
            yield inline
            return
        before, mark, after = self._parted(inline.text)
        if not mark:
            yield inline
            return
        if before:
            yield replace(inline, text=before)
        yield self._note(mark)
        if after:
            yield from self._with_notes(replace(inline, text=after))

    def _parted(self, words: str) -> tuple[str, str, str]:
        """Raised words before the first mark of a note that waits, the mark, and the words after it."""
        if self._notes.get(words.strip()):
            return "", words.strip(), ""
        mark = next((mark for mark, waiting in self._notes.items() if waiting and mark in words), "")
        at = words.find(mark) if mark else len(words)
        return words[:at], mark, words[at + len(mark) :]

    def _note(self, mark: str) -> Footnote:
        made, rows = self.reading.mint(), self._notes[mark].popleft()
        blocks = tuple(Block(self.reading.mint(), Kind.NOTE, normal(row)) for row in rows)
        return Footnote(made, blocks, numbered_as=mark)

    def _with_data(self, sorted_: Sorted, inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
        """The inlines with what lines of the first page, titles and closing lines state."""
        kind = sorted_.item.kind
        if kind not in (Kind.MASTHEAD, Kind.TITLE, Kind.CLOSING):
            return inlines
        text = "".join(map(_as_read, inlines))
        if kind is Kind.MASTHEAD:
            return mastheads.with_fields(inlines, mastheads.stretches(sorted_, text, self.phrases))
        if kind is Kind.TITLE:
            inlines = tuple(
                replace(i, text=i.text.replace("\t", " ")) if isinstance(i, Text) else i for i in inlines
            )
        return mastheads.with_fields(inlines, firstpage.fields(text.replace("\t", " "), kind, self.phrases))

    def _cell(self, sorted_: Sorted) -> Cell | None:
        raw = sorted_.raw.cell
        if raw is None:
            return None
        if raw.table not in self._tables:
            self._tables[raw.table] = self.reading.mint()
        table = self._tables[raw.table]
        return Cell(table, raw.row, raw.column, max(1, raw.rows), max(1, raw.columns), raw.is_heading)


def _as_read(inline: Inline) -> str:
    """As many characters as the inline counts in offsets."""
    if isinstance(inline, Text):
        return inline.text
    return "\n" if isinstance(inline, LineBreak) else "\ufffc"


def _level(item: Recognised) -> int:
    return heading_level(item) if item.kind in (Kind.HEADING, Kind.SECTION) else item.level


def _label(item: Recognised, known: str) -> str | None:
    """The label as printed; one that is ``known`` before lines and cells is kept as it is."""
    if known and not item.label and item.kind is not Kind.OPERATIVE:
        return known
    if item.kind not in LABELLED or (item.kind is Kind.PREAMBULAR and not item.level):
        return None
    return None if item.kind is Kind.HEADING and not item.label else item.label


def _is_in_text(item: Recognised, start: Start) -> bool:
    """Whether files of record type the label in the text: ours say so, others do it where a section's has no stop."""
    is_bare = item.kind is Kind.SECTION and not start.has_number and not item.label.endswith(".")
    return item.kind in LABELLED and (start.is_typed or is_bare)


# -- links inside the file


def _linked(document: Document, row: Sequence[Sorted], targets: dict[str, NodeId]) -> Document:
    """Links to bookmarks as live references where their words are the target's number, as plain words elsewhere."""
    if not any(_is_inside(i) for item in row for i in item.raw.inlines) and not _notes_have_any(row):
        return document

    def made(block: Block) -> Block:
        inlines = normal(_linked_inline(document, inline, targets, made) for inline in block.inlines)
        return block if inlines == block.inlines else replace(block, inlines=inlines)

    parts = tuple(replace(part, blocks=tuple(map(made, part.blocks))) for part in document.parts)
    return replace(document, parts=parts)


def _notes_have_any(row: Sequence[Sorted]) -> bool:
    notes = (i for item in row for i in item.raw.inlines if isinstance(i, Footnote))
    return any(_is_inside(i) for note in notes for block in note.blocks for i in block.inlines)


def _is_inside(inline: Inline) -> bool:
    return isinstance(inline, Text) and inline.link.startswith(BOOKMARK)


def _note_address(document: Document, holder: NodeId, mark: str) -> str:
    """The address of the footnote of a paragraph that is marked so, or ""."""
    marks = numbering.of(document).marks
    found = (
        note.id for _, note in footnotes(walk.block_of(document, holder).inlines) if marks[note.id] == mark
    )
    return next(map(references.address, found), "")


def _linked_inline(document: Document, inline: Inline, targets: dict[str, NodeId], made: object) -> Inline:
    if isinstance(inline, Footnote):
        blocks = tuple(made(block) for block in inline.blocks)  # type: ignore[operator]
        return replace(inline, blocks=blocks)
    if not (isinstance(inline, Text) and inline.link.startswith(BOOKMARK)):
        return inline
    node = targets.get(inline.link.removeprefix(BOOKMARK))
    if node is None:
        return replace(inline, link="")
    if inline.link.startswith(BOOKMARK + crossref.NOTE):
        return replace(inline, link=_note_address(document, node, inline.text.strip()))
    for is_own in (False, True):
        label = references.label(document, references.Target(node, is_own))
        if label and references.says(inline.text.strip(), label):
            return replace(inline, link=references.address(node, is_own=is_own))
    return replace(inline, link="")
