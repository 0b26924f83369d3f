"""Unexpected errors: written to the log, told in one sentence, and the program goes on."""

from __future__ import annotations

import logging
import sys
from types import TracebackType
from typing import TYPE_CHECKING

from engross.errors import AppError
from engross.i18n import _
from engross.workspace import logs

if TYPE_CHECKING:
    from engross.ui.application import Application

log = logging.getLogger(__name__)


def catch(application: Application) -> None:
    """From now on, errors in slots and events go to the log and to the message bars."""
    path = logs.configure()

    def on_error(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        log.error("unexpected error in the window", exc_info=(kind, error, trace))
        problem = AppError(
            _("Something unexpected happened."),
            hint=_("Save your work; {path} says where it happened.").format(path=path),
        )
        for window in application.windows:
            window.messages.error(problem)

    sys.excepthook = on_error
