"""Changing what the first page and the closing lines state, by name.

Their home is the text (`engross.model.masthead`).
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from engross.editing import rewrite
from engross.editing.edit import Aspect, Edit
from engross.errors import EditRefused
from engross.model import inlines as rows
from engross.model import masthead, outline, places, sponsors, votes, walk
from engross.model.inlines import Field, Inline, LineBreak, Text
from engross.model.nodes import Block, Document, Kind, Part, PartKind, Vote

_PREFACE = (masthead.NUMBER, masthead.TITLE)
_CLOSING = (
    masthead.MEETING, masthead.ADOPTED, masthead.VOTE, masthead.OUTCOME, masthead.QUANTITY, masthead.STATES,
)  # fmt: skip


def set_field(
    document: Document, name: str, text: str, value: str = "", scope: outline.Scope | None = None
) -> Edit:
    """The datum ``name`` reads ``text`` and means ``value``; where it is not stated yet, it gets a line of
    its own.

    Without a scope the first statement in the document is meant. An empty text takes the datum away. Raises
    EditRefused for an unknown name.
    """
    if name not in masthead.NAMES:
        raise EditRefused(f"There is no such line in a masthead: {name}.")
    datum = masthead.first(document, name, scope)
    if datum is None:
        return _new_line(document, name, text, value, scope) if text else Edit(document, None, Aspect.NONE)
    block = walk.block_of(document, datum.block)
    like = rows.run_at(block.inlines, datum.start + 1) or Text("")
    fields = tuple(Field(name, value) if f.name == name else f for f in like.fields)
    depth = next(i for i, f in enumerate(fields) if f.name == name)
    new = (Text(text, like.style, like.link, fields[: depth + 1]),)
    start, end = (datum.start, datum.end) if text else _with_space(block, datum)
    row = rows.splice(block.inlines, start, end, new)
    aspects = Aspect.TEXT | Aspect.MASTHEAD
    if _is_blank(row) and block.kind in (Kind.MASTHEAD, Kind.CLOSING, Kind.TITLE):
        spot = walk.spots(document)[block.id]
        gone = rewrite.splice(document, spot.part, spot.index, spot.index + 1, ())
        return Edit(rewrite.without_empty_parts(gone), None, aspects | Aspect.STRUCTURE)
    return Edit(rewrite.put(document, replace(block, inlines=row)), None, aspects)


def _is_blank(row: tuple[Inline, ...]) -> bool:
    """Whether nothing is left but spaces and line breaks."""
    return all(isinstance(i, LineBreak) or (isinstance(i, Text) and not i.text.strip()) for i in row)


def _with_space(block: Block, datum: masthead.Datum) -> tuple[int, int]:
    """Where a datum stands with the spaces between it and what follows, for one at the beginning of its line."""
    words = rows.plain(block.inlines)
    end = datum.end
    while datum.start == 0 and words[end : end + 1].isspace():
        end += 1
    return datum.start, end


def restate(
    document: Document, name: str, text: str, value: str = "", scope: outline.Scope | None = None
) -> Edit:
    """As `set_field`, and whatever else on the page says the same follows in the same step.

    A new date of adoption is also that of the line "Resolution adopted by … on …" and of other places that had the old
    one; the sponsors of the line are also those of the metadata. Raises EditRefused for an unknown name.
    """
    before = masthead.first(document, name, scope)
    edit = set_field(document, name, text, value, scope)
    after, aspects = edit.document, edit.aspects
    old = _plain(before.text).strip() if before else ""
    if before is not None and old and text and name in (masthead.ADOPTED, masthead.MEETING):
        now = _scope_now(after, document, scope)
        for datum in tuple(masthead.data(after, now)):
            if datum.name == name and _plain(datum.text).strip() == old:
                after = _reworded(after, datum, 0, len(datum.text), text, Field(name, value))
            elif datum.name in (masthead.HEADING, masthead.ADOPTION) and old in _plain(datum.text):
                at = _plain(datum.text).index(old)
                after = _reworded(after, datum, at, at + len(old), text, Field(name, value))
    if name == masthead.SPONSORS and after is not document:
        said = sponsors.read(text, document.metadata.language)
        names = sponsors.said(said, document.metadata.language) if text else ""
        after = replace(after, metadata=replace(after.metadata, sponsors=names))
        aspects |= Aspect.METADATA
    return Edit(after, edit.selection, aspects)


def _plain(words: str) -> str:
    return words.replace("\u00a0", " ").replace("\u202f", " ")


def _scope_now(after: Document, before: Document, scope: outline.Scope | None) -> outline.Scope | None:
    """The same text of the document as it is now."""
    if scope is None:
        return None
    place = next((i for i, s in enumerate(outline.texts(before)) if s == scope), 0)
    return outline.texts(after)[place]


def _reworded(
    document: Document, datum: masthead.Datum, low: int, high: int, words: str, field: Field
) -> Document:
    """The document in which a stretch of a datum's words reads otherwise; not where notes stand among them."""
    if len(datum.text) != datum.end - datum.start:
        return document
    block = walk.block_of(document, datum.block)
    start, end = datum.start + low, datum.start + high
    like = rows.run_at(block.inlines, start + 1) or Text("")
    fields = tuple(field if f.name == field.name else f for f in like.fields)
    new = rows.splice(block.inlines, start, end, (replace(like, text=words, fields=fields),))
    return rewrite.put(document, replace(block, inlines=new))


def set_vote(
    document: Document, vote: Vote | None, scope: outline.Scope | None = None, *, is_printed: bool = True
) -> Edit:
    """The vote on the text is this one, in the metadata and, where the organ prints it or a line is there, on the page.

    None takes both away. The line is written anew as a whole (`engross.model.votes.line`).
    """
    after = replace(document, metadata=replace(document.metadata, vote=vote))
    row = votes.line(vote, document.metadata.language) if vote else ()
    datum = masthead.first(document, masthead.VOTE, scope)
    aspects = Aspect.METADATA | Aspect.TEXT | Aspect.MASTHEAD
    if datum is not None:
        block = walk.block_of(document, datum.block)
        row = (*rows.slice_of(block.inlines, 0, datum.start), *row, *rows.slice_of(block.inlines, datum.end))
        if row:
            return Edit(rewrite.put(after, replace(block, inlines=rows.normal(row))), None, aspects)
        spot = walk.spots(document)[block.id]
        after = rewrite.without_empty_parts(rewrite.splice(after, spot.part, spot.index, spot.index + 1, ()))
        return Edit(after, None, aspects | Aspect.STRUCTURE)
    if not row or not is_printed:
        return Edit(after, None, Aspect.METADATA)
    made = _new_row(after, masthead.VOTE, row, scope)
    return replace(made, aspects=made.aspects | Aspect.METADATA)


def set_metadata(document: Document, **changes: Any) -> Edit:
    """The document with fields of its metadata changed (language, organ, vote …)."""
    new = replace(document, metadata=replace(document.metadata, **changes))
    return Edit(new, None, Aspect.METADATA | Aspect.STRUCTURE | Aspect.NOTES)


def _new_line(document: Document, name: str, text: str, value: str, scope: outline.Scope | None) -> Edit:
    return _new_row(document, name, (Text(text, fields=(Field(name, value),)),), scope)


def _new_row(document: Document, name: str, row: tuple[Inline, ...], scope: outline.Scope | None) -> Edit:
    """A line of its own with these words that state a datum, where it belongs."""
    part_kind, kind = _home(name)
    if name in _PREFACE:
        beside = _title_line(document, scope)
        if beside is not None:
            return _into_title(document, beside, row, name)
    line = Block(document.next_id, kind, row)
    document = replace(document, next_id=document.next_id + 1)
    index = _part_index(document, part_kind, scope)
    if index is None:
        document = _with_part(document, Part(part_kind, (line,)), scope)
    else:
        at = _line_index(document, document.parts[index].blocks, name)
        document = rewrite.splice(document, index, at, at, (line,))
    return Edit(document, places.caret(line.id), Aspect.TEXT | Aspect.MASTHEAD | Aspect.STRUCTURE)


def _home(name: str) -> tuple[PartKind, Kind]:
    if name in _PREFACE:
        return PartKind.PREFACE, Kind.TITLE
    if name in _CLOSING:
        return PartKind.CONCLUSIONS, Kind.CLOSING
    return PartKind.MASTHEAD, Kind.MASTHEAD


def _title_line(document: Document, scope: outline.Scope | None) -> Block | None:
    parts = scope.parts if scope else document.parts
    return next((b for p in parts if p.kind is PartKind.PREFACE for b in p.blocks), None)


def _into_title(document: Document, line: Block, stated: tuple[Inline, ...], name: str) -> Edit:
    is_first = name == masthead.NUMBER
    row = (*stated, Text(" "), *line.inlines) if is_first else (*line.inlines, Text(" "), *stated)
    new = replace(line, inlines=rows.normal(row))
    return Edit(rewrite.put(document, new), None, Aspect.TEXT | Aspect.MASTHEAD)


def _part_index(document: Document, kind: PartKind, scope: outline.Scope | None) -> int | None:
    wanted = scope.parts if scope else document.parts
    for index, part in enumerate(document.parts):
        if part.kind is kind and any(part is p for p in wanted):
            return index
    return None


def _line_index(document: Document, blocks: tuple[Block, ...], name: str) -> int:
    """Before the first line that states a datum of a later place in the usual order; signatories follow sponsors."""
    order = {known: place for place, known in enumerate(masthead.NAMES)}
    for index, block in enumerate(blocks):
        stated = [order[f.name] for i in block.inlines if isinstance(i, Text) for f in i.fields]
        if not stated and sponsors.names_signatories(rows.plain(block.inlines), document.metadata.language):
            stated = [order[masthead.SPONSORS] + 1]
        if stated and min(stated) > order[name]:
            return index
    return len(blocks)


def _with_part(document: Document, part: Part, scope: outline.Scope | None) -> Document:
    """The document with a new part where its kind belongs in the text."""
    order = {kind: place for place, kind in enumerate(PartKind)}
    wanted = scope.parts if scope else outline.texts(document)[0].parts
    low = next(i for i, p in enumerate(document.parts) if any(p is w for w in wanted))
    at = low
    while at < low + len(wanted) and order[document.parts[at].kind] <= order[part.kind]:
        at += 1
    parts = list(document.parts)
    if at == low and parts[low].opens is not None:
        part = replace(part, opens=parts[low].opens)
        parts[low] = replace(parts[low], opens=None)
    parts.insert(at, part)
    return replace(document, parts=tuple(parts))
