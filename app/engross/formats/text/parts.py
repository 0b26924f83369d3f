"""The parts of a document, built while its paragraphs are understood one after the other."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from engross.formats.text.phrases import Phrases
from engross.formats.text.understanding import Recognised
from engross.model.nodes import Block, Form, Kind, Part, PartKind

_HOMES = {
    Kind.MASTHEAD: PartKind.MASTHEAD,
    Kind.TITLE: PartKind.PREFACE,
    Kind.ORGAN: PartKind.PREAMBLE,
    Kind.PREAMBULAR: PartKind.PREAMBLE,
    Kind.OPERATIVE: PartKind.BODY,
    Kind.CLOSING: PartKind.CONCLUSIONS,
}
_ORDER = list(PartKind)
USUAL_HEADING = 2
"""The level of a heading that says nothing of its own, as when files of record are read."""


@dataclass
class Parts:
    """Puts each paragraph into the part where it belongs."""

    phrases: Phrases
    rows: list[tuple[PartKind, list[Block], Form | None]] = field(default_factory=list)
    are_told: bool = False
    """Whether the file says where parts begin; what it does not say stays where it is, but for new texts."""

    def take(self, item: Recognised, block: Block) -> None:
        """One paragraph more: what it was recognised as, and the block made of it."""
        kind = self._home(item)
        if not self.rows or kind is not self.rows[-1][0] or self._is_new_annex(item):
            self.rows.append((kind, [], self._opens(kind, item)))
        self.rows[-1][1].append(block)

    def begin(self, kind: PartKind, opens: Form | None, block: Block) -> None:
        """A part begins with this block, as the file says; the masthead before it belongs to the text that opens."""
        self.are_told = True
        before = self.rows[-1] if self.rows else None
        if before is not None and before[0] is PartKind.MASTHEAD and before[0] is not kind:
            self.rows[-1] = (before[0], before[1], opens or before[2])
            opens = None
        if before is not None and before[0] is PartKind.MASTHEAD and kind is PartKind.MASTHEAD:
            self.rows[-1] = (before[0], [*before[1], block], opens or before[2])
            return
        self.rows.append((kind, [block], opens))

    def done(self) -> tuple[Part, ...]:
        """The parts in order."""
        if not self.are_told:
            for before, after in pairwise(self.rows):
                if before[0] is PartKind.PREAMBLE and after[0] is PartKind.BODY:
                    _hand_section_on(before[1], after[1])
        return tuple(Part(kind, tuple(blocks), opens) for kind, blocks, opens in self.rows)

    def _home(self, item: Recognised) -> PartKind:
        now = self.rows[-1][0] if self.rows else None
        if item.kind is Kind.HEADING and now not in (None, PartKind.MASTHEAD) and self._is_annex(item):
            return PartKind.ANNEX
        if now is PartKind.ANNEX and item.kind not in (Kind.TITLE, Kind.MASTHEAD, Kind.ORGAN):
            return PartKind.ANNEX
        if item.quoted and now is not None:
            return now
        if self.are_told and now is not None and item.kind not in (Kind.TITLE, Kind.MASTHEAD):
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


def _hand_section_on(preamble: list[Block], body: list[Block]) -> None:
    """A section behind the last preambular paragraph, with headings below it, is one of the body."""
    start = len(preamble)
    while start > 1 and preamble[start - 1].kind in (Kind.SECTION, Kind.HEADING):
        start -= 1
    while start < len(preamble) and preamble[start].kind is not Kind.SECTION:
        start += 1
    body[:0] = preamble[start:]
    del preamble[start:]


def heading_level(item: Recognised) -> int:
    """The level of a heading or a section by what it says of itself."""
    if item.kind is Kind.SECTION:
        bare = item.label.strip(" .")
        is_letter = len(bare) == 1 and bare not in "IVXL" and bare.isascii() and not bare.isdecimal()
        return 2 if bare.isdecimal() else 1 if is_letter else 0
    if item.rich.heading:
        return item.rich.heading - 1
    return USUAL_HEADING
