"""Spelling: the words of a document that are not in its dictionary, or that United Nations style writes otherwise.

Names and citations are left alone. Works on immutable values only, so that it can run on any thread; paragraphs that
did not change since the reading before are not read again. House spelling is data: ``wordlists/en-un.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from rapidfuzz.distance import OSA

from engross import resources
from engross.citations import find
from engross.citations.citation import Citation
from engross.model import plain, walk
from engross.model.inlines import length
from engross.model.nodes import Block, Document, Kind, NodeId
from engross.workspace.dictionaries import Dictionary

_WORD = re.compile(r"[^\W_](?:[\w\u0300-\u036f\u064b-\u0652\u0670]|['’](?=[^\W\d_]))*")
_LEFT_ALONE = re.compile(
    r"(?:https?://|www\.)\S+"  # addresses
    r"|\S+@\S+\.\w+"
    r"|(?:\w[\w.-]*/)+[\w./()-]*\d[\w./()-]*"  # symbols
    r"|\w+(?:\.\w{2,})+"
)
_ISE = re.compile(r"(.{2,}[iy])s(e|ed|es|er|ers|ing|ation|ations|ational|able)$")
_OPENS = re.compile(
    r"(?:^|(?<!Mr)(?<!rs)(?<!Ms)(?<!Dr)(?<!St)(?<![ .][A-Z])[.!?\n\ufffc]|\([a-z]{1,4}\))[\s\"“”‘«(\[\ufffc]*$"
)
_QUOTED = re.compile("“[^”]*”|‘[^’]{12,}’")
_NOT_LATIN = {"ru": "\u0400", "ar": "\u0600"}
"""Languages of other scripts, with the first of their letters."""
_NAMING = frozenset(
    {Kind.TITLE, Kind.MASTHEAD, Kind.HEADING, Kind.SECTION, Kind.ORGAN, Kind.CELL, Kind.CLOSING}
)
"""Kinds of paragraphs in which a capital letter at the beginning may be that of a name."""


@dataclass(frozen=True, slots=True)
class Misspelling:
    """A word that is none, in code points of its paragraph.

    ``instead`` is what should stand there where the house says so; else the dictionary has suggestions.
    """

    block: NodeId
    start: int
    end: int
    word: str
    instead: tuple[str, ...] = ()


@dataclass(frozen=True)
class House:
    """How the United Nations writes a language."""

    words: frozenset[str] = frozenset()
    """Words beside those of the dictionary; in small letters unless they are names."""
    names: frozenset[str] = frozenset()
    instead: tuple[tuple[str, str], ...] = ()
    keeps_s: frozenset[str] = frozenset()
    """How words in -ise begin that are never written with -ize."""
    prefixes: tuple[str, ...] = ()
    """What may stand before any word to make another."""
    elsewhere: tuple[tuple[str, str], ...] = ()
    """Letters of another spelling of the language, and those that the house has in their place."""
    writes_ize: bool = False


@cache
def house(language: str) -> House:
    """The house spelling of a language; an empty one where there is none."""
    name = f"wordlists/{language}-un.toml"
    if not resources.path(name).is_file():
        return House()
    table = resources.toml(name)
    words = frozenset(word for row in table["words"].values() for word in row.split())
    return House(
        words,
        frozenset(word for word in words if word[:1].isupper() and len(word) > 5),
        tuple(table["instead"].items()),
        frozenset(table["keeps_s"]["stems"].split()),
        tuple(table["prefixes"].split()),
        tuple((one, two) for one, two in table.get("elsewhere", ())),
        writes_ize=bool(table["writes_ize"]),
    )


class Speller:
    """Judges words: by a dictionary, the house, and the lists of the user and the document."""

    def __init__(self, dictionary: Dictionary, own: Iterable[str] = ()) -> None:
        self.dictionary = dictionary
        self.own = frozenset(own)
        self._house = house(dictionary.language)
        self._instead = dict(self._house.instead)

    def knows(self, word: str) -> bool:
        """Whether the word is right as it stands, with straight apostrophes."""
        small = word.lower()
        known = self._house.words
        if word in known or word in self.own or small in known or small in self.own:
            return True
        if self.dictionary.knows(word):
            return True
        if "'" not in word:
            return self._is_prefixed(small)
        stem, _apostrophe, tail = word.rpartition("'")
        if tail == "s" and self.dictionary.language == "en":
            return self.knows(stem)
        return self.dictionary.language in ("fr", "ca", "it") and len(stem) < 5 and self.knows(tail)

    def passes_over(self, word: str) -> bool:
        """Whether the word is of another script than the language."""
        return self.dictionary.language in _NOT_LATIN and word[0] < _NOT_LATIN[self.dictionary.language]

    def _is_prefixed(self, word: str) -> bool:
        rests = (word[len(p) :] for p in self._house.prefixes if word.startswith(p))
        return word in self._house.prefixes or any(len(r) > 3 and self.dictionary.knows(r) for r in rests)

    def house_form(self, word: str, *, is_quoted: bool) -> str:
        """How the house writes a word that the dictionary knows; "" where as it stands."""
        if word in self.own or is_quoted or (word[:1].isupper() and word[1:].lower() != word[1:]):
            return ""
        small = word.lower()
        form = self._instead.get(small, "")
        if not form and self._house.writes_ize and (found := _ISE.match(small)) and found[1][-1] == "i":
            form = self._with_z(small, found)
        return form.capitalize() if form and word[0].isupper() else form

    def _with_z(self, word: str, found: re.Match[str]) -> str:
        if f"{found[1]}s" in self._house.keeps_s:
            return ""
        form = f"{found[1]}z{found[2]}"
        return form if self.dictionary.knows(form) else ""

    def near_name(self, word: str) -> tuple[str, ...]:
        """Names of the house from which this one differs by one slip; other names are left alone."""
        return tuple(name for name in self._house.names if OSA.distance(word, name, score_cutoff=1) == 1)

    def suggestions(self, found: Misspelling) -> tuple[str, ...]:
        """What may have been meant, the likeliest first."""
        first = dict.fromkeys((*found.instead, *self._respelt(found.word)))
        rest = (word for word in self.dictionary.suggestions(found.word) if word not in first)
        kept = [word for word in rest if not self.house_form(word, is_quoted=False)]
        return (*first, *kept)

    def _respelt(self, word: str) -> Iterator[str]:
        """The known words that this one is in the house's spelling, where it is in another: "labour" of "labor"."""
        for there, here in self._house.elsewhere:
            for found in re.finditer(there, word):
                form = word[: found.start()] + here + word[found.end() :]
                if self.dictionary.knows(form) and not self.house_form(form, is_quoted=False):
                    yield form


@dataclass(frozen=True, slots=True)
class _Read:
    block: Block
    hidden: tuple[tuple[int, int], ...]
    found: tuple[Misspelling, ...]


@dataclass(frozen=True, slots=True)
class Spelling:
    """The misspellings of one state of a document, in its order."""

    document: Document
    speller: Speller
    found: tuple[Misspelling, ...]
    reads: dict[NodeId, _Read]


def read(document: Document, speller: Speller, before: Spelling | None = None) -> Spelling:
    """The document read; ``before`` is an earlier reading of it."""
    known = before.reads if before is not None and before.speller is speller else {}
    cited: dict[NodeId, list[Citation]] = {}
    for citation in find.find(document):
        cited.setdefault(citation.block, []).append(citation)
    reads: dict[NodeId, _Read] = {}
    for block in walk.all_blocks(document):
        hidden = tuple((c.start, c.end) for c in cited.get(block.id, ()))
        last = known.get(block.id)
        if last is not None and last.block is block and last.hidden == hidden:
            reads[block.id] = last
        else:
            reads[block.id] = _Read(block, hidden, tuple(_misspelt(block, hidden, speller)))
    return Spelling(document, speller, tuple(m for r in reads.values() for m in r.found), reads)


def _misspelt(block: Block, hidden: tuple[tuple[int, int], ...], speller: Speller) -> Iterator[Misspelling]:
    text = plain.text(block)
    spans = (*hidden, *_deleted(block), *(found.span() for found in _LEFT_ALONE.finditer(text)))
    quoted = tuple(found.span() for found in _QUOTED.finditer(text))
    compounds_until = 0
    for found in _WORD.finditer(text):
        start, end = found.span()
        if start < compounds_until or any(low < end and start < high for low, high in spans):
            continue
        word = found[0].replace("’", "'").rstrip("'")
        end = start + len(word)
        if len(word) < 2 or _is_sign(word) or speller.passes_over(word):
            continue
        whole = _compound(text, start, end)
        if whole is not None and speller.house_form(whole, is_quoted=False) and not _covers(quoted, start):
            form = speller.house_form(whole, is_quoted=False)
            compounds_until = start + len(whole)
            yield Misspelling(block.id, start, compounds_until, whole, (form,))
        elif whole is not None and speller.knows(whole):
            compounds_until = start + len(whole)
        elif (instead := _verdict(word, text, start, block, speller, quoted)) is not None:
            yield Misspelling(block.id, start, end, text[start:end], instead)


def _deleted(block: Block) -> Iterator[tuple[int, int]]:
    """The stretches that a tracked change deletes."""
    at = 0
    for inline in block.inlines:
        size = length(inline)
        if inline.marks.deleted:
            yield at, at + size
        at += size


def _verdict(
    word: str,
    text: str,
    start: int,
    block: Block,
    speller: Speller,
    quoted: tuple[tuple[int, int], ...],
) -> tuple[str, ...] | None:
    """What should stand in the place of a wrong word; None for a right one."""
    is_name = word[0].isupper() and (block.kind in _NAMING or not _OPENS.search(text[:start][-12:]))
    if speller.knows(word) or (word[0].isupper() and not is_name and speller.knows(word.lower())):
        form = "" if is_name else speller.house_form(word, is_quoted=_covers(quoted, start))
        return (form,) if form else None
    if not is_name:
        return ()
    return speller.near_name(word) or None


def _covers(spans: tuple[tuple[int, int], ...], at: int) -> bool:
    return any(low <= at < high for low, high in spans)


def _is_sign(word: str) -> bool:
    """Whether this is a number, an abbreviation in capitals or a made-up name rather than a word."""
    if any(c.isdigit() for c in word):
        return True
    tail = word[1:].rstrip("s'")
    return any(c.isupper() for c in tail) and not (word[1] == "'" and word[2:] == word[2:].lower())


_PART = re.compile(r"[-\u2011\u2010][^\W\d_]+(?:['’][^\W\d_]+)*")


def _compound(text: str, start: int, end: int) -> str | None:
    """The whole of a word with hyphens that begins here, with ordinary hyphens; None for a single word."""
    at = end
    while found := _PART.match(text, at):
        at = found.end()
    if at == end:
        return None
    return re.sub("[\u2010\u2011]", "-", text[start:at]).replace("’", "'")
