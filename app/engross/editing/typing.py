"""What is put right while someone types: quotation marks, spaces, dashes, opening words.

Pure functions over a document, the place behind what was just typed, and what was typed; each gives an `Edit` to be
applied as a step of its own, so that one undo gives back what was typed, or None. What becomes of which sign is data:
``resources/styles/typing.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from engross import resources
from engross.editing import completion, text
from engross.editing.edit import Edit
from engross.model import inlines as rows
from engross.model import openings, places, plain, walk
from engross.model.inlines import ATOM, Style, Text
from engross.model.nodes import Block, Document, Kind
from engross.model.places import Place, Selection

NBSP, NB_HYPHEN, EN_DASH = "\u00a0", "\u2011", "\u2013"
_REACH = 80
"""How far back the patterns look."""
_OPENERS = " \t\u00a0\u202f([{/–—-“‘«„‚"
"""What a quotation mark that opens can follow, but for those that close in the language."""
_HAN = re.compile("[\u3007\u3400-\u9fff\uf900-\ufaff]")
_CLOSERS = "“”‘’»)]）》"
_PER_CENT = "%‰٪"
_FIGURE = re.compile(r"[\d.,٫٬]+[ \u00a0]?\Z")
_TELLS_NOTHING = (ATOM, *"，。；：、！？）》،؛,;:=")
"""Behind these a quotation mark opens where none is open."""
_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f]")
_SCRIPTS = {"zh": _HAN, "ar": _ARABIC}


@dataclass(frozen=True, slots=True)
class Signs:
    """How signs are typed in one language; see ``typing.toml`` for the fields."""

    double: tuple[str, str]
    single: tuple[str, str]
    inner: tuple[str, str]
    apostrophe: str
    elided: re.Pattern[str] | None
    dash: str
    ellipsis: str
    spaced: str
    tight: frozenset[str]
    native: dict[str, str]
    tied: tuple[re.Pattern[str], ...]
    joined: tuple[re.Pattern[str], ...]
    ranged: tuple[re.Pattern[str], ...]


@cache
def signs(language: str) -> Signs:
    """The signs of a language; what its table leaves open is as in most."""
    table = resources.toml("styles/typing.toml")
    row = {**table["default"], **table.get(language, {})}
    months = _months(language)

    def patterns(name: str) -> tuple[re.Pattern[str], ...]:
        wanted = [pattern for pattern in row[name] if months or "{month}" not in pattern]
        return tuple(re.compile(pattern.replace("{month}", months) + r"\Z") for pattern in wanted)

    return Signs(
        double=(row["double"][0].replace(" ", NBSP), row["double"][1].replace(" ", NBSP)),
        single=(row["single"][0], row["single"][1]),
        inner=(row["inner"][0], row["inner"][1]),
        apostrophe=row["apostrophe"],
        elided=re.compile(rf"(?:{row['elided']})(?!\w)") if row["elided"] else None,
        dash=row["dash"],
        ellipsis=row["ellipsis"],
        spaced=row["spaced"],
        tight=frozenset(row["tight"]),
        native=dict(row["native"]),
        tied=patterns("tied"),
        joined=patterns("joined"),
        ranged=patterns("ranged"),
    )


def _months(language: str) -> str:
    name = f"phrases/{language}.toml"
    words = resources.toml(name)["months"] if resources.path(name).is_file() else []
    return f"(?:{'|'.join(map(re.escape, words))})" if words else ""


# signs


@dataclass(frozen=True, slots=True)
class _Typed:
    """Where someone types: the paragraph, its text, and the offsets before and behind what was typed."""

    block: Block
    text: str
    start: int
    end: int

    @property
    def before(self) -> str:
        """The character before what was typed, "" at the start."""
        return self.text[self.start - 1 : self.start]


def _typed(document: Document, place: Place, words: str) -> _Typed | None:
    block = walk.block_of(document, place.block)
    said = plain.text(block)
    start = place.offset - len(words)
    return _Typed(block, said, start, place.offset) if said[max(start, 0) : place.offset] == words else None


def quotes(document: Document, place: Place, words: str) -> Edit | None:
    """The straight mark that was typed as a curly one of the language, or an apostrophe (PUN-10)."""
    here = _typed(document, place, words)
    if here is None:
        return None
    of = signs(document.metadata.language)
    late = _elided(document, here, of) or _inner(document, here, of)
    if words not in ('"', "'"):
        return late
    if late is not None:  # as long as it was
        document = late.document
        here = _typed(document, place, words) or here
    if words == "'" and not here.before.isalnum() and of.elided and of.elided.match(here.text, here.end):
        return _put(document, here, here.start, of.apostrophe)
    opening, closing = _pairs(here, of) if words == '"' else (of.single, of.single)
    if opening[0] and _opens(here, of, closing):
        return _put(document, here, here.start, opening[0])
    if words == "'" and not _is_open(here, closing):
        return _put(document, here, here.start, of.apostrophe)
    has_space = NBSP in closing[1] and here.before in (" ", NBSP)
    return _put(document, here, here.start - has_space, closing[1])


def _pairs(here: _Typed, of: Signs) -> tuple[tuple[str, str], tuple[str, str]]:
    """The pair that a double mark typed here would open, and the one that it would close."""
    if not of.inner[0]:
        return of.double, of.double
    opened: list[tuple[str, str]] = []
    for sign in here.text[: here.start]:
        for pair in (of.double, of.inner):
            if sign == pair[0].strip(NBSP):
                opened.append(pair)
            elif sign == pair[1].strip(NBSP) and pair in opened:
                while opened.pop() != pair:
                    pass
    last = opened[-1] if opened else of.double
    return of.inner if opened and last == of.double else of.double, last


def _opens(here: _Typed, of: Signs, marks: tuple[str, str]) -> bool:
    """Whether a mark typed here opens: after a space, unless the space belongs to the mark that closes.

    Behind a Chinese character, a footnote's indicator or a sign without a space what stands before does not tell.
    """
    is_open_question = here.before in _TELLS_NOTHING or _HAN.match(here.before)
    if is_open_question or (NBSP in marks[1] and here.before == " "):
        return not _is_open(here, marks)
    opens_after = {*_OPENERS, of.double[0], of.single[0]} - {of.double[1], of.single[1]}
    return not here.before or here.before in opens_after


def _elided(document: Document, here: _Typed, of: Signs) -> Edit | None:
    """An apostrophe for the mark that seemed to open, once what follows it is a year or word cut short: ’90s."""
    mark = here.text.rfind(of.single[0], max(here.start - _REACH, 0), here.start) if of.single[0] else -1
    if mark < 0 or of.elided is None or here.text[mark - 1 : mark].isalnum():
        return None
    found = of.elided.match(here.text, mark + 1)
    if not found or found.end() != here.start:
        return None
    if here.text[here.start : here.end] == "'" and not _is_open(replace(here, start=mark), of.single):
        return None  # the mark is what this one closes
    return _put(document, here, mark, of.apostrophe, mark + 1)


def _inner(document: Document, here: _Typed, of: Signs) -> Edit | None:
    """The inner mark for one that seemed to close behind a space, once a word follows at once: « le “droit.

    Where the mark that closes has a space before it, what is typed next tells what a mark behind a space is.
    """
    if NBSP not in of.double[1] or not of.inner[0]:
        return None
    low = max(here.start - _REACH, 0)
    found = re.search(rf"{of.double[1]}\w[\w’-]*\Z", here.text[low : here.start])
    if found is None:
        return None
    mark = low + found.start()
    return _put(document, here, mark, f" {of.inner[0]}", mark + len(of.double[1]))


def _is_open(here: _Typed, marks: tuple[str, str]) -> bool:
    """Whether a quotation that began before is not closed yet."""
    head = here.text[: here.start]
    opening, closing = marks[0].strip(NBSP), marks[1].strip(NBSP)
    return bool(opening) and head.rfind(opening) > head.rfind(closing)


def spaces(document: Document, place: Place, words: str) -> Edit | None:
    """Non-breaking spaces and hyphens where the house has them, and the signs of the script (PUN-08, PUN-09)."""
    here = _typed(document, place, words)
    if here is None or not words:
        return None
    of = signs(document.metadata.language)
    return (
        _guillemets(document, here, of)
        or _spaced(document, here, of)
        or _native(document, here, of)
        or _matched(document, here, of.tied, NBSP)
        or _matched(document, here, of.joined, NB_HYPHEN)
    )


def _guillemets(document: Document, here: _Typed, of: Signs) -> Edit | None:
    """The space inside a mark that was typed as it is; a second space after one that is there already goes."""
    if NBSP not in of.double[0]:
        return None
    typed, opening = here.text[here.start : here.end], of.double[0]
    if typed == opening.strip(NBSP):
        return _put(document, here, here.start, opening)
    if typed == " " and here.text[: here.start].endswith(opening):
        return _put(document, here, here.start, "")
    return None


def _spaced(document: Document, here: _Typed, of: Signs) -> Edit | None:
    """A non-breaking space before a sign that has one, in place of an ordinary one."""
    sign = here.text[here.start : here.end]
    if len(sign) != 1 or sign not in of.spaced:
        return None
    if here.before == " ":
        return _put(document, here, here.start - 1, NBSP + sign)
    word = re.search(r"\w+\Z", here.text[: here.start])
    follows = here.before.isalnum() or (here.before != "" and here.before in ")]”’»…%")
    if not follows or (word and word[0] in of.tight) or (sign == ":" and here.before.isdecimal()):
        return None
    return _put(document, here, here.start, NBSP + sign)


def _native(document: Document, here: _Typed, of: Signs) -> Edit | None:
    """The sign of the script behind one of its letters; behind a figure only once a space shows that it ends there."""
    typed = here.text[here.start : here.end]
    if typed == " " and here.before in of.native and here.text[here.start - 2 : here.start - 1].isdecimal():
        return _put(document, here, here.start - 1, of.native[here.before], here.start)
    sign = of.native.get(typed)
    script = _SCRIPTS.get(document.metadata.language)
    if sign is None or script is None:
        return None
    head = here.text[: here.start].rstrip(_CLOSERS)
    if head.endswith(tuple(_PER_CENT)):  # a figure goes on behind a comma, a percentage does not
        head = _FIGURE.sub("", head[:-1]).rstrip(" ")
    if not script.match(head[-1:]):
        return None
    return _put(document, here, here.start, sign)


def dashes(document: Document, place: Place, words: str) -> Edit | None:
    """Two hyphens as a dash, three full stops as an ellipsis, the hyphen between two years as an en dash (PUN-13)."""
    here = _typed(document, place, words)
    if here is None:
        return None
    of = signs(document.metadata.language)
    if words == "-" and re.search(r"(?<!-)--\Z", here.text[: here.end]):
        return _put(document, here, here.end - 2, of.dash)
    if words == "." and re.search(r"(?<![.。])[.。]\.\.\Z", here.text[: here.end]):
        return _put(document, here, here.end - 3, of.ellipsis)
    return _matched(document, here, of.ranged, EN_DASH)


def _matched(document: Document, here: _Typed, patterns: Iterable[re.Pattern[str]], sign: str) -> Edit | None:
    """The sign in place of group 1 of the first pattern that ends where someone types."""
    low = max(here.end - _REACH, 0)
    near = here.text[low : here.end]
    for pattern in patterns:
        found = pattern.search(near)
        if found:
            start, end = found.span(1)
            return _put(document, here, low + start, sign, low + end)
    return None


def _put(document: Document, here: _Typed, start: int, words: str, end: int | None = None) -> Edit:
    """``words`` in place of a stretch that ends where someone types, or at ``end``; they look as it did."""
    end = here.end if end is None else end
    like = rows.run_at(here.block.inlines, end) or Text("")
    row = rows.splice(here.block.inlines, start, end, (replace(like, text=words),))
    caret = places.caret(here.block.id, here.end + len(words) - (end - start))
    return text.replace(document, here.block.id, row, caret)


# opening words


def opening(document: Document, place: Place, words: str, styled: str = "") -> tuple[Edit, str] | None:
    """The opening words set apart as the house has it, once the word after them begins; and what they are.

    The organ's name is set apart before its comma (OPN-01, OPN-02, STR-02). ``styled`` are the words that were set
    apart here before: where they are plain now, somebody wanted it so; where what follows them took their look in
    typing, it is plain again.
    """
    here = _typed(document, place, words)
    if here is None or here.start > openings.LONGEST:
        return None
    start = openings.start_of(here.text)
    end = _opening_end(document, here, start)
    if not start < end < here.end:
        return None
    style = openings.style(document.metadata.language, document.metadata.organ)
    phrase = here.text[start:end]
    if end < here.start:
        took_look = _WORD_BEHIND.fullmatch(here.text[end : here.end]) and _ends_styled(here, start, style)
        return (_with_style(document, here, end, here.end, style, on=False), phrase) if took_look else None
    if styled and phrase.startswith(styled) and _is_styled(here.block, start, here.end, style):
        return _with_style(document, here, end, here.end, style, on=False), phrase
    if _is_styled(here.block, start, end, style) or not _may_style(here, start, end, styled):
        return None
    return _with_style(document, here, start, end, style, on=True), phrase


_WORD_BEHIND = re.compile(r"\s\S+\s?")
"""What is plain again of words written on behind an opening that stood there; more than a word is wanted so."""


def _ends_styled(here: _Typed, start: int, style: Style) -> bool:
    """Whether all from ``start`` to where someone types has the style, and what follows has not."""
    behind = rows.slice_of(here.block.inlines, here.end, here.end + 1)
    goes_on = any(isinstance(i, Text) and i.style & style == style for i in behind)
    return not goes_on and _is_styled(here.block, start, here.end, style)


def _opening_end(document: Document, here: _Typed, start: int) -> int:
    """Where the known opening of the paragraph ends, or the organ's name before its comma; 0 where neither stands."""
    language = document.metadata.language
    if here.block.kind is Kind.ORGAN:
        return here.start if here.text[here.start : here.end] == completion.comma(language) else 0
    if not completion.has_opening(document, here.block):
        return 0
    kind = openings.OPERATIVE if here.block.kind is Kind.OPERATIVE else openings.PREAMBULAR
    known = openings.phrases(language, kind)
    return known.end(here.text, start) if known else 0


def _with_style(document: Document, here: _Typed, start: int, end: int, style: Style, *, on: bool) -> Edit:
    """A stretch with the style put on or taken off; the caret stays."""
    stretch = Selection(Place(here.block.id, start), Place(here.block.id, end))
    edit = text.set_style(document, stretch, style, on)
    return replace(edit, selection=places.caret(here.block.id, here.end))


def _may_style(here: _Typed, start: int, end: int, styled: str) -> bool:
    """Whether nobody has decided how these words look: they are plain, or they go on from those set apart before."""
    before = len(styled) if styled and here.text.startswith(styled, start) else 0
    looks = [i.style for i in rows.slice_of(here.block.inlines, start, start + before) if isinstance(i, Text)]
    rest = rows.slice_of(here.block.inlines, start + before, end)
    return all(looks) and not any(isinstance(i, Text) and i.style for i in rest)


def _is_styled(block: Block, start: int, end: int, style: Style) -> bool:
    runs = rows.slice_of(block.inlines, start, end)
    return all(isinstance(i, Text) and i.style & style == style for i in runs)
