"""Numbers and lists so far: which reading of a label fits, and on which level a subparagraph stands (NUM-05)."""

from __future__ import annotations

import re

from engross.formats.text import labels
from engross.formats.text.labels import Label, Reading

_INLINE = re.compile(r"(?:^|[\s:])\(?([^\W\d_]{1,5}|\d{1,2})\)\s")
_REACH = 4000
"""How far into a paragraph its own lists are looked for."""


class Counting:
    """The last paragraph number, and the last mark of each open list, outermost first."""

    def __init__(self) -> None:
        self.number = 0
        self.lists: list[Reading] = []

    def restart(self) -> None:
        """A new text begins."""
        self.number = 0
        self.lists = []

    def close_lists(self) -> None:
        """A heading or an unnumbered paragraph ends the lists."""
        self.lists = []

    def following(self, label: Label, *, opens_list: bool) -> Reading | None:
        """The reading that goes on an open list, innermost first; where a list ``opens``, "(i)" is its first."""
        for last in reversed(self.lists):
            for reading in label.readings:
                goes_on = reading.style == last.style and reading.value in (last.value + 1, 0)
                if goes_on and not (opens_list and len(label.readings) > 1):
                    return reading
        return None

    def take(self, label: Label, reading: Reading) -> int:
        """Counts a label; gives its level, 0 for paragraph numbers."""
        if label.is_number:
            self.number, self.lists = reading.value, []
            return 0
        depth = self._depth(reading)
        self.lists[depth:] = [reading]
        return depth + 1

    def _depth(self, reading: Reading) -> int:
        alike = [at for at, last in enumerate(self.lists) if last.style == reading.style]
        following = [at for at in alike if reading.value in (self.lists[at].value + 1, 0)]
        if following:
            return following[-1]
        return alike[0] if alike else len(self.lists)


def has_inline(text: str, label: Label, value: int) -> bool:
    """Whether a mark of the label's style with this value stands in running text: "namely: (a) … ; (b) …"."""
    style = label.readings[0].style
    for found in _INLINE.finditer(text[:_REACH]):
        other = labels.read(found[0].strip(" :\t\u00a0\n") + " ")
        if other and any(r.style == style and r.value == value for r in other.readings):
            return True
    return False
