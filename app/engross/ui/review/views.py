"""How much of the tracked changes the page shows, and whose numbers it counts by."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from engross.editing.edit import Aspect
from engross.editing.editor import Change
from engross.i18n import _
from engross.model import numbering, walk
from engross.model.nodes import Document, Kind, NodeId
from engross.model.places import Place
from engross.ui.command_group import CommandGroup, Handlers
from engross.ui.editor.sheet import Shows
from engross.ui.review import tips
from engross.ui.review.joints import Joint, joints
from engross.ui.review.tracking import Tracking

if TYPE_CHECKING:
    from engross.ui.document_view import DocumentView
    from engross.ui.editor.page import Page
    from engross.ui.main_window import MainWindow

_COMMANDS = {
    "review.show_marks": Shows.MARKS,
    "review.show_margin": Shows.MARGIN,
    "review.show_final": Shows.FINAL,
    "review.show_original": Shows.ORIGINAL,
}
_WORDS = Aspect.TEXT | Aspect.STRUCTURE | Aspect.NOTES


class ChangeViews(CommandGroup):
    """The view of changes that a window has; every document in it is shown so."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._shows = Shows.MARKS
        self._by_original = False
        self._watched: DocumentView | None = None
        self._read: Document | None = None
        self._differing: dict[NodeId, tuple[str, str]] = {}

    def handlers(self) -> Handlers:
        def to(shows: Shows) -> Callable[[], None]:
            return lambda: self._show(shows)

        views: Handlers = {name: to(shows) for name, shows in _COMMANDS.items()}
        return {**views, "review.original_numbers": self._toggle_numbers}

    def checked(self, view: DocumentView | None) -> dict[str, bool]:
        title = next(self._action(name).text() for name, shows in _COMMANDS.items() if shows is self._shows)
        is_said = view is not None and self._shows is not Shows.MARKS
        self._window.status.show_view(title if is_said else "")
        on = {name: shows is self._shows for name, shows in _COMMANDS.items()}
        return {**on, "review.original_numbers": self._by_original}

    def _action(self, name: str) -> QAction:
        return self._window.actions_by_id[name]

    def use_view(self, view: DocumentView) -> None:
        self._read = None
        if self._window.status.changes.menu() is None:
            menu = QMenu(self._window)
            menu.addActions([self._action(name) for name in _COMMANDS])
            self._window.status.changes.setMenu(menu)
        view.bridge.at_rest.connect(lambda: self._number(view))
        self._number(view)
        for page in view.pages:
            self._dress(page)
        self._tell_tracking(view)
        self._watch(view)

    def _watch(self, view: DocumentView) -> None:
        """Hear of every change only where the original is shown."""
        if self._shows is Shows.ORIGINAL and self._watched is not view:
            self._watched = view
            view.bridge.changed.connect(self._on_changed)

    def use_page(self, page: Page) -> None:
        page.mouse.tells.append(self._tip)
        page.spoken.adds += [self._numbers_said, self._joint_said]
        view = self._window.view
        if view is not None and page in view.pages:
            self._put_numbers(page)
            self._dress(page)

    # how much is seen

    def _show(self, shows: Shows) -> None:
        view = self._window.current()
        self._shows = shows
        self._tell_tracking(view)
        self._watch(view)
        for page in view.pages:
            self._put_numbers(page)
            self._dress(page)
        self._window.show_checked()

    def _tell_tracking(self, view: DocumentView) -> None:
        Tracking.of(view.bridge).hides_insertions = self._shows is Shows.ORIGINAL

    def _dress(self, page: Page) -> None:
        if page.sync.sheet.shows is not self._shows:
            page.wear(page.sync.sheet.showing(self._shows))

    def _on_changed(self, change: Change) -> None:
        """Who writes in the original sees what becomes of it: the marks."""
        if self._shows is Shows.ORIGINAL and change.aspects & _WORDS:
            self._shows = Shows.MARKS
            QTimer.singleShot(0, self._window, self._show_again)

    def _show_again(self) -> None:
        if self._window.view is not None:
            self._show(Shows.MARKS)
            self._window.messages.info(_("The changes are marked again: the text was changed."))

    # numbers

    def _toggle_numbers(self) -> None:
        view = self._window.current()
        self._by_original = not self._by_original
        for page in view.pages:
            self._put_numbers(page)
        self._window.show_checked()

    def _number(self, view: DocumentView) -> None:
        """Find the numbers that the changes make others; nothing at a key."""
        document = view.bridge.document
        if document is self._read:
            return
        self._read = document
        found = differing(document)
        if found != self._differing or self._shows is not Shows.MARKS:
            self._differing = found
            for page in view.pages:
                self._put_numbers(page)

    def _put_numbers(self, page: Page) -> None:
        found = tuple(joints(self._read, self._shows)) if self._read is not None else ()
        pairs = dict(self._differing)
        if found and self._read is not None:
            pairs |= _of_joints(self._read, found, self._shows)
        page.gutter.others = {
            block: shown(now, was, self._shows, by_original=self._by_original)
            for block, (now, was) in pairs.items()
        }
        page.gutter.joints = frozenset(block for joint in found for block in joint.blocks[:-1])
        notes = {}
        if self._shows is Shows.ORIGINAL and self._read is not None:
            notes = dict(numbering.original(self._read).marks)
        page.sync.markers.others = notes
        page.viewport().update()

    def _tip(self, place: Place) -> str:
        """What is hidden in the paragraph, and its two numbers."""
        document = self._window.current().bridge.document
        said = [self._numbers_said(place.block), self._joint_said(place.block)]
        if self._shows is Shows.MARGIN and document.changes:
            said.insert(0, tips.paragraph(document, place.block))
        return "<br/>".join(filter(None, said))

    def _joint_said(self, block: NodeId) -> str:
        view = self._window.view
        is_one = view is not None and block in view.page.gutter.joints
        return _("One paragraph with the next line") if is_one else ""

    def _numbers_said(self, block: NodeId) -> str:
        if block not in self._differing:
            return ""
        now, was = self._differing[block]
        if not now:
            return _("Number {was} in the original").format(was=was)
        if not was:
            return _("No number in the original")
        return _("Number {now} in the final text, {was} in the original").format(now=now, was=was)


def differing(document: Document) -> dict[NodeId, tuple[str, str]]:
    """The numbers that paragraphs have in the final text and had in the original, where these are two."""
    if not document.changes:
        return {}
    final, original = numbering.of(document), numbering.original(document)
    found = {}
    for block in walk.blocks(document):
        pair = final.label(block.id), original.label(block.id)
        if pair[0] != pair[1] and block.kind is not Kind.HEADING:
            found[block.id] = pair
    return found


def _of_joints(document: Document, found: Iterable[Joint], shows: Shows) -> dict[NodeId, tuple[str, str]]:
    """The same for paragraphs that are one in what is shown: their number stands at the first of them."""
    final, original = numbering.of(document), numbering.original(document)
    is_original = shows is Shows.ORIGINAL
    pairs = {}
    for joint in found:
        if walk.block_of(document, joint.numbered).kind is Kind.HEADING:
            continue
        said = (original if is_original else final).label(joint.numbered)
        for block in joint.blocks:
            pairs[block] = (final.label(block), said) if is_original else (said, original.label(block))
            said = ""
    return pairs


def shown(now: str, was: str, shows: Shows, *, by_original: bool) -> str:
    """What stands beside a paragraph with two numbers: the one that is counted by, the other in brackets before it."""
    if shows is Shows.ORIGINAL or now == was:
        return was
    if shows is Shows.FINAL:
        return now
    counted, other = (was, now) if by_original else (now, was)
    return " ".join(filter(None, (f"[{other}]" if other else "", counted)))
