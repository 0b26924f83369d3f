"""A field of the masthead form: a line to type in, what can be chosen, and below it what is amiss."""

from __future__ import annotations

import re

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QIcon, QPalette
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from engross.i18n import _
from engross.model import masthead, sponsors
from engross.ui import icons
from engross.ui.masthead.form import Entry
from engross.ui.theme import Theme

_LAST = re.compile(r"[^,،、，\s][^,،、，]*\Z")
"""The last of several names."""


class Line(QLineEdit):
    """Remembers what the page states, so that only what people changed is written back."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stated = ""
        self.setAccessibleName(title)
        self.setPlaceholderText(_("not stated"))

    def show_stated(self, words: str) -> bool:
        """Show what the page states, unless it is what was shown; False then: what is being typed stays."""
        if words == self.stated:
            return False
        self.stated = words
        if " ".join(self.text().split()) != words:
            self.setText(words)
            self.setCursorPosition(0)
        self.setToolTip(words)
        return True


class Field(QWidget):
    """One datum."""

    edited = Signal(str, str)
    """The datum's name and the words typed for it."""

    def __init__(self, entry: Entry, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = entry.name
        self.line = Line(entry.title, self)
        self.line.editingFinished.connect(self._on_finished)
        self.remark = QLabel(self)
        self.remark.setWordWrap(True)
        self.remark.hide()
        self._refusal = ""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(3)
        self._column.addWidget(self.line)
        self._column.addWidget(self.remark)
        self._arrow = self.line.addAction(QIcon(), QLineEdit.ActionPosition.TrailingPosition)
        self._arrow.setVisible(bool(entry.choices))
        self._arrow.setToolTip(_("Choose"))
        self._arrow.triggered.connect(self._offer)
        self._choices = QStringListModel(list(entry.choices), self)
        if entry.choices:
            completer = QCompleter(self._choices, self)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.activated.connect(lambda _words: self._on_finished())
            self.line.setCompleter(completer)
        self.use_theme(theme)

    def use_theme(self, theme: Theme) -> None:
        """Draw in the colours of this theme."""
        self._theme = theme
        self._arrow.setIcon(icons.icon("arrow-dark" if theme.is_dark else "arrow-light", theme))
        self._say(self.remark.text())

    def show_entry(self, entry: Entry) -> None:
        """Show what the page states now. What was refused stays until it is put right or the page says otherwise."""
        self._choices.setStringList(list(entry.choices))
        if self.line.show_stated(entry.text):
            self._refusal = ""
        self._say(self._refusal or entry.remark)

    def refuse(self, remark: str) -> None:
        """Say why the words typed cannot be written to the page; they stay here."""
        self._refusal = remark
        self._say(remark)

    def accept(self) -> None:
        """The words typed are on their way to the page."""
        self._refusal = ""

    def _say(self, remark: str) -> None:
        self.remark.setText(remark)
        self.remark.setVisible(bool(remark))
        palette = self.remark.palette()
        purpose = "error" if self._refusal else "warning"
        palette.setColor(QPalette.ColorRole.WindowText, self._theme.colour(purpose))
        self.remark.setPalette(palette)
        self.line.setAccessibleDescription(remark)

    def _offer(self) -> None:
        completer = self.line.completer()
        completer.setCompletionPrefix("")
        completer.complete()

    def _on_finished(self) -> None:
        words = " ".join(self.line.text().split())
        if words != self.line.stated:
            self.edited.emit(self.name, words)
        elif self._refusal:
            self._refusal = ""
            self._say("")


class SponsorsField(Field):
    """States as sponsors: each name is completed after a comma, the list can be put in order, and a group named."""

    def __init__(self, entry: Entry, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(entry, theme, parent)
        self.line.setPlaceholderText(_("States, parted by commas"))
        self._states = LastName(self.line)
        self.line.setCompleter(self._states)
        self.sort = QPushButton(_("In English Order"), self)
        self.sort.setToolTip(_("Put the names in English alphabetical order, observers last"))
        self.sort.clicked.connect(self._on_sort)
        self.group = Line(_("On behalf of"), self)
        self.group.setPlaceholderText(_("On behalf of (a group)"))
        self._groups = QStringListModel(self)
        groups = QCompleter(self._groups, self)
        groups.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        groups.setFilterMode(Qt.MatchFlag.MatchContains)
        self.group.setCompleter(groups)
        self.group.editingFinished.connect(self._on_group)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.sort)
        row.addStretch()
        self._column.addWidget(self.group)
        self._column.addLayout(row)
        self._speak("en")

    def _speak(self, language: str) -> None:
        """Complete names of the language from now on."""
        self._language = language
        self._states.speak(language)
        self._groups.setStringList(list(sponsors.groups(language)))

    def show_sponsors(self, entry: Entry, language: str) -> None:
        """Show the names and the group that the page states."""
        if language != self._language:
            self._speak(language)
        found = self._read(entry.text)
        names = sponsors.said(sponsors.Sponsors(found.names), language)
        self.group.show_stated(found.group)
        self.show_entry(Entry(entry.name, entry.title, entry.datum, names, entry.remark))
        is_ordered = sponsors.in_order(found.names) == found.names
        self.sort.setEnabled(len(found.names) > 1 and not is_ordered)

    def _read(self, words: str) -> sponsors.Sponsors:
        return sponsors.read(words, self._language)

    def _emit(self, names: tuple[str, ...]) -> None:
        group = " ".join(self.group.text().split())
        said = sponsors.said(sponsors.Sponsors(names, group), self._language) if names else ""
        self.edited.emit(masthead.SPONSORS, said)

    def _on_finished(self) -> None:
        words = " ".join(self.line.text().split())
        if words != self.line.stated:
            self._emit(self._read(words).names)

    def _on_group(self) -> None:
        if " ".join(self.group.text().split()) != self.group.stated and self.line.text().strip():
            self._emit(self._read(self.line.text()).names)

    def _on_sort(self) -> None:
        self._emit(sponsors.in_order(self._read(self.line.text()).names))


class LastName(QCompleter):
    """Completes the last of several names parted by commas, in one language at a time."""

    def __init__(self, line: QLineEdit) -> None:
        super().__init__(line)
        self._names = QStringListModel(line)
        self._before = ""
        """What was typed before the name that is completed; the line may show the page's own words by then."""
        self.setModel(self._names)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setFilterMode(Qt.MatchFlag.MatchContains)

    def speak(self, language: str) -> None:
        """Complete the names of this language from now on."""
        self._names.setStringList(list(sponsors.states(language)))

    def splitPath(self, path: str) -> list[str]:
        last = _LAST.search(path)
        self._before = path[: last.start()] if last else ""
        return [last[0] if last else path]

    def pathFromIndex(self, index: object) -> str:
        return f"{self._before}{super().pathFromIndex(index)}"  # type: ignore[arg-type]
