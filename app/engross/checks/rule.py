"""What a rule is: a page of the manual with its examples, and the function that finds what breaks it.

Examples are written in a compact notation, a line a paragraph: ``TITLE``, ``ORG``, ``PP`` or a number, then the
text; ``*italics*``, ``[^a footnote]``. They are the rule's tests and its page in the help.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from engross.checks.facts import Facts
from engross.checks.finding import Slip
from engross.checks.paragraph import Paragraph

Repair = Literal["safe", "ask", "none"]
"""Whether findings can be put right: without asking, after asking, by people only."""


@dataclass(frozen=True, slots=True)
class Example:
    """A text as it should be, and the same text with the slip.

    Where the rule has a fix, it leads from wrong to right.
    """

    right: str
    wrong: str
    organ: str = "ga"
    language: str = "en"
    metadata: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule. ``source`` names the page of the manual and the figure from practice that it rests on.

    ``languages`` are those in which it applies; empty for all.
    """

    id: str
    title: str
    explanation: str
    source: str
    examples: tuple[Example, ...]
    repair: Repair
    languages: tuple[str, ...] = ()

    def applies_to(self, language: str) -> bool:
        """Whether the rule is one for this language."""
        return not self.languages or language in self.languages


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphRule(Rule):
    """A rule about one paragraph: the same paragraph in the same surroundings always gives the same slips."""

    check: Callable[[Paragraph], Iterator[Slip]]


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRule(Rule):
    """A rule about how paragraphs stand to each other."""

    check: Callable[[Facts], Iterator[Slip]]
