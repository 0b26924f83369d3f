"""What the rows of the structure sidebar show and let people do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import (
    QMimeData,
    QObject,
    Qt,
    Signal,
)

from engross.model import outline
from engross.model.nodes import NodeId
from engross.ui.kinds import kind_titles
from engross.ui.structure import drops
from engross.ui.structure.badges import Badge, total
from engross.ui.structure.drops import Drop
from engross.ui.structure.rows_model import Index, RowsModel
from engross.ui.structure.tree import Row

MIME = "application/x-engross-rows"
"""The model's own number and the paragraphs dragged: rows go to places in their own document only."""
LABEL = Qt.ItemDataRole.UserRole + 1
WORDS = Qt.ItemDataRole.UserRole + 2
IS_GROUP = Qt.ItemDataRole.UserRole + 3
FILTER = Qt.ItemDataRole.UserRole + 4
"""All words by which a row is found: number, opening words, kind, address."""
BADGES = Qt.ItemDataRole.UserRole + 5
"""The badges of the row itself, a tuple."""
ALL_BADGES = Qt.ItemDataRole.UserRole + 6
"""The badges of the row with all below it, a tuple."""


# made once: Qt asks for the flags of every row after each move
_NO_FLAGS = Qt.ItemFlag.NoItemFlags
_STILL = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDropEnabled
_PARAGRAPH = _STILL | Qt.ItemFlag.ItemIsDragEnabled
_NAMED = _PARAGRAPH | Qt.ItemFlag.ItemIsEditable
_LEAVES = {flags: flags | Qt.ItemFlag.ItemNeverHasChildren for flags in (_STILL, _PARAGRAPH, _NAMED)}
"""Of rows with none below them: Qt does not look there for some to lay out."""


class StructureModel(RowsModel):
    """What the rows show, their names given anew, and dragging them."""

    dropped = Signal(object, object)
    """Paragraphs were dropped: a list of their ids, and the `Drop`."""
    renamed = Signal(object, str)
    """A `Row` was given another name."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._badges: dict[str, Mapping[NodeId, Badge]] = {}

    # badges

    def show_badges(self, source: str, badges: Mapping[NodeId, Badge]) -> None:
        """Show these badges of one source (findings, comments …) in place of its earlier ones."""
        before = self._badges.get(source, {})
        self._badges[source] = dict(badges)
        touched: dict[int, Row] = {}
        for block in before.keys() | badges.keys():
            row = self.by_block.get(block) if before.get(block) != badges.get(block) else None
            while row is not None and row is not self.root and id(row) not in touched:
                touched[id(row)] = row
                row = row.parent
        for row in touched.values():
            self.tell(row)

    def _badges_of(self, rows: Iterable[Row]) -> tuple[Badge, ...]:
        blocks = {block for row in rows if row.kind or row.part for block in row.blocks}
        sums = (total(known[b] for b in blocks if b in known) for known in self._badges.values())
        return tuple(badge for badge in sums if badge is not None)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.row_at(index)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return f"{row.label} {row.words}".strip()
            case Qt.ItemDataRole.EditRole:
                return row.words
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{row.label} {row.words}{self._spoken(row)}".strip()
            case Qt.ItemDataRole.ToolTipRole:
                return (row.words + self._spoken(row)) if row.kind else None
            case _ if role == LABEL:
                return row.label
            case _ if role == WORDS:
                return row.words
            case _ if role == IS_GROUP:
                return row.kind is None
            case _ if role == FILTER:
                return self._found_by(row) + self._spoken(row)
            case _ if role == BADGES:
                return self._badges_of((row,))
            case _ if role == ALL_BADGES:
                return self._badges_of((row, *row.walk()))
        return None

    def _spoken(self, row: Row) -> str:
        badges = self._badges_of((row,))
        return f" ({', '.join(badge.spoken for badge in badges)})" if badges else ""

    def _found_by(self, row: Row) -> str:
        if row.kind is None or self.document is None:
            return f"{row.label} {row.words}" if row.is_annex else ""
        address = outline.addresses(self.document).get(row.block, "")
        return f"{row.label} {row.words} {kind_titles().get(row.kind, '')} {address}"

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Only tells of the new name: the document is changed, and the row follows from it."""
        row = self.row_at(index)
        if role != Qt.ItemDataRole.EditRole or not row.has_name or value == row.words:
            return False
        self.renamed.emit(row, str(value))
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return _NO_FLAGS
        row = self.row_at(index)
        if row.has_name:
            found = _NAMED if row.is_annex or row.is_paragraph else _STILL
        else:
            found = _PARAGRAPH if row.is_paragraph else _STILL
        return found if row.below else _LEAVES[found]

    # dragging

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Any) -> QMimeData:
        """The paragraphs dragged; where an annex is among them, that annex alone."""
        rows = [self.row_at(index) for index in indexes]
        annexes = [row for row in rows if row.is_annex]
        dragged = annexes[:1] or [row for row in rows if row.is_paragraph]
        data = QMimeData()
        data.setData(MIME, " ".join(map(str, (id(self), *(row.block for row in dragged)))).encode())
        return data

    def dragged(self, data: QMimeData) -> list[Row]:
        """The rows that are dragged; none where they are of another document."""
        if not data.hasFormat(MIME):
            return []
        owner, *blocks = map(int, bytes(data.data(MIME).data()).split())
        if owner != id(self):
            return []
        found = (self.by_block.get(block) for block in blocks)
        return [row if row.is_annex else self._paragraph(row) for row in found if row is not None]

    def _paragraph(self, row: Row) -> Row:
        return self.row_at(self.index_of_block(row.block))

    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        return bool(self.dragged(data)) and self.drop_at(row, parent) is not None

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Only tells of the drop: the document is changed, and the rows follow from it."""
        drop, dragged = self.drop_at(row, parent), self.dragged(data)
        if dragged and drop is not None:
            self.dropped.emit(dragged, drop)
        return False

    def drop_at(self, row: int, parent: Index) -> Drop | None:
        """Where a drop goes that Qt describes by a parent and a place among the rows below it (-1: onto it)."""
        above = self.row_at(parent)
        if row < 0:
            return drops.onto(above)
        before = above.below[row - 1] if 0 < row <= len(above.below) else above
        after = above.below[row] if row < len(above.below) else None
        return drops.between(before, after, above.depth + 1)
