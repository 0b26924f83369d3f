"""Earlier and later values of a document, with the selections that went with them.

A snapshot costs a few kilobytes, because values share what did not change.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from engross.editing.edit import Aspect
from engross.model.nodes import Document
from engross.model.places import Selection

DEPTH = 1_000
"""How many steps can be undone."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A document, the selection in it, and what the step away from it touches."""

    document: Document
    selection: Selection | None
    aspects: Aspect


@dataclass(slots=True)
class History:
    """Two stacks of snapshots."""

    earlier: list[Snapshot] = field(default_factory=list)
    later: list[Snapshot] = field(default_factory=list)

    def remember(self, snapshot: Snapshot) -> None:
        """A new step was made from this state; what had been undone is gone."""
        self.earlier.append(snapshot)
        del self.earlier[:-DEPTH]
        self.later.clear()

    def widen(self, aspects: Aspect) -> None:
        """The last step went on, touching more."""
        last = self.earlier[-1]
        if aspects is not last.aspects:
            self.earlier[-1] = Snapshot(last.document, last.selection, last.aspects | aspects)
        self.later.clear()

    def back(self, now: Document, selection: Selection | None) -> Snapshot:
        """The state before the last step; ``now`` can be come back to. IndexError where there is none."""
        snapshot = self.earlier.pop()
        self.later.append(Snapshot(now, selection, snapshot.aspects))
        return snapshot

    def forth(self, now: Document, selection: Selection | None) -> Snapshot:
        """The state after the step undone last. IndexError where there is none."""
        snapshot = self.later.pop()
        self.earlier.append(Snapshot(now, selection, snapshot.aspects))
        return snapshot
