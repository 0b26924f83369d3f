"""A list of entries of two lines with an icon: the model, the filter and how a row is drawn.

Panels that list something about the document (findings, citations) turn it into entries; this module knows not what.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    QSortFilterProxyModel,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from engross.ui import icons
from engross.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex

ENTRY = Qt.ItemDataRole.UserRole + 1
"""The role under which the model gives the `Entry` itself."""

_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Entry:
    """One row. ``group`` is what the buttons filter by, ``icon`` and ``colour`` show it together with ``word``.

    Entries of one ``section`` that follow each other stand below a heading with these words; "" has none.
    """

    subject: object
    group: str
    icon: str
    colour: str
    title: str
    detail: str
    word: str
    section: str = ""


class EntriesModel(QAbstractListModel):
    """The entries in their order. Rows that stay the same keep their selection when others are shown."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._entries: tuple[Entry, ...] = ()

    @property
    def entries(self) -> tuple[Entry, ...]:
        return self._entries

    def show(self, entries: Sequence[Entry]) -> None:
        """Show these entries from now on."""
        new, old = tuple(entries), self._entries
        start, old_end, new_end = differing(old, new)
        common = min(old_end, new_end)
        if old_end > common:
            self.beginRemoveRows(_NOWHERE, common, old_end - 1)
            self._entries = (*old[:common], *old[old_end:])
            self.endRemoveRows()
        elif new_end > common:
            self.beginInsertRows(_NOWHERE, common, new_end - 1)
            self._entries = (*old[:common], *new[common:new_end], *old[old_end:])
            self.endInsertRows()
        self._entries = new
        if start < common:
            self.dataChanged.emit(self.index(start), self.index(common - 1))

    def restyle(self, theme: Theme) -> None:
        """Draw the icons in the colours of this theme."""
        self._theme = theme
        if self._entries:
            self.dataChanged.emit(self.index(0), self.index(len(self._entries) - 1))

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._entries):
            return None
        entry = self._entries[index.row()]
        if role == ENTRY:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.title
        if role == Qt.ItemDataRole.DecorationRole:
            return icons.icon(entry.icon, self._theme, entry.colour)
        if role == Qt.ItemDataRole.ToolTipRole:
            return entry.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ". ".join(filter(None, (f"{entry.word}: {entry.title}", entry.section, entry.detail)))
        return None


def differing(old: Sequence[object], new: Sequence[object]) -> tuple[int, int, int]:
    """Where the rows differ: the start, and the end in the old and in the new ones."""
    shorter = min(len(old), len(new))
    start = 0
    while start < shorter and (old[start] is new[start] or old[start] == new[start]):
        start += 1
    tail = 0
    while tail < shorter - start and (old[-1 - tail] is new[-1 - tail] or old[-1 - tail] == new[-1 - tail]):
        tail += 1
    return start, len(old) - tail, len(new) - tail


class EntryFilter(QSortFilterProxyModel):
    """Lets through entries of the chosen groups that hold all the words."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hidden: frozenset[str] = frozenset()
        self._words: tuple[str, ...] = ()
        self._headed: tuple[object, object, object] = (None, None, None)
        self._headings: dict[int, str] = {}

    def hide_groups(self, groups: frozenset[str]) -> None:
        self.beginResetModel()
        self._hidden = groups
        self.endResetModel()

    def find(self, words: str) -> None:
        self.beginResetModel()
        self._words = tuple(words.casefold().split())
        self.endResetModel()

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        model = self.sourceModel()
        entry = model.index(source_row, 0, source_parent).data(ENTRY)
        return isinstance(entry, Entry) and self._accepts(entry)

    def _accepts(self, entry: Entry) -> bool:
        if entry.group in self._hidden:
            return False
        if not self._words:
            return True
        text = f"{entry.section} {entry.word} {entry.title} {entry.detail}".casefold()
        return all(word in text for word in self._words)

    @property
    def headings(self) -> dict[int, str]:
        """The rows above which the heading of a section stands, with its words; lists of thousands ask for each row."""
        model = self.sourceModel()
        entries = model.entries if isinstance(model, EntriesModel) else ()
        seen = (entries, self._hidden, self._words)
        if any(one is not two for one, two in zip(seen, self._headed, strict=True)):
            self._headed, self._headings, before = seen, {}, ""
            for row, entry in enumerate(filter(self._accepts, entries)):
                if entry.section != before:
                    self._headings[row] = before = entry.section
        return self._headings

    def entries(self) -> list[Entry]:
        """What is shown, in order."""
        model = self.sourceModel()
        return list(filter(self._accepts, model.entries)) if isinstance(model, EntriesModel) else []


def heading(index: Index) -> str:
    """The heading that stands above a row: its section's, where the row before is of another."""
    model = index.model()
    return model.headings.get(index.row(), "") if isinstance(model, EntryFilter) else ""


class EntryDelegate(QStyledItemDelegate):
    """Draws an entry: the icon, the title, below it the detail in quieter ink; above a section its heading."""

    PAD, GAP, ICON = 8, 10, 18

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._measured = ""
        self._sizes = (QSize(), QSize())

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        if (font := option.font.key()) != self._measured:
            self._measured = font
            height = 2 * self.PAD + option.fontMetrics.height() + self._small(option).height() + 2
            self._sizes = QSize(120, height), QSize(120, height + self._above(option))
        return self._sizes[bool(heading(index))]

    def _above(self, option: QStyleOptionViewItem) -> int:
        """The height of a heading."""
        return option.fontMetrics.height() + self.PAD

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry = index.data(ENTRY)
        if not isinstance(entry, Entry):
            return
        painter.save()
        row = QRect(option.rect)
        if above := heading(index):
            row.setTop(row.top() + self._above(option))
            self._paint_heading(painter, option, row, above)
        self._paint_ground(painter, option, row)
        right_to_left = option.direction == Qt.LayoutDirection.RightToLeft
        box = row.adjusted(self.PAD, self.PAD, -self.PAD, -self.PAD)
        icon = QRect(box.left(), box.top(), self.ICON, self.ICON)
        text = box.adjusted(self.ICON + self.GAP, 0, 0, 0)
        if right_to_left:
            icon.moveRight(box.right())
            text = box.adjusted(0, 0, -self.ICON - self.GAP, 0)
        icons.icon(entry.icon, self.theme, entry.colour).paint(painter, icon)
        self._paint_line(painter, option, text, entry.title, "panel_ink")
        text.setTop(text.top() + option.fontMetrics.height() + 2)
        painter.setFont(self._small_font(option))
        self._paint_line(painter, option, text, entry.detail, "muted")
        painter.restore()

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, row: QRect, words: str) -> None:
        """Above a row, on the ground of the panel."""
        band = QRect(row.left(), option.rect.top(), row.width(), row.top() - option.rect.top())
        painter.fillRect(band, self.theme.colour("panel"))
        painter.setPen(self.theme.colour("rule"))
        painter.drawLine(band.bottomLeft(), band.bottomRight())
        font = self._small_font(option)
        font.setBold(True)
        painter.setFont(font)
        box = band.adjusted(self.PAD, self.PAD - 2, -self.PAD, 0)
        self._paint_line(painter, option, box, words, "muted")
        painter.setFont(option.font)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, row: QRect) -> None:
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(row, self.theme.colour("accent_soft"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(row, self.theme.colour("hover"))
        painter.setPen(self.theme.colour("rule"))
        painter.drawLine(row.bottomLeft(), row.bottomRight())
        if option.state & QStyle.StateFlag.State_HasFocus and option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(QRect(row.left(), row.top(), 3, row.height()), self.theme.colour("accent"))

    def _paint_line(
        self, painter: QPainter, option: QStyleOptionViewItem, box: QRect, words: str, ink: str
    ) -> None:
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        painter.setPen(self.theme.colour(ink))
        painter.setLayoutDirection(
            Qt.LayoutDirection.LayoutDirectionAuto
        )  # each line in its own script's order
        flags = Qt.AlignmentFlag.AlignTop | QStyle.visualAlignment(
            option.direction, Qt.AlignmentFlag.AlignLeft
        )
        painter.drawText(box, int(flags), shown)

    @staticmethod
    def _small_font(option: QStyleOptionViewItem) -> QFont:
        font = QFont(option.font)
        font.setPointSizeF(max(font.pointSizeF() * 0.9, 6.5))
        return font

    def _small(self, option: QStyleOptionViewItem) -> QFontMetrics:
        return QFontMetrics(self._small_font(option))
