"""Which words stay, go and come between two texts.

Stretches are given in code points. The fewest words that can be marked are found (Myers' distance, by rapidfuzz),
then hunks with nothing but spaces or a few little words between them are made one, because people read words in groups.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.,/]\d+)*|\s+|.", re.DOTALL)
_IDEOGRAPH = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_LOOSE = str.maketrans("\u00a0\u2007\u202f\u2011", "   -")
_SHORT = 4
"""Letters of a word that is not left standing between two hunks of more words than stand between them."""
_FEW = 3
"""So many such words and signs at most."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """``old_start`` to ``old_end`` of the old text became ``new_start`` to ``new_end`` of the new one."""

    is_same: bool
    old_start: int
    old_end: int
    new_start: int
    new_end: int


def loose(text: str) -> str:
    """The text, as long as it was, with lines that may break at every space and hyphen."""
    return text.translate(_LOOSE)


def tokens(text: str) -> list[str]:
    """Words, numbers, spaces and single signs; each ideograph on its own."""
    found: list[str] = []
    for token in _TOKEN.findall(text):
        if len(token) > 1 and _IDEOGRAPH.search(token):
            found.extend(token)
        else:
            found.append(token)
    return found


def stretches(old: str, new: str) -> list[Stretch]:
    """The two texts as a row of stretches that stay and stretches that differ, in order and without gaps."""
    if old == new:
        return [Stretch(True, 0, len(old), 0, len(new))] if old else []
    return between(tokens(old), tokens(new))


def finest(old: str, new: str) -> list[Stretch]:
    """The same with as little marked as can be: hunks stand apart even where a space alone stands between them."""
    if old == new:
        return stretches(old, new)
    return between(tokens(old), tokens(new), is_grouped=False)


def between(old: Sequence[str], new: Sequence[str], *, is_grouped: bool = True) -> list[Stretch]:
    """The same for texts in tokens."""
    start, old_end, new_end = _trimmed(old, new)
    hunks: list[list[int]] = []
    for block in Indel.opcodes(old[start:old_end], new[start:new_end]):
        if block.tag == "equal":
            continue
        hunk = [
            block.src_start + start,
            block.src_end + start,
            block.dest_start + start,
            block.dest_end + start,
        ]
        if hunks and hunks[-1][1] == hunk[0]:
            hunks[-1][1], hunks[-1][3] = hunk[1], hunk[3]
        else:
            hunks.append(hunk)
    if is_grouped:
        hunks = _grouped(hunks, lambda left, right: not _kept(old, left, right))
        hunks = _grouped(hunks, lambda left, right: _is_one(old, new, left, right))
    else:
        _slide(old, new, hunks)
    return list(_with_rest(hunks, _offsets(old), _offsets(new)))


def _slide(old: Sequence[str], new: Sequence[str], hunks: list[list[int]]) -> None:
    """Move what only came or only went as far on as it can stand, so that the same edit is always the same hunk."""
    ends = [hunk[0] for hunk in hunks[1:]] + [len(old)]
    for hunk, end in zip(hunks, ends, strict=True):
        row, first, last = (new, 2, 3) if hunk[0] == hunk[1] else (old, 0, 1)
        if row is old and hunk[2] != hunk[3]:
            continue
        while hunk[1] < end and row[hunk[first]] == row[hunk[last]]:
            hunk[:] = [at + 1 for at in hunk]


def _trimmed(old: Sequence[str], new: Sequence[str]) -> tuple[int, int, int]:
    """Where the two begin to differ, and where each ends to."""
    shorter = min(len(old), len(new))
    start = 0
    while start < shorter and old[start] == new[start]:
        start += 1
    tail = 0
    while tail < shorter - start and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return start, len(old) - tail, len(new) - tail


def _grouped(hunks: list[list[int]], are_one: Callable[[list[int], list[int]], bool]) -> list[list[int]]:
    """The hunks with neighbours made one that are."""
    out: list[list[int]] = []
    for hunk in hunks:
        if out and are_one(out[-1], hunk):
            out[-1][1], out[-1][3] = hunk[1], hunk[3]
        else:
            out.append(hunk)
    return out


def _is_one(old: Sequence[str], new: Sequence[str], left: list[int], right: list[int]) -> bool:
    """Whether what stands between two hunks is too little to be left standing."""
    kept = _kept(old, left, right)
    if len(kept) > _FEW or any(len(word) > _SHORT or word[0].isdigit() for word in kept):
        return False
    return all(_words_in(old, new, hunk) > 2 * len(kept) for hunk in (left, right))


def _kept(old: Sequence[str], left: list[int], right: list[int]) -> list[str]:
    """The words and signs between two hunks."""
    return [token for token in old[left[1] : right[0]] if not token.isspace()]


def _words_in(old: Sequence[str], new: Sequence[str], hunk: list[int]) -> int:
    tokens_in = (*old[hunk[0] : hunk[1]], *new[hunk[2] : hunk[3]])
    return sum(token[0].isalnum() for token in tokens_in)


def _offsets(row: Sequence[str]) -> list[int]:
    offsets = [0]
    for token in row:
        offsets.append(offsets[-1] + len(token))
    return offsets


def _with_rest(hunks: list[list[int]], old: list[int], new: list[int]) -> Iterator[Stretch]:
    """The hunks in code points, with the stretches between them."""
    at_old = at_new = 0
    for old_start, old_end, new_start, new_end in hunks:
        if old[old_start] > at_old:
            yield Stretch(True, at_old, old[old_start], at_new, new[new_start])
        yield Stretch(False, old[old_start], old[old_end], new[new_start], new[new_end])
        at_old, at_new = old[old_end], new[new_end]
    if old[-1] > at_old:
        yield Stretch(True, at_old, old[-1], at_new, new[-1])
