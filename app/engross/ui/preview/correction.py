"""What people correct in how a text was understood, step by step and with a way back. Knows nothing of Qt."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from engross.formats.text import understanding as understood
from engross.formats.text.understanding import Understanding
from engross.i18n import _
from engross.model.nodes import Kind

LEVELS = (Kind.OPERATIVE, Kind.PREAMBULAR, Kind.TEXT, Kind.SECTION, Kind.HEADING)
"""Kinds that have levels."""
_DEEPEST = 4


def kind_titles() -> dict[Kind, str]:
    """The kinds that a paragraph can be understood as, as people call them."""
    return {
        Kind.MASTHEAD: _("First page"),
        Kind.TITLE: _("Title"),
        Kind.ORGAN: _("Organ"),
        Kind.PREAMBULAR: _("Preambular"),
        Kind.OPERATIVE: _("Operative"),
        Kind.TEXT: _("Text"),
        Kind.SECTION: _("Section"),
        Kind.HEADING: _("Heading"),
        Kind.ORNAMENT: _("Ornament"),
        Kind.CLOSING: _("Closing line"),
        Kind.NOTE: _("Footnote"),
    }


class Correction:
    """An understanding while it is corrected. Each step is a value, so that it can be taken back."""

    def __init__(self, understanding: Understanding) -> None:
        self._steps = [understanding]

    @property
    def now(self) -> Understanding:
        return self._steps[-1]

    @property
    def can_undo(self) -> bool:
        return len(self._steps) > 1

    def undo(self) -> None:
        """Take back the last step."""
        if self.can_undo:
            self._steps.pop()

    def use(self, *, language: str | None = None, organ: str | None = None) -> None:
        """The text is in this language, or of this organ."""
        now = self.now
        self._step(
            replace(
                now,
                language=now.language if language is None else language,
                organ=now.organ if organ is None else organ,
            )
        )

    def set_kind(self, rows: Iterable[int], kind: Kind) -> None:
        """These paragraphs are of this kind."""
        self._each(rows, lambda now, row: understood.corrected(now, row, kind=kind))

    def shift(self, rows: Iterable[int], step: int) -> None:
        """These paragraphs stand some levels deeper."""

        def shifted(now: Understanding, row: int) -> Understanding:
            old = now.paragraphs[row]
            level = min(max(old.level + step, 0), _DEEPEST)
            if old.kind not in LEVELS or level == old.level:
                return now
            return understood.corrected(now, row, kind=old.kind, level=level)

        self._each(rows, shifted)

    def join(self, row: int) -> int:
        """The paragraph goes on the one before it; gives the row where it is then."""
        before = len(self.now.paragraphs)
        self._step(understood.joined(self.now, row))
        return row if len(self.now.paragraphs) == before else self._holder(row)

    def _holder(self, row: int) -> int:
        """The row of the paragraph that the one at ``row`` was joined to."""
        earlier = self._steps[-2].paragraphs
        now = self.now.paragraphs
        return next(
            (at for at in range(min(row, len(now)) - 1, -1, -1) if now[at] is not earlier[at]), row - 1
        )

    def split(self, row: int, offset: int) -> None:
        """The paragraph is two; the second begins at the offset of its words."""
        if 0 < offset < len(self.now.paragraphs[row].text):
            self._step(understood.split(self.now, row, offset))

    def leave_out(self, rows: Iterable[int]) -> None:
        """These paragraphs are no part of the resolution."""
        gone = set(rows)
        kept = tuple(item for at, item in enumerate(self.now.paragraphs) if at not in gone)
        if kept:
            self._step(replace(self.now, paragraphs=kept))

    def _each(self, rows: Iterable[int], change: Callable[[Understanding, int], Understanding]) -> None:
        now = self.now
        for row in rows:
            now = change(now, row)
        self._step(now)

    def _step(self, now: Understanding) -> None:
        if now is not self.now and now != self.now:
            self._steps.append(now)
