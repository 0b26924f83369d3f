"""What the commands do that begin from templates, and keep a document as one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QInputDialog

from engross.i18n import _
from engross.model.nodes import Document
from engross.ui.command_group import CommandGroup, Handlers
from engross.workspace import files, templates
from engross.workspace.templates import Choice

if TYPE_CHECKING:
    from engross.ui.main_window import MainWindow


class TemplateCommands(CommandGroup):
    """Commands on templates."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def handlers(self) -> Handlers:
        return {"file.new_from_template": self._ask, "file.save_template": self._keep}

    def _ask(self) -> None:
        from engross.ui.new_dialog import NewDialog  # the window starts without it

        NewDialog(self._begin, templates.last(self._window.settings), self._window).open()

    def _begin(self, document: Document, choice: Choice | None) -> None:
        if choice is not None:
            self._window.change_settings(
                new_form=choice.form, new_language=choice.language, new_organ=choice.organ
            )
        self._window.files.show_fresh(files.new(document))

    def _keep(self) -> None:
        """Ask for a name and keep the document under it."""
        opened = self._window.current().opened
        name = opened.path.stem if opened.path else self._window.document_name
        title, agreed = QInputDialog.getText(
            self._window, _("Save as Template"), _("Name of the template"), text=name
        )
        if agreed:
            kept = templates.keep(opened.document, title)
            said = _("Kept as the template “{name}”: File > New from Template begins from it.")
            self._window.messages.info(said.format(name=kept.title))
