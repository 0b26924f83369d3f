"""What can be done with the chosen rows of the structure; each deed is one step to undo."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QGuiApplication

from engross.editing import annexes, arrange, fragments, structure
from engross.editing.arrange import DIVISIONS, LISTS, Where
from engross.editing.edit import Edit
from engross.errors import EditRefused
from engross.i18n import _
from engross.model.nodes import Document, Kind, NodeId, PartKind
from engross.model.places import caret
from engross.ui.bridge import Bridge
from engross.ui.editor import clipboard
from engross.ui.structure.drops import Drop
from engross.ui.structure.tree import Row

_OF_PART = {PartKind.PREAMBLE: Kind.PREAMBULAR, PartKind.BODY: Kind.OPERATIVE}


class Deeds:
    """Edits the paragraphs of the rows that ``chosen`` gives; ``done`` is called after each edit."""

    def __init__(self, bridge: Bridge, chosen: Callable[[], list[Row]], done: Callable[[], None]) -> None:
        self._bridge, self._chosen, self._done = bridge, chosen, done

    @property
    def _document(self) -> Document:
        return self._bridge.document

    @property
    def paragraphs(self) -> list[NodeId]:
        """The chosen paragraphs that can go elsewhere."""
        return [row.block for row in self._chosen() if row.is_paragraph]

    @property
    def annex(self) -> NodeId | None:
        """The chosen annex, where an annex is what is chosen."""
        return next((row.block for row in self._chosen()[:1] if row.is_annex), None)

    def _perform(self, make: Callable[[], Edit]) -> bool:
        done = self._bridge.perform(make)
        if done:
            self._done()
        return done

    # places

    def drop(self, rows: list[Row], drop: Drop) -> None:
        """The dragged rows go where they were dropped."""
        if rows[0].is_annex:
            annex, after = rows[0].block, drop.where != "before"
            self._perform(lambda: annexes.move(self._document, annex, drop.target, after=after))
            return
        blocks = [row.block for row in rows]
        self._perform(lambda: arrange.move(self._document, blocks, drop.target, drop.where))

    def move_up(self) -> None:
        if self.annex is not None:
            self._move_annex(-1)
            return
        self._perform(lambda: arrange.move_up(self._document, self.paragraphs))

    def move_down(self) -> None:
        if self.annex is not None:
            self._move_annex(+1)
            return
        self._perform(lambda: arrange.move_down(self._document, self.paragraphs))

    def _move_annex(self, step: int) -> None:
        row = self._chosen()[0]
        others = [r for r in row.parent.below if r.is_annex] if row.parent else []
        place = others.index(row) + step

        def make() -> Edit:
            if not 0 <= place < len(others):
                raise EditRefused(_("There is no annex beyond this one."))
            return annexes.move(self._document, row.block, others[place].block, after=step > 0)

        self._perform(make)

    def indent(self) -> None:
        blocks = self.paragraphs
        self._perform(
            lambda: arrange.each(self._document, blocks, lambda d, b: structure.indent(d, caret(b)))
        )

    def outdent(self) -> None:
        blocks = self.paragraphs
        self._perform(
            lambda: arrange.each(self._document, blocks, lambda d, b: structure.outdent(d, caret(b)))
        )

    # what there is

    def remove(self) -> None:
        annex, blocks = self.annex, self.paragraphs
        if annex is not None:
            self._perform(lambda: annexes.remove(self._document, annex))
        elif blocks:
            self._perform(lambda: arrange.remove(self._document, blocks))

    def duplicate(self) -> None:
        self._perform(lambda: arrange.duplicate(self._document, self.paragraphs))

    def copy(self) -> None:
        """The chosen paragraphs with what hangs below them go to the clipboard."""
        blocks = arrange.blocks_of(self._document, self.paragraphs)
        if blocks:
            QGuiApplication.clipboard().setMimeData(clipboard.to_mime(fragments.of(self._document, blocks)))

    def cut(self) -> None:
        if self.paragraphs:
            self.copy()
            self.remove()

    def paste(self) -> None:
        """What was copied goes after the last of the chosen rows."""
        rows = [row for row in self._chosen() if row.is_paragraph or row.part]
        language = self._document.metadata.language
        fragment = clipboard.from_mime(QGuiApplication.clipboard().mimeData(), language)
        if rows:
            beside = self._end_of(rows[-1]).block
            self._perform(lambda: arrange.paste(self._document, beside, fragment))

    def set_kind(self, kind: Kind) -> None:
        """The chosen paragraphs become of this kind; levels are kept where the kind has them."""

        def change(document: Document, block: NodeId) -> Edit:
            return structure.set_kind(document, caret(block), kind)

        blocks = self.paragraphs
        self._perform(lambda: arrange.each(self._document, blocks, change))

    def insert(self, kind: Kind | None, *, after: bool) -> NodeId | None:
        """A new paragraph beside the chosen row, or None of ``kind``: one like it. Gives its id."""
        rows = [row for row in self._chosen() if row.is_paragraph or row.part]
        if not rows:
            return None
        row = rows[-1] if after else rows[0]
        beside, where = self._place_beside(row, kind, after=after)
        new = self._document.next_id
        wanted = kind or self._kind_like(row)
        done = self._perform(lambda: arrange.insert(self._document, beside, where, wanted))
        return new if done else None

    def insert_annex(self, *, after: bool) -> NodeId | None:
        """A new annex beside that of the chosen row, or the first or last of its text. Gives a paragraph of it."""
        rows = [row for row in self._chosen() if row.block]
        if not rows:
            return None
        beside, new = rows[0].block, self._document.next_id
        done = self._perform(lambda: annexes.insert(self._document, beside, after=after))
        return new if done else None

    def rename(self, row: Row, words: str) -> None:
        make = annexes.rename if row.is_annex else arrange.rename
        self._perform(lambda: make(self._document, row.block, words))

    def _place_beside(self, row: Row, kind: Kind | None, *, after: bool) -> tuple[NodeId, Where]:
        if not after:
            return row.block, "before"
        if row.part is not None:
            return self._end_of(row).block, "after"
        if row.kind in DIVISIONS and kind not in DIVISIONS:
            # below a heading is where its text begins, not where it ends
            return (row.below[0].block, "before") if row.below else (row.block, "below")
        return row.block, "after"

    @staticmethod
    def _end_of(row: Row) -> Row:
        """The last paragraph of a part; any other row is its own end."""
        if row.part is None:
            return row
        return next((r for r in reversed(row.below) if r.is_paragraph), row)

    @staticmethod
    def _kind_like(row: Row) -> Kind:
        """The kind of a new paragraph beside a row."""
        if row.kind in LISTS:
            return row.kind
        home: Row | None = row
        while home is not None and home.part is None:
            home = home.parent
        return _OF_PART.get(home.part, Kind.TEXT) if home is not None and home.part else Kind.TEXT
