"""Unsaved work is copied while people write, and offered again after a crash."""

from __future__ import annotations

import logging
import time
from functools import partial
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QObject, QTimer

from engross.errors import AppError
from engross.i18n import _
from engross.model.nodes import Document
from engross.ui.command_group import CommandGroup, Handlers
from engross.ui.messages import Choice
from engross.workspace import recovery
from engross.workspace.recovery import Rescue

if TYPE_CHECKING:
    from engross.ui.document_view import DocumentView
    from engross.ui.main_window import MainWindow

PERIOD_MS = 10_000
"""How often unsaved work is copied, if people rest from writing then: copying takes its share of the machine."""
REST_MS = 1_000
"""How long nothing must change before it is copied."""
LONGEST_S = 30.0
"""How long people may write on without a copy."""

log = logging.getLogger(__name__)


class Rescuer(QObject):
    """Keeps a copy of one document while it has unsaved changes."""

    def __init__(self, window: MainWindow, view: DocumentView) -> None:
        super().__init__(view)
        self._window, self._view = window, view
        self._key = uuid4().hex
        self._kept: Document | None = None
        self._seen = view.bridge.document
        self._since = time.monotonic()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._look)
        self._timer.start(PERIOD_MS)
        view.closed.connect(self._end)

    def _look(self) -> None:
        """Copy where nothing changed since the last look; else look again, but not for ever."""
        before, self._seen = self._seen, self._view.bridge.document
        if self._seen is not before and time.monotonic() - self._since < LONGEST_S:
            self._timer.start(REST_MS)
            return
        self.keep()
        self._since = time.monotonic()
        self._timer.start(PERIOD_MS)

    def keep(self) -> None:
        """Copy the document as it is now, in the background; a copy of what is saved by now goes."""
        opened = self._view.opened
        if not opened.is_unsaved or not self._window.settings.keep_copies:
            if self._kept is not None:
                self._kept = None
                self._view.jobs.start(partial(recovery.forget, self._key), lambda _none: None, _log)
            return
        if opened.document is self._kept:
            return
        self._kept = opened.document
        path = str(opened.path.absolute()) if opened.path else ""
        rescue = Rescue(self._key, self._window.document_name, path)
        self._view.jobs.start(
            partial(recovery.keep, rescue, opened.document), lambda _none: None, self._on_failed
        )

    def _on_failed(self, error: Exception) -> None:
        """The next round tries again."""
        self._kept = None
        _log(error)

    def _end(self) -> None:
        """The document was saved or given up."""
        self._timer.stop()
        recovery.forget(self._key)


class RescueCommands(CommandGroup):
    """Keeps copies of what the window shows, and offers those of earlier windows."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self.rescuer: Rescuer | None = None

    def handlers(self) -> Handlers:
        return {"file.recover": self._offer_or_say}

    def use_view(self, view: DocumentView) -> None:
        self.rescuer = Rescuer(self._window, view)

    def _offer_or_say(self) -> None:
        if not offer(self._window):
            self._window.messages.info(_("There is no unsaved work of an earlier time."))


def offer(window: MainWindow) -> bool:
    """Offer what was not saved when the program ended last; False where there is nothing."""
    found = recovery.found()
    if not found:
        return False
    window.messages.warning(
        _said(found),
        Choice(_("Recover"), lambda: _recover(window, found)),
        Choice(_("Discard"), lambda: _discard(found)),
    )
    return True


def _said(found: list[Rescue]) -> str:
    names = ", ".join(rescue.name for rescue in found[:3]) + ("…" if len(found) > 3 else "")
    return _("Not saved when the program ended: {names}.").format(names=names)


def _recover(window: MainWindow, found: list[Rescue]) -> None:
    for rescue in found:
        try:
            opened = recovery.read(rescue)
        except AppError as error:
            window.messages.error(error)
            continue
        view = window.view
        if view is None or (view.opened.path == opened.path and not view.opened.is_modified):
            window.show_document(opened)
        else:
            window.window_wanted.emit(opened)
        recovery.forget(rescue.key)


def _discard(found: list[Rescue]) -> None:
    for rescue in found:
        recovery.forget(rescue.key)


def _log(error: Exception) -> None:
    log.warning("unsaved work is not copied: %s", error)
