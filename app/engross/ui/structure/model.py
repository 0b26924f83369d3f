"""The rows of the structure sidebar as a Qt model that changes as little as it must."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from engross.i18n import _
from engross.model.nodes import Document, NodeId
from engross.ui.structure import tree
from engross.ui.structure.tree import Row

MIME = "application/x-engross-paragraph"
LABEL = Qt.ItemDataRole.UserRole + 1
WORDS = Qt.ItemDataRole.UserRole + 2
IS_GROUP = Qt.ItemDataRole.UserRole + 3
FILTER = Qt.ItemDataRole.UserRole + 4
MARK = Qt.ItemDataRole.UserRole + 5
"""The worst that was found in the paragraph: "error", "warning", "hint", or ""."""

_Index = QModelIndex | QPersistentModelIndex


class StructureModel(QAbstractItemModel):
    """One column; a row is a group or a paragraph."""

    moved = Signal(int, int, bool)
    """A paragraph was dropped: its id, that of the target, and whether it goes after the target."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._root = Row(("root",), "", "", 0)
        self._by_block: dict[NodeId, Row] = {}
        self._marks: Mapping[NodeId, str] = {}

    def show(self, document: Document) -> bool:
        """Show the document; False where the rows are the same as before and only their words may differ."""
        root = tree.of(document)
        old, new = list(self._root.walk()), list(root.walk())
        is_same = [(r.key, r.kind, len(r.below)) for r in old] == [(r.key, r.kind, len(r.below)) for r in new]
        if is_same:
            for before, after in zip(old, new, strict=True):
                before.block = after.block
                if (before.label, before.words) != (after.label, after.words):
                    before.label, before.words = after.label, after.words
                    index = self.index_of(before)
                    self.dataChanged.emit(index, index)
        else:
            self.beginResetModel()
            self._root = root
            self.endResetModel()
        self._by_block = {row.block: row for row in reversed(list(self._root.walk()))}
        return not is_same

    def show_marks(self, marks: Mapping[NodeId, str]) -> None:
        """Show what was found in these paragraphs."""
        before, self._marks = self._marks, dict(marks)
        for block in before.keys() | marks.keys():
            if before.get(block) != marks.get(block):
                index = self.index_of_block(block)
                if index.isValid():
                    self.dataChanged.emit(index, index)

    def _mark(self, row: Row) -> str:
        return self._marks.get(row.block, "") if row.kind is not None else ""

    def groups(self) -> list[Row]:
        """Every row that has rows below it."""
        return [row for row in self._root.walk() if row.below]

    def row_at(self, index: _Index) -> Row:
        """The row of an index; the root for an invalid one."""
        row = index.internalPointer() if index.isValid() else None
        return row if isinstance(row, Row) else self._root

    def index_of(self, row: Row) -> QModelIndex:
        return QModelIndex() if row is self._root else self.createIndex(row.number, 0, row)

    def index_of_block(self, block: NodeId) -> QModelIndex:
        """The row of a paragraph; invalid where none shows it. Of several (a group and its first), the deepest."""
        row = self._by_block.get(block)
        while row is not None and row.below and row.below[0].block == block:
            row = row.below[0]
        return self.index_of(row) if row else QModelIndex()

    # what Qt asks

    def index(self, row: int, column: int, parent: _Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        rows = self.row_at(parent).below
        if column == 0 and 0 <= row < len(rows):
            return self.createIndex(row, 0, rows[row])
        return QModelIndex()

    def parent(self, index: _Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        above = self.row_at(index).parent if index.isValid() else None
        return QModelIndex() if above is None else self.index_of(above)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return len(self.row_at(parent).below)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 1

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.row_at(index)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return f"{row.label} {row.words}".strip()
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{row.label} {row.words} {_spoken(self._mark(row))}".strip()
            case Qt.ItemDataRole.ToolTipRole:
                return row.words if row.kind else None
            case _ if role == MARK:
                return self._mark(row)
            case _ if role == LABEL:
                return row.label
            case _ if role == WORDS:
                return row.words
            case _ if role == IS_GROUP:
                return row.kind is None
            case _ if role == FILTER:
                return f"{row.label} {row.words}" if row.kind else ""
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        row = self.row_at(index)
        if row.can_move:
            flags |= Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled
        elif row.kind is None:
            flags |= Qt.ItemFlag.ItemIsDropEnabled
        return flags

    # dragging paragraphs

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Any) -> QMimeData:
        data = QMimeData()
        data.setData(MIME, str(self.row_at(indexes[0]).block).encode())
        return data

    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: _Index
    ) -> bool:
        return data.hasFormat(MIME) and self._target(row, parent) is not None

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: _Index
    ) -> bool:
        """Only tells of the drop: the document is changed, and the rows follow from it."""
        target = self._target(row, parent)
        if data.hasFormat(MIME) and target is not None:
            block, after = target
            self.moved.emit(int(bytes(data.data(MIME).data())), block, after)
        return False

    def _target(self, row: int, parent: _Index) -> tuple[NodeId, bool] | None:
        above = self.row_at(parent)
        if row < 0:
            return (above.block, True) if above.can_move else None
        if not above.below or not any(r.can_move for r in above.below):
            return None
        if row < len(above.below):
            return above.below[row].block, False
        return above.below[-1].block, True


def _spoken(mark: str) -> str:
    words = {"error": _("(error)"), "warning": _("(warning)"), "hint": _("(hint)")}
    return words.get(mark, "")
