"""What is true of a document, worked out once and shared by all rules: what each paragraph does, and in which text.

The sentence that a resolution is runs through one `Act`: a resolution, or a draft that it quotes. Annexes, adopted
declarations and decisions have sentences of their own and are no acts (NUM-12).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property

from engross import resources
from engross.checks import marks
from engross.checks.paragraph import OWN_WORDS, Context, Paragraph, Role
from engross.citations.catalogue import Catalogue
from engross.citations.citation import Citation, Code, Fault
from engross.citations.find import find
from engross.model import inlines as rows
from engross.model import masthead, numbering, outline, plain, walk
from engross.model.inlines import Footnote, Text
from engross.model.nodes import Block, Document, Form, Kind, NodeId, Part, PartKind
from engross.model.outline import Scope

_ROLES = {
    Kind.MASTHEAD: Role.MASTHEAD,
    Kind.TITLE: Role.TITLE,
    Kind.ORGAN: Role.ORGAN,
    Kind.CLOSING: Role.CLOSING,
    Kind.HEADING: Role.HEADING,
    Kind.SECTION: Role.HEADING,
}
_SENTENCES = (Form.RESOLUTION, Form.DRAFT)
_OF_ACTS = (PartKind.PREFACE, PartKind.PREAMBLE, PartKind.BODY)
_STATING = (PartKind.MASTHEAD, PartKind.PREFACE, PartKind.CONCLUSIONS)
"""Parts in which a text states its symbol and when it was adopted."""
_DIVISION = re.compile(r"\s*(?:[IVXLC]+|[A-Z])\.?\s*")
"""The mark of a section, which some files print as if it were a subparagraph's."""
_shared = cache(Context)
"""The same object for the same context, so that comparing paragraphs with those of an earlier state costs nothing."""


@dataclass(slots=True)
class Act:
    """One resolution: its organ line and its paragraphs in order.

    Filled while the facts are worked out, then left alone.
    """

    scope: Scope
    quoted: int
    is_final: bool
    titles: list[Paragraph] = field(default_factory=list)
    organ: Paragraph | None = None
    row: list[Paragraph] = field(default_factory=list)
    """Everything between the organ line and the closing lines or annexes."""

    def of_role(self, *roles: Role) -> list[Paragraph]:
        """The paragraphs of some roles, in order."""
        return [p for p in self.row if p.role in roles]

    @property
    def is_whole(self) -> bool:
        """Whether the text begins with its organ line; an excerpt from the middle does not."""
        return self.organ is not None

    @property
    def has_sections(self) -> bool:
        """Whether parts of the text have preambles or numbers of their own (NUM-09)."""
        seen = False
        for paragraph in self.row:
            seen = seen or paragraph.role is Role.OPERATIVE
            if seen and paragraph.role is Role.PREAMBULAR:
                return True
        return False


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: where its indicator stands, and its paragraphs."""

    holder: Paragraph
    offset: int
    footnote: Footnote
    paragraphs: tuple[Paragraph, ...]
    scope: Scope


class Facts:
    """What is true of one document.

    ``before`` are facts about an earlier state: paragraphs that did not change are kept. ``restored`` tells how many
    openings got back their italics when the file was read.
    """

    def __init__(
        self,
        document: Document,
        before: Facts | None = None,
        *,
        catalogue: Catalogue | None = None,
        restored: int = 0,
    ) -> None:
        self.document = document
        self.catalogue = catalogue
        self.restored = restored
        self.language = document.metadata.language
        self.organ = document.metadata.organ
        self.marks = marks.of(self.language)
        self.numbers = numbering.of(document)
        self.paragraphs: dict[NodeId, Paragraph] = {}
        self.acts: list[Act] = []
        self.notes: list[Note] = []
        self._before = before.paragraphs if before else {}
        scopes = outline.texts(document)
        for place, scope in enumerate(scopes):
            following = scopes[place + 1].form if place + 1 < len(scopes) else None
            _Reading(self, scope, following).read()
        self._before = {}

    def paragraph(self, block: Block, context: Context) -> Paragraph:
        """The paragraph for a block in its context: the same object as before where nothing changed."""
        known = self._before.get(block.id)
        if known is None or known.block is not block or known.context is not context:
            known = Paragraph(block, context)
        self.paragraphs[block.id] = known
        return known

    def __iter__(self) -> Iterator[Paragraph]:
        return iter(self.paragraphs.values())

    @cached_property
    def cited(self) -> dict[NodeId, list[Citation]]:
        """The citations in each paragraph that cites something, in order."""
        found: dict[NodeId, list[Citation]] = {}
        for citation in find(self.document, self.catalogue):
            found.setdefault(citation.block, []).append(citation)
        return found

    def faults(self, *codes: Code) -> Iterator[tuple[Paragraph, Citation, Fault]]:
        """Each fault of these kinds in words of the text's own: not in quotations, adopted texts, annexes."""
        for block_id, citations in self.cited.items():
            paragraph = self.paragraphs[block_id]
            for citation in citations:
                for fault in citation.faults:
                    if fault.code in codes and self._is_own(paragraph, citation):
                        yield paragraph, citation, fault

    def _is_own(self, paragraph: Paragraph, citation: Citation) -> bool:
        return paragraph.role in OWN_WORDS and not paragraph.is_quoted(citation.start, citation.end)

    @cached_property
    def order(self) -> dict[NodeId, int]:
        """The place of each block in the document, notes after the paragraph that holds them."""
        return {block.id: place for place, block in enumerate(walk.all_blocks(self.document))}


class _Reading:
    """Reads one text of a document."""

    def __init__(self, facts: Facts, scope: Scope, following: Form | None) -> None:
        self.facts = facts
        self.scope = scope
        self.following = following
        self.is_final = _is_final(facts.document, scope)
        self.has_acts = scope.form in _SENTENCES
        self.acts: dict[int, Act] = {}

    def read(self) -> None:
        for part in self.scope.parts:
            roles = _roles(part, self.facts) if self.has_acts else _own_sentences(part)
            in_act = self.has_acts and part.kind in _OF_ACTS
            for block, role in zip(part.blocks, roles, strict=True):
                paragraph = self.facts.paragraph(block, self._context(role))
                if in_act:
                    self._enter(paragraph)
        for act in self.acts.values():
            self._settle(act)
        self._notes()

    def _context(self, role: Role, *, first_in_note: bool = False, last_in_note: bool = False) -> Context:
        return _shared(
            role,
            self.facts.language,
            self.facts.organ,
            is_final=self.is_final,
            first_in_note=first_in_note,
            last_in_note=last_in_note,
        )

    def _enter(self, paragraph: Paragraph) -> None:
        """Gives a paragraph its place in the act at its depth of quotation."""
        depth, role = paragraph.block.quoted, paragraph.role
        if role is Role.ORGAN and depth and depth in self.acts:
            self._settle(self.acts.pop(depth))
        act = self.acts.get(depth)
        if act is None:
            act = self.acts[depth] = Act(self.scope, depth, self.is_final)
            self.facts.acts.append(act)
        if role is Role.TITLE:
            act.titles.append(paragraph)
        elif role is Role.ORGAN and act.organ is None:
            act.organ = paragraph
        else:
            act.row.append(paragraph)

    def _settle(self, act: Act) -> None:
        """Gives the paragraphs of an act the marks that should end them."""
        due = _Due(act, self.facts.marks, introduces_draft=self._introduces_draft(act))
        for index, paragraph in enumerate(act.row):
            context = due.context(index, paragraph)
            if context is not paragraph.context:
                act.row[index] = self.facts.paragraph(paragraph.block, context)

    def _introduces_draft(self, act: Act) -> bool:
        """Whether the text recommends another that follows it, quoted or as the next text (STR-14)."""
        follows = any(other.quoted > act.quoted for other in self.acts.values())
        return follows or (act.quoted == 0 and self.following is Form.DRAFT)

    def _notes(self) -> None:
        for block in self.scope.blocks:
            for offset, note in rows.footnotes(block.inlines):
                last = len(note.blocks) - 1
                paragraphs = tuple(
                    self.facts.paragraph(
                        inner, self._context(Role.NOTE, first_in_note=i == 0, last_in_note=i == last)
                    )
                    for i, inner in enumerate(note.blocks)
                )
                self.facts.notes.append(
                    Note(self.facts.paragraphs[block.id], offset, note, paragraphs, self.scope)
                )


def _is_final(document: Document, scope: Scope) -> bool:
    """Whether the text has been adopted: it says when, or its symbol is a resolution's."""
    if scope.form is Form.DRAFT:
        return False
    own = tuple(block for part in scope.parts if part.kind in _STATING for block in part.blocks)
    if outline.field_text(own, masthead.ADOPTED):
        return True
    front = document.parts[0].blocks if document.parts else ()
    symbol = outline.field_text(own, masthead.SYMBOL) or outline.field_text(front, masthead.SYMBOL)
    return "/RES/" in symbol or "/DEC/" in symbol


def _own_sentences(part: Part) -> list[Role]:
    """The roles in a text that is no resolution (a decision, a statement)."""
    return [_ROLES.get(block.kind, Role.OTHER) for block in part.blocks]


def _roles(part: Part, facts: Facts) -> list[Role]:
    """What each block of a part of a resolution does."""
    if part.kind in (PartKind.MASTHEAD, PartKind.CONCLUSIONS):
        return _own_sentences(part)
    if part.kind is PartKind.ANNEX:
        return [Role.TITLE if b.kind is Kind.TITLE else Role.ANNEX for b in part.blocks]
    adopting = {depth: _Adopting(facts) for depth in {block.quoted for block in part.blocks}}
    end = _annex_at(part, facts.language)
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

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
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
        pattern = numbering.scheme(self.facts.language).pattern(block)
        return numbering.value(pattern, self.facts.numbers.label(block.id)) or 0

    def _introduces(self, blocks: tuple[Block, ...], index: int) -> bool:
        follower = blocks[index + 1] if index + 1 < len(blocks) else None
        if follower is None or follower.quoted != blocks[index].quoted or follower.kind is Kind.CELL:
            return False
        if self._is_item(follower, blocks[index]):
            return False
        last = next(
            (i for i in reversed(blocks[index].inlines) if isinstance(i, Text) and i.text.strip()), None
        )
        return last is not None and last.text.rstrip().endswith(self.facts.marks.colon)

    def _is_item(self, follower: Block, intro: Block) -> bool:
        if follower.kind in (Kind.HEADING, Kind.SECTION) or follower.level <= intro.level:
            return False
        label = (follower.numbered_as or "").strip()
        return label != numbering.printed(numbering.scheme(self.facts.language).operative, 1)

    def _resumes(self, block: Block) -> bool:
        if (
            block.kind is not Kind.OPERATIVE
            or block.level
            or not self.number
            or self._number(block) != self.number + 1
        ):
            return False
        opening = Paragraph(block, Context(Role.OPERATIVE, self.facts.language, self.facts.organ)).opening
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


class _Due:
    """The mark that should end each paragraph of an act (PUN-01 to PUN-05)."""

    def __init__(self, act: Act, known: marks.Marks, *, introduces_draft: bool) -> None:
        self.row = act.row
        self.introduces_draft = introduces_draft
        self.marks = known
        self.last = max((i for i, p in enumerate(act.row) if p.role is Role.OPERATIVE), default=-1)
        self.ends_freely = act.has_sections
        self.is_preamble = True

    def context(self, index: int, paragraph: Paragraph) -> Context:
        """The paragraph's context with what is due. To be asked in order."""
        context = paragraph.context
        if paragraph.role not in (Role.PREAMBULAR, Role.OPERATIVE, Role.ITEM, Role.WORDS):
            return context
        if paragraph.role in (Role.PREAMBULAR, Role.OPERATIVE):
            self.is_preamble = paragraph.role is Role.PREAMBULAR
        is_last = index >= self.last >= 0 and not self.is_preamble
        is_intro = self._has_list(index)
        return _shared(
            context.role,
            context.language,
            context.organ,
            self.marks.colon if is_intro else self._due(index, is_last=is_last),
            is_intro=is_intro,
            in_preamble=self.is_preamble,
            is_last=is_last,
            is_final=context.is_final,
        )

    def _has_list(self, index: int) -> bool:
        follower = self._after(index)
        return (
            follower is not None
            and follower.role is Role.ITEM
            and follower.block.level > self.row[index].block.level
        )

    def _after(self, index: int) -> Paragraph | None:
        return self.row[index + 1] if index + 1 < len(self.row) else None

    def _due(self, index: int, *, is_last: bool) -> str:
        follower = self._after(index)
        if follower is not None and follower.role in (Role.ITEM, Role.WORDS):
            return ""
        if follower is not None and follower.role in (Role.ADOPTED, Role.OTHER):
            return ""
        if is_last and self.introduces_draft:
            return self.marks.colon
        if self.is_preamble:
            return self.marks.comma
        if is_last:
            return self.marks.stop
        return "" if self._closes_section(index) else self.marks.semicolon

    def _closes_section(self, index: int) -> bool:
        """Before a section with a preamble of its own, the sentence may end."""
        follower = self._after(index)
        return self.ends_freely and follower is not None and follower.role is not Role.OPERATIVE
