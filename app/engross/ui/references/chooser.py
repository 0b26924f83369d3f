"""Choosing what a cross-reference leads to: type a number or words, choose with the arrows, Enter inserts it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from engross.i18n import _
from engross.model import outline, references
from engross.model.nodes import Document, NodeId
from engross.model.references import Target
from engross.ui.theme import Theme
from engross.ui.widgets.entries import ENTRY, EntriesModel, Entry, EntryDelegate, EntryFilter, Index

_ICONS = {"footnote": "footnote", "section": "structure", "preambular": "text"}
_SHOWN = 160
"""Characters of a paragraph's first words."""
_ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class ReferenceChooser(QDialog):
    """Lists what can be referred to from one paragraph."""

    chosen = Signal(object, str, str)
    """The `Target`, and the words before and behind its number."""

    def __init__(self, document: Document, here: NodeId, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document, self._here = document, here
        self.setObjectName("reference-chooser")
        self.setWindowTitle(_("Cross-reference"))
        self.resize(560, 520)
        self.filter = QLineEdit(self)
        self.filter.setPlaceholderText(_("Number or words: 4 (b), footnote 14, report …"))
        self.filter.setAccessibleName(_("Number or words of what is referred to"))
        self.filter.setClearButtonEnabled(True)
        self.filter.installEventFilter(self)
        self.filter.textChanged.connect(self._on_filter)
        self._model = EntriesModel(theme, self)
        self._model.show(entries(document))
        self._filtered = _TargetFilter(self)
        self._filtered.setSourceModel(self._model)
        self.list = self._make_list(theme)
        self.with_word = QCheckBox(_("With the &word: “paragraph”, “section” …"), self)
        self.with_word.setChecked(True)
        self.says_where = QCheckBox(_("With “&above” or “below”"), self)
        self.last_step = QCheckBox(_("&Last step only: “(b)”"), self)
        for box in (self.with_word, self.says_where, self.last_step):
            box.toggled.connect(self._preview)
        self.result_words = QLabel(self)
        self.result_words.setProperty("class", "heading")
        self.result_words.setAccessibleName(_("What is inserted"))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.insert = self.buttons.addButton(_("&Insert"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.insert.setProperty("primary", True)
        self.insert.setDefault(True)
        self.insert.style().polish(self.insert)  # the box has made it look like any button already
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._lay_out()
        self._on_filter("")
        self.filter.setFocus()

    def _make_list(self, theme: Theme) -> QListView:
        made = QListView(self)
        made.setAccessibleName(_("What can be referred to"))
        made.setModel(self._filtered)
        made.setFrameShape(QFrame.Shape.NoFrame)
        made.setUniformItemSizes(True)
        made.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        made.setItemDelegate(EntryDelegate(theme, made))
        made.activated.connect(self.accept)
        made.selectionModel().currentChanged.connect(self._preview)
        return made

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.addWidget(self.result_words, 1)
        foot.addWidget(self.buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 14, 14, 12)
        column.setSpacing(8)
        column.addWidget(self.filter)
        column.addWidget(self.list, 1)
        for box in (self.with_word, self.says_where, self.last_step):
            column.addWidget(box)
        column.addLayout(foot)

    # choosing

    @property
    def target(self) -> Target | None:
        """What is chosen, with the last step alone where that is wanted."""
        entry = self.list.currentIndex().data(ENTRY)
        if not isinstance(entry, Entry) or not isinstance(entry.subject, Target):
            return None
        own = Target(entry.subject.node, is_own=True)
        differs = references.label(self._document, own) != references.label(self._document, entry.subject)
        self.last_step.setEnabled(differs)
        return own if differs and self.last_step.isChecked() else entry.subject

    def _on_filter(self, words: str) -> None:
        """The paragraph with exactly this number is chosen, a footnote with it, or the first that holds the words."""
        self._filtered.find(words)
        shown = self._filtered.entries()
        same = [row for row, entry in enumerate(shown) if _bare(entry.word) == _bare(words)]
        row = next((row for row in same if shown[row].group != "footnote"), next(iter(same), 0))
        self.list.setCurrentIndex(self._filtered.index(row, 0))
        self.list.scrollTo(self.list.currentIndex())
        self._preview()

    def _words(self, target: Target) -> tuple[str, str]:
        if not self.with_word.isChecked():
            return "", ""
        return references.wording(self._document, self._here, target, says_where=self.says_where.isChecked())

    def _preview(self, *_args: object) -> None:
        target = self.target
        self.insert.setEnabled(target is not None)
        self.says_where.setEnabled(self.with_word.isChecked())
        if target is None:
            self.result_words.setText(_("Nothing here fits the words."))
            return
        before, behind = self._words(target)
        self.result_words.setText(f"{before}{references.label(self._document, target)}{behind}")

    def accept(self, _index: QModelIndex | None = None) -> None:
        target = self.target
        if target is None:
            return
        super().accept()
        self.chosen.emit(target, *self._words(target))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrows choose in the list while one types into the filter."""
        if watched is self.filter and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() in _ARROWS:
                self.list.event(event)
                return True
        return super().eventFilter(watched, event)


def _bare(words: str) -> str:
    """Words without spaces and case: "4 (b)" is found by "4(B)"."""
    return "".join(words.split()).casefold()


class _TargetFilter(EntryFilter):
    """Lets through what holds all the words, or whose number begins like them."""

    _typed = ""

    def find(self, words: str) -> None:
        self._typed = _bare(words)
        super().find(words)

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        if super().filterAcceptsRow(source_row, source_parent):
            return True
        entry = self.sourceModel().index(source_row, 0, source_parent).data(ENTRY)
        return isinstance(entry, Entry) and _bare(entry.word).startswith(self._typed)


def entries(document: Document) -> list[Entry]:
    """What can be referred to: its address as people name it, and its first words."""
    addresses = outline.addresses(document)
    found = []
    for target in references.targets(document):
        kind = references.kind(document, target)
        words = references.description(document, target, _SHOWN)
        label = references.label(document, target)
        before, behind = references.wording(document, references.home(document, target), target)
        detail = f"{before}{label}{behind} · {addresses.get(target.node, '')}"
        found.append(
            Entry(target, kind, _ICONS.get(kind, "file"), "muted", f"{label}  {words}", detail, label)
        )
    return found
