"""What the commands of one feature tell the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engross.ui.document_view import DocumentView
    from engross.ui.editor.page import Page

Handlers = dict[str, Callable[[], object]]
"""What each command does, by its id."""
Offer = tuple[str, Callable[[], object]]
"""An entry of a menu: its title and what it does."""


class CommandGroup:
    """Commands of one feature. The window asks all groups the same; a group answers what concerns it.

    To add a feature, add its records to `engross.workspace.commands` and its group to `engross.ui.features`.
    """

    def handlers(self) -> Handlers:
        """What each of its commands does."""
        return {}

    def checked(self, view: DocumentView | None) -> dict[str, bool]:
        """Which of its toggles are on, by command; asked a moment after the caret moved or something changed."""
        return {}

    def offers(self) -> list[Offer]:
        """What the page's menu offers for the place of the caret, above the usual commands."""
        return []

    def use_view(self, view: DocumentView) -> None:
        """This document is shown from now on; signals of the view are connected here."""

    def use_page(self, page: Page) -> None:
        """A page on the document was made, the first or a second one; signals of the page are connected here."""
