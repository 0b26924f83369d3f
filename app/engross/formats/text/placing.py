"""Which footnote belongs to which mark in the text. What has no partner is kept and told.

A mark whose number goes on from the one before is a footnote even where its words are missing; other raised figures
("m²") stay what they are.
"""

from __future__ import annotations

import re
from collections import deque

from engross.formats.text.rich import Mark, Rich, joined
from engross.formats.text.understanding import Recognised
from engross.model.nodes import Kind


class Placing:
    """Which note belongs to which mark: of several notes with one number, in the order of the marks."""

    def __init__(self, paragraphs: tuple[Recognised, ...]) -> None:
        self.waiting: dict[str, deque[int]] = {}
        for at, item in enumerate(paragraphs):
            if item.kind is Kind.NOTE:
                self.waiting.setdefault(item.label, deque()).append(at)
        self.taken: dict[tuple[int, int], int | None] = {}
        """(paragraph, index of the mark in it) to its note; None where the note is missing."""
        self.without_words: list[str] = []
        self._match(paragraphs)
        self.texts: list[Recognised] = []
        self.notes: dict[tuple[int, int], Recognised | None] = {}
        """As ``taken``, by the place among ``texts``."""
        self.without_mark: list[str] = []
        self._place(paragraphs)

    def _match(self, paragraphs: tuple[Recognised, ...]) -> None:
        previous = 0
        for at, item in enumerate(paragraphs):
            if item.kind is Kind.NOTE:
                continue
            for index, mark in enumerate(item.rich.marks):
                queue = self.waiting.get(mark.name)
                if queue:
                    self.taken[at, index] = queue.popleft()
                elif self.waiting and mark.name == str(previous + 1) and not _is_unit(item.rich, mark):
                    self.taken[at, index] = None
                    self.without_words.append(mark.name)
                else:
                    continue
                previous = int(mark.name) if mark.name.isdecimal() else previous

    def _place(self, paragraphs: tuple[Recognised, ...]) -> None:
        """The paragraphs that are no notes; notes without a mark become paragraphs where they stood."""
        used = set(self.taken.values())
        for at, item in enumerate(paragraphs):
            if item.kind is not Kind.NOTE:
                for index in range(len(item.rich.marks)):
                    if (at, index) in self.taken:
                        note = self.taken[at, index]
                        self.notes[len(self.texts), index] = None if note is None else paragraphs[note]
                self.texts.append(item)
            elif at not in used:
                text = joined(Rich(item.label), item.rich, " ")
                self.texts.append(Recognised(Kind.TEXT, text))
                self.without_mark.append(item.label)

    @property
    def losses(self) -> list[str]:
        """Sentences on notes without a mark and marks without a note."""
        found = []
        if self.without_words:
            found.append(f"{_named(self.without_words)} a mark in the text but no words.")
        if self.without_mark:
            found.append(f"{_named(self.without_mark)} no mark in the text; kept as text where it stood.")
        return found


def _is_unit(rich: Rich, mark: Mark) -> bool:
    """Whether this is the raised figure of "m²" or "km³"."""
    return mark.name in ("2", "3") and re.search(r"\b[kcdm]?m$", rich.text[: mark.at][-4:]) is not None


def _named(names: list[str]) -> str:
    if len(names) == 1:
        return f"Footnote {names[0]} has"
    return f"{len(names)} footnotes ({', '.join(names[:5])}{' …' if len(names) > 5 else ''}) have"
