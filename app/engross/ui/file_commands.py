"""What the commands do that concern files: open, save, export, close; and the questions that go with them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths

from engross.errors import AppError
from engross.formats.format import ImportResult
from engross.i18n import _, counted
from engross.ui import dialogs
from engross.ui.command_group import CommandGroup, Handlers
from engross.ui.messages import Choice
from engross.workspace import files, templates
from engross.workspace.files import ChangedOnDisk
from engross.workspace.open_document import OpenDocument

if TYPE_CHECKING:
    from engross.ui.main_window import MainWindow


class FileCommands(CommandGroup):
    """Commands on the files of one window."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._losses: tuple[str, ...] = ()

    def handlers(self) -> Handlers:
        return {
            "file.new": self.new,
            "file.open": self._ask_open,
            "file.save": self.save,
            "file.save_as": self.save_as,
            "file.losses": lambda: dialogs.show_losses(self._window, self._losses),
            "file.close": self._window.close,
            "file.quit": self._window.quit_wanted.emit,
        }

    # opening

    def new(self) -> None:
        """A new resolution, here or, where a document is open, in a window of its own."""
        if self._window.view is None:
            self._window.show_document(files.new(templates.like(templates.last(self._window.settings))))
        else:
            self._window.window_wanted.emit(None)

    def show_new(self, result: ImportResult) -> None:
        """Show a document made of pasted text, here where the window is free, or in a window of its own."""
        opened = files.new(result.document, result.losses, restored=result.restored)
        opened.is_pasted = True
        if self.show_fresh(opened):
            self.tell_losses(result.losses, _("Reading the text"))

    def show_fresh(self, opened: OpenDocument) -> bool:
        """Show a document without a file here where the window is free, and give True; or in a window of its own."""
        if self._window.view is not None and self._opened.is_worth_keeping:
            self._window.window_wanted.emit(opened)
            return False
        self._window.show_document(opened)
        return True

    def _ask_open(self) -> None:
        folder = str(self._path.parent) if self._path else ""
        self.open_paths(dialogs.ask_open(self._window, folder))

    def open_paths(self, paths: list[Path]) -> None:
        """Open the first file here where the window is free, the others in windows of their own."""
        for path in paths:
            if self._window.view is None or not self._opened.is_worth_keeping:
                self.open_path(path)
            else:
                self._window.window_wanted.emit(path)

    def open_path(self, path: Path) -> bool:
        """Show a file in this window; what is wrong with it goes to the message bar, and False is given."""
        try:
            opened = files.open(path)
        except AppError as error:
            self._window.messages.error(error)
            return False
        self._window.show_document(opened)
        self._window.remember_recent(path)
        self.tell_losses(opened.losses, _("Opening {name}").format(name=path.name))
        return True

    def open_sample(self, path: Path) -> None:
        """Show a sample as a document that has no file yet."""
        found = files.read(files.read_bytes(path), path.name)
        self._window.show_document(files.new(found.result.document))

    # saving

    @property
    def _path(self) -> Path | None:
        return self._window.view.opened.path if self._window.view else None

    def save(self) -> bool:
        """Save to the document's file, or ask for a name; False where it was not saved."""
        if self._path is None:
            return self.save_as()
        return self._write(None)

    def save_as(self) -> bool:
        """Ask for a name and save there."""
        path = dialogs.ask_save(self._window, _("Save as"), self.suggested(".xml"), ".xml", (".docx",))
        return path is not None and self.save_to(path)

    def save_to(self, path: Path) -> bool:
        """Save to this file, which is the document's from now on; in a format that does not keep everything, a copy
        is written, and the document has yet to be saved.
        """
        if not files.is_copy(path):
            return self._write(path)
        if self._window.exports.write(path):
            said = _("Wrote {name} as a copy. The document itself is saved as .xml, which keeps everything.")
            self._window.messages.warning(said.format(name=path.name), Choice(_("Save as…"), self.save_as))
        return False

    def _write(self, path: Path | None, *, overwrite_changed: bool = False) -> bool:
        opened = self._opened
        try:
            losses = files.save(opened, path, overwrite_changed=overwrite_changed)
        except ChangedOnDisk as changed:
            self._window.messages.error(
                changed,
                Choice(_("Overwrite"), lambda: self._write(path, overwrite_changed=True)),
                Choice(_("Save as…"), self.save_as),
                Choice(_("Read it again"), self._reload),
            )
            return False
        except AppError as error:
            self._window.messages.error(error, Choice(_("Save as…"), self.save_as))
            return False
        assert opened.path is not None
        self._window.remember_recent(opened.path)
        self._window.show_state()
        done = _("Saved {name}").format(name=opened.path.name)
        self._window.messages.clear()
        self._window.messages.info(f"{done}.") if not losses else self.tell_losses(losses, done)
        return True

    def _reload(self) -> None:
        """Take what is on the disk in place of what is on the screen."""
        if self._path is not None:
            self.open_path(self._path)

    def suggested(self, ending: str) -> Path:
        """A name to save under: what the document is called, as every disk takes it."""
        if self._path is not None:
            return self._path.with_suffix(ending)
        words = self._window.document_name
        name = "".join(c if c.isalnum() or c in " -" else "_" for c in words)[:60].strip()
        recent = self._window.settings.recent_files
        return (Path(recent[0]).parent if recent else _documents()) / f"{name}{ending}"

    @property
    def _opened(self) -> OpenDocument:
        assert self._window.view is not None
        return self._window.view.opened

    def tell_losses(self, losses: tuple[str, ...], done: str, *choices: Choice) -> None:
        """Say that something could not be kept, with the list behind a button, before other ``choices``."""
        self._losses = losses
        if not losses:
            return
        if len(losses) == 1:
            self._window.messages.warning(f"{done}: {losses[0]}", *choices)
            return
        many = counted(
            "{count} thing could not be kept as it was.",
            "{count} things could not be kept as they were.",
            len(losses),
        )
        details = Choice(_("Details"), lambda: dialogs.show_losses(self._window, losses))
        self._window.messages.warning(f"{done}: {many}", details, *choices)

    # closing

    def may_close(self) -> bool:
        """Whether the document may go: it is saved, or the user does not want it saved."""
        view = self._window.view
        if view is None or not view.opened.is_unsaved:
            return True
        answer = dialogs.ask_unsaved(self._window, self._window.document_name)
        if answer == "save":
            return self.save()
        return answer == "discard"


def _documents() -> Path:
    """Where people keep their documents."""
    folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return folder if folder.is_dir() else Path.home()
