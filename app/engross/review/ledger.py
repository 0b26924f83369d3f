"""The records of changes while they are made: whose they are, their ids, and what leaves no trace."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace

from engross.model import states
from engross.model.inlines import Footnote, Inline, LineBreak, Text
from engross.model.nodes import Block, Document, Form, Metadata, NodeId
from engross.model.review import NO_MARKS, BlockMarks, Change, ChangeId, ChangeKind, Marks


class Ledger:
    """Mints ids and change records for one author at one time.

    ``author`` None means that nothing is tracked: what is taken away goes, and what comes bears no marks. With
    ``keeps_comments`` the comments are those of the old version, else of the new one. With ``keeps_own`` the author's
    own insertions do not go when he deletes them, as where he does not see them. ``alive`` are the ids that the new
    version uses.
    """

    def __init__(
        self,
        document: Document,
        author: str | None,
        at: str,
        *,
        keeps_comments: bool = False,
        keeps_own: bool = False,
    ) -> None:
        self.author, self.at, self.keeps_comments = author, at, keeps_comments
        self.keeps_own = keeps_own
        self.next_id = document.next_id
        self.alive: Container[NodeId] = ()
        self.earlier = {change.id: change for change in document.changes}
        self.made: dict[ChangeId, Change] = {}

    @property
    def is_tracking(self) -> bool:
        return self.author is not None

    def mint(self) -> NodeId:
        """A new id."""
        self.next_id += 1
        return self.next_id - 1

    def record(
        self, kind: ChangeKind, metadata: Metadata | None = None, forms: tuple[Form | None, ...] = ()
    ) -> ChangeId:
        """A new change; 0 where nothing is tracked."""
        if self.author is None:
            return 0
        change = Change(self.mint(), kind, self.author, self.at, metadata, forms)
        self.made[change.id] = change
        return change.id

    def renamed(self, block: Block) -> Block:
        """The block, with a new id where the new version uses its own."""
        return replace(block, id=self.mint()) if block.id in self.alive else block

    def twin(self, note: Footnote) -> Footnote:
        """The footnote with ids of its own."""
        blocks = tuple(replace(block, id=self.mint()) for block in note.blocks)
        return replace(note, id=self.mint(), blocks=blocks)

    def kind(self, change: ChangeId) -> ChangeKind | None:
        """The kind of a change, made now or before."""
        known = self.made.get(change) or self.earlier.get(change)
        return known.kind if known else None

    def is_own(self, change: ChangeId) -> bool:
        """Whether the author made the change."""
        known = self.made.get(change) or self.earlier.get(change)
        return known is not None and known.author == self.author

    def is_own_move(self, change: ChangeId) -> bool:
        """Whether the author made the change and it is a move, while he is tracked."""
        return self.is_tracking and self._is_moved(change) and self.is_own(change)

    def vanishes(self, marks: Marks | BlockMarks) -> bool:
        """Whether what bears these marks simply goes when the author deletes it: what is his own insertion."""
        if self.author is None:
            return True
        is_own = bool(marks.inserted) and not self.keeps_own and self.is_own(marks.inserted)
        return is_own and not self._is_moved(marks.inserted)

    def _is_moved(self, change: ChangeId) -> bool:
        return self.kind(change) is ChangeKind.MOVE

    def fresh(self, inline: Inline, by: ChangeId) -> Inline:
        """The inline as one that ``by`` inserts; comments on its surroundings stay on it."""
        marks = (
            Marks(inserted=by, comments=inline.marks.comments)
            if by or inline.marks is not NO_MARKS
            else NO_MARKS
        )
        if isinstance(inline, Footnote):
            # it is new as a whole: what was open inside stands in the one that it was copied from
            return replace(states.accepted_note(inline), marks=marks)
        return replace(inline, marks=marks)


def bare(inline: Inline) -> tuple[object, ...]:
    """How a run looks, marks and words aside."""
    if isinstance(inline, Text):
        return inline.style, inline.link, inline.fields
    return (LineBreak,) if isinstance(inline, LineBreak) else (Footnote,)
