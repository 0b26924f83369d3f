"""Documents in a compact notation, and back: a test of a resolution reads like one.

    document = resolution('''
        TITLE {number:90/5.} Clean water
        ORG The General Assembly,
        PP *Recalling* its resolution 80/1,[^A note. ¶ Its second paragraph.]
        1. *Decides* to act:
          (a) First;
          (b) Second;
          TEXT and to go on.
        2. *Requests* a report.
    ''')

One line is one block; two spaces of indentation are one level (not for tables).

    MAST TITLE ORG PP OP TEXT SEC HEAD ORN CLOSE    the kinds; each moves on to the part where it usually stands
    1. (a) (i)            operative paragraphs; below a PP, items of its list
    OP                    an operative paragraph with whatever number is due
    SEC[IV] OP[2 bis] …   printed with this label; `[]` printed without one. "1." and "(a)" that are not due do the same
    1.! …                 the file of record types the label in the text (number_in_text)
    |= a | b              a row of heading cells; `| a | b` a row of cells
    ANNEX                 a new annex; what follows stands in it
    === decision          a new text of this form begins (resolution, decision, statement, draft, collection)
    --- body              a part begins (masthead, preface, preamble, body, conclusions, annex)
    > PP …                quoted within another text; `>>` twice

    *italic* **bold** <u>underlined</u> <sup>x</sup> <sub>x</sub> <sc>small capitals</sc>
    [words](address) {symbol:A/RES/90/5} {adopted=2035-12-16:16 December 2035}
    [^note] [14^printed with this number] [()^in brackets] ¶ a new paragraph of a note
    ⏎ a line break; \\ takes the next sign as it is
    <caret> <from> <to> <any-name>     places; `tagged` gives them
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from textwrap import dedent
from typing import Any

from engross.model import numbering, validity, walk
from engross.model.inlines import Field, Footnote, Inline, LineBreak, Style, Text, length, normal
from engross.model.nodes import Block, Cell, Document, Form, Kind, Metadata, Part, PartKind
from engross.model.places import Place, Selection

KINDS = {
    "MAST": Kind.MASTHEAD,
    "TITLE": Kind.TITLE,
    "ORG": Kind.ORGAN,
    "PP": Kind.PREAMBULAR,
    "OP": Kind.OPERATIVE,
    "TEXT": Kind.TEXT,
    "SEC": Kind.SECTION,
    "HEAD": Kind.HEADING,
    "ORN": Kind.ORNAMENT,
    "CLOSE": Kind.CLOSING,
}
HOMES = {
    Kind.MASTHEAD: PartKind.MASTHEAD,
    Kind.TITLE: PartKind.PREFACE,
    Kind.ORGAN: PartKind.PREAMBLE,
    Kind.PREAMBULAR: PartKind.PREAMBLE,
    Kind.OPERATIVE: PartKind.BODY,
    Kind.SECTION: PartKind.BODY,
    Kind.CLOSING: PartKind.CONCLUSIONS,
}
FORMS = {
    "resolution": Form.RESOLUTION,
    "decision": Form.DECISION,
    "statement": Form.STATEMENT,
    "draft": Form.DRAFT,
    "collection": Form.COLLECTION,
}
STYLES = {"u": Style.UNDERLINE, "sup": Style.SUPERSCRIPT, "sub": Style.SUBSCRIPT, "sc": Style.SMALL_CAPS}
ORDER = tuple(PartKind)

_LINE = re.compile(
    r"(?P<indent> *)(?P<quoted>>*) ?"
    r"(?:(?P<kind>[A-Z]+)(?:\[(?P<printed>[^\]]*)\])?(?P<typed>!?)(?: |$)"
    r"|(?P<label>\(\w{1,5}\)|[\w ]{1,5}\.)(?P<mark>!?)(?: |$))"
    r"(?P<text>.*)"
)
_FIELD = re.compile(r"(\w+)(?:=([^:}]*))?:")
_LINK = re.compile(r"\[[^\[\]]*\]\(((?:[^()]|\([^()]*\))*)\)")
_TAG = re.compile(r"<(/?)([\w-]+)>")


@dataclass(frozen=True)
class Tagged:
    """A document and the places that its notation marked."""

    document: Document
    places: dict[str, Place]

    @property
    def caret(self) -> Place:
        return self.places["caret"]

    @property
    def selection(self) -> Selection:
        """From `<from>` to `<to>`, or the caret."""
        if "caret" in self.places:
            return Selection(self.caret, self.caret)
        return Selection(self.places["from"], self.places["to"])


def resolution(notation: str, *, form: Form = Form.RESOLUTION, **metadata: Any) -> Document:
    """The document that the notation describes; ``metadata`` are fields of `Metadata`."""
    built = tagged(notation, form=form, **metadata)
    assert not built.places, f"places are marked, use tagged(): {sorted(built.places)}"
    return built.document


def tagged(notation: str, *, form: Form = Form.RESOLUTION, **metadata: Any) -> Tagged:
    """The document and the places that the notation marks."""
    return _Builder(Metadata(**{"organ": "ga", **metadata}), form).build(notation)


def inlines(notation: str) -> tuple[Inline, ...]:
    """A row of inlines; footnotes and their blocks get ids from 1,000 up."""
    builder = _Builder(Metadata(), Form.RESOLUTION)
    builder.next_id = 1000
    return _Inlines(builder, notation).read(block_id=0)


def block(document: Document, words: str) -> Block:
    """The one block (of the text or of a footnote) that contains these words."""
    found = [b for b in walk.all_blocks(document) if words in _plain(b)]
    assert len(found) == 1, f"{words!r} stands in {len(found)} blocks"
    return found[0]


def _plain(block: Block) -> str:
    return "".join(i.text if isinstance(i, Text) else "\ufffc" for i in block.inlines)


class _Builder:
    def __init__(self, metadata: Metadata, form: Form) -> None:
        self.metadata = metadata
        self.next_id = 1
        self.places: dict[str, Place] = {}
        self.parts: list[tuple[PartKind, list[Block], Form | None]] = []
        self.opening: Form | None = form
        self.awaits_part = False
        self.wanted: dict[int, str] = {}
        self.table: tuple[int, int] | None = None

    def mint(self) -> int:
        self.next_id += 1
        return self.next_id - 1

    def build(self, notation: str) -> Tagged:
        for line in dedent(notation).split("\n"):
            self.read_line(line)
        parts = tuple(Part(kind, tuple(blocks), opens) for kind, blocks, opens in self.parts)
        document = self.with_labels(Document(parts, self.metadata, self.next_id))
        assert not validity.faults(document), validity.faults(document)
        return Tagged(document, self.places)

    def read_line(self, line: str) -> None:
        stripped = line.strip()
        if not stripped:
            return
        if stripped.startswith("==="):
            self.opening = FORMS[stripped.strip("= ")]
            self.parts.append((PartKind.PREFACE, [], self.opening))
            self.awaits_part = True
            return
        if stripped.startswith("---"):
            self.begin(PartKind(stripped.strip("- ")))
            return
        if stripped == "ANNEX":
            self.begin(PartKind.ANNEX)
            return
        if stripped.startswith("|"):
            self.read_row(line.lstrip())
            return
        self.table = None
        match = _LINE.fullmatch(line)
        assert match, f"not understood: {line!r}"
        self.read_block(match)

    def begin(self, kind: PartKind) -> None:
        """A new part; an empty one that has just begun a text takes the kind instead."""
        if self.awaits_part:
            self.awaits_part = False
            self.parts[-1] = (kind, [], self.parts[-1][2])
        else:
            self.parts.append((kind, [], self.opening if not self.parts else None))

    def home(self, kind: Kind) -> list[Block]:
        """The blocks of the part where the kind stands: the running one, or the next that is its home."""
        wanted = HOMES.get(kind)
        if not self.parts or self.awaits_part:
            self.begin(wanted or PartKind.BODY)
        running = self.parts[-1][0]
        later = wanted is not None and ORDER.index(wanted) > ORDER.index(running)
        if wanted is not None and later and running is not PartKind.ANNEX:
            self.begin(wanted)
        return self.parts[-1][1]

    def read_block(self, match: re.Match[str]) -> None:
        level = len(match["indent"]) // 2
        kind = self.kind(match, level)
        quoted = len(match["quoted"])
        blocks = self.parts[-1][1] if quoted and self.parts else self.home(kind)
        block_id = self.mint()
        row = _Inlines(self, match["text"]).read(block_id)
        typed = bool(match["typed"] or match["mark"])
        made = Block(block_id, kind, row, level, match["printed"], number_in_text=typed, quoted=quoted)
        if match["label"]:
            self.wanted[block_id] = match["label"]
        blocks.append(made)

    def kind(self, match: re.Match[str], level: int) -> Kind:
        if match["kind"]:
            return KINDS[match["kind"]]
        above = self.parts[-1][1][-1] if self.parts and self.parts[-1][1] else None
        in_list = level and above is not None and above.kind is Kind.PREAMBULAR
        return Kind.PREAMBULAR if in_list else Kind.OPERATIVE

    def read_row(self, line: str) -> None:
        heading = line.startswith("|=")
        blocks = self.home(Kind.CELL)
        if self.table is None:
            self.table = (self.mint(), 0)
        table, row = self.table
        cells = re.split(r"(?<!\\)\|", re.sub(r"^\|=?| ?(?<!\\)\|$", "", line))
        for column, words in enumerate(cells):
            words = words.removeprefix(" ")
            if column < len(cells) - 1:
                words = words.removesuffix(" ")
            block_id = self.mint()
            cell = Cell(table, row, column, is_heading=heading)
            text = _Inlines(self, words).read(block_id)
            blocks.append(Block(block_id, Kind.CELL, text, cell=cell))
        self.table = (table, row + 1)

    def with_labels(self, document: Document) -> Document:
        """Labels written in the notation that are not the computed ones are as printed.

        A paragraph that stands alone in its text has no number, whatever the notation says; `OP[1.]` gives it one.
        """
        for block_id, label in self.wanted.items():
            due = numbering.of(document).label(block_id)
            if due != label and (due or label != "1."):
                document = _changed(document, block_id, numbered_as=label)
        return document


def _changed(document: Document, block_id: int, **changes: Any) -> Document:
    parts = []
    for part in document.parts:
        blocks = tuple(replace(b, **changes) if b.id == block_id else b for b in part.blocks)
        parts.append(replace(part, blocks=blocks))
    return replace(document, parts=tuple(parts))


class _Inlines:
    """Reads one block's text."""

    def __init__(self, builder: _Builder, notation: str) -> None:
        self.builder = builder
        self.source = notation
        self.at = 0
        self.row: list[Inline] = []
        self.style = Style.PLAIN
        self.link = ""
        self.fields: list[Field] = []
        self.offset = 0

    def read(self, block_id: int) -> tuple[Inline, ...]:
        while self.at < len(self.source):
            self.step(block_id)
        return normal(self.row)

    def add(self, inline: Inline) -> None:
        self.row.append(inline)
        self.offset += length(inline)

    def step(self, block_id: int) -> None:
        rest = self.source[self.at :]
        sign = rest[0]
        tag = _TAG.match(rest)
        note = re.match(r"\[(?:\(\)|[^\[\]^]{0,6})\^", rest)
        if sign == "\\" and len(rest) > 1:
            self.take(rest[1], 2)
        elif rest.startswith("**"):
            self.style ^= Style.BOLD
            self.at += 2
        elif sign == "*":
            self.style ^= Style.ITALIC
            self.at += 1
        elif tag:
            self.read_tag(tag, block_id)
        elif note:
            self.read_note(note)
        elif sign == "[" and (link := _LINK.match(rest)):
            self.link = link[1]
            self.at += 1
        elif self.link and rest.startswith(f"]({self.link})"):
            self.at += len(f"]({self.link})")
            self.link = ""
        elif sign == "{" and (field := _FIELD.match(rest[1:])):
            self.fields.append(Field(field[1], field[2] or ""))
            self.at += 1 + field.end()
        elif sign == "}" and self.fields:
            self.fields.pop()
            self.at += 1
        elif sign == "⏎":
            self.add(LineBreak())
            self.at += 1
        else:
            self.take(sign, 1)

    def take(self, sign: str, used: int) -> None:
        self.add(Text(sign, self.style, self.link, tuple(self.fields)))
        self.at += used

    def read_tag(self, tag: re.Match[str], block_id: int) -> None:
        if tag[2] in STYLES:
            self.style ^= STYLES[tag[2]]
        else:
            assert tag[2] not in self.builder.places, f"<{tag[2]}> twice"
            self.builder.places[tag[2]] = Place(block_id, self.offset)
        self.at += tag.end()

    def read_note(self, start: re.Match[str]) -> None:
        depth, end = 1, self.at + start.end()
        while depth:
            sign = self.source[end]
            depth += (sign == "[") - (sign == "]")
            end += 2 if sign == "\\" else 1
        words = self.source[self.at + start.end() : end - 1]
        mark = start[0][1:-1]
        note_id = self.builder.mint()
        blocks = []
        for paragraph in re.split(" ?(?<!\\\\)¶ ?", words):
            block_id = self.builder.mint()
            blocks.append(Block(block_id, Kind.NOTE, _Inlines(self.builder, paragraph).read(block_id)))
        brackets = "()" if mark == "()" else ""
        self.add(Footnote(note_id, tuple(blocks), None if brackets else mark or None, brackets))
        self.at = end


def notation(document: Document, selection: Selection | None = None) -> str:
    """The document in the notation; the selection as `<caret>` or `<from>` and `<to>`."""
    marks: dict[int, list[tuple[int, str]]] = {}
    if selection is not None and selection.is_caret:
        marks.setdefault(selection.head.block, []).append((selection.head.offset, "<caret>"))
    elif selection is not None:
        marks.setdefault(selection.anchor.block, []).append((selection.anchor.offset, "<from>"))
        marks.setdefault(selection.head.block, []).append((selection.head.offset, "<to>"))
    return "\n".join(_lines(document, marks))


def _lines(document: Document, marks: dict[int, list[tuple[int, str]]]) -> Iterable[str]:
    reader = _Builder(document.metadata, document.parts[0].opens or Form.RESOLUTION)
    names = {form: name for name, form in FORMS.items()}
    row: tuple[int, int] | None = None
    cells: list[str] = []
    for index, part in enumerate(document.parts):
        if index and part.opens is not None:
            yield f"=== {names[part.opens]}"
            reader.parts.append((PartKind.PREFACE, [], part.opens))
            reader.awaits_part = True
        if part.kind is PartKind.ANNEX:
            yield "ANNEX"
            reader.begin(PartKind.ANNEX)
        elif not part.blocks or _would_stand(reader, part) is not part.kind or _repeats(document, index):
            yield f"--- {part.kind}"
            reader.begin(part.kind)
        for made in part.blocks:
            here = (made.cell.table, made.cell.row) if made.cell else None
            if here != row and cells:
                yield " ".join(cells)
                cells = []
            row = here
            if made.cell:
                cells.append(
                    ("|= " if made.cell.is_heading and not cells else "| ")
                    + _words(made.inlines, marks.get(made.id, []), marks)
                )
            else:
                yield _line(document, made, reader, marks.get(made.id, []), marks)
            home = reader.parts[-1][1] if made.quoted and reader.parts else reader.home(made.kind)
            home.append(made)
        if cells:
            yield " ".join(cells)
            cells, row = [], None


def _would_stand(reader: _Builder, part: Part) -> PartKind:
    probe = _Builder(reader.metadata, Form.RESOLUTION)
    probe.parts = [(kind, list(blocks), opens) for kind, blocks, opens in reader.parts]
    probe.awaits_part = reader.awaits_part
    probe.home(part.blocks[0].kind)
    same = len(probe.parts) == len(reader.parts) and reader.parts and reader.parts[-1][1]
    return PartKind.ANNEX if same else probe.parts[-1][0]


def _repeats(document: Document, index: int) -> bool:
    return (
        index > 0
        and document.parts[index].opens is None
        and document.parts[index - 1].kind is document.parts[index].kind
    )


def _line(
    document: Document,
    made: Block,
    reader: _Builder,
    tags: list[tuple[int, str]],
    marks: dict[int, list[tuple[int, str]]],
) -> str:
    indent = "  " * made.level + ">" * made.quoted + (" " if made.quoted else "")
    label = numbering.of(document).label(made.id)
    name = next(name for name, kind in KINDS.items() if kind is made.kind)
    head = name + (f"[{made.numbered_as}]" if made.numbered_as is not None else "")
    above = reader.parts[-1][1][-1] if reader.parts and reader.parts[-1][1] else None
    listed = (
        made.kind is Kind.PREAMBULAR
        and made.level > 0
        and above is not None
        and above.kind is Kind.PREAMBULAR
    )
    operative = made.kind is Kind.OPERATIVE and not (
        made.level and above is not None and above.kind is Kind.PREAMBULAR
    )
    if (
        label
        and (listed or operative)
        and _LINE.fullmatch(f"{label} ")
        and made.numbered_as not in ("", "1.")
    ):
        head = label
    words = _words(made.inlines, tags, marks)
    return f"{indent}{head}{'!' if made.number_in_text else ''}" + (f" {words}" if words else "")


def _words(
    row: tuple[Inline, ...],
    tags: list[tuple[int, str]],
    marks: dict[int, list[tuple[int, str]]] | None = None,
) -> str:
    out: list[str] = []
    waiting = sorted(tags)
    at = 0
    style, link, fields = Style.PLAIN, "", ()
    for inline in (*row, None):
        run = inline if isinstance(inline, Text) else Text("")
        keep = 0
        while keep < min(len(fields), len(run.fields)) and fields[keep] == run.fields[keep]:
            keep += 1
        out += [f"]({link})"] if link and link != run.link else []
        out += [_switch(style & ~run.style, closing=True)]
        out += ["}"] * (len(fields) - keep)
        out += [f"{{{f.name}{'=' + f.value if f.value else ''}:" for f in run.fields[keep:]]
        out += [_switch(run.style & ~style)]
        out += ["["] if run.link and link != run.link else []
        style, link, fields = run.style, run.link, run.fields
        for character in run.text or ("\n" if isinstance(inline, LineBreak) else "\0" if inline else ""):
            while waiting and waiting[0][0] <= at:
                out.append(waiting.pop(0)[1])
            if isinstance(inline, Footnote):
                out.append(_note(inline, marks or {}))
            else:
                out.append("⏎" if isinstance(inline, LineBreak) else _escaped(character))
            at += 1
    out += [name for _, name in waiting]
    return "".join(out)


def _switch(style: Style, *, closing: bool = False) -> str:
    signs = ["**" if style & Style.BOLD else "", "*" if style & Style.ITALIC else ""]
    slash = "/" if closing else ""
    signs += [f"<{slash}{name}>" for name, value in STYLES.items() if style & value]
    return "".join(reversed(signs) if closing else signs)


def _escaped(character: str) -> str:
    return "\\" + character if character in "\\*[]{}<⏎¶|" else character


def _note(note: Footnote, marks: dict[int, list[tuple[int, str]]]) -> str:
    words = " ¶ ".join(_words(b.inlines, marks.get(b.id, [])) for b in note.blocks)
    return f"[{note.brackets or note.numbered_as or ''}^{words}]"
