"""What the commands do that write copies in other formats, and the picture that Word files begin with."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from engross.errors import AppError
from engross.i18n import _
from engross.ui import dialogs
from engross.ui.command_group import CommandGroup, Handlers
from engross.ui.messages import Choice
from engross.workspace import files

if TYPE_CHECKING:
    from engross.ui.main_window import MainWindow

HOLD_COMMENTS = (".docx", ".xml")
"""Endings of the formats that hold comments."""


class ExportCommands(CommandGroup):
    """Commands that write copies; the document keeps its own file."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def handlers(self) -> Handlers:
        return {
            "file.export_docx": lambda: self._ask(_("Export to Word"), ".docx"),
            "file.export_xml": lambda: self._ask(_("Export XML"), ".xml"),
            "file.export_text": lambda: self._ask(_("Export plain text"), ".txt"),
            "file.export_pdf": lambda: self._ask(_("Export PDF"), ".pdf"),
            "file.export_html": lambda: self._ask(_("Export web page"), ".html"),
            "file.export_markdown": lambda: self._ask(_("Export Markdown"), ".md"),
            "file.emblem": self._choose_emblem,
            "file.no_emblem": lambda: self._use_emblem(""),
        }

    def _ask(self, title: str, ending: str) -> None:
        """Ask where to, and write a copy in the format of this ending."""
        path = dialogs.ask_save(self._window, title, self._window.files.suggested(ending), ending)
        if path is not None:
            self.write(path)

    def write(self, path: Path, *, with_private: bool = False) -> bool:
        """Write a copy in the format of the path's ending; what is wrong is said, and False given.

        Private comments are left out, and may then be asked for.
        """
        settings = self._window.settings
        try:
            losses = files.export(
                self._window.current().opened,
                path,
                emblem=Path(settings.emblem) if settings.emblem else None,
                has_lists=settings.word_numbering == "lists",
                with_private=with_private,
            )
        except AppError as error:
            self._window.messages.error(error)
            return False
        done = _("Wrote {name}").format(name=path.name)
        choices: list[Choice] = []
        left = 0 if with_private else self._private(path)
        if left:
            without = _("{done}, without {count} private comments").format(done=done, count=left)
            done = _("{done}, without a private comment").format(done=done) if left == 1 else without
            choices.append(Choice(_("Write Private Comments Too"), lambda: self._again(path)))
        self._window.messages.info(f"{done}.", *choices)
        self._window.files.tell_losses(losses, done, *choices)
        return True

    def _private(self, path: Path) -> int:
        """How many private comments were left out of a copy which could have them."""
        if path.suffix.casefold() not in HOLD_COMMENTS:
            return 0
        return sum(thread.is_private for thread in self._window.current().bridge.document.comments)

    def _again(self, path: Path) -> None:
        self.write(path, with_private=True)

    def _choose_emblem(self) -> None:
        if name := dialogs.ask_picture(self._window, self._window.settings.emblem):
            self._use_emblem(name)

    def _use_emblem(self, name: str) -> None:
        """The picture that Word files get on their first page from now on; "" is none."""
        self._window.change_settings(emblem=name)
        said = _("Word files get the emblem {name}.").format(name=Path(name).name)
        self._window.messages.info(said if name else _("Word files get no emblem."))
