"""The changes of one document in which several layers lie over each other: one for those who made it together."""

from __future__ import annotations

from collections.abc import Sequence

from engross.model.nodes import Document
from engross.model.review import Change, ChangeId, ChangeKind
from engross.review import authors

Source = tuple[int, ChangeId]
"""A change of a layer."""
Sources = frozenset[Source]
NOBODY: Sources = frozenset()


class JointChanges:
    """The changes of the one document: one for each set of changes that the layers made together."""

    def __init__(self, base: Document, versions: Sequence[Document]) -> None:
        self.next_id = max(document.next_id for document in (base, *versions))
        self.known = {(n, c.id): c for n, version in enumerate(versions) for c in version.changes}
        self.made: dict[tuple[str, Sources], Change] = {}
        self.of: dict[Source, set[ChangeId]] = {}

    def mint(self) -> int:
        self.next_id += 1
        return self.next_id - 1

    def record(self, kind: ChangeKind, sources: Sources) -> ChangeId:
        """The change that these make together; 0 for none."""
        if not sources:
            return 0
        if all(self.known[source].kind is ChangeKind.MOVE for source in sources):
            kind = ChangeKind.MOVE
        key = (kind.value, sources)
        if key not in self.made:
            self.made[key] = self._new(kind, sorted(sources))
            for source in sources:
                self.of.setdefault(source, set()).add(self.made[key].id)
        return self.made[key].id

    def _new(self, kind: ChangeKind, sources: list[Source]) -> Change:
        first = self.known[sources[0]]
        used = {change.id for change in self.made.values()} if sources[0][0] == 0 else set()
        is_same = len(sources) == 1 and sources[0][0] == 0 and first.id not in used and first.kind is kind
        author = authors.together(self.known[source].author for source in sources)
        return Change(first.id if is_same else self.mint(), kind, author, first.at)
