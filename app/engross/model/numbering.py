"""Paragraph and footnote numbers, computed from the document; the only place that counts.

Labels serve the screen, DOCX, XML, plain text and the command line alike. What a file printed otherwise
(``numbered_as``) is shown as printed, and where it can be read as a number, counting goes on from it; the
*due* label is what plain counting would give. Patterns are data: ``resources/styles/numbering.toml``
(NUM-01 to NUM-03, NUM-09 of the editing rules).

With tracked changes, numbers are those of the accepted state (``states.original`` has the others): a deleted paragraph
has none, and a deleted footnote shows the one that it had.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache

from engross import resources
from engross.model import states, walk
from engross.model.inlines import Footnote, footnotes
from engross.model.nodes import Block, Document, Kind, NodeId, PartKind
from engross.model.remember import carried_over

ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
RINGS = "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"
CHINESE_DIGITS = "一二三四五六七八九"
ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_ALTERNATIVE = re.compile(r"\W*(\d+)\W*(?:bis|ter|quater|quinquies)\b", re.IGNORECASE)
"""An alternative under negotiation counts as the paragraph that it is one to: 3, 3 bis, 4 (NEG-04)."""
_DIGITS = 10
"""A number of so many digits is none that paragraphs have."""
_FORMS = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Numbers:
    """All labels of one document.

    ``labels`` and ``due`` have an entry for each block that prints (or would print) a number; ``marks`` and
    ``due_marks`` one for each footnote, by the footnote's id.
    """

    labels: dict[NodeId, str]
    due: dict[NodeId, str]
    marks: dict[NodeId, str]
    due_marks: dict[NodeId, str]

    def label(self, block_id: NodeId) -> str:
        """The label as shown, or ""."""
        return self.labels.get(block_id, "")

    def mark(self, note_id: NodeId) -> str:
        """The footnote's indicator as shown."""
        return self.marks.get(note_id, "")


def roman(number: int) -> str:
    """A number as small roman numerals (1 and more)."""
    out = ""
    for value, letters in ROMAN:
        while number >= value:
            out += letters
            number -= value
    return out


def letters(number: int, alphabet: str = "abcdefghijklmnopqrstuvwxyz") -> str:
    """a … z, aa, bb … zz, aaa …: the letter doubles, as official texts have it."""
    times, index = divmod(number - 1, len(alphabet))
    return alphabet[index] * (times + 1)


def chinese(number: int) -> str:
    """A number in Chinese; in digits from 100 on."""
    if number > 99:
        return str(number)
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else CHINESE_DIGITS[tens - 1] + "十"
    return head + (CHINESE_DIGITS[ones - 1] if ones else "")


def _ring(number: int) -> str:
    return RINGS[number - 1] if number <= len(RINGS) else f"({chinese(number)})"


def _ordinal(number: int) -> str:
    """A number as the Arabic word that counts divisions; in digits where official texts have no more words."""
    words: list[str] = resources.toml("styles/numbering.toml")["ar"]["ordinals"]
    return words[number - 1] if number <= len(words) else str(number)


_PRINT: dict[str, Callable[[int], str]] = {
    "n": str,
    "a": letters,
    "A": lambda n: letters(n).upper(),
    "i": roman,
    "I": lambda n: roman(n).upper(),
    "abjad": lambda n: letters(n, ABJAD),
    "ring": _ring,
    "han": chinese,
    "ordinal": _ordinal,
}


@dataclass(frozen=True, slots=True)
class Scheme:
    """The patterns of one language."""

    operative: str
    levels: tuple[str, ...]
    sections: tuple[str, ...]

    def pattern(self, block: Block) -> str:
        if block.kind is Kind.SECTION:
            return self.sections[min(block.level, len(self.sections) - 1)]
        if block.level == 0:
            return self.operative
        return self.levels[min(block.level, len(self.levels)) - 1]


@cache
def scheme(language: str) -> Scheme:
    """The patterns of a language, or the default ones."""
    table = resources.toml("styles/numbering.toml")
    row = table.get(language, table["default"])
    return Scheme(row["operative"], tuple(row["levels"]), tuple(row["sections"]))


@lru_cache(maxsize=4096)
def printed(pattern: str, number: int) -> str:
    """A number printed by a pattern such as "({a})"."""
    return _FORMS.sub(lambda m: _PRINT[m[1]](number), pattern)


@cache
def _reverse(pattern: str, upto: int = 120) -> dict[str, int]:
    return {_bare(printed(pattern, n)): n for n in range(upto, 0, -1)}


def _bare(label: str) -> str:
    return re.sub(r"[\s\u00a0\u200e\u200f()\[\].\-‘’'–]", "", label)


def value(pattern: str, label: str) -> int | None:
    """The number that a printed label stands for, punctuation aside; None where it is no such number."""
    bare = _bare(label)
    if bare.isdecimal() and len(bare) < _DIGITS and "{n}" in pattern:
        return int(bare)
    return _reverse(pattern).get(bare)


def is_numbered(block: Block) -> bool:
    """Whether blocks like this carry a number of their own."""
    if block.kind in (Kind.OPERATIVE, Kind.SECTION):
        return True
    return block.kind is Kind.PREAMBULAR and block.level > 0


class _Count:
    """Counting through one document."""

    def __init__(self, document: Document) -> None:
        self.scheme = scheme(document.metadata.language)
        self.sections_restart = document.metadata.sections_restart
        self.counters: dict[tuple[int, str, int], int] = {}
        self.deepest = (0, 0)
        """Depth of quotation and level of the deepest list that is open; none is deeper."""
        self.labels: dict[NodeId, str] = {}
        self.due: dict[NodeId, str] = {}

    def restart(self) -> None:
        self.counters.clear()
        self.deepest = (0, 0)

    def count(self, block: Block, alone: bool) -> None:
        if (block.quoted, block.level) < self.deepest or block.kind is Kind.SECTION:
            self._close_lists(block)
        if not is_numbered(block):
            if block.numbered_as:
                self.labels[block.id] = block.numbered_as
            return
        key = (block.quoted, "section" if block.kind is Kind.SECTION else "paragraph", block.level)
        pattern = self.scheme.pattern(block)
        number = self.counters.get(key, 0) + 1
        due = "" if alone else printed(pattern, number)
        shown = due if block.numbered_as is None else block.numbered_as
        if shown or block.numbered_as is None:
            alternative = _ALTERNATIVE.match(shown) if block.numbered_as else None
            read = (
                int(alternative[1]) if alternative else value(pattern, shown) if block.numbered_as else None
            )
            self.counters[key] = number if read is None else read
            self.deepest = max(self.deepest, (block.quoted, block.level))
        self.due[block.id] = due
        self.labels[block.id] = shown

    def _close_lists(self, block: Block) -> None:
        """A block ends the lists deeper than itself, a section those of its lower divisions too."""
        for key in [k for k in self.counters if k[0] > block.quoted]:
            del self.counters[key]
        if block.kind not in (Kind.CELL, Kind.ORNAMENT):
            for key in [k for k in self.counters if k[0] == block.quoted and k[2] > block.level]:
                if key[1] == "paragraph" or block.kind is Kind.SECTION:
                    del self.counters[key]
        if block.kind is Kind.SECTION and self.sections_restart:
            self.counters.pop((block.quoted, "paragraph", 0), None)
        self.deepest = max(((quoted, level) for quoted, _, level in self.counters), default=(0, 0))


def _alone(document: Document) -> set[NodeId]:
    """Operative paragraphs that stand alone in their text: these print no number (NUM-02)."""
    open_runs: dict[int, list[NodeId]] = {}
    runs: list[list[NodeId]] = []
    for part in document.parts:
        if part.opens is not None or part.kind is PartKind.ANNEX:
            open_runs.clear()
        is_body = part.kind is PartKind.BODY
        for block in part.blocks:
            depth = block.quoted
            if len(open_runs) > 1 or depth not in open_runs:
                for deeper in [d for d in open_runs if d > depth]:
                    del open_runs[deeper]
            if block.kind is Kind.OPERATIVE and block.level == 0 and (is_body or depth > 0):
                if depth not in open_runs:
                    runs.append(open_runs.setdefault(depth, []))
                open_runs[depth].append(block.id)
    return {run[0] for run in runs if len(run) == 1}


def _count_notes(document: Document) -> tuple[dict[NodeId, str], dict[NodeId, str]]:
    """Marks as shown and as due, by footnote. An asterisk or a letter stands outside the series."""
    marks: dict[NodeId, str] = {}
    due: dict[NodeId, str] = {}
    for series in _note_series(document):
        number = 0
        for note in series:
            printed_as = note.numbered_as or ""
            due[note.id] = str(number + 1)
            marks[note.id] = printed_as or due[note.id]
            if printed_as.isdecimal():
                number = int(printed_as)
            elif not printed_as:
                number += 1
    return marks, due


def _note_series(document: Document) -> list[list[Footnote]]:
    """The footnotes that are counted together: those of the document, or of each text where counting begins anew."""
    if not document.metadata.notes_restart:
        return [[note for _, _, note in walk.notes(document)]]
    series: list[list[Footnote]] = [[]]
    for part in document.parts:
        if part.opens is not None:
            series.append([])
        series[-1] += [note for block in part.blocks for _, note in footnotes(block.inlines)]
    return series


def _carried(before: Document, known: Numbers, after: Document) -> Numbers | None:
    """Words change no number: the same object while only they do."""
    if before.metadata is not after.metadata:
        return None
    changed = walk.reworded(before, after)
    if changed is None or any(
        old.kind is not new.kind or old.opens is not new.opens
        for old, new in zip(before.parts, after.parts, strict=True)
    ):
        return None
    for part, index in changed:
        if _counts_as(before.parts[part].blocks[index]) != _counts_as(after.parts[part].blocks[index]):
            return None
    return known


def _counts_as(block: Block) -> tuple[object, ...]:
    """All of a block that numbers depend on."""
    notes = tuple((note.id, note.numbered_as) for _, note in footnotes(block.inlines))
    return block.kind, block.level, block.quoted, block.numbered_as, notes


def _with_same_states(before: Document, known: Numbers, after: Document) -> Numbers | None:
    """The same object while neither the accepted nor the original state gets other numbers."""
    if not before.changes or not after.changes:
        return None
    is_same = final(before) is final(after) and original(before) is original(after)
    return known if is_same else None


def of(document: Document) -> Numbers:
    """All numbers of the document. Cost: about a millisecond for a thousand paragraphs, at most keys nothing."""
    return _of_both(document) if document.changes else final(document)


@carried_over(_with_same_states)
def _of_both(document: Document) -> Numbers:
    now, was = final(document), original(document)
    return Numbers(now.labels, now.due, was.marks | now.marks, was.due_marks | now.due_marks)


def final(document: Document) -> Numbers:
    """All numbers as they are when every tracked change is accepted."""
    return _counted_final(states.accepted(document))


def original(document: Document) -> Numbers:
    """All numbers as they were before every tracked change."""
    return _counted_original(states.original(document))


@carried_over(_carried)
def _counted_final(document: Document) -> Numbers:
    return _counted(document)


@carried_over(_carried)
def _counted_original(document: Document) -> Numbers:
    return _counted(document)


def _counted(document: Document) -> Numbers:
    count = _Count(document)
    alone = _alone(document)
    for part in document.parts:
        if part.opens is not None or part.kind is PartKind.ANNEX:
            count.restart()
        for block in part.blocks:
            count.count(block, block.id in alone)
    marks, due_marks = _count_notes(document)
    return Numbers(count.labels, count.due, marks, due_marks)
