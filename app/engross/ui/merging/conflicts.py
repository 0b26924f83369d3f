"""Conflicts between reviewers: the versions of each stand side by side with their names, to be decided."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from engross.i18n import _, counted
from engross.review import authors, copies, versions
from engross.review.clauses import clause
from engross.review.copies import Conflict, Note, Version
from engross.review.versions import Part, Words
from engross.ui.bridge import Bridge
from engross.ui.review.tracking import Tracking
from engross.ui.theme import Theme

_SHOWN = Qt.ItemDataRole.UserRole


class ConflictsWindow(QWidget):
    """Decides the conflicts of one merge in the document that they are in; goes when all are decided."""

    wanted = Signal(int)
    """A paragraph to be shown in the page."""

    def __init__(
        self,
        bridge: Bridge,
        conflicts: tuple[Conflict, ...],
        notes: tuple[Note, ...],
        theme: Theme,
        parent: QWidget,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Tool)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("conflicts")
        self.setWindowTitle(_("Conflicts"))
        self.resize(860, 440)
        self._bridge, self._conflicts = bridge, conflicts
        self.list = QListWidget(self)
        self.list.setAccessibleName(_("Conflicts by clause"))
        self.list.setMaximumWidth(240)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.ensurePolished()
        self._clause = QLabel(self)
        self._clause.setProperty("class", "heading")
        self._base = QLabel(self)
        self._base.setWordWrap(True)
        self._base.setProperty("class", "quiet")
        self._versions = QHBoxLayout()
        self._said: list[tuple[QLabel, Conflict, Version]] = []
        """Where the versions of the conflict shown are read."""
        self.choices: list[QPushButton] = []
        """The buttons that take one version of the conflict shown, in the order of the copies."""
        self.author = QComboBox(self)
        self.author.setAccessibleName(_("Author"))
        self._left = QLabel(self)
        self._lay_out(notes)
        self.list.currentItemChanged.connect(lambda item, _before: self._show(item))
        bridge.at_rest.connect(self._refresh)
        QShortcut(QKeySequence("Escape"), self, self.close)
        self.use_theme(theme)
        self._refresh()
        self.list.setCurrentRow(0)
        self.list.setFocus()

    def use_theme(self, theme: Theme) -> None:
        """Draw in the colours of this theme."""
        self._theme = theme
        self.setStyleSheet(
            f"#version {{ background: {theme.colours['field']}; border: 1px solid {theme.colours['edge']};"
            " border-radius: 6px; }"
        )
        for words, conflict, version in self._said:
            words.setText(self._shown(conflict, version))

    def _lay_out(self, notes: tuple[Note, ...]) -> None:
        names = dict.fromkeys(name for c in self._conflicts for v in c.versions for name in [_who(v)])
        self.author.addItems(list(names))
        all_by = QPushButton(_("&Decide All by This Author"), self)
        all_by.clicked.connect(self._decide_all)
        foot = QHBoxLayout()
        foot.addWidget(self._left)
        foot.addStretch()
        foot.addWidget(self.author)
        foot.addWidget(all_by)
        right = QVBoxLayout()
        right.addWidget(self._clause)
        right.addWidget(self._base)
        holder = QWidget(self)
        holder.setLayout(self._versions)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setWidget(holder)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        right.addWidget(scroll, 1)
        middle = QHBoxLayout()
        middle.addWidget(self.list)
        middle.addLayout(right, 1)
        column = QVBoxLayout(self)
        for note in notes:
            said = QLabel(f"{note.author}: {_(note.sentence)}", self)
            said.setWordWrap(True)
            column.addWidget(said)
        column.addLayout(middle, 1)
        column.addLayout(foot)

    # following the document

    def _refresh(self) -> None:
        """List what is still to be decided."""
        document = self._bridge.document
        still = [c for c in self._conflicts if copies.is_open(document, c)]
        if still == [self.list.item(n).data(_SHOWN) for n in range(self.list.count())]:
            return
        at = max(self.list.currentRow(), 0)
        self.list.clear()
        for conflict in still:
            item = QListWidgetItem(f"{self._address(conflict)}  {_about(conflict)}")
            item.setData(_SHOWN, conflict)
            self.list.addItem(item)
        self.list.setCurrentRow(min(at, self.list.count() - 1))
        self._left.setText(counted("{count} conflict is left", "{count} conflicts are left", len(still)))
        if not still:
            self.close()

    def _show(self, item: QListWidgetItem | None) -> None:
        while (old := self._versions.takeAt(0)) is not None:
            if (widget := old.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.choices, self._said = [], []
        if item is None:
            self._base.clear()
            self._clause.clear()
            return
        conflict: Conflict = item.data(_SHOWN)
        self._clause.setText(self._address(conflict))
        sent = _("What was sent: “{words}”").format(words=conflict.base)
        self._base.setText(sent if conflict.base else _("Nothing stood here in what was sent."))
        for version in conflict.versions:
            self._versions.addWidget(self._card(conflict, version))
        if conflict.block:
            self.wanted.emit(conflict.block)

    def _card(self, conflict: Conflict, version: Version) -> QWidget:
        card = QFrame(self)
        card.setObjectName("version")
        who = QLabel(_who(version), card)
        who.setProperty("class", "heading")
        words = QLabel(self._shown(conflict, version), card)
        self._said.append((words, conflict, version))
        words.setWordWrap(True)
        words.setTextFormat(Qt.TextFormat.RichText)
        words.setAlignment(Qt.AlignmentFlag.AlignTop)
        take = QPushButton(_("&{number} Take This").format(number=len(self.choices) + 1), card)
        take.setAccessibleName(
            _("Take the words of {who}: {words}").format(who=_who(version), words=version.words)
        )
        take.clicked.connect(lambda: self._decide([(conflict, version)]))
        self.choices.append(take)
        column = QVBoxLayout(card)
        column.addWidget(who)
        column.addWidget(words, 1)
        column.addWidget(take)
        return card

    def _address(self, conflict: Conflict) -> str:
        address = clause(self._bridge.document, conflict.block) or _("Whole text")
        return address[:1].upper() + address[1:]

    def _shown(self, conflict: Conflict, version: Version) -> str:
        """The clause as it reads in a version, as HTML; what came is underlined, what went struck through."""
        paragraphs = versions.clause(self._bridge.document, conflict, version)
        said = "".join(f"<p>{''.join(map(self._marked, words))}</p>" for words in paragraphs)
        return (said or escape(version.words or _("(taken out)"))) + self._apart(paragraphs)

    def _apart(self, paragraphs: list[list[Words]]) -> str:
        """Whose the changes are that stand in the clause beside the conflict."""
        open_words = [words for row in paragraphs for words in row if words.part in versions.APART]
        if not open_words:
            return ""
        who = "; ".join(authors.names(authors.together(words.by for words in open_words)))
        said = _("In grey: other changes in this clause, decided apart ({who})").format(who=who)
        return f'<p style="color: {self._theme.colours["muted"]}"><small>{escape(said)}</small></p>'

    def _marked(self, words: Words) -> str:
        text = escape(words.text)
        if words.part is Part.THERE:
            return text
        came = words.part in (Part.CAME, Part.ALSO_CAME)
        meant = "muted" if words.part in versions.APART else "insertion" if came else "deletion"
        tag = "u" if came else "s"
        return f'<span style="color: {self._theme.colours[meant]}"><{tag}>{text}</{tag}></span>'

    # deciding

    def _decide(self, choices: list[tuple[Conflict, Version]]) -> None:
        bridge, ruling = self._bridge, Tracking.of(self._bridge).ruling()
        if bridge.perform(lambda: copies.resolve(bridge.document, choices, ruling)):
            self._refresh()

    def _decide_all(self) -> None:
        """Every conflict in which this author has a version is decided by it."""
        chosen = self.author.currentText()
        document = self._bridge.document
        choices = [
            (conflict, version)
            for conflict in self._conflicts
            if copies.is_open(document, conflict)
            for version in conflict.versions
            if _who(version) == chosen
        ]
        if choices:
            self._decide(choices)


def _about(conflict: Conflict) -> str:
    """What a conflict is about, in a few words."""
    return conflict.base or next((v.words for v in conflict.versions if v.words), "¶")


def _who(version: Version) -> str:
    return version.authors or _("The draft")
