"""From the understood paragraphs to the document: texts and their parts, footnotes in their places, ids and labels.

Several resolutions may follow each other, the first and the last of them cut off. What finds no place stays as a
paragraph of text and is reported.
"""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from engross.formats.format import ImportResult
from engross.formats.text import firstpage, openings
from engross.formats.text import phrases as phrase_lists
from engross.formats.text.notes import EMPTY_BRACKETS
from engross.formats.text.phrases import Phrases
from engross.formats.text.placing import Placing
from engross.formats.text.rich import Mark, Rich, Span, part
from engross.formats.text.understanding import Recognised, Understanding
from engross.model import numbering, outline, validity
from engross.model.inlines import Footnote, Inline, Style, Text, normal
from engross.model.nodes import Block, Cell, Document, Form, Kind, Metadata, NodeId, Part, PartKind

_HOMES = {
    Kind.MASTHEAD: PartKind.MASTHEAD,
    Kind.TITLE: PartKind.PREFACE,
    Kind.ORGAN: PartKind.PREAMBLE,
    Kind.PREAMBULAR: PartKind.PREAMBLE,
    Kind.OPERATIVE: PartKind.BODY,
    Kind.CLOSING: PartKind.CONCLUSIONS,
}
_ORDER = list(PartKind)
_NUMBER = re.compile(r"\d+$|^\*+$")
"""What of a mark's name is printed; names such as "[^wells]" are the file's own."""
USUAL_HEADING = 2
"""The level of a heading that says nothing of its own, as when files of record are read."""


def document_of(understanding: Understanding) -> ImportResult:
    """The document, and in the losses what was left out, could not be placed or was added."""
    words = phrase_lists.of(understanding.language)
    restored = openings.restored(understanding.paragraphs, words)
    placed = Placing(restored.paragraphs)
    parts = _Parts(words, placed.notes)
    for item in placed.texts:
        parts.take(item)
    metadata = Metadata(language=understanding.language, organ=understanding.organ)
    document = _settled(Document(parts.done(), metadata, parts.next_id))
    losses = [*understanding.losses, *placed.losses, *parts.losses(), *_openings_told(restored, words)]
    if not any(item.kind in (Kind.ORGAN, Kind.OPERATIVE, Kind.PREAMBULAR) for item in placed.texts):
        losses.insert(0, "No resolution was recognised: the paragraphs are kept as plain text.")
    return ImportResult(validity.normalised(document), tuple(losses), restored=restored.marked)


def _openings_told(restored: openings.Restored, words: Phrases) -> list[str]:
    if not restored.marked:
        return []
    look = {"zh": "bold", "ar": "bold italics"}.get(words.language, "italics")
    sentence = (
        f"The text had opening words without {look}: {restored.marked} got them back from the phrase list"
    )
    if restored.unknown:
        sentence += f", {restored.unknown} are not in it"
    return [sentence + "."]


# -- parts


@dataclass
class _Parts:
    """Builds the parts, minting ids."""

    phrases: Phrases
    notes: dict[tuple[int, int], Recognised | None]
    next_id: NodeId = 1
    rows: list[tuple[PartKind, list[Block], Form | None]] = field(default_factory=list)
    count: int = 0
    loose_marks: int = 0
    table: NodeId = 0

    def take(self, item: Recognised) -> None:
        """One paragraph more."""
        kind = self._home(item)
        if not self.rows or kind is not self.rows[-1][0] or self._is_new_annex(item):
            self.rows.append((kind, [], self._opens(kind, item)))
        self.rows[-1][1].append(self._block(item))
        self.count += 1

    def done(self) -> tuple[Part, ...]:
        """The parts in order."""
        return tuple(Part(kind, tuple(blocks), opens) for kind, blocks, opens in self.rows)

    def losses(self) -> list[str]:
        """What the text had that is no longer what it was."""
        if not self.loose_marks:
            return []
        what = "raised figure has" if self.loose_marks == 1 else "raised figures have"
        return [f"{self.loose_marks} {what} no footnote; they are kept as raised characters."]

    def _home(self, item: Recognised) -> PartKind:
        now = self.rows[-1][0] if self.rows else None
        if item.kind is Kind.HEADING and now not in (None, PartKind.MASTHEAD) and self._is_annex(item):
            return PartKind.ANNEX
        if now is PartKind.ANNEX and item.kind not in (Kind.TITLE, Kind.MASTHEAD, Kind.ORGAN):
            return PartKind.ANNEX
        if item.quoted and now is not None:
            return now
        home = _HOMES.get(item.kind)
        if home is None:
            return now if now in (PartKind.PREAMBLE, PartKind.BODY) else PartKind.BODY
        if item.kind is Kind.OPERATIVE and item.level and now is PartKind.PREAMBLE:
            return PartKind.BODY
        if item.kind is Kind.PREAMBULAR and now is PartKind.BODY:
            return PartKind.BODY
        return home

    def _is_annex(self, item: Recognised) -> bool:
        return self.phrases.is_annex(item.text)

    def _is_new_annex(self, item: Recognised) -> bool:
        return item.kind is Kind.HEADING and self._is_annex(item) and bool(self.rows[-1][1])

    def _opens(self, kind: PartKind, item: Recognised) -> Form | None:
        """A new text begins where the parts go back to an earlier kind."""
        if self.rows:
            begins = kind in (PartKind.MASTHEAD, PartKind.PREFACE, PartKind.PREAMBLE)
            if not begins or _ORDER.index(kind) >= _ORDER.index(self.rows[-1][0]):
                return None
        if item.kind is Kind.TITLE and item.text.startswith(self.phrases.decision):
            return Form.DECISION
        is_draft = item.kind is Kind.TITLE and item.text.startswith(self.phrases.draft)
        return Form.DRAFT if is_draft else Form.RESOLUTION

    def _mint(self) -> NodeId:
        self.next_id += 1
        return self.next_id - 1

    def _block(self, item: Recognised) -> Block:
        block_id = self._mint()
        inlines = normal(self._inlines(item.rich, item.kind))
        label = item.label if item.kind in (Kind.OPERATIVE, Kind.SECTION, Kind.PREAMBULAR) else None
        if item.kind is Kind.PREAMBULAR and not item.level:
            label = None
        level = _heading_level(item) if item.kind in (Kind.HEADING, Kind.SECTION) else item.level
        cell = self._cell(item) if item.kind is Kind.CELL else None
        return Block(block_id, item.kind, inlines, level, numbered_as=label, quoted=item.quoted, cell=cell)

    def _cell(self, item: Recognised) -> Cell:
        row, column = item.cell or (0, 0)
        if (row, column) == (0, 0):
            self.table = self._mint()
        return Cell(self.table, row, column)

    def _inlines(self, rich: Rich, kind: Kind) -> Iterable[Inline]:
        data = firstpage.fields(rich.text, kind, self.phrases)
        looks = _Looks(rich)
        cuts = {0, len(rich.text), *looks.changes}
        cuts |= {m.at for m in rich.marks} | {at for start, end, _ in data for at in (start, end)}
        points = sorted(cuts)
        marks = deque(enumerate(rich.marks))
        for start, end in zip(points, [*points[1:], None], strict=True):
            while marks and marks[0][1].at <= start:
                yield self._mark(*marks.popleft(), kind)
            if end is not None:
                fields = tuple(f for low, high, f in data if low <= start and end <= high)
                yield Text(rich.text[start:end], *looks.at(start), fields=fields)

    def _mark(self, index: int, mark: Mark, kind: Kind) -> Inline:
        place = (self.count, index)
        if place not in self.notes or kind is Kind.NOTE:
            self.loose_marks += 1
            return Text(mark.name, Style.SUPERSCRIPT) if mark.name.isdecimal() else Text(mark.typed)
        note = self.notes[place]
        inlines = normal(self._inlines(_note_words(note.rich, mark), Kind.NOTE)) if note else ()
        note_id = self._mint()
        block = Block(self._mint(), Kind.NOTE, inlines)
        number = _NUMBER.search(mark.name)
        return Footnote(note_id, (block,), numbered_as=number[0] if number else None, brackets=mark.brackets)


def _note_words(rich: Rich, mark: Mark) -> Rich:
    """The words of a note; the brackets of its number are the mark's, where that has them."""
    found = EMPTY_BRACKETS.match(rich.text) if mark.brackets else None
    return part(rich, found.end()) if found else rich


class _Looks:
    """The style and the link at each place of a paragraph, asked from the start to the end."""

    def __init__(self, rich: Rich) -> None:
        self.changes: dict[int, list[tuple[int, Span]]] = {}
        for span in rich.spans:
            self.changes.setdefault(span.start, []).append((1, span))
            self.changes.setdefault(span.end, []).append((-1, span))
        self.open: Counter[tuple[Style, str]] = Counter()

    def at(self, place: int) -> tuple[Style, str]:
        for step, span in self.changes.get(place, ()):
            self.open[span.style, span.link] += step
        look, address = Style.PLAIN, ""
        for (style, link), depth in self.open.items():
            if depth > 0:
                look, address = look | style, address or link
        return look, address


def _heading_level(item: Recognised) -> int:
    if item.kind is Kind.SECTION:
        bare = item.label.strip(" .")
        is_letter = len(bare) == 1 and bare not in "IVXL" and bare.isascii() and not bare.isdecimal()
        return 2 if bare.isdecimal() else 1 if is_letter else 0
    if item.rich.heading:
        return item.rich.heading - 1
    return USUAL_HEADING


# -- numbers


def _settled(document: Document) -> Document:
    """Labels and marks stay as printed only where counting gives others."""
    document = _restarting(document)
    numbers = numbering.of(document)
    parts = tuple(
        replace(part, blocks=tuple(_computed(block, numbers) for block in part.blocks))
        for part in document.parts
    )
    return replace(document, parts=parts)


def _restarting(document: Document) -> Document:
    """The document with the restarts that agree best with what is printed."""
    best = document
    if any(block.kind is Kind.SECTION for part in document.parts for block in part.blocks):
        other = replace(best, metadata=replace(best.metadata, sections_restart=True))
        best = min((best, other), key=_numbers_off)
    if len(outline.texts(document)) > 1:
        other = replace(best, metadata=replace(best.metadata, notes_restart=True))
        best = min((best, other), key=_marks_off)
    return best


def _numbers_off(document: Document) -> int:
    numbers = numbering.of(document)
    return sum(_bare(numbers.labels[key]) != _bare(due) for key, due in numbers.due.items())


def _marks_off(document: Document) -> int:
    numbers = numbering.of(document)
    return sum(numbers.marks[key] != due for key, due in numbers.due_marks.items())


def _bare(label: str) -> str:
    return label.replace("\u00a0", " ").replace("\u200e", "").strip()


def _computed(block: Block, numbers: numbering.Numbers) -> Block:
    inlines = tuple(
        replace(i, numbered_as=None)
        if isinstance(i, Footnote) and i.numbered_as == numbers.due_marks[i.id]
        else i
        for i in block.inlines
    )
    block = replace(block, inlines=inlines)
    if block.numbered_as is None or not numbering.is_numbered(block):
        return block
    is_due = _bare(block.numbered_as) == _bare(numbers.due[block.id])
    return replace(block, numbered_as=None) if is_due else block
