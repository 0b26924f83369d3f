"""The paragraphs of a part in reading order: those of tables, content controls and text boxes among them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from engross.formats.docx.bookmarks import PartStart, part_start, shape
from engross.formats.docx.layout import layout_of
from engross.formats.docx.markup import Element, qualified
from engross.formats.docx.read.lists import Lists
from engross.formats.docx.read.numerals import length
from engross.formats.docx.read.raw import Raw, RawCell, Story, Was
from engross.formats.docx.read.reading import PartReading, Reading
from engross.formats.docx.read.roles import STRUCTURAL
from engross.formats.docx.read.runs import Runs
from engross.formats.docx.read.styles import NO_LOOK
from engross.model.nodes import Metadata
from engross.model.review import NO_BLOCK_MARKS, NO_MARKS, BlockMarks, ChangeKind, Marks

_VAL = qualified("val")
_HEADING = re.compile(r"heading([1-9])")
_ENDS = {"ins": ("inserted", ChangeKind.INSERTION), "del": ("deleted", ChangeKind.DELETION)}
STEPS = layout_of(Metadata()).steps
"""Where the text of subparagraphs stands, by level, in our layout of most organs; in twips."""
_MOVES = {"moveTo": ("inserted", "to"), "moveFrom": ("deleted", "from")}


class Paragraphs:
    """Reads the paragraphs of one part."""

    def __init__(self, reading: Reading, name: str, story: Story = Story.BODY) -> None:
        self.reading = reading
        self.part = PartReading(reading, name)
        self.story = story
        self._is_main = name == reading.package.main
        self.orders: dict[Element, int] = {}
        """The place of each ``w:p`` in the part."""
        self.sections: list[Element] = []
        """The properties of sections that ended, for whoever reads the body."""
        self._tables = 0
        self._bookmarks: list[str] = []
        """Those that begin before a table or between paragraphs."""
        self._depth = 0
        self._in_cell: RawCell | None = None

    def of(self, parent: Element) -> Iterator[Raw]:
        """The paragraphs below an element."""
        for element in parent:
            if not isinstance(element.tag, str):
                continue
            match element.tag.rpartition("}")[2]:
                case "p":
                    yield from self._paragraph(element)
                case "tbl":
                    yield from self._table(element)
                case "AlternateContent":
                    for branch in list(element)[:1]:
                        yield from self.of(branch)
                case "bookmarkStart":
                    self._bookmarks.append(element.get(qualified("name"), ""))
                case "altChunk" | "subDoc":
                    self.reading.lose("chunk")
                case "sectPr" | "pPr" | "tblPr" | "tblGrid" | "sdtPr":
                    continue
                case "commentRangeStart" | "commentRangeEnd" as name:
                    self.part.take_range(element, name)
                case (
                    "moveFromRangeStart" | "moveToRangeStart" | "moveFromRangeEnd" | "moveToRangeEnd" as name
                ):
                    self.part.take_range(element, name)
                case _:
                    yield from self.of(element)

    # -- one paragraph

    def _paragraph(self, element: Element) -> Iterator[Raw]:
        self.reading.begin_paragraph()
        properties = element.find(qualified("pPr"))
        style = _value(properties, "pStyle") or self.reading.styles.default
        keys = tuple(found.key for found in self.reading.styles.chain(style)) or (
            (style.lower(),) if style else ()
        )
        runs = Runs(self.part)
        base = NO_LOOK if STRUCTURAL & set(keys[:1]) else self.reading.styles.look(style)
        inlines = runs.read(element, base)
        marks = self._end(properties, inlines[-1].marks if inlines else NO_MARKS)
        counted, level = ("", 0) if marks.deleted else self._counted(self.reading.lists, properties, style)
        bookmarks = (*self._bookmarks, *runs.bookmarks)
        self._bookmarks = []
        node = self.reading.mint()
        # what a note refers to waits for the paragraph that has its mark
        comments = self.reading.comments.placed(node) if self._is_main else ()
        for box in runs.boxes:
            self.reading.lose("box")
            yield from self.of(box)
        if comments and not inlines:
            marks = replace(marks, comments=comments)
        section = None if properties is None else properties.find(qualified("sectPr"))
        yield Raw(
            inlines,
            keys,
            runs.start.settled(),
            counted,
            level,
            self._outline(properties, style, keys),
            self._left(properties, style),
            self._property(properties, style, "jc") == "center",
            self.story,
            self._in_cell,
            order=self.orders.get(element, -1),
            bookmarks=bookmarks,
            old_start=runs.old_start.settled(),
            old_counted=self._old_counted(properties, style, marks),
            was=self._was(properties, bookmarks),
            renumbered=runs.renumbered,
            part=self._part(bookmarks),
            marks=marks,
            shape=style,
            ends_section=section is not None,
            node=node,
        )
        if section is not None:
            self.sections.append(section)

    def _old_counted(self, properties: Element | None, style: str, marks: BlockMarks) -> str:
        """What Word's numbering printed before the changes."""
        if marks.inserted:
            return ""
        change = None if properties is None else properties.find(qualified("pPrChange"))
        if change is not None:
            properties = change.find(qualified("pPr"))
            style = _value(properties, "pStyle") or self.reading.styles.default
        return self._counted(self.reading.old_lists, properties, style)[0]

    def _counted(self, lists: Lists, properties: Element | None, style: str) -> tuple[str, int]:
        """What Word's numbering prints before the paragraph, and the level."""
        if not lists:
            return "", 0
        own = None if properties is None else properties.find(qualified("numPr"))
        of_style = self.reading.styles.property(style, "numPr")
        list_id = _value(own, "numId") or _value(of_style, "numId")
        if not list_id or list_id == "0" or not lists.has(list_id):
            return "", 0
        written = _value(own, "ilvl") or _value(of_style, "ilvl")
        level = int(written) if written.isdecimal() and len(written) < 3 else None
        if level is None:
            level = lists.level_of_style(list_id, style) or 0
        return lists.label(list_id, level), level

    def _part(self, bookmarks: Iterable[str]) -> PartStart | None:
        """The part that begins here, by the first of the bookmarks that say so."""
        start = next((found for name in bookmarks if (found := part_start(name))), None)
        if start is None or start.number in self.reading.parts:
            return None
        self.reading.parts.add(start.number)
        return start

    def _end(self, properties: Element | None, words: Marks) -> BlockMarks:
        """What is tracked about the paragraph's end, given what is about the words before it."""
        marks = NO_BLOCK_MARKS
        if properties is None:
            return marks
        changes = self.reading.changes
        for element in properties.iterfind(f"{qualified('rPr')}/*"):
            name = str(element.tag).rpartition("}")[2]
            if name in _ENDS:
                side, kind = _ENDS[name]
                marks = _with_end(marks, side, changes.of_end(element, kind, getattr(words, side)))
            elif name in _MOVES:
                side, way = _MOVES[name]
                marks = _with_end(marks, side, changes.of_move(element, way))
            elif name == "rPrChange":
                self.reading.lose("format")
        return marks

    def _was(self, properties: Element | None, bookmarks: Iterable[str]) -> Was | None:
        """What the paragraph was before a change of its format."""
        change = None if properties is None else properties.find(qualified("pPrChange"))
        if change is None:
            return None
        self.reading.begin_paragraph()
        by = self.reading.changes.of(change, ChangeKind.PARAGRAPH)
        old = change.find(qualified("pPr"))
        style = _value(old, "pStyle") or self.reading.styles.default
        keys = tuple(found.key for found in self.reading.styles.chain(style))
        return Was(
            by,
            keys,
            self._outline(old, style, keys),
            self._left(old, style),
            self._property(old, style, "jc") == "center",
            told=next((found for name in bookmarks if (found := shape(name))), None),
        )

    def _outline(self, properties: Element | None, style: str, keys: tuple[str, ...]) -> int | None:
        """The level of a heading from 0, by the outline or by the name of a built-in style."""
        level = self._property(properties, style, "outlineLvl")
        if level.isdecimal() and int(level) < 9:
            return int(level)
        found = next((found for key in keys if (found := _HEADING.fullmatch(key))), None)
        return int(found[1]) - 1 if found else None

    def _left(self, properties: Element | None, style: str) -> int:
        own = None if properties is None else properties.find(qualified("ind"))
        for element in (own, self.reading.styles.property(style, "ind")):
            if element is None:
                continue
            for name in ("left", "start"):
                if (value := element.get(qualified(name))) is not None:
                    return length(value)
        return 0

    def _property(self, properties: Element | None, style: str, name: str) -> str:
        return _value(properties, name) or _own(self.reading.styles.property(style, name))

    # -- tables

    def _table(self, table: Element) -> Iterator[Raw]:
        """The cells of a table; those of a table inside it are paragraphs of its cell."""
        self._depth += 1
        if self._depth > 1:
            self.reading.lose("nested")
            yield from self._flat(table)
        else:
            self._tables += 1
            yield from self._grid(table, self._tables)
        self._depth -= 1

    def _flat(self, table: Element) -> Iterator[Raw]:
        for row in _below(table, "tr"):
            for cell in _below(row, "tc"):
                yield from self.of(cell)

    def _grid(self, table: Element, number: int) -> Iterator[Raw]:
        cells: list[list[tuple[RawCell, Element]]] = []
        running: dict[int, tuple[int, int]] = {}
        """For each column in which a cell spans rows: the row and the place in it where the cell began."""
        for at, row in enumerate(_below(table, "tr")):
            properties = row.find(qualified("trPr"))
            is_heading = properties is not None and properties.find(qualified("tblHeader")) is not None
            if properties is not None and any(properties.find(qualified(name)) is not None for name in _ENDS):
                self.reading.lose("table")
            column = _count(_value(properties, "gridBefore"), 0)
            line: list[tuple[RawCell, Element]] = []
            for element in _below(row, "tc"):
                spans = element.find(qualified("tcPr"))
                columns = _count(_value(spans, "gridSpan"), 1)
                merge = None if spans is None else spans.find(qualified("vMerge"))
                goes_on = merge is not None and merge.get(_VAL, "continue") == "continue"
                if goes_on and column in running:
                    of_row, place = running[column]
                    first = cells[of_row][place]
                    cells[of_row][place] = (replace(first[0], rows=at - of_row + 1), first[1])
                else:
                    if merge is not None:
                        running[column] = (at, len(line))
                    else:
                        running.pop(column, None)
                    line.append((RawCell(number, at, column, 1, columns, is_heading), element))
                column += columns
            cells.append(line)
        for line in cells:
            for cell, element in line:
                yield from self._cell(cell, element)

    def _cell(self, cell: RawCell, element: Element) -> Iterator[Raw]:
        self._in_cell = cell
        rows = list(self.of(element))
        self._in_cell = None
        filled = [raw for before, raw in zip([None, *rows], rows, strict=False) if _says(raw, before)]
        start = next((raw.part for raw in rows if raw.part), None)
        kept = filled or rows[:1] or [Raw((), story=self.story, cell=cell, node=self.reading.mint())]
        yield kept[0] if kept[0].part == start else replace(kept[0], part=start)
        yield from kept[1:]


def _says(raw: Raw, before: Raw | None) -> bool:
    """Whether a paragraph of a cell has words or comments, or parts or joins those of others in some state."""
    goes_on = before is not None and before.has_tracked_end
    return bool(raw.inlines or raw.marks.comments or raw.has_tracked_end or goes_on)


def _with_end(marks: BlockMarks, side: str, change: int) -> BlockMarks:
    return replace(marks, inserted=change) if side == "inserted" else replace(marks, deleted=change)


def _below(parent: Element, name: str) -> Iterator[Element]:
    """Rows or cells, those inside content controls and custom markup among them."""
    for element in parent:
        if element.tag == qualified(name):
            yield element
        elif str(element.tag).endswith(("}sdt", "}sdtContent", "}customXml", "}smartTag", "}ins", "}del")):
            yield from _below(element, name)


def _value(parent: Element | None, name: str) -> str:
    return "" if parent is None else _own(parent.find(qualified(name)))


def _own(element: Element | None) -> str:
    return "" if element is None else element.get(_VAL, "")


def _count(value: str, usual: int) -> int:
    return int(value) if value.isdecimal() and len(value) < 4 else usual
