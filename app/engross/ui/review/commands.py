"""What the commands do that are about tracked changes."""

from __future__ import annotations

from collections.abc import Callable, Container
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QInputDialog

from engross.editing.edit import Edit
from engross.errors import EditRefused
from engross.i18n import _
from engross.model.nodes import Document
from engross.model.places import Selection
from engross.model.review import ChangeId
from engross.review import authors, decisions, record
from engross.review.record import Ruling
from engross.ui.command_group import CommandGroup, Handlers, Offer
from engross.ui.editor.sheet import AUTHORS
from engross.ui.review import person, presence, stops, tips
from engross.ui.review.margin import CommentMargin
from engross.ui.review.tracking import Tracking
from engross.ui.structure.panel import StructurePanel

if TYPE_CHECKING:
    from engross.ui.document_view import DocumentView
    from engross.ui.editor.page import Page
    from engross.ui.main_window import MainWindow

_Decide = Callable[[Document, Container[ChangeId], Ruling], Edit]
_Choose = Callable[[Document, Selection], set[ChangeId]]


class ReviewCommands(CommandGroup):
    """Commands on the changes and comments of the document that the window shows."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self.tracking: Tracking | None = None
        """That of the document shown."""
        self._is_connected = False

    def handlers(self) -> Handlers:
        accept, reject = record.accept, record.reject
        return {
            "review.track": self._toggle,
            "review.keep_tracking": self._keep,
            "review.accept_because": lambda: self._decide_because(accept, _("Accept with a Reason")),
            "review.reject_because": lambda: self._decide_because(reject, _("Reject with a Reason")),
            "review.record": self._show_record,
            "review.next": lambda: self._step(+1),
            "review.previous": lambda: self._step(-1),
            "review.accept": lambda: self._decide(accept, decisions.in_selection),
            "review.reject": lambda: self._decide(reject, decisions.in_selection),
            "review.accept_next": lambda: self._decide_and_go(accept),
            "review.reject_next": lambda: self._decide_and_go(reject),
            "review.accept_paragraph": lambda: self._decide(accept, _in_paragraph),
            "review.reject_paragraph": lambda: self._decide(reject, _in_paragraph),
            "review.accept_author": lambda: self._decide_author(accept, _("Accept All by One Author")),
            "review.reject_author": lambda: self._decide_author(reject, _("Reject All by One Author")),
            "review.accept_all": lambda: self._decide(accept, lambda d, _s: decisions.everything(d)),
            "review.reject_all": lambda: self._decide(reject, lambda d, _s: decisions.everything(d)),
        }

    def checked(self, view: DocumentView | None) -> dict[str, bool]:
        is_on = view is not None and self.tracking is not None and self.tracking.is_on
        self._window.status.show_tracking(person.name(self._window) if is_on else "")
        keeps = view is not None and view.bridge.document.keeps_tracking
        return {"review.track": is_on, "review.keep_tracking": keeps}

    def offers(self) -> list[Offer]:
        view = self._window.view
        if view is None or not decisions.in_selection(view.bridge.document, view.bridge.selection):
            return []
        return [
            (_("Accept Change"), lambda: self._decide(record.accept, decisions.in_selection)),
            (_("Reject Change"), lambda: self._decide(record.reject, decisions.in_selection)),
        ]

    def use_view(self, view: DocumentView) -> None:
        is_on = self._window.settings.track_by_default
        self.tracking = Tracking(view.bridge, lambda: person.name(self._window), is_on=is_on)
        self.tracking.switched.connect(self._window.show_checked)
        if not self._is_connected:
            self._is_connected = True
            self._window.status.tracking.clicked.connect(self._window.actions_by_id["review.track"].trigger)
        for page in view.pages:
            self._colour(page, self.tracking)
        for mark in (self._mark_structure, self._mark_pages):
            marked: list[Document] = []
            view.bridge.at_rest.connect(partial(_where_new, view, marked, mark))
            _where_new(view, marked, mark)

    @staticmethod
    def _mark_structure(view: DocumentView) -> None:
        """Changes and comments are seen in the structure."""
        document = view.bridge.document
        structure = view.side_of("structure").panel("structure")
        assert isinstance(structure, StructurePanel)
        structure.show_badges("changes", presence.changes(document))
        structure.show_badges("comments", presence.open_comments(document))

    @staticmethod
    def _mark_pages(view: DocumentView) -> None:
        """And beside the text and the scroll bar."""
        document = view.bridge.document
        ticks = presence.ticks(document, Tracking.of(view.bridge).number_of, AUTHORS)
        for page in view.pages:
            page.strip.show_marks(ticks, "review")
            for beside in page.beside:
                if isinstance(beside, CommentMargin):
                    beside.show(presence.unseen(document))

    def use_page(self, page: Page) -> None:
        if (
            self.tracking is not None
            and self._window.view is not None
            and page in self._window.view.pages[1:]
        ):
            self._colour(page, self.tracking)
        bridge = self._window.current().bridge
        page.beside.append(CommentMargin(page))
        page.spoken.adds.append(lambda _node: presence.spoken(bridge.document, bridge.selection))

    def _colour(self, page: Page, tracking: Tracking) -> None:
        """The page shows each author's changes in a colour of their own, and says whose they are."""
        bridge = self._window.current().bridge
        sheet = page.sync.sheet.at(page.sync.sheet.theme, page.sync.sheet.zoom)
        sheet.author_of, sheet.is_move = tracking.author_of, tracking.is_move
        page.mouse.tells.append(lambda place: tips.at(bridge.document, place))
        if bridge.document.changes:
            page.sync.rebuild(sheet)
        else:
            page.sync.sheet.author_of, page.sync.sheet.is_move = sheet.author_of, sheet.is_move

    # tracking

    def _toggle(self) -> None:
        self._window.current()
        assert self.tracking is not None
        if self.tracking.is_on or person.ask_name(self._window):
            self.tracking.switch(on=not self.tracking.is_on)
        self._window.show_checked()

    def _keep(self) -> None:
        view = self._window.current()
        if view.bridge.document.keeps_tracking or person.ask_name(self._window):
            Tracking.of(view.bridge).keep(on=not view.bridge.document.keeps_tracking)
        self._window.show_checked()

    # deciding

    def _decide(self, decide: _Decide, choose: _Choose, why: str = "") -> None:
        bridge = self._window.current().bridge
        ruling = Tracking.of(bridge).ruling(why)
        bridge.perform(lambda: decide(bridge.document, choose(bridge.document, bridge.selection), ruling))

    def _decide_and_go(self, decide: _Decide) -> None:
        """Decide what is here, and go to what is next; so one steps through all of them."""
        before = self._window.current().bridge.document
        self._decide(decide, decisions.in_selection)
        document = self._window.current().bridge.document
        if document is before:
            return
        if document.changes or document.comments:
            self._step(+1)
        else:
            self._window.messages.info(_("Everything is decided."))

    def _decide_because(self, decide: _Decide, title: str) -> None:
        bridge = self._window.current().bridge
        if not decisions.in_selection(bridge.document, bridge.selection):
            raise EditRefused(_("There is no change here to decide."), hint=_("Go to the next change first."))
        why, agreed = QInputDialog.getText(self._window, title, _("Reason:"))
        if agreed:
            self._decide(decide, decisions.in_selection, why.strip())

    def _show_record(self) -> None:
        from engross.ui.review.record_dialog import RecordDialog  # the window starts without it

        bridge = self._window.current().bridge
        if not bridge.document.decisions:
            raise EditRefused(_("Nothing was decided in this document yet."))
        RecordDialog(bridge, self._window.document_name, self._window).open()

    def _decide_author(self, decide: _Decide, title: str) -> None:
        document = self._window.current().bridge.document
        people = sorted({name for change in document.changes for name in authors.names(change.author)})
        if not people:
            raise EditRefused(_("There are no tracked changes."))
        chosen, agreed = QInputDialog.getItem(self._window, title, _("Author"), people, 0, False)
        if agreed:
            self._decide(decide, lambda d, _s: authors.changes_of(d, chosen))

    # going places

    def _step(self, step: int) -> None:
        view = self._window.current()
        found = stops.beside(view.bridge.document, view.bridge.selection, step)
        if found is None:
            raise EditRefused(_("There are no tracked changes and no comments."))
        view.page.show_stretch(found)
        self._follow(view, found)
        if found == stops.beginning(view.bridge.document) and stops.whole(view.bridge.document):
            self._window.messages.info(
                _("Something is about the text as a whole: the review panel shows it.")
            )

    @staticmethod
    def _follow(view: DocumentView, stop: Selection) -> None:
        """The panel shows what the text does, where it is open."""
        from engross.ui.review.panel import ReviewPanel  # the window starts without it

        side = view.side_of("review")
        if side.shown == "review":
            panel = side.panel("review")
            assert isinstance(panel, ReviewPanel)
            panel.follow(stop)


def _where_new(view: DocumentView, marked: list[Document], mark: Callable[[DocumentView], None]) -> None:
    """Mark the document unless it was marked; one without changes and comments has nothing to mark after another."""
    document = view.bridge.document
    is_plain = not document.changes and not document.comments
    if (marked and marked[0] is document) or (is_plain and not marked):
        return
    marked[:] = [] if is_plain else [document]
    mark(view)


def _in_paragraph(document: Document, selection: Selection) -> set[ChangeId]:
    return decisions.in_paragraph(document, selection.head.block)
