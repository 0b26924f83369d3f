"""Every citation of a document, block by block: what a block cites is remembered while it stays the same object."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from engross.citations import acts, chains, sources
from engross.citations.catalogue import Catalogue, bundled
from engross.citations.chains import Before
from engross.citations.citation import Citation
from engross.citations.grammar import Grammar, grammar_of
from engross.citations.named import Surroundings
from engross.citations.organs import organs
from engross.citations.resolve import judged
from engross.citations.sources import Found, Recogniser
from engross.citations.symbols import NUMBER
from engross.model import masthead, numbering, outline, plain
from engross.model.inlines import Footnote, Text, footnotes, length
from engross.model.nodes import Block, Document, Kind, NodeId, Part, PartKind

OWN_NUMBERS = frozenset(
    {masthead.SYMBOL, masthead.NUMBER, masthead.RESOLUTION_NUMBER, masthead.ADOPTION, masthead.MEETING}
)
"""What a text prints of itself: no citations."""
NUMBERED = frozenset({Kind.OPERATIVE, Kind.PREAMBULAR, Kind.SECTION, Kind.CELL})
"""Kinds of paragraphs that are never an organ's line."""
KEPT = 4
"""Documents whose citations are remembered: those before and after an edit, on the screen and in the background."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """What one text cites, in order, and the organs named up to its end."""

    found: tuple[Found, ...]
    antecedents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InBlock:
    """What one block cites under its circumstances; an "Ibid." is not yet filled in."""

    block: Block
    around: Surroundings
    catalogue: Catalogue
    found: tuple[Found, ...]
    antecedents: tuple[str, ...]


def recognise(
    text: str, around: Surroundings, *, block: NodeId = 0, hidden: tuple[tuple[int, int], ...] = ()
) -> Recognised:
    """The citations of a plain text as far as the text itself tells; ``hidden`` stretches are passed over."""
    reader = Recogniser(text, block, grammar_of(around.language), hidden)
    sources.hide_addresses(reader)
    for recogniser in (
        sources.records,
        sources.treaties,
        sources.publications,
        sources.charter,
        sources.ibids,
    ):
        recogniser(reader)
    sources.documents(reader)
    antecedents = acts.acts(reader, around)
    return Recognised(tuple(sorted(reader.found, key=lambda pair: pair[0].start)), antecedents)


def find_in_block(block: Block, around: Surroundings, catalogue: Catalogue | None = None) -> InBlock:
    """The citations of one block, judged but for "Ibid."."""
    known = catalogue or bundled()
    said = recognise(plain.text(block), around, block=block.id, hidden=tuple(_own_numbers(block, around)))
    found = tuple(
        (judged(citation, reference, around, known), reference) for citation, reference in said.found
    )
    return InBlock(block, around, known, found, said.antecedents)


_Blocks = dict[NodeId, InBlock]
_kept: list[tuple[Document, Catalogue, _Blocks, tuple[Citation, ...]]] = []


def find(document: Document, catalogue: Catalogue | None = None) -> tuple[Citation, ...]:
    """Every citation in reading order, those of a footnote after the paragraph that holds it.

    Blocks that are the same objects as in a document seen before, in the same circumstances, are not read again.
    Safe to call from several threads.
    """
    known = catalogue or bundled()
    for seen, with_catalogue, _, citations in tuple(_kept):
        if seen is document and with_catalogue is known:
            return citations
    search = _Search(document, known, [blocks for _, c, blocks, _ in tuple(_kept) if c is known])
    citations = tuple(search.run())
    _kept.insert(0, (document, known, search.blocks, citations))
    del _kept[KEPT:]
    return citations


class _Search:
    """One pass over a document."""

    def __init__(self, document: Document, catalogue: Catalogue, remembered: list[_Blocks]) -> None:
        self.document = document
        self.catalogue = catalogue
        self.remembered = remembered
        self.language = document.metadata.language
        self.grammar = grammar_of(self.language)
        self.blocks: _Blocks = {}
        self.numbers = numbering.of(document)
        self.before = Before(is_known=False)

    def run(self) -> Iterator[Citation]:
        scopes = outline.texts(self.document)
        default = next((o for s in scopes if (o := self._organ_of(s))), "") or self.document.metadata.organ
        antecedents: tuple[str, ...] = ()
        for scope in scopes:
            if self.document.metadata.notes_restart:
                self.before = Before(is_known=False)
            own = self._organ_of(scope) or self.document.metadata.organ or default
            around = Surroundings(self.language, own, False, antecedents)
            for part in scope.parts:
                speakers = {0: own}
                for block in part.blocks:
                    if organ := self._speaks(block, part):
                        speakers[block.quoted] = organ
                    speaker = speakers.get(block.quoted, own)
                    if around.own != speaker or around.antecedents is not antecedents:
                        around = Surroundings(self.language, speaker, False, antecedents)
                    seen = self._in(block, around)
                    antecedents = seen.antecedents
                    if seen.found:
                        yield from (citation for citation, _ in seen.found)
                    if any(isinstance(inline, Footnote) for inline in block.inlines):
                        noted = Surroundings(self.language, speaker, True, antecedents)
                        yield from self._notes(block, noted)

    def _speaks(self, block: Block, part: Part) -> str:
        """The organ where the block is its line "The General Assembly,"; in an annex any paragraph can be one."""
        if block.kind is Kind.ORGAN:
            return self._named(block)
        if part.kind is not PartKind.ANNEX or self.grammar is None or block.kind in NUMBERED:
            return ""
        return self._named(block) if self.grammar.opening.fullmatch(plain.text(block)) else ""

    def _notes(self, block: Block, around: Surroundings) -> Iterator[Citation]:
        for _, note in footnotes(block.inlines):
            found = [pair for inner in note.blocks for pair in self._in(inner, around).found]
            before = self.before
            if not before.is_known and self.numbers.mark(note.id) == "1":
                before = replace(before, is_first=True)
            filled, cited = chains.linked(found, before, around, self.catalogue)
            self.before = Before(cited)
            yield from (citation for citation, _ in filled)

    def _in(self, block: Block, around: Surroundings) -> InBlock:
        for blocks in self.remembered:
            seen = blocks.get(block.id)
            if seen is not None and seen.block is block and seen.around == around:
                break
        else:
            seen = find_in_block(block, around, self.catalogue)
        self.blocks[block.id] = seen
        return seen

    def _organ_of(self, scope: outline.Scope) -> str:
        """The organ that speaks in a text, by its line "The General Assembly,"."""
        for block in scope.blocks:
            if block.kind is Kind.ORGAN and not block.quoted and (organ := self._named(block)):
                return organ
        return ""

    def _named(self, block: Block) -> str:
        mentions = self.grammar.mentions(plain.text(block)) if self.grammar else ()
        return next((m.organs[0] for m in mentions if m.organs and not m.is_short), "")


def _own_numbers(block: Block, around: Surroundings) -> Iterator[tuple[int, int]]:
    """The stretches in which a text names itself: its symbol and number in the masthead and title."""
    at = 0
    for inline in block.inlines:
        if isinstance(inline, Text) and any(field.name in OWN_NUMBERS for field in inline.fields):
            yield at, at + len(inline.text)
        at += length(inline)
    grammar = grammar_of(around.language)
    if grammar and block.kind in (Kind.TITLE, Kind.HEADING):
        text = plain.text(block)
        match = _own_number(grammar).match(text)
        if match and (block.kind is Kind.TITLE or match.end() == len(text.rstrip())):
            yield 0, match.end()


def _own_number(grammar: Grammar) -> re.Pattern[str]:
    nouns = grammar.words["nouns"]
    words = "|".join(map(re.escape, [*nouns["resolution"], *nouns["decision"]]))
    return re.compile(rf"\W*(?:(?:{words})\s+)?{NUMBER.pattern}", re.VERBOSE)


__all__ = ["InBlock", "Recognised", "Surroundings", "find", "find_in_block", "organs", "recognise"]
