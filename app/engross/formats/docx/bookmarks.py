"""Hidden bookmarks that our Word files carry: where each part of a document begins, what reshaped paragraphs were.

Word hides bookmarks whose name begins with "_"; they move with the text and survive other programs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from engross.formats.docx.markup import Element, w
from engross.model.nodes import Form, Kind, NodeId, PartKind
from engross.model.review import Reshaped

_PART = re.compile(r"_Part(\d+)(?:again)?_([a-z]+)(?:_([a-z_]+))?")
_SHAPE = re.compile(r"_Was\d+_([a-z]+)_(\d{1,2})_(\d{1,2})")
FIRST_ID = 1000
"""Ids of bookmarks begin here."""
_FIRST_AGAIN_ID = 50_000
_FIRST_SHAPE_ID = 500_000


@dataclass(frozen=True, slots=True)
class PartStart:
    """A part begins here, and with it a text of this form."""

    kind: PartKind
    opens: Form | None = None
    number: int = 0
    """The place of the part in its file."""


def part_bookmark(start: PartStart, *, again: bool = False) -> tuple[Element, Element]:
    """The start and the end of the bookmark of a part.

    It goes with the paragraph where it stands. So where that is inserted or deleted, the first one that is neither
    says ``again`` where the part begins.
    """
    form = f"_{start.opens.name.lower()}" if start.opens else ""
    ident = (_FIRST_AGAIN_ID if again else FIRST_ID) + start.number
    name = f"_Part{start.number}{'again' if again else ''}_{start.kind}{form}"
    return w("bookmarkStart", id=ident, name=name), w("bookmarkEnd", id=ident)


def part_start(name: str) -> PartStart | None:
    """What a bookmark of this name says, or None where it is none of these."""
    found = _PART.fullmatch(name)
    if found is None or found[2] not in set(map(str, PartKind)):
        return None
    form = Form.__members__.get((found[3] or "").upper())
    return PartStart(PartKind(found[2]), form, int(found[1][-6:]))


def shape_bookmark(block: NodeId, was: Reshaped) -> tuple[Element, Element]:
    """The start and the end of the bookmark that says what a paragraph was, beside the style that it had."""
    ident = _FIRST_SHAPE_ID + block
    name = f"_Was{block}_{was.kind}_{was.level}_{was.quoted}"
    return w("bookmarkStart", id=ident, name=name), w("bookmarkEnd", id=ident)


def shape(name: str) -> tuple[Kind, int, int] | None:
    """Kind, level and quotation that a bookmark of this name says, or None where it is none of these."""
    found = _SHAPE.fullmatch(name)
    if found is None or found[1] not in set(map(str, Kind)):
        return None
    return Kind(found[1]), int(found[2]), int(found[3])
