"""A document with its tracked changes as one web page: what came and went, by whom and when, and a list by clause."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from itertools import groupby

from engross.formats.format import Written
from engross.formats.html.write import Page, losses
from engross.model.inlines import Inline
from engross.model.nodes import Block, Document, NodeId
from engross.model.review import Change, ChangeId, ChangeKind

Line = tuple[str, str, str]
"""A line of the list: the clause, what happened to it, and what stands for it in the page (`anchor`)."""


def write(document: Document, summary: Iterable[Line] = ()) -> Written:
    """The page in UTF-8, with a list of what happened where one is given."""
    return Written(_ChangesPage(document, tuple(summary)).text().encode(), tuple(losses(document)))


def anchor(block: NodeId, note: NodeId = 0) -> str:
    """The id that a paragraph, or the footnote that it belongs to, has in the page."""
    return f"note{note}" if note else f"p{block}"


class _ChangesPage(Page):
    """Marks what is inserted and deleted; both ends of a move lead to each other."""

    def __init__(self, document: Document, summary: tuple[Line, ...]) -> None:
        super().__init__(document)
        self._summary = summary
        self._changes = {change.id: change for change in document.changes}

    def head(self) -> str:
        if not self._summary:
            return ""
        lines = "\n".join(
            f'<li><a href="#{target}">{escape(clause)}</a>: {escape(deed)}</li>'
            for clause, deed, target in self._summary
        )
        return f'<nav class="changes" aria-label="Changes"><h2>Changes</h2>\n<ul>\n{lines}\n</ul></nav>\n'

    def runs(self, inlines: Iterable[Inline]) -> str:
        marked = groupby(inlines, key=lambda i: (i.marks.inserted, i.marks.deleted))
        return "".join(self._marked(super(_ChangesPage, self).runs(row), *by) for by, row in marked)

    def _marked(self, words: str, inserted: ChangeId, deleted: ChangeId) -> str:
        for change_id, tag in ((inserted, "ins"), (deleted, "del")):
            change = self._changes.get(change_id)
            if change is not None:
                words = f"<{tag}{_whose(change)}>{words}</{tag}>"
        return words

    def block(self, block: Block) -> str:
        made = super().block(block)
        close = made.rindex("</")
        return made[:close] + self._end(block) + made[close:]

    def _end(self, block: Block) -> str:
        """A sign where the paragraph's end came or went, and the way to the other end of a move."""
        said = self._marked("¶", block.marks.inserted, block.marks.deleted) if block.marks.is_changed else ""
        for change_id, there, words in (
            (block.marks.inserted, "from", "moved from here"),
            (block.marks.deleted, "to", "moved here"),
        ):
            change = self._changes.get(change_id)
            if change is not None and change.kind is ChangeKind.MOVE:
                said += f' <a class="move" href="#{self._end_of(change_id, there)}">{words}</a>'
        return said

    def _end_of(self, change: ChangeId, end: str) -> str:
        """The paragraph at one end of a move."""
        for part in self.document.parts:
            for block in part.blocks:
                if (block.marks.inserted if end == "to" else block.marks.deleted) == change:
                    return anchor(block.id)
        return "p0"


def _whose(change: Change) -> str:
    time = f' datetime="{escape(change.at)}"' if change.at else ""
    who = f' title="{escape(change.author)}"' if change.author else ""
    move = ' class="move"' if change.kind is ChangeKind.MOVE else ""
    return f"{move}{time}{who}"
