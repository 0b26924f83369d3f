"""What stands before the words of paragraphs whose ends are tracked.

In files of ours a label, or the tab alone, stands where a paragraph begins. Where the end of the paragraph before it is
deleted, that is the start of the paragraph before it; where that end is inserted, so it was in the original.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import takewhile

from engross.formats.docx.read.raw import Raw, Story
from engross.model.inlines import Inline, Text


@dataclass(frozen=True, slots=True)
class _Start:
    """A label in the style of labels, and whether there is a tab."""

    label: str = ""
    has_number: bool = False
    has_tab: bool = False
    is_typed: bool = False
    """The file of record types the label in the text."""

    def __bool__(self) -> bool:
        return self.has_number or self.has_tab


def with_starts(raws: Iterable[Raw]) -> Iterator[Raw]:
    """The paragraphs, each with the start that it has: as accepted, or as it was where it is deleted."""
    new = old = _Start()
    goes_on = False
    for raw in raws:
        if raw.story is not Story.BODY or raw.cell is not None:
            yield raw
            continue
        is_counted = bool(raw.label) and not raw.has_number
        """Word's own numbering belongs to the paragraph itself."""
        typed = raw.has_typed_label
        has_label = bool(raw.label) and not is_counted
        own_new = _Start(raw.label if has_label else "", has_label, _tab(raw, "deleted"), typed)
        own_old = _Start(raw.old_label, bool(raw.old_label), _tab(raw, "inserted"), typed)
        new, old = own_new or new, own_old or old
        start = old if raw.marks.deleted else new
        raw = replace(raw, goes_on=goes_on)
        goes_on = bool(raw.marks.inserted or raw.marks.deleted)
        if is_counted:
            yield raw
        elif raw.marks.deleted or new is not own_new:
            yield replace(
                raw,
                label=start.label,
                has_number=raw.has_number or start.has_number,
                has_typed_label=start.is_typed,
                has_tab=start.has_tab,
            )
        else:
            yield replace(raw, has_tab=start.has_tab)
        nothing = _Start()
        new, old = new if raw.marks.deleted else nothing, old if raw.marks.inserted else nothing


def _tab(raw: Raw, gone: str) -> bool:
    """Whether the paragraph begins with a tab, without what is ``gone``."""
    kept: Iterable[Inline] = (i for i in raw.inlines if not getattr(i.marks, gone))
    white = takewhile(lambda i: isinstance(i, Text) and i.text[:1] in "\t ", kept)
    return next((isinstance(i, Text) and i.text.startswith("\t") for i in white), False)
