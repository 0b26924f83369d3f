"""The rows of the structure sidebar as a Qt model that changes row by row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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

from engross.model import outline
from engross.model.nodes import Document, NodeId
from engross.ui.kinds import kind_titles
from engross.ui.structure import drops, tree
from engross.ui.structure.badges import Badge, total
from engross.ui.structure.drops import Drop
from engross.ui.structure.merge import merge
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

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()

# made once: Qt asks for the flags of every row after each move
_NO_FLAGS = Qt.ItemFlag.NoItemFlags
_STILL = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDropEnabled
_PARAGRAPH = _STILL | Qt.ItemFlag.ItemIsDragEnabled
_NAMED = _PARAGRAPH | Qt.ItemFlag.ItemIsEditable


class StructureModel(QAbstractItemModel):
    """One column; a row is a group or a paragraph."""

    dropped = Signal(object, object)
    """Paragraphs were dropped: a list of their ids, and the `Drop`."""
    renamed = Signal(object, str)
    """A `Row` was given another name."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._root = Row(("root",), "", "", 0)
        self._document: Document | None = None
        self._by_block: dict[NodeId, Row] = {}
        self._badges: dict[str, Mapping[NodeId, Badge]] = {}
        self._gone: list[Row] = []

    def show(self, document: Document) -> bool:
        """Show the document; False where the rows are the same as before and only their words may differ."""
        self._gone.clear()
        self._document = document
        wanted = tree.of(document)
        known = {row.key for row in self._root.walk()} | {self._root.key}
        if any(row.key in known and row.parent and row.parent.key not in known for row in wanted.walk()):
            is_changed = self._lay_out(wanted)
        else:
            is_changed = merge(self, self._root, wanted)
        every = reversed(list(self._root.walk()))
        self._by_block = {block: row for row in every for block in row.blocks}
        return is_changed

    def _lay_out(self, wanted: Row) -> bool:
        """Rows go below others that have only just come: told as one new layout, which keeps what is open and chosen.

        Told one by one, Qt's filter model loses count of them.
        """
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        rows = [self.row_at(index) for index in before]
        is_changed = merge(_Untold(), self._root, wanted)
        there = {id(row) for row in self._root.walk()}
        after = [self.index_of(row) if id(row) in there else QModelIndex() for row in rows]
        self._gone += [row for row in rows if id(row) not in there]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()
        return is_changed

    # the rows, changed one at a time (merge.Shown)

    def insert(self, row: Row, parent: Row, at: int) -> None:
        self.beginInsertRows(self.index_of(parent), at, at)
        _put(row, parent, at)
        self.endInsertRows()

    def remove(self, parent: Row, first: int, last: int) -> None:
        self.beginRemoveRows(self.index_of(parent), first, last)
        self._gone += parent.below[first : last + 1]  # indexes may still point to them
        _take(parent, first, last)
        self.endRemoveRows()

    def move(self, row: Row, parent: Row, at: int) -> None:
        home = row.parent
        assert home is not None
        if home is parent and at in (row.number, row.number + 1):
            return
        self.beginMoveRows(self.index_of(home), row.number, row.number, self.index_of(parent), at)
        _move(row, parent, at)
        self.endMoveRows()

    def reword(self, row: Row, new: Row) -> None:
        if _reword(row, new):
            self._tell(row)

    def _tell(self, row: Row) -> None:
        index = self.index_of(row)
        self.dataChanged.emit(index, index)

    # badges

    def show_badges(self, source: str, badges: Mapping[NodeId, Badge]) -> None:
        """Show these badges of one source (findings, comments …) in place of its earlier ones."""
        before = self._badges.get(source, {})
        self._badges[source] = dict(badges)
        touched: dict[int, Row] = {}
        for block in before.keys() | badges.keys():
            row = self._by_block.get(block) if before.get(block) != badges.get(block) else None
            while row is not None and row is not self._root and id(row) not in touched:
                touched[id(row)] = row
                row = row.parent
        for row in touched.values():
            self._tell(row)

    def _badges_of(self, rows: Iterable[Row]) -> tuple[Badge, ...]:
        blocks = {block for row in rows if row.kind or row.part for block in row.blocks}
        sums = (total(known[b] for b in blocks if b in known) for known in self._badges.values())
        return tuple(badge for badge in sums if badge is not None)

    # finding rows

    def rows(self) -> list[Row]:
        """Every row in order, each before those below it."""
        return list(self._root.walk())

    def row_of(self, block: NodeId) -> Row | None:
        """The row that shows a paragraph, the deepest of several."""
        index = self.index_of_block(block)
        return self.row_at(index) if index.isValid() else None

    def groups(self) -> list[Row]:
        """Every row that has rows below it."""
        return [row for row in self._root.walk() if row.below]

    def row_at(self, index: Index) -> Row:
        """The row of an index; the root for an invalid one."""
        return index.internalPointer() or self._root

    def index_of(self, row: Row) -> QModelIndex:
        return QModelIndex() if row is self._root else self.createIndex(row.number, 0, row)

    def index_of_block(self, block: NodeId) -> QModelIndex:
        """The row of a paragraph; invalid where none shows it. Of several (a group and its first), the deepest."""
        row = self._by_block.get(block)
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
        if row.kind is None or self._document is None:
            return f"{row.label} {row.words}" if row.is_annex else ""
        address = outline.addresses(self._document).get(row.block, "")
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
            return _NAMED if row.is_annex or row.is_paragraph else _STILL
        return _PARAGRAPH if row.is_paragraph else _STILL

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
        found = (self._by_block.get(block) for block in blocks)
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


class _Untold:
    """Changes rows without a word (merge.Shown)."""

    def insert(self, row: Row, parent: Row, at: int) -> None:
        _put(row, parent, at)

    def remove(self, parent: Row, first: int, last: int) -> None:
        _take(parent, first, last)

    def move(self, row: Row, parent: Row, at: int) -> None:
        _move(row, parent, at)

    def reword(self, row: Row, new: Row) -> None:
        _reword(row, new)


def _put(row: Row, parent: Row, at: int) -> None:
    parent.below.insert(at, row)
    row.parent = parent
    _count(parent, at)


def _take(parent: Row, first: int, last: int) -> None:
    del parent.below[first : last + 1]
    _count(parent, first)


def _move(row: Row, parent: Row, at: int) -> None:
    home, old = row.parent, row.number
    assert home is not None
    del home.below[old]
    parent.below.insert(at - (home is parent and old < at), row)
    row.parent = parent
    _count(home)
    _count(parent)


def _reword(row: Row, new: Row) -> bool:
    """Whether what people see of the row has changed."""
    is_same = (row.label, row.words, row.kind) == (new.label, new.words, new.kind)
    row.label, row.words, row.kind = new.label, new.words, new.kind
    row.block, row.also = new.block, new.also
    return not is_same


def _count(parent: Row, start: int = 0) -> None:
    """Tell the rows below a row their places."""
    for number in range(start, len(parent.below)):
        parent.below[number].number = number
