"""What the commands do that are about the base text of a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engross.errors import AppError, EditRefused
from engross.i18n import _, counted
from engross.model.nodes import Document
from engross.review import base
from engross.ui import dialogs
from engross.ui.base.margin import BaseMargin
from engross.ui.base.reader import BaseReader
from engross.ui.command_group import CommandGroup, Handlers
from engross.ui.structure.panel import StructurePanel
from engross.workspace import base_text, files

if TYPE_CHECKING:
    from pathlib import Path

    from engross.ui.document_view import DocumentView
    from engross.ui.editor.page import Page
    from engross.ui.main_window import MainWindow


class BaseCommands(CommandGroup):
    """Commands on the base text of the document that the window shows."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._reader: BaseReader | None = None
        self._is_on = True

    def handlers(self) -> Handlers:
        return {
            "file.new_from_earlier": self._begin,
            "file.export_submission": self._submit,
            "review.set_base": self._set,
            "review.remove_base": self._remove,
            "review.base_signs": self._toggle,
        }

    def checked(self, view: DocumentView | None) -> dict[str, bool]:
        return {"review.base_signs": self._is_on}

    def use_view(self, view: DocumentView) -> None:
        reader = self._reader = BaseReader(view, is_on=self._is_on)
        structure = view.side_of("structure").panel("structure")
        assert isinstance(structure, StructurePanel)

        def show() -> None:
            for source, badges in reader.badges.items():
                structure.show_badges(source, badges)
            for page in view.pages:
                page.viewport().update()

        reader.published.connect(show)
        reader.ask()
        self.use_page(view.page)

    def use_page(self, page: Page) -> None:
        view, reader = self._window.view, self._reader
        if view is None or reader is None or reader.parent() is not view:
            return
        if any(isinstance(beside, BaseMargin) for beside in page.beside):
            return
        page.beside.append(BaseMargin(page, reader))
        page.mouse.tells.append(reader.tip)
        page.spoken.adds.append(reader.spoken)

    def _toggle(self) -> None:
        self._is_on = not self._is_on
        if self._reader is not None:
            self._reader.switch(on=self._is_on)

    # beginning

    def _begin(self) -> None:
        from engross.ui.base.begin_dialog import BeginDialog  # the window starts without it

        view = self._window.view
        BeginDialog(self._show, view.opened.path if view else None, self._window).open()

    def _show(self, draft: Document) -> None:
        if not self._window.files.show_fresh(files.new(draft)):
            return
        self._window.current().show_panel("review", on=True)
        self._window.current().page.setFocus()
        proposals = counted("{count} change", "{count} changes", len(draft.changes))
        comments = counted("{count} comment", "{count} comments", len(draft.comments))
        said = _(
            "{changes} and {comments} to look at: Review > Next Change or Comment goes to the first, Accept and Go On "
            "and Reject and Go On from one to the next."
        )
        self._window.messages.info(said.format(changes=proposals, comments=comments))

    # the base

    def _set(self) -> None:
        bridge = self._window.current().bridge
        found = dialogs.ask_open(self._window)
        if not found:
            return
        path: Path = found[0]
        text = files.read(files.read_bytes(path), path.name).result.document
        if bridge.perform(lambda: base.with_base(bridge.document, text)) and bridge.document.base is not None:
            name = bridge.document.base.name or path.name
            self._window.messages.info(_("The base text is {name}.").format(name=name))

    def _remove(self) -> None:
        bridge = self._window.current().bridge
        self._needed(bridge.document)
        bridge.perform(lambda: base.without_base(bridge.document))

    @staticmethod
    def _needed(document: Document) -> None:
        if document.base is None:
            raise EditRefused(
                _("The draft has no base text."),
                hint=_("Review > Set Base Text names the text it starts from."),
            )

    # submitting

    def _submit(self) -> None:
        from engross.ui.base.submit_dialog import SubmitDialog  # the window starts without it

        document = self._window.current().bridge.document
        self._needed(document)
        assert document.base is not None
        SubmitDialog(document.base.name, self._window.settings.author, self._write, self._window).open()

    def _write(self, author: str | None) -> None:
        window = self._window
        path = dialogs.ask_save(window, _("Export for Submission"), window.files.suggested(".docx"), ".docx")
        if path is None:
            return
        has_lists = window.settings.word_numbering == "lists"
        try:
            made = base_text.submit(window.current().bridge.document, path, author, has_lists=has_lists)
        except AppError as error:
            window.messages.error(error)
            return
        changes = counted("{count} change", "{count} changes", made.changes)
        done = _("Wrote {name} with {changes} against the base text").format(name=path.name, changes=changes)
        window.messages.info(f"{done}.")
        window.files.tell_losses(made.written.losses, done)
