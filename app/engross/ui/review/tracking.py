"""Whether and in whose name the changes of one open document are tracked, and which colour each author has."""

from __future__ import annotations

import getpass
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache

from PySide6.QtCore import QObject, Signal

from engross.editing.edit import Aspect, Edit
from engross.errors import EditRefused
from engross.i18n import _
from engross.model.nodes import Document
from engross.model.review import Change, ChangeId, ChangeKind
from engross.review import tracking
from engross.review.record import Ruling
from engross.ui.bridge import Bridge


def now() -> str:
    """The time as changes and comments keep it: "2035-12-16T09:30:00Z"."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@cache
def login() -> str:
    """The name that this user has on the computer, for people who told no other; "" where it has none."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""


class Tracking(QObject):
    """Sends every edit of a document through the tracker while it is on. It is on from the start where the document
    has tracked changes, so that none slips in unmarked.
    """

    switched = Signal()

    def __init__(self, bridge: Bridge, author: Callable[[], str], *, is_on: bool) -> None:
        super().__init__(bridge)
        self._bridge, self._author = bridge, author
        self._is_on = is_on or bool(bridge.document.changes)
        self.hides_insertions = False
        """Whether people do not see what was inserted, even their own: it stays, marked, when they delete around it."""
        self._authors: list[str] = []
        self._changes: tuple[Change, ...] = ()
        self._known: dict[ChangeId, Change] = {}
        bridge.editor.tracker = self._tracked

    @staticmethod
    def of(bridge: Bridge) -> Tracking:
        """That of a document which a window shows."""
        found = bridge.findChild(Tracking)
        assert found is not None
        return found

    @property
    def is_on(self) -> bool:
        """Whether what is written now is marked; always, in a document that keeps tracking on."""
        return self._is_on or self._bridge.document.keeps_tracking

    @property
    def author(self) -> str:
        """In whose name changes and comments are made."""
        return self._author()

    def switch(self, *, on: bool) -> None:
        """Track from now on, or no more; what is marked stays marked.

        Raises EditRefused where the document keeps tracking on.
        """
        if not on and self._bridge.document.keeps_tracking:
            raise EditRefused(
                _("Changes are always tracked in this document."),
                hint=_("Review > Keep Tracking On lets go of it."),
            )
        if on != self._is_on:
            self._is_on = on
            self.switched.emit()

    def keep(self, *, on: bool) -> None:
        """The document keeps tracking on from now on, or it lets go; tracking is on after either."""
        document = self._bridge.document
        self._is_on = True
        self._bridge.perform(lambda: Edit(replace(document, keeps_tracking=on), None, Aspect.REVIEW))
        self.switched.emit()

    def ruling(self, why: str = "") -> Ruling:
        """That of whoever decides here now."""
        return Ruling(self._author(), now(), why)

    def _tracked(self, before: Document, edit: Edit) -> Edit:
        if not self.is_on and not before.changes:  # at nearly every key: not even the time is asked
            return edit
        author = self._author() if self.is_on else None
        return tracking.track(before, edit, author, now(), keeps_own=self.hides_insertions)

    def change(self, change_id: ChangeId) -> Change | None:
        """The record of an open change."""
        document = self._bridge.document
        if document.changes is not self._changes:
            self._changes = document.changes
            self._known = {change.id: change for change in document.changes}
        return self._known.get(change_id)

    def author_of(self, change_id: ChangeId) -> int:
        """The number of a change's author; a number stays as long as the document is open."""
        change = self.change(change_id)
        return self.number_of(change.author) if change else 0

    def number_of(self, author: str) -> int:
        """The number of an author, from 0 in the order of their appearance."""
        if author not in self._authors:
            self._authors += [
                c.author for c in self._bridge.document.changes if c.author not in self._authors
            ]
            self._authors = list(dict.fromkeys(self._authors))
        if author not in self._authors:
            self._authors.append(author)
        return self._authors.index(author)

    def is_move(self, change_id: ChangeId) -> bool:
        """Whether the change is a move."""
        change = self.change(change_id) if change_id else None
        return change is not None and change.kind is ChangeKind.MOVE
