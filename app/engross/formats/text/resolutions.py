"""From the understood paragraphs to the document: texts and their parts, footnotes in their places, ids and labels.

Several resolutions may follow each other, the first and the last of them cut off. What finds no place stays as a
paragraph of text and is reported.
"""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Iterable
from dataclasses import dataclass

from engross.editing import footnotes
from engross.formats.format import ImportResult
from engross.formats.text import firstpage, openings
from engross.formats.text import phrases as phrase_lists
from engross.formats.text.notes import EMPTY_BRACKETS, paragraphs
from engross.formats.text.parts import Parts, heading_level
from engross.formats.text.phrases import Phrases
from engross.formats.text.placing import Placing
from engross.formats.text.rich import Mark, Rich, Span, part
from engross.formats.text.settle import settled
from engross.formats.text.understanding import Recognised, Understanding
from engross.model import validity, votes
from engross.model.inlines import Footnote, Inline, Style, Text, normal
from engross.model.nodes import Block, Cell, Document, Kind, Metadata, NodeId

_NUMBER = re.compile(r"\d+$|^\*+$")
"""What of a mark's name is printed; names such as "[^wells]" are the file's own."""


def document_of(understanding: Understanding) -> ImportResult:
    """The document, and in the losses what was left out, could not be placed or was added."""
    words = phrase_lists.of(understanding.language)
    restored = openings.restored(understanding.paragraphs, words)
    placed = Placing(restored.paragraphs)
    parts, blocks = Parts(words), _Blocks(words, placed.notes)
    for item in placed.texts:
        parts.take(item, blocks.block(item))
    metadata = Metadata(language=understanding.language, organ=understanding.organ)
    document = votes.told(settled(Document(parts.done(), metadata, blocks.next_id)))
    losses = [*understanding.losses, *placed.losses, *blocks.losses(), *_openings_told(restored, words)]
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


# -- blocks


@dataclass
class _Blocks:
    """Makes the blocks, minting ids."""

    phrases: Phrases
    notes: dict[tuple[int, int], Recognised | None]
    next_id: NodeId = 1
    count: int = 0
    loose_marks: int = 0
    table: NodeId = 0

    def losses(self) -> list[str]:
        """What the text had that is no longer what it was."""
        if not self.loose_marks:
            return []
        what = "raised figure has" if self.loose_marks == 1 else "raised figures have"
        return [f"{self.loose_marks} {what} no footnote; they are kept as raised characters."]

    def _mint(self) -> NodeId:
        self.next_id += 1
        return self.next_id - 1

    def block(self, item: Recognised) -> Block:
        """The block of the next paragraph."""
        block_id = self._mint()
        inlines = normal(self._inlines(item.rich, item.kind))
        label = item.label if item.kind in (Kind.OPERATIVE, Kind.SECTION, Kind.PREAMBULAR) else None
        if item.kind is Kind.PREAMBULAR and not item.level:
            label = None
        level = heading_level(item) if item.kind in (Kind.HEADING, Kind.SECTION) else item.level
        cell = self._cell(item) if item.kind is Kind.CELL else None
        self.count += 1
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
        words = paragraphs(_note_words(note.rich, mark)) if note else [Rich("")]
        rows = [normal(self._inlines(rich, Kind.NOTE)) for rich in words]
        note_id = self._mint()
        blocks = tuple(Block(self._mint(), Kind.NOTE, row) for row in rows)
        number = _NUMBER.search(mark.name)
        brackets = mark.brackets
        if mark.typed.startswith("[^"):  # Markdown has no other way to write an indicator
            brackets = footnotes.brackets(self.phrases.language)
        return Footnote(note_id, blocks, numbered_as=number[0] if number else None, brackets=brackets)


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
