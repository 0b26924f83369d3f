"""The parts of a Word file that hold comments: their words, which answers which, what is resolved, and the authors.

``comments.xml`` is ECMA-376 17.13.4; ``commentsExtended.xml`` and ``people.xml`` are those of Word 2012 ([MS-DOCX]
2.5.4).
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from engross.formats.docx.layout import Layout
from engross.formats.docx.markup import NAMESPACES, Element, add, printable, qualified, run, w
from engross.formats.docx.package import PieceKind, word
from engross.formats.docx.paragraphs import paragraph
from engross.formats.docx.revisions import UNKNOWN, Revisions, dated

W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_OFFICE = "http://schemas.microsoft.com/office/2011/relationships"

EXTENDED = PieceKind(f"{_OFFICE}/commentsExtended", word("commentsExtended").content_type)
PEOPLE = PieceKind(f"{_OFFICE}/people", word("people").content_type)
FIRST_PARAGRAPH = 0x10000000
"""Ids of comments' paragraphs begin here; each is below 0x80000000."""


def comments_part(revisions: Revisions, layout: Layout) -> Element:
    """The root of ``comments.xml``."""
    root = etree.Element(qualified("comments"), nsmap={**NAMESPACES, "w14": W14, "mc": MC})
    root.set(f"{{{MC}}}Ignorable", "w14")
    for number, author, at, text in _comments(revisions):
        root.append(comment(str(number), author, at, text, paragraph_id(number), layout))
    return root


def comment(ident: str, author: str, at: str, text: str, name: str, layout: Layout | None = None) -> Element:
    """A comment whose last paragraph has a name, by which answers name it; styled where there is a layout."""
    by = printable(author) or UNKNOWN
    made = w("comment", id=ident, author=by, initials=_initials(by), **dated(at))
    for line in printable(text).split("\n"):
        start = paragraph(layout, "Normal") if layout else w("p")
        made.append(add(start, [run(line)] if line else []))
    made[-1].set(f"{{{W14}}}paraId", name)
    return made


def extended_part(revisions: Revisions) -> Element:
    """The root of ``commentsExtended.xml``."""
    root = etree.Element(f"{{{W15}}}commentsEx", nsmap={"w15": W15, "mc": MC})
    root.set(f"{{{MC}}}Ignorable", "w15")
    for thread in revisions.threads:
        first, *answers = map(int, revisions.comment_ids[thread.id])
        for number in (first, *answers):
            row = etree.SubElement(root, f"{{{W15}}}commentEx", {f"{{{W15}}}paraId": paragraph_id(number)})
            if number > first:
                row.set(f"{{{W15}}}paraIdParent", paragraph_id(first))
            row.set(f"{{{W15}}}done", "1" if thread.is_resolved else "0")
    return root


def people_part(revisions: Revisions) -> Element:
    """The root of ``people.xml``: the authors of comments and changes."""
    root = etree.Element(f"{{{W15}}}people", nsmap={"w15": W15, "mc": MC})
    root.set(f"{{{MC}}}Ignorable", "w15")
    names = [author for _, author, _, _ in _comments(revisions)]
    names += [change.author for change in revisions.changes.values() if change.author]
    for name in dict.fromkeys(names):
        person = etree.SubElement(root, f"{{{W15}}}person", {f"{{{W15}}}author": name})
        where = {f"{{{W15}}}providerId": "None", f"{{{W15}}}userId": name}
        etree.SubElement(person, f"{{{W15}}}presenceInfo", where)
    return root


def _comments(revisions: Revisions) -> Iterator[tuple[int, str, str, str]]:
    """Number, author, date and words of each comment, answers after what they answer."""
    for thread in revisions.threads:
        number = int(revisions.comment_ids[thread.id][0])
        yield number, printable(thread.author) or UNKNOWN, thread.at, thread.text
        for index, reply in enumerate(thread.replies, number + 1):
            yield index, printable(reply.author) or UNKNOWN, reply.at, reply.text


def _initials(author: str) -> str:
    return "".join(word[0] for word in author.split())[:4].upper()


def clear_of_notes(text: Element) -> None:
    """Puts references to comments that stand between the first two footnotes of a text behind the second.

    Where one stands there, LibreOffice (7.4) gives that footnote and all that follow the words of the one before, and
    loses the last. What a comment is on is said by its range.
    """
    note, reference = qualified("footnoteReference"), qualified("commentReference")
    notes = 0
    between: list[Element] = []
    for element in text.iter(note, reference):
        notes += element.tag == note
        if notes == 2:
            break
        run = element.getparent()
        if notes and element.tag == reference and run is not None:
            between.append(run)
    else:
        return
    behind = element
    while (above := behind.getparent()) is not None and above.tag != qualified("p"):
        behind = above
    for run in reversed(between):
        behind.addnext(run)


def paragraph_id(number: int) -> str:
    """The name of the last paragraph of a comment."""
    return f"{FIRST_PARAGRAPH + number:08X}"
