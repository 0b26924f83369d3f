"""What each paragraph does in the sentence of a resolution; where an adopted text or an annex begins (NUM-12)."""

from __future__ import annotations

import re
from functools import cache

from engross import resources
from engross.checks import marks
from engross.checks.paragraph import Context, Paragraph, Role
from engross.model import numbering, plain
from engross.model.inlines import Text
from engross.model.nodes import Block, Document, Kind, Part, PartKind

_ROLES = {
    Kind.MASTHEAD: Role.MASTHEAD,
    Kind.TITLE: Role.TITLE,
    Kind.ORGAN: Role.ORGAN,
    Kind.CLOSING: Role.CLOSING,
    Kind.HEADING: Role.HEADING,
    Kind.SECTION: Role.HEADING,
}
_DIVISION = re.compile(r"\s*(?:[IVXLC]+|[A-Z])\.?\s*")
"""The mark of a section, which some files print as if it were a subparagraph's."""


def own_sentences(part: Part) -> list[Role]:
    """The roles in a text that is no resolution (a decision, a statement)."""
    return [_ROLES.get(block.kind, Role.OTHER) for block in part.blocks]


def of(part: Part, document: Document) -> list[Role]:
    """What each block of a part of a resolution does."""
    if part.kind in (PartKind.MASTHEAD, PartKind.CONCLUSIONS):
        return own_sentences(part)
    if part.kind is PartKind.ANNEX:
        return [Role.TITLE if b.kind is Kind.TITLE else Role.ANNEX for b in part.blocks]
    adopting = {depth: _Adopting(document) for depth in {block.quoted for block in part.blocks}}
    end = _annex_at(part, document.metadata.language)
    body = part.blocks[:end]
    roles = [adopting[block.quoted].role(body, index) for index, block in enumerate(body)]
    return [*roles, *(Role.ANNEX for _ in part.blocks[end:])]


def _annex_at(part: Part, language: str) -> int:
    """Where a heading "Annex" begins an annex within the body; the number of blocks where none does."""
    if part.kind is PartKind.BODY:
        for index, block in enumerate(part.blocks):
            is_heading = block.kind in (Kind.HEADING, Kind.TITLE, Kind.SECTION) and len(block.inlines) < 3
            if is_heading and _annex(language).fullmatch(plain.text(block)):
                return index
    return len(part.blocks)


@cache
def _annex(language: str) -> re.Pattern[str]:
    """A line that is nothing but "Annex", with its number."""
    name = f"phrases/{language}.toml"
    words = resources.toml(name)["annex"] if resources.path(name).is_file() else ["Annex"]
    return re.compile(
        rf"\W*(?:{'|'.join(map(re.escape, words))})(?:\s+(?:[IVXL]+|[A-Z]|\d+))?\W*", re.IGNORECASE
    )


class _Adopting:
    """Follows a preamble or body and knows when a text that it adopts begins and ends.

    One begins after a paragraph that ends with a colon and has no list below it, or one of numbered items (an agenda);
    it ends where the next paragraph of the resolution's own series opens as operative paragraphs do.
    """

    def __init__(self, document: Document) -> None:
        self.language = document.metadata.language
        self.numbers = numbering.of(document)
        self.is_inside = False
        self.number = 0

    def role(self, blocks: tuple[Block, ...], index: int) -> Role:
        block = blocks[index]
        if self.is_inside and not self._resumes(block):
            return Role.ADOPTED
        self.is_inside = False
        role = _plain_role(block)
        if role is Role.OPERATIVE:
            self.number = self._number(block)
        if role in (Role.OPERATIVE, Role.OTHER) and self._introduces(blocks, index):
            self.is_inside = True
        return role

    def _number(self, block: Block) -> int:
        pattern = numbering.scheme(self.language).pattern(block)
        return numbering.value(pattern, self.numbers.label(block.id)) or 0

    def _introduces(self, blocks: tuple[Block, ...], index: int) -> bool:
        follower = blocks[index + 1] if index + 1 < len(blocks) else None
        if follower is None or follower.quoted != blocks[index].quoted or follower.kind is Kind.CELL:
            return False
        if self._is_item(follower, blocks[index]):
            return False
        last = next(
            (i for i in reversed(blocks[index].inlines) if isinstance(i, Text) and i.text.strip()), None
        )
        return last is not None and last.text.rstrip().endswith(marks.of(self.language).colon)

    def _is_item(self, follower: Block, intro: Block) -> bool:
        if follower.kind in (Kind.HEADING, Kind.SECTION) or follower.level <= intro.level:
            return False
        label = (follower.numbered_as or "").strip()
        return label != numbering.printed(numbering.scheme(self.language).operative, 1)

    def _resumes(self, block: Block) -> bool:
        if (
            block.kind is not Kind.OPERATIVE
            or block.level
            or not self.number
            or self._number(block) != self.number + 1
        ):
            return False
        opening = Paragraph(block, Context(Role.OPERATIVE, self.language, "")).opening
        return opening is not None and opening.is_styled


def _plain_role(block: Block) -> Role:
    if block.kind in (Kind.OPERATIVE, Kind.PREAMBULAR) and block.level:
        return Role.HEADING if _DIVISION.fullmatch(block.numbered_as or "") else Role.ITEM
    if block.kind is Kind.OPERATIVE:
        return Role.OPERATIVE
    if block.kind is Kind.PREAMBULAR:
        return Role.PREAMBULAR
    if block.kind is Kind.TEXT and block.level:
        return Role.WORDS
    return _ROLES.get(block.kind, Role.OTHER)
