"""The words with which paragraphs open, and what "also" and "further" in them say (OPN-01 to OPN-10).

The phrases are data: ``resources/phrases/*.toml``, counted in official files.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property

from engross import resources
from engross.model.inlines import Style

PREAMBULAR, OPERATIVE = "preambular", "operative"
STEPS = ("", "also", "further")
"""The cycle of repeated openings: plain, also, further, and again."""

LONGEST = 120
"""Characters in which an opening ends."""

_LEADING = re.compile(r"[\s\ufffc“”\"«»„\[(‘]*")
_APOSTROPHES = str.maketrans("’ʼ\u00a0\u2011", "'' -")


@dataclass(frozen=True, slots=True)
class Phrases:
    """The known openings of one kind of paragraph in one language."""

    pattern: re.Pattern[str]
    first_words: frozenset[str]
    endings: tuple[str, ...]
    beginnings: frozenset[str]

    def end(self, text: str, start: int) -> int:
        """Where the longest known phrase that begins at an offset ends; 0 where none does."""
        found = self.pattern.match(text[start : start + LONGEST].translate(_APOSTROPHES).lower())
        return start + found.end() if found else 0

    def looks_like(self, word: str) -> bool:
        """Whether a word opens, or could open, such a paragraph although it is in no list."""
        lower = word.lower()
        return lower in self.first_words or word.title() in self.beginnings or lower.endswith(self.endings)


def start_of(text: str) -> int:
    """Where the words begin, after spaces and opening marks."""
    found = _LEADING.match(text)
    return found.end() if found else 0


_WORD = re.compile(r"[^\W\d_]+(?:[-‑’'][^\W\d_]+)*")
_ADVERBS = re.compile(r"(?:(?:\w+ly|Again|again|Once|In that regard,|In this regard,)\s+)+(?=\w)")


def word_at(text: str, start: int) -> str:
    """The word that begins at an offset."""
    found = _WORD.match(text, start)
    return found[0] if found else ""


def after_adverbs(text: str, start: int) -> int:
    """Where the verb begins: after English adverbs that may open a paragraph ("Unequivocally condemning")."""
    found = _ADVERBS.match(text, start)
    return found.end() if found else start


@cache
def phrases(language: str, kind: str) -> Phrases | None:
    """The openings of `PREAMBULAR` or `OPERATIVE` paragraphs in a language; None where there is no list."""
    name = f"phrases/{language}.toml"
    if not resources.path(name).is_file():
        return None
    row = resources.toml(name)[kind]
    known = sorted((p.translate(_APOSTROPHES).lower() for p in row["openings"]), key=len, reverse=True)
    edge = "" if language == "zh" else r"(?!\w)"
    return Phrases(
        re.compile("(?:" + "|".join(map(re.escape, known)) + ")" + edge),
        frozenset(p.split()[0] for p in known),
        tuple(row["endings"]),
        frozenset(row["beginnings"]),
    )


@cache
def style(language: str, organ: str = "") -> Style:
    """How openings are set apart in a language, and by an organ that has its own way (OPN-01, OPN-02)."""
    name = f"phrases/{language}.toml"
    table = resources.toml(name) if resources.path(name).is_file() else {}
    ways = table.get("opening_style", {})
    made = Style.PLAIN
    for word in ways.get(organ, ways.get("default", ["italic"])):
        made |= Style[word.upper()]
    return made


@dataclass(frozen=True)
class Opening:
    """How a paragraph opens: the words between two offsets, and whether they are set apart (italic, or bold)."""

    text: str
    start: int
    end: int
    is_styled: bool

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words in lower case."""
        return tuple(re.findall(r"[^\W\d_]+(?:[-‑’'][^\W\d_]+)*", self.text.lower()))

    @cached_property
    def _added(self) -> int:
        """The place of "also" or "further" in the words, -1 where neither says that an act goes on.

        It stands before or after the verb, or at the end of the phrase: not in "welcoming and further encouraging".
        """
        last = len(self.words) - 1
        for place, word in enumerate(self.words):
            if word in STEPS[1:] and place in (0, 1, last) and self.words[place - 1] != "and":
                return place
        return -1

    @cached_property
    def step(self) -> int:
        """0 plain, 1 also, 2 further."""
        return STEPS.index(self.words[self._added]) if self._added >= 0 else 0

    @cached_property
    def base(self) -> tuple[str, ...]:
        """The words without "also" and "further"."""
        return tuple(word for place, word in enumerate(self.words) if place != self._added)

    def at_step(self, step: int) -> str:
        """The phrase at a step of the cycle, as the preamble has it: the added word at its end (OPN-05, OPN-10)."""
        words = list(self.base)
        if step:
            words.insert(1 if words[0] == "having" else len(words), STEPS[step])
        phrase = " ".join(words)
        return phrase[:1].upper() + phrase[1:]

    @cached_property
    def verb(self) -> str:
        """The first word that is neither "also" nor "further"; "" for an opening of nothing else."""
        return self.base[0] if self.base else ""
