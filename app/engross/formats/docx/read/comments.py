"""Comments with their threads (``comments.xml``, and ``commentsExtended.xml`` of Word 2013 and later)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from operator import attrgetter

from engross.editing import remarks, rewrite
from engross.formats.docx import own_comments
from engross.formats.docx.markup import Element, qualified
from engross.formats.docx.own_comments import Saying, Spot
from engross.formats.docx.read.archive import custom_part
from engross.formats.docx.read.reading import Reading
from engross.model import walk
from engross.model.nodes import Block, Document, NodeId
from engross.model.review import ChangeId, Reply, Thread

_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_BREAKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}


@dataclass(slots=True)
class _Comment:
    ident: str
    text: str
    author: str
    at: str
    paragraph: str
    """The id of its last paragraph, by which answers name it; where it has none, a name that is like no id."""


class Comments:
    """The comments of one file. Threads are those that answer no other comment."""

    def __init__(self, reading: Reading) -> None:
        rows = _comments(reading)
        own = _own(reading, rows)
        answers, resolved = _extended(reading)
        is_by_office = reading.package.is_by("LibreOffice")
        if not answers and is_by_office:
            answers = _on_same_words(reading, rows)
            answers = {**{a: b for a, b in answers.items() if a not in own}, **_answers(own, rows)}
        self.threads: dict[ChangeId, Thread] = {}
        self.idents: dict[ChangeId, tuple[str, ...]] = {}
        """The ids in the file of each thread's comment and the answers to it."""
        self.spots: dict[ChangeId, Spot] = {}
        """What threads are on where Word cannot say it."""
        self._ids: dict[str, ChangeId] = {}
        replies: dict[str, list[Reply]] = {}
        answered: dict[str, list[str]] = {}
        tops = _tops(rows, answers)
        # LibreOffice writes comments by where they stand: answers on the same words in any order
        for row in sorted(rows, key=attrgetter("at")) if is_by_office else rows:
            head = tops[id(row)]
            if head is not row:
                replies.setdefault(head.ident, []).append(Reply(row.text, row.author, row.at))
                answered.setdefault(head.ident, []).append(row.ident)
        for row in (head for head in rows if tops[id(head)] is head):
            ident = reading.mint()
            self._ids[row.ident] = ident
            self.idents[ident] = (row.ident, *answered.get(row.ident, ()))
            said = own.get(row.paragraph, Saying(""))
            self.threads[ident] = Thread(
                ident, row.text, row.author, row.at, 0, tuple(replies.get(row.ident, ())), said.kind, said.assigned,
                is_resolved=row.paragraph in resolved,
            )  # fmt: skip
            if said.spot is not None:
                self.spots[ident] = said.spot
        self._referred: list[ChangeId] = []
        self._met: set[ChangeId] = set()

    def thread(self, ident: str) -> ChangeId:
        """The thread that a comment begins; 0 for an answer and for one that is missing."""
        return self._ids.get(ident, 0)

    def refer(self, ident: str) -> None:
        """A comment begins here or is referred to; where that is first, it stands. `placed` says in which paragraph."""
        thread = self.thread(ident)
        if thread and thread not in self._met:
            self._met.add(thread)
            self._referred.append(thread)

    def placed(self, block: NodeId) -> tuple[ChangeId, ...]:
        """Puts the comments that were referred to since the last call at a paragraph; gives them."""
        found, self._referred = tuple(self._referred), []
        for ident in found:
            self.threads[ident] = replace(self.threads[ident], block=block)
        return found


def at_paragraphs(document: Document) -> Document:
    """The document with comments where their words stand; those on no words are on their paragraphs, as in Word."""
    if not document.comments:
        return document
    on_words: set[ChangeId] = set()
    for block in walk.all_blocks(document):
        on_words.update(block.marks.comments, *(inline.marks.comments for inline in block.inlines))
    bare: dict[NodeId, list[ChangeId]] = {}
    for thread in document.comments:
        if thread.id not in on_words:
            bare.setdefault(thread.block, []).append(thread.id)

    def marked(block: Block) -> Block:
        if block.id not in bare:
            return block
        threads = tuple(sorted((*block.marks.comments, *bare[block.id])))
        return replace(block, marks=replace(block.marks, comments=threads))

    return remarks.rehomed(rewrite.map_blocks(document, marked), on_words)


def _tops(rows: list[_Comment], answers: dict[str, str]) -> dict[int, _Comment]:
    """For each comment (its `id`) the one that begins its thread; of a circle it is the last that is reached."""
    by_paragraph = {row.paragraph: row for row in rows if row.paragraph}
    tops: dict[int, _Comment] = {}
    for row in rows:
        path: dict[int, _Comment] = {}
        here = row
        while id(here) not in tops:
            path[id(here)] = here
            above = by_paragraph.get(answers.get(here.paragraph, ""))
            if above is None or id(above) in path:
                tops[id(here)] = here
            else:
                here = above
        tops.update(dict.fromkeys(path, tops[id(here)]))
    return tops


def _comments(reading: Reading) -> list[_Comment]:
    name = reading.package.part_of("comments")
    if not name:
        return []
    found = []
    for element in reading.package.root(name).findall(qualified("comment")):
        paragraphs = list(element.iter(qualified("p")))
        text = "\n".join(map(_words, paragraphs)).strip()
        ident, author, at = (element.get(qualified(key), "") for key in ("id", "author", "date"))
        paragraph = (paragraphs[-1].get(f"{_W14}paraId") if paragraphs else None) or f"#{ident}"
        found.append(_Comment(ident, text, author, at, paragraph))
    return found


def _words(paragraph: Element) -> str:
    row = []
    for element in paragraph.iter():
        name = str(element.tag).rpartition("}")[2]
        if name == "t":
            row.append(element.text or "")
        elif name in _BREAKS and element.getparent().tag == qualified("r"):  # type: ignore[union-attr]
            row.append(_BREAKS[name])
    return "".join(row)


def _extended(reading: Reading) -> tuple[dict[str, str], set[str]]:
    """Which comment answers which, and which are resolved, by the ids of their last paragraphs."""
    name = reading.package.part_of("commentsExtended")
    answers: dict[str, str] = {}
    resolved: set[str] = set()
    if name:
        for row in reading.package.root(name).iter(f"{_W15}commentEx"):
            ident = row.get(f"{_W15}paraId", "")
            if above := row.get(f"{_W15}paraIdParent"):
                answers[ident] = above
            if row.get(f"{_W15}done", "0") in ("1", "true"):
                resolved.add(ident)
    return answers, resolved


def _own(reading: Reading, rows: list[_Comment]) -> dict[str, Saying]:
    """What our own part says of comments, by the ids of their last paragraphs."""
    name = custom_part(reading.package, own_comments.is_part)
    if not name:
        return {}
    said = own_comments.read(reading.package.root(name))
    places = own_comments.matched((saying.key for saying in said), _keys(rows))
    found = zip(places, said, strict=True)
    return {rows[place].paragraph: saying for place, saying in found if place is not None}


def _keys(rows: list[_Comment]) -> Iterator[tuple[int, str]]:
    return ((n, own_comments.key(row.author, row.at, row.text)) for n, row in enumerate(rows))


def _answers(own: dict[str, Saying], rows: list[_Comment]) -> dict[str, str]:
    """Which comment answers which, by the ids of their last paragraphs, as our own part says."""
    wanted = [(head, answer) for head, saying in own.items() for answer in saying.answers]
    left = [row for row in rows if row.paragraph not in own]
    places = own_comments.matched((answer for _, answer in wanted), _keys(left))
    found = zip(places, wanted, strict=True)
    return {left[place].paragraph: head for place, (head, _) in found if place is not None}


def _on_same_words(reading: Reading, rows: list[_Comment]) -> dict[str, str]:
    """LibreOffice forgets which comment answers which: those on the very same words answer the first of them."""
    starts: dict[str, int] = {}
    ends: dict[str, int] = {}
    at = 0
    for element in reading.package.root(reading.package.main).iter():
        name = str(element.tag).rpartition("}")[2]
        if name in ("t", "delText"):
            at += len(element.text or "")
        elif name in ("commentRangeStart", "commentRangeEnd"):
            (starts if name.endswith("Start") else ends)[element.get(qualified("id"), "")] = at
    first: dict[tuple[int, int], str] = {}
    answers: dict[str, str] = {}
    for row in rows:
        words = starts.get(row.ident, 0), ends.get(row.ident, 0)
        above = first.setdefault(words, row.paragraph) if words[0] < words[1] else row.paragraph
        if above != row.paragraph:
            answers[row.paragraph] = above
    return answers
