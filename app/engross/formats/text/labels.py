"""Numbers and letters at the start of paragraphs: "12.", "1 -", "(a)", "a)", "(iv)", "’2‘", "㈢", "(أ)", "–".

One printed mark can be read in more than one way: "(i)" is the ninth letter or the first roman number. Which
it is depends on what stands before (NUM-05), so all readings are given.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from engross.model import numbering


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a mark: its ``style`` (what stands around the number, and the kind of number), its value."""

    style: str
    value: int


@dataclass(frozen=True, slots=True)
class Label:
    """A mark as printed, its readings, and where the words begin. ``is_number`` marks those of paragraphs."""

    printed: str
    readings: tuple[Reading, ...]
    end: int
    is_number: bool = False


_GAP = r"[\u200e\u200f]*(?:[ \t\u00a0]+|$)"
_NUMBER = re.compile(rf"[\u200e\u200f]*(\d{{1,3}}(?: (?:bis|ter|quater))?)(\.|\s?[-–](?=\s)|．){_GAP}")
_PAREN = re.compile(rf"(\()([^\W\d_]{{1,6}}|\d{{1,2}})\){_GAP}")
_HALF = re.compile(rf"()([^\W\d_]{{1,6}}|\d{{1,2}})\){_GAP}")
_STOP = re.compile(rf"()([a-z]{{1,5}})\.{_GAP}")
_QUOTED = re.compile(rf"[’'‘](\d{{1,2}})[‘'’]{_GAP}")
_RING = re.compile(r"([㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩])\s*")
_CHINESE = re.compile(r"[(（]([一二三四五六七八九十]{1,3})[)）]\s*")
_DOUBLE = re.compile(rf"(\d{{1,2}}\.\d{{1,2}}(?:\.\d{{1,2}})?)\.?{_GAP}")
_BULLET = re.compile(r"([–—•▪●·-])[ \t\u00a0]+")

_CYRILLIC = str.maketrans("асехору", "acexopy")
_ROMANS = {numbering.roman(n): n for n in range(1, 60)}
_CHINESE_NUMBERS = {numbering.chinese(n): n for n in range(1, 60)}


def read(text: str) -> Label | None:
    """The mark at the start of a paragraph, or None."""
    if found := _NUMBER.match(text):
        number = int(re.match(r"\d+", found[1])[0])  # type: ignore[index]
        return _label(found, (Reading("n", number),), is_number=True)
    for pattern, around in ((_PAREN, "()"), (_HALF, ")"), (_STOP, ".")):
        if found := pattern.match(text):
            if readings := _letters(found[2], around):
                return _label(found, readings)
    if found := _QUOTED.match(text):
        return _label(found, (Reading("’n‘", int(found[1])),))
    if found := _RING.match(text):
        return _label(found, (Reading("ring", numbering.RINGS.index(found[1]) + 1),))
    if found := _CHINESE.match(text):
        value = _CHINESE_NUMBERS.get(found[1])
        return _label(found, (Reading("ring", value),)) if value else None
    if found := _DOUBLE.match(text):
        return _label(found, (Reading("n.n", int(found[1].split(".")[-1])),))
    if found := _BULLET.match(text):
        return _label(found, (Reading(found[1], 0),))
    return None


def starts(text: str) -> bool:
    """Whether a line begins with a mark."""
    return read(text) is not None


def _label(found: re.Match[str], readings: tuple[Reading, ...], *, is_number: bool = False) -> Label:
    printed = found[0].strip(" \t\u00a0\u200e\u200f")
    return Label(printed, readings, found.end(), is_number)


def _letters(mark: str, around: str) -> tuple[Reading, ...]:
    """What letters or digits between these signs can mean."""
    if mark.isdecimal():
        return (Reading(around.replace("(", "(n") if "(" in around else "n" + around, int(mark)),)
    found = []
    lower = mark.lower()
    case = "A" if mark.isupper() else "a"
    plain = lower.translate(_CYRILLIC) if "\u0400" <= lower[0] <= "\u04ff" else lower.replace("\u0640", "")
    mark = mark.replace("\u0640", "").replace("ا", "أ")
    if not plain:
        return ()
    if len(set(plain)) == 1 and plain[0] in "abcdefghijklmnopqrstuvwxyz":
        found.append(Reading(case + around, ord(plain[0]) - 96 + 26 * (len(plain) - 1)))
    elif len(set(mark)) == 1 and mark[0] in numbering.ABJAD:
        found.append(Reading("أ" + around, numbering.ABJAD.index(mark[0]) + 1 + 28 * (len(mark) - 1)))
    if plain in _ROMANS:
        found.append(Reading(("I" if case == "A" else "i") + around, _ROMANS[plain]))
    return tuple(found)
