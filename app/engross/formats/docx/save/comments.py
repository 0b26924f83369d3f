"""Comments of a file that is saved back: those that came, were answered, resolved or reworded, and those that went."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count, zip_longest

from lxml import etree

from engross.formats.docx import comments as parts
from engross.formats.docx import own_comments
from engross.formats.docx.comments import MC, W14, W15
from engross.formats.docx.markup import Element, qualified, w
from engross.formats.docx.package import word
from engross.formats.docx.save.opened import Opened
from engross.formats.docx.source import Source
from engross.model.nodes import Document, NodeId
from engross.model.review import ChangeId, Thread

Said = tuple[str, str, str]
"""Author, time and words of a comment."""
_PARAGRAPH = f"{{{W14}}}paraId"
_ROW = f"{{{W15}}}paraId"


def ids(document: Document, source: Source, opened: Opened) -> dict[ChangeId, tuple[str, ...]]:
    """The ids of each thread's comment and of the answers to it: those of the file, and new ones for what is new."""
    before = {thread.id: thread for thread in source.document.comments}
    root = opened.part("comments")
    used = [] if root is None else [row.get(qualified("id"), "") for row in root]
    fresh = count(max((int(ident) for ident in used if ident.isdecimal()), default=-1) + 1)
    found: dict[ChangeId, tuple[str, ...]] = {}
    for thread in _public(document):
        known = source.comments.get(thread.id, ())
        was = said(before[thread.id]) if thread.id in before else []
        rows = zip_longest(said(thread), _kept(was, known, said(thread)), fillvalue="")
        found[thread.id] = tuple(str(ident) or str(next(fresh)) for _, ident in rows)
    return found


def _kept(was: list[Said], known: tuple[str, ...], now: list[Said]) -> Iterator[str]:
    """For each comment of a thread the id that it has in the file, or ""; an answer that is reworded keeps its own."""
    left = dict(zip(known, was, strict=False))
    for n, row in enumerate(now):
        same = next(
            (ident for ident, old in left.items() if old[:2] == row[:2] and (n > 0 or ident == known[0])), ""
        )
        left.pop(same, None)
        yield same


def said(thread: Thread) -> list[Said]:
    """The comment and its answers."""
    return [(thread.author, thread.at, thread.text), *((r.author, r.at, r.text) for r in thread.replies)]


def bring(
    document: Document, source: Source, opened: Opened, wanted: dict[ChangeId, tuple[str, ...]]
) -> None:
    """Brings the words of comments, which answers which, and what is resolved, into their parts."""
    before = {thread.id: thread for thread in source.document.comments}
    threads = _public(document)
    gone = {ident for row in source.comments.values() for ident in row} - {
        i for row in wanted.values() for i in row
    }
    if all(before.get(thread.id) == thread for thread in threads) and not gone:
        return
    words = _Words(opened)
    words.remove(gone)
    _forget_people(opened, _people(source.document) - _people(document))
    for thread in threads:
        old = before.get(thread.id)
        if old == thread:
            continue
        was = dict(zip(source.comments.get(thread.id, ()), said(old), strict=False)) if old else {}
        for ident, row in zip(wanted[thread.id], said(thread), strict=True):
            if was.get(ident) != row:
                words.put(ident, row)
        if thread.replies or thread.is_resolved or (old and (old.replies or old.is_resolved)):
            words.hang_together(wanted[thread.id], is_resolved=thread.is_resolved)


def _people(document: Document) -> set[str]:
    """Who speaks in comments that leave, or changed something."""
    speakers = {author for thread in _public(document) for author, _, _ in said(thread)}
    return speakers | {change.author for change in document.changes}


def _forget_people(opened: Opened, gone: set[str]) -> None:
    """Takes those out of the list of people of whom the file says nothing any more."""
    root = opened.part("people") if gone else None
    for person in [] if root is None else list(root):
        if person.get(f"{{{W15}}}author") in gone:
            root.remove(person)  # type: ignore[union-attr]


def say_more(document: Document, opened: Opened, heads: frozenset[NodeId]) -> None:
    """Brings what Word cannot say of comments into a part of our own."""
    root = opened.custom(own_comments.is_part)
    said = own_comments.sayings(document, _public(document), heads)
    if root is not None and own_comments.read(root) != said:
        root[:] = list(own_comments.part(said))
    elif root is None and any(saying.is_needed for saying in said):
        opened.added_custom(own_comments.part(said))


class _Words:
    """The parts with the words of comments."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        root = opened.part("comments")
        self.root = opened.added("comments", word("comments"), w("comments")) if root is None else root
        self._extended = opened.part("commentsExtended")

    def remove(self, gone: Iterable[str]) -> None:
        for ident in gone:
            comment = self._comment(ident)
            if comment is None:
                continue
            paragraph = comment.findall(qualified("p"))[-1:]
            self._forget(paragraph[0].get(_PARAGRAPH, "") if paragraph else "")
            self.root.remove(comment)

    def put(self, ident: str, row: Said) -> None:
        """A comment with these words; its paragraph keeps the name by which answers name it."""
        author, at, words = row
        made = parts.comment(ident, author, at, words, self._new_name())
        old = self._comment(ident)
        if old is None:
            self.root.append(made)
            return
        name = (old.findall(qualified("p"))[-1:] or [old])[0].get(_PARAGRAPH)
        if name:
            made[-1].set(_PARAGRAPH, name)
        self.root.replace(old, made)

    def hang_together(self, idents: tuple[str, ...], *, is_resolved: bool) -> None:
        """Says that a comment is answered by others, and whether all that is resolved."""
        if self._extended is None:
            root = etree.Element(f"{{{W15}}}commentsEx", nsmap={"w15": W15, "mc": MC})
            root.set(f"{{{MC}}}Ignorable", "w15")
            self._extended = self._opened.added("commentsExtended", parts.EXTENDED, root)
        first, *answers = map(self._name, idents)
        for name in (first, *answers):
            row = next((r for r in self._extended if r.get(_ROW) == name), None)
            if row is None:
                row = etree.SubElement(self._extended, f"{{{W15}}}commentEx", {_ROW: name})
            if name != first:
                row.set(f"{{{W15}}}paraIdParent", first)
            row.set(f"{{{W15}}}done", "1" if is_resolved else "0")

    def _comment(self, ident: str) -> Element | None:
        return next((row for row in self.root if row.get(qualified("id")) == ident), None)

    def _name(self, ident: str) -> str:
        """The name of a comment's last paragraph, given where it has none."""
        comment = self._comment(ident)
        assert comment is not None
        paragraph = comment.findall(qualified("p"))[-1]
        if not paragraph.get(_PARAGRAPH):
            paragraph.set(_PARAGRAPH, self._new_name())
        return paragraph.get(_PARAGRAPH, "")

    def _new_name(self) -> str:
        used = {p.get(_PARAGRAPH) for p in self.root.iter(qualified("p"))}
        return next(name for n in count(len(used)) if (name := parts.paragraph_id(n)) not in used)

    def _forget(self, name: str) -> None:
        for row in [] if self._extended is None else list(self._extended):
            if row.get(_ROW) == name:
                self._extended.remove(row)  # type: ignore[union-attr]


def _public(document: Document) -> list[Thread]:
    return [thread for thread in document.comments if not thread.is_private]


class Marks:
    """The places of comments in the text."""

    def __init__(self, root: Element) -> None:
        tags = [qualified(name) for name in ("commentRangeStart", "commentRangeEnd", "commentReference")]
        self._found: dict[str, dict[str, list[Element]]] = {}
        for element in root.iter(*tags):
            by_tag = self._found.setdefault(element.get(qualified("id"), ""), {})
            by_tag.setdefault(str(element.tag), []).append(element)

    def has(self, ident: str) -> bool:
        """Whether a comment stands in the text."""
        return ident in self._found

    def mend(self, wanted: dict[ChangeId, tuple[str, ...]], gone: set[str]) -> None:
        """Puts answers beside what they answer, takes out those that went, and leaves none twice."""
        for ident in gone:
            self._remove(ident)
        for first, *answers in wanted.values():
            self._leave_once(first)
            for ident in answers:
                if ident not in self._found:
                    self._beside(first, ident)

    def _remove(self, ident: str) -> None:
        for rows in self._found.pop(ident, {}).values():
            for element in rows:
                _take_out(element)

    def _leave_once(self, ident: str) -> None:
        """Leaves the first start, the last end and the last reference."""
        for tag, rows in self._found.get(ident, {}).items():
            extra = rows[1:] if tag == qualified("commentRangeStart") else rows[:-1]
            for element in extra:
                _take_out(element)

    def _beside(self, first: str, ident: str) -> None:
        """Puts an answer behind each mark of the comment that it answers."""
        for tag, rows in self._found.get(first, {}).items():
            made = etree.Element(tag, {qualified("id"): ident})
            if tag == qualified("commentReference"):
                holder = rows[-1].getparent()
                assert holder is not None
                holder.addnext(w("r", made))
            else:
                rows[0 if tag == qualified("commentRangeStart") else -1].addnext(made)


def _take_out(element: Element) -> None:
    holder = element.getparent()
    if holder is None:
        return
    outer = holder.getparent()
    is_alone = element.tag == qualified("commentReference") and all(
        child is element or child.tag == qualified("rPr") for child in holder
    )
    if is_alone and outer is not None:
        outer.remove(holder)
    else:
        holder.remove(element)
