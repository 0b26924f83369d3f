"""The bar below the page that goes through the misspellings, one after the other."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from engross.i18n import _
from engross.ui import icons
from engross.ui.theme import Theme


class SpellingBar(QFrame):
    """Shows one word and what may be done with it."""

    change_wanted = Signal(str)
    change_all_wanted = Signal(str)
    skip_wanted = Signal()
    ignore_wanted = Signal()
    add_wanted = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("spelling")
        self.word = QLabel(self)
        self.word.setProperty("class", "heading")
        self.word.setTextFormat(Qt.TextFormat.PlainText)
        self.instead = QComboBox(self)
        self.instead.setEditable(True)
        self.instead.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.instead.setMinimumWidth(220)
        self.instead.setAccessibleName(_("Write instead"))
        field = self.instead.lineEdit()
        assert field is not None
        self.field = field
        field.setAccessibleName(_("Write instead"))
        field.setPlaceholderText(_("Write instead"))
        self.change = self._button(_("&Change"))
        self.change_all = self._button(_("Change A&ll"))
        self.skip = self._button(_("Ign&ore Here"))
        self.ignore = self._button(_("I&gnore Everywhere"))
        self.add = self._button(_("Add to &My Words"))
        self.count = QLabel(self)
        self.count.setProperty("class", "quiet")
        self.close_button = QToolButton(self)
        self.close_button.setProperty("class", "flat")
        self.close_button.setToolTip(_("Close (Esc)"))
        self.close_button.setAccessibleName(_("Close"))
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 7, 8, 7)
        row.setSpacing(8)
        row.addWidget(self.word)
        row.addWidget(QLabel("→", self))
        row.addWidget(self.instead)
        for button in (self.change, self.change_all, self.skip, self.ignore, self.add):
            row.addWidget(button)
        row.addWidget(self.count)
        row.addStretch()
        row.addWidget(self.close_button)
        for widget in (self.instead, field, *self.findChildren(QPushButton), self.close_button):
            widget.installEventFilter(self)
        self.change.clicked.connect(lambda: self.change_wanted.emit(field.text()))
        self.change_all.clicked.connect(lambda: self.change_all_wanted.emit(field.text()))
        self.skip.clicked.connect(self.skip_wanted)
        self.ignore.clicked.connect(self.ignore_wanted)
        self.add.clicked.connect(self.add_wanted)
        self.close_button.clicked.connect(self.closed)
        self.use_theme(theme)
        self.hide()

    def _button(self, title: str) -> QPushButton:
        return QPushButton(title, self)

    def use_theme(self, theme: Theme) -> None:
        """Draw in the colours of this theme."""
        self.setStyleSheet(
            f"#spelling {{ background: {theme.colours['panel']}; border: none;"
            f" border-top: 1px solid {theme.colours['rule']}; }}"
            f"#spelling QLabel.heading {{ color: {theme.colours['spelling']}; }}"
        )
        self.close_button.setIcon(icons.icon("close", theme, "muted"))

    def show_word(self, word: str, suggestions: tuple[str, ...], count: str) -> None:
        """Ask about this word; "" where there is none left."""
        self.word.setText(word)
        self.word.setVisible(bool(word))
        self.instead.clear()
        self.instead.addItems(list(suggestions))
        self.field.setText(suggestions[0] if suggestions else "")
        self.count.setText(count)
        self.count.setAccessibleName(count)
        for widget in (self.instead, *self.findChildren(QPushButton)):
            widget.setEnabled(bool(word))
        self.show()
        if word:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
            self.field.selectAll()
        else:
            self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if event.type() is QEvent.Type.ShortcutOverride and (
                is_enter or event.key() == Qt.Key.Key_Escape
            ):
                event.accept()  # no command of the page
                return True
            if event.type() is QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
                self.closed.emit()
                return True
            if event.type() is QEvent.Type.KeyPress and is_enter and self._is_field(watched):
                self.change_wanted.emit(self.field.text())
                return True
        return super().eventFilter(watched, event)

    def _is_field(self, watched: QObject) -> bool:
        """Whether this is what one types in; the keys of a field in a list to choose from come to the list."""
        return watched is self.field or watched is self.instead
