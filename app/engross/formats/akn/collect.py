"""Gathering blocks into parts while a file is read, and remembering which element each came from."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from lxml import etree

from engross.formats.akn import inline, labels
from engross.formats.akn.parse import A
from engross.model.inlines import Footnote, Inline, Style, Text, normal
from engross.model.nodes import Block, Cell, Form, Kind, NodeId, Part, PartKind
from engross.model.plain import text as plain_text

_ORNAMENT = re.compile(r"[*_\s\u2013\u2014\u2015-]+$")
_ANNEX = re.compile(
    r"\W*(?:(?:annex|appendix|enclosure|annexe|appendice|anexo|apéndice|apendice|приложение|добавление"
    r"|المرفق|مرفق|التذييل|تذييل|anlage|anhang)\b|附件|附录)",
    re.IGNORECASE,
)
_LONGEST_ANNEX_TITLE = 60
DEEPEST_HEADING = 5
"""Headings on this level belong to one point of a list and do not end the list."""


def is_annex_title(words: str) -> bool:
    """Whether a heading announces an annex, appendix or enclosure, in any of the seven languages."""
    return len(words) < _LONGEST_ANNEX_TITLE and _ANNEX.match(words) is not None


@dataclass(slots=True)
class _OpenPart:
    kind: PartKind
    opens: Form | None
    blocks: list[Block] = field(default_factory=list)


@dataclass(slots=True)
class Collector:
    """The document as it grows. ``origins`` and ``labels_at`` name the elements of text and of label."""

    parts: list[_OpenPart] = field(default_factory=list)
    origins: dict[NodeId, etree._Element] = field(default_factory=dict)
    labels_at: dict[NodeId, etree._Element] = field(default_factory=dict)
    levels: labels.Levels = field(default_factory=labels.Levels)
    next_id: NodeId = 1
    quoted: int = 0
    zone: str = ""
    opening: Form | None = None
    """The form of the text that the next part begins."""

    def mint(self) -> NodeId:
        """An unused id."""
        self.next_id += 1
        return self.next_id - 1

    def begin(self, kind: PartKind, zone: str = "") -> None:
        """A new part; it opens the text that was announced by ``opening``."""
        self.parts.append(_OpenPart(kind, self.opening))
        self.opening = None
        self.zone = zone
        self.levels = labels.Levels()

    @property
    def part(self) -> _OpenPart:
        return self.parts[-1]

    def finished(self) -> tuple[Part, ...]:
        """The parts that hold something; one that holds nothing hands on what it opens."""
        found: list[Part] = []
        opens: Form | None = None
        for part in self.parts:
            opens = part.opens or opens
            if part.blocks:
                found.append(Part(part.kind, tuple(part.blocks), opens))
                opens = None
        return tuple(_whole_preambles(found))

    def note(self, element: etree._Element) -> Footnote:
        """The footnote in an ``authorialNote``."""
        note_id = self.mint()
        self.origins[note_id] = element
        paragraphs = list(element) if _is_all_paragraphs(element) else [element]
        blocks = []
        for paragraph in paragraphs:
            block = Block(self.mint(), Kind.NOTE, inline.read(paragraph, None).inlines)
            self.origins[block.id] = paragraph
            blocks.append(block)
        return Footnote(
            note_id, tuple(blocks), numbered_as=" ".join((element.get("marker") or "").split()) or None
        )

    def put(
        self, kind: Kind, holder: etree._Element, *, level: int = 0, nested: int = 0,
        label: etree._Element | None = None, is_typed: bool = False, cell: Cell | None = None,
    ) -> list[etree._Element]:  # fmt: skip
        """A block from the element that holds its text; gives the structures that stand inside that element.

        ``label`` is the ``num`` of the paragraph (``is_typed``: a heading with nothing but the number), ``nested`` how
        many lists the paragraph stands in.
        """
        content = inline.read(holder, self.note, self.zone)
        block_id = self.mint()
        self.origins[block_id] = holder
        inlines, printed, in_text = content.inlines, words_of(label), is_typed
        if label is not None:
            self.labels_at[block_id] = label
        elif kind in (Kind.OPERATIVE, Kind.TEXT, Kind.PREAMBULAR):
            printed, rest = _label_taken_off(inlines, kind)
            if printed and self.levels.may_follow(printed):
                inlines, in_text = rest, True
            else:
                printed = ""
        kind, level = self._placed(kind, level, nested, printed, inlines)
        block = Block(
            block_id, kind, inlines, level, numbered_as=printed or None, number_in_text=in_text, quoted=self.quoted,
            cell=cell,
        )  # fmt: skip
        self.add(block)
        return content.structures

    def put_empty(
        self, kind: Kind, label: etree._Element, level: int = 0, *, nested: int = 0, is_typed: bool = False
    ) -> None:
        """A block that has a label and no text."""
        printed = words_of(label)
        kind, level = self._placed(kind, level, nested, printed, ())
        block = Block(
            self.mint(), kind, (), level, printed or None, number_in_text=is_typed, quoted=self.quoted
        )
        self.labels_at[block.id] = label
        self.add(block)

    def add(self, block: Block) -> None:
        """Appends a block; the heading of an annex begins a part of its own."""
        part = self.part
        if block.kind is Kind.SECTION or (block.kind is Kind.HEADING and block.level < DEEPEST_HEADING):
            self.levels.restart()
        announces = block.kind is Kind.HEADING and not block.quoted and is_annex_title(plain_text(block))
        if announces and (part.kind is PartKind.BODY or (part.kind is PartKind.ANNEX and part.blocks)):
            self.begin(PartKind.ANNEX, self.zone)
        self.part.blocks.append(block)

    def _placed(
        self, kind: Kind, level: int, nested: int, printed: str, inlines: tuple[Inline, ...]
    ) -> tuple[Kind, int]:
        """Kind and level, with what label and text say about them."""
        if kind in (Kind.OPERATIVE, Kind.TEXT) and not printed and _is_ornament(inlines):
            return Kind.ORNAMENT, 0
        if kind is Kind.OPERATIVE:
            if printed and (nested or labels.readings(printed)):
                return kind, self.levels.level(printed, nested)
            if printed or not nested:
                return Kind.TEXT, 0
            return kind, max(1, nested)
        if kind is Kind.PREAMBULAR and printed:
            return kind, max(1, self.levels.level(printed, nested))
        if kind is Kind.TEXT and printed:
            return (
                (Kind.OPERATIVE, self.levels.level(printed, nested))
                if labels.readings(printed)
                else (kind, level)
            )
        return kind, level


def _whole_preambles(parts: list[Part]) -> list[Part]:
    """Parts with preambles made whole that a paragraph without a number, taken for a body, cuts in two."""
    row: list[Part] = []
    for part in parts:
        is_second = part.kind is PartKind.PREAMBLE and part.opens is None and len(row) > 1
        if is_second and row[-2].kind is PartKind.PREAMBLE and _is_stray_body(row[-1]):
            body, first = row.pop(), row.pop()
            strays = tuple(replace(block, kind=Kind.PREAMBULAR) for block in body.blocks)
            row.append(Part(PartKind.PREAMBLE, (*first.blocks, *strays, *part.blocks), first.opens))
        else:
            row.append(part)
    return row


def _is_stray_body(part: Part) -> bool:
    is_text = all(b.kind is Kind.TEXT and b.numbered_as is None and not b.quoted for b in part.blocks)
    return part.kind is PartKind.BODY and part.opens is None and is_text


def _is_all_paragraphs(note: etree._Element) -> bool:
    """Whether a footnote holds paragraphs and nothing else, as it should."""
    between = [note.text, *(child.tail for child in note)]
    return len(note) > 0 and all(c.tag == A + "p" for c in note) and not any(t and t.strip() for t in between)


def words_of(element: etree._Element | None) -> str:
    """The text of an element without white space around it, white space runs as one space."""
    return (
        "" if element is None else " ".join(re.split(r"[ \t\r\n]+", "".join(element.itertext()))).strip(" ")
    )


def _is_ornament(inlines: tuple[Inline, ...]) -> bool:
    if not inlines or not all(isinstance(i, Text) for i in inlines):
        return False
    return _ORNAMENT.match("".join(i.text for i in inlines if isinstance(i, Text))) is not None


def _label_taken_off(inlines: tuple[Inline, ...], kind: Kind) -> tuple[str, tuple[Inline, ...]]:
    """The label typed at the start of the text, and the inlines after it. Labels in italics and links are text."""
    first = inlines[0] if inlines else None
    if not isinstance(first, Text) or first.style or first.link or first.fields:
        return "", inlines
    label = labels.typed(first.text) or _bare_number(first, inlines)
    if not label or (kind is Kind.PREAMBULAR and labels.is_decimal(label)):
        return "", inlines
    rest = first.text[len(label) + 1 :]
    return label, normal((Text(rest), *inlines[1:]))


def _bare_number(first: Text, inlines: tuple[Inline, ...]) -> str:
    """ "3" in "3 Calls upon", where the full stop was lost: a number before the opening words in italics."""
    second = inlines[1] if len(inlines) > 1 else None
    digits = first.text.rstrip(" ")
    is_opening = isinstance(second, Text) and second.style & (Style.ITALIC | Style.BOLD)
    if is_opening and first.text == digits + " " and digits.isdecimal() and len(digits) <= 3:
        return digits
    return ""
