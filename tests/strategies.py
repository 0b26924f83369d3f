"""hypothesis strategies: rows of inlines, documents with everything in them, places and selections in a document."""

from __future__ import annotations

from dataclasses import dataclass, replace

from hypothesis import strategies as st

from engross.model import numbering, places, walk
from engross.model.inlines import Field, Footnote, Inline, LineBreak, Style, Text, normal
from engross.model.nodes import Block, Cell, Document, Form, Kind, Metadata, Part, PartKind
from engross.model.places import Place, Selection

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
class _Ids:
    """Mints ids while one document is drawn."""

    next_id: int = 1

    def mint(self) -> int:
        self.next_id += 1
        return self.next_id - 1


@st.composite
def rows(draw: st.DrawFn, ids: _Ids | None = None, *, has_data: bool = False) -> tuple[Inline, ...]:
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
def notes(draw: st.DrawFn, ids: _Ids) -> Footnote:
    """A footnote with one paragraph or two; now and then printed with a number of its own."""
    note_id = ids.mint()
    count = draw(st.sampled_from([1, 1, 1, 2]))
    blocks = tuple(Block(ids.mint(), Kind.NOTE, draw(rows())) for _ in range(count))
    return Footnote(note_id, blocks, draw(st.sampled_from([None, None, None, "14", "*"])))


def _block(draw: st.DrawFn, ids: _Ids, kind: Kind, deepest: int = 0, *, quoted: int = 0) -> Block:
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


def _table(draw: st.DrawFn, ids: _Ids) -> list[Block]:
    table = ids.mint()
    height, width = draw(st.integers(1, 2)), draw(st.integers(1, 2))
    return [
        Block(ids.mint(), Kind.CELL, draw(rows(ids)), cell=Cell(table, row, column, is_heading=row == 0))
        for row in range(height)
        for column in range(width)
    ]


def _body(draw: st.DrawFn, ids: _Ids) -> list[Block]:
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


def _text(draw: st.DrawFn, ids: _Ids, *, is_first: bool) -> list[Part]:
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
    ids = _Ids()
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
    block = draw(text_blocks_of(document) if in_text else blocks_of(document))
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
