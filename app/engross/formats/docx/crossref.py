"""Live cross-references in Word files: a REF field that leads to a hidden bookmark and shows the number (17.16.5.51).

Our numbers are typed, as in official files, so Word cannot work a field's result out anew: the field is locked, and
still leads where it should. Footnotes Word counts itself, so that a NOTEREF field follows them (17.16.5.40). Readers
that know no fields show the result.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from engross.formats.docx.markup import XML_SPACE, Element, qualified, w
from engross.model import references
from engross.model.inlines import Inline
from engross.model.nodes import Document, NodeId

FIRST_ID = 100_000
"""Ids of these bookmarks begin here."""
NOTE = "_RefNote"
"""Names of bookmarks around the indicators of footnotes begin like this."""

is_live = references.is_live


def named(document: Document) -> frozenset[NodeId]:
    """The nodes that references lead to."""
    return frozenset(r.target.node for found in references.of(document).values() for r in found)


def field(inline: Inline, result: Iterable[Element], notes: frozenset[NodeId]) -> Iterator[Element]:
    """The field of a live reference around the runs that show it; ``notes`` are the footnotes of the document."""
    found = references.target(getattr(inline, "link", ""))
    assert found is not None
    is_note = found.node in notes
    yield _part("begin", is_locked=not is_note)
    code = w("instrText")
    code.set(XML_SPACE, "preserve")
    bookmark, kind = (_note_name(found.node), "NOTEREF") if is_note else (name(found.node), "REF")
    code.text = f" {kind} {bookmark} \\h "
    yield w("r", code)
    yield _part("separate")
    yield from result
    yield _part("end")


def _part(kind: str, *, is_locked: bool = False) -> Element:
    lock = {"fldLock": 1} if is_locked else {}
    return w("r", w("fldChar", fldCharType=kind, **lock))


def marked(paragraph: Element, node: NodeId) -> Element:
    """The paragraph with a bookmark around its first run, where its number stands."""
    runs = [i for i, child in enumerate(paragraph) if child.tag == qualified("r")]
    at = runs[0] if runs else len(paragraph)
    start, end = _bookmark(node, name(node))
    paragraph.insert(at, start)
    paragraph.insert(min(at + 2, len(paragraph)), end)
    return paragraph


def around(runs: Iterable[Element], node: NodeId) -> Iterator[Element]:
    """The runs of a footnote's indicator within a bookmark."""
    start, end = _bookmark(node, _note_name(node))
    yield start
    yield from runs
    yield end


def _bookmark(node: NodeId, name: str) -> tuple[etree._Element, etree._Element]:
    ident = FIRST_ID + node
    return w("bookmarkStart", id=ident, name=name), w("bookmarkEnd", id=ident)


def _note_name(node: NodeId) -> str:
    return f"{NOTE}{FIRST_ID + node}"


def name(node: NodeId) -> str:
    """The name of the bookmark at a paragraph."""
    return f"_Ref{FIRST_ID + node}"
