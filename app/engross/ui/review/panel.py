"""The review panel: every change and comment of a document, and what can be done with the one chosen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from engross.editing.edit import Edit
from engross.i18n import _
from engross.model.places import Selection
from engross.model.review import ChangeId, Thread
from engross.review import authors, comments, record
from engross.ui import dialogs
from engross.ui.bridge import Bridge
from engross.ui.editor.sheet import AUTHORS
from engross.ui.review import listing, tips
from engross.ui.review.listing import CHANGE, COMMENT, RESOLVED, Item, Listing
from engross.ui.review.tracking import Tracking, now
from engross.ui.review.words import Words
from engross.ui.theme import Theme
from engross.ui.widgets.entry_list import EntryList, Group


class ReviewPanel(QWidget):
    """Lists changes and comments; answers, resolves, accepts and rejects. Follows the document when it rests."""

    title_changed = Signal(str)

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._theme = bridge, theme
        groups = [
            Group(CHANGE, "redo", "accent", listing.groups()[CHANGE]),
            Group(COMMENT, "comment", "accent", listing.groups()[COMMENT]),
            Group(RESOLVED, "verified", "muted", listing.groups()[RESOLVED]),
        ]
        self.list = EntryList(groups, theme, _("Changes and comments"), self)
        self.order = QComboBox(self)
        self.order.setAccessibleName(_("Order of the list"))
        titles = {"clause": _("By clause"), "author": _("By author"), "state": _("By state")}
        for order in listing.ORDERS:
            self.order.addItem(titles[order], order)
        self.details = QTextBrowser(self)
        self.details.setFrameShape(QFrame.Shape.NoFrame)
        self.details.setAccessibleName(_("The change or comment chosen"))
        self.details.setPlaceholderText(_("Choose a change to decide it, a comment to answer it."))
        self.details.document().setDocumentMargin(12)
        self.answer = Words(_("Your answer"), parent=self)
        self.answer.sent.connect(self._reply)
        self.answer.setPlaceholderText(_("Answer; Ctrl+Return sends it"))
        self.answer.setFixedHeight(3 * self.fontMetrics().lineSpacing() + 14)
        self.accept = self._button(_("Accept"), lambda: self._decide(record.accept))
        self.reject = self._button(_("Reject"), lambda: self._decide(record.reject))
        self.reply = self._button(_("Reply"), self._reply)
        self.resolve = self._button(_("Resolve"), self._resolve)
        self.more = QPushButton(_("More"), self)
        self.more.setAccessibleName(_("More for this comment"))
        self.more.setMenu(self._more_menu())
        self._lay_out()
        self.order.currentIndexChanged.connect(self.refresh)
        self.list.opened.connect(self._go)
        self.list.current_changed.connect(self._explain)
        bridge.at_rest.connect(self._on_settled)
        self._answering: ChangeId = 0
        self._answers: dict[ChangeId, str] = {}
        """What was begun and not sent, by its comment."""
        self._listed: object = None
        self._listing = Listing(self._colour_of)
        self.refresh()

    def _button(self, title: str, do: Callable[[], object]) -> QPushButton:
        button = QPushButton(title, self)
        button.clicked.connect(do)
        return button

    def _more_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction(_("Assign…")).triggered.connect(self._assign)
        kinds = menu.addMenu(_("Kind"))
        for kind in comments.kinds():
            kinds.addAction(tips.comment_kind(kind)).triggered.connect(
                lambda _checked=False, chosen=kind: self._on_thread(
                    lambda thread: comments.change(self._bridge.document, thread.id, kind=chosen)
                )
            )
        private = menu.addAction(_("Private"))
        private.setCheckable(True)
        private.setToolTip(_("Leaves in no export"))
        private.triggered.connect(
            lambda on: self._on_thread(lambda t: comments.change(self._bridge.document, t.id, is_private=on))
        )
        menu.aboutToShow.connect(lambda: private.setChecked(bool(self._thread and self._thread.is_private)))
        menu.addAction(_("Delete Comment")).triggered.connect(
            lambda: self._on_thread(lambda thread: comments.remove(self._bridge.document, thread.id))
        )
        return menu

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        top = QHBoxLayout()
        top.setContentsMargins(12, 6, 12, 0)
        top.addWidget(self.order, 1)
        column.addLayout(top)
        column.addWidget(self.list, 3)
        column.addWidget(self.details, 1)
        low = QVBoxLayout()
        low.setContentsMargins(12, 6, 12, 10)
        low.setSpacing(8)
        low.addWidget(self.answer)
        row = QHBoxLayout()
        row.setSpacing(8)
        for widget in (self.accept, self.reject, self.reply, self.resolve, self.more):
            row.addWidget(widget)
        row.addStretch(1)
        low.addLayout(row)
        column.addLayout(low)

    # showing

    @property
    def title(self) -> str:
        """The panel's name with how much there is."""
        count = self.list.model.rowCount()
        return _("Review ({count})").format(count=count) if count else _("Review")

    def use_theme(self, theme: Theme) -> None:
        """Draw in the colours of this theme."""
        self._theme = theme
        self.list.use_theme(theme)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._on_settled()

    def _on_settled(self) -> None:
        if self.isVisible() and self._bridge.document is not self._listed:
            self.refresh()

    def refresh(self) -> None:
        """List what there is now; rows that stay keep their place."""
        document = self._listed = self._bridge.document
        rows = self._listing.entries(document, self.order.currentData())
        self.list.show_entries(rows, _("There are no tracked changes and no comments."))
        self._explain(self.list.current)
        self.title_changed.emit(self.title)

    def _colour_of(self, author: str) -> str:
        return f"author_{Tracking.of(self._bridge).number_of(author) % AUTHORS + 1}"

    def choose(self, thread: ChangeId) -> None:
        """Make a comment the current one, also where a filter hid it."""
        self.refresh()
        self.list.reveal(Item(thread, is_thread=True))

    def follow(self, stop: Selection) -> None:
        """Make an entry that one goes to this stop for the current one: the one that is, else the first shown."""
        document = self._bridge.document
        if document is not self._listed:
            self.refresh()
        shown = [entry.subject for entry in self.list.shown]
        fits = [item for item in shown if isinstance(item, Item) and listing.stop(document, item) == stop]
        if fits and self.list.current not in fits:
            self.list.choose(fits[0])

    def _explain(self, subject: object) -> None:
        document, thread, change = self._bridge.document, self._thread, None
        self._answer_to(thread.id if thread else 0)
        said = tips.about(document, thread) + tips.thread_tip(thread) if thread else ""
        if isinstance(subject, Item) and not subject.is_thread:
            change = next((c for c in document.changes if c.id == subject.id), None)
            said = listing.explained(document, subject, change) if change else ""
        self.details.setHtml(said)
        for button in (self.accept, self.reject):
            button.setVisible(thread is None)
            button.setEnabled(change is not None)
        for widget in (self.answer, self.reply, self.resolve, self.more):
            widget.setVisible(thread is not None)
        self.resolve.setText(_("Reopen") if thread and thread.is_resolved else _("Resolve"))

    def _answer_to(self, thread: ChangeId) -> None:
        """What was begun for one comment does not become an answer to another."""
        if thread != self._answering:
            self._answers[self._answering] = self.answer.toPlainText()
            self._answering = thread
            self.answer.setPlainText(self._answers.pop(thread, ""))

    @property
    def _thread(self) -> Thread | None:
        item = self.list.current
        if not isinstance(item, Item) or not item.is_thread:
            return None
        return next((known for known in self._bridge.document.comments if known.id == item.id), None)

    # what people do

    def _go(self, subject: object) -> None:
        found = listing.where(self._bridge.document, subject) if isinstance(subject, Item) else None
        if found is not None:
            self._bridge.shown.emit(found.anchor)

    def _decide(self, decide: Callable[..., Edit]) -> None:
        item, bridge = self.list.current, self._bridge
        ruling = Tracking.of(bridge).ruling()
        if isinstance(item, Item) and bridge.perform(lambda: decide(bridge.document, {item.id}, ruling)):
            self.refresh()

    def _on_thread(self, make: Callable[[Thread], Edit]) -> bool:
        """Change the comment chosen, which stays chosen; whether it was changed."""
        thread = self._thread
        if thread is None or not self._bridge.perform(lambda: make(thread)):
            return False
        self.refresh()
        self.list.choose(Item(thread.id, is_thread=True))
        return True

    def _reply(self) -> None:
        words, tracking = self.answer.toPlainText(), Tracking.of(self._bridge)
        if not words.strip():
            self.answer.setFocus()
            return
        if self._on_thread(
            lambda thread: comments.reply(self._bridge.document, thread.id, words, tracking.author, now())
        ):
            self.answer.clear()

    def _resolve(self) -> None:
        def made(thread: Thread) -> Edit:
            do = comments.reopen if thread.is_resolved else comments.resolve
            return do(self._bridge.document, thread.id)

        self._on_thread(made)

    def _assign(self) -> None:
        thread = self._thread
        if thread is None:
            return
        known = authors.everybody(self._bridge.document)
        people = dict.fromkeys((thread.assigned, Tracking.of(self._bridge).author, *known))
        name = dialogs.ask_name(
            self, _("Assign"), _("Who looks after this (empty: nobody):"), list(filter(None, people))
        )
        if name is not None:
            self._on_thread(lambda t: comments.assign(self._bridge.document, t.id, name))
