"""What reviewers leave in a document: marks in the text that name a record, and the records themselves.

A *mark* stands on what it is about (a run, an atom, a paragraph) and names a record by its id, so marks move, copy and
vanish with the text. A document is read as follows (`engross.model.states` does it):

* What is ``inserted`` by an open change is not in the original; what is ``deleted`` is not in the accepted state.
  A run can be inserted by one change and deleted by another.
* On a block, ``inserted`` and ``deleted`` are about its *end*, as the paragraph mark in WordprocessingML: where the
  end is not in a state, the words that are left go to the beginning of the next paragraph, which keeps its own kind
  and level; behind the last paragraph of a part, cell or footnote they go to the end of the one before. A paragraph
  that is wholly new has its words and its end inserted.
* ``restyled`` and ``reshaped`` say what a run and a paragraph were before.
* A move is a deleted and an inserted stretch that name the same change, of the kind `ChangeKind.MOVE`. What was
  edited in a moved paragraph is marked in the inserted stretch, by changes of its own.
* A change of metadata holds what they were; only the change knows (nothing in the text stands for them).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engross.model.inlines import Field, Style
    from engross.model.nodes import Form, Kind, Metadata, NodeId

ChangeId = int
"""Names a change or a comment thread; minted from ``Document.next_id``. 0 is none."""


@dataclass(frozen=True, slots=True)
class Restyled:
    """How a run looked before the change ``by``."""

    by: ChangeId
    style: Style
    link: str = ""
    fields: tuple[Field, ...] = ()


@dataclass(frozen=True, slots=True)
class Reshaped:
    """What a paragraph was before the change ``by``; the names are those of `engross.model.nodes.Block`."""

    by: ChangeId
    kind: Kind
    level: int = 0
    numbered_as: str | None = None
    number_in_text: bool = False
    quoted: int = 0


@dataclass(frozen=True, slots=True)
class Marks:
    """What is open about a run, a line break or a footnote. ``comments`` are ids of threads, ascending."""

    inserted: ChangeId = 0
    deleted: ChangeId = 0
    restyled: Restyled | None = None
    comments: tuple[ChangeId, ...] = ()

    @property
    def is_changed(self) -> bool:
        """Whether a tracked change is among them."""
        return bool(self.inserted or self.deleted or self.restyled)


NO_MARKS = Marks()


@dataclass(frozen=True, slots=True)
class BlockMarks:
    """What is open about a paragraph: its end inserted or deleted, its kind or level changed, comments on it."""

    inserted: ChangeId = 0
    deleted: ChangeId = 0
    reshaped: Reshaped | None = None
    comments: tuple[ChangeId, ...] = ()

    @property
    def is_changed(self) -> bool:
        """Whether a tracked change is among them."""
        return bool(self.inserted or self.deleted or self.reshaped)


NO_BLOCK_MARKS = BlockMarks()


class ChangeKind(StrEnum):
    """What a change does. The values are written to files of ours."""

    INSERTION = "insertion"
    DELETION = "deletion"
    MOVE = "move"
    FORMAT = "format"
    """The style, link or data of words."""
    PARAGRAPH = "paragraph"
    """The kind or level of a paragraph."""
    METADATA = "metadata"


@dataclass(frozen=True, slots=True)
class Change:
    """An open tracked change. ``at`` is ISO 8601 with a zone ("2035-12-16T09:30:00Z"), or "" where unknown."""

    id: ChangeId
    kind: ChangeKind
    author: str = ""
    at: str = ""
    metadata: Metadata | None = None
    """For `ChangeKind.METADATA`: what they were."""
    forms: tuple[Form | None, ...] = ()
    """For `ChangeKind.METADATA`: what the parts of the original opened, where that is other than now."""


class Verdict(StrEnum):
    """What was decided about a change. The values are written to files of ours."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Decision:
    """What became of a tracked change, for the record. Times are as in `Change`.

    ``clause`` is where it stood, as that was called then ("OP4"), ``words`` what it was about; ``author`` and ``at``
    are those of the change, ``by`` and ``decided_at`` say who decided and when, ``why`` is what was said for it.
    """

    verdict: Verdict
    kind: ChangeKind
    clause: str = ""
    words: str = ""
    author: str = ""
    at: str = ""
    by: str = ""
    decided_at: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer in a thread; ``text`` is plain, with line feeds between its paragraphs."""

    text: str
    author: str = ""
    at: str = ""


COMMENT = "comment"
"""The kind of a comment that is of no other."""


@dataclass(frozen=True, slots=True)
class Thread:
    """A comment and the answers to it.

    ``block`` is the paragraph (of the text or of a footnote) where it was made, 0 for the whole document; the words it
    is about carry its id in their marks, and where they are gone it is *detached* and shown at its paragraph.
    """

    id: ChangeId
    text: str
    author: str = ""
    at: str = ""
    block: NodeId = 0
    replies: tuple[Reply, ...] = ()
    kind: str = COMMENT
    """What it is for, by a name that `engross.review.comments.kinds` knows."""
    assigned: str = ""
    is_resolved: bool = False
    is_private: bool = False
    """Leaves in no export unless asked."""
