"""Finding words in a document, and putting others in their place.

A match stands within one paragraph. Footnotes are looked through: words on both sides of an indicator are found as
one, and the footnote is kept where they are replaced. A line break counts as a line feed.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import replace as changed
from enum import StrEnum
from functools import lru_cache
from typing import Any, NamedTuple, Protocol

import regex

from engross.editing import rewrite, text
from engross.editing.edit import Aspect, Edit
from engross.errors import EditRefused
from engross.model import inlines as rows
from engross.model import places, walk
from engross.model.inlines import ATOM, Footnote, Inline, LineBreak, Text, footnotes
from engross.model.nodes import Block, Document, Kind, NodeId
from engross.model.places import Selection
from engross.model.remember import carried_over

BUDGET_S = 0.5
"""How long a regular expression may search; some would never end."""

_LIKE = str.maketrans("\u00a0\u202f\u2007\u2009\u2010\u2011‘’‚“”„«»", "    --'''" + '"""""')
"""Signs by the ordinary ones that people type for them."""
_ARABIC = re.compile("[\u0620-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3]")
_UNSAID = "\u0640\u064b-\u065f\u0670"
"""Arabic marks that a word is written with or without: vowel signs, and the stroke that stretches it."""
_ALEFS = "\u0627\u0622\u0623\u0625\u0671"
_NO_GAPS = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}]")
"""Scripts that put no spaces between words, so that whole words cannot be told."""


class Where(StrEnum):
    """What is searched."""

    BOTH = "both"
    TEXT = "text"
    NOTES = "notes"


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for.

    Unless ``exact_signs``, an ordinary space, hyphen or straight quotation mark also finds the non-breaking or curly
    one, and Arabic words are found with vowel signs and stretched or without; unless ``matches_case`` too, with a
    hamza on their alefs or without.
    """

    words: str
    matches_case: bool = False
    whole_words: bool = False
    is_expression: bool = False
    """``words`` is a regular expression; \\1 and \\g<name> in a replacement stand for its groups."""
    exact_signs: bool = False
    where: Where = Where.BOTH


class Match(NamedTuple):
    """A stretch of a paragraph, in code points."""

    block: NodeId
    start: int
    end: int


class _Hit(Protocol):
    """What both kinds of expressions give for a match."""

    def span(self, group: int | str = 0, /) -> tuple[int, int]: ...


@dataclass(frozen=True, slots=True)
class _Prose:
    """A paragraph as it is searched: without footnotes, with signs as they are and as people type them."""

    block: Block
    exact: str
    like: str
    notes: tuple[int, ...]
    """How many searched characters stand before each footnote."""

    def stretch(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the paragraph; footnotes at the ends stay outside."""
        before = sum(1 for at in self.notes if at <= start)
        inside = sum(1 for at in self.notes if start < at < end)
        return start + before, end + before + inside


_Told = dict[NodeId, _Prose]


def _told_after(_before: Document, known: _Told, after: Document) -> _Told:
    return {block.id: _prose(block, known.get(block.id)) for block in walk.all_blocks(after)}


@carried_over(_told_after)
def _told(document: Document) -> _Told:
    return {block.id: _prose(block) for block in walk.all_blocks(document)}


def _prose(block: Block, known: _Prose | None = None) -> _Prose:
    if known is not None and known.block is block:
        return known
    notes: list[int] = []
    words: list[str] = []
    size = 0
    for inline in block.inlines:
        if isinstance(inline, Footnote):
            notes.append(size)
            continue
        word = inline.text if isinstance(inline, Text) else "\n"
        words.append(word)
        size += len(word)
    exact = "".join(words)
    return _Prose(block, exact, exact if exact.isascii() else exact.translate(_LIKE), tuple(notes))


# searching


def find(document: Document, query: Query, within: Selection | None = None) -> tuple[Match, ...]:
    """All matches in the order of the document, footnotes after the paragraph that holds them.

    Raises EditRefused for an expression that is wrong or that takes too long.
    """
    found: list[Match] = []
    for prose, hits in _hits(document, query, within):
        node = prose.block.id
        if prose.notes:
            found += [Match(node, *prose.stretch(*hit.span())) for hit in hits]
        else:
            found += [Match(node, *hit.span()) for hit in hits]
    return tuple(found)


def _hits(document: Document, query: Query, within: Selection | None) -> Iterator[tuple[_Prose, list[_Hit]]]:
    if not query.words:
        return
    told, until = _told(document), time.monotonic() + BUDGET_S
    for block, low, high in _searched(document, query.where, within):
        prose = told[block.id]
        hits = _in_paragraph(prose, query, until)
        if hits and (low or high is not None):
            stretches = [prose.stretch(*hit.span()) for hit in hits]
            last = places.size(block) if high is None else high
            hits = [
                h for h, (start, end) in zip(hits, stretches, strict=True) if low <= start and end <= last
            ]
        if hits:
            yield prose, hits


def _in_paragraph(prose: _Prose, query: Query, until: float) -> list[_Hit]:
    pattern = _pattern(query)
    words = prose.exact if query.exact_signs else prose.like
    limit = {"timeout": max(until - time.monotonic(), 0.001)} if query.is_expression else {}
    try:
        return [hit for hit in pattern.finditer(words, **limit) if hit[0]]
    except TimeoutError as error:
        raise EditRefused(
            "Searching with this expression takes too long.", hint="Repeat nothing inside what is repeated."
        ) from error


def _searched(
    document: Document, where: Where, within: Selection | None
) -> Iterator[tuple[Block, int, int | None]]:
    """Paragraphs with the stretch that is searched; None for to the end. A footnote belongs to a selection that
    holds its indicator.
    """
    if within is None:
        for block in walk.all_blocks(document):
            if where is Where.BOTH or (block.kind is Kind.NOTE) == (where is Where.NOTES):
                yield block, 0, None
        return
    for block, low, high in text.selected(document, within):
        if where is not (Where.TEXT if block.kind is Kind.NOTE else Where.NOTES):
            yield block, low, high
        if where is not Where.TEXT:
            for at, note in footnotes(block.inlines):
                if low <= at < high:
                    yield from ((inner, 0, None) for inner in note.blocks)


@lru_cache(maxsize=32)
def _pattern(query: Query) -> Any:
    """A pattern of `re` for plain words, which is faster; of `regex` for expressions, which can be stopped."""
    words = query.words if query.exact_signs else query.words.translate(_LIKE)
    if not query.is_expression:
        source = _spelt_alike(words, query) if _ARABIC.search(words) else re.escape(words)
        if query.whole_words:
            source = (
                ("" if _joins(words[0]) else r"(?<!\w)") + source + ("" if _joins(words[-1]) else r"(?!\w)")
            )
        return re.compile(source, 0 if query.matches_case else re.IGNORECASE)
    flags = regex.MULTILINE | (0 if query.matches_case else regex.IGNORECASE)
    try:
        return regex.compile(rf"(?<!\w)(?:{words})(?!\w)" if query.whole_words else words, flags)
    except (regex.error, RecursionError, OverflowError) as error:
        raise EditRefused(f"This is no regular expression: {error}.") from error


def _spelt_alike(words: str, query: Query) -> str:
    """The expression that finds Arabic words in other spellings too, as the query has it."""
    if query.exact_signs:
        return re.escape(words)
    source = ""
    for letter in re.sub(f"[{_UNSAID}]", "", words):
        is_alef = letter in _ALEFS and not query.matches_case
        source += f"[{_ALEFS}]" if is_alef else re.escape(letter)
        source += f"[{_UNSAID}]*" if _ARABIC.match(letter) else ""
    return source


def _joins(character: str) -> bool:
    """Whether the character may stand beside any other: a whole word can begin or end with it anywhere."""
    return not character.isalnum() or bool(_NO_GAPS.match(character))


# replacing


def replace_all(
    document: Document, query: Query, replacement: str, within: Selection | None = None
) -> tuple[Edit, int]:
    """The document with every match replaced, and how many there were. Raises EditRefused as `find` does."""
    told: dict[NodeId, tuple[Inline, ...]] = {}
    count = 0
    for prose, hits in _hits(document, query, within):
        said = [(hit, _said(query, prose, hit, replacement)) for hit in hits]
        told[prose.block.id] = _respelt(prose, said)
        count += len(hits)

    def respell(block: Block) -> Block:
        row = told.get(block.id, block.inlines)
        if any(inner.id in told for _at, note in footnotes(row) for inner in note.blocks):
            row = tuple(_note_respelt(i, told) if isinstance(i, Footnote) else i for i in row)
        return block if row is block.inlines else changed(block, inlines=row)

    after = rewrite.map_blocks(document, respell) if told else document
    aspects = Aspect.TEXT | Aspect.NOTES | Aspect.MASTHEAD if told else Aspect.NONE
    return Edit(after, None, aspects), count


def _note_respelt(note: Footnote, told: dict[NodeId, tuple[Inline, ...]]) -> Footnote:
    blocks = tuple(changed(b, inlines=told[b.id]) if b.id in told else b for b in note.blocks)
    return changed(note, blocks=blocks) if any(b.id in told for b in note.blocks) else note


def replace_one(document: Document, query: Query, replacement: str, match: Match) -> Edit:
    """The document with one match replaced, the caret behind it.

    Raises EditRefused where the words are not there any more, and as `find` does.
    """
    prose = _told(document).get(match.block)
    for hit in _in_paragraph(prose, query, time.monotonic() + BUDGET_S) if prose else ():
        assert prose is not None
        if prose.stretch(*hit.span()) == (match.start, match.end):
            row = _respelt(prose, [(hit, _said(query, prose, hit, replacement))])
            by = sum(map(rows.length, row)) - places.size(prose.block)
            return text.replace(document, match.block, row, places.caret(match.block, match.end + by))
    raise EditRefused("These words are not there any more.", hint="Search again.")


_GROUP = re.compile(r"\\(?:(\d{1,2})|g<(\w+)>|([nt\\]))")
_SIGNS = {"n": "\n", "t": "\t", "\\": "\\"}


def _said(query: Query, prose: _Prose, hit: _Hit, replacement: str) -> str:
    """What stands in the place of a match; groups as the document writes them."""

    def filled(reference: re.Match[str]) -> str:
        number, name, sign = reference.groups()
        if sign:
            return _SIGNS[sign]
        try:
            group = name or number
            start, end = hit.span(int(group) if group.isdecimal() else group)
        except IndexError:
            raise EditRefused(f"The expression has no group {reference[0]}.") from None
        return prose.exact[start:end] if start >= 0 else ""

    words = _GROUP.sub(filled, replacement) if query.is_expression else replacement
    return words.replace(ATOM, "")


def _respelt(prose: _Prose, hits: list[tuple[_Hit, str]]) -> tuple[Inline, ...]:
    """The paragraph with the searched stretches replaced, from the last to the first, so that offsets stay true."""
    row = prose.block.inlines
    for hit, words in reversed(hits):
        start, end = hit.span()
        head = _common(prose.exact[start:end], words)
        tail = _common(prose.exact[start + head : end][::-1], words[head:][::-1])
        low, high = start + head, end - tail
        if low < high:
            stretch = prose.stretch(low, high)
        else:  # words come in: behind what stays before them, not behind its footnote
            stretch = (prose.stretch(low - 1, low)[1] if head else prose.stretch(low, low)[0],) * 2
        row = _put(row, stretch, words[head : len(words) - tail], like_next=not head)
    return row


def _common(one: str, two: str) -> int:
    """How many characters both begin with: those keep their look."""
    return next(
        (n for n, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two))
    )


def _put(
    row: tuple[Inline, ...], stretch: tuple[int, int], words: str, *, like_next: bool
) -> tuple[Inline, ...]:
    """The row with the words for a stretch. They look like its first character, where there is none like the next
    or the last one; footnotes in the stretch follow them.
    """
    start, end = stretch
    old = rows.slice_of(row, start, end)
    shown = old or (rows.slice_of(row, start, start + 1) if like_next else ())
    like = next((i for i in shown if isinstance(i, Text)), None) or rows.run_at(row, start) or Text("")
    new: list[Inline] = []
    for number, line in enumerate(words.split("\n") if words else ()):
        if number:
            new.append(LineBreak())
        new.append(changed(like, text=line))
    return rows.splice(row, start, end, (*new, *(i for i in old if isinstance(i, Footnote))))


def carried(offset: int, before: Block, after: Block) -> int:
    """Where an offset of a paragraph stands after its words changed: as far from the nearer unchanged side."""
    old, new = rows.plain(before.inlines), rows.plain(after.inlines)
    return offset if offset <= _common(old, new) else max(len(new) - len(old) + offset, 0)
