"""Annexes as a whole: a new one, its place among the others, its name.

The line "Annex II" is text, as in published files; where it is a word for annex with a Roman number or none, its
number follows the order. The words are data: ``annex`` in ``resources/phrases``.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from engross import resources
from engross.editing import arrange, rewrite, text
from engross.editing.edit import Aspect, Edit
from engross.errors import EditRefused
from engross.model import numbering, outline, places, plain, walk
from engross.model.inlines import ATOM, Text
from engross.model.nodes import Block, Document, Kind, NodeId, Part, PartKind

_LANGUAGES = ("en", "fr", "es", "ru", "ar", "zh", "de")
_ALL = Aspect.TEXT | Aspect.STRUCTURE | Aspect.NOTES | Aspect.MASTHEAD


def words_for(language: str) -> list[str]:
    """What an annex is called in a language, the usual word first."""
    found: list[str] = resources.toml(f"phrases/{language if language in _LANGUAGES else 'en'}.toml")["annex"]
    return found


@cache
def _pattern(language: str) -> re.Pattern[str]:
    words = "|".join(map(re.escape, words_for(language)))
    return re.compile(rf"\s*(?P<word>{words})(?:\s+(?P<number>[IVXLC]+))?[\s{ATOM}]*", re.IGNORECASE)


def number_line(part: Part, language: str) -> Block | None:
    """The line "Annex" or "Annex II" that an annex begins with; None where it begins otherwise."""
    first = part.blocks[0] if part.blocks else None
    if first is None or first.kind not in (Kind.TITLE, Kind.HEADING):
        return None
    return first if _pattern(language).fullmatch(plain.text(first)) else None


def name_line(part: Part, language: str) -> Block | None:
    """The title or heading that names an annex, below its number line; None where it has none."""
    start = 1 if number_line(part, language) is not None else 0
    named = part.blocks[start] if len(part.blocks) > start else None
    return named if named is not None and named.kind in (Kind.TITLE, Kind.HEADING) else None


def insert(document: Document, beside_id: NodeId, *, after: bool) -> Edit:
    """A new annex with its number line and an empty paragraph.

    It stands beside the annex that holds ``beside_id``, else first or last in that text.
    """
    word = words_for(document.metadata.language)[0]
    line = Block(document.next_id, Kind.TITLE, (Text(word),))
    first = Block(document.next_id + 1, Kind.TEXT)
    part = Part(PartKind.ANNEX, (line, first))
    at = _gap(document, beside_id, after=after)
    parts = (*document.parts[:at], part, *document.parts[at:])
    grown = replace(document, parts=parts, next_id=document.next_id + 2)
    return Edit(_relabelled(grown), places.caret(first.id), _ALL)


def move(document: Document, annex_id: NodeId, target_id: NodeId, *, after: bool) -> Edit:
    """The annex that holds a paragraph goes before or after the one that holds another.

    Where the other is in no annex, it becomes the first or last of that text. Raises EditRefused for what is no annex.
    """
    index = _annex(document, annex_id)
    if walk.spots(document)[target_id].part == index:
        raise EditRefused("An annex cannot be moved into itself.")
    part = document.parts[index]
    at = _gap(document, target_id, after=after)
    parts = list(document.parts)
    del parts[index]
    if part.opens is not None and index < len(parts) and parts[index].opens is None:
        parts[index] = replace(parts[index], opens=part.opens)
    parts.insert(at - (index < at), replace(part, opens=None) if part.opens is not None else part)
    moved = _opened(replace(document, parts=tuple(parts)), document)
    return Edit(_relabelled(moved), places.caret(part.blocks[0].id), _ALL)


def remove(document: Document, annex_id: NodeId) -> Edit:
    """The document without the annex that holds a paragraph. Raises EditRefused for what is no annex."""
    index = _annex(document, annex_id)
    edit = arrange.remove(document, [block.id for block in document.parts[index].blocks])
    return replace(edit, document=_relabelled(edit.document))


def rename(document: Document, annex_id: NodeId, words: str) -> Edit:
    """The annex that holds a paragraph is called ``words``; it gets a line for that where it has none.

    Raises EditRefused for what is no annex.
    """
    index = _annex(document, annex_id)
    part = document.parts[index]
    language = document.metadata.language
    line = name_line(part, language)
    if line is not None:
        return arrange.rename(document, line.id, words)
    wanted = " ".join(words.split())
    if not wanted:
        return Edit(document, None, Aspect.NONE)
    new = Block(document.next_id, Kind.TITLE, (Text(wanted),))
    at = 1 if number_line(part, language) is not None else 0
    grown = rewrite.splice(replace(document, next_id=document.next_id + 1), index, at, at, (new,))
    return Edit(grown, places.caret(new.id), _ALL)


def _annex(document: Document, block_id: NodeId) -> int:
    index = walk.spots(document)[block_id].part
    if document.parts[index].kind is not PartKind.ANNEX:
        raise EditRefused("This is no annex.")
    return index


def _gap(document: Document, beside_id: NodeId, *, after: bool) -> int:
    """Where an annex can stand beside a part: at its side if that is one, else before or after all of the text's."""
    index = walk.spots(document)[beside_id].part
    if document.parts[index].kind is PartKind.ANNEX:
        is_first = document.parts[index].opens is not None
        return index + 1 if after or is_first else index
    start, end = _text_of(document, index)
    annexes = [i for i in range(start, end) if document.parts[i].kind is PartKind.ANNEX]
    return annexes[0] if annexes and not after else end


def _text_of(document: Document, index: int) -> tuple[int, int]:
    """Start and end (exclusive) of the parts of the text that this part belongs to."""
    start = index
    while start and document.parts[start].opens is None:
        start -= 1
    end = index + 1
    while end < len(document.parts) and document.parts[end].opens is None:
        end += 1
    return start, end


def _opened(document: Document, before: Document) -> Document:
    """The document whose first part opens the first text, as it did before."""
    first, opens = document.parts[0], before.parts[0].opens
    if first.opens is not None or opens is None:
        return document
    return replace(document, parts=(replace(first, opens=opens), *document.parts[1:]))


def _relabelled(document: Document) -> Document:
    """The document whose number lines follow the order of the annexes; a single annex has no number."""
    language = document.metadata.language
    for scope in outline.texts(document):
        lines = [number_line(part, language) for part in scope.parts if part.kind is PartKind.ANNEX]
        for number, line in enumerate(lines, 1):
            if line is not None:
                document = _numbered(
                    document, line, numbering.roman(number).upper() if len(lines) > 1 else ""
                )
    return document


def _numbered(document: Document, line: Block, number: str) -> Document:
    """The number line with this number. Only words are touched, so that notes on the line stay."""
    found = _pattern(document.metadata.language).fullmatch(plain.text(line))
    if found is None or (found["number"] or "") == number:
        return document
    end = places.Place(line.id, found.end("word"))
    if found["number"]:
        gone = places.Selection(end, places.Place(line.id, found.end("number")))
        document = text.delete(document, gone).document
    if not number:
        return document
    return text.insert(document, places.Selection(end, end), f" {number}").document
