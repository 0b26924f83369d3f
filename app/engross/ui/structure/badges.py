"""What stands at the end of a row: how much there is in a paragraph to look at, and of what weight."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from engross.i18n import _

LOOKS = ("error", "warning", "hint", "comment", "change", "new", "updated", "moved", "dropped", "same")
"""The heaviest first. From "new" on: what a paragraph is beside the base text."""


@dataclass(frozen=True, slots=True)
class Badge:
    """``count`` things, the heaviest of which looks like this."""

    look: str
    count: int = 1

    @property
    def spoken(self) -> str:
        """For screen readers and tips."""
        if self.count == 1:
            return _WORDS[self.look]()
        return _("{count}, the gravest: {word}").format(count=self.count, word=_WORDS[self.look]())


_WORDS = {
    "error": lambda: _("error"),
    "warning": lambda: _("warning"),
    "hint": lambda: _("hint"),
    "comment": lambda: _("comment"),
    "change": lambda: _("change"),
    "new": lambda: _("new beside the base text"),
    "updated": lambda: _("updated"),
    "moved": lambda: _("moved"),
    "dropped": lambda: _("paragraph of the base text dropped below"),
    "same": lambda: _("as in the base text"),
}


def total(badges: Iterable[Badge]) -> Badge | None:
    """One badge for several; None for none."""
    every = list(badges)
    if not every:
        return None
    look = min((badge.look for badge in every), key=LOOKS.index)
    return Badge(look, sum(badge.count for badge in every))
