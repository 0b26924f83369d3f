"""The official text that a draft starts from: what of it each paragraph is, and the draft as changes against it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from engross.editing.edit import Aspect, Edit
from engross.errors import SaveError
from engross.model import masthead, plain, states, walk
from engross.model.inlines import footnotes
from engross.model.nodes import Base, Block, Document, NodeId
from engross.review import alignment, chains, moves, record
from engross.review.comments import without_comments
from engross.review.compare import compare, says_same


class Standing(StrEnum):
    """What a paragraph of a draft is beside the base."""

    AS_IN_BASE = "as in the base"
    UPDATED = "updated"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a paragraph comes from; ``base`` is the paragraph of the base, None where it is new."""

    standing: Standing
    base: Block | None = None
    is_moved: bool = False

    @property
    def words(self) -> str:
        """The words of the base."""
        return plain.words(self.base) if self.base is not None else ""


@dataclass(frozen=True, slots=True)
class Dropped:
    """A paragraph of the base that the draft has no more; ``after`` is the draft's paragraph before its place.

    0 is before the first.
    """

    base: Block
    after: NodeId

    @property
    def words(self) -> str:
        """The words of the base."""
        return plain.words(self.base)


@dataclass(frozen=True, slots=True)
class Origin:
    """The draft beside its base: by the ids of the draft's paragraphs, and what was dropped in the base's order."""

    of: dict[NodeId, Provenance]
    dropped: tuple[Dropped, ...]


def official(document: Document) -> Document:
    """The text as it was issued: changes accepted, without comments, record, and a base of its own."""
    bare = record.without(without_comments(states.accepted(document)))
    return replace(bare, base=None, keeps_tracking=False)


def with_base(draft: Document, text: Document, name: str = "") -> Edit:
    """The draft starts from this text; where no name is given, people call it by its symbol or its title."""
    text = official(text)
    stated = (name, *(masthead.text_of(text, datum) for datum in (masthead.SYMBOL, masthead.TITLE)))
    said = next((words for words in stated if words), "")
    return Edit(replace(draft, base=Base(said, text)), None, Aspect.REVIEW)


def without_base(draft: Document) -> Edit:
    """The draft starts from no other text."""
    return Edit(replace(draft, base=None), None, Aspect.REVIEW if draft.base else Aspect.NONE)


def provenance(base: Document, draft: Document) -> Origin:
    """What each paragraph of the draft is beside the base; both are taken as accepted, numbers do not count."""
    old, new = states.accepted(base), states.accepted(draft)
    ids = alignment.pairing(old, new).ids
    olds = {block.id: block for block in walk.blocks(old)}
    order = {block: number for number, block in enumerate(olds)}
    pairs = [
        (order[ids[block.id]], number, 1.0 + len(plain.text(block)))
        for number, block in enumerate(walk.blocks(new))
        if ids.get(block.id) in order
    ]
    in_place = {(one, two) for one, two, _ in chains.heaviest(pairs)}
    news = list(walk.blocks(new))
    moved = {news[two].id for one, two, _ in pairs if (one, two) not in in_place}
    found = {
        block.id: _provenance(block, olds.get(ids.get(block.id, 0)), block.id in moved) for block in news
    }
    paired = {ids[block.id]: block.id for block in news if block.id in ids}
    return Origin(found, tuple(_dropped(olds, paired, moved)))


def _provenance(block: Block, base: Block | None, is_moved: bool) -> Provenance:
    if base is None:
        return Provenance(Standing.NEW)
    standing = Standing.AS_IN_BASE if _read(block) == _read(base) else Standing.UPDATED
    return Provenance(standing, base, is_moved)


def _read(block: Block) -> tuple[object, ...]:
    """What counts as the words of a paragraph: its footnotes too, not looks and numbers."""
    notes = [plain.note_text(note) for _, note in footnotes(block.inlines)]
    return plain.text(block), tuple(notes)


def _dropped(
    olds: dict[NodeId, Block], paired: dict[NodeId, NodeId], moved: set[NodeId]
) -> Iterator[Dropped]:
    after = 0
    for block in olds.values():
        there = paired.get(block.id)
        if there is None:
            yield Dropped(block, after)
        elif there not in moved:
            after = there


def submission(base: Document, draft: Document, at: str, author: str | None) -> Document:
    """The draft as tracked changes against the base's own text, without comments.

    The changes are those of one author; with None the draft's own marks and authors stay. Raises SaveError where the
    draft differs from the base in places without a mark, so that no unmarked change slips out.
    """
    issued = official(base)
    said = replace(record.without(without_comments(draft)), base=None, keeps_tracking=False)
    made = said if author is None else moves.struck_once(compare(issued, said, author, at))
    if not says_same(states.original(made), issued):
        raise SaveError(
            "The draft differs from its base text in places that are not marked.",
            hint="Submit it with the changes of one author: then everything that differs is marked.",
        )
    return made
