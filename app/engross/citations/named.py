"""The organs that a text names, and what their short names mean there."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from engross.citations.grammar import Grammar, Mention
from engross.citations.symbols import SPACE
from engross.citations.words import GAP

REMEMBERED = 60
"""How many mentions back a short name can mean; a bound for texts that name an organ a million times."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is known where a text begins: its language, the organ that speaks, and the organs named so far."""

    language: str = "en"
    own: str = ""
    """A key of ``resources/citations/organs.toml``, or ""."""
    is_note: bool = False
    antecedents: tuple[str, ...] = ()
    """The organs named in full so far, the last one last."""


class Names:
    """Every mention of an organ in one text, to be asked by place."""

    def __init__(self, text: str, grammar: Grammar, around: Surroundings) -> None:
        self.text = text
        self.grammar = grammar
        self.around = around
        self.mentions = grammar.mentions(text)
        self._starts = [mention.start for mention in self.mentions]
        self._ends = [mention.end for mention in self.mentions]

    def words(self, mention: Mention) -> str:
        """How the text names the organ; a short name of another's with the words before it."""
        if mention.organs or not mention.is_short:
            return self.text[mention.start : mention.end]
        before = _NAME.search(self.text, max(0, mention.start - 80), mention.start)
        return self.text[before.start() if before else mention.start : mention.end]

    def last(self, end: int) -> Mention | None:
        """The last mention that ends before an offset."""
        index = bisect_right(self._ends, end) - 1
        return self.mentions[index] if index >= 0 else None

    def right_before(self, end: int) -> Mention | None:
        """The mention that is followed by nothing but white space up to an offset."""
        mention = self.last(end)
        return mention if mention and _SPACES.fullmatch(self.text, mention.end, end) else None

    def at(self, start: int) -> Mention | None:
        """The mention that begins at an offset."""
        index = bisect_left(self._starts, start)
        return self.mentions[index] if index < len(self.mentions) and self._starts[index] == start else None

    def before(self, end: int) -> list[Mention]:
        """The mentions of our organs before an offset, the nearest first."""
        index = bisect_right(self._ends, end)
        return [
            mention
            for mention in reversed(self.mentions[max(0, index - REMEMBERED) : index])
            if mention.organs
        ]

    def after(self, start: int) -> list[Mention]:
        """The mentions after an offset that can mean one organ only, the nearest first."""
        index = bisect_left(self._starts, start)
        return [mention for mention in self.mentions[index : index + REMEMBERED] if len(mention.organs) == 1]

    def antecedents(self, end: int) -> tuple[str, ...]:
        """The organs named in full up to an offset, in the order of their last mention."""
        named = dict.fromkeys(self.around.antecedents)
        for mention in reversed(self.before(end)):
            if not mention.is_short:
                named.pop(mention.organs[0], None)
                named[mention.organs[0]] = None
        return tuple(named)

    def stranger(self, noun: int) -> str:
        """A capitalised name right before a noun that no list has: another organization's organ; or ""."""
        match = _NAME.search(self.text, max(0, noun - 120), noun)
        if not match or match.start() == 0 or self.text[: match.start()].rstrip()[-1:] in (".", ";", ":"):
            return ""
        word = match[0].split()[-1]
        is_name = word[:1].isupper() and not word.endswith("ing") and word not in self.grammar.words["lists"]
        return match[0].strip() if is_name else ""


_SPACES = re.compile(f"{GAP}+")
_NAME = re.compile(rf"(?:[A-Z][\w’'-]*[{SPACE}](?:(?:of|the|on|and|for|to|in)[{SPACE}])*)+$")
