"""Tracked changes as Word revisions, and where comments begin and end (ECMA-376 17.13.4, 17.13.5).

A move whose two sides stand in the text is written as one; where one side is missing, or in a footnote, it is an
insertion or a deletion. A comment on words of a footnote stands on its mark: Word has none in notes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count

from engross.formats.docx.bookmarks import shape_bookmark
from engross.formats.docx.layout import Script
from engross.formats.docx.markup import Element, printable, qualified, w
from engross.formats.docx.ranges import Key, Ranges
from engross.model import numbering, states
from engross.model.inlines import Footnote, Inline, Text
from engross.model.nodes import Block, Document, NodeId
from engross.model.review import (
    NO_BLOCK_MARKS,
    BlockMarks,
    Change,
    ChangeId,
    ChangeKind,
    Thread,
)

_DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?")
UNKNOWN = "Unknown"
"""The author of a change of whom the document does not say: Word wants one."""


class Revisions:
    """What is tracked and commented in one document."""

    def __init__(
        self,
        document: Document,
        script: Script,
        *,
        first_id: int = 1,
        comment_ids: dict[ChangeId, tuple[str, ...]] | None = None,
        heads: frozenset[NodeId] = frozenset(),
    ) -> None:
        self.script = script
        self.changes = {change.id: change for change in document.changes}
        self.threads = [thread for thread in document.comments if not thread.is_private]
        self.comment_ids = comment_ids or dict(_comment_ids(self.threads))
        """The ids of each thread's comment and of the answers to it, as the file has them."""
        self._ids = count(first_id)
        self.ranges = Ranges(document, self.comment_ids, heads)

    def __bool__(self) -> bool:
        return bool(self.changes or self.threads)

    def around(self, inline: Inline, runs: Iterable[Element], *, is_note: bool = False) -> Iterator[Element]:
        """The runs of an inline within the revisions and comments that are marked on it."""
        marks = inline.marks
        made = list(runs)
        if marks.restyled is not None and isinstance(inline, Text):
            self._restyle(made, inline)
        if is_note:
            yield from self._tracked(marks.inserted, marks.deleted, made, is_note=True)
            return
        for key in self.ranges.begin(inline):
            yield from self._begin(key)
        yield from self._tracked(marks.inserted, marks.deleted, made, is_note=False)
        for key in self.ranges.end(inline):
            yield from self._end(key)

    def tracked(self, inserted: ChangeId, deleted: ChangeId, made: list[Element]) -> Iterator[Element]:
        """Runs that are inserted or deleted and stand for no words of the text: labels, tabs."""
        for way, change in (("ins", inserted), ("del", deleted)):
            if change in self.changes:
                made = [self._within(way, change, made)]
        yield from made

    def label(self, start: Start, old: list[Element], new: list[Element]) -> Iterator[Element]:
        """What opens a paragraph as revisions: ``old`` where it was before, ``new`` where it is now.

        LibreOffice makes one of an author's revisions of one minute that stand at the end of a paragraph and at the
        start of the next, and takes away the end between them too: where they would meet, the label's is dated later.
        """
        some = max(self.changes, default=0)
        for way, change, made in (("del", start.deleted, old), ("ins", start.inserted, new)):
            if made:
                element = self._within(way, change or some, made)
                if way in start.meets and (at := element.get(qualified("date"))):
                    element.set(qualified("date"), _later(at))
                yield element

    def reshaped(self, paragraph: Element, block: Block, before: Element) -> None:
        """The paragraph with the properties that it had before it was reshaped, those of the paragraph ``before``."""
        was = block.marks.reshaped
        if was is None or was.by not in self.changes:
            return
        old = w("pPr", *before[0])
        paragraph[0].append(w("pPrChange", old, **self._by(was.by)))
        paragraph[1:1] = shape_bookmark(block.id, was)

    def listed(self, paragraph: Element, before: Element) -> None:
        """The paragraph with the list that it belonged to before the changes, that of the paragraph ``before``."""
        old = w("pPr", *before[0])
        paragraph[0].append(w("pPrChange", old, **self._by(max(self.changes))))

    def finish(self, paragraph: Element, block: Block) -> Element:
        """The paragraph with what is tracked about its end, and the comments on it that stand on no words."""
        self.end(paragraph, block)
        for thread in self.ranges.on(block.id):
            paragraph.extend(self.point(thread))
        return paragraph

    def point(self, thread: ChangeId) -> list[Element]:
        """What says that a thread stands at this place."""
        key = ("comment", thread)
        return [*self._begin(key), *self._end(key)]

    def ends_of_note(self, paragraphs: Sequence[Element], blocks: Sequence[Block]) -> None:
        """What is tracked about the ends of a note's paragraphs.

        A note always ends with the end of its last paragraph: where that came or went, it is the end of the paragraph
        before it that Word says it of.
        """
        marks = [block.marks for block in blocks]
        last = len(marks) - 1
        while last >= 0 and is_tracked(marks[last]):
            last -= 1
        shifted = [*marks[: max(0, last)], *marks[max(0, last) + 1 :], NO_BLOCK_MARKS]
        for paragraph, of_end in zip(paragraphs, shifted, strict=False):
            if rows := self._end_of(of_end, can_move=False):
                _mark(paragraph[0], rows)

    def end(self, paragraph: Element, block: Block) -> Element:
        """The paragraph with what is tracked about its end.

        LibreOffice leaves an end that is gone behind a footnote, unless an empty run comes after it, and one that
        moved where the paragraph has links, unless it is said to be deleted and inserted.
        """
        marks = block.marks
        rows = self._end_of(marks, can_move=paragraph.find(qualified("hyperlink")) is None)
        if rows:
            if block.inlines and isinstance(block.inlines[-1], Footnote):
                paragraph.extend(self.tracked(marks.inserted, marks.deleted, [w("r")]))
            _mark(paragraph[0], rows)
        return paragraph

    # -- ranges

    def _begin(self, key: Key) -> Iterator[Element]:
        kind, ident = key
        if kind == "comment":
            for number in self.comment_ids[ident]:
                yield w("commentRangeStart", id=number)
        else:
            name = f"move{ident}"
            side = "moveFromRangeStart" if kind == "from" else "moveToRangeStart"
            yield w(side, **{**self._by(ident), "id": _range_id(key), "name": name})

    def _end(self, key: Key) -> Iterator[Element]:
        kind, ident = key
        if kind == "comment":
            for number in self.comment_ids[ident]:
                yield w("commentRangeEnd", id=number)
                yield w("r", w("commentReference", id=number))
        else:
            yield w("moveFromRangeEnd" if kind == "from" else "moveToRangeEnd", id=_range_id(key))

    # -- revisions

    def _tracked(
        self, inserted: ChangeId, deleted: ChangeId, made: list[Element], *, is_note: bool
    ) -> Iterator[Element]:
        if deleted in self.changes:
            is_move = self.ranges.is_move(deleted) and not is_note
            made = [self._within("moveFrom" if is_move else "del", deleted, made)]
        if inserted in self.changes:
            is_move = self.ranges.is_move(inserted) and not is_note
            made = [self._within("moveTo" if is_move else "ins", inserted, made)]
        yield from made

    def _within(self, way: str, change: ChangeId, made: list[Element]) -> Element:
        element = w(way, **self._by(change))
        element.extend(made)
        if way == "del":
            for words in list(element.iter(qualified("t"))):
                words.tag = qualified("delText")
            for code in list(element.iter(qualified("instrText"))):
                code.tag = qualified("delInstrText")
        return element

    def _by(self, change: ChangeId) -> dict[str, str | int | bool]:
        """Id, author and date of a revision."""
        found = self.changes.get(change, Change(change, ChangeKind.FORMAT))
        return {"id": next(self._ids), "author": printable(found.author) or UNKNOWN, **dated(found.at)}

    def _restyle(self, made: list[Element], text: Text) -> None:
        from engross.formats.docx.runs import properties

        restyled = text.marks.restyled
        if restyled is None or restyled.by not in self.changes:
            return
        for element in made:
            if element.tag != qualified("r"):
                continue
            look = element.find(qualified("rPr"))
            if look is None:
                look = w("rPr")
                element.insert(0, look)
            before = properties(restyled.style, "", self.script)
            look.append(w("rPrChange", w("rPr") if before is None else before, **self._by(restyled.by)))

    def _end_of(self, marks: BlockMarks, *, can_move: bool) -> list[Element]:
        ways = (("ins", "moveTo", marks.inserted), ("del", "moveFrom", marks.deleted))
        return [
            w(move if can_move and self.ranges.is_move(change) else way, **self._by(change))
            for way, move, change in ways
            if change in self.changes
        ]


def _mark(properties: Element, rows: list[Element]) -> None:
    """Puts what is tracked about the end of a paragraph where the schema wants it."""
    look = properties.find(qualified("rPr"))
    if look is None:
        look = w("rPr")
        behind = {qualified("sectPr"), qualified("pPrChange")}
        properties.insert(sum(child.tag not in behind for child in properties), look)
    look[:0] = rows


def _later(at: str) -> str:
    return (datetime.fromisoformat(at) + timedelta(minutes=2)).isoformat().replace("+00:00", "Z")


def dated(at: str) -> dict[str, str | int | bool]:
    """The date as an attribute; none where it is not known."""
    return {"date": at} if _DATE.fullmatch(at) else {}


@dataclass(frozen=True, slots=True)
class Start:
    """What a paragraph begins with and without the changes: the paragraph whose label it is, and the label.

    Where paragraphs are one in a state, the label of the last stands before the first that has words there: so one
    that came or went as a whole has nothing left in the other state. ``deleted`` and ``inserted`` are the changes
    that took the label away and brought it, 0 where it only changes; ``goes_on`` says that words of the paragraph
    before stand in front of it in some state, ``meets`` that the one before ends with something inserted ("ins") or
    deleted ("del"), and with an end that stays.
    """

    old: tuple[Block, str] | None
    new: tuple[Block, str] | None
    old_label: str
    deleted: ChangeId = 0
    inserted: ChangeId = 0
    goes_on: bool = False
    meets: frozenset[str] = frozenset()


def starts(document: Document) -> dict[NodeId, Start]:
    """The start of every paragraph of a document with changes."""
    labels = numbering.original(document), numbering.final(document)
    changes = {change.id for change in document.changes}
    found: dict[NodeId, Start] = {}
    met: frozenset[str] = frozenset()
    for part in document.parts:
        old, new = (_holders(part.blocks, changes, gone) for gone in ("inserted", "deleted"))
        before = NO_BLOCK_MARKS
        for block in part.blocks:
            was, now = old.get(block.id), new.get(block.id)
            found[block.id] = Start(
                (states.as_it_was(was), labels[0].label(was.id)) if was else None,
                (now, labels[1].label(now.id)) if now else None,
                labels[0].label(block.id),
                block.marks.deleted or before.deleted,
                block.marks.inserted or before.inserted,
                is_tracked(before),
                met,
            )
            before, met = block.marks, _ways(block)
    return found


def _ways(block: Block) -> frozenset[str]:
    """How the last words of a paragraph are tracked whose end is not."""
    if is_tracked(block.marks) or not block.inlines:
        return frozenset()
    last = block.inlines[-1].marks
    return frozenset(way for way, change in (("ins", last.inserted), ("del", last.deleted)) if change)


def _holders(blocks: Iterable[Block], changes: set[ChangeId], gone: str) -> dict[NodeId, Block]:
    """In one state the paragraph whose label stands before another's words, by the id of that other."""
    found: dict[NodeId, Block] = {}
    together: list[Block] = []
    for block in blocks:
        together.append(block)
        if getattr(block.marks, gone) not in changes:
            found[_first_with_words(together, gone).id] = block
            together = []
    return found


def _first_with_words(blocks: list[Block], gone: str) -> Block:
    return next((b for b in blocks if any(not getattr(i.marks, gone) for i in b.inlines)), blocks[-1])


def is_tracked(marks: BlockMarks) -> bool:
    """Whether the end of a paragraph is inserted or deleted: then its words join others in some state."""
    return bool(marks.inserted or marks.deleted)


def _range_id(key: Key) -> int:
    return 200_000 + 2 * key[1] + (key[0] == "to")


def _comment_ids(threads: Iterable[Thread]) -> Iterator[tuple[ChangeId, tuple[str, ...]]]:
    number = 0
    for thread in threads:
        after = number + 1 + len(thread.replies)
        yield thread.id, tuple(map(str, range(number, after)))
        number = after
