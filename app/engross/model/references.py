"""Live cross-references: runs of text that name another paragraph by its number and follow it.

A reference is an ordinary run whose ``link`` is the internal address of a block or a footnote. Its words are what
people read ("4 (b)"); they are kept equal to the target's *label* by `engross.editing.references`. Only the number is
the reference: "paragraph " and " above" beside it are plain text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from engross import resources
from engross.model import numbering, plain, walk
from engross.model.inlines import Footnote, Inline, Text, footnotes, length
from engross.model.nodes import Block, Document, Kind, NodeId, PartKind
from engross.model.remember import carried_over

PREFIX = "#node-"
_OWN = "-own"
_ADDRESS = re.compile(rf"{PREFIX}(\d{{1,12}})({_OWN})?")
_NO_BREAK = "\u00a0"


@dataclass(frozen=True, slots=True)
class Target:
    """What a reference leads to: a block, or a footnote by its own id.

    ``is_own``: the words name the last step only, "(b)" and not "4 (b)", as within the same paragraph.
    """

    node: NodeId
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class Reference:
    """One reference where it stands: offsets in code points of the block, the address and the words."""

    start: int
    end: int
    link: str
    words: str

    @property
    def target(self) -> Target:
        found = target(self.link)
        assert found is not None
        return found


def address(node: NodeId, *, is_own: bool = False) -> str:
    """The internal address of a block or footnote, as a run's ``link`` has it."""
    return f"{PREFIX}{node}{_OWN if is_own else ''}"


def target(link: str) -> Target | None:
    """What an internal address names; None for any other link. What it names may be gone."""
    found = _ADDRESS.fullmatch(link) if link.startswith(PREFIX) else None
    return Target(int(found[1]), found[2] is not None) if found else None


def is_live(inline: Inline) -> bool:
    """Whether the inline is part of a live reference."""
    return isinstance(inline, Text) and inline.link.startswith(PREFIX) and target(inline.link) is not None


def inside(inlines: Iterable[Inline]) -> Iterator[Reference]:
    """The references in a row of inlines, in order. Neighbouring runs of one address are one reference."""
    at = start = 0
    link = words = ""
    for inline in inlines:
        here = inline.link if isinstance(inline, Text) and is_live(inline) else ""
        if link and here != link:
            yield Reference(start, at, link, words)
        if here and here != link:
            start, words = at, ""
        if isinstance(inline, Text) and here:
            words += inline.text
        link = here
        at += length(inline)
    if link:
        yield Reference(start, at, link, words)


def _has_any(block: Block) -> bool:
    return any(isinstance(i, Text) and i.link.startswith(PREFIX) for i in block.inlines)


Holders = dict[NodeId, tuple[Reference, ...]]


def _carried(before: Document, known: Holders, after: Document) -> Holders | None:
    """What is known stays true of the paragraphs that are the same; the object too where no other has references."""
    changed = walk.spliced(before, after)
    if changed is None:
        return None
    gone = {block.id for splice in changed for block in _with_notes(splice.old)} & known.keys()
    fresh = {key: found for splice in changed for key, found in _in(_with_notes(splice.new))}
    if not gone and not fresh:
        return known
    return {key: found for key, found in known.items() if key not in gone} | fresh


def _with_notes(row: Iterable[Block]) -> Iterator[Block]:
    for block in row:
        yield block
        for inline in block.inlines:
            if isinstance(inline, Footnote):
                yield from inline.blocks


def _in(row: Iterable[Block]) -> Iterator[tuple[NodeId, tuple[Reference, ...]]]:
    return ((block.id, found) for block in row if _has_any(block) and (found := tuple(inside(block.inlines))))


@carried_over(_carried)
def of(document: Document) -> Holders:
    """The references in each block that holds any, of the text and of footnotes.

    While no paragraph with a reference changes, the same object.
    """
    return dict(_in(walk.all_blocks(document)))


# labels


def language(document: Document) -> dict[str, Any]:
    """How references are written in the language of the document: a table of ``styles/references.toml``."""
    table = resources.toml("styles/references.toml")
    return table.get(document.metadata.language, table["default"])  # type: ignore[no-any-return]


def is_there(document: Document, wanted: Target) -> bool:
    """Whether the block or footnote is in the document."""
    return wanted.node in walk.spots(document) or wanted.node in numbering.of(document).marks


def label(document: Document, wanted: Target) -> str:
    """What words call the target: "5", "4 (b) (ii)", "II", "14", "third"; "" where it is gone or has no number."""
    numbers = numbering.of(document)
    if wanted.node in numbers.marks:
        return numbers.marks[wanted.node]
    spot = walk.spots(document).get(wanted.node)
    if spot is None:
        return ""
    if spot.note is not None:
        return numbers.mark(spot.note.id)
    blocks = document.parts[spot.part].blocks
    block = blocks[spot.index]
    if block.kind is Kind.PREAMBULAR and block.level == 0:
        return _ordinal(document, blocks, spot.index)
    steps = [numbers.label(block.id)]
    if block.kind not in (Kind.OPERATIVE, Kind.PREAMBULAR, Kind.SECTION) or not steps[0]:
        return ""
    if not wanted.is_own:
        steps = [*_steps_above(blocks, spot.index, numbers), *steps]
    joint = "." if block.kind is Kind.SECTION else str(language(document)["joint"])
    return joint.join(_bare(step) for step in steps if step)


def _bare(shown: str) -> str:
    """A printed label without the point or dash behind it: "5." is "5", "5 -" is "5"."""
    return shown.strip().rstrip(".-–— \u00a0")


def _steps_above(blocks: tuple[Block, ...], index: int, numbers: numbering.Numbers) -> list[str]:
    """The labels of the paragraphs or divisions that the block hangs below, outermost first."""
    block = blocks[index]
    kinds = (Kind.SECTION,) if block.kind is Kind.SECTION else (Kind.OPERATIVE, Kind.PREAMBULAR)
    level, steps = block.level, []
    while index and level:
        index -= 1
        above = blocks[index]
        if above.quoted < block.quoted or (above.kind is Kind.SECTION and block.kind is not Kind.SECTION):
            break
        if above.quoted == block.quoted and above.kind in kinds and above.level < level:
            level = above.level
            steps.append(numbers.label(above.id))
    return steps[::-1]


def _ordinal(document: Document, blocks: tuple[Block, ...], index: int) -> str:
    """ "third" for the third preambular paragraph, where the language's ordinals are known."""
    depth = blocks[index].quoted
    number = sum(
        b.kind is Kind.PREAMBULAR and b.level == 0 and b.quoted == depth for b in blocks[: index + 1]
    )
    ordinals: list[str] = language(document)["ordinals"]
    return ordinals[number - 1] if number <= len(ordinals) else ""


def says(words: str, wanted: str) -> bool:
    """Whether the words of a reference are this label; a space may be one that does not break."""
    return words == wanted or words.replace(_NO_BREAK, " ") == wanted.replace(_NO_BREAK, " ")


def in_the_manner_of(words: str, wanted: str) -> str:
    """The label with no-break spaces where the words before had them."""
    return wanted.replace(" ", _NO_BREAK) if _NO_BREAK in words else wanted


def is_broken(document: Document, reference: Reference) -> bool:
    """Whether the target is gone, or has no number any more."""
    return not label(document, reference.target)


def kind(document: Document, wanted: Target) -> str:
    """The table of ``styles/references.toml`` that says what stands beside such a number; "" where it has none."""
    spot = walk.spots(document).get(wanted.node)
    if spot is None or spot.note is not None:
        return "footnote"
    block = walk.block_of(document, wanted.node)
    if block.kind is Kind.SECTION:
        return "section"
    if block.kind is Kind.PREAMBULAR and block.level == 0:
        return "preambular"
    return "own" if wanted.is_own and block.level else "paragraph"


def home(document: Document, wanted: Target) -> NodeId:
    """The block that the target is, or that holds the footnote that it is; KeyError where it is gone."""
    if wanted.node in walk.spots(document):
        return wanted.node
    holder, _offset, _note = walk.note_holder(document, wanted.node)
    return holder.id


def wording(document: Document, here: NodeId, wanted: Target, *, says_where: bool = False) -> tuple[str, str]:
    """What is put before and behind the number of a reference that stands in the block ``here``.

    "paragraph " and "" or " of the annex"; with ``says_where`` " above" or " below".
    """
    table: dict[str, Any] = language(document)
    row = table.get(kind(document, wanted), {})
    before, behind = row.get("before", ""), row.get("after", "")
    spots = walk.spots(document)
    from_spot, to_spot = spots[here], spots[home(document, wanted)]
    annexes = [i for i, part in enumerate(document.parts) if part.kind is PartKind.ANNEX]
    if to_spot.part in annexes and to_spot.part != from_spot.part:
        number = numbering.roman(annexes.index(to_spot.part) + 1).upper()
        one, two = table["in_annexes" if len(annexes) > 1 else "in_annex"]
        return one.format(number=number) + before, behind + two.format(number=number)
    if says_where:
        is_above = (to_spot.part, to_spot.index) <= (from_spot.part, from_spot.index)
        one, two = table["above" if is_above else "below"]
        return one + before, behind + two
    return before, behind


def targets(document: Document) -> Iterator[Target]:
    """Everything that can be referred to by a number, in order; footnotes after the paragraph that holds them."""
    for block in walk.blocks(document):
        if label(document, Target(block.id)):
            yield Target(block.id)
        yield from (Target(note.id) for _, note in footnotes(block.inlines))


def description(document: Document, wanted: Target, size: int = 60) -> str:
    """The first words of the target, to tell it by; "" where it is gone."""
    if wanted.node in walk.spots(document):
        words = plain.words(walk.block_of(document, wanted.node))
    else:
        found = [note for _, _, note in walk.notes(document) if note.id == wanted.node]
        words = plain.note_text(found[0]) if found else ""
    flat = " ".join(words.split())
    return flat if len(flat) <= size else flat[: size - 1].rstrip() + "…"
