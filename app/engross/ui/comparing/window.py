"""Two texts side by side: paired paragraphs stay level, lines lead from where one was to where it is now."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QPointF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QKeySequence,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from engross.errors import AppError
from engross.i18n import _, counted
from engross.model.nodes import NodeId
from engross.model.review import ChangeId
from engross.review.side_by_side import Deed
from engross.ui import dialogs
from engross.ui.comparing.column import Column
from engross.ui.editor.lines import RIGHT_TO_LEFT
from engross.ui.messages import MessageBar
from engross.ui.theme import Theme
from engross.workspace import comparison, files
from engross.workspace.comparison import Comparison

_GAP = 56


class SideBySide(QWidget):
    """A window of its own. ``show_tracked`` gets the comparison to show as tracked changes."""

    wanted = Signal(int)
    """The paragraph of a difference that people want to go to."""

    def __init__(
        self,
        found: Comparison,
        names: tuple[str, str],
        theme: Theme,
        show_tracked: Callable[[Comparison], object],
        parent: QWidget,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("comparison")
        self.setWindowTitle(_("{old} and {new}").format(old=names[0], new=names[1]))
        self.resize(1240, 800)
        self._names, self._show_tracked = names, show_tracked
        self.theme = theme
        self.old = Column(_("Earlier text: {name}").format(name=names[0]), theme, self, is_new=False)
        self.new = Column(_("Later text: {name}").format(name=names[1]), theme, self, is_new=True)
        self.gap = Gap(self)
        self.list = self._make_list()
        self.messages = MessageBar(theme, self, self)
        self._count = QLabel(self)
        self._lay_out()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(60)
        self._rest.timeout.connect(self.level)
        for one, other in ((self.old, self.new), (self.new, self.old)):
            one.verticalScrollBar().valueChanged.connect(other.verticalScrollBar().setValue)
            one.verticalScrollBar().valueChanged.connect(self.gap.update)
        self.old.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for keys, step in (("Alt+Down", +1), ("Ctrl+Alt+Down", +1), ("Alt+Up", -1), ("Ctrl+Alt+Up", -1)):
            QShortcut(QKeySequence(keys), self, lambda by=step: self.step(by))
        QShortcut(QKeySequence("Escape"), self, self.close)
        self.show_comparison(found)
        self.list.setFocus()

    def show_comparison(self, found: Comparison) -> None:
        """Show this from now on, at the height and the clause where the one before was."""
        self.found = found
        moves = {row.move for row in found.rows if row.move}
        alone = [not row.move and (row.old is None or row.new is None) for row in found.rows]
        bar = self.new.verticalScrollBar()
        height, chosen = bar.value(), self._chosen
        language = found.document.metadata.language
        self.old.fill([row.old for row in found.rows], moves, alone, language)
        self.new.fill([row.new for row in found.rows], moves, alone, language)
        self.ends = self._ends_of_moves()
        self._fill_list(chosen)
        self._count.setText(counted("{count} clause differs", "{count} clauses differ", len(found.summary)))
        self.level()
        bar.setValue(height)

    def use_theme(self, theme: Theme) -> None:
        """Draw in the colours of this theme."""
        self.theme = theme
        self.messages.use_theme(theme)
        for column in (self.old, self.new):
            column.use_theme(theme)
        self.show_comparison(self.found)

    # making

    def _make_list(self) -> QListWidget:
        listed = QListWidget(self)
        listed.setAccessibleName(_("What happened to each clause"))
        listed.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        listed.setTextElideMode(Qt.TextElideMode.ElideRight)
        listed.ensurePolished()  # rows are measured as they are drawn
        listed.currentItemChanged.connect(lambda item, _before: self._show(item))
        listed.itemActivated.connect(self._go)
        return listed

    @property
    def _chosen(self) -> NodeId:
        """The paragraph of the difference chosen; 0 for none."""
        row = self.list.currentRow()
        number = self.list.item(row).data(Qt.ItemDataRole.UserRole) if row >= 0 else None
        return self.found.rows[number].block if isinstance(number, int) else 0

    def _fill_list(self, chosen: NodeId) -> None:
        self.list.blockSignals(True)  # what is listed anew is not what people went to
        self.list.clear()
        rtl = self.found.document.metadata.language in RIGHT_TO_LEFT
        self.list.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
        )
        numbers = {id(row): number for number, row in enumerate(self.found.rows)}
        for row in self.found.summary:
            item = QListWidgetItem(f"{comparison.clause(row)}  {_(comparison.line(row))}")
            item.setData(Qt.ItemDataRole.UserRole, numbers[id(row)])
            cell = row.new or row.old
            item.setToolTip(cell.words if cell else "")
            self.list.addItem(item)
            if row.block == chosen:
                self.list.setCurrentItem(item)
        if not self.found.summary:
            self.list.addItem(_("The two texts say the same."))
        self.list.blockSignals(False)

    def _lay_out(self) -> None:
        texts = QWidget(self)
        grid = QGridLayout(texts)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        for place, name in ((0, self._names[0]), (2, self._names[1])):
            heading = QLabel(name, texts)
            heading.setProperty("class", "heading")
            heading.setContentsMargins(14, 6, 14, 6)
            grid.addWidget(heading, 0, place)
        for place, widget in enumerate((self.old, self.gap, self.new)):
            grid.addWidget(widget, 1, place)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(2, 1)
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.addWidget(self.list)
        splitter.addWidget(texts)
        splitter.setSizes([280, 960])
        splitter.setStretchFactor(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.messages)
        column.addWidget(splitter, 1)
        column.addLayout(self._make_buttons())

    def _make_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(10, 6, 10, 8)
        row.addWidget(self._count)
        row.addStretch()
        for title, tip, deed in (
            (_("&Previous"), _("The difference before (Alt+Up)"), lambda: self.step(-1)),
            (_("&Next"), _("The next difference (Alt+Down)"), lambda: self.step(+1)),
            (
                _("As &Tracked Changes"),
                _("Show the comparison in a window, as changes to decide"),
                self._track,
            ),
            (_("&Write…"), _("Write the comparison as a Word file, a web page or XML"), self._write),
        ):
            button = QPushButton(title, self)
            button.setToolTip(tip)
            button.clicked.connect(deed)
            row.addWidget(button)
        return row

    def _ends_of_moves(self) -> list[tuple[int, int]]:
        """The rows where moved paragraphs were and are."""
        were: dict[ChangeId, int] = {}
        are: dict[ChangeId, int] = {}
        for number, row in enumerate(self.found.rows):
            if row.move and row.deed in (Deed.MOVED, Deed.MOVED_AND_CHANGED):
                (were if row.new is None else are).setdefault(row.move, number)
        return [(were[move], are[move]) for move in were if move in are]

    # level

    def level(self) -> None:
        """The two cells of each row begin at one height."""
        heights = [column.measure() for column in (self.old, self.new)]
        rows = [max(pair) for pair in zip(*heights, strict=True)]
        for column, own in zip((self.old, self.new), heights, strict=True):
            column.stretch(own, rows)
        self.gap.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._rest.start()

    # going places

    def step(self, by: int) -> None:
        """Go to the next difference, or to the one before."""
        many = self.list.count()
        self.list.setCurrentRow((self.list.currentRow() + by) % many)

    def _show(self, item: QListWidgetItem | None) -> None:
        number = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        if isinstance(number, int):
            bar = self.new.verticalScrollBar()
            bar.setValue(round(bar.value() + self.new.top_of(number) - self.new.viewport().height() / 4))

    def _go(self, item: QListWidgetItem) -> None:
        """Return or a double click goes to the clause, here and where the text is written."""
        self._show(item)
        if self._chosen:
            self.wanted.emit(self._chosen)

    # what can be done with it

    def _track(self) -> None:
        self._show_tracked(self.found)
        self.close()

    def _write(self) -> None:
        suggested = Path(
            _("{old} and {new}").format(old=self._names[0], new=self._names[1]).replace("/", "_") + ".docx"
        )
        path = dialogs.ask_save(self, _("Write the comparison"), suggested, ".docx", comparison.ENDINGS)
        if path is None:
            return
        try:
            written = comparison.written(self.found, path)
            files.write_bytes(path, written.data)
        except AppError as error:
            self.messages.error(error)
            return
        self.messages.info(_("Wrote {name}.").format(name=path.name))

    def closeEvent(self, event: QCloseEvent) -> None:
        self._rest.stop()
        super().closeEvent(event)


class Gap(QWidget):
    """Between the two columns: a line from where a paragraph was to where it is now."""

    def __init__(self, window: SideBySide) -> None:
        super().__init__(window)
        self._window = window
        self.setFixedWidth(_GAP)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._window.theme.colour("accent"), 1.4))
        for was, now in self._window.ends:
            start, end = self._window.old.top_of(was) + 10, self._window.new.top_of(now) + 10
            if max(start, end) < 0 or min(start, end) > self.height():
                continue
            path = QPainterPath(QPointF(2, start))
            path.cubicTo(QPointF(_GAP / 2, start), QPointF(_GAP / 2, end), QPointF(_GAP - 4, end))
            painter.drawPath(path)
            for one, two in pairwise(
                (QPointF(_GAP - 9, end - 4), QPointF(_GAP - 3, end), QPointF(_GAP - 9, end + 4))
            ):
                painter.drawLine(one, two)
