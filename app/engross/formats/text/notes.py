"""Footnotes: which paragraphs are the texts of notes, and which marks in the text they belong to.

A note stands where a page ended or at the end of the text; it begins with its mark. Marks come as superscript
digits, ``[^1]``, ``[1]`` and, where a page was copied without its raised figures, as plain digits: the last two only
count where a note with the same number is found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from engross.formats.text.markup import SUPERSCRIPTS
from engross.formats.text.rich import Mark, Rich, part

_RAISED = str.maketrans("0123456789", SUPERSCRIPTS)
_MARKDOWN = re.compile(r"\[\^[^\]\s]{1,20}\]:")
_INDENT = " " * 4
APART = "\u2029"
"""What parts the paragraphs of a note; no text has it once it is decoded."""
_BRACKETED = re.compile(r"\[(\d{1,4})\]:?\s+\S")
_ROUND = re.compile(r"\((\d{1,4})\)\s+\S")
_PLAIN = re.compile(r"(\d{1,4})\s+(?=[^\W\d_]|[“\"«*])")
_NAME = re.compile(r"[(\[]?(\d{1,4}|\*{1,3})[)\].:]{0,2}\s+")
EMPTY_BRACKETS = re.compile(r"\s*[(⁽]\s*[)⁾]\s*")
"""What Arabic notes begin with where their number was raised out of its brackets."""
_AFTER_MARK = re.compile(r"[:.)]?\s*")


def gathered(text: str) -> str:
    """The text with the later paragraphs of each Markdown note, which stand apart and indented, behind its first."""
    if "[^" not in text:
        return text
    rows: list[list[str]] = []
    is_note = is_apart = False
    for row in text.split("\n"):
        if is_note and is_apart and row.startswith(_INDENT) and row.strip():
            while not rows[-1][0].strip():
                rows.pop()
            rows[-1] += APART, row.strip()
        else:
            if row.strip():
                is_note = bool(_MARKDOWN.match(row)) or (is_note and not is_apart)
            rows.append([row])
        is_apart = not row.strip()
    return "\n".join("".join(row) for row in rows)


def paragraphs(note: Rich) -> list[Rich]:
    """The paragraphs of a note that was gathered."""
    cuts = [-1, *(at for at, character in enumerate(note.text) if character == APART), len(note.text)]
    return [part(note, low + 1, high, second=low >= 0) for low, high in pairwise(cuts)]


def with_marks(texts: Sequence[str]) -> tuple[str, ...]:
    """The paragraphs as typed, marks in square brackets or plain digits put in the form that is always read."""
    for pattern, in_text in ((_BRACKETED, r"\[{n}\]"), (_ROUND, r"(?<=\S)\({n}\)")):
        texts = _converted(texts, pattern, in_text)
    if not any(c in SUPERSCRIPTS for text in texts for c in text) and not any("[^" in t for t in texts):
        texts = _raised(texts)
    return tuple(texts)


def _converted(texts: Sequence[str], pattern: re.Pattern[str], in_text: str) -> Sequence[str]:
    heads = {at: found[1] for at, text in enumerate(texts) if (found := pattern.match(text))}
    if not heads:
        return texts
    body = "\n".join(text for at, text in enumerate(texts) if at not in heads)
    known = {name for name in heads.values() if re.search(in_text.format(n=name), body)}
    if not known:
        return texts
    marks = re.compile(in_text.format(n=rf"({'|'.join(sorted(known, key=len, reverse=True))})"))
    row = []
    for at, text in enumerate(texts):
        name = heads.get(at)
        if name in known:
            text = f"[^{name}]" + text[text.index(name) + len(name) + 1 :]
        else:
            text = marks.sub(r"[^\1]", text)
        row.append(text)
    return row


def _raised(texts: Sequence[str]) -> Sequence[str]:
    """Plain digits raised where a note and its mark in the text before it are found, numbers running on."""
    row = list(texts)
    since, budget = 0, 500_000
    last: int | None = None
    for at, text in enumerate(texts):
        found = _PLAIN.match(text)
        if not found or (last is not None and not last < int(found[1]) <= last + 3):
            continue
        mark = re.compile(rf"(?<=[^\W\d_]|[,;.:)”’»\]]){found[1]}(?![\d/.\-–]|\s*%)(?=\W|$)")
        for earlier in range(since, min(at, since + budget)):
            budget -= 1
            hit = mark.search(row[earlier])
            if hit:
                row[earlier] = (
                    row[earlier][: hit.start()] + hit[0].translate(_RAISED) + row[earlier][hit.end() :]
                )
                row[at] = found[1].translate(_RAISED) + text[len(found[1]) :]
                since, last = earlier, int(found[1])
                break
    return row


def note_of(rich: Rich) -> tuple[Mark, Rich] | None:
    """The mark and the text of a note where this paragraph is one, else None."""
    if not rich.marks or rich.marks[0].at > 0 or len(rich.text) < 2:
        return None
    mark = rich.marks[0]
    rest = part(Rich(rich.text, rich.spans, rich.marks[1:]), 0)
    found = None if EMPTY_BRACKETS.match(rest.text) else _AFTER_MARK.match(rest.text)
    return mark, part(rest, found.end() if found else 0)


def named(rich: Rich) -> tuple[str, Rich]:
    """The name of a note's mark, "" where it begins with none, and the words after it. Somebody said it is a note."""
    if found := note_of(rich):
        return found[0].name, found[1]
    typed = _NAME.match(rich.text)
    return (typed[1], part(rich, typed.end())) if typed else ("", rich)


def divided(riches: Iterable[Rich]) -> tuple[Rich, ...]:
    """The paragraphs, marks that stand together ("¹²" for 1 and 2) told apart by what notes there are."""
    row = tuple(riches)
    names = {found[0].name for rich in row if (found := note_of(rich))}
    last = 0
    result = []
    for rich in row:
        if note_of(rich) or not rich.marks:
            result.append(rich)
            continue
        marks: list[Mark] = []
        for mark in rich.marks:
            for name in _names(mark.name, last, names):
                marks.append(Mark(mark.at, name, mark.typed if name == mark.name else name, mark.brackets))
                last = int(name) if name.isdecimal() else last
        result.append(Rich(rich.text, rich.spans, tuple(marks), rich.heading))
    return tuple(result)


def _names(name: str, last: int, known: set[str]) -> tuple[str, ...]:
    """The marks in a run of raised digits."""
    if name in known or not name.isdecimal() or int(name) == last + 1 or len(name) < 2:
        return (name,)
    for cut in range(1, len(name)):
        one, two = name[:cut], name[cut:]
        if int(two) == int(one) + 1 and (int(one) == last + 1 or (one in known and two in known)):
            return (one, two)
    return (name,)
