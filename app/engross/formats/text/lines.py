"""From text to paragraphs: pages put together, running heads and page numbers taken out, hard lines joined.

Paragraphs are separated by blank lines, or, where the text has none, by line ends. What is taken out is told.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from engross.formats.text import labels
from engross.formats.text.markup import SUPERSCRIPTS
from engross.formats.text.phrases import Phrases

_WHITE = re.compile(r"[ \t\r\f\v\u2000-\u200a\u3000]+")
_COLUMNS = re.compile(r"(?<=\S)(?: {6,}|\t{3,})(?=\S)")
"""The gap between two columns of a first page."""
_QUOTE = re.compile(r"(?:>\s?)+")
"""What mail and Markdown put before quoted lines."""
_NUMBER_ONLY = re.compile(
    r"(?:[-–—]\s*)?(?:page|стр\.|página|seite|الصفحة)?\s*\d{1,4}(?:\s*(?:/|of|de|из)\s*\d{1,4})?(?:\s*[-–—])?",
    re.IGNORECASE,
)
_SYMBOL = re.compile(r"\b(?:[AES]|ST|TD|DP)/[A-Z0-9][A-Z0-9./()-]*\d|\b\d\d-\d{5}\b")
_RULE = re.compile(r"[_\-–—=]{3,}")
_TERMINAL = re.compile(r"[,;.:،؛，；。：!?؟…][”»’\"')\]]*[⁰¹²³⁴⁵⁶⁷⁸⁹]*\s*$")
_DIVIDED = re.compile(r"[^\W\d_][-\u2010]$")
_NEW = re.compile(rf"#{{1,6}} |[{SUPERSCRIPTS}]+\s|\[\^?[^\]\s]{{1,8}}\]:?\s|[-•*–] ")
HEAD_LENGTH = 160
"""A running head is shorter than this."""
FIRST_PAGE = 8
"""The document's own symbol stands in one of so many first groups of lines."""
WRAPPED = 130
"""Hard lines are no longer than this; longer ones are whole paragraphs."""
NARROW = 60
"""Shorter lines are no hard lines, but meant; Chinese ones have wider characters."""
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """The paragraphs as typed, and sentences on what was left out."""

    texts: tuple[str, ...]
    losses: tuple[str, ...] = ()


def paragraphs(text: str, phrases: Phrases) -> Paragraphs:
    """The paragraphs of a text whose line ends are "\\n"; ``phrases`` tell lines that begin one."""
    groups = _groups(text)
    groups, losses = _without_furniture(groups)
    width = _width(groups)
    words = _vocabulary(text) if width else frozenset()
    row: list[str] = []
    for group in groups:
        row += _unwrapped(group, width, words, phrases)
    return Paragraphs(tuple(row), losses)


def _groups(text: str) -> list[list[str]]:
    """Runs of lines between blank lines and page ends."""
    groups: list[list[str]] = [[]]
    for line in _COLUMNS.sub("\n\n", text.replace("\f", "\n\n")).split("\n"):
        line = line[:-1] + "\u2010" if line.endswith("\u00ad") else line
        line = _WHITE.sub(" ", line.replace("\u00ad", "")).strip(" ")
        line = line[_QUOTE.match(line).end() :] if line.startswith(">") else line  # type: ignore[union-attr]
        if line.strip("\u00a0\u200e\u200f \u200b") == "":
            groups.append([])
        else:
            groups[-1].append(line)
    return [group for group in groups if group]


def _without_furniture(groups: list[list[str]]) -> tuple[list[list[str]], tuple[str, ...]]:
    """The lines without page numbers, running heads and rules above footnotes."""
    rows = [(at, line) for at, group in enumerate(groups) for line in group]
    shapes = Counter(_DIGITS.sub("9", line) for _, line in rows if len(line) < HEAD_LENGTH)
    numbers = _page_numbers([line for _, line in rows])
    symbols: set[str] = set()
    heads: set[str] = set()
    kept: list[list[str]] = [[] for _ in groups]
    left_out = 0
    for n, (at, line) in enumerate(rows):
        shape = _DIGITS.sub("9", line)
        is_head = _SYMBOL.search(line) is not None and _may_be_head(line) and shapes[shape] > 1
        is_own = n >= FIRST_PAGE and _may_be_head(line) and line.startswith(tuple(symbols))
        if {n - 1, n + 1} & numbers and _SYMBOL.search(line) and _may_be_head(line):
            is_own = True
        if n in numbers or is_own or line in symbols or _RULE.fullmatch(line) or (is_head and shape in heads):
            left_out += 1
            continue
        if is_head and n >= FIRST_PAGE:
            left_out += 1
            heads.add(shape)
            continue
        if is_head:
            heads.add(shape)  # the first stands above the text and has the document's own symbol
        if n < FIRST_PAGE and len(line) < 60 and _may_be_head(line):
            symbols |= set(_SYMBOL.findall(line))
        kept[at].append(line)
    if not left_out:
        return groups, ()
    one = "1 line with a page number, running head or rule was left out."
    many = f"{left_out} lines with page numbers, running heads or rules were left out."
    return [group for group in kept if group], (one if left_out == 1 else many,)


def _may_be_head(line: str) -> bool:
    """Whether a line with a symbol may stand at the head or foot of a page: nothing else ends without a stop."""
    is_line = len(line) < HEAD_LENGTH and line[0] not in SUPERSCRIPTS
    return is_line and not _TERMINAL.search(line) and not labels.starts(line)


def _page_numbers(lines: list[str]) -> set[int]:
    """The lines that are page numbers: those that go on from another, or say that they are one."""
    found: set[int] = set()
    last: tuple[int, int] | None = None
    for n, line in enumerate(lines):
        if len(line) > 20 or not _NUMBER_ONLY.fullmatch(line):
            continue
        number = int(_DIGITS.search(line)[0])  # type: ignore[index]
        if not line.isdecimal():
            found.add(n)
        if last is not None and number in (last[0] + 1, last[0] + 2):
            found |= {n, last[1]}
        last = (number, n)
    return found


def _width(groups: list[list[str]]) -> int:
    """How wide hard lines are; 0 where lines are whole paragraphs."""
    inner = sorted(_extent(line) for group in groups for line in group[:-1])
    if not inner or len(inner) * 4 < len(groups) or inner[len(inner) * 3 // 4] > WRAPPED:
        return WRAPPED if inner and inner[-1] <= WRAPPED else 0
    widest = [size for size in inner if size <= WRAPPED]
    return max(NARROW, widest[len(widest) * 95 // 100])


def _extent(line: str) -> int:
    """How much room a line takes, in letters: a Chinese character is as wide as two."""
    return len(line) if line.isascii() else len(line) + sum(map(is_ideographic, line))


def _unwrapped(group: list[str], width: int, words: frozenset[str], phrases: Phrases) -> list[str]:
    """The paragraphs of one group of lines."""
    row: list[list[str]] = [[group[0]]]
    for before, line in pairwise(group):
        if _begins(line, before, width, phrases):
            row.append([line])
        else:
            row[-1][-1:] = _glued(row[-1][-1], line, words)
    return ["".join(pieces) for pieces in row]


def _begins(line: str, before: str, width: int, phrases: Phrases) -> bool:
    """Whether a line begins a new paragraph after another."""
    size = _extent(before)
    if line.startswith("|") or before.endswith("|"):
        return True
    if not width or size > WRAPPED or _NEW.match(line) or before.startswith("#"):
        return True
    if _DIVIDED.search(before) and line[0].isalpha():
        return False
    if phrases.organ(line) is not None or phrases.organ(before) is not None:
        return True
    needed = size + (2 if is_ideographic(line[0]) else 1 + len(line.split(" ", 1)[0]))
    if not _TERMINAL.search(before):
        return needed < width * 0.85
    return needed < width * 0.97 or labels.starts(line) or _opens(line, phrases)


def _opens(line: str, phrases: Phrases) -> bool:
    """Whether a line begins with opening words that cannot well stand in the middle of a sentence."""
    if not (line[0].isupper() or phrases.language == "ar"):
        return False
    return phrases.preambular.end(line) is not None or phrases.operative.end(line) is not None


def _glued(before: str, line: str, words: frozenset[str]) -> tuple[str, str]:
    """A line and the next of its paragraph; a word divided at the line end is made whole again."""
    if before.endswith("\u2010"):
        return before[:-1], line
    if before.endswith("-") and len(before) > 1 and before[-2].isalpha() and line[0].isalpha():
        left = re.split(r"[^\w-]", before[-80:-1])[-1]
        right = re.match(r"\w+", line)[0]  # type: ignore[index]
        whole = (left + right).lower()
        if right in ("and", "or", "to"):
            return before, " " + line
        is_compound = f"{left}-{right}".lower() in words or line[0].isupper() or left.lower() in _PREFIXES
        return (before, line) if is_compound and whole not in words else (before[:-1], line)
    if is_ideographic(before[-1]) and is_ideographic(line[0]):
        return before, line
    return before, " " + line


_PREFIXES = frozenset(
    ("non", "self", "co", "anti", "counter", "well", "long", "short", "high", "low", "socio", "vice")
)
"""What stands before a hyphen more often than before the end of a line."""


def is_ideographic(character: str) -> bool:
    """Whether nothing stands between such a character and the next: Chinese text has no spaces."""
    return "\u2e80" <= character <= "\u9fff" or "\uf900" <= character <= "\uffef"


def _vocabulary(text: str) -> frozenset[str]:
    """The words that stand whole in the text, lower case."""
    return frozenset(w.lower() for w in re.findall(r"\w+(?:-\w+)*", text) if len(w) > 3)
