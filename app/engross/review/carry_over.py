"""An official text as the draft for the next session: sessions and years counted on, as changes to step through.

What changes is data: ``resources/review/carry-over.LANGUAGE.toml``. A language without such a
file is taken over as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from engross import resources
from engross.editing import text
from engross.model import plain, states, walk
from engross.model.nodes import Block, Document, Kind
from engross.model.places import Place, Selection
from engross.review import comments
from engross.review.comments import without_comments
from engross.review.compare import compare

AUTHOR = "Engross"
"""Whose the proposals are."""
_HOMES = {"masthead": {Kind.MASTHEAD, Kind.TITLE}, "closing": {Kind.CLOSING, Kind.MASTHEAD}}


@dataclass(frozen=True, slots=True)
class Proposal:
    """Words of a paragraph, from ``start`` to ``end`` (code points), and what they become; None is to be checked."""

    rule: str
    block: Block
    start: int
    end: int
    new: str | None


def carried_over(base: Document, at: str) -> Document:
    """The text as a draft, with what belongs to its session proposed anew as tracked changes of `AUTHOR`.

    What only a person can know (symbols of reports) bears a comment.
    """
    start = without_comments(states.accepted(base))
    found = list(proposals(start))
    new = start
    for proposal in reversed(found):
        if proposal.new is not None:
            new = (
                text.insert(new, _selection(proposal), proposal.new).document
                if proposal.new
                else text.delete(new, _selection(proposal)).document
            )
    made = compare(start, new, AUTHOR, at)
    for proposal in found:
        if proposal.new is None:
            made = _to_check(made, proposal, at)
    return made


def _selection(proposal: Proposal) -> Selection:
    return Selection(Place(proposal.block.id, proposal.start), Place(proposal.block.id, proposal.end))


def _to_check(document: Document, proposal: Proposal, at: str) -> Document:
    """A comment on the words where they stand among the changes."""
    words = plain.text(proposal.block)[proposal.start : proposal.end]
    block = walk.block_of(document, proposal.block.id)
    start = plain.text(block).find(words)
    place = Selection(Place(block.id, start), Place(block.id, start + len(words))) if start >= 0 else block.id
    return comments.add(document, f"To be checked: {words}", AUTHOR, at, on=place).document


def proposals(document: Document) -> Iterator[Proposal]:
    """What the rules of the document's language would change, in order, without overlaps."""
    name = f"review/carry-over.{document.metadata.language}.toml"
    if not resources.path(name).is_file():
        return
    table = resources.toml(name)
    ordinals = _ordinals(table["ordinals"])
    for block in walk.all_blocks(document):
        last = 0
        for start, end, rule in sorted(_matches(block, table["rule"]), key=lambda found: found[:2]):
            was = plain.text(block)[start:end]
            new = _becomes(was, rule["becomes"], ordinals)
            if start >= last and new != was:
                yield Proposal(rule["name"], block, start, end, new)
                last = end


def _matches(block: Block, rules: list[dict[str, str]]) -> Iterator[tuple[int, int, dict[str, str]]]:
    words = plain.text(block)
    for rule in rules:
        if "within" in rule and block.kind not in _HOMES[rule["within"]]:
            continue
        for match in re.finditer(rule["pattern"], words):
            yield match.start("n"), match.end("n"), rule


def _becomes(was: str, how: str, ordinals: dict[str, str]) -> str | None:
    """The words for the next session; the same where they are not understood."""
    if how == "next-ordinal":
        after = ordinals.get(was.lower(), was)
        return after.capitalize() if was[0].isupper() and after != was else after
    if how == "next-number":
        return str(int(was) + 1)
    return "" if how == "nothing" else None


def _ordinals(table: dict[str, list[str]]) -> dict[str, str]:
    """Each ordinal to the next one, first to hundredth."""
    row = [*table["units"], *table["teens"]]
    for number, tens in enumerate(table["tens"]):
        row += [table["round"][number], *(f"{tens}-{unit}" for unit in table["units"])]
    row.append(table["round"][-1])
    return dict(pairwise(row))
