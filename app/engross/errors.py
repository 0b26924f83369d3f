"""Errors that a person caused or can act on. Each carries one sentence and, where there is one, what to do.

Raised where the cause is known; caught at three borders only: the command table, the job runner
and the command line.
"""

from __future__ import annotations


class AppError(Exception):
    """Something a person can act on: ``message`` is one sentence, ``hint`` says what to do."""

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class FormatError(AppError):
    """Bytes that cannot be read as what they claim to be, or as anything the program opens."""


class SaveError(AppError):
    """A file that could not be written; what was there before is untouched."""


class EditRefused(AppError):
    """An edit that does not apply at this place; the document is unchanged."""
