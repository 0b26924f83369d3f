"""The rows of the structure as Qt's items: where each stands, and how they change one by one."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex

from engross.model.nodes import Document, NodeId
from engross.ui.structure import merge, tree
from engross.ui.structure.tree import Row

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_ROWS = merge.Rows()


class RowsModel(QAbstractItemModel):
    """One column; a row is a group or a paragraph. What a row shows is for a subclass to say."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.root = Row(("root",), "", "", 0)
        self.document: Document | None = None
        """The one shown."""
        self.by_block: dict[NodeId, Row] = {}
        """The row that each paragraph stands in, the highest of several."""
        self._gone: list[Row] = []

    def show(self, document: Document) -> bool:
        """Show the document; False where the rows are the same as before and only their words may differ."""
        self._gone.clear()
        self.document = document
        wanted = tree.of(document)
        if not self.root.below:
            return self._fill(wanted)
        known = {row.key for row in self.root.walk()} | {self.root.key}
        if any(row.key in known and row.parent and row.parent.key not in known for row in wanted.walk()):
            is_changed = self._lay_out(wanted)
        else:
            is_changed = merge.merge(self, self.root, wanted)
        self._find_blocks()
        return is_changed

    def _find_blocks(self) -> None:
        every = reversed(list(self.root.walk()))
        self.by_block = {block: row for row in every for block in row.blocks}

    def _fill(self, wanted: Row) -> bool:
        """The first rows, told as one."""
        self.beginResetModel()
        is_changed = merge.merge(_ROWS, self.root, wanted)
        self._find_blocks()
        self.endResetModel()
        return is_changed

    def _lay_out(self, wanted: Row) -> bool:
        """Rows go below others that have only just come: told as one new layout, which keeps what is open and chosen.

        Told one by one, Qt's filter model loses count of them.
        """
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        rows = [self.row_at(index) for index in before]
        is_changed = merge.merge(_ROWS, self.root, wanted)
        there = {id(row) for row in self.root.walk()}
        after = [self.index_of(row) if id(row) in there else QModelIndex() for row in rows]
        self._gone += [row for row in rows if id(row) not in there]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()
        return is_changed

    # the rows, changed one at a time (merge.Shown)

    def insert(self, row: Row, parent: Row, at: int) -> None:
        self.beginInsertRows(self.index_of(parent), at, at)
        _ROWS.insert(row, parent, at)
        self.endInsertRows()

    def remove(self, parent: Row, first: int, last: int) -> None:
        self.beginRemoveRows(self.index_of(parent), first, last)
        self._gone += parent.below[first : last + 1]  # indexes may still point to them
        _ROWS.remove(parent, first, last)
        self.endRemoveRows()

    def move(self, row: Row, parent: Row, at: int) -> None:
        home = row.parent
        assert home is not None
        if home is parent and at in (row.number, row.number + 1):
            return
        self.beginMoveRows(self.index_of(home), row.number, row.number, self.index_of(parent), at)
        _ROWS.move(row, parent, at)
        self.endMoveRows()

    def reword(self, row: Row, new: Row) -> None:
        if _ROWS.reword(row, new):
            self.tell(row)

    def tell(self, row: Row) -> None:
        """What is seen of a row is other than before."""
        index = self.index_of(row)
        self.dataChanged.emit(index, index)

    # finding rows

    def rows(self) -> list[Row]:
        """Every row in order, each before those below it."""
        return list(self.root.walk())

    def row_of(self, block: NodeId) -> Row | None:
        """The row that shows a paragraph, the deepest of several."""
        index = self.index_of_block(block)
        return self.row_at(index) if index.isValid() else None

    def groups(self) -> list[Row]:
        """Every row that has rows below it."""
        return [row for row in self.root.walk() if row.below]

    def row_at(self, index: Index) -> Row:
        """The row of an index; the root for an invalid one."""
        return index.internalPointer() or self.root

    def index_of(self, row: Row) -> QModelIndex:
        return QModelIndex() if row is self.root else self.createIndex(row.number, 0, row)

    def index_of_block(self, block: NodeId) -> QModelIndex:
        """The row of a paragraph; invalid where none shows it. Of several (a group and its first), the deepest."""
        row = self.by_block.get(block)
        while row is not None and row.below and row.below[0].block == block:
            row = row.below[0]
        return self.index_of(row) if row else QModelIndex()

    # what Qt asks

    def index(self, row: int, column: int, parent: Index = _NOWHERE) -> QModelIndex:
        rows = self.row_at(parent).below
        if column == 0 and 0 <= row < len(rows):
            return self.createIndex(row, 0, rows[row])
        return QModelIndex()

    def parent(self, index: Index = _NOWHERE) -> QModelIndex:  # type: ignore[override]
        above = self.row_at(index).parent if index.isValid() else None
        return QModelIndex() if above is None else self.index_of(above)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return len(self.row_at(parent).below)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 1
