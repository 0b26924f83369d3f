"""Reviewers' copies that came back, laid over the draft as one document with each author's tracked changes.

Equal edits become one change of several (`engross.review.authors`), edits of different words stand together, and those
that cannot all be meant stand side by side and are listed. Nothing that a copy says is lost.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from engross import resources
from engross.editing import rewrite
from engross.editing.edit import Aspect, Edit
from engross.errors import EditRefused
from engross.model import masthead, plain, states, walk
from engross.model.nodes import Block, Document, NodeId
from engross.model.review import ChangeId
from engross.review import authors, layers, record, unbroken
from engross.review.comments import without_comments
from engross.review.compare import compare, received, says_same
from engross.review.overlay import Overlaid, overlay
from engross.review.refine import refined, settled
from engross.review.returned import restored
from engross.review.words import tokens

TOUCHED = Aspect.TEXT | Aspect.STRUCTURE | Aspect.NOTES | Aspect.MASTHEAD | Aspect.METADATA | Aspect.REVIEW
"""What a merge and its decisions may change."""
DRAFT = ""
"""Stands for the draft itself among the authors of a conflict: the words were edited since the copy was sent."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy that came back, and whose changes without a name of their own are.

    ``carried`` is what was sent as the copy's format brings it back (`engross.review.returned`); None for a format
    that carries everything.
    """

    document: Document
    author: str
    carried: Document | None = None


@dataclass(frozen=True, slots=True)
class Version:
    """What some authors made of the words of a conflict. ``changes`` are theirs there; none for the draft's own."""

    authors: str
    words: str
    changes: frozenset[ChangeId]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Edits of the same words that cannot all be meant; ``base`` is what was sent."""

    block: NodeId
    base: str
    versions: tuple[Version, ...]

    @property
    def authors(self) -> tuple[str, ...]:
        """Everybody who has a version, in the order of the copies."""
        return tuple(name for version in self.versions for name in authors.names(version.authors))


class Remark(StrEnum):
    """What is to be said of a copy."""

    OTHER_VERSION = "other version"
    """It started from another version than what was sent."""
    UNMARKED = "unmarked"
    """It has tracked changes, and others without a mark: all are taken as those of one author."""
    NOTHING = "nothing"
    """It says what was sent, without a comment."""


@dataclass(frozen=True, slots=True)
class Note:
    """A remark on a copy; ``share`` is how many of the words that were sent are in it, from 0 to 1."""

    author: str
    remark: Remark
    share: float = 1.0

    @property
    def sentence(self) -> str:
        """The remark in words, for the command line."""
        if self.remark is Remark.OTHER_VERSION:
            return f"This copy started from another version; {self.share:.0%} of the words sent are in it."
        if self.remark is Remark.UNMARKED:
            return (
                "This copy differs in unmarked places too; all its changes are taken as those of one author."
            )
        return "This copy says what was sent."


@dataclass(frozen=True, slots=True)
class Merged:
    """The draft with all copies laid over it."""

    document: Document
    conflicts: tuple[Conflict, ...]
    notes: tuple[Note, ...]


def is_open(document: Document, conflict: Conflict) -> bool:
    """Whether more than one version of a conflict can still be chosen."""
    known = {change.id for change in document.changes}
    return sum(bool(version.changes & known) for version in conflict.versions) + _has_draft(conflict) > 1


def _has_draft(conflict: Conflict) -> bool:
    return any(not version.changes for version in conflict.versions)


def resolve(
    document: Document, choices: Iterable[tuple[Conflict, Version]], ruling: record.Ruling | None = None
) -> Edit:
    """One version of each of these conflicts is accepted and the others are rejected, as one step.

    With a ruling, that is noted in the record of decisions.
    Raises EditRefused where nothing of them is open any more.
    """
    known = {change.id for change in document.changes}
    accepted: set[ChangeId] = set()
    rejected: set[ChangeId] = set()
    for conflict, chosen in choices:
        accepted |= chosen.changes & known
        rejected |= {c for v in conflict.versions if v is not chosen for c in v.changes & known}
    rejected -= accepted
    if not accepted | rejected:
        raise EditRefused("These conflicts are decided already.")
    after = states.decided(document, accept=accepted, reject=rejected)
    edit = Edit(after, None, TOUCHED)
    return record.noted(document, edit, ruling, accepted=accepted, rejected=rejected) if ruling else edit


Progress = Callable[[int, int], None]
"""Told how many of how many copies are done."""


def merge(
    sent: Document,
    draft: Document,
    copies: Sequence[Copy],
    at: str,
    progress: Progress = lambda _done, _all: None,
) -> Merged:
    """The copies of what was sent, laid over the draft as tracked changes of their authors at a time (ISO 8601).

    Rejecting all gives the draft as it was before its own tracked changes; accepting those of one author gives his
    copy, where the draft is what was sent. The draft keeps its own open changes, comments and ids.
    """
    base = without_comments(states.original(sent))
    draft = _over_its_original(draft)
    found, notes = [], []
    for number, copy in enumerate(copies):
        progress(number, len(copies))
        layer, note = _layer(base, copy, at)
        found.append(layer)
        notes += note
    progress(len(copies), len(copies))
    draft, *found = _told_alike((draft, *found))
    names = [_author(layer, copy.author) for layer, copy in zip(found, copies, strict=True)]
    document, conflicts = _laid_over(base, draft, found, names)
    return Merged(document, conflicts, tuple(notes))


def _over_its_original(draft: Document) -> Document:
    """The draft, with its changes told anew where the original has more than what they leave of it.

    So it is where words without a mark stand in a last paragraph, or in one of a cell, that came: in the original they
    have a paragraph which no mark tells of.
    """
    before = states.original(draft)
    if layers.is_over(draft, before):
        return draft
    first = draft.changes[0]
    return received(
        without_comments(before), draft, authors.together(c.author for c in draft.changes), first.at
    )


def _told_alike(told: Sequence[Document]) -> Iterator[Document]:
    """The draft and the layers over it, with their changes told word by word where they are not the same in all."""
    alike = settled(told)
    return (refined(document, alike) for document in told)


def _layer(base: Document, copy: Copy, at: str) -> tuple[Document, list[Note]]:
    """The copy as tracked changes over what was sent, and what is to be said of it."""
    document = copy.document
    if copy.carried is not None:
        document = unbroken.as_in(base, restored(_without_emptied(document), base, copy.carried))
    if document.changes and says_same(states.original(document), base) and layers.is_over(document, base):
        return document, []
    layer = received(base, document, copy.author, at)
    share = _share(base, document)
    is_other = _is_named_otherwise(base, states.original(document))
    if is_other or share < resources.toml("review/copies.toml")["same_version"]:
        return layer, [Note(copy.author, Remark.OTHER_VERSION, share)]
    if document.changes:
        return layer, [Note(copy.author, Remark.UNMARKED, share)]
    says_more = layer.changes or layer.comments
    return layer, [] if says_more else [Note(copy.author, Remark.NOTHING, share)]


def _without_emptied(document: Document) -> Document:
    """The document whose paragraphs of which all words are deleted are deleted with their ends.

    Word and LibreOffice cannot track each end, and readers of Word pass over paragraphs that say nothing.
    """
    return rewrite.map_blocks(document, _emptied_goes)


def _emptied_goes(block: Block) -> Block:
    marks = block.marks
    if block.cell or marks.deleted or marks.inserted or not block.inlines:
        return block
    if not all(inline.marks.deleted for inline in block.inlines):
        return block
    return replace(block, marks=replace(marks, deleted=block.inlines[-1].marks.deleted))


def _is_named_otherwise(base: Document, copy: Document) -> bool:
    """Whether the two state different symbols or numbers, as issues of one text do; reviewers leave these alone."""
    for name in (masthead.SYMBOL, masthead.NUMBER):
        one, two = ("".join(masthead.text_of(document, name).split()) for document in (base, copy))
        if one and two and one.rstrip(".") != two.rstrip("."):
            return True
    return False


def _share(base: Document, copy: Document) -> float:
    """How many of the words of the base stand in the copy, in their order."""
    from rapidfuzz.distance import LCSseq

    one, two = _word_row(base), _word_row(states.accepted(copy))
    return LCSseq.similarity(one, two) / len(one) if one else 1.0


def _word_row(document: Document) -> list[str]:
    return [
        token
        for block in walk.all_blocks(document)
        for token in tokens(plain.words(block))
        if token[0].isalnum()
    ]


def _author(layer: Document, name: str) -> str:
    return authors.together(change.author for change in layer.changes) if layer.changes else name


def _laid_over(
    base: Document, draft: Document, found: list[Document], names: list[str]
) -> tuple[Document, tuple[Conflict, ...]]:
    before = states.original(draft)
    if layers.is_over(draft, base) and says_same(before, base):
        made = overlay(without_comments(before), [draft, *found])
        return made.document, tuple(_conflicts(made, [DRAFT, *names]))
    since = compare(base, without_comments(before), DRAFT, "")
    first = overlay(base, [since, *found])
    settled = {change.id for change in first.document.changes if DRAFT in authors.names(change.author)}
    moved_on = states.decided(first.document, accept=settled)
    second = overlay(without_comments(before), [draft, moved_on])
    early = (_carried(conflict, second) for conflict in _conflicts(first, [DRAFT, *names]))
    late = _conflicts(second, [DRAFT, authors.together(names)])
    return second.document, (*early, *late)


def _conflicts(made: Overlaid, names: Sequence[str]) -> Iterator[Conflict]:
    """The clashes by author; layers that say the same are one version."""
    for clash in made.clashes:
        versions: dict[str, Version] = {}
        for layer, words, changes in clash.versions:
            ids = frozenset(c for change in changes for c in made.records.get((layer, change), ()))
            known = versions.get(words)
            if known is not None and known.changes & ids:
                ids, who = ids | known.changes, authors.together((known.authors, names[layer]))
                versions[words] = Version(who, words, ids)
            elif known is None:
                versions[words] = Version(names[layer], words, ids)
            else:  # the same words in another look or place
                versions[f"{words}\0{layer}"] = Version(names[layer], words, ids)
        yield Conflict(clash.block, clash.base, tuple(versions.values()))


def _carried(conflict: Conflict, made: Overlaid) -> Conflict:
    """A conflict over what was sent, with the ids that things have in the merged draft."""
    versions = tuple(
        replace(v, changes=frozenset(c for change in v.changes for c in made.records.get((1, change), ())))
        for v in conflict.versions
    )
    return replace(conflict, block=made.homes[1].get(conflict.block, 0), versions=versions)
