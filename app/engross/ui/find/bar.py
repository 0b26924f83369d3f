"""The bar below the page in which people say what they look for, and what to put in its place."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QWidget,
)

from engross.editing.find import Query, Where
from engross.i18n import _
from engross.ui import icons
from engross.ui.theme import Theme


class FindBar(QFrame):
    """Says what is looked for; what is done with it is `Search`'s. Hidden until it is opened."""

    query_changed = Signal()
    within_toggled = Signal(bool)
    next_wanted = Signal()
    previous_wanted = Signal()
    replace_wanted = Signal()
    replace_all_wanted = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("find")
        self.words = self._field(_("Find"))
        self.replacement = self._field(_("Replace with"))
        self.case = self._toggle("Aa", _("Match case"))
        self.whole = self._toggle("|W|", _("Whole words"))
        self.expression = self._toggle(".*", _("Regular expression; \\1 stands for the first group"))
        self.exact = self._toggle("“ ”", _("Only these very spaces, hyphens and quotation marks"))
        self.within = self._toggle(_("In selection"), _("Only in what is selected now"))
        self.where = QComboBox(self)
        self.where.setAccessibleName(_("Where to look"))
        for where, title in (
            (Where.BOTH, _("Text and footnotes")),
            (Where.TEXT, _("Text")),
            (Where.NOTES, _("Footnotes")),
        ):
            self.where.addItem(title, where)
        self.count = QLabel(self)
        self.count.setProperty("class", "quiet")
        self.count.setMinimumWidth(190)
        self.previous = self._button_with_icon(_("Previous (Shift+F3)"))
        self.next = self._button_with_icon(_("Next (F3)"))
        self.close_button = self._button_with_icon(_("Close (Esc)"))
        self.one = QPushButton(_("Repla&ce"), self)
        self.all = QPushButton(_("Replace &All"), self)
        for widget in (self.where, self.one, self.all):
            widget.installEventFilter(self)
        self._lay_out()
        self._connect()
        self.use_theme(theme)
        self.hide()

    # making

    def _field(self, name: str) -> QLineEdit:
        field = QLineEdit(self)
        field.setPlaceholderText(name)
        field.setAccessibleName(name)
        field.setClearButtonEnabled(True)
        field.setMinimumWidth(240)
        field.installEventFilter(self)
        return field

    def _toggle(self, sign: str, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("class", "flat")
        button.setText(sign)
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.installEventFilter(self)
        return button

    def _button_with_icon(self, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("class", "flat")
        button.setToolTip(name)
        button.setAccessibleName(name.split(" (", maxsplit=1)[0])
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.installEventFilter(self)
        return button

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(14, 7, 8, 7)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        options = QHBoxLayout()
        options.setSpacing(2)
        for button in (self.case, self.whole, self.expression, self.exact, self.within):
            options.addWidget(button)
        steps = QHBoxLayout()
        steps.setSpacing(2)
        for step in (self.previous, self.next):
            steps.addWidget(step)
        acts = QHBoxLayout()
        acts.setSpacing(8)
        acts.addWidget(self.one)
        acts.addWidget(self.all)
        acts.addStretch()
        grid.addWidget(self.words, 0, 0)
        grid.addLayout(steps, 0, 1)
        grid.addLayout(options, 0, 2)
        grid.addWidget(self.where, 0, 3)
        grid.addWidget(self.count, 0, 4)
        grid.addWidget(self.close_button, 0, 5, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self.replacement, 1, 0)
        grid.addLayout(acts, 1, 1, 1, 4)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(4, 1)

    def _connect(self) -> None:
        self.words.textChanged.connect(lambda _words: self.query_changed.emit())
        for option in (self.case, self.whole, self.expression, self.exact):
            option.toggled.connect(lambda _on: self.query_changed.emit())
        self.where.currentIndexChanged.connect(lambda _index: self.query_changed.emit())
        self.within.toggled.connect(self.within_toggled)
        self.previous.clicked.connect(self.previous_wanted)
        self.next.clicked.connect(self.next_wanted)
        self.one.clicked.connect(self.replace_wanted)
        self.all.clicked.connect(self.replace_all_wanted)
        self.close_button.clicked.connect(self.closed)

    def use_theme(self, theme: Theme) -> None:
        """Draw in the colours of this theme."""
        self.setStyleSheet(
            f"#find {{ background: {theme.colours['panel']}; border: none;"
            f" border-top: 1px solid {theme.colours['rule']}; }}"
        )
        for button, icon in ((self.previous, "up"), (self.next, "down"), (self.close_button, "close")):
            button.setIcon(icons.icon(icon, theme, "muted"))

    # what it says

    @property
    def query(self) -> Query:
        """What is looked for."""
        return Query(
            self.words.text(),
            matches_case=self.case.isChecked(),
            whole_words=self.whole.isChecked(),
            is_expression=self.expression.isChecked(),
            exact_signs=self.exact.isChecked(),
            where=Where(self.where.currentData()),
        )

    def open(self, *, replacing: bool) -> None:
        """Show the bar, with or without the row for replacing, ready to type."""
        for widget in (self.replacement, self.one, self.all):
            widget.setVisible(replacing)
        self.show()
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.words.selectAll()

    def show_count(self, words: str, *, can_step: bool) -> None:
        """How many were found, or why none could be looked for."""
        self.count.setText(words)
        self.count.setToolTip(words)
        self.count.setAccessibleName(words)
        buttons = (self.previous, self.next, self.one, self.all)
        if not can_step and any(button.hasFocus() for button in buttons):
            self.words.setFocus()  # else Qt gives it to what comes next in the window
        for button in buttons:
            button.setEnabled(can_step)

    # keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
                event.accept()  # no command of the page, as Shift+Return is one
                return True
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._handled(watched, event)
        return super().eventFilter(watched, event)

    def _handled(self, watched: QObject, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return True
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or not isinstance(watched, QLineEdit):
            return False
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held == Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier:
            self.replace_all_wanted.emit()
        elif held == Qt.KeyboardModifier.ShiftModifier:
            self.previous_wanted.emit()
        elif watched is self.replacement:
            self.replace_wanted.emit()
        else:
            self.next_wanted.emit()
        return True
