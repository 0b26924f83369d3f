"""What the commands do that are about tracked changes and comments."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QInputDialog

from engross.editing.edit import Edit
from engross.errors import EditRefused
from engross.i18n import _
from engross.model import places
from engross.model.nodes import Document
from engross.model.places import Selection
from engross.model.review import ChangeId, CommentKind
from engross.review import authors, comments, decisions, report
from engross.ui.command_group import CommandGroup, Handlers, Offer
from engross.ui.editor.page import replaced
from engross.ui.editor.sheet import AUTHORS
from engross.ui.review import presence, stops, tips
from engross.ui.review.tracking import Tracking, login, now
from engross.ui.structure.panel import StructurePanel
from engross.workspace import files

if TYPE_CHECKING:
    from engross.ui.document_view import DocumentView
    from engross.ui.editor.page import Page
    from engross.ui.main_window import MainWindow
    from engross.ui.review.card import CommentCard

_Decide = Callable[[Document, Iterable[ChangeId]], Edit]
_Choose = Callable[[Document, Selection], set[ChangeId]]


class ReviewCommands(CommandGroup):
    """Commands on the changes and comments of the document that the window shows."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self.tracking: Tracking | None = None
        """That of the document shown."""
        self.card: CommentCard | None = None
        """The card in which a comment is being written."""
        self._draft = ""
        self._is_connected = False
        self._marked: object = None

    def handlers(self) -> Handlers:
        accept, reject = decisions.accept, decisions.reject
        return {
            "review.track": self._toggle,
            "review.next": lambda: self._step(+1),
            "review.previous": lambda: self._step(-1),
            "file.export_comments": self._export,
            "review.comment": lambda: self._comment(on_all=False),
            "review.comment_text": lambda: self._comment(on_all=True),
            "review.accept": lambda: self._decide(accept, decisions.in_selection),
            "review.reject": lambda: self._decide(reject, decisions.in_selection),
            "review.accept_paragraph": lambda: self._decide(accept, _in_paragraph),
            "review.reject_paragraph": lambda: self._decide(reject, _in_paragraph),
            "review.accept_author": lambda: self._decide_author(accept, _("Accept All by One Author")),
            "review.reject_author": lambda: self._decide_author(reject, _("Reject All by One Author")),
            "review.accept_all": lambda: self._decide(accept, lambda d, _s: decisions.everything(d)),
            "review.reject_all": lambda: self._decide(reject, lambda d, _s: decisions.everything(d)),
        }

    def checked(self, view: DocumentView | None) -> dict[str, bool]:
        is_on = view is not None and self.tracking is not None and self.tracking.is_on
        self._window.status.show_tracking(self.author if is_on else "")
        return {"review.track": is_on}

    def offers(self) -> list[Offer]:
        view = self._window.view
        if view is None or not decisions.in_selection(view.bridge.document, view.bridge.selection):
            return []
        return [
            (_("Accept Change"), lambda: self._decide(decisions.accept, decisions.in_selection)),
            (_("Reject Change"), lambda: self._decide(decisions.reject, decisions.in_selection)),
        ]

    def use_view(self, view: DocumentView) -> None:
        is_on = self._window.settings.track_by_default
        self.tracking = Tracking(view.bridge, lambda: self.author, is_on=is_on)
        self.tracking.switched.connect(self._window.show_checked)
        if not self._is_connected:
            self._is_connected = True
            self._window.status.tracking.clicked.connect(self._window.actions_by_id["review.track"].trigger)
        for page in view.pages:
            self._colour(page, self.tracking)
        self._marked = None
        view.bridge.settled.connect(lambda: self._mark(view))
        self._mark(view)

    def _mark(self, view: DocumentView) -> None:
        """Changes and comments are seen in the structure and beside the scroll bar."""
        document = view.bridge.document
        is_plain = not document.changes and not document.comments
        if document is self._marked or (is_plain and self._marked is None):
            return
        self._marked = None if is_plain else document
        structure = view.side_of("structure").panel("structure")
        assert isinstance(structure, StructurePanel)
        structure.show_badges("changes", presence.changes(document))
        structure.show_badges("comments", presence.open_comments(document))
        ticks = presence.ticks(document, Tracking.of(view.bridge).number_of, AUTHORS)
        for page in view.pages:
            page.strip.show_marks(ticks, "review")

    def use_page(self, page: Page) -> None:
        if (
            self.tracking is not None
            and self._window.view is not None
            and page in self._window.view.pages[1:]
        ):
            self._colour(page, self.tracking)

    def _colour(self, page: Page, tracking: Tracking) -> None:
        """The page shows each author's changes in a colour of their own, and says whose they are."""
        bridge = self._window.current().bridge
        sheet = replaced(page.sync.sheet, page.sync.sheet.theme, page.sync.sheet.zoom)
        sheet.author_of, sheet.is_move = tracking.author_of, tracking.is_move
        page.mouse.tell = lambda place: tips.at(bridge.document, place)
        if bridge.document.changes:
            page.sync.rebuild(sheet)
        else:
            page.sync.sheet.author_of, page.sync.sheet.is_move = sheet.author_of, sheet.is_move

    @property
    def author(self) -> str:
        """In whose name changes and comments are made."""
        return self._window.settings.author or login() or _("Unknown")

    def ask_author(self) -> bool:
        """Ask for the name, once; False where people turned away."""
        if self._window.settings.author:
            return True
        name, agreed = QInputDialog.getText(
            self._window, _("Your Name"), _("Name under which your changes and comments stand:"), text=login()
        )
        if agreed and name.strip():
            self._window.change_settings(author=name.strip())
            return True
        return False

    # tracking

    def _toggle(self) -> None:
        self._window.current()
        assert self.tracking is not None
        if self.tracking.is_on or self.ask_author():
            self.tracking.switch(on=not self.tracking.is_on)
        self._window.show_checked()

    # deciding

    def _decide(self, decide: _Decide, choose: _Choose) -> None:
        bridge = self._window.current().bridge
        bridge.perform(lambda: decide(bridge.document, choose(bridge.document, bridge.selection)))

    def _decide_author(self, decide: _Decide, title: str) -> None:
        document = self._window.current().bridge.document
        people = sorted({name for change in document.changes for name in authors.names(change.author)})
        if not people:
            raise EditRefused(_("There are no tracked changes."))
        chosen, agreed = QInputDialog.getItem(self._window, title, _("Author"), people, 0, False)
        if agreed:
            self._decide(decide, lambda d, _s: authors.changes_of(d, chosen))

    # comments

    def _comment(self, *, on_all: bool) -> None:
        """A card for the words of a new comment; what was begun and left stands there again."""
        from engross.ui.review.card import CommentCard  # the window starts without it

        view = self._window.current()
        if not self.ask_author():
            return
        on = None if on_all else view.bridge.selection
        said = _("Comment on the whole text") if on is None else _("Comment on the selected words")
        if on is not None and on.is_caret:
            said = _("Comment on the paragraph")
        self.card = CommentCard(view.page, said, self._draft)
        self.card.left.connect(self._leave)
        self.card.written.connect(partial(self._add, on))

    def _leave(self, words: str) -> None:
        self._draft, self.card = words, None

    def _add(self, on: Selection | None, words: str, kind: CommentKind, is_private: bool) -> None:
        self._draft, self.card = words, None
        bridge, author = self._window.current().bridge, self.author

        def made() -> Edit:
            thread = bridge.document.next_id
            place = on and _still(bridge.document, on)
            edit = comments.add(bridge.document, words, author, now(), on=place, kind=kind)
            return comments.change(edit.document, thread, is_private=True) if is_private else edit

        if bridge.perform(made):
            self._draft = ""

    def _export(self) -> None:
        """Write the comments where people say: a table for a name that ends in .csv, else a web page."""
        document = self._window.current().bridge.document
        if not report.lines(document):
            raise EditRefused(_("There are no comments to write."), hint=_("Private ones are left out."))
        name = Path(self._window.document_name).stem
        chosen, _filter = QFileDialog.getSaveFileName(
            self._window,
            _("Comments as a web page or table"),
            _("{name} comments.html").format(name=name.replace("/", "_")),
            _("Web page (*.html);;Table (*.csv)"),
        )
        if not chosen:
            return
        path = Path(chosen)
        if not path.suffix:
            path = path.with_suffix(".csv" if "csv" in _filter else ".html")
        is_table = path.suffix.casefold() == ".csv"
        title = _("Comments on {name}").format(name=self._window.document_name)
        words = report.as_csv(document) if is_table else report.as_html(document, title)
        files.write_bytes(path, words.encode("utf-8-sig" if is_table else "utf-8"))
        self._window.messages.info(_("Wrote {name}.").format(name=path.name))

    # going places

    def _step(self, step: int) -> None:
        view = self._window.current()
        found = stops.beside(view.bridge.document, view.bridge.selection, step)
        if found is None:
            raise EditRefused(_("There are no tracked changes and no comments."))
        view.page.show_stretch(found)


def _in_paragraph(document: Document, selection: Selection) -> set[ChangeId]:
    return decisions.in_paragraph(document, selection.head.block)


def _still(document: Document, selection: Selection) -> Selection | None:
    """The selection as far as it exists still; None where its paragraphs are gone."""
    anchor, head = (places.clamped(document, place) for place in (selection.anchor, selection.head))
    return Selection(anchor, head) if anchor and head else None
