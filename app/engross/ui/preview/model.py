"""The paragraphs of an understanding as rows of a table: kind, number, words."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from engross.formats.text.understanding import Recognised
from engross.i18n import _
from engross.model.nodes import Kind
from engross.ui import icons
from engross.ui.preview.correction import kind_titles
from engross.ui.theme import Theme
from engross.ui.widgets.entries import differing

KIND, LABEL, WORDS = range(3)
_INDENT = "\u2003"
_LENGTH = 300
"""Characters of a paragraph shown in its row."""

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class ParagraphsModel(QAbstractTableModel):
    """Rows that stay the same keep their selection when an understanding is corrected."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._titles = kind_titles()
        self._rows: tuple[Recognised, ...] = ()

    def show(self, rows: tuple[Recognised, ...]) -> None:
        """Show these paragraphs from now on."""
        old = self._rows
        start, old_end, new_end = differing(old, rows)
        common = min(old_end, new_end)
        if old_end > common:
            self.beginRemoveRows(_NOWHERE, common, old_end - 1)
            self._rows = (*old[:common], *old[old_end:])
            self.endRemoveRows()
        elif new_end > common:
            self.beginInsertRows(_NOWHERE, common, new_end - 1)
            self._rows = (*old[:common], *rows[common:new_end], *old[old_end:])
            self.endInsertRows()
        self._rows = rows
        if start < common:
            self.dataChanged.emit(self.index(start, 0), self.index(common - 1, WORDS))

    def row(self, number: int) -> Recognised | None:
        """The paragraph of a row, or None where there is none."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else 3

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (_("Understood as"), _("No."), _("Words"))[section]
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        item = self.row(index.row()) if index.isValid() else None
        if item is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(item, index.column())
            case Qt.ItemDataRole.DecorationRole if index.column() == KIND:
                return icons.icon("warning" if item.doubt else "blank", self._theme, "warning")
            case Qt.ItemDataRole.ToolTipRole:
                return item.doubt or None
            case Qt.ItemDataRole.ForegroundRole:
                quiet = index.column() != WORDS or item.kind in (Kind.NOTE, Kind.MASTHEAD)
                return self._theme.colour("muted" if quiet else "panel_ink")
            case Qt.ItemDataRole.FontRole if index.column() == WORDS:
                return _font(item)
            case Qt.ItemDataRole.AccessibleTextRole:
                doubt = f" ({item.doubt})" if item.doubt else ""
                return f"{self._text(item, index.column()).strip() or self._empty(index.column())}{doubt}"
        return None

    def _text(self, item: Recognised, column: int) -> str:
        if column == KIND:
            return self._titles.get(item.kind, str(item.kind))
        if column == LABEL:
            return item.label
        return _INDENT * (item.level + item.quoted) + " ".join(item.text[:_LENGTH].split())

    @staticmethod
    def _empty(column: int) -> str:
        """What is said of a cell with nothing in it."""
        return _("No number") if column == LABEL else _("No words")


def _font(item: Recognised) -> QFont:
    font = QFont()
    font.setBold(item.kind in (Kind.TITLE, Kind.HEADING, Kind.SECTION))
    font.setItalic(item.kind is Kind.ORGAN)
    return font
