"""Numbers in the words of a text that name its own paragraphs: "paragraphs 3 and 4 (b) above", "section II".

What is said of other texts ("paragraph 5 of resolution 70/1", "Article 4, paragraph 2") is no mention. The words are
data by language: ``resources/styles/references.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from engross import resources
from engross.model import numbering, outline, plain, references, walk
from engross.model.inlines import Footnote, Text, slice_of
from engross.model.nodes import Block, Document, Kind, NodeId, PartKind
from engross.model.references import Target

_SPACE = r"[ \u00a0]"
_STEP = r"(?:\(?[^\W\d_]{1,5}\)|[㈠-㈩]|’\d+‘)"
_NUMBERS = {
    "paragraph": rf"(?:\d+(?:{_SPACE}?{_STEP})*|{_STEP}(?:{_SPACE}?{_STEP})*)",
    "section": r"(?:[IVXLC]+(?:\.[A-Z0-9]+)*|[A-Z])\b",
    "footnote": r"\d+",
}
_STEPS = re.compile(rf"\d+|{_STEP}|[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Mention:
    """A number in the words of a block (code points), what it names, and what the target is called."""

    block: NodeId
    start: int
    end: int
    target: Target
    label: str


@dataclass(frozen=True, slots=True)
class _Grammar:
    """The patterns of one language, made ready."""

    kinds: tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]
    """Kind, the whole mention, one number in it."""
    here: re.Pattern[str]
    annex: re.Pattern[str]
    elsewhere: re.Pattern[str]
    cited: re.Pattern[str]
    within: re.Pattern[str]
    precedes: bool
    """Whether the words that name a text stand before the number, as in Chinese."""


_NEVER = r"(?!)"


@cache
def _grammar(language: str) -> _Grammar:
    table: dict[str, Any] = resources.toml("styles/references.toml")
    words = table.get(language, table["default"])
    made = []
    for kind, number in _NUMBERS.items():
        row = words.get(kind, {})
        if not row.get("opens"):
            continue
        opens, closes = rf"(?:{row['opens']})", row.get("closes", "")
        again = f"(?:{opens}{_SPACE}*)?" if closes else ""
        joint = rf"{_SPACE}*(?:{words['and']}|{words['to']}){_SPACE}*"
        listed = rf"{number}(?:{joint}{again}{number})*"
        case = "" if kind == "section" else "(?i)"
        start = "" if closes or language == "zh" else r"(?<!\w)"  # Chinese words stand without spaces
        whole = rf"{case}{start}{opens}{_SPACE}*(?P<items>{listed}){_SPACE}*(?:{closes})"
        made.append((kind, re.compile(whole), re.compile(number)))
    opens = words["paragraph"]["opens"]
    within = (
        rf"{_SPACE}*(?:{words['within']}){_SPACE}*(?:{opens}){_SPACE}*(?P<number>{_NUMBERS['paragraph']})"
    )

    def pattern(name: str) -> re.Pattern[str]:
        return re.compile(words[name] or _NEVER)

    return _Grammar(
        tuple(made),
        pattern("here"),
        pattern("annex"),
        pattern("elsewhere"),
        pattern("cited"),
        re.compile(f"(?i){within}" if words["within"] else _NEVER),
        precedes=language == "zh",
    )


def find(document: Document, blocks: Iterable[Block] | None = None) -> Iterator[Mention]:
    """The mentions in these blocks (all where none are given), in order.

    Words that are links already are passed over.
    """
    found = _Places(document)
    for block in walk.all_blocks(document) if blocks is None else blocks:
        yield from _in_block(document, found, block)


def _in_block(document: Document, places: _Places, block: Block) -> Iterator[Mention]:
    grammar = _grammar(document.metadata.language)
    words = plain.text(block)
    taken: list[Mention] = []
    for kind, whole, number in grammar.kinds:
        for match in whole.finditer(words):
            where = _text_named(grammar, words, match)
            if where is None:
                continue
            inside = grammar.within.match(words, match.end())
            before = _steps(inside["number"]) if inside else None
            for item in number.finditer(words, match.start("items"), match.end("items")):
                steps = _steps(item[0])
                is_bare = kind == "paragraph" and not item[0][0].isdecimal()
                target, before = places.named(block, kind, where, steps, before, is_bare=is_bare)
                if target is not None and not _is_linked(block, item.start(), item.end()):
                    label = references.label(document, target)
                    taken.append(Mention(block.id, item.start(), item.end(), target, label))
    seen: set[int] = set()
    for mention in sorted(taken, key=lambda m: (m.start, -m.end)):
        if mention.start not in seen:
            seen.update(range(mention.start, mention.end))
            yield mention


def _is_linked(block: Block, start: int, end: int) -> bool:
    return any(isinstance(i, Text) and i.link for i in slice_of(block.inlines, start, end))


HERE, ANNEX = "here", "annex"


def _text_named(grammar: _Grammar, words: str, match: re.Match[str]) -> str | None:
    """ "" where nothing is said of the text, HERE, ANNEX (with its number) or None for another text."""
    head, tail = words[: match.start()], words[match.end() :].lstrip(" \u00a0")
    if grammar.precedes:
        head = re.sub(r"[上下]文$", "", head)
        named = re.compile(f"(?:{grammar.annex.pattern})$").search(head)
        if named:
            return ANNEX + (named["number"] or "")
        if re.compile(f"(?:{grammar.here.pattern})$").search(head):
            return HERE
        elsewhere = re.search(f"(?:{grammar.elsewhere.pattern})$", head.rstrip("，的"))
        return None if elsewhere or grammar.cited.search(head) else ""
    if grammar.here.match(tail):
        return HERE
    if annex := grammar.annex.match(tail):
        return ANNEX + (annex["number"] or "")
    if grammar.cited.search(head):
        return None
    behind = grammar.within.match(words, match.end())
    if behind:
        further = words[behind.end() :].lstrip(" \u00a0")
        return None if grammar.elsewhere.match(further) else ""
    return None if grammar.elsewhere.match(tail) else ""


Steps = tuple[str, ...]


def _steps(words: str) -> Steps:
    """The steps of a label without spaces and brackets: "4 (b)" is ("4", "b")."""
    return tuple(re.sub(r"[()’‘]", "", step) for step in _STEPS.findall(words))


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a named thing stands."""

    node: NodeId
    text: int
    annex: int
    depth: int
    section: int


class _Places:
    """What can be named in a document, by kind and steps."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._found: dict[tuple[str, Steps], list[_Place]] = {}
        self._of_block: dict[NodeId, _Place] = {}
        self._steps_of: dict[NodeId, Steps] = {}
        numbers = numbering.of(document)
        for text, scope in enumerate(outline.texts(document)):
            annex = section = 0
            for part in scope.parts:
                annex += part.kind is PartKind.ANNEX
                for index, block in enumerate(part.blocks):
                    section = index if block.kind is Kind.SECTION else section
                    here = _Place(block.id, text, annex, block.quoted, section)
                    self._enter(block, here, numbers)

    def _enter(self, block: Block, here: _Place, numbers: numbering.Numbers) -> None:
        self._of_block[block.id] = here
        label = references.label(self._document, Target(block.id))
        if block.kind in (Kind.OPERATIVE, Kind.SECTION) and label:
            kind = "section" if block.kind is Kind.SECTION else "paragraph"
            self._steps_of[block.id] = _steps(label)
            self._found.setdefault((kind, _steps(label)), []).append(here)
        for inline in block.inlines:
            if isinstance(inline, Footnote):
                note = _Place(inline.id, here.text, here.annex, here.depth, here.section)
                self._found.setdefault(("footnote", (numbers.mark(inline.id),)), []).append(note)
                self._of_block.update((inner.id, here) for inner in inline.blocks)
                if block.id in self._steps_of:
                    self._steps_of.update((inner.id, self._steps_of[block.id]) for inner in inline.blocks)

    def named(
        self, block: Block, kind: str, where: str, steps: Steps, before: Steps | None, *, is_bare: bool
    ) -> tuple[Target | None, Steps | None]:
        """What the steps name from this block, and the steps that the next number of a list goes on from."""
        here = self._of_block.get(block.id)
        if here is None:
            return None, before
        for whole in self._whole(block, steps, before, is_bare=is_bare):
            place = self._nearest(here, kind, where, whole)
            if place is not None:
                return Target(place.node, is_own=is_bare), whole
        return None, before

    def _whole(self, block: Block, steps: Steps, before: Steps | None, *, is_bare: bool) -> Iterator[Steps]:
        """What bare steps may stand for: below the number before them, or in the paragraph that says them."""
        if not is_bare:
            yield steps
            return
        if before is not None:
            kept = len(before) - len(steps)
            yield before + steps if kept < 1 else before[:kept] + steps
            yield before + steps
            return
        own = self._steps_of.get(block.id, ())
        for size in range(len(own), 0, -1):
            yield own[:size] + steps

    def _nearest(self, here: _Place, kind: str, where: str, steps: Steps) -> _Place | None:
        found = [p for p in self._found.get((kind, steps), ()) if p.text == here.text]
        if kind == "footnote":
            return found[0] if len(found) == 1 else None
        if where.startswith(ANNEX):
            number = where.removeprefix(ANNEX)
            wanted = _annex_number(number) if number else here.annex or 1
            found = [p for p in found if p.annex == wanted]
        elif where == HERE:
            found = [p for p in found if not p.annex]
        else:
            found = [p for p in found if p.annex == here.annex]
        found = [p for p in found if p.depth == here.depth] or found
        if len(found) > 1:
            found = [p for p in found if p.section == here.section]
        return found[0] if len(found) == 1 else None


def _annex_number(words: str) -> int:
    for number in range(1, 100):
        if words in (numbering.roman(number).upper(), numbering.chinese(number)):
            return number
    return 0
