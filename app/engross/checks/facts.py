"""What is true of a document, worked out once and shared by all rules: what each paragraph does, and in which text.

The sentence that a resolution is runs through one `Act`: a resolution, or a draft that it quotes. Annexes, adopted
declarations and decisions have sentences of their own and are no acts (NUM-12).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from engross.checks import marks, roles
from engross.checks.act import Act, Note
from engross.checks.due import Due
from engross.checks.paragraph import OWN_WORDS, Context, Paragraph, Role, shared_context
from engross.citations.catalogue import Catalogue
from engross.citations.citation import Citation, Code, Fault
from engross.citations.find import find
from engross.model import inlines as rows
from engross.model import masthead, numbering, outline, walk
from engross.model.nodes import Block, Document, Form, NodeId, PartKind
from engross.model.outline import Scope

_SENTENCES = (Form.RESOLUTION, Form.DRAFT)
_OF_ACTS = (PartKind.PREFACE, PartKind.PREAMBLE, PartKind.BODY)
_STATING = (PartKind.MASTHEAD, PartKind.PREFACE, PartKind.CONCLUSIONS)
"""Parts in which a text states its symbol and when it was adopted."""


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
            doing = roles.of(part, self.facts.document) if self.has_acts else roles.own_sentences(part)
            in_act = self.has_acts and part.kind in _OF_ACTS
            for block, role in zip(part.blocks, doing, strict=True):
                paragraph = self.facts.paragraph(block, self._context(role))
                if in_act:
                    self._enter(paragraph)
        for act in self.acts.values():
            self._settle(act)
        self._notes()

    def _context(self, role: Role, *, first_in_note: bool = False, last_in_note: bool = False) -> Context:
        return shared_context(
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
        due = Due(act, self.facts.marks, introduces_draft=self._introduces_draft(act))
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
