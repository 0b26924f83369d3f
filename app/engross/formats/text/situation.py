"""Where the reading of a text stands: the paragraphs around, what was understood so far, which part of a resolution.

`joins` and `classify` ask it; only `classify` changes it.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto

from engross.formats.text import firstpage, labels
from engross.formats.text.counting import Counting
from engross.formats.text.labels import Label
from engross.formats.text.phrases import Phrases
from engross.formats.text.rich import Rich
from engross.formats.text.understanding import Recognised
from engross.model.nodes import Kind

COLONS = (":", "：")
ENDS = (";", ".", "؛", "；", "。", "!", "?", "؟", "…", *COLONS)
COMMAS = (",", "،", "，")
STOPS = (*ENDS, *COMMAS)
CLOSERS = "”»\"'’)]』」）› "
OPENERS = "“”\"'«‘„([ "
LINE = 220
"""A heading is no longer than this."""
TITLE = 600
"""Nor is a title than this."""
FRONT = 16
"""So many paragraphs before the organ's line may be title and first page."""


class Place(Enum):
    """The stretch of a resolution in which the next paragraph stands."""

    FRONT = auto()
    """Before anything was recognised, or on a first page."""
    TITLE = auto()
    PREAMBLE = auto()
    BODY = auto()
    CLOSING = auto()
    ANNEX = auto()


class Situation:
    """What is known when a paragraph is looked at. Paragraphs are counted without the notes between them."""

    def __init__(self, flow: Sequence[Rich], phrases: Phrases) -> None:
        self.flow = flow
        self.phrases = phrases
        self.organs = [phrases.organ(rich.text) for rich in flow]
        self.before: Recognised | None = None
        """The paragraph before, as understood so far."""
        self.place = Place.FRONT
        self.quoted = 0
        self.counting = Counting()

    # the paragraph before

    @property
    def tail(self) -> str:
        """The stop that the paragraph before ends with, closing brackets and quotation marks aside; "" for none."""
        if self.is_fresh:
            return ":"
        assert self.before is not None
        text = self.before.text[-40:].rstrip(CLOSERS)
        if text.endswith(".") and self.phrases.abbreviation.search(text):
            return ""
        return text[-1:] if text.endswith(STOPS) else ""

    @property
    def is_fresh(self) -> bool:
        """Whether something begins here: nothing stands before, or a heading or the organ's line."""
        return self.before is None or self.before.kind in (Kind.HEADING, Kind.SECTION, Kind.ORGAN, Kind.CELL)

    @property
    def is_behind_bare_label(self) -> bool:
        """Whether the paragraph before is a label without words: what comes is the first of its list."""
        return self.before is not None and bool(self.before.label) and not self.before.text

    # the paragraphs ahead

    def text(self, n: int) -> str:
        """The words of a paragraph, "" after the last."""
        return self.flow[n].text if n < len(self.flow) else ""

    def organ(self, n: int) -> str | None:
        """The organ of whose name a paragraph consists, as `Phrases.organ` gives it."""
        return self.organs[n] if n < len(self.organs) else None

    def organ_ahead(self, n: int) -> str | None:
        """The organ whose line follows within a few short paragraphs, or None."""
        for ahead in range(n + 1, min(n + 1 + FRONT, len(self.flow))):
            if self.organs[ahead] is not None:
                return self.organs[ahead]
            if len(self.text(ahead)) > TITLE:
                return None
        return None

    def is_followed_by_number(self, n: int) -> bool:
        """Whether the next paragraph has the number that is due."""
        label = labels.read(self.text(n + 1))
        return label is not None and label.is_number and label.readings[0].value == self.counting.number + 1

    def is_followed_in_list(self, n: int, label: Label) -> bool:
        """Whether the next paragraph has the second mark of the list that this label would begin."""
        after = labels.read(self.text(n + 1))
        styles = {reading.style for reading in label.readings if reading.value == 1}
        return after is not None and any(r.value == 2 and r.style in styles for r in after.readings)

    # lines that are told by their form

    def is_organ_line(self, n: int) -> bool:
        """Whether this is an organ's line and not the end of a sentence that a page cut."""
        before = self.before
        is_cut = before is not None and before.kind in (Kind.PREAMBULAR, Kind.OPERATIVE) and not self.tail
        return self.organ(n) is not None and not is_cut and not self._is_on_first_page(n)

    def _is_on_first_page(self, n: int) -> bool:
        """Whether this is the bare name of an organ above its line, where the language has the same words for both."""
        text, after = self.text(n), self.text(n + 1)
        if self.place is not Place.FRONT or text.rstrip().endswith(COMMAS):
            return False
        begins = self.phrases.preambular.end(after) or self.phrases.operative.end(after)
        return not begins and self.phrases.is_organ_name(text) and self.organ_ahead(n) is not None

    def is_above_title(self, n: int) -> bool:
        """Whether a line follows that only first pages have, or the title with its number."""
        for ahead in range(n + 1, min(n + 1 + FRONT, len(self.flow))):
            text = self.text(ahead)
            if self.organ(ahead) is not None and text.rstrip().endswith(COMMAS):
                return False
            found = self.phrases.number_line.match(text)
            if firstpage.is_heading(text, self.phrases) or (found is not None and "/" in found["number"]):
                return True
        return False

    def is_structure(self, text: str) -> bool:
        """A section number or an annex's line: it cannot be a piece of a sentence."""
        found = self.phrases.section_line.fullmatch(text)
        return (found is not None and not found["title"]) or self.phrases.is_annex(text)

    def stands_alone(self, n: int) -> bool:
        """A structure, or a short line without a stop that a new paragraph follows: no piece of a sentence."""
        text = self.text(n)
        if self.is_structure(text):
            return True
        if len(text) > LINE or has_stop(text) or starts_lower(text) or not text[:1].isalpha():
            return False
        after = self.text(n + 1)
        label = labels.read(after)
        if self.organ(n + 1) is not None or (
            label and label.readings[0].value in (1, self.counting.number + 1)
        ):
            return True
        return self.phrases.preambular.end(after) is not None or self.phrases.operative.end(after) is not None

    def is_closing(self, text: str) -> bool:
        """The meeting, its date, or in brackets the vote."""
        if self.place is Place.CLOSING and text.startswith("["):
            return True
        if len(text) > LINE or not any(map(str.isdigit, text)):
            return False
        return bool(self.phrases.meeting_line.fullmatch(text) or self.phrases.date.fullmatch(text))


def starts_lower(text: str) -> bool:
    """Whether the first letter is a small one."""
    return text.lstrip(OPENERS)[:1].islower()


def has_stop(text: str) -> bool:
    """Whether the words end with a punctuation mark."""
    return text.rstrip(CLOSERS).endswith(STOPS)
