"""An official text as the draft for the next session: sessions and years counted on, as changes to step through.

What changes is data: ``resources/review/carry-over.LANGUAGE.toml``. A language without such a
file is taken over as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from engross import resources
from engross.editing import rewrite, text
from engross.model import masthead, plain, walk
from engross.model.inlines import Field, Text, length, normal
from engross.model.nodes import Block, Document, Kind
from engross.model.places import Place, Selection
from engross.review import comments
from engross.review.base import official, with_base
from engross.review.compare import compare

Prepare = Callable[[Document], Document]

AUTHOR = "Engross"
"""Whose the proposals are."""
_HOMES = {"masthead": {Kind.MASTHEAD, Kind.TITLE}, "closing": {Kind.CLOSING}}


@dataclass(frozen=True, slots=True)
class Proposal:
    """Words of a paragraph, from ``start`` to ``end`` (code points), and what they become; None is to be checked."""

    rule: str
    block: Block
    start: int
    end: int
    new: str | None


def carried_over(base: Document, at: str, prepare: Prepare = lambda document: document) -> Document:
    """The text as a draft, with what belongs to its session proposed anew as tracked changes of `AUTHOR`.

    ``prepare`` changes it first, which is tracked too; where it does, nothing is proposed. What only a person can know
    (symbols of reports) bears a comment.
    """
    start = official(base)
    new = prepared = prepare(start)
    found = list(proposals(start, prepared))
    for proposal in reversed(found):
        if proposal.new is not None:
            new = (
                text.insert(new, _selection(proposal), proposal.new).document
                if proposal.new
                else text.delete(new, _selection(proposal)).document
            )
            new = _counted_on(new, proposal)
    made = compare(start, new, AUTHOR, at)
    for proposal in found:
        if proposal.new is None:
            made = _to_check(made, proposal, at)
    return with_base(made, base).document


def _counted_on(document: Document, proposal: Proposal) -> Document:
    """The number of the session, where the proposal is about words that state it, is that of the next one too."""
    at, stated = 0, ""
    for inline in proposal.block.inlines:
        if isinstance(inline, Text) and at <= proposal.start < at + len(inline.text):
            stated = next((f.value for f in inline.fields if f.name == masthead.SESSION), "")
        at += length(inline)
    if not stated.isdigit():
        return document
    was, now = Field(masthead.SESSION, stated), Field(masthead.SESSION, str(int(stated) + 1))
    block = walk.block_of(document, proposal.block.id)
    row = normal(
        replace(inline, fields=tuple(now if field == was else field for field in inline.fields))
        if isinstance(inline, Text)
        else inline
        for inline in block.inlines
    )
    return rewrite.put(document, replace(block, inlines=row))


def _selection(proposal: Proposal) -> Selection:
    return Selection(Place(proposal.block.id, proposal.start), Place(proposal.block.id, proposal.end))


def _to_check(document: Document, proposal: Proposal, at: str) -> Document:
    """A comment on the words where they stand among the changes."""
    words = plain.text(proposal.block)[proposal.start : proposal.end]
    block = walk.block_of(document, proposal.block.id)
    start = plain.text(block).find(words)
    place = Selection(Place(block.id, start), Place(block.id, start + len(words))) if start >= 0 else block.id
    return comments.add(document, f"To be checked: {words}", AUTHOR, at, on=place).document


def proposals(base: Document, draft: Document | None = None) -> Iterator[Proposal]:
    """What the rules of the language would change, in order, without overlaps.

    Of a draft that was prepared already, only what is still as in the base.
    """
    document = draft or base
    were = {block.id: block for block in walk.all_blocks(base)}
    name = f"review/carry-over.{document.metadata.language}.toml"
    if not resources.path(name).is_file():
        return
    table = resources.toml(name)
    ordinals = _ordinals(table["ordinals"])
    recalled = {p.block.id: p for p in _recalled(base, table["recalled"])}
    for block in walk.all_blocks(document):
        if block is not were.get(block.id):
            continue
        if block.id in recalled:
            yield recalled[block.id]
            continue
        last = 0
        for start, end, rule in sorted(_matches(block, table["rule"]), key=lambda found: found[:2]):
            was = plain.text(block)[start:end]
            new = _becomes(was, rule["becomes"], ordinals)
            if start >= last and new != was:
                yield Proposal(rule["name"], block, start, end, new)
                last = end


def _recalled(document: Document, words: dict[str, str]) -> Iterator[Proposal]:
    """The resolution itself, as the last of those that the first paragraph of the kind recalls."""
    number = masthead.text_of(document, masthead.NUMBER).rstrip(". ")
    date = " ".join(masthead.text_of(document, masthead.ADOPTED).split())
    if not number or not date:
        return
    own = words["one"].format(number=number, date=date)
    for block in walk.blocks(document):
        said = plain.text(block)
        row = re.match(words["row"], said) if block.kind is Kind.PREAMBULAR else None
        if row is not None:
            start, end = row.span("row")
            if number not in said:
                yield Proposal("recalled", block, start, end, _with_last(row["row"], own, words))
            return


def _with_last(row: str, own: str, words: dict[str, str]) -> str:
    """The row of resolutions with one more at its end."""
    head, last = row.rpartition(words["last"])[::2]
    if head:
        return f"{head}{words['between']}{last}{words['last']}{own}"
    return f"{row.replace(words['singular'], words['plural'], 1)}{words['last']}{own}"


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
