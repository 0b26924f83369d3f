"""Inserting, removing and converting footnotes. Their text is edited like any other (`engross.editing.text`)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from engross import resources
from engross.editing import rewrite, text
from engross.editing.edit import Aspect, Edit
from engross.errors import EditRefused
from engross.model import inlines as rows
from engross.model import numbering, outline, places, plain, walk
from engross.model.inlines import Footnote, Inline, Text
from engross.model.nodes import Block, Document, Kind, NodeId
from engross.model.places import Place, Selection

_TOUCHED = Aspect.TEXT | Aspect.NOTES
_PAIRS = {"(": ")", "[": "]", "（": "）", "［": "］"}
_STOPS = ".。"
_MARKS = ",.;:،؛，。；："
"""Marks that an indicator stands behind or before, as the language has it."""


def brackets(language: str) -> str:
    """The two characters that texts in this language print around indicators; "" for none."""
    return "()" if language == "ar" else ""


def insert(document: Document, place: Place, inlines: Iterable[Inline] = ()) -> Edit:
    """A footnote with the given text at the place; the caret is in its text then.

    A series that begins at another number than 1 still begins there. Raises EditRefused inside a footnote.
    """
    block = walk.block_of(document, place.block)
    if block.kind is Kind.NOTE:
        raise EditRefused("A footnote cannot stand inside a footnote.", hint="Place it in the text.")
    note_id, block_id = document.next_id, document.next_id + 1
    text = Block(block_id, Kind.NOTE, rows.normal(inlines))
    first = _first(document)
    note = Footnote(note_id, (text,), brackets=brackets(document.metadata.language))
    if first and first.numbered_as and places.order_key(document, place) <= _key(document, first):
        note = replace(note, numbered_as=first.numbered_as)
        document = rewrite.put_note(document, replace(first, numbered_as=None))
        block = walk.block_of(document, place.block)
    row = rows.splice(block.inlines, place.offset, place.offset, (note,))
    grown = replace(document, next_id=document.next_id + 2)
    return Edit(
        rewrite.put(grown, replace(block, inlines=row)), places.caret(block_id, places.size(text)), _TOUCHED
    )


def remove(document: Document, note_id: NodeId) -> Edit:
    """The document without a footnote; the caret is where its indicator was. KeyError where there is none."""
    holder, offset, note = walk.note_holder(document, note_id)
    row = rows.splice(holder.inlines, offset, offset + 1, ())
    document = rewrite.put(document, replace(holder, inlines=row))
    first = _first(document)
    if (
        _is_in_series(note)
        and note.numbered_as
        and first
        and first.numbered_as is None
        and _was_first(document, holder, offset, first)
    ):
        document = rewrite.put_note(document, replace(first, numbered_as=note.numbered_as))
    return Edit(document, places.caret(holder.id, offset), _TOUCHED)


def _first(document: Document) -> Footnote | None:
    """The first footnote that counts."""
    return next((note for _, _, note in walk.notes(document) if _is_in_series(note)), None)


def _is_in_series(note: Footnote) -> bool:
    """Whether the footnote counts: one with an asterisk or a letter stands outside the numbers."""
    return not note.numbered_as or note.numbered_as.isdecimal()


def _key(document: Document, note: Footnote) -> tuple[int, int, int, int, int]:
    holder, offset, _ = walk.note_holder(document, note.id)
    return places.order_key(document, Place(holder.id, offset))


def _was_first(document: Document, holder: Block, offset: int, first: Footnote) -> bool:
    return places.order_key(document, Place(holder.id, offset)) <= _key(document, first)


# asterisks


def insert_on_title(document: Document, place: Place) -> Edit:
    """A footnote with an asterisk at the end of the title of the text that the place stands in.

    A second one has two. Raises EditRefused where the text has no title.
    """
    scope = next(s for s in outline.texts(document) if any(_holds(b, place.block) for b in s.blocks))
    titles = [b for part in scope.parts for b in part.blocks if b.kind is Kind.TITLE]
    own = [b for b in titles if walk.part_of(document, b.id) is walk.part_of(document, titles[0].id)]
    if not own:
        raise EditRefused("This text has no title.", hint="Make a paragraph its title first.")
    stars = sum(
        set(note.numbered_as or "-") == {"*"} for b in scope.blocks for _, note in rows.footnotes(b.inlines)
    )
    title = own[-1]
    edit = insert(document, Place(title.id, places.size(title)))
    assert edit.selection is not None
    spot = walk.spots(edit.document)[edit.selection.head.block]
    assert spot.note is not None
    plainly = _passed_back(edit.document, spot.note)
    starred = rewrite.put_note(plainly, replace(spot.note, numbered_as="*" * (stars + 1), brackets=""))
    return Edit(starred, edit.selection, edit.aspects | Aspect.MASTHEAD)


def _passed_back(document: Document, note: Footnote) -> Document:
    """A number that `insert` took from the first footnote of a series goes back to it."""
    following = [n for _, _, n in walk.notes(document) if n.id != note.id and _is_in_series(n)]
    if not note.numbered_as or not following:
        return document
    return rewrite.put_note(document, replace(following[0], numbered_as=note.numbered_as))


def _holds(block: Block, node: NodeId) -> bool:
    return block.id == node or any(
        b.id == node for _, note in rows.footnotes(block.inlines) for b in note.blocks
    )


# sources in brackets


def bracketed(document: Document, selection: Selection) -> Selection | None:
    """The words in brackets at a caret, brackets included; what is selected where something is.

    None where the caret stands in no brackets, or in a footnote.
    """
    block = walk.block_of(document, selection.head.block)
    if block.kind is Kind.NOTE or selection.anchor.block != block.id:
        return None
    if not selection.is_caret:
        return selection
    words, at = plain.text(block), selection.head.offset
    for start in range(min(at, len(words) - 1), -1, -1):
        end = _closing(words, start)
        if end and start <= at <= end:
            return Selection(Place(block.id, start), Place(block.id, end))
    return None


def _closing(words: str, start: int) -> int:
    """Behind the bracket that closes the one at ``start``; 0 where none opens there or it stays open."""
    closes = _PAIRS.get(words[start])
    depth = 0
    for at in range(start, len(words)) if closes else ():
        depth += (words[at] == words[start]) - (words[at] == closes)
        if not depth:
            return at + 1
    return 0


def from_brackets(document: Document, selection: Selection) -> Edit:
    """The bracketed source at the caret, or the words selected, as a footnote there; the caret is behind its mark.

    Italics and links are kept; the note begins with a capital and ends with a full stop. Raises EditRefused where
    there is nothing in brackets, and for words that hold a footnote.
    """
    chosen = bracketed(document, selection)
    if chosen is None:
        raise EditRefused(
            "Here is no source in brackets.", hint="Put the caret into the brackets, or select the words."
        )
    start, end = places.ordered(document, chosen)
    block = walk.block_of(document, start.block)
    row = _unbracketed(rows.slice_of(block.inlines, start.offset, end.offset))
    if any(isinstance(i, Footnote) for i in row):
        raise EditRefused("A footnote cannot stand inside a footnote.", hint="Select other words.")
    if not rows.plain(row).strip():
        raise EditRefused("There are no words to put into a footnote.")
    words = plain.text(block)
    low = start.offset - (start.offset > 0 and words[start.offset - 1] in " \u00a0")
    without = text.delete(document, Selection(Place(block.id, low), end)).document
    at = low + _marks_to_pass(document.metadata.language, words[end.offset :])
    edit = insert(without, Place(block.id, at), _as_note(row, document.metadata.language))
    return Edit(edit.document, places.caret(block.id, at + 1), edit.aspects)


def _marks_to_pass(language: str, behind: str) -> int:
    """1 where the indicator stands behind the mark that follows, as in English."""
    table = resources.toml("styles/marks.toml")
    stands = table.get(language, table["default"])["note"]
    return int(stands == "after" and behind[:1] in tuple(_MARKS))


def _unbracketed(row: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Without the brackets around them, and white space at the ends."""
    words = rows.plain(row)
    low, high = len(words) - len(words.lstrip()), len(words.rstrip())
    if low < high and _closing(words[:high], low) == high:
        inner = words[low + 1 : high - 1]
        low, high = low + 1 + len(inner) - len(inner.lstrip()), high - 1 - (len(inner) - len(inner.rstrip()))
    return rows.slice_of(row, low, high)


def _as_note(row: tuple[Inline, ...], language: str) -> tuple[Inline, ...]:
    """A note begins with a capital and ends with a full stop."""
    out = list(row)
    first = out[0]
    if isinstance(first, Text):
        out[0] = replace(first, text=first.text[:1].upper() + first.text[1:])
    if not rows.plain(row).endswith((*_STOPS, "!", "?", "…")):
        stop = "。" if language == "zh" else "."
        out.append(Text(stop))
    return rows.normal(out)


def to_brackets(document: Document, note_id: NodeId) -> Edit:
    """A footnote's words in brackets in the text, where its indicator stood; the caret is behind them.

    Square brackets where the words hold round ones. KeyError where there is no such footnote.
    """
    holder, offset, note = walk.note_holder(document, note_id)
    row = _without_stop(_joined(note))
    edit = remove(document, note_id)
    if not row:
        return edit
    words = plain.text(walk.block_of(edit.document, holder.id))
    at = offset - (offset > 0 and words[offset - 1] in _MARKS)
    opens, closes = "[]" if "(" in rows.plain(row) else "()"
    space = " " if at and words[at - 1] not in " \u00a0" else ""
    behind = " " if words[at : at + 1].isalnum() else ""
    put = (Text(space + opens), *row, Text(closes + behind))
    block = walk.block_of(edit.document, holder.id)
    done = replace(block, inlines=rows.splice(block.inlines, at, at, put))
    end = at + sum(map(rows.length, put)) - len(behind)
    return Edit(rewrite.put(edit.document, done), places.caret(holder.id, end), edit.aspects)


def _joined(note: Footnote) -> tuple[Inline, ...]:
    """The note's paragraphs in one row."""
    row: list[Inline] = []
    for block in note.blocks:
        if row and block.inlines:
            row.append(Text(" "))
        row += block.inlines
    return rows.normal(row)


def _without_stop(row: tuple[Inline, ...]) -> tuple[Inline, ...]:
    words = rows.plain(row)
    return rows.slice_of(row, 0, len(words) - 1) if words.endswith(tuple(_STOPS)) else row


# finding


def beside(document: Document, place: Place, step: int) -> Footnote | None:
    """The next footnote after the place (+1) or the one before it (-1) in the order of the text; None at the end.

    From inside a footnote, the one after or before that one.
    """
    here = places.order_key(document, place)
    spot = walk.spots(document)[place.block]
    found: Footnote | None = None
    for holder, offset, note in walk.notes(document):
        if spot.note is not None and note.id == spot.note.id:
            if step < 0:
                return found
            continue
        is_after = places.order_key(document, Place(holder.id, offset)) >= here[:3] + (-1, -1)
        if is_after and step > 0:
            return note
        if is_after:
            return found
        # a caret just behind an indicator stands at that footnote: the one before it is meant
        if step > 0 or offset + 1 != place.offset or holder.id != place.block:
            found = note
    return found if step < 0 else None


def numbered(document: Document, mark: str, near: Place) -> Footnote | None:
    """The footnote with this indicator; where several texts have one, that of the text of ``near``."""
    marks = numbering.of(document).marks
    found = [(holder, note) for holder, _, note in walk.notes(document) if marks[note.id] == mark]
    for scope in outline.texts(document):
        held = {b.id for b in scope.blocks}
        if any(_holds(b, near.block) for b in scope.blocks):
            own = [note for holder, note in found if holder.id in held]
            if own:
                return own[0]
    return found[0][1] if found else None


def at(document: Document, place: Place) -> Footnote | None:
    """The footnote whose text holds the place, or whose indicator stands just before or just behind it."""
    spot = walk.spots(document)[place.block]
    if spot.note is not None:
        return spot.note
    found = dict(rows.footnotes(walk.block_of(document, place.block).inlines))
    return found.get(place.offset - 1) or found.get(place.offset)
