"""Labels of paragraphs: what they count, and on which level a labelled paragraph stands.

Published files nest lists, or put subparagraphs flat beside their parent, or type the label in the text; the level
is rebuilt from the labels and, where there is one, from the nesting.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from engross.model.numbering import ABJAD

_MARKS = "\u200e\u200f\u200b\u2060"
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}
_LARGEST_GAP = 3
"""Numbers that may be missing before a typed one."""
_RINGS = "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"
_CHINESE = "一二三四五六七八九十"

DECIMAL = re.compile(rf"[{_MARKS}]*(\d{{1,4}})[{_MARKS}]*\s*[.．\-–‑]?[{_MARKS}]*$")
_LETTERED = re.compile(r"([(（‘’“]?)([^\W\d_]{1,6}|\d{1,3})([)）.‘’”]*)$")
_TYPED = re.compile(
    rf"([{_MARKS}]*(?:\d{{1,3}}\s?[.\-–][{_MARKS}]?"
    r"|\([a-z]{1,2}\)|\([ivx]{1,5}\)|[a-z]{1,2}\)|[ivx]{2,5}\)"
    r"|\([\u0621-\u064a]{1,2}\)|[’‘]\d{1,2}[‘’]"
    r"|\([а-я]\)|[а-я]\)"
    r"|[㈠-㈩]|\([一二三四五六七八九十]{1,3}\))) (?=\S|$)"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a label: ``form`` tells kinds of labels apart ("(a)", "(i)", "1." …), ``value`` counts."""

    form: str
    value: int


def readings(label: str) -> list[Reading]:
    """The ways to read a label; empty where it counts nothing ("–", "Y.A.S.")."""
    label = label.strip()
    if decimal := DECIMAL.match(label):
        return [Reading("1.", int(decimal[1]))]
    if label and label in _RINGS:
        return [Reading("㈠", _RINGS.index(label) + 1)]
    found = _LETTERED.match(label)
    if not found:
        return []
    before, core, after = found.groups()
    shell = f"{before}{{}}{after}"
    return [Reading(shell.format(kind), value) for kind, value in _core(core)]


def _core(core: str) -> list[tuple[str, int]]:
    if core.isdecimal():
        return [("1", int(core))]
    ways: list[tuple[str, int]] = []
    case = "A" if core.isupper() else "a"
    low = core.lower()
    for alphabet, name in (
        ("abcdefghijklmnopqrstuvwxyz", case),
        (ABJAD, "أ"),
        ("абвгдежзиклмнопрстуфхцчшщэюя", case),
    ):
        if low[0] in alphabet and low == low[0] * len(low):
            ways.append((name, alphabet.index(low[0]) + 1 + len(alphabet) * (len(low) - 1)))
    if all(c in _ROMAN for c in low):
        ways.append(("I" if core.isupper() else "i", _roman(low)))
    if all(c in _CHINESE for c in core):
        ways.append(("一", _chinese(core)))
    return ways


def _roman(text: str) -> int:
    values = [_ROMAN[c] for c in text]
    return sum(-v if any(w > v for w in values[i + 1 :]) else v for i, v in enumerate(values))


def _chinese(text: str) -> int:
    tens, _, ones = text.rpartition("十")
    if "十" not in text:
        return _CHINESE.index(text[0]) + 1
    return 10 * (_CHINESE.index(tens) + 1 if tens else 1) + (_CHINESE.index(ones) + 1 if ones else 0)


def is_decimal(label: str) -> bool:
    """Whether the label is one of a numbered paragraph: "1.", "1 -"."""
    return DECIMAL.match(label.strip()) is not None


def typed(text: str) -> str:
    """The label typed at the start of a paragraph's text, without the space after it; or ""."""
    found = _TYPED.match(text)
    return found[1] if found else ""


@dataclass(slots=True)
class Levels:
    """Follows labels through a text and says on which level each stands."""

    open: list[tuple[int, Reading]] = field(default_factory=list)
    last: int = 0
    """The number of the last numbered paragraph."""

    def may_follow(self, label: str) -> bool:
        """Whether a typed number can be the next paragraph's: "15. Januar" begins with none."""
        number = DECIMAL.match(label.strip())
        return number is None or int(number[1]) == 1 or 0 < int(number[1]) - self.last <= _LARGEST_GAP

    def restart(self) -> None:
        """A heading or a new part: lists end."""
        self.open.clear()

    def close(self, level: int) -> None:
        """A paragraph without a label at ``level``: deeper lists end."""
        self.open = [(at, reading) for at, reading in self.open if at <= level]

    def level(self, label: str, nested: int) -> int:
        """The level of the next labelled paragraph, ``nested`` levels deep in the file (0 is flat)."""
        ways = readings(label)
        if nested == 0 and is_decimal(label):
            self.last = ways[0].value
            return self._enter(0, ways[0])
        starts = [way for way in ways if way.value == 1]
        current = max((at for at, _ in self.open), default=0)
        if nested and starts and nested > current:
            return self._enter(min(nested, current + 1), starts[-1])
        for at, reading in sorted(self.open, key=lambda entry: -entry[0]):
            following = [w for w in ways if w.form == reading.form and w.value == reading.value + 1]
            if following and (at > 0 or nested == 0):
                return self._enter(at, following[0])
        if not ways:
            return max(1, min(nested, current + 1)) if nested else 1
        if nested:
            begins_below = bool(starts) and any(at == nested for at, _ in self.open)
            return self._enter(
                current + 1 if begins_below else min(nested, current + 1), (starts or ways)[-1]
            )
        return self._enter(current + 1 if starts else max(1, current), (starts or ways)[-1])

    def _enter(self, level: int, reading: Reading) -> int:
        self.open = [entry for entry in self.open if entry[0] < level]
        self.open.append((level, reading))
        return level
