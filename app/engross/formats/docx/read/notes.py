"""Footnotes and endnotes (ECMA-376 17.11): their paragraphs, and the marks that Word counts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from engross.formats.docx.markup import Element, qualified
from engross.formats.docx.read.number_forms import formatted
from engross.formats.docx.read.raw import Raw
from engross.formats.docx.read.reading import Reading
from engross.model.inlines import Footnote, Inline, Text, normal, plain, slice_of
from engross.model.nodes import Block, Kind

_VAL = qualified("val")
WHITE = " \t\n"
PARTS = {"footnote": "footnotes", "endnote": "endnotes"}

ReadParagraphs = Callable[[Element, str], Iterable[Raw]]
"""Gives the paragraphs below an element of a part."""


@dataclass(slots=True)
class _Count:
    """How notes of one kind are numbered now."""

    form: str
    start: int = 1
    restart: str = "continuous"
    last: int = 0


class Notes:
    """The notes of one file, each read where it is referred to."""

    def __init__(self, reading: Reading, read: ReadParagraphs) -> None:
        self._reading = reading
        self._read = read
        self._names = {kind: reading.package.part_of(name) for kind, name in PARTS.items()}
        self._elements = {kind: self._elements_of(kind) for kind in PARTS}
        self._counts = {"footnote": _Count("decimal"), "endnote": _Count("lowerRoman")}
        self._used: set[tuple[str, str]] = set()
        self.idents: dict[int, tuple[str, str]] = {}
        """Kind and id in the file of each note that was read, by its id in the document."""
        self.endnotes = 0
        """How many endnotes were read."""
        self._inner: list[tuple[str, str]] | None = None
        """What the note that is being read refers to."""

    def begin_section(self, *properties: Element | None) -> None:
        """A section begins; its note properties, and before them those of the file."""
        for kind, count in self._counts.items():
            before = (count.form, count.start, count.restart)
            for element in properties:
                found = None if element is None else element.find(qualified(f"{kind}Pr"))
                if found is not None:
                    _take(count, found)
            starts_anew = count.restart == "eachSect" or count.start != before[1]
            if count.last == 0 or starts_anew:
                count.last = count.start - 1

    def next_mark(self, kind: str) -> str | None:
        """The mark that Word prints for the next note; None for endnotes, which become footnotes."""
        if kind == "endnote":
            return None
        count = self._counts[kind]
        count.last += 1
        return formatted(count.last, count.form)

    def note(self, kind: str, ident: str) -> Footnote | None:
        """The note of an id with its paragraphs; None where it is missing, and inside another note, which it joins."""
        if self._inner is not None:
            self._inner.append((kind, ident))
            return None
        if ident not in self._elements[kind]:
            self._reading.lose("note")
            return None
        self.endnotes += kind == "endnote"
        made = self._reading.mint()
        self.idents[made] = (kind, ident)
        raws = self._raws(kind, ident)
        for _ in range(len({raw.cell.table for raw in raws if raw.cell})):
            self._reading.lose("noted")
        filled: list[Block] = []
        goes_on = False
        for raw in raws:
            block = self._block(raw, goes_on=goes_on)
            if block.inlines or block.marks.is_changed or goes_on:
                filled.append(block)
            goes_on = raw.has_tracked_end
        return Footnote(made, tuple(filled or [Block(self._reading.mint(), Kind.NOTE)]))

    def _block(self, raw: Raw, *, goes_on: bool) -> Block:
        """A paragraph of a note; a label that Word counts is typed.

        Where it ``goes_on`` from the one before in some state, only a tab before it is no part of its words.
        """
        inlines = raw.inlines
        if goes_on and inlines and isinstance(first := inlines[0], Text):
            inlines = normal((replace(first, text=first.text.removeprefix("\t")), *inlines[1:]))
        inlines = trimmed(inlines, at_start=not goes_on, at_end=not raw.has_tracked_end)
        if raw.label and inlines:
            inlines = normal((Text(f"{raw.label} "), *inlines))
        return Block(self._reading.mint(), Kind.NOTE, inlines, marks=replace(raw.marks, comments=()))

    def _raws(self, kind: str, ident: str) -> list[Raw]:
        """The paragraphs of a note, behind them those of the notes to which it refers, each once."""
        raws: list[Raw] = []
        self._inner = [(kind, ident)]
        met: set[tuple[str, str]] = set()
        for name in self._inner:  # grows while it is gone through
            element = self._elements[name[0]].get(name[1])
            if element is None:
                self._reading.lose("note")
                continue
            if met:
                self._reading.lose("inner")
            if name in met:
                continue
            if name in self._used:
                self._reading.package.charge(sum(1 for _ in element.iter()))
            met.add(name)
            self._used.add(name)
            raws += self._read(element, self._names[name[0]])
        self._inner = None
        return raws

    def unused(self) -> list[str]:
        """The words of notes to which nothing refers."""
        found = []
        for kind, elements in self._elements.items():
            for ident, element in elements.items():
                words = "".join(t.text or "" for t in element.iter(qualified("t"))).strip()
                if (kind, ident) not in self._used and words:
                    found.append(words)
        return found

    def _elements_of(self, kind: str) -> dict[str, Element]:
        name = self._names[kind]
        if not name:
            return {}
        rows = self._reading.package.root(name).findall(qualified(kind))
        usual = ("normal", None)
        return {row.get(qualified("id"), ""): row for row in rows if row.get(qualified("type")) in usual}


def _take(count: _Count, properties: Element) -> None:
    for element in properties:
        value = element.get(_VAL, "")
        match str(element.tag).rpartition("}")[2]:
            case "numFmt":
                count.form = value
            case "numStart" if value.isdecimal() and len(value) < 7:
                count.start = int(value)
            case "numRestart":
                count.restart = value


def without_mark(note: Footnote, mark: str) -> Footnote:
    """The note without the mark typed before its words."""
    first = note.blocks[0]
    if not plain(first.inlines).startswith(mark):
        return note
    rest = trimmed(slice_of(first.inlines, len(mark)))
    return replace(note, blocks=(replace(first, inlines=rest), *note.blocks[1:]))


def with_brackets(row: list[Inline], is_raised: Callable[[Text], bool]) -> list[Inline]:
    """The row with raised brackets around an indicator as part of the note."""
    out: list[Inline] = []
    rest = list(row)
    for at, inline in enumerate(rest):
        before = out[-1] if out else None
        after = rest[at + 1] if at + 1 < len(rest) else None
        if isinstance(inline, Footnote) and isinstance(before, Text) and isinstance(after, Text):
            is_opened = before.text.endswith("(") and is_raised(before)
            is_closed = after.text.startswith(")") and is_raised(after)
            if is_opened and is_closed:
                out[-1] = replace(before, text=before.text[:-1])
                rest[at + 1] = replace(after, text=after.text[1:])
                inline = replace(inline, brackets="()")
        out.append(inline)
    return out


def trimmed(inlines: tuple[Inline, ...], *, at_start: bool = True, at_end: bool = True) -> tuple[Inline, ...]:
    """The inlines without white space and breaks at the ends; footnotes and what is deleted stay."""
    row = list(inlines)
    while at_start and row and _is_white(row[0]):
        row.pop(0)
    if at_start and row and isinstance(row[0], Text):
        row[0] = _with_text(row[0], row[0].text.lstrip(WHITE))
    while at_end and row and _is_white(row[-1]):
        row.pop()
    if at_end and row and isinstance(row[-1], Text):
        row[-1] = _with_text(row[-1], row[-1].text.rstrip(WHITE))
    return tuple(row)


def _with_text(text: Text, words: str) -> Text:
    return text if len(words) == len(text.text) else replace(text, text=words)


def _is_white(inline: Inline) -> bool:
    if isinstance(inline, Text):
        return not inline.text.strip(WHITE)
    return not isinstance(inline, Footnote)
