"""hypothesis strategies: rows of inlines, documents with everything in them, places and selections in a document."""

from __future__ import annotations

from dataclasses import dataclass, replace

from hypothesis import strategies as st

from engross.editing import moving, structure, text
from engross.editing.edit import Edit
from engross.model import numbering, places, states, walk
from engross.model.inlines import Field, Footnote, Inline, LineBreak, Style, Text, normal
from engross.model.nodes import Block, Cell, Document, Form, Kind, Metadata, Part, PartKind
from engross.model.places import Place, Selection
from engross.model.review import BlockMarks, Change, ChangeKind, Marks, Reshaped, Restyled, Thread

WORDS = (
    "Decides",
    "water",
    " and",
    " 5 per cent",
    " — ",
    "’s",
    "اللجنة",
    "الماء",
    "大会",
    "决定",
    "Ж",
    "𝔘",
    "é",
    " ",
    "  ",
    ",",
    ";",
)
"""Short pieces of text: two directions, three scripts beside Latin, a character beyond the first plane, white space."""
LINKS = ("", "", "", "https://undocs.org/en/A/RES/90/5")
FIELDS = (Field("symbol"), Field("adopted", "2035-12-16"), Field("heading"))

texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map("".join)
styles = st.sampled_from(
    [
        Style.PLAIN,
        Style.PLAIN,
        Style.ITALIC,
        Style.BOLD,
        Style.ITALIC | Style.BOLD,
        Style.UNDERLINE,
        Style.SUPERSCRIPT,
    ]
)
runs = st.builds(Text, texts, styles, st.sampled_from(LINKS))
data_runs = st.builds(
    Text, texts, styles, st.just(""), st.lists(st.sampled_from(FIELDS), max_size=2, unique=True).map(tuple)
)


@dataclass
class Ids:
    """Mints ids while one document is drawn."""

    next_id: int = 1

    def mint(self) -> int:
        self.next_id += 1
        return self.next_id - 1


@st.composite
def rows(draw: st.DrawFn, ids: Ids | None = None, *, has_data: bool = False) -> tuple[Inline, ...]:
    """A row of inlines in normal form; with footnotes where ids are given."""
    kinds = ["run"] * 5 + ["break"] + ["note"] * (ids is not None)
    out: list[Inline] = []
    for kind in draw(st.lists(st.sampled_from(kinds), max_size=4)):
        if kind == "run":
            out.append(draw(data_runs if has_data else runs))
        elif kind == "break":
            out.append(LineBreak())
        else:
            assert ids is not None
            out.append(draw(notes(ids)))
    return normal(out)


@st.composite
def notes(draw: st.DrawFn, ids: Ids) -> Footnote:
    """A footnote with one paragraph or two; now and then printed with a number of its own."""
    note_id = ids.mint()
    count = draw(st.sampled_from([1, 1, 1, 2]))
    blocks = tuple(Block(ids.mint(), Kind.NOTE, draw(rows())) for _ in range(count))
    return Footnote(note_id, blocks, draw(st.sampled_from([None, None, None, "14", "*"])))


def _block(draw: st.DrawFn, ids: Ids, kind: Kind, deepest: int = 0, *, quoted: int = 0) -> Block:
    level = draw(st.integers(0, deepest)) if deepest else 0
    row = draw(
        rows(
            None if kind is Kind.MASTHEAD else ids, has_data=kind in (Kind.MASTHEAD, Kind.CLOSING, Kind.TITLE)
        )
    )
    made = Block(ids.mint(), kind, row, level, quoted=quoted)
    if numbering.is_numbered(made) and draw(st.integers(0, 9)) == 0:
        return replace(made, numbered_as=draw(st.sampled_from(["", "16.", "2 bis."])))
    return made


def _table(draw: st.DrawFn, ids: Ids) -> list[Block]:
    table = ids.mint()
    height, width = draw(st.integers(1, 2)), draw(st.integers(1, 2))
    return [
        Block(ids.mint(), Kind.CELL, draw(rows(ids)), cell=Cell(table, row, column, is_heading=row == 0))
        for row in range(height)
        for column in range(width)
    ]


def _body(draw: st.DrawFn, ids: Ids) -> list[Block]:
    blocks: list[Block] = []
    wanted = ["operative"] * 6 + ["section", "heading", "text", "table", "ornament", "quoted"]
    for what in draw(st.lists(st.sampled_from(wanted), min_size=1, max_size=7)):
        match what:
            case "table":
                blocks += _table(draw, ids)
            case "section":
                blocks.append(_block(draw, ids, Kind.SECTION, 1))
            case "heading":
                blocks.append(_block(draw, ids, Kind.HEADING, 1))
            case "text":
                blocks.append(_block(draw, ids, Kind.TEXT, 1))
            case "ornament":
                blocks.append(Block(ids.mint(), Kind.ORNAMENT, (Text("* * *"),)))
            case "quoted":
                blocks.append(_block(draw, ids, Kind.OPERATIVE))  # the words that introduce it
                kinds = (Kind.ORGAN, Kind.PREAMBULAR, Kind.OPERATIVE)
                blocks += [_block(draw, ids, kind, quoted=1) for kind in kinds]
            case _:
                blocks.append(_block(draw, ids, Kind.OPERATIVE, 2))
    return blocks


def _text(draw: st.DrawFn, ids: Ids, *, is_first: bool) -> list[Part]:
    """The parts of one resolution."""
    parts: list[Part] = []
    if is_first and draw(st.booleans()):
        parts.append(Part(PartKind.MASTHEAD, tuple(_block(draw, ids, Kind.MASTHEAD) for _ in range(2))))
    parts.append(Part(PartKind.PREFACE, (_block(draw, ids, Kind.TITLE),)))
    preambular = [_block(draw, ids, Kind.PREAMBULAR, 1) for _ in range(draw(st.integers(0, 3)))]
    parts.append(Part(PartKind.PREAMBLE, (_block(draw, ids, Kind.ORGAN), *preambular)))
    parts.append(Part(PartKind.BODY, tuple(_body(draw, ids))))
    if draw(st.booleans()):
        parts.append(Part(PartKind.CONCLUSIONS, (_block(draw, ids, Kind.CLOSING),)))
    for _ in range(draw(st.sampled_from([0, 0, 1, 2]))):
        parts.append(Part(PartKind.ANNEX, (_block(draw, ids, Kind.TITLE), *_body(draw, ids))))
    form = draw(st.sampled_from([Form.RESOLUTION, Form.RESOLUTION, Form.DECISION]))
    return [replace(parts[0], opens=form), *parts[1:]]


@st.composite
def documents(draw: st.DrawFn, *, most_texts: int = 2) -> Document:
    """A valid document of one or more texts with everything that can stand in one."""
    ids = Ids()
    parts: list[Part] = []
    for index in range(draw(st.integers(1, most_texts))):
        parts += _text(draw, ids, is_first=index == 0)
    metadata = Metadata(
        language=draw(st.sampled_from(["en", "en", "fr", "ar", "zh"])),
        organ=draw(st.sampled_from(["ga", "sc", "hrc", "ecosoc"])),
        sections_restart=draw(st.booleans()),
        notes_restart=draw(st.booleans()),
    )
    return Document(tuple(parts), metadata, ids.next_id)


def blocks_of(document: Document) -> st.SearchStrategy[Block]:
    """A block of the text or of a footnote."""
    return st.sampled_from(list(walk.all_blocks(document)))


def text_blocks_of(document: Document) -> st.SearchStrategy[Block]:
    """A block of the text."""
    return st.sampled_from(list(walk.blocks(document)))


@st.composite
def places_in(draw: st.DrawFn, document: Document, *, in_text: bool = False) -> Place:
    """A place in the document."""
    blocks = list(walk.blocks(document) if in_text else walk.all_blocks(document))
    block = blocks[
        draw(st.integers(0, len(blocks) - 1))
    ]  # by its number: hypothesis writes out what it samples
    return Place(block.id, draw(st.integers(0, places.size(block))))


@st.composite
def selections_in(draw: st.DrawFn, document: Document) -> Selection:
    """A caret, or two places in either order; often near each other, as people select."""
    anchor = draw(places_in(document))
    if draw(st.integers(0, 2)) == 0:
        return Selection(anchor, anchor)
    if draw(st.booleans()):
        size = places.size(walk.block_of(document, anchor.block))
        return Selection(anchor, Place(anchor.block, draw(st.integers(0, size))))
    return Selection(anchor, draw(places_in(document)))


AUTHORS = ("Ann", "Bo", "Chen")


@st.composite
def reviewed(draw: st.DrawFn) -> Document:
    """A document with tracked changes and comments of several authors on anything, in any mixture."""
    document = draw(documents(most_texts=1))
    first = document.next_id
    kinds = (ChangeKind.INSERTION, ChangeKind.DELETION, ChangeKind.FORMAT, ChangeKind.PARAGRAPH)
    changes = tuple(
        Change(first + n, kinds[n % 4], draw(st.sampled_from(AUTHORS)), "2035-12-16T09:30:00Z")
        for n in range(draw(st.integers(1, 3)) * 4)
    )
    thread = Thread(first + len(changes), "Why?", "Ann", "2035-12-16T09:30:00Z")
    parts = tuple(
        replace(part, blocks=_marked_blocks(draw, part.blocks, changes, thread)) for part in document.parts
    )
    document = replace(document, parts=parts, next_id=thread.id + 1, comments=(thread,))
    named = set(states.named_changes(document))
    return replace(document, changes=tuple(c for c in changes if c.id in named))


def _marked_blocks(
    draw: st.DrawFn, blocks: tuple[Block, ...], changes: tuple[Change, ...], thread: Thread
) -> tuple[Block, ...]:
    """One paragraph keeps its end: which of several stays when all go is a matter of the order."""
    keeps = draw(st.integers(0, len(blocks) - 1))
    marked = [_marked(draw, block, changes, thread) for block in blocks]
    marked[keeps] = replace(marked[keeps], marks=replace(marked[keeps].marks, inserted=0, deleted=0))
    return tuple(replace(b, marks=replace(b.marks, inserted=0, deleted=0)) if b.cell else b for b in marked)


def _marked(draw: st.DrawFn, block: Block, changes: tuple[Change, ...], thread: Thread) -> Block:
    def one_of(kind: ChangeKind, odds: int) -> int:
        if draw(st.integers(0, odds)):
            return 0
        return draw(st.sampled_from([c.id for c in changes if c.kind is kind]))

    def marks(inline: Inline) -> Inline:
        restyled = one_of(ChangeKind.FORMAT, 4) if isinstance(inline, Text) else 0
        made = Marks(
            one_of(ChangeKind.INSERTION, 3),
            one_of(ChangeKind.DELETION, 3),
            Restyled(restyled, Style.BOLD) if restyled else None,
            (thread.id,) if draw(st.integers(0, 5)) == 0 else (),
        )
        if isinstance(inline, Footnote):
            inline = replace(inline, blocks=_marked_blocks(draw, inline.blocks, changes, thread))
        return replace(inline, marks=made)

    reshaped = one_of(ChangeKind.PARAGRAPH, 4) if block.kind is Kind.OPERATIVE else 0
    return replace(
        block,
        inlines=normal(map(marks, block.inlines)),
        marks=BlockMarks(
            one_of(ChangeKind.INSERTION, 4),
            one_of(ChangeKind.DELETION, 4),
            Reshaped(reshaped, Kind.TEXT, 1) if reshaped else None,
        ),
    )


@st.composite
def edits(draw: st.DrawFn, document: Document) -> Edit:
    """An edit of the kinds that people make; EditRefused is for whoever draws it to catch."""
    selection = draw(selections_in(document))
    place = selection.head
    match draw(st.integers(0, 9)):
        case 0 | 1 | 2:
            return text.insert(document, selection, draw(st.sampled_from(WORDS)))
        case 3 | 4:
            return text.delete(document, selection)
        case 5:
            return structure.split(document, place)
        case 6:
            return structure.join_before(document, place.block)
        case 7:
            return text.set_style(document, selection, Style.BOLD, on=draw(st.booleans()))
        case 8:
            return moving.move(document, place.block, selection.anchor.block, after=True)
        case _:
            return structure.indent(document, selection)
