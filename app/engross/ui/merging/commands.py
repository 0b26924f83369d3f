"""What the commands do that merge reviewers' copies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engross.editing.edit import Edit
from engross.i18n import _, counted
from engross.model import walk
from engross.model.nodes import Document, NodeId
from engross.model.places import Place
from engross.review import copies
from engross.review.copies import Conflict, Merged
from engross.ui.command_group import CommandGroup, Handlers

if TYPE_CHECKING:
    from engross.ui.document_view import DocumentView
    from engross.ui.main_window import MainWindow
    from engross.ui.merging.conflicts import ConflictsWindow


class MergeCommands(CommandGroup):
    """Lays copies over the document that the window shows, as one step."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._merged: Merged | None = None
        self._shown: ConflictsWindow | None = None

    def handlers(self) -> Handlers:
        return {"review.merge": self._ask, "review.conflicts": self._show_conflicts}

    def use_view(self, view: DocumentView) -> None:
        self._merged = None
        if self._shown is not None:
            self._shown.close()

    def _ask(self) -> None:
        from engross.ui.merging.dialog import MergeDialog  # the window starts without it

        view = self._window.current()
        document = view.bridge.document
        MergeDialog(document, self._sent(view), self._take, self._window).open()

    def _sent(self, view: DocumentView) -> dict[str, Document]:
        """What may have been sent: the text as it is, as it was saved, its base."""
        document = view.bridge.document
        found = {_("This text, as it is here"): document}
        if view.opened.saved is not None and view.opened.saved is not document:
            found[_("This text, as it was saved")] = view.opened.saved
        if document.base is not None:
            found[_("The base text {name}").format(name=document.base.name)] = document.base.document
        return found

    def _take(self, merged: Merged) -> None:
        window, bridge = self._window, self._window.current().bridge
        bridge.perform(lambda: Edit(merged.document, None, copies.TOUCHED))
        self._merged = merged
        changes = counted("{count} tracked change", "{count} tracked changes", len(merged.document.changes))
        conflicts = counted("{count} conflict", "{count} conflicts", len(merged.conflicts))
        said = _("The copies are merged: {changes}, {conflicts}.").format(
            changes=changes, conflicts=conflicts
        )
        notes = " ".join(f"{note.author}: {_(note.sentence)}" for note in merged.notes)
        window.messages.info(f"{said} {notes}".strip())
        if merged.conflicts:
            self._show_conflicts()

    def _open_conflicts(self, document: Document) -> tuple[Conflict, ...]:
        every = self._merged.conflicts if self._merged is not None else ()
        return tuple(conflict for conflict in every if copies.is_open(document, conflict))

    def _show_conflicts(self) -> None:
        from engross.ui.merging.conflicts import ConflictsWindow  # the window starts without it

        view = self._window.current()
        found = self._open_conflicts(view.bridge.document)
        if not found or self._merged is None:
            self._window.messages.info(_("There are no conflicts to decide."))
            return
        if self._shown is None:
            self._shown = ConflictsWindow(
                view.bridge, found, self._merged.notes, self._window.theme, self._window
            )
            self._shown.wanted.connect(self._go_to)
            self._shown.destroyed.connect(self._forget)
            self._window.theme_changed.connect(self._shown.use_theme)
        self._shown.show()
        self._shown.activateWindow()
        self._go_to(found[0].block)

    def _forget(self) -> None:
        self._shown = None

    def _go_to(self, block: NodeId) -> None:
        view = self._window.view
        if view is not None and block in walk.spots(view.bridge.document):
            view.bridge.shown.emit(Place(block, 0))
            if self._shown is not None:
                self._shown.activateWindow()
