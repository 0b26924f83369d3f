"""What Word cannot say of comments, in a part of our own beside the text (custom XML, ECMA-376 part 1, 15.2.5).

Word and LibreOffice keep such parts as they are. Who knows nothing of this one reads every comment in the place that is
nearest to its own, and LibreOffice, which forgets which comment answers which, is reminded of it. A comment is known by
a digest of its author, time and words, and so are the words that it is about: where they are others by now, what is
said of them is passed over.
"""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from lxml import etree

from engross.editing import remarks, rewrite
from engross.formats.docx.markup import Element, printable
from engross.formats.docx.revisions import UNKNOWN, dated
from engross.model import inlines as rows
from engross.model import walk
from engross.model.inlines import Footnote, Inline
from engross.model.nodes import Block, Document, NodeId
from engross.model.review import COMMENT, ChangeId, Thread

NAMESPACE = "urn:engross:comments"
_ROOT, _THREAD = f"{{{NAMESPACE}}}comments", f"{{{NAMESPACE}}}thread"


class On(StrEnum):
    """What a comment is on that Word has no comments on."""

    WHOLE = "whole"
    """The whole document."""
    GONE = "gone"
    """Words that are no more, at their paragraph."""
    NOTE = "note"
    """Words inside a footnote, or a paragraph of one."""
    HEAD = "head"
    """A line in the head of the first page."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a comment is on it: in which paragraph, and there on which words; on all of it where ``length`` is 0."""

    on: On
    paragraph: int = 0
    start: int = 0
    length: int = 0
    words: str = ""
    """Their digest."""


@dataclass(frozen=True, slots=True)
class Saying:
    """What is said of a thread beside what Word says; ``answers`` are the keys of the answers to it."""

    key: str
    answers: tuple[str, ...] = ()
    kind: str = COMMENT
    assigned: str = ""
    spot: Spot | None = None

    @property
    def is_needed(self) -> bool:
        """Whether Word cannot say it."""
        return self.kind != COMMENT or bool(self.assigned) or self.spot is not None


def key(author: str, at: str, words: str) -> str:
    """By what a comment is known, in the file as it is written and as LibreOffice writes it."""
    time = at[:19] if dated(at) else ""
    return digest("\n".join((printable(author) or UNKNOWN, time, "".join(printable(words).split()))))


def digest(words: str) -> str:
    """What tells words from others and does not say them."""
    return hashlib.sha256(words.encode()).hexdigest()[:16]


# -- written


def sayings(document: Document, threads: Iterable[Thread], heads: frozenset[NodeId]) -> tuple[Saying, ...]:
    """What is to be said of these threads; ``heads`` are lines in heads of pages."""
    lines = _lines(document, heads)
    return tuple(
        Saying(
            key(thread.author, thread.at, thread.text),
            tuple(key(reply.author, reply.at, reply.text) for reply in thread.replies),
            thread.kind,
            thread.assigned,
            _spot(document, thread, lines),
        )
        for thread in threads
    )


def _lines(document: Document, heads: frozenset[NodeId]) -> list[NodeId]:
    return [block.id for block in walk.blocks(document) if block.id in heads]


def _spot(document: Document, thread: Thread, lines: list[NodeId]) -> Spot | None:
    place = remarks.anchored(document).get(thread.id)
    if place is None:
        return Spot(On.GONE if thread.block else On.WHOLE)
    node, start, end = place
    note = walk.spots(document)[node].note
    if note is not None:
        on, index = On.NOTE, [block.id for block in note.blocks].index(node)
    elif node in lines:
        on, index = On.HEAD, lines.index(node)
    else:
        return None
    words = rows.plain(walk.block_of(document, node).inlines)[start:end]
    return Spot(on, index, start, end - start, digest(words))


def part(said: Iterable[Saying]) -> Element:
    """The root of the part."""
    root = etree.Element(_ROOT, nsmap={None: NAMESPACE})
    for saying in said:
        given = {
            "key": saying.key,
            "answers": " ".join(saying.answers),
            "assigned": printable(saying.assigned),
        }
        if saying.kind != COMMENT:
            given["kind"] = saying.kind
        if (spot := saying.spot) is not None:
            given |= {"on": spot.on.value}
            if spot.on in (On.NOTE, On.HEAD):
                given |= {
                    "paragraph": str(spot.paragraph),
                    "start": str(spot.start),
                    "length": str(spot.length),
                }
                given["words"] = spot.words
        etree.SubElement(root, _THREAD, {name: value for name, value in given.items() if value})
    return root


# -- read


def is_part(root: Element) -> bool:
    """Whether this is the root of such a part."""
    return root.tag == _ROOT


def read(root: Element) -> tuple[Saying, ...]:
    """What a part says; what is none of our own making is passed over."""
    return tuple(saying for row in root.iter(_THREAD) if (saying := _saying(row)) is not None)


def _saying(row: Element) -> Saying | None:
    spot = None
    try:
        if row.get("on"):
            paragraph, start, length = (int(row.get(name, "0")) for name in ("paragraph", "start", "length"))
            spot = Spot(On(row.get("on", "")), paragraph, start, length, row.get("words", ""))
    except ValueError:
        return None
    answers = tuple(row.get("answers", "").split())
    return Saying(row.get("key", ""), answers, row.get("kind", COMMENT), row.get("assigned", ""), spot)


def placed(document: Document, spots: dict[ChangeId, Spot], heads: frozenset[NodeId]) -> Document:
    """The document with threads on what they were on; those whose words are others stay where Word has them."""
    if not spots:
        return document
    lines = _lines(document, heads)
    notes = {thread: note.blocks for _, _, note in walk.notes(document) for thread in note.marks.comments}
    homes: dict[ChangeId, NodeId] = {}
    stretches: dict[NodeId, list[tuple[int, int, ChangeId]]] = {}
    search = _Search()
    for thread, spot in spots.items():
        where = lines if spot.on is On.HEAD else [block.id for block in notes.get(thread, ())]
        if spot.on in (On.NOTE, On.HEAD) and 0 <= spot.paragraph < len(where):
            block = walk.block_of(document, where[spot.paragraph])
            known = stretches.setdefault(block.id, [])
            if (start := search.start(rows.plain(block.inlines), spot, len(known))) is not None:
                homes[thread] = block.id
                known.append((start, start + spot.length, thread))
    bare = {thread for thread, spot in spots.items() if spot.on in (On.WHOLE, On.GONE)}
    left = {thread.id for thread in document.comments}.difference(bare, homes)
    document = rewrite.map_blocks(document, lambda block: _with_threads(remarks.only(block, left), stretches))

    def at(thread: Thread) -> Thread:
        if thread.id in homes:
            return replace(thread, block=homes[thread.id])
        is_whole = thread.id in spots and spots[thread.id].on is On.WHOLE
        return replace(thread, block=0) if is_whole else thread

    return replace(document, comments=tuple(map(at, document.comments)))


_LOOKS = 5_000_000
"""Characters compared in one file for words that moved: a file made for it would keep us looking for hours."""
_LOOK, _BESIDE = 200, 40
"""What a comparison costs beside its characters, and for each comment that the paragraph has already."""


class _Search:
    """Looks for the words of spots, the nearest to where they stood first, as long as a file may keep us."""

    def __init__(self) -> None:
        self._left = _LOOKS

    def start(self, text: str, spot: Spot, beside: int) -> int | None:
        """Where the words of a spot stand, ``beside`` so many others; None where they are not, or too far away."""
        self._left -= _BESIDE * beside
        if spot.length < 1:
            return 0 if not spot.length else None
        for start in _near(spot.start, len(text) - spot.length):
            self._left -= spot.length + _LOOK
            if self._left < 0:
                return None
            if digest(text[start : start + spot.length]) == spot.words:
                return start
        return None


def _near(start: int, last: int) -> Iterator[int]:
    """The places from 0 to ``last``, the nearest to ``start`` first."""
    start = max(0, min(start, last))
    yield from range(start, start + (last >= 0))
    for step in range(1, last + 1):
        if start - step >= 0:
            yield start - step
        if start + step <= last:
            yield start + step


def _with_threads(block: Block, stretches: dict[NodeId, list[tuple[int, int, ChangeId]]]) -> Block:
    """The paragraph with these threads on stretches of it and of its footnotes."""
    notes = [note for _, note in rows.footnotes(block.inlines)]
    if any(inner.id in stretches for note in notes for inner in note.blocks):
        row = tuple(_note_with(i, stretches) if isinstance(i, Footnote) else i for i in block.inlines)
        block = replace(block, inlines=row)
    for start, end, thread in stretches.get(block.id, ()):
        block = _on(block, start, end, thread)
    return block


def _note_with(note: Footnote, stretches: dict[NodeId, list[tuple[int, int, ChangeId]]]) -> Footnote:
    return replace(note, blocks=tuple(_with_threads(block, stretches) for block in note.blocks))


def _on(block: Block, start: int, end: int, thread: ChangeId) -> Block:
    if start == end:
        comments = tuple(sorted((*block.marks.comments, thread)))
        return replace(block, marks=replace(block.marks, comments=comments))
    marked = [_with(inline, thread) for inline in rows.slice_of(block.inlines, start, end)]
    return replace(block, inlines=rows.splice(block.inlines, start, end, marked))


def _with(inline: Inline, thread: ChangeId) -> Inline:
    return replace(
        inline, marks=replace(inline.marks, comments=tuple(sorted((*inline.marks.comments, thread))))
    )


def matched(wanted: Iterable[str], keys: Iterable[tuple[int, str]]) -> Iterator[int | None]:
    """For each wanted key the place of a comment that has it, of several alike each once; None where there is none."""
    places: dict[str, deque[int]] = {}
    for place, of_comment in keys:
        places.setdefault(of_comment, deque()).append(place)
    for name in wanted:
        yield places[name].popleft() if places.get(name) else None
